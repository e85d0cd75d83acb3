"""The line on the near-copies of a message; one key gives this case the same decision."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from triage_app.records import CampaignHit, Decision
from triage_app.ui.widgets.parts import button, label
from triage_app.ui.widgets.texts import Texts

KEY = "F4"


def campaign_decision(hit: CampaignHit | None) -> Decision | None:
    """Return what people decided on a campaign; None while they disagree or do not know.

    A confirmation outweighs the last decision; opposite confirmations outweigh each other.
    """
    if hit is None or (hit.confirmed_scam and hit.confirmed_legit):
        return None
    if hit.confirmed_scam:
        return Decision.SCAM
    if hit.confirmed_legit:
        return Decision.LEGIT
    return None if hit.latest_decision is Decision.UNSURE else hit.latest_decision


class CampaignBanner(QFrame):
    """Hidden for a message without near-copies."""

    same_requested = Signal(Decision)  # log this case like the campaign

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.sentence = label(role="strong", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.addWidget(self.sentence, 1)
        self.same_button = button("", hint=texts("campaign.same_hint"), keys=KEY)
        self.same_button.clicked.connect(self.ask_same)
        layout.addWidget(self.same_button)
        self._decision: Decision | None = None
        self.hide()

    def show_hit(self, hit: CampaignHit | None) -> None:
        """Show the near-copies, or hide."""
        self.setVisible(hit is not None and hit.seen > 0)
        self._decision = campaign_decision(hit)
        self.same_button.setVisible(self._decision is not None)
        if self._decision is not None:
            decision = self._texts(f"decision.{self._decision}").lower()
            self.same_button.setText(self._texts("campaign.same", decision=decision, keys=KEY))
            self.same_button.setAccessibleName(self.same_button.text())
        if hit is not None:
            self.sentence.setText(campaign_sentence(hit, self._texts))
            self.setAccessibleName(self.sentence.text())

    def ask_same(self) -> None:
        """Request to log this case like the campaign, if the banner is visible."""
        if self._decision is not None and not self.isHidden():
            self.same_requested.emit(self._decision)


def campaign_sentence(hit: CampaignHit, texts: Texts) -> str:
    """Return "seen n times since …, m confirmed", and the last decision."""
    parts = [seen_times(hit, texts)]
    if hit.desks > 1:
        parts.append(texts.count("campaign.desks", hit.desks))
    if hit.confirmed_scam:
        parts.append(texts.count("campaign.scam", hit.confirmed_scam))
    if hit.confirmed_legit:
        parts.append(texts.count("campaign.legit", hit.confirmed_legit))
    last = texts(f"decision.{hit.latest_decision}").lower()
    parts.append(texts("campaign.latest", number=hit.latest_code or hit.latest, decision=last))
    return "  ·  ".join(parts)


def seen_times(hit: CampaignHit, texts: Texts) -> str:
    """Return how often near-copies were seen, and since when."""
    if hit.is_of_today:
        return texts.count("campaign.today", hit.seen)
    return texts.count("campaign.seen", hit.seen, since=texts.date(hit.since))
