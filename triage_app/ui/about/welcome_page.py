"""The start page: language, name, supervisor code, training progress, three samples."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from triage_app.samples import Sample
from triage_app.ui.widgets.code_view import CodeFields
from triage_app.ui.widgets.layouts import flow
from triage_app.ui.widgets.parts import (
    button,
    card,
    field_label,
    label,
    row,
    scaled_width,
    shortcut,
)
from triage_app.ui.widgets.spoken import SpokenRole, speak_as
from triage_app.ui.widgets.texts import LANGUAGES, Texts

_WIDTH = 560  # pixels of the column at text size 100 %
_MUCH = 1000  # share of the width against the margins: the column takes it up to its maximum
_NAMES = {"fr": "Français", "en": "English"}


class WelcomePage(QWidget):
    """One column, read from top to bottom; all fields are optional, the page can always be left."""

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
        self._code_hint = label(texts("welcome.code"), "muted", wrap=True)
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
        self.setFocusProxy(self.languages[texts.language])
        for field in (self.agent, self.code.code, self.code.again):
            field.returnPressed.connect(self._start)
        shortcut("Ctrl+V", self, self.paste_requested.emit)

    def show_training(self, share: float) -> None:
        """Show the progress of the first training."""
        self.progress.show()
        self.progress.setValue(round(100 * share))
        self.state.setText(self._texts("welcome.building"))

    def show_ready(self, number: str) -> None:
        """Show that the model is ready."""
        self.progress.hide()
        self.state.setText(self._texts("welcome.ready", number=number))

    def show_code_set(self, code_set: bool) -> None:
        """Offer a new supervisor code only where there is none yet."""
        self.code.setVisible(not code_set)
        key = "welcome.code_set" if code_set else "welcome.code"
        self._code_hint.setText(self._texts(key))

    def _start(self) -> None:
        code = self.code.value() if self.code.isVisibleTo(self) else ""
        if code is not None:
            self.start_requested.emit(self.agent.text().strip(), code)

    def _language(self, language: str) -> QPushButton:
        made = button(_NAMES[language])
        made.setCheckable(True)
        speak_as(made, SpokenRole.RADIO)
        made.setChecked(language == self._texts.language)
        made.setMinimumSize(120, 36)
        made.clicked.connect(lambda: self.language_chosen.emit(language))
        return made

    def _sample(self, sample: Sample) -> QPushButton:
        made = button(self._texts(f"welcome.sample_{sample.decision}"))
        made.clicked.connect(lambda: self.sample_chosen.emit(sample))
        return made

    def _build(self) -> None:
        column, inside = card(spacing=10, margin=20)
        column.setMaximumWidth(scaled_width(self, _WIDTH))
        self._add_choices(inside)
        inside.addSpacing(8)
        inside.addWidget(self.state)
        inside.addWidget(self.progress)
        inside.addSpacing(8)
        inside.addWidget(label(self._texts("welcome.try"), "heading"))
        inside.addWidget(label(self._texts("welcome.try_hint"), wrap=True))
        inside.addLayout(flow(*self.samples))
        inside.addWidget(label(self._texts("input.privacy"), "muted", wrap=True))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(column, _MUCH)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addLayout(across)
        layout.addStretch(1)
        self._set_tab_order()

    def _add_choices(self, inside: QVBoxLayout) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(field_label(self._texts("preferences.agent"), self.agent), self.agent)
        inside.addWidget(label(self._texts("welcome.title"), "title"))
        inside.addWidget(label(self._texts("welcome.hint"), wrap=True))
        inside.addLayout(row(*self.languages.values(), None))
        inside.addLayout(form)
        inside.addWidget(self._code_hint)
        inside.addWidget(self.code)
        inside.addLayout(row(None, self.start_button))

    def _set_tab_order(self) -> None:
        """Lead the Tab key from top to bottom: Qt follows the order of creation."""
        fields = (self.agent, self.code.code, self.code.again)
        stops = (*self.languages.values(), *fields, self.start_button, *self.samples)
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)
