"""What a supervisor answers to a case: the label, reasons, a note; and the answer before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLineEdit, QPushButton, QWidget

from classifier.records import Label
from triage_app.records import Step
from triage_app.review_records import LabelReason, QueueReason
from triage_app.ui.supervisor.review_line import Answered, Ready
from triage_app.ui.widgets.fitted_labels import LineLabel
from triage_app.ui.widgets.parts import (
    button,
    card,
    field_label,
    label,
    row,
    shortcut,
    shown_keys,
)
from triage_app.ui.widgets.texts import Texts

ANSWER_KEYS = {Label.SCAM: "F5", Label.LEGIT: "F6"}
CAMPAIGN_KEYS = {Label.SCAM: "Shift+F5", Label.LEGIT: "Shift+F6"}
SKIP_KEY, CALLED_KEY, NOTE_KEY = "F7", "F9", "Ctrl+N"
REASON_KEYS = {one: str(place) for place, one in enumerate(LabelReason, start=1)}


class ReviewAnswersView(QFrame):
    """Emits a signal for each answer; knows reasons and note of the case on the page."""

    label_requested = Signal(Label)
    campaign_requested = Signal(Label)
    skip_requested = Signal()
    called_requested = Signal()
    idle_pressed = Signal(object)  # the widget whose key has nothing to answer

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.label_buttons = {
            one: button(f"{texts(f'label.{one}')}   {keys}", "primary", keys=keys)
            for one, keys in ANSWER_KEYS.items()
        }
        self.campaign_buttons = {
            one: button(f"{texts(f'label.{one}')}   {shown_keys(keys)}", keys=shown_keys(keys))
            for one, keys in CAMPAIGN_KEYS.items()
        }
        for one, made in self.campaign_buttons.items():
            made.setAccessibleName(texts("review.campaign_as", label=texts(f"label.{one}")))
        self.skip_button = button(f"{texts('review.skip')}   {SKIP_KEY}", keys=SKIP_KEY)
        self.called_button = button(f"{texts('review.called')}   {CALLED_KEY}", keys=CALLED_KEY)
        self.reasons = {
            one: QCheckBox(f"{keys}  {texts(f'label_reason.{one}')}")
            for one, keys in REASON_KEYS.items()
        }
        self.note = QLineEdit()
        self.note.setPlaceholderText(texts("review.note_hint", keys=shown_keys(NOTE_KEY)))
        self.before = [LineLabel() for _ in range(3)]
        self._build()
        self._connect()
        self.show_case(None)

    def show_case(self, ready: Ready | None) -> None:
        """Let a case be answered; reasons and note start anew."""
        for one in self.reasons.values():
            one.setChecked(False)
        self.note.clear()
        for made in self._buttons():
            made.setEnabled(ready is not None)
        calls = ready is not None and ready.entry.reason is QueueReason.CALL_BACK
        self.called_button.setEnabled(calls)
        has_text = ready is not None and ready.detail.message is not None
        self.note.setEnabled(has_text)

    def show_before(self, answered: Answered | None) -> None:
        """Show the answer before, and now what the tool and the agent said."""
        self._show_lines(["", "", ""] if answered is None else list(self._lines_before(answered)))

    def show_taken_back(self, answered: Answered, note: str) -> None:
        """Say that an answer was taken back, and fill in its reasons and its note again."""
        number = answered.ready.entry.case.shown_number
        self._show_lines([self._texts("review.taken_back", number=number), "", ""])
        for reason, box in self.reasons.items():
            box.setChecked(reason in answered.reasons)
        self.note.setText(note)

    def chosen(self) -> list[LabelReason]:
        """Return the reasons that are chosen."""
        return [one for one, made in self.reasons.items() if made.isChecked()]

    def _show_lines(self, lines: Sequence[str]) -> None:
        for made, line in zip(self.before, lines, strict=True):
            made.setText(line)

    def _lines_before(self, answered: Answered) -> Iterator[str]:
        texts, case = self._texts, answered.ready.entry.case
        said = texts(f"label.{answered.label}") if answered.label else texts("review.was_called")
        still = texts("review.still_to_call") if _still_waits(answered) else ""
        if not answered.changed:
            yield from (texts("review.stands", number=case.shown_number, label=said), still, "")
            return
        own = isinstance(answered.step, Step) and answered.step.case.own_case
        mark = f" · {texts('case.own_case')}" if own else ""
        yield texts("review.you", number=case.shown_number, label=said) + mark
        yield texts("review.tool", band=texts(f"band.{case.band}"))
        agent = texts("review.agent", decision=texts(f"decision.{case.decision}"))
        if answered.ready.entry.reason is QueueReason.SECOND and case.label:
            agent += " · " + texts("review.first", label=texts(f"label.{case.label}"))
        yield f"{agent} · {still}" if still else agent

    def _buttons(self) -> list[QPushButton]:
        labels = (*self.label_buttons.values(), *self.campaign_buttons.values())
        return [*labels, self.skip_button]

    def _build(self) -> None:
        texts = self._texts
        frame, inside = card()
        layout = row(frame)
        self.setLayout(layout)
        inside.addWidget(label(texts("review.answer"), "heading"))
        inside.addLayout(row(*self.label_buttons.values(), self.skip_button, None))
        inside.addWidget(label(texts("review.campaign"), "heading"))
        inside.addLayout(row(*self.campaign_buttons.values(), self.called_button, None))
        inside.addWidget(label(texts("review.why"), "heading"))
        grid = QGridLayout()
        for at, one in enumerate(self.reasons.values()):
            grid.addWidget(one, at // 2, at % 2)
        inside.addLayout(grid)
        inside.addLayout(row(field_label(texts("review.note"), self.note), self.note))
        inside.addWidget(label(texts("review.before"), "heading"))
        for line in self.before:
            inside.addWidget(line)
        inside.addStretch(1)

    def _connect(self) -> None:
        for one, made in self.label_buttons.items():
            made.clicked.connect(lambda _=False, one=one: self.label_requested.emit(one))
            self._bind(ANSWER_KEYS[one], made, made.click)
        for one, made in self.campaign_buttons.items():
            made.clicked.connect(lambda _=False, one=one: self.campaign_requested.emit(one))
            self._bind(CAMPAIGN_KEYS[one], made, made.click)
        for reason, box in self.reasons.items():
            shortcut(REASON_KEYS[reason], self, box.toggle)
        for made, keys, asked in (
            (self.skip_button, SKIP_KEY, self.skip_requested),
            (self.called_button, CALLED_KEY, self.called_requested),
        ):
            made.clicked.connect(asked)
            self._bind(keys, made, made.click)
        self._bind(NOTE_KEY, self.note, self.note.setFocus)

    def _bind(self, keys: str, owner: QWidget, action: Callable[[], object]) -> None:
        """Bind keys to an action that its widget allows; else they say why not."""

        def act() -> None:
            if owner.isEnabled():
                action()
            else:
                self.idle_pressed.emit(owner)

        shortcut(keys, self, act)


def _still_waits(answered: Answered) -> bool:
    """Return whether the caller of the case still has to be called back."""
    calls = answered.ready.entry.reason is QueueReason.CALL_BACK
    return calls and answered.label is Label.SCAM
