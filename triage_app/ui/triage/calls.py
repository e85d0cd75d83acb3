"""The state of the triage page: every call of it, and what the agent did last. No Qt.

The methods of `Calls` return the next state and change nothing. The controller asks the desk, the
page shows the current call; neither keeps a state of its own. Times are seconds (`now`); `place`
is where an action stands in the order of all that can be taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from classifier.records import Message
from triage_app.records import Answers, Case, Triage
from triage_app.ui.triage.call import (
    Action,
    Call,
    CallNotes,
    LogAction,
    PutAway,
    Typed,
    new_case,
    remembered,
)


@dataclass(frozen=True, slots=True)
class Calls:
    """All calls of the page, and what the agent did last."""

    current: Call | None = None  # on the page
    held: tuple[Call, ...] = ()  # put aside, the longest waiting first
    done: tuple[Action, ...] = ()  # what the agent did; the newest, last one is taken back first
    undone: tuple[Action, ...] = ()  # what was taken back; the last one is done again first
    given: int = 0  # numbers and questions given so far

    @property
    def unlogged(self) -> tuple[LogAction, ...]:
        """Return the decided cases that the log has not taken yet."""
        return tuple(one for one in self.done if isinstance(one, LogAction) and one.case is None)

    @property
    def waiting(self) -> tuple[LogAction, ...]:
        """Return the decided cases that the log refused."""
        return tuple(one for one in self.unlogged if one.waits)

    @property
    def open_call(self) -> Call | None:
        """Return the call on the page, None for one that is decided and not logged yet."""
        call = self.current
        return None if call is None or self.log_of(call.number) else call

    @property
    def is_busy(self) -> bool:
        """Return whether the verdict of the call on the page is on its way."""
        return self.current is not None and bool(self.current.question)

    def log_of(self, number: int) -> LogAction | None:
        """Return the case of a decided call that the log has not taken yet."""
        return next((one for one in self.unlogged if one.call.number == number), None)

    def typed(self, typed: Typed) -> Calls:
        """Take over what stands in the fields.

        Typing corrects a refused case; while a case is being written it begins another call.
        """
        if self.current is not None and self.current.typed == typed:
            return self
        state = self._without_refused()
        call = state.open_call
        if call is None:
            return self if typed.is_empty else state._begun(typed)
        return state._changed(replace(call, typed=typed))

    def asked(self, now: float) -> Calls:
        """Await a verdict for the call on the page, whose time counts from the first one on."""
        state = self._reopened()
        call, question = state.current, state.given + 1
        assert call is not None
        started = call.stopwatch if call.stopwatch.counted else call.stopwatch.started(now)
        call = replace(call, triage=None, question=question, stopwatch=started, original=call.typed)
        return replace(state._changed(call), given=question)

    def _reopened(self) -> Calls:
        """Return a state with a call on the page to ask for: a refused case is corrected."""
        state = self._without_refused()
        if state.open_call is not None:
            return state
        return state._begun(Typed() if state.current is None else state.current.typed)

    def _without_refused(self) -> Calls:
        """Return a state where the call on the page, if the log refused it, is undecided again."""
        log = None if self.current is None else self.log_of(self.current.number)
        return self if log is None or log.writing else self.kept(log)

    def answered(self, answers: Answers) -> Calls:
        """Take over what the agent has answered; the two observations show the band."""
        if self.current is None or self.current.answers == answers:
            return self
        seen = self.current.band_seen or answers.own_view.observations is not None
        return self._given_more(replace(self.current, answers=answers, band_seen=seen))

    def noted(self, notes: CallNotes) -> Calls:
        """Take over what stands in the fields of the note and of the caller's file."""
        if self.current is None or self.current.notes == notes:
            return self
        return self._given_more(replace(self.current, notes=notes))

    def toggled(self, now: float) -> Calls:
        """Stop the time of the call on the page, or let it go on."""
        call = self.open_call
        if call is None:
            return self
        watch = call.stopwatch
        changed = watch.paused(now) if watch.running else watch.started(now)
        return replace(self, current=replace(call, stopwatch=changed))

    def judged(self, question: int, triage: Triage, *, look_due: bool) -> Calls:
        """Give a call its verdict; the answer to an older question finds nobody."""
        return self._each(
            lambda one: one.judged(triage, look_due=look_due) if one.question == question else one
        )

    def recognised(self, question: int, message: Message) -> Calls:
        """Give a call the text that was read off its picture or file, before its verdict."""
        return self._each(lambda one: one.recognised(message) if one.question == question else one)

    def unjudged(self, question: int) -> Calls:
        """No verdict comes for this question; a call off the page that has no text goes."""
        state = self._each(
            lambda one: replace(one, question=0) if one.question == question else one
        )
        held = tuple(one for one in state.held if not one.is_blank)
        done = tuple(one for one in state.done if not one.call.is_blank)
        return replace(state, held=held, done=done)

    def judged_again(self, before: Sequence[Triage], after: Sequence[Triage]) -> Calls:
        """Replace verdicts by others on the same messages."""
        state = self
        for former, triage in zip(before, after, strict=True):
            state = state._each(partial(Call.judged_again, before=former, triage=triage))
        return state

    def completed(self, before: Triage, triage: Triage) -> Calls:
        """Add to a verdict what would change it."""
        return self._replaced(before, lambda one: replace(one, triage=triage, changes_known=True))

    def renewed(self, message: Message, triage: Triage | None) -> Calls:
        """Give the calls of a mail the verdict with its pictures; None if they were not read."""
        return self._each(partial(Call.renewed, message=message, triage=triage))

    def on_hold(self, now: float) -> Calls:
        """Put the call on the page aside; its time stops. One at the log only leaves the page."""
        call = self.open_call
        if call is None or call.is_blank:
            return replace(self, current=None)
        held = replace(call, stopwatch=call.stopwatch.paused(now))
        return replace(self, current=None, held=(*self.held, held))

    def resumed(self, number: int, now: float) -> Calls:
        """Take up a held call; the one on the page, if any, is held instead."""
        wanted = next((one for one in self.held if one.number == number), None)
        if wanted is None:
            return self
        rest = tuple(one for one in self.held if one.number != number)
        return replace(self, held=rest).taken_up(wanted, now)

    def taken_up(self, call: Call, now: float) -> Calls:
        """Show a call on the page and let its time go on; the one there before is held."""
        running = replace(call, stopwatch=call.stopwatch.started(now))
        return replace(self.on_hold(now), current=running)

    def opened(self, triage: Triage, now: float, *, look_due: bool) -> Calls:
        """Take up a message that was judged elsewhere (in a batch)."""
        number = self.given + 1
        call = Call(number).judged(triage, look_due=look_due)
        return replace(self, given=number).taken_up(call, now)

    def put_away(self, now: float, place: int = 0) -> Calls:
        """Clear the page; the call can be taken back until the next one is put away or logged."""
        call = self.open_call
        if call is None or call.is_blank:
            return replace(self, current=None)
        paused = replace(call, stopwatch=call.stopwatch.paused(now))
        rest = tuple(one for one in self.done if isinstance(one, LogAction))
        return replace(self, current=None, done=rest)._did(PutAway(paused, place))

    def logging(self, now: float, place: int = 0) -> Calls:
        """Ask for the call on the page to be logged; asked again, it still is one case.

        Nothing changes without a verdict and a decision, or while the log is being written.
        """
        call = self.current
        if call is None or call.triage is None or call.answers.decision is None:
            return self
        before = self.log_of(call.number)
        if before is not None and before.writing:
            return self
        call = replace(call, stopwatch=call.stopwatch.paused(now))
        action = LogAction(call, new_case(call, now), place=before.place if before else place)
        if before is not None:
            return replace(self, current=call)._swap(before, action)
        return replace(self, current=call)._did(action)

    def retrying(self) -> Calls:
        """Ask again for the cases to be logged that the log refused."""
        state = self
        for one in self.waiting:
            state = state._swap(one, one.again())
        return state

    def logged(self, number: int, case: Case, place: int = 0) -> Calls:
        """A case is in the log: its call leaves the page, unless another stands there by now."""
        action = self.log_of(number)
        if action is None:
            return self
        on_page = self.current is not None and self.current.number == number
        call = replace(action.call, notes=action.call.notes.after_logging)
        case_action = replace(action, call=call, writing=False, case=case, place=place)
        return replace(
            self,
            current=None if on_page else self.current,
            done=(*remembered(self.done, action), case_action),
        )

    def refused(self, number: int) -> Calls:
        """The log did not take a case: it waits."""
        action = self.log_of(number)
        return self if action is None else self._swap(action, replace(action, writing=False))

    @property
    def newest(self) -> Action | None:
        """Return what can be taken back next; None also while the log is being written."""
        newest = self.done[-1] if self.done else None
        return None if isinstance(newest, LogAction) and newest.writing else newest

    def taken_back(self, action: Action, now: float, place: int = 0) -> Calls:
        """Bring the call of an action back to the page; another one there is held."""
        current = self.current
        if current is not None and current.number == action.call.number:
            current = None
        state = replace(self.kept(action), current=current).taken_up(action.call, now)
        return replace(state, undone=(*self.undone, replace(action, place=place)))

    def kept(self, action: Action) -> Calls:
        """An action can no longer be taken back."""
        number = action.call.number
        return replace(self, done=tuple(one for one in self.done if one.call.number != number))

    def done_again(self, action: Action) -> Calls:
        """Do again what was taken back last: its call leaves the page or the shelf."""
        number = action.call.number
        on_page = self.current is not None and self.current.number == number
        return replace(
            self,
            current=None if on_page else self.current,
            held=tuple(one for one in self.held if one.number != number),
            done=(*self.done, action),
            undone=self.undone[:-1],
        )

    def _begun(self, typed: Typed) -> Calls:
        """Put a new call on the page, without any answer."""
        number = self.given + 1
        return replace(self, current=Call(number, typed), given=number)

    def _given_more(self, call: Call) -> Calls:
        """Replace the call on the page, also where the log refused it: a retry logs this one."""
        log = self.log_of(call.number)
        state = self if log is None else self._swap(log, replace(log, call=call))
        return state._changed(call)

    def _changed(self, call: Call) -> Calls:
        """Replace the call on the page; what was taken back before it can no longer be redone."""
        return replace(self, current=call, undone=())

    def _did(self, action: Action) -> Calls:
        return replace(self, done=(*self.done, action), undone=())

    def _swap(self, before: LogAction, after: LogAction) -> Calls:
        return replace(self, done=tuple(after if one is before else one for one in self.done))

    def _replaced(self, before: Triage, change: Callable[[Call], Call]) -> Calls:
        """Change the calls that have this very verdict."""
        return self._each(lambda one: change(one) if one.triage is before else one)

    def _each(self, change: Callable[[Call], Call]) -> Calls:
        """Change all calls, also those that can be taken back or done again."""
        return replace(
            self,
            current=None if self.current is None else change(self.current),
            held=tuple(change(one) for one in self.held),
            done=tuple(replace(one, call=change(one.call)) for one in self.done),
            undone=tuple(replace(one, call=change(one.call)) for one in self.undone),
        )
