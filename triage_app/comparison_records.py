"""What sets two models apart, and the history of the models of a desk."""

from __future__ import annotations

from dataclasses import dataclass

from classifier.intervals import Rate
from classifier.records import Band, Label
from triage_app.records import Decision


@dataclass(frozen=True, slots=True)
class BandChange:
    """A case of which two models say different things."""

    number: int  # of the case
    opened: str  # ISO 8601 with offset
    before: Band
    now: Band
    decision: Decision
    label: Label | None
    excerpt: str  # masked


@dataclass(frozen=True, slots=True)
class WeightChange:
    """A word, or a fact, that weighs more or less than before, in log-odds."""

    name: str  # a word, or the sentence of a fact
    before: float
    now: float
    messages: int  # cases that have it

    @property
    def change(self) -> float:
        """Return by how much it speaks more for a scam."""
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class FamilyChange:
    """How many held-out messages of a family two models flag."""

    family: str  # id of a scenario
    is_scam: bool
    before: Rate
    now: Rate

    @property
    def gain(self) -> float:
        """Return by how much the model is better: more scams, or fewer genuine messages."""
        change = (self.now.value or 0.0) - (self.before.value or 0.0)
        return change if self.is_scam else -change


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Held-out messages with about one score, and how many of them are scams."""

    score: float  # mean of the scores
    scams: Rate


@dataclass(frozen=True, slots=True)
class OwnFigures:
    """What one model makes of the desk's own confirmed cases, none of which it has seen so."""

    model: str
    state: str  # of `ModelSummary`
    learnt: int  # confirmed cases that it was trained on
    caught: Rate  # scams that are flagged
    alarms: Rate  # genuine messages in the top band


@dataclass(frozen=True, slots=True)
class ModelDifference:
    """What sets the model `now` apart from the model `before`."""

    before: str
    now: str
    cases: int  # newest cases that both have judged
    bands: tuple[BandChange, ...] = ()  # newest first
    words: tuple[WeightChange, ...] = ()  # of these cases, the largest changes first
    facts: tuple[WeightChange, ...] = ()
    families: tuple[FamilyChange, ...] = ()  # lost ones first
    reliability_before: tuple[ReliabilityBin, ...] = ()
    reliability_now: tuple[ReliabilityBin, ...] = ()
    own: tuple[OwnFigures, ...] = ()  # all models, by the cases learnt: the learning curve
    own_cases: int = 0  # confirmed cases that all of them could be measured on


@dataclass(frozen=True, slots=True)
class ModelEvent:
    """One line of the history of models."""

    at: str  # ISO 8601 with offset
    kind: str  # "model_trained", "model_promoted", "model_rolled_back" or "model_taken"
    model: str
    before: str  # the model that it replaced, "" when there was none
    actor: str
    passed: bool | None  # the answer of the gate to a trained model
