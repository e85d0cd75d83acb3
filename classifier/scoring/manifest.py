"""The content of `manifest.json` of a model folder, as validated records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct

from classifier.intervals import Count, Rate, Share
from classifier.records import Band
from classifier.scoring.model import BandRate
from classifier.scoring.thresholds import Thresholds

Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]  # SHA-256
BASE_RATE = 0.45  # share of scams among all messages for which frequencies are stated
_THRESHOLDS = ("doubt", "several", "top")


class GroupRates(Struct, frozen=True):
    """Rates of the messages of one group (a channel, a family …)."""

    scam_flagged: Rate
    legit_flagged: Rate
    cannot_tell: Rate


class BandCounts(Struct, frozen=True):
    """How many messages with a band were scams, and how many were genuine."""

    scams: Count
    genuine: Count


class Frequency(Struct, frozen=True):
    """What is said of a band: so many of its messages are scams (see `learning.frequency`)."""

    share: Share
    low: Share  # of the 95 % interval
    high: Share
    cases: Count  # confirmed cases of the desk that it rests on, near-copies counted once


class HandRates(Struct, frozen=True):
    """Figures of messages of one hand, judged without any message of it."""

    auc: Rate
    recall_at_2: Rate
    scam_flagged: Rate
    scam_in_few_signs: Rate
    legit_in_top: Rate  # share of all genuine messages
    top_band_precision: Rate
    bands: dict[Band, BandCounts] = {}  # empty in older models


class OtherHands(Struct, frozen=True):
    """Figures of each hand, and of the messages of all hands together."""

    together: HandRates
    each: dict[str, HandRates]


class RankingFigures(Struct, frozen=True):
    """What can be said of scores without thresholds."""

    examples: Count
    scams: Count
    auc: Rate  # area under the ROC curve
    recall_at_1: Rate  # share of scams caught at 1 % false alarms
    recall_at_2: Rate


class ProbeRates(Struct, frozen=True):
    """What a style probe does to a sample (see `learning.probes`)."""

    flagged_before: Rate  # share of the scams
    flagged_after: Rate
    top_before: Rate  # share of the genuine messages in the top band
    top_after: Rate

    @property
    def lost(self) -> float:
        """By how much the share of flagged scams falls; negative when it grows."""
        return (self.flagged_before.value or 0.0) - (self.flagged_after.value or 0.0)

    @property
    def raised(self) -> float:
        """By how much the share of genuine messages in the top band grows."""
        return (self.top_after.value or 0.0) - (self.top_before.value or 0.0)


class HeldOutFigures(Struct, frozen=True):
    """The figures of a model on messages held out from it (see `learning.evaluation`)."""

    examples: Count
    scams: Count
    auc: Rate
    recall_at_1: Rate
    recall_at_2: Rate
    top_band_precision: Rate
    hard_legit_in_top: Rate
    scam_in_few_signs: Rate
    cannot_tell: Rate
    calibration_error: Share
    bands: dict[Band, Rate]
    by_score: dict[Band, BandRate]
    groups: dict[str, dict[str, GroupRates]]
    hands: OtherHands | None = None  # None: fewer than three hands, or an older model
    campaigns: RankingFigures | None = None  # a fifth of the campaigns, judged without them
    probes: dict[str, ProbeRates] = {}


class TrainingRecord(Struct, frozen=True):
    """The training data of a model."""

    base: Count
    cases: Count
    case_ids: list[str]
    conflicting: list[str]  # ids of cases left out: near-copies with other labels
    digest: Digest
    template_ids: list[str] = []  # of the genuine messages that the organisation has given


class GateRecord(Struct, frozen=True):
    """The result of the acceptance checks, in French and English."""

    passed: bool
    sentence: str
    sentence_en: str


class Manifest(Struct, frozen=True, kw_only=True):
    """The manifest of a model."""

    number: str  # "0003", the name of the folder
    created: str  # ISO 8601
    configuration: dict[str, float]
    thresholds: dict[str, Share]  # "doubt", "several" and "top": see `Thresholds`
    discount: float  # of the riskiest passage: see `PassageRule`
    bands: dict[Band, BandRate]
    said: dict[Band, Frequency] = {}  # what the window says of each band; empty in older models
    figures: HeldOutFigures
    data: TrainingRecord
    gate: GateRecord
    # These three are filled in by `learning.artefact.write`.
    format: int = 0
    files: dict[str, Digest] = {}
    versions: dict[str, str] = {}  # of Python and of the libraries that fitted the model

    def __post_init__(self) -> None:
        """Refuse thresholds that are missing or out of order."""
        if set(self.thresholds) != set(_THRESHOLDS):
            raise ValueError("three thresholds are needed")
        values = [self.thresholds[name] for name in _THRESHOLDS]
        if values != sorted(values):
            raise ValueError("thresholds out of order")

    @property
    def limits(self) -> Thresholds:
        """The thresholds as the scorer takes them."""
        return Thresholds(**self.thresholds)


def text_of(document: Mapping[str, object]) -> str:
    """Return the text of `manifest.json`; the same document gives the same text."""
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
