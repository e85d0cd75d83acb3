"""All contributions to a score, for reviewers; agents get facts instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from classifier.explaining.facts import direction_of_weight
from classifier.explaining.sentences import finding_sentence
from classifier.indicators.catalogue import BY_ID
from classifier.records import Assessment, Direction, Finding
from classifier.scoring.features import LINK_TOKEN, Tokens
from classifier.scoring.thresholds import Thresholds
from classifier.scoring.weights import Evidence
from classifier.sentence import Render, Sentence, sentence

_LARGE_REST = 1.0  # log-odds up to which the rest is described as leaning "a little"
_REST = {
    Direction.FOR: (
        sentence("The rest of the message points slightly towards a scam."),
        sentence("The rest of the message points towards a scam."),
    ),
    Direction.AGAINST: (
        sentence("The rest of the message points slightly towards a genuine message."),
        sentence("The rest of the message points towards a genuine message."),
    ),
}
_PASSAGE_REST = sentence(
    "The verdict rests on one passage; what else the message contains takes nothing off it."
)


@dataclass(frozen=True, slots=True)
class Contribution:
    """One contribution to the score, in log-odds; positive means evidence for a scam.

    The weight of a word includes its word pairs and character n-grams. `count` is its number of
    occurrences in the message.
    """

    kind: str  # "rule", "word" or "shape" (form of the message and its addresses)
    name: str  # rule id, folded word, or name of a feature
    weight: float
    text: str = ""  # sentence of a rule
    quote: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Explanation:
    """An assessment with all its contributions; `base` and their weights add up to `log_odds`."""

    assessment: Assessment
    thresholds: Thresholds | None  # None without a model
    contributions: tuple[Contribution, ...]  # rules, words, shape; each by weight, largest first
    rest: str  # the sentence about `assessment.rest`, "" without a model

    def of(self, kind: str) -> tuple[Contribution, ...]:
        """Return the contributions of one kind."""
        return tuple(one for one in self.contributions if one.kind == kind)


def rest_sentence(rest: float, evidence: Evidence) -> Sentence:
    """Return what is said of all that has no reason of its own; a passage is told there too."""
    if evidence.passage is not None:
        return _PASSAGE_REST
    return _REST[direction_of_weight(rest)][abs(rest) >= _LARGE_REST]


def contributions(
    findings: Sequence[Finding], tokens: Tokens, evidence: Evidence, words: Render
) -> tuple[Contribution, ...]:
    """Return all contributions; what the model does not know is listed with weight 0."""
    shape = [
        Contribution("shape", name, weight)
        for name, weight in evidence.per_flag.items()
        if name not in BY_ID
    ]
    groups = (_rules(findings, evidence.per_flag, words), _words(tokens, evidence), shape)
    return tuple(one for group in groups for one in sorted(group, key=_heaviest))


def from_findings(findings: Sequence[Finding], words: Render) -> tuple[Contribution, ...]:
    """Return the rules that fired with weight 0, for use without a model."""
    return tuple(_rules(findings, {}, words))


def _heaviest(one: Contribution) -> tuple[float, str]:
    return -abs(one.weight), one.name


def _rules(
    findings: Sequence[Finding], weights: Mapping[str, float], words: Render
) -> list[Contribution]:
    """Return one contribution per rule, however often it fired."""
    once = {one.indicator: one for one in reversed(findings)}
    return [
        Contribution("rule", name, weights.get(name, 0.0), words(finding_sentence(one)), one.quote)
        for name, one in once.items()
    ]


def _words(tokens: Tokens, evidence: Evidence) -> list[Contribution]:
    sums: dict[str, float] = {}
    counts: dict[str, int] = {}
    for word, weight in zip(tokens.words, evidence.per_token.tolist(), strict=True):
        name = "⟨LIEN⟩" if word == LINK_TOKEN else word
        sums[name] = sums.get(name, 0.0) + weight
        counts[name] = counts.get(name, 0) + 1
    return [Contribution("word", name, sums[name], count=counts[name]) for name in sums]
