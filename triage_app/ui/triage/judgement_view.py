"""What the tool and the log say of a message; where the agent looks first, she looks before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from classifier.records import Assessment, BandReason
from triage_app.records import Triage
from triage_app.ui.triage.campaign_banner import CampaignBanner
from triage_app.ui.triage.observation_view import ObservationView
from triage_app.ui.triage.reasons_view import ReasonsView
from triage_app.ui.triage.verdict_view import VerdictView, VerdictWords
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.parts import column
from triage_app.ui.widgets.texts import Texts

_LOOKING, _JUDGED = 0, 1


def _by_score(assessment: Assessment) -> bool:
    return assessment.band_reason in (BandReason.SCORE, BandReason.BETWEEN)


class JudgementView(QWidget):
    """Campaign, verdict and reasons; or in their place the two looks that come before."""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.campaign = CampaignBanner(texts, theme)
        self.observation = ObservationView(texts)
        self.verdict = VerdictView(texts, theme)
        self.reasons = ReasonsView(texts)
        judged = QWidget()
        inside = column(self.verdict, self.reasons, spacing=8)
        inside.setStretch(1, 1)
        judged.setLayout(inside)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.observation)
        self._stack.addWidget(judged)
        layout = column(self.campaign, self._stack, spacing=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    @property
    def revealed(self) -> bool:
        """Return whether the band can be seen."""
        return self._stack.currentIndex() == _JUDGED

    def show_triage(self, triage: Triage, words: VerdictWords) -> None:
        """Fill verdict and reasons; they are seen once they are revealed."""
        assessment = triage.assessment
        self.verdict.show_assessment(assessment, words)
        addresses = [link.shown for link in assessment.links]
        weighed = assessment.score is not None
        self.reasons.show_reasons(assessment.reasons, addresses, weighed=weighed)
        if assessment.what_would_change or not _by_score(assessment):
            self.show_changes(triage)
        else:
            self.reasons.show_waiting()

    def show_changes(self, triage: Triage) -> None:
        """Show what would change the verdict, where a score decided it."""
        assessment = triage.assessment
        self.reasons.show_changes(assessment.what_would_change if _by_score(assessment) else None)

    def look_first(self) -> None:
        """Ask for the two observations; nothing that would tell the band is shown."""
        self.conceal()
        self.observation.ask()

    def reveal(self, triage: Triage) -> None:
        """Show the verdict with what the log knows."""
        self._stack.setCurrentIndex(_JUDGED)
        self.campaign.show_hit(triage.campaign)
        self.verdict.setFocus(Qt.FocusReason.OtherFocusReason)

    def conceal(self) -> None:
        """Show nothing of what the tool or the log say."""
        self._stack.setCurrentIndex(_LOOKING)
        self.campaign.show_hit(None)
