"""How much a verdict is worth, in sentences: frequency, score, model and its date."""

from __future__ import annotations

from collections.abc import Mapping

from triage_app.model_records import ModelSummary
from triage_app.records import Triage
from triage_app.ui.widgets.texts import Texts
from triage_app.wording.score import of_hundred
from triage_app.wording.shown_score import shown_score


def measure(triage: Triage, model: ModelSummary | None, texts: Texts) -> str:
    """Return what is known of the worth of a verdict; `model` is the one in use.

    The score is left out where it contradicts the band.
    """
    line = _model_line(triage, model, texts)
    frequency = _frequency(triage, model, line, texts)
    score = shown_score(triage.assessment)
    parts = [
        frequency or texts(f"band_reason.{triage.assessment.band_reason}"),
        _score(score, texts),
        "" if frequency or not line else f"{line}.",
    ]
    return " ".join(part for part in parts if part)


def _score(score: float | None, texts: Texts) -> str:
    if score is None:
        return texts("verdict.no_score")
    return texts("verdict.score", percent=texts.score(score))


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
