"""The verdict card: symbol, band, score bar, record of the band, part judged, claimed sender."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from classifier.reading.remarks import judged_part
from classifier.records import Assessment, Band
from triage_app.model_records import ModelSummary
from triage_app.records import Triage
from triage_app.ui.widgets.band_mark import BandMark
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.parts import column, label, row
from triage_app.ui.widgets.texts import Texts
from triage_app.wording.score import of_hundred
from triage_app.wording.shown_score import shown_score


class ScoreBar(QWidget):
    """A bar from 0 to 100 with the score on it; empty without a score."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._score: float | None = None
        self._band = Band.CANNOT_TELL
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a low and wide bar."""
        return QSize(200, 12)

    def show_score(self, score: float | None, band: Band, words: str) -> None:
        """Show a score in the colour of its band; `words` is the text for screen readers."""
        self._score, self._band = score, band
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's name
        """Paint the groove and the score."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = self._theme.bands[self._band]
        groove = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        painter.setPen(QPen(QColor(tone.text), 1))
        painter.setBrush(QColor(self._theme.card))
        painter.drawRoundedRect(groove, 4, 4)
        if self._score is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tone.text))
            filled = max(6.0, groove.width() * min(max(self._score, 0.0), 1.0))
            painter.drawRoundedRect(QRectF(groove.x(), groove.y(), filled, groove.height()), 4, 4)
        painter.end()


@dataclass(frozen=True, slots=True)
class _Words:
    """What an assessment does not say by itself; "" where nothing is known."""

    scenario: str = ""  # name of the scenario
    frequency: str = ""  # share of scams in the band so far
    model: str = ""  # number and date of the model; also part of the frequency


class VerdictView(QFrame):
    """Shows the band of one assessment in its colour."""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._theme = texts, theme
        self._model: ModelSummary | None = None  # in use now
        self._triage: Triage | None = None
        self.mark = BandMark(theme)
        self.band_words = label(role="band")
        self.score_words = label(role="heading")
        self.bar = ScoreBar(theme)
        self.reason_words = label(wrap=True)
        self.claim_words = label(wrap=True)
        self.part_words = label(role="muted", wrap=True)
        # The verdict can be reached with Tab, so that a screen reader reads it out again.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._build()

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(16)
        layout.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        head = row(self.band_words, None, self.score_words)
        lines = (self.reason_words, self.part_words, self.claim_words)
        layout.addLayout(column(head, self.bar, *lines, spacing=4), 1)

    def show_model(self, model: ModelSummary | None) -> None:
        """Take note of the model in use, and add what it tells to the verdict that stands."""
        self._model = model
        if self._triage is not None:
            self.show_triage(self._triage)

    def show_triage(self, triage: Triage) -> None:
        """Show band and score, with the record of the band and the model."""
        self._triage, assessment = triage, triage.assessment
        words = _words(triage, self._model, self._texts)
        band = assessment.band
        self.mark.show_band(band)
        self.band_words.setText(self._texts(f"band.{band}"))
        known = shown_score(assessment)
        score = self._score_text(known)
        self.score_words.setText(score)
        self.bar.show_score(known, band, score)
        self.reason_words.setText(self._meaning(assessment, words.frequency))
        self.claim_words.setText(self._claim(assessment, words))
        self.claim_words.setVisible(bool(self.claim_words.text()))
        part = judged_part(assessment)
        self.part_words.setText(self._texts.words(part) if part else "")
        self.part_words.setVisible(part is not None)
        self._dress(band)
        said = (f"{self.band_words.text()}.", f"{score}.", self.reason_words.text())
        self.setAccessibleName(" ".join(filter(None, (*said, self.part_words.text()))))

    def _score_text(self, score: float | None) -> str:
        if score is None:
            return self._texts("verdict.no_score")
        return self._texts("verdict.score", percent=self._texts.score(score))

    def _meaning(self, assessment: Assessment, frequency: str) -> str:
        """Return the reason for the band, its record, and the general advice."""
        reason = self._texts(f"band_reason.{assessment.band_reason}")
        parts = [frequency or reason, self._texts(f"band_next.{assessment.band}")]
        if frequency and assessment.band is Band.CANNOT_TELL:
            parts.insert(0, reason)
        return " ".join(part for part in parts if part)

    def _claim(self, assessment: Assessment, words: _Words) -> str:
        """Return claimed organisation, scenario, and the model if not named elsewhere."""
        claimed = assessment.organisation
        parts = [
            self._texts("verdict.claims", name=claimed.name) if claimed else "",
            self._texts("verdict.scenario", name=words.scenario) if words.scenario else "",
            "" if words.frequency else words.model,
        ]
        return "   ·   ".join(part for part in parts if part)

    def _dress(self, band: Band) -> None:
        tone = self._theme.bands[band]
        self.setStyleSheet(
            f"VerdictView {{ background: {tone.ground}; border: 1px solid {tone.text};"
            f" border-left: 6px solid {tone.text}; border-radius: 8px; }}"
            f" VerdictView:focus {{ border: 2px solid {self._theme.focus};"
            f" border-left: 6px solid {tone.text}; }}"
            f" QLabel[role='band'], QLabel[role='heading'] {{ color: {tone.text}; }}"
        )


def _words(triage: Triage, model: ModelSummary | None, texts: Texts) -> _Words:
    """Return what an assessment does not say by itself; `model` is the one in use."""
    key = f"scenario.{triage.assessment.scenario}"
    line = _model_line(triage, model, texts)
    frequency = _frequency(triage, model, line, texts)
    return _Words(texts(key) if texts.has(key) else "", frequency, line)


def _model_line(triage: Triage, model: ModelSummary | None, texts: Texts) -> str:
    """Return number and date of the model."""
    number = triage.assessment.model
    if not number:
        return ""
    date = model.created if model is not None and model.number == number else ""
    key = "verdict.model" if date else "verdict.model_number"
    return texts(key, number=number, date=texts.date(date))


def _frequency(triage: Triage, model: ModelSummary | None, line: str, texts: Texts) -> str:
    """Return how often messages with this band are scams, "" if nothing is known of it.

    Older models know only the share among our own held-out messages.
    """
    if model is None or model.figures is None or triage.assessment.model != model.number:
        return ""
    line = line[:1].lower() + line[1:]  # it stands inside a sentence
    band = triage.assessment.band.value
    said = model.figures.said.get(band)
    if said:
        return _said(said, line, texts)
    rate = model.figures.bands.get(band, {})
    share, size = rate.get("value"), rate.get("n")
    if share is None or not size:
        return ""
    shown, sample = texts.number(of_hundred(share)), texts.number(size)
    return texts("verdict.frequency", share=shown, sample=sample, model=line)


def _said(said: Mapping[str, float], line: str, texts: Texts) -> str:
    """Return the sentence with its interval and the confirmed cases that it rests on."""
    parts = {name: texts.number(of_hundred(said[name])) for name in ("share", "low", "high")}
    if said["cases"]:
        cases = texts.number(said["cases"])
        return texts("verdict.said_cases", **parts, cases=cases, model=line)
    return texts("verdict.said", **parts, model=line)
