"""Detects drift: whether recent cases differ from earlier ones, and bands from their labels.

The newest cases are compared with earlier ones by the share of each band and the share of words
unknown to the model. Confirmed cases show whether the share of scams in a band is as expected.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from classifier.errors import VigieError
from classifier.intervals import Rate, rate, wilson
from classifier.records import Band, Label
from classifier.scorer import Scorer
from classifier.scoring.model import BandRate, Model
from classifier.scoring.weights import Floats
from classifier.sentence import Render, Sentence, Share, sentence
from triage_app.records import Case, CaseFilter
from triage_app.services.desk import Desk
from triage_app.store.store import CaseStore
from triage_app.wording.names import NAMES
from triage_app.wording.words import words_in

MIN_CASES = 50  # smallest number of cases on each side
MAX_NEWEST, MAX_EARLIER = 200, 1000  # largest number of recent cases
MAX_READ = 200  # messages per side whose words are looked up
MIN_LABELS = 20  # smallest number of confirmed cases of a band
_STANDARD_ERRORS = 2.58  # 1 % false alarms
_BAND_SHIFT, _WORD_SHIFT = 0.10, 0.05  # smaller changes are not relevant

_SENTENCES = {
    "band": sentence(
        "The verdict “{band}” goes from {before} to {now} of the cases: what comes in has "
        "changed. Confirm some recent cases, then train again."
    ),
    "words": sentence(
        "Words unknown to the model go from {before} to {now}: the messages use other words. "
        "Confirm some recent cases, then train again."
    ),
    "precision": sentence(
        "Of the confirmed cases with the verdict “{band}”, {now} are scams, where {before} were "
        "expected: read them again, then train again."
    ),
    "few": sentence("Too few cases to watch for drift ({cases} of the {least} needed)."),
    "calm": sentence(
        "No drift: the newest {newest} cases look like the {earlier} cases before them."
    ),
}


class BandShift(Struct, frozen=True):
    """The share of a band among the newest cases and among those before them."""

    newest: Rate
    earlier: Rate


class MeanShare(Struct, frozen=True):
    """The mean share of unknown words over `n` messages."""

    value: float
    n: int


class Confirmed(Struct, frozen=True):
    """The share of scams among confirmed cases of a band, and what the model has promised."""

    confirmed: Rate
    expected: float


class Drift(Struct, frozen=True):
    """The result of drift detection; `tripped` says whether `sentence` is a warning."""

    cases: int
    newest: int
    earlier: int
    tripped: bool
    sentence: str
    bands: dict[Band, BandShift] = {}
    unknown_words: dict[str, MeanShare] = {}  # "newest" and "earlier"; empty: not measured
    precision: dict[Band, Confirmed] = {}


class _Warnings:
    """Collects the sentences of what has drifted."""

    def __init__(self) -> None:
        self.sentences: list[Sentence] = []

    def add(self, key: str, before: float, now: float, band: Band | None = None) -> None:
        name = NAMES["band"][band] if band else ""
        warning = _SENTENCES[key].fill(band=name, before=Share(before), now=Share(now))
        self.sentences.append(warning)


def desk_drift(desk: Desk) -> Drift:
    """Return the drift of a desk; raise VigieError if its log cannot be read."""
    store, scorer = desk.store if desk.has_log else None, desk.scorer
    return detect_drift(store, scorer.model, scorer, words_in(desk.settings.language))


def drift_line(desk: Desk) -> str:
    """Return the line about drift, "" if the log cannot be read, which is reported elsewhere."""
    try:
        return desk_drift(desk).sentence
    except VigieError:
        return ""


def detect_drift(
    store: CaseStore | None, model: Model | None, scorer: Scorer, words: Render = str
) -> Drift:
    """Return the drift; none without a log or with few cases.

    `scorer` masks the messages that `model`, the current one, scores again.
    """
    cases = store.cases(CaseFilter(limit=MAX_NEWEST + MAX_EARLIER)) if store else []
    warnings = _Warnings()
    half = min(MAX_NEWEST, len(cases) // 2)
    newest, earlier = cases[:half], cases[half:]
    if store is None or half < MIN_CASES:
        text = words(_SENTENCES["few"].fill(cases=len(cases), least=2 * MIN_CASES))
        return Drift(len(cases), len(newest), len(earlier), False, text)
    bands = _band_shares(newest, earlier, warnings)
    unknown: dict[str, MeanShare] = {}
    precision: dict[Band, Confirmed] = {}
    if model:
        now, before = (_unknown_shares(store, one, model, scorer) for one in (newest, earlier))
        unknown = _mean_unknown_shares(now, before, warnings)
        precision = _band_precision(cases, model.band_rates, warnings)
    calm = _SENTENCES["calm"].fill(newest=len(newest), earlier=len(earlier))
    text = " ".join(map(words, warnings.sentences or [calm]))
    sizes = len(cases), len(newest), len(earlier)
    return Drift(*sizes, bool(warnings.sentences), text, bands, unknown, precision)


def _band_shares(
    newest: Sequence[Case], earlier: Sequence[Case], warnings: _Warnings
) -> dict[Band, BandShift]:
    """Return the share of each band on both sides (two-proportion z-test)."""
    found = {}
    for band in Band:
        now, before = (sum(case.band is band for case in cases) for cases in (newest, earlier))
        found[band] = BandShift(rate(now, len(newest)), rate(before, len(earlier)))
        share, former = now / len(newest), before / len(earlier)
        pooled = (now + before) / (len(newest) + len(earlier))
        error = math.sqrt(pooled * (1 - pooled) * (1 / len(newest) + 1 / len(earlier)))
        if abs(share - former) >= _BAND_SHIFT and abs(share - former) > _STANDARD_ERRORS * error:
            warnings.add("band", former, share, band)
    return found


def _unknown_shares(
    store: CaseStore, cases: Sequence[Case], model: Model, scorer: Scorer
) -> Floats:
    """Return the share of words unknown to the model, in messages that still have their text."""
    texts = (store.case(case.number).message for case in cases[:MAX_READ])
    return np.array([1 - scorer.judge(text, model).known for text in texts if text])


def _mean_unknown_shares(now: Floats, before: Floats, warnings: _Warnings) -> dict[str, MeanShare]:
    """Return the mean share of unknown words on both sides (Welch's t-test, large samples)."""
    if min(now.size, before.size) < MIN_CASES:
        return {}
    gap = float(now.mean() - before.mean())
    error = math.sqrt(now.var(ddof=1) / now.size + before.var(ddof=1) / before.size)
    if gap >= _WORD_SHIFT and gap > _STANDARD_ERRORS * error:
        warnings.add("words", float(before.mean()), float(now.mean()))
    shares = {"newest": now, "earlier": before}
    return {name: MeanShare(round(float(one.mean()), 4), one.size) for name, one in shares.items()}


def _band_precision(
    cases: Sequence[Case], expected_rates: Mapping[Band, BandRate], warnings: _Warnings
) -> dict[Band, Confirmed]:
    """Return the share of scams among confirmed cases of the two bands with a target."""
    found = {}
    for band in (Band.VERY_LIKELY_SCAM, Band.FEW_SIGNS):
        labels = [case.label for case in cases if case.band is band and case.label]
        expected = expected_rates.get(band)
        if expected is None or not expected.messages or len(labels) < MIN_LABELS:
            continue
        scams = labels.count(Label.SCAM)
        low, high = wilson(scams, len(labels))
        found[band] = Confirmed(rate(scams, len(labels)), expected.scams)
        too_few = band is Band.VERY_LIKELY_SCAM and high < expected.scams
        if too_few or (band is Band.FEW_SIGNS and low > expected.scams):
            warnings.add("precision", expected.scams, scams / len(labels), band)
    return found
