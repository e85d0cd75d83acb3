"""The start page: language, name, supervisor code, training progress, three samples."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from triage_app.samples import Sample
from triage_app.ui.widgets.code_view import CodeFields
from triage_app.ui.widgets.layouts import SideBySide
from triage_app.ui.widgets.parts import button, card, field_label, label, row, shortcut
from triage_app.ui.widgets.texts import LANGUAGES, Texts

_NAMES = {"fr": "Français", "en": "English"}


class WelcomePage(QWidget):
    """All fields are optional; the page can be left at any time."""

    language_chosen = Signal(str)
    start_requested = Signal(str, str)  # name in the log; supervisor code, or ""
    sample_chosen = Signal(Sample)
    paste_requested = Signal()  # the page was left by pasting a message

    def __init__(
        self, texts: Texts, agent: str, samples: Sequence[Sample], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._texts = texts
        self.languages = {one: self._language(one) for one in LANGUAGES}
        self.agent = QLineEdit(agent)
        self.agent.setMaxLength(64)
        self.code = CodeFields(texts)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(texts("learning.progress"))
        self.progress.setTextVisible(False)
        self.state = label(wrap=True)
        self.samples = [self._sample(one) for one in samples]
        self.start_button = button(texts("welcome.start"), "primary")
        self.start_button.setMinimumHeight(36)
        self.start_button.clicked.connect(self._start)
        self._build()
        self.show_training(0.0)
        self.setFocusProxy(self.start_button)
        shortcut("Ctrl+V", self, self.paste_requested.emit)

    def show_training(self, share: float) -> None:
        """Show the progress of the first training."""
        self.progress.setValue(round(100 * share))
        self.state.setText(self._texts("welcome.building"))

    def show_ready(self, number: str) -> None:
        """Show that the model is ready."""
        self.progress.setValue(100)
        self.state.setText(self._texts("welcome.ready", number=number))

    def _start(self) -> None:
        code = self.code.value()
        if code is not None:
            self.start_requested.emit(self.agent.text().strip(), code)

    def _language(self, language: str) -> QPushButton:
        made = button(_NAMES[language])
        made.setCheckable(True)
        made.setChecked(language == self._texts.language)
        made.setMinimumSize(120, 36)
        made.clicked.connect(lambda: self.language_chosen.emit(language))
        return made

    def _sample(self, sample: Sample) -> QPushButton:
        made = button(self._texts(f"welcome.sample_{sample.decision}"))
        made.clicked.connect(lambda: self.sample_chosen.emit(sample))
        return made

    def _build(self) -> None:
        sides = SideBySide(self)
        sides.add(self._settings_card(), 1)
        sides.add(self._tour_card(), 1)
        self.fit_width = sides.fit_width

    def _settings_card(self) -> QFrame:
        frame, inside = card(spacing=12, margin=24)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(field_label(self._texts("preferences.agent"), self.agent), self.agent)
        inside.addWidget(label(self._texts("welcome.title"), "title"))
        inside.addWidget(label(self._texts("welcome.hint"), wrap=True))
        inside.addLayout(row(*self.languages.values(), None))
        inside.addLayout(form)
        inside.addWidget(label(self._texts("welcome.code"), "muted", wrap=True))
        inside.addWidget(self.code)
        inside.addStretch(1)
        inside.addLayout(row(None, self.start_button))
        return frame

    def _tour_card(self) -> QFrame:
        frame, inside = card(spacing=12, margin=24)
        inside.addWidget(label(self._texts("welcome.model"), "title"))
        inside.addWidget(self.state)
        inside.addWidget(self.progress)
        inside.addSpacing(16)
        inside.addWidget(label(self._texts("welcome.try"), "title"))
        inside.addWidget(label(self._texts("welcome.try_hint"), wrap=True))
        samples = QVBoxLayout()
        samples.setSpacing(8)
        for one in self.samples:
            samples.addWidget(one)
        inside.addLayout(samples)
        inside.addStretch(1)
        inside.addWidget(label(self._texts("input.privacy"), "muted", wrap=True))
        return frame
