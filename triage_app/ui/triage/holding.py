"""The callers who wait, and the drafts that a crash leaves behind.

A draft holds masked text only and lies in the data folder until its case is logged or put away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from classifier.errors import VigieError
from classifier.records import Message, Pasted
from triage_app.records import Answers, Draft, Triage
from triage_app.ui.triage import desk_jobs
from triage_app.ui.triage.call import HeldCall, PageState
from triage_app.ui.triage.controller import TriageController
from triage_app.ui.triage.message_input import Typed
from triage_app.ui.triage.stopwatch import Stopwatch
from triage_app.ui.worker import Caller

if TYPE_CHECKING:
    from triage_app.services.desk import Desk

_PAUSE = 300  # ms between a change and its draft; answers come in bursts
Kept = tuple[Triage | Typed, Answers, int]  # a call that is worth a draft, and its seconds


class HoldingController(QObject):
    """Puts calls aside and takes them up again; the page shows one at a time."""

    shelf_changed = Signal(object)  # tuple[HeldCall, ...], the longest waiting first
    call_resumed = Signal(object)  # HeldCall
    drafts_found = Signal(int)  # how many calls an earlier run left
    problem_raised = Signal(object)  # VigieError: a draft could not be kept

    def __init__(
        self,
        worker: Caller,
        desk: TriageController,
        clock: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._desk, self._clock = desk, clock
        self._numbers = count(1)
        self._put_away: HeldCall | None = None
        self._typed: Typed | None = None  # what stands in the field and was not judged yet
        self._ready = False  # drafts are not written before the old ones are read
        self.held: tuple[HeldCall, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.save)
        desk.state_changed.connect(self._pause.start)
        desk.case_logged.connect(lambda *_: self._forget_put_away())

    def begin(self) -> None:
        """Look for calls that an earlier run left, and put them on the shelf."""
        self._worker.call(_recover, self._recovered, self._begin_empty)

    def adopt(self, calls: Sequence[HeldCall]) -> None:
        """Take over the calls of an earlier session, judged again: the language may differ."""
        self._worker.call(
            lambda desk: [_judged_again(desk, one) for one in calls],
            self._adopted,
            self.problem_raised.emit,
        )

    def hold(self, state: PageState) -> None:
        """Put the call on the page aside; its time stops."""
        self._add(state)
        self._desk.forget()

    def resume(self, number: int, state: PageState | None) -> None:
        """Take up a call that waits; the one on the page, if any, waits instead."""
        wanted = next((one for one in self.held if one.number == number), None)
        if wanted is None:
            return
        if state is not None:
            self._add(state)
        self._change(tuple(one for one in self.held if one.number != number))
        self._take_up(wanted)

    def resume_oldest(self, state: PageState | None) -> None:
        """Take up the call that has waited longest."""
        if self.held:
            self.resume(self.held[0].number, state)

    def put_away(self, state: PageState | None) -> None:
        """Drop the call on the page; it can be taken back until the next one is logged."""
        self._put_away = None if state is None else self._held(state)
        self._desk.forget()

    def take_back(self) -> bool:
        """Take up the call that was put away last; tell whether there was one."""
        if self._put_away is None:
            return False
        call, self._put_away = self._put_away, None
        self._take_up(call)
        return True

    def _held(self, state: PageState) -> HeldCall:
        stopwatch = self._desk.stopwatch or Stopwatch(self._clock)
        stopwatch.pause()
        return HeldCall(next(self._numbers), state, stopwatch)

    def _add(self, state: PageState) -> None:
        self._change((*self.held, self._held(state)))

    def _change(self, held: tuple[HeldCall, ...]) -> None:
        self.held = held
        self.shelf_changed.emit(held)

    def _take_up(self, call: HeldCall) -> None:
        self._desk.take_up(call.state.triage, call.state.answers, call.stopwatch)
        self.call_resumed.emit(call)

    def _forget_put_away(self) -> None:
        self._put_away = None

    def _adopted(self, calls: list[HeldCall]) -> None:
        self._ready = True
        self._change(self.held + tuple(calls))

    def _recovered(self, found: list[tuple[Draft, Triage]]) -> None:
        self._ready = True
        if not found:
            return
        self._change(self.held + tuple(self._from_draft(*one) for one in found))
        self.drafts_found.emit(len(found))

    def _begin_empty(self, error: VigieError) -> None:
        self._ready = True
        self.problem_raised.emit(error)

    def _from_draft(self, draft: Draft, triage: Triage) -> HeldCall:
        message = draft.message
        typed = Typed(message.body, "", message.channel, message.sender, message.subject)
        stopwatch = Stopwatch(self._clock, draft.seconds)
        stopwatch.pause()
        state = PageState(triage, draft.answers, typed)
        return HeldCall(next(self._numbers), state, stopwatch)

    def save(self) -> None:
        """Keep everything that is not logged yet."""
        self._pause.stop()
        if not self._ready:
            return
        calls = list(self._kept())
        self._worker.call(
            lambda desk: desk.drafts.save([_masked(desk, *one) for one in calls]),
            lambda _: None,
            self.problem_raised.emit,
        )

    def type_on(self, typed: Typed) -> None:
        """Take note of what is being typed; it is kept (masked) once the hands rest."""
        self._typed = typed if typed.untrusted_text.strip() else None
        self._pause.start()

    def _kept(self) -> list[Kept]:
        """Return the calls worth a draft: on the page, waiting, and not taken by the log."""
        desk = self._desk
        found: list[Kept] = []
        if desk.current is not None:
            seconds = desk.stopwatch.seconds if desk.stopwatch else 0
            found.append((desk.current, desk.answers, seconds))
        elif self._typed is not None:
            found.append((self._typed, Answers(), 0))
        for held in self.held:
            what = held.state.triage or held.state.typed
            if isinstance(what, Triage) or what.untrusted_text.strip():
                found.append((what, held.state.answers, held.stopwatch.seconds))
        found += [(one.triage, one.answers, one.seconds or 0) for one in desk.waiting]
        return found


def _recover(desk: Desk) -> list[tuple[Draft, Triage]]:
    """Judge the drafts again, in the worker: the model may have changed since."""
    return [(one, desk_jobs.judge(desk, one.message)) for one in desk.drafts.load()]


def _judged_again(desk: Desk, call: HeldCall) -> HeldCall:
    if call.state.triage is None:
        return call
    found = desk_jobs.judge(desk, call.state.triage.assessment.message)
    return replace(call, state=replace(call.state, triage=found))


def _masked(
    desk: Desk, what: Triage | Typed, answers: Answers, seconds: int
) -> tuple[Message, Answers, int]:
    """Return a call as it may be kept."""
    if isinstance(what, Triage):
        return what.assessment.message, answers, seconds
    pasted = Pasted(
        what.untrusted_text, what.channel, what.untrusted_sender, what.untrusted_subject
    )
    return desk_jobs.masked(desk, pasted), answers, seconds
