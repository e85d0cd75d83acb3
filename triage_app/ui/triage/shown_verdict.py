"""The verdict that stands on the desk: what of its message, reasons and advice is shown when."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer

from classifier.records import Assessment, Band, Message
from triage_app.advice.joined import Situation
from triage_app.records import Triage
from triage_app.ui.triage.call import Call
from triage_app.ui.triage.desk_view import DeskView

_LONG = 4000  # characters; longer messages are displayed after their verdict


class ShownVerdict:
    """Shows the verdict of a call on a desk; the answers of the agent stay as they are."""

    def __init__(self, desk: DeskView) -> None:
        self._desk = desk
        self.triage: Triage | None = None  # None while there is no verdict
        self._message: Message | None = None  # that is shown on the left
        self._corrects = False  # whether the fields stay there

    @property
    def band(self) -> Band | None:
        """Return the band that the agent sees; None before the two looks, or without a verdict."""
        seen = self.triage is not None and self._desk.judgement.revealed
        return self.triage.assessment.band if self.triage is not None and seen else None

    def clear(self) -> None:
        """Show no verdict any more."""
        self.triage = self._message = None
        self._desk.message.show_message_gone()
        self._desk.judgement.conceal()
        self._desk.show_answers(False)
        self._desk.show_input()

    def show(self, call: Call) -> None:
        """Show the verdict of a call; two questions come first where its band was not seen yet."""
        if call.triage is None:
            return
        self.triage, self._message = call.triage, None
        self._corrects = call.is_edited
        assessment = call.triage.assessment
        self._desk.judgement.show_triage(call.triage, changes_known=call.changes_known)
        self._desk.show_answers(True)
        if call.band_seen:
            self.reveal()
        else:
            self._desk.decision.setEnabled(False)
            self._desk.judgement.look_first()
            self.advise()
        if len(assessment.message.body) > _LONG:  # after the verdict is painted
            self._desk.fit()
            QTimer.singleShot(0, self._desk, lambda: self._show_message(assessment))
        else:
            self._show_message(assessment)

    def update(self, call: Call) -> None:
        """Show what came later for the verdict that stands here; the focus stays where it is."""
        before, triage = self.triage, call.triage
        if before is None or triage is None:
            return
        self.triage = triage
        judgement = self._desk.judgement
        changes = before.assessment.what_would_change
        if replace(triage.assessment, what_would_change=changes) == before.assessment:
            judgement.show_changes(triage, changes_known=call.changes_known)
            self._desk.fit()
            return
        judgement.renew_triage(triage, changes_known=call.changes_known)
        self.advise()
        if self._message is not None:
            self._show_message(triage.assessment)

    def reveal(self) -> None:
        """Show the verdict and everything that reveals it."""
        if self.triage is None:
            return
        self._desk.decision.setEnabled(True)
        if self._message is not None:
            self._desk.message.show_reasons(self.triage.assessment.reasons)
        self._desk.judgement.reveal(self.triage)
        self.advise()

    def advise(self) -> None:
        """Let the advice follow decision and channel, and the verdict once it is visible."""
        if self.triage is not None:
            channel = self.triage.assessment.message.channel
            decision = self._desk.decision.decision
            band = self.band or Band.CANNOT_TELL
            self._desk.advice.judge(Situation(band, decision, channel))

    def _show_message(self, assessment: Assessment) -> None:
        """Show the message on the left, unless another one came meanwhile."""
        if self.triage is None or self.triage.assessment.fingerprint != assessment.fingerprint:
            return
        reasons = assessment.reasons if self._desk.judgement.revealed else ()
        self._desk.message.show_message(assessment.message, reasons, assessment.masked)
        self._desk.links.show_links(assessment.links)
        if self._message is None and not self._corrects:
            self._desk.show_message()
        self._message = assessment.message
        self._desk.fit()
