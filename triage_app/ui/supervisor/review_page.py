"""The review queue: one case after the other, answered by one key each. Nothing moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from classifier.records import Label
from triage_app.review_records import ORDER, Agreement, QueueReason, ReviewState
from triage_app.ui.supervisor.review_answers_view import ReviewAnswersView
from triage_app.ui.supervisor.review_line import Answered, Ready, ReviewLine
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.fitted_labels import LineLabel
from triage_app.ui.widgets.layouts import SideBySide
from triage_app.ui.widgets.message_view import MessageView
from triage_app.ui.widgets.parts import (
    button,
    card,
    choice,
    field_label,
    label,
    row,
    shortcut,
    shown_keys,
)
from triage_app.ui.widgets.texts import Texts

CAMPAIGN_KEY = "F8"
REDO_KEYS = ("Ctrl+Shift+Z", "Ctrl+Y")


class ReviewPage(QWidget):
    """Shows the case that is next; emits a signal for each answer."""

    answer_requested = Signal(Label, object, str)  # list of reasons, note
    campaign_requested = Signal(Label, object)  # list of reasons
    called_requested = Signal()
    skip_requested = Signal()
    reasons_chosen = Signal(object)  # tuple[QueueReason, ...]: what is looked at
    sheet_requested = Signal(object)  # number of a campaign
    undo_requested = Signal()
    redo_requested = Signal()
    more_requested = Signal()  # no case is on the page, and the queue has not ended
    idle_noticed = Signal(str)  # key of the text that says why a key does nothing

    def __init__(
        self, texts: Texts, theme: Theme, *, blind: bool = True, parent: QWidget | None = None
    ) -> None:
        """`blind`: tool and agent are hidden until there is an answer."""
        super().__init__(parent)
        self.setObjectName("page")
        self._texts, self._blind = texts, blind
        self._ready: Ready | None = None
        self._ended = False  # nothing waits
        self.kind = choice(
            [
                (texts("review.whole_queue"), ORDER),
                *((texts(f"queue_reason.{one}"), (one,)) for one in QueueReason),
            ]
        )
        self.sheet_button = button(
            f"{texts('review.sheet')}   {CAMPAIGN_KEY}", "quiet", keys=CAMPAIGN_KEY
        )
        self.undo_button = button(texts("case.undo"), "quiet", keys=shown_keys("Ctrl+Z"))
        self.reason, self.facts = LineLabel(), LineLabel()
        self.reason.setProperty("role", "heading")
        self.done, self.opinions = LineLabel(), LineLabel()
        self.message = MessageView(texts, theme)
        self.answers = ReviewAnswersView(texts)
        self.progress = [LineLabel() for _ in range(4)]
        self._build()
        self._connect()
        self.setFocusProxy(self.message.page)
        self.show_line(ReviewLine())

    def show_line(self, line: ReviewLine) -> None:
        """Show the case that is next, or that nothing waits."""
        self._ready, self._ended = line.current, line.ended
        ready = self._ready
        self.answers.show_case(ready)
        self.sheet_button.setEnabled(ready is not None)
        self.progress[0].setText(self._texts.count("review.answers", line.answers))
        lines = ["", "", "", ""] if ready is None else list(self._lines(ready))
        empty = self._texts("review.nothing" if line.ended else "review.loading")
        self.reason.setText(lines[0] or empty)
        for made, words in zip((self.facts, self.done, self.opinions), lines[1:], strict=True):
            made.setText(words)
        if ready is None:
            self.message.show_message_gone()
        elif ready.detail.message is None:
            self.message.show_removed(erased=ready.detail.erased)
        else:
            self.message.show_message(ready.detail.message)
        self.message.page.setFocus()

    def show_answer(self, answered: Answered) -> None:
        """Show the answer that was just given, with what tool and agent said."""
        self.answers.show_before(answered)

    def show_undone(self, answered: Answered, note: str) -> None:
        """Show the case whose answer was taken back, with its reasons and its note again."""
        self.answers.show_taken_back(answered, note)

    def show_state(self, state: ReviewState) -> None:
        """Show how far the review is."""
        texts = self._texts
        lines = (
            self._campaigns(state),
            self._agreement(state.two_people, state.enough_pairs),
            texts.count("review.contradictions", state.contradictions),
        )
        for made, line in zip(self.progress[1:], lines, strict=True):
            made.setText(line)

    def _campaigns(self, state: ReviewState) -> str:
        is_enough = state.campaigns >= state.enough_campaigns
        key = "review.campaigns_enough" if is_enough else "review.campaigns"
        return self._texts(key, n=state.campaigns, most=state.enough_campaigns)

    def _agreement(self, found: Agreement, enough: int) -> str:
        texts = self._texts
        if found.kappa is None or found.low is None or found.high is None:
            key = "review.few_pairs" if found.cases < enough else "review.one_label"
            return texts(key, n=found.cases, enough=enough)
        kappa, low, high = (texts.number(one, 2) for one in (found.kappa, found.low, found.high))
        return texts("review.kappa", n=found.cases, kappa=kappa, low=low, high=high)

    def _lines(self, ready: Ready) -> Iterator[str]:
        """Yield reason, facts, what the caller did, and what tool and agent said or that it waits.

        A second look says nothing of the first.
        """
        texts, entry = self._texts, ready.entry
        case, reason = entry.case, entry.reason
        shown = QueueReason.SAMPLE if reason is QueueReason.SECOND else reason
        words = texts(f"queue_reason.{shown}")
        yield texts("review.case", number=case.shown_number, reason=words) + self._labels(ready)
        facts = (texts.moment(case.opened), texts(f"channel.{case.channel}"))
        campaign = case.campaign_code or case.campaign
        copies = texts.count("review.copies", max(1, entry.copies), campaign=campaign)
        yield " · ".join((*facts, copies))
        done = ", ".join(texts(f"outcome.{one}") for one in case.outcomes) or "–"
        yield texts("review.done", done=done)
        if self._blind:
            yield texts("review.hidden")
        else:
            band, decision = texts(f"band.{case.band}"), texts(f"decision.{case.decision}")
            yield f"{texts('review.tool', band=band)} · {texts('review.agent', decision=decision)}"

    def _labels(self, ready: Ready) -> str:
        """Return how many cases of a campaign have which label, where they differ."""
        texts, case = self._texts, ready.entry.case
        if not ready.labels or case.label is None:
            return ""
        counts = ", ".join(
            f"{texts(f'label.{one}')} {texts.number(count)}" for one, count in ready.labels.items()
        )
        return " · " + texts("review.labels", own=texts(f"label.{case.label}"), counts=counts)

    def _build(self) -> None:
        texts = self._texts
        halves = SideBySide(margin=0)
        halves.add(self._left(), 60)
        halves.add(self._right(), 40)
        self.fit_width = halves.fit_width
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        what = field_label(texts("review.what"), self.kind)
        title = label(texts("review.title"), "title")
        layout.addLayout(row(title, None, what, self.kind, self.sheet_button, self.undo_button))
        layout.addLayout(halves, 1)

    def _left(self) -> QFrame:
        frame, inside = card(spacing=4)
        for line in (self.reason, self.facts, self.done, self.opinions):
            inside.addWidget(line)
        inside.addWidget(self.message, 1)
        return frame

    def _right(self) -> QWidget:
        frame, inside = card(spacing=4)
        inside.addWidget(label(self._texts("review.progress"), "heading"))
        for line in self.progress:
            inside.addWidget(line)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.answers, 1)
        layout.addWidget(frame)
        return whole

    def _connect(self) -> None:
        answers = self.answers
        answers.label_requested.connect(self._answer)
        answers.campaign_requested.connect(
            lambda wanted: self.campaign_requested.emit(wanted, answers.chosen())
        )
        answers.skip_requested.connect(self.skip_requested)
        answers.called_requested.connect(self.called_requested)
        answers.idle_pressed.connect(self._say_idle)
        answers.note.returnPressed.connect(self.message.page.setFocus)
        self.kind.activated.connect(lambda _: self.reasons_chosen.emit(self.chosen_reasons()))
        self.sheet_button.clicked.connect(self._open_sheet)
        self.undo_button.clicked.connect(self.undo_requested)
        shortcut(CAMPAIGN_KEY, self, self._open_sheet)
        shortcut("Ctrl+Z", self, self._undo)
        for keys in REDO_KEYS:
            shortcut(keys, self, self._redo)

    def chosen_reasons(self) -> Sequence[QueueReason]:
        """Return what is looked at."""
        found: Sequence[QueueReason] = self.kind.currentData()
        return found

    def _say_idle(self, owner: QWidget) -> None:
        """Say why a key does nothing; a case that nobody has seen yet takes no answer."""
        if self._ready is not None:
            note = owner is self.answers.note
            self.idle_noticed.emit("idle.no_text_to_note" if note else "idle.case_no_call_back")
        elif self._ended:
            self.idle_noticed.emit("idle.no_review")
        else:
            self.more_requested.emit()
            self.idle_noticed.emit("idle.review_loading")

    def _answer(self, wanted: Label) -> None:
        self.answer_requested.emit(wanted, self.answers.chosen(), self.answers.note.text())

    def _open_sheet(self) -> None:
        if self._ready is not None:
            self.sheet_requested.emit(self._ready.entry.case.campaign)
        else:
            self._say_idle(self.sheet_button)

    def _undo(self) -> None:
        """Take back the last answer; a text field undoes its own typing."""
        if not isinstance(QApplication.focusWidget(), QLineEdit):
            self.undo_requested.emit()

    def _redo(self) -> None:
        if not isinstance(QApplication.focusWidget(), QLineEdit):
            self.redo_requested.emit()
