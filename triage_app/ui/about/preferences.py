"""The preferences dialog: language, theme, text size, name in the log, options."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import asdict, dataclass, fields, replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from triage_app.settings import Settings
from triage_app.ui.widgets.layouts import dialog_room
from triage_app.ui.widgets.parts import choice, field_label, label
from triage_app.ui.widgets.texts import Texts

THEMES = ("system", "light", "dark", "contrast")
SIZES = (100, 125, 150, 175, 200)  # per cent
# Settings whose label has another name.
_TEXTS = {"watch_clipboard": "watch", "review_blind": "blind"}
LOOKS = ("middle", "always", "never")


@dataclass(frozen=True, slots=True)
class Preferences:
    """The values of the dialog."""

    language: str
    theme: str
    agent: str
    text_size: int = 100
    second_look: str = "middle"
    watch_clipboard: str = "off"
    review_blind: str = "on"


_WIDTH = 460  # pixels, or more


class PreferencesDialog(QDialog):
    """Returns the chosen values; the program saves them."""

    def __init__(
        self,
        texts: Texts,
        current: Preferences,
        parent: QWidget | None = None,
        fixed: Set[str] = frozenset(),
    ) -> None:
        """`fixed` are the names of the settings that an administrator has fixed."""
        super().__init__(parent)
        self.setWindowTitle(texts("preferences.title"))
        self._agent = current.agent
        sizes = sorted({*SIZES, current.text_size})
        self.language = choice((("Français", "fr"), ("English", "en")))
        self.theme = choice((texts(f"preferences.theme_{one}"), one) for one in THEMES)
        self.text_size = choice((texts.percent(one / 100), one) for one in sizes)
        self.agent = QLineEdit(current.agent)
        self.second_look = choice((texts(f"preferences.look_{one}"), one) for one in LOOKS)
        self.watch = QCheckBox(texts("preferences.watch"))
        self.blind = QCheckBox(texts("preferences.blind"))
        for box, value in (
            (self.language, current.language),
            (self.theme, current.theme),
            (self.text_size, current.text_size),
            (self.second_look, current.second_look),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self.watch.setChecked(current.watch_clipboard == "on")
        self.blind.setChecked(current.review_blind == "on")
        self.fixed = label(self._lock(texts, fixed), "muted", wrap=True)
        self.fixed.setVisible(bool(self.fixed.text()))
        self._build(texts)

    def chosen(self) -> Preferences:
        """Return the values of the fields; an empty name keeps the previous one."""
        return Preferences(
            language=str(self.language.currentData()),
            theme=str(self.theme.currentData()),
            agent=self.agent.text().strip() or self._agent,
            text_size=int(self.text_size.currentData()),
            second_look=str(self.second_look.currentData()),
            watch_clipboard="on" if self.watch.isChecked() else "off",
            review_blind="on" if self.blind.isChecked() else "off",
        )

    def _lock(self, texts: Texts, fixed: Set[str]) -> str:
        """Lock the fields of fixed settings; return a sentence that names them, "" without any."""
        fields = {
            "language": self.language,
            "theme": self.theme,
            "text_size": self.text_size,
            "agent": self.agent,
            "second_look": self.second_look,
            "watch_clipboard": self.watch,
            "review_blind": self.blind,
        }
        names = [name for name in fields if name in fixed]
        for name in names:
            fields[name].setEnabled(False)
        told = (texts(f"preferences.{_TEXTS.get(name, name)}").replace("&", "") for name in names)
        return texts("preferences.fixed", names=", ".join(told)) if names else ""

    def _build(self, texts: Texts) -> None:
        form = QFormLayout()
        for key, field in (
            ("language", self.language),
            ("theme", self.theme),
            ("text_size", self.text_size),
            ("agent", self.agent),
            ("second_look", self.second_look),
        ):
            form.addRow(field_label(texts(f"preferences.{key}"), field), field)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(self.watch)
        layout.addWidget(self.blind)
        layout.addWidget(self.fixed)
        layout.addWidget(label(texts("preferences.hint"), "muted", wrap=True))
        layout.addWidget(buttons)
        wanted = self.sizeHint().expandedTo(QSize(_WIDTH, 0))
        self.resize(wanted.boundedTo(dialog_room(self)))  # Qt takes two thirds of the screen


def preferences_of(settings: Settings) -> Preferences:
    """Return the settings that the dialog shows."""
    return Preferences(**{one.name: getattr(settings, one.name) for one in fields(Preferences)})


def ask_preferences(
    texts: Texts, settings: Settings, parent: QWidget, fixed: Set[str]
) -> Settings | None:
    """Open the dialog; return the changed settings, None if nothing was changed.

    The `fixed` ones cannot be changed in it.
    """
    dialog = PreferencesDialog(texts, preferences_of(settings), parent, fixed)
    if not dialog.exec():
        return None
    changed = replace(settings, **asdict(dialog.chosen()))
    return None if changed == settings else changed
