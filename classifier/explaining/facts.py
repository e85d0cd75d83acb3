"""Groups findings into facts: rules that quote the same words or say the same.

Rules of one direction that quote the same words, or say the same, form one fact with one sentence.
The weights of the words that a fact rests on, and of the form of its link, are added to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from classifier.explaining.phrases import Phrases, Run, overlap
from classifier.indicators.catalogue import BY_ID, direction_of
from classifier.indicators.rule import Strength
from classifier.records import Direction, Finding, Span
from classifier.scoring.features import LINK_TOKEN, Tokens

MIN_WEIGHT = 0.10  # log-odds; smaller weights change a score of 0.5 by less than 2.5 points
# Groups of rules that say the same to a caller, independent of what they quote.
_SAME_MEANING = (
    {"I20", "I20b"},
    {"I30", "I33"},
    {"I34", "I51"},
    {"R01", "R08"},
)
_STRENGTH = {Strength.STRONG: 3, Strength.MEDIUM: 2, Strength.WEAK: 1}


# Rules about a placeholder anywhere in the message.
_PLACEHOLDERS = {"R04": "⟨code⟩"}
# Features of addresses -> rules about the same: prefixes of features, families of rules.
_ADDRESS_FEATURES = {
    "link": (("host", "link_"), ("link",)),
    "sender": (("from_", "from:"), ("sender", "header")),
}


@dataclass(slots=True)
class Fact:
    """Rules of one direction that quote the same words or say the same."""

    direction: Direction
    findings: list[Finding]
    spans: list[Span]
    weights: Mapping[str, float]
    runs: list[Run] = field(default_factory=list)  # runs of words that it rests on
    unquoted_spans: list[Span] = field(
        default_factory=list
    )  # words that it rests on but does not quote
    address_weight: float = 0.0  # weight of the position and form of its link, or of its sender

    @property
    def rule_weight(self) -> float:
        """The sum of the weights of its rules."""
        return sum(self.weights.get(one.indicator, 0.0) for one in self.findings)

    @property
    def weight(self) -> float:
        """The sum of the weights of its rules and words."""
        return self.rule_weight + self.address_weight + sum(run.weight for run in self.runs)

    @property
    def is_supported(self) -> bool:
        """Whether its total weight has the sign of its sentence and is large enough to be shown."""
        return abs(self.weight) >= MIN_WEIGHT and direction_of_weight(self.weight) is self.direction

    def drop_contradicting(self) -> None:
        """Drop words with the opposite sign if the rules alone support the sentence."""
        if not self.is_supported:
            self.runs = [
                run for run in self.runs if direction_of_weight(run.weight) is self.direction
            ]

    @property
    def strength(self) -> int:
        """The strength of its strongest rule, 1 (weak) to 3 (strong)."""
        return max(_STRENGTH[BY_ID[one.indicator].strength] for one in self.findings)

    @property
    def main_finding(self) -> Finding:
        """The finding whose sentence is shown: of the strongest rule, then largest weight."""
        agree = 1 if self.direction is Direction.FOR else -1
        return max(
            self.findings,
            key=lambda one: (
                _STRENGTH[BY_ID[one.indicator].strength],
                agree * self.weights.get(one.indicator, 0.0),
                one.indicator,
            ),
        )


def direction_of_weight(weight: float) -> Direction:
    """Return the direction of a weight in log-odds."""
    return Direction.FOR if weight > 0 else Direction.AGAINST


def group_findings(
    phrases: Phrases, findings: Sequence[Finding], weights: Mapping[str, float]
) -> list[Fact]:
    """Return the findings grouped into facts by shared words or meaning.

    A rule whose learned weight has the opposite sign of its sentence is left out; it counts in the
    rest.
    """
    facts: list[Fact] = []
    for one in findings:
        direction, weight = direction_of(one.indicator), weights.get(one.indicator, 0.0)
        if abs(weight) >= MIN_WEIGHT and direction_of_weight(weight) is not direction:
            continue
        spans = [phrases.informative_span(one.span)] if one.span else []
        fact = Fact(direction, [one], spans, weights)
        fact.unquoted_spans = phrases.spans_of_word(_PLACEHOLDERS.get(one.indicator, ""))
        for other in [other for other in facts if _belong_together(fact, other)]:
            fact.findings += other.findings
            fact.spans += other.spans
            fact.unquoted_spans += other.unquoted_spans
            facts.remove(other)
        facts.append(fact)
    return facts


def _belong_together(one: Fact, other: Fact) -> bool:
    if one.direction is not other.direction:
        return False
    if any(overlap(a, b) for a in one.spans for b in other.spans):
        return True
    quotes = {finding.quote for finding in other.findings} - {""}
    if any(finding.quote in quotes for finding in one.findings):
        return True
    return any(
        {a.indicator, b.indicator} <= same
        for same in _SAME_MEANING
        for a in one.findings
        for b in other.findings
    )


def assign_runs(
    phrases: Phrases, facts: Sequence[Fact], runs: Sequence[Run], weights: Sequence[float]
) -> list[Run]:
    """Assign each run of words to the fact that rests on it; return the unassigned runs.

    If most of the weight of a run lies outside the words of the fact, only these words are
    assigned.
    """
    if not facts:
        return list(runs)
    owners = _owners(phrases, facts)
    free: list[Run] = []
    for run in runs:
        owning_facts = [
            fact for index in range(run.first, run.last + 1) for fact in owners.get(index, ())
        ]
        agreeing = (one for one in owning_facts if one.direction is direction_of_weight(run.weight))
        fact = next(agreeing, owning_facts[0] if owning_facts else None)
        if fact is None:
            free.append(run)
            continue
        parts = phrases.split(run, (*fact.spans, *fact.unquoted_spans), weights)
        inside = [part for part in parts if _rests_on(phrases, part, fact)]
        if 2 * sum(part.weight for part in inside) * (1 if run.weight > 0 else -1) >= abs(
            run.weight
        ):
            fact.runs.append(run)
        else:
            fact.runs += inside
            free += [part for part in parts if part not in inside]
    return free


def _owners(phrases: Phrases, facts: Sequence[Fact]) -> dict[int, list[Fact]]:
    """Return for each token the facts that quote it."""
    owners: dict[int, list[Fact]] = {}
    for fact in facts:
        for span in (*fact.spans, *fact.unquoted_spans):
            for index in phrases.range_of(span):
                owners.setdefault(index, []).append(fact)
    return owners


def _rests_on(phrases: Phrases, part: Run, fact: Fact) -> bool:
    return any(overlap(phrases.span_of(part), span) for span in (*fact.spans, *fact.unquoted_spans))


def add_links(tokens: Tokens, facts: Sequence[Fact], weights: Sequence[float]) -> None:
    """Add the weight of the link token to the fact that rests on the link."""
    if facts and LINK_TOKEN in tokens.words:
        for word, span, weight in zip(tokens.words, tokens.spans, weights, strict=True):
            fact = _fact_about_span(facts, span, weight) if word == LINK_TOKEN else None
            if fact:
                fact.address_weight += weight


def add_addresses(facts: Sequence[Fact], weights: Mapping[str, float]) -> dict[str, float]:
    """Add the weights of the form of links and sender to the facts about them.

    Returns the weights that belong to no fact, under "link" and "sender".
    """
    left = {}
    for kind, (prefixes, families) in _ADDRESS_FEATURES.items():
        weight = sum(value for name, value in weights.items() if name.startswith(prefixes))
        about = [fact for fact in facts if BY_ID[fact.main_finding.indicator].family in families]
        agreeing = [fact for fact in about if fact.direction is direction_of_weight(weight)]
        fact = next(iter(agreeing or about), None)
        if fact:
            fact.address_weight += weight
        else:
            left[kind] = weight
    return left


def _fact_about_span(facts: Sequence[Fact], span: Span, weight: float) -> Fact | None:
    """Return the fact that rests on words of a span, preferring one with the sign of `weight`."""
    resting = [fact for fact in facts if any(overlap(span, one) for one in fact.spans)]
    agreeing = [fact for fact in resting if fact.direction is direction_of_weight(weight)]
    return next(iter(agreeing or resting), None)
