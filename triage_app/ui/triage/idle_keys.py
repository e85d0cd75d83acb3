"""Why a key of the triage page does nothing now; said in place of silence."""

from __future__ import annotations

from collections.abc import Callable

from triage_app.ui.triage.call import LogAction
from triage_app.ui.triage.calls import Calls
from triage_app.ui.triage.desk_view import DeskView

Reason = Callable[[], str]
"""Returns the key of a text, "" while the key of the keyboard has something to do."""


class IdleKeys:
    """Guards the actions of keys by the state of the desk and of the calls."""

    def __init__(self, desk: DeskView, tell: Callable[[str], object]) -> None:
        """`tell` takes the key of the text that says why nothing happens."""
        self._desk, self._tell = desk, tell
        self.calls: Callable[[], Calls] = Calls  # the state of now, once a controller has it

    def unless(self, idle: Reason, action: Callable[..., object]) -> Callable[..., None]:
        """Return the action, which says `idle` instead where that holds."""

        def act(*values: object, **named: object) -> None:
            reason = idle()
            if reason:
                self._tell(reason)
            else:
                action(*values, **named)

        return act

    def no_message(self) -> str:
        """Say that no message stands on the page."""
        return "" if self._desk.shows_answers else "idle.no_message"

    def nothing_to_correct(self) -> str:
        """Say that the message is being corrected already."""
        corrects = self._desk.shows_answers and self._desk.takes_input
        return "idle.correcting" if corrects else self.no_message()

    def no_decision(self) -> str:
        """Say that the message cannot be decided yet."""
        if self._desk.shows_answers and not self._desk.judgement.revealed:
            return "decision.look_first"
        return self.no_message()

    def no_campaign(self) -> str:
        """Say that no campaign gives a decision."""
        campaign = self._desk.judgement.campaign
        followed = not campaign.isHidden() and not campaign.same_button.isHidden()
        return self.no_decision() or ("" if followed else "idle.no_campaign")

    def no_passage(self) -> str:
        """Say that there is no other passage to step to."""
        message = self._desk.message
        if self.no_decision() or message.can_step:
            return self.no_decision()
        return "idle.one_passage" if message.has_passages else "idle.no_passage"

    def no_zoom(self, step: int) -> str:
        """Say that there is no picture, or that it has no further size."""
        picture = self._desk.input.picture
        if not picture.isVisible():
            return "idle.no_picture"
        return "" if picture.can_zoom(step) else "idle.no_zoom"

    def nothing_to_judge(self) -> str:
        """Say that what stands in the fields is being read already."""
        call = self.calls().current
        reads = call is not None and bool(call.question) and call.typed == call.original
        return "idle.reading" if reads else ""

    def nothing_to_log(self) -> str:
        """Say that a decision comes before the log, or that the log is at work."""
        chosen = self._desk.decision.decision is not None
        return self.log_at_work() or self.no_decision() or ("" if chosen else "idle.no_opinion")

    def no_answer(self) -> str:
        """Say that there is no advice before what the caller did is known."""
        return self.no_message() or ("" if self._desk.advice.advice else "idle.no_outcome")

    def no_contact(self) -> str:
        """Say that the advice names no contact."""
        advice = self._desk.advice.advice
        return self.no_answer() or ("" if advice and advice.contacts else "idle.no_contact")

    def no_more_advice(self) -> str:
        """Say that all lines of the advice are shown."""
        return self.no_message() or ("" if self._desk.advice.page_count > 1 else "idle.no_more")

    def nothing_to_clear(self) -> str:
        """Say that the page is empty."""
        blank = self.calls().current is None and self._desk.input.is_empty
        return "idle.nothing_to_clear" if blank else ""

    def nobody_waits(self) -> str:
        """Say that no call is held that could be taken up."""
        return "" if self.calls().held else "idle.nobody_waits"

    def no_call_to_hold(self) -> str:
        """Say that there is no call to hold, and none that is held."""
        call = self.calls().current
        return self.nobody_waits() if call is None or call.is_blank else ""

    def no_time(self) -> str:
        """Say that no time of a call is counted."""
        stopped = self.calls().open_call is None
        return self.no_message() or ("idle.time_stopped" if stopped else "")

    def log_at_work(self) -> str:
        """Say that the log is being written, which takes a moment."""
        done = self.calls().done
        newest = done[-1] if done else None
        return "idle.writing" if isinstance(newest, LogAction) and newest.writing else ""
