"""The form for one outcome in one language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from triage_app.advice.guidance import Advice, AdviceText, Step, Timing
from triage_app.records import Outcome
from triage_app.ui.widgets.layouts import FlowScroll
from triage_app.ui.widgets.parts import clear_layout, field_label, label
from triage_app.ui.widgets.texts import Texts

_SPACES = re.compile(r"[ \t]+")
_MARGINS = 24  # pixels
_COLUMNS = 2  # of contacts
_LINES = {"say": 2, Timing.NOW: 2, Timing.TODAY: 3, Timing.ROUTINE: 3, "agent": 2}


def outcome_title(outcome: Outcome, texts: Texts) -> str:
    """Return what the caller did, as a heading."""
    words = texts(f"outcome.{outcome}")
    return f"{words[0].upper()}{words[1:]}"


class GuidanceFormView(QFrame):
    """Shows one entry and returns the edited text."""

    text_changed = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._advice: Advice | None = None
        self._language = texts.language
        self.setProperty("card", True)
        self.title = label(role="title")
        self.say = self._field("say")
        self.steps = {timing: self._field(timing) for timing in Timing}
        self.avoid, self.source = QLineEdit(), QLineEdit()
        self.agent = self._field("agent")
        self.verified = QCheckBox(texts("guidance.verified"))
        self.channels: dict[str, QCheckBox] = {}
        self._contacts = QGridLayout()
        self._build()
        for one in (self.say, *self.steps.values(), self.agent):
            one.textChanged.connect(self.text_changed)
        for line in (self.avoid, self.source):
            line.textChanged.connect(self.text_changed)
        self.verified.toggled.connect(self.text_changed)

    def offer_channels(self, names: Mapping[str, str]) -> None:
        """Set the available contacts by id."""
        clear_layout(self._contacts)
        self.channels = {}
        for place, (channel, name) in enumerate(names.items()):
            box = QCheckBox(name.replace("&", "&&"))
            box.toggled.connect(self.text_changed)
            self._contacts.addWidget(box, place // _COLUMNS, place % _COLUMNS)
            self.channels[channel] = box

    def show_advice(self, advice: Advice, language: str) -> None:
        """Show an entry; unsaved edits of another one are dropped."""
        self._advice, self._language = advice, language
        self.title.setText(outcome_title(advice.outcome, self._texts))
        self.say.setPlainText(advice.say)
        for timing, field in self.steps.items():
            field.setPlainText("\n".join(advice.of(timing)))
        self.avoid.setText(advice.avoid)
        self.agent.setPlainText("\n".join(advice.agent))
        self.source.setText(advice.source)
        self.verified.setChecked(advice.verified)
        for channel, box in self.channels.items():
            box.setChecked(channel in advice.channels)

    def text(self) -> AdviceText | None:
        """Return the edited text, None if no entry is shown."""
        if self._advice is None:
            return None
        return AdviceText(
            outcome=self._advice.outcome,
            language=self._language,
            say=" ".join(_lines(self.say)),
            steps=tuple(
                Step(timing, line) for timing, field in self.steps.items() for line in _lines(field)
            ),
            avoid=self.avoid.text().strip(),
            channels=tuple(name for name, box in self.channels.items() if box.isChecked()),
            source=self.source.text().strip(),
            verified=self.verified.isChecked(),
            agent=_lines(self.agent),
        )

    def _field(self, name: str) -> QPlainTextEdit:
        """Return a field with several lines; Tab leaves it."""
        field = QPlainTextEdit()
        field.setTabChangesFocus(True)
        lines = _LINES[name]
        field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 18)
        return field

    def _build(self) -> None:
        area = FlowScroll(4)
        area.setAccessibleName(self._texts("guidance.form"))
        area.add(field_label(self._texts("guidance.say"), self.say))
        area.add(self.say)
        for timing, field in self.steps.items():
            area.add(field_label(self._texts(f"guidance.{timing}"), field))
            area.add(field)
        below = (("avoid", self.avoid), ("agent", self.agent), ("source", self.source))
        for key, line in below:
            area.add(field_label(self._texts(f"guidance.{key}"), line))
            area.add(line)
        area.add(self.verified)
        area.add(label(self._texts("guidance.channels"), "heading"))
        area.lines.addLayout(self._contacts)
        area.lines.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 8, 8)
        layout.addWidget(self.title)
        layout.addWidget(area, 1)
        # The scroll area cuts wider content, so it requests the width of its content.
        self._area = area

    def minimumSizeHint(self) -> QSize:
        """Return a size at which no text is cut."""
        width = self._area.needed_width() + _MARGINS
        return QSize(width, super().minimumSizeHint().height())


def _lines(field: QPlainTextEdit) -> tuple[str, ...]:
    """Return the lines of a field that are not empty.

    No-break spaces stay: the field's own plain text has spaces instead.
    """
    lines = field.document().toRawText().splitlines()
    return tuple(_SPACES.sub(" ", line).strip() for line in lines if line.strip())
