"""The few settings that people change: language, look, and the name in the log."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from triage_app.ui.parts import choice, field_label, label
from triage_app.ui.texts import Texts

THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the dialog shows and gives back."""

    language: str
    theme: str
    agent: str


class PreferencesDialog(QDialog):
    """Gives back what was chosen; saving it is the program's job."""

    def __init__(self, texts: Texts, now: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts("preferences.title"))
        self.language = choice((("Français", "fr"), ("English", "en")))
        self.theme = choice((texts(f"preferences.theme_{one}"), one) for one in THEMES)
        self.agent = QLineEdit(now.agent)
        self.language.setCurrentIndex(max(0, self.language.findData(now.language)))
        self.theme.setCurrentIndex(max(0, self.theme.findData(now.theme)))
        self._agent = now.agent
        self._build(texts)

    def chosen(self) -> Preferences:
        """Return what the fields say; an empty name keeps the old one."""
        return Preferences(
            language=str(self.language.currentData()),
            theme=str(self.theme.currentData()),
            agent=self.agent.text().strip() or self._agent,
        )

    def _build(self, texts: Texts) -> None:
        form = QFormLayout()
        form.addRow(field_label(texts("preferences.language"), self.language), self.language)
        form.addRow(field_label(texts("preferences.theme"), self.theme), self.theme)
        form.addRow(field_label(texts("preferences.agent"), self.agent), self.agent)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(label(texts("preferences.hint"), "muted", wrap=True))
        layout.addWidget(buttons)
        self.setMinimumWidth(420)
