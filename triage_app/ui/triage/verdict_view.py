"""The verdict band: symbol, band, what to do, who the message claims to be; a known campaign.

How often such a verdict is right, score, model and date are a key or a hover away.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolTip, QWidget

from classifier.reading.remarks import judged_part
from classifier.records import Assessment, Band, BandReason
from triage_app.model_records import ModelSummary
from triage_app.records import Triage
from triage_app.ui.triage.campaign_banner import CampaignBanner
from triage_app.ui.triage.measure import measure
from triage_app.ui.widgets.band_mark import BandMark
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.parts import button, column, label, row, shown_keys
from triage_app.ui.widgets.safe_text import plain_tooltip
from triage_app.ui.widgets.spoken import announce
from triage_app.ui.widgets.texts import Texts

MEASURE_KEY = "Ctrl+M"
_READING_TIME = 60_000  # ms for which the measure is shown, unless a key is pressed
_ACCUSED = (Band.VERY_LIKELY_SCAM, Band.SEVERAL_SIGNS)


class VerdictView(QFrame):
    """Shows the band of one assessment in its colour."""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._theme = texts, theme
        self._model: ModelSummary | None = None  # in use now
        self._triage: Triage | None = None
        self.measure = ""  # frequency, score, model and date in sentences
        self.mark = BandMark(theme)
        self.band_words = label(role="band", wrap=True)
        self.action_words = label(role="strong", wrap=True)
        self.claim_words = label(wrap=True)
        self.part_words = label(role="muted", wrap=True)
        self.campaign = CampaignBanner(texts)
        self.measure_button = button(texts("verdict.measure"), "quiet")
        self.measure_button.clicked.connect(self.tell_measure)
        # The verdict can be reached with Tab, so that a screen reader reads it out again.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._build()

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(14)
        layout.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        head = row(self.band_words, self.measure_button)
        head.setStretch(0, 1)
        lines = (head, self.action_words, self.claim_words, self.part_words, self.campaign)
        layout.addLayout(column(*lines, spacing=2), 1)

    def show_model(self, model: ModelSummary | None) -> None:
        """Take note of the model in use, and add what it tells to the verdict that stands."""
        self._model = model
        if self._triage is not None:
            self.show_triage(self._triage)

    def show_triage(self, triage: Triage) -> None:
        """Show a verdict, and keep its measure for who asks."""
        self._triage, assessment = triage, triage.assessment
        band = assessment.band
        self.mark.show_band(band)
        self.band_words.setText(self._texts(f"band.{band}"))
        self.action_words.setText(self._texts(f"band_next.{band}"))
        self._show_line(self.claim_words, self._claim(assessment))
        part = judged_part(assessment)
        self._show_line(self.part_words, self._texts.words(part) if part else "")
        self._dress(band)
        self._take_measure(triage)

    def tell_measure(self) -> None:
        """Show how much the verdict is worth, until the next key."""
        if self.isVisible() and self.measure:
            place = self.measure_button.mapToGlobal(QPoint(0, self.measure_button.height()))
            QToolTip.showText(place, plain_tooltip(self.measure), self, self.rect(), _READING_TIME)

    def announce(self, *, urgent: bool = False) -> None:
        """Let a screen reader say the verdict, and what the log knows of near-copies."""
        campaign = "" if self.campaign.isHidden() else self.campaign.accessibleName()
        announce(self, f"{self.accessibleName()} {campaign}".rstrip(), urgent=urgent)

    def _take_measure(self, triage: Triage) -> None:
        """Keep the measure where a hover and a screen reader find it."""
        self.measure = measure(triage, self._model, self._texts)
        self.setToolTip(plain_tooltip(self.measure))
        self.measure_button.setToolTip(plain_tooltip(f"{self.measure} ({shown_keys(MEASURE_KEY)})"))
        self.measure_button.setAccessibleDescription(self.measure)
        lines = (self.action_words, self.claim_words, self.part_words)
        said = [f"{self.band_words.text()}.", *(one.text() for one in lines)]
        self.setAccessibleName(" ".join(filter(None, said)))
        self.setAccessibleDescription(self.measure)

    def _claim(self, assessment: Assessment) -> str:
        """Return why, where that is no matter of the score; the claimed sender and the scenario."""
        claimed, band = assessment.organisation, assessment.band
        claims = "verdict.poses" if band in _ACCUSED else "verdict.claims"
        scenario = f"scenario.{assessment.scenario}"
        tells_why = band is Band.CANNOT_TELL or assessment.band_reason is not BandReason.SCORE
        parts = [
            self._texts(f"band_reason.{assessment.band_reason}") if tells_why else "",
            self._texts(claims, name=claimed.name) if claimed else "",
            self._texts(scenario) if self._texts.has(scenario) else "",
        ]
        return "  ·  ".join(part for part in parts if part)

    def _show_line(self, line: QLabel, text: str) -> None:
        """Show a line, or leave it out where it says nothing."""
        line.setText(text)
        line.setVisible(bool(text))

    def _dress(self, band: Band) -> None:
        tone = self._theme.bands[band]
        self.setStyleSheet(
            f"VerdictView {{ background: {tone.ground}; border: 1px solid {tone.text};"
            f" border-left: 6px solid {tone.text}; border-radius: 8px; }}"
            f" VerdictView:focus {{ border: 2px solid {self._theme.focus};"
            f" border-left: 6px solid {tone.text}; }}"
            f" QLabel[role='band'] {{ color: {tone.text}; }}"
        )
