"""The controller of the triage page: one state (`Calls`), and the jobs that change it.

No widget, no words. What the agent does or the worker answers changes the state; a signal says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from classifier.errors import VigieError
from classifier.records import Pasted
from triage_app.draft_record import Draft
from triage_app.errors import ChangedSince
from triage_app.records import Answers, Case, Triage
from triage_app.ui.history import History
from triage_app.ui.triage.call import Action, CallNotes, LogAction, Typed
from triage_app.ui.triage.call_timer import CallTimer
from triage_app.ui.triage.calls import Calls
from triage_app.ui.triage.draft_keeper import DraftKeeper
from triage_app.ui.triage.kept_calls import recovered, to_keep
from triage_app.ui.triage.late_verdicts import LateVerdicts
from triage_app.ui.triage.message_reader import MessageReader, Verdict
from triage_app.ui.triage.withdrawer import Withdrawer
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.desk import Desk

_READING = 100  # ms; nobody can read a verdict faster


class TriageController(QObject):
    """Asks for verdicts, holds calls, logs cases, takes back and keeps drafts."""

    busy_changed = Signal(bool)  # whether the verdict of the call on the page is on its way
    call_changed = Signal(object)  # Call that stands on the page from now on, None: it is empty
    call_opened = Signal()  # in the fields as they are, beside a case that is being written
    held_changed = Signal(tuple)  # of Call, the longest waiting first
    verdict_ready = Signal(object)  # Call that was asked for and has its verdict
    verdict_changed = Signal(object)  # Call whose verdict was completed or judged again
    put_away_ready = Signal()  # a call was put away and can be taken back
    refusal_ready = Signal(object)  # VigieError: no verdict, the text is kept
    case_logged = Signal(Case)  # its call has left the page
    waiting_changed = Signal(int, object)  # cases the log refused, VigieError or None: why
    action_undone = Signal(object)  # Action that was taken back; its call is on the page
    drafts_ready = Signal(int)  # number of calls left by an earlier run
    problem_raised = Signal(VigieError)

    def __init__(
        self,
        worker: JobRunner,
        clock: Callable[[], float],
        look_due: Callable[[Triage], bool],
        history: History,
        parent: QObject | None = None,
    ) -> None:
        """`look_due` tells whether two observations come before the band of a verdict."""
        super().__init__(parent)
        self._worker, self._clock, self._look_due = worker, clock, look_due
        self._reader = MessageReader(worker)
        self._later = LateVerdicts(
            worker,
            self._reader,
            lambda: self.calls,
            self._replace_verdicts,
            self.problem_raised.emit,
        )
        self.calls, self.history = Calls(), history
        self._model = ""  # number of the model in use
        self._withdrawer = Withdrawer(worker, self._take_back, self._keep_case)
        self.timer = CallTimer(clock, self)
        self.drafts = DraftKeeper(worker, lambda: to_keep(self.calls, self._clock()), self)
        self.drafts.drafts_ready.connect(self._recover)
        self.drafts.problem_raised.connect(self.problem_raised)

    def take_typed(self, typed: Typed) -> None:
        """Take note of what stands in the fields."""
        self._edit(self.calls.typed(typed))

    def judge(self, source: Pasted | QImage) -> None:
        """Ask for the verdict of a message."""
        self._edit(self.calls.asked(self._clock()))
        question = self.calls.given
        self._reader.judge(
            question,
            source,
            Verdict(
                lambda triage: self._judged(question, source, triage),
                lambda error: self._refused(question, error),
                lambda: self._end_reading(question),
                lambda message: self._set(self.calls.recognised(question, message)),
            ),
        )

    def stop_reading(self) -> None:
        """Stop reading the message of the call on the page."""
        if self.calls.current is not None:
            self._reader.stop(self.calls.current.question)

    def _end_reading(self, question: int) -> None:
        self._reader.forget(question)
        self._set(self.calls.unjudged(question))

    def take_answers(self, answers: Answers) -> None:
        """Store the answers of the agent so far."""
        self._set(self.calls.answered(answers))

    def take_notes(self, notes: CallNotes) -> None:
        """Store what stands beside the call."""
        self._set(self.calls.noted(notes))

    def open_triage(self, triage: Triage) -> None:
        """Take up a message that was judged in a batch; the call on the page is held."""
        self._show(self.calls.opened(triage, self._clock(), look_due=self._look_due(triage)))

    def use_model(self, number: str) -> None:
        """Judge again what was judged before there was a model."""
        if number and number != self._model:
            self._later.judge_again(lambda triage: not triage.assessment.model)
        self._model = number

    def _judged(self, question: int, source: Pasted | QImage, triage: Triage) -> None:
        due = self._look_due(triage)
        self._set(self.calls.judged(question, triage, look_due=due))
        if self.calls.current and self.calls.current.triage is triage:
            self.verdict_ready.emit(self.calls.current)
        # After the verdict is painted; otherwise the worker would slow down the painting.
        QTimer.singleShot(_READING, self, lambda: self._later.complete(triage))
        if isinstance(source, Pasted):
            QTimer.singleShot(_READING, self, lambda: self._later.look_at_pictures(source, triage))

    def _refused(self, question: int, error: VigieError) -> None:
        call, held = self.calls.current, self.calls.held
        self._set(self.calls.unjudged(question))
        if call is not None and call.question == question:
            self.refusal_ready.emit(error)
        elif any(one.question == question for one in held):
            self.problem_raised.emit(error)

    def _replace_verdicts(self, state: Calls) -> None:
        before, call = self.calls.current, state.current
        self._set(state)
        if call is not None and call.triage is not None and call is not before:
            self.verdict_changed.emit(call)
            self._later.complete(call.triage)

    def hold(self) -> None:
        """Put the call on the page aside; on an empty page, take up the longest waiting one."""
        if self.calls.current is None or self.calls.current.is_blank:
            self.resume_oldest()
        else:
            self._show(self.calls.on_hold(self._clock()))

    def resume(self, number: int) -> None:
        """Take up a held call; the one on the page, if any, is held instead."""
        self._show(self.calls.resumed(number, self._clock()))

    def resume_oldest(self) -> None:
        """Resume the call that has been on hold longest."""
        if self.calls.held:
            self.resume(self.calls.held[0].number)

    def toggle_time(self) -> None:
        """Pause or resume the timer of this call."""
        self._set(self.calls.toggled(self._clock()))

    def put_away(self) -> None:
        """Clear the page; the call, if there is one, can be taken back."""
        before = self.calls.done
        self._set(self.calls.put_away(self._clock(), self.history.next_place()))
        self.call_changed.emit(None)  # also where only a sender was typed
        if self.calls.done is not before:
            self.history.end_redo()
            self.put_away_ready.emit()

    def log(self) -> None:
        """Log the call on the page with its answers."""
        before = self.calls
        self._set(self.calls.logging(self._clock(), self.history.next_place()))
        call = self.calls.current
        action = None if call is None else self.calls.log_of(call.number)
        if action is not None and self.calls is not before:
            self.history.end_redo()
            self._write(action)

    def retry(self) -> None:
        """Retry logging the unlogged cases."""
        waiting = {one.call.number for one in self.calls.waiting}
        self._set(self.calls.retrying())
        for one in self.calls.unlogged:
            if one.call.number in waiting:
                self._write(one)

    def _write(self, action: LogAction) -> None:
        number = action.call.number

        def log(desk: Desk) -> Case:
            notes = action.call.notes
            case = desk.triage.log(action.new, notes.untrusted_note, notes.untrusted_reference)
            self.drafts.logged.add(number)
            return case

        self._worker.call(
            log,
            lambda case: self._logged(number, case),
            lambda error: self._refuse_case(number, error),
            lambda: self._refuse_case(number, None),
        )

    def _logged(self, number: int, case: Case) -> None:
        self._show(self.calls.logged(number, case, self.history.next_place()))
        self.case_logged.emit(case)

    def _refuse_case(self, number: int, error: VigieError | None) -> None:
        """Let a case wait that the log did not take."""
        action = self.calls.log_of(number)
        if action is not None and action.writing:
            self._set(self.calls.refused(number))
            self.waiting_changed.emit(len(self.calls.waiting), error)

    def undo(self) -> None:
        """Take back what the agent did last: a call put away, or a case logged from this page."""
        action = self.calls.newest
        if isinstance(action, LogAction) and action.case is not None:
            self._withdrawer.withdraw(action, action.case.number, self.history.undo)
        elif action is not None:
            self._take_back(action)

    def _keep_case(self, action: LogAction, error: VigieError) -> None:
        """Leave a case in the log; one that was changed since can never be taken back."""
        if isinstance(error, ChangedSince):
            self._set(self.calls.kept(action))
        self.problem_raised.emit(error)

    def _take_back(self, action: Action) -> None:
        self.drafts.logged.discard(action.call.number)
        self._show(self.calls.taken_back(action, self._clock(), self.history.next_place()))
        self.action_undone.emit(action)

    def redo(self) -> None:
        """Do again what was taken back last, unless something else was done since."""
        if not self.calls.undone:
            return
        action = replace(self.calls.undone[-1], place=self.history.next_place())
        if isinstance(action, LogAction):  # its text is gone from the log: it is logged anew
            action = action.again()
            self._show(self.calls.done_again(action))
            self._write(action)
        else:
            self._show(self.calls.done_again(action))
            self.put_away_ready.emit()

    def begin_again(self, look_due: Callable[[Triage], bool]) -> None:
        """Go on in a window of another language or look; the call on the page is held."""
        self._look_due = look_due
        self._set(self.calls.on_hold(self._clock()))
        self.held_changed.emit(self.calls.held)
        if self.calls.waiting:
            self.waiting_changed.emit(len(self.calls.waiting), None)
        self._later.judge_again(lambda _: True, *(one.call for one in self.calls.done))

    def _recover(self, found: list[tuple[Draft, Triage]]) -> None:
        self._set(recovered(self.calls, found, self._look_due))
        if found:
            self.drafts_ready.emit(len(found))

    def _show(self, state: Calls) -> None:
        """Take the next state, and show its call when it is another one."""
        before, call = self.calls.current, state.current
        self._set(state)
        if (before and before.number) != (call and call.number):
            self.call_changed.emit(call)
            if call is not None and call.triage is not None:
                self._later.complete(call.triage)

    def _edit(self, state: Calls) -> None:
        """Take the next state, whose call has the fields of the one on the page."""
        before, call = self.calls.current, state.current
        self._set(state)
        if before is not None and call is not None and before.number != call.number:
            self.call_opened.emit()

    def _set(self, state: Calls) -> None:
        """Take the next state and tell what changed beside the call on the page."""
        before, self.calls = self.calls, state
        if state is before:
            return
        if state.held != before.held:
            self.held_changed.emit(state.held)
        if len(state.waiting) < len(before.waiting):
            self.waiting_changed.emit(len(state.waiting), None)
        if state.is_busy != before.is_busy:
            self.busy_changed.emit(state.is_busy)
        self.timer.follow(state.open_call.stopwatch if state.open_call else None)
        self.drafts.save_soon()
