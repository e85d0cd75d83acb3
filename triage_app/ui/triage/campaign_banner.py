"""One line that says how often near-copies of this message were seen, and what they were."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from triage_app.records import CampaignHit
from triage_app.ui.parts import label
from triage_app.ui.texts import Texts
from triage_app.ui.theme import Theme


class CampaignBanner(QFrame):
    """Hidden for a message that was never seen."""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.sentence = label(role="heading", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 7, 14, 7)
        layout.addWidget(self.sentence)
        self.setStyleSheet(
            f"CampaignBanner {{ background: {theme.card}; border: 2px solid {theme.accent};"
            f" border-radius: 8px; }}"
        )
        self.hide()

    def show_hit(self, hit: CampaignHit | None) -> None:
        """Show what the log knows, or hide."""
        self.setVisible(hit is not None and hit.seen > 0)
        if hit is not None:
            self.sentence.setText(campaign_sentence(hit, self._texts))
            self.setAccessibleName(self.sentence.text())


def campaign_sentence(hit: CampaignHit, texts: Texts) -> str:
    """Return "seen n times since …, m confirmed", and the last decision."""
    parts = [
        texts.count("campaign.seen", hit.seen, since=texts.date(hit.since)),
        texts.count("campaign.scam", hit.confirmed_scam),
    ]
    if hit.confirmed_legit:
        parts.append(texts.count("campaign.legit", hit.confirmed_legit))
    last = texts(f"decision.{hit.latest_decision}").lower()
    parts.append(texts("campaign.latest", number=hit.latest, decision=last))
    return "  ·  ".join(parts)
