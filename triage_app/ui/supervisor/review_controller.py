"""The review queue in the worker: what comes next is loaded before it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from classifier.records import Label
from triage_app.campaign_records import CampaignStep
from triage_app.records import CaseFilter
from triage_app.review_records import ORDER, LabelReason, QueueEntry, QueueReason, ReviewState
from triage_app.ui.changes_controller import ChangesController
from triage_app.ui.history import History
from triage_app.ui.supervisor.review_line import Answered, Ready, ReviewLine
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.desk import Desk

_AT_ONCE = _FEWEST = 8  # cases that are loaded together; below so many, further ones are
Loaded = tuple[list[Ready], bool, ReviewState]


class ReviewController(ChangesController[Answered]):
    """Shows one case after the other; keeps the answers of this page, to be taken back."""

    line_changed = Signal(ReviewLine)  # another case is on the page, or none
    answer_ready = Signal(Answered)
    answer_undone = Signal(Answered, str)  # and the note that was taken back with it
    state_ready = Signal(object)  # ReviewState

    def __init__(self, worker: JobRunner, history: History, parent: QObject | None = None) -> None:
        super().__init__(worker, history, parent)
        self._reasons: Sequence[QueueReason] = ORDER
        self._turn = 0  # counts beginnings; what was loaded for an older one is dropped
        self._loading = False
        self.line = ReviewLine()

    def begin(self, reasons: Sequence[QueueReason] | None = None) -> None:
        """Ask for the cases anew, of other reasons or of the same."""
        self._reasons = self._reasons if reasons is None else reasons
        self._turn += 1
        self._loading = False
        self._put(ReviewLine(answers=self.line.answers))  # no key answers what was shown before
        self._load()

    def answer(self, label: Label, reasons: Sequence[LabelReason], untrusted_note: str) -> None:
        """Confirm the case on the page; the next one stands there at once."""
        ready = self.line.current
        if ready is None:
            return
        number, second = ready.number, ready.entry.reason is QueueReason.SECOND

        def job(desk: Desk) -> Answered:
            review = desk.casebook.review
            if second:
                step = review.confirm_again(number, label, reasons, untrusted_note)
            else:
                (step,) = review.confirm([number], label, reasons, untrusted_note)
            return Answered(ready, label, step, tuple(reasons))

        self._send(ready, job, self.line.answered())

    def answer_campaign(self, label: Label, reasons: Sequence[LabelReason]) -> None:
        """Confirm all cases of the campaign on the page; of a second look, the case alone."""
        ready = self.line.current
        if ready is None:
            return
        if ready.entry.reason is QueueReason.SECOND:
            self.answer(label, reasons, "")
            return
        number = ready.entry.case.campaign

        def job(desk: Desk) -> Answered:
            step = desk.casebook.campaigns.confirm(number, label, reasons)
            return Answered(ready, label, step, tuple(reasons))

        self._send(ready, job, self.line.answered(whole_campaign=True))

    def tick(self) -> None:
        """Note that the caller of the case on the page was called back."""
        ready = self.line.current
        if ready is not None and ready.entry.reason is QueueReason.CALL_BACK:
            number = ready.number
            self._send(
                ready,
                lambda desk: Answered(ready, None, desk.casebook.call_backs.tick(number)),
                self.line.answered(),
            )

    def skip(self) -> None:
        """Put the case on the page off until the end."""
        if self.line.current is not None:
            self._show(self.line.passed())

    def look_again(self) -> None:
        """Ask for cases where none is on the page, such as after the log was busy."""
        self._fill()

    def _send(self, ready: Ready, job: Callable[[Desk], Answered], after: ReviewLine) -> None:
        """Write an answer into the log while the next case is shown."""
        place = self._pending_place()

        def done(answered: Answered) -> None:
            if answered.changed:
                self._keep(place, answered)
            self.answer_ready.emit(answered)

        def refused(error: VigieError) -> None:
            self._show(self.line.with_again(ready))
            self.problem_raised.emit(error)

        self._put(after)
        self._worker.call(job, done, refused, lambda: self._pending.remove(place))
        self._fill()  # behind the answer, which may confirm what would be loaded

    def _show(self, line: ReviewLine) -> None:
        self._put(line)
        self._fill()

    def _put(self, line: ReviewLine) -> None:
        self.line = line
        self.line_changed.emit(line)

    def _fill(self) -> None:
        if len(self.line.ready) < _FEWEST and not self.line.ended:
            self._load()

    def _load(self) -> None:
        if self._loading:
            return
        self._loading, turn = True, self._turn
        reasons, besides = self._reasons, self.line.besides

        def done(loaded: Loaded) -> None:
            if turn != self._turn:
                return
            found, ended, state = loaded
            self._loading = False
            waited = self.line.current is None
            self.line = self.line.with_more(found, ended=ended)
            self.state_ready.emit(state)
            if waited:
                self.line_changed.emit(self.line)

        def failed(error: VigieError) -> None:
            if turn == self._turn:
                self._loading = False
            self.problem_raised.emit(error)

        def job(desk: Desk) -> Loaded:
            review = desk.casebook.review
            found = review.next(CaseFilter(limit=_AT_ONCE), besides, reasons)
            if tuple(reasons) == ORDER and found:
                second = [QueueReason.SECOND]
                found += review.next(CaseFilter(limit=1), besides, second)
            return [_ready(desk, one) for one in found], not found, review.state()

        self._worker.call(job, done, failed)

    def _taken_back(self, desk: Desk, step: Answered) -> str:
        """Take an answer back; return its note."""
        if isinstance(step.step, CampaignStep):
            desk.casebook.campaigns.undo(step.step)
            return ""
        return desk.casebook.review.take_back(step.step).note

    def _took_back(self, step: Answered, result: object) -> None:
        self._keep_undone(step)
        self._show(self.line.with_again(step.ready))
        self.answer_undone.emit(step, str(result))

    def _done_again(self, desk: Desk, step: Answered) -> Answered:
        if isinstance(step.step, CampaignStep):
            return replace(step, step=desk.casebook.campaigns.redo(step.step))
        return replace(step, step=desk.casebook.redo(step.step))

    def _did_again(self, step: Answered) -> None:
        self._keep_again(step)
        self._show(self.line.without(step.ready.number))
        self.answer_ready.emit(step)


def _ready(desk: Desk, entry: QueueEntry) -> Ready:
    """Return a case with its message, and with the labels of its campaign where they differ."""
    book, case = desk.casebook, entry.case
    labels = {}
    if entry.reason is QueueReason.CONTRADICTION:
        labels = dict(book.campaigns.sheet(case.campaign).labels)
    return Ready(entry, book.show(case.number), labels)
