"""The immutable records of models and their training."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from classifier.records import Label, Message

# Campaigns with a confirmed case, below which models are not compared on the desk's own cases.
FEWEST_CAMPAIGNS = 30


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of a model on held-out messages; proportions from 0 to 1."""

    examples: int
    auc: float
    recall_at_2: float  # recall at 2 % false alarms
    top_band_precision: float
    hard_false_alarms: float  # share of hard legitimate messages in the top band
    calibration_error: float
    cannot_tell: float
    bands: Mapping[str, Mapping[str, float | None]] = field(default_factory=dict)
    # What is said of a band: "share", "low", "high" and "cases"; empty for older models.
    said: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    # On messages of other hands and of other campaigns; None: not measured.
    other_hands_auc: float | None = None
    other_hands_recall: float | None = None
    other_hands_top: float | None = None  # share of legitimate messages in the top band
    other_campaigns_auc: float | None = None
    other_campaigns_recall: float | None = None


@dataclass(frozen=True, slots=True)
class ModelSummary:
    """One row of the list of models."""

    number: str  # "0003"
    created: str
    state: str  # "current", "candidate", "former", "refused", "damaged"
    examples: int
    confirmed_cases: int
    figures: Figures | None
    gate: str  # result of the acceptance checks as a sentence, "" if not run
    desk: int = 0  # that it came from, 0 for one of this desk


@dataclass(frozen=True, slots=True)
class TrainingOutcome:
    """The result of a training: the candidate and the current model."""

    candidate: ModelSummary
    current: ModelSummary | None
    passed: bool
    sentence: str  # why the candidate was promoted or refused
    promoted: bool
    conflicting: tuple[str, ...] = ()  # ids of cases left out because a near-copy has another label


@dataclass(frozen=True, slots=True)
class ConfirmedCase:
    """A case confirmed by a supervisor, as a training example."""

    number: int
    opened: str
    agent: str
    labelled_by: str
    label: Label
    scenario: str | None
    fingerprint: str
    message: Message  # masked
    own_case: bool = False  # the label is by the agent who logged the case
