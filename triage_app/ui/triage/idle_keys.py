"""Why a key of the triage page does nothing now; said in place of silence."""

from __future__ import annotations

from collections.abc import Callable

from triage_app.ui.triage.desk_view import DeskView

Reason = Callable[[], str]
"""Returns the key of a text, "" while the key of the keyboard has something to do."""


class IdleKeys:
    """Guards the actions of keys by the state of the desk."""

    def __init__(self, desk: DeskView, tell: Callable[[str], object]) -> None:
        """`tell` takes the key of the text that says why nothing happens."""
        self._desk, self._tell = desk, tell

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
