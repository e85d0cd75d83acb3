"""Findings -> facts to tell: rules that share words or meaning, with the wording under them.

Rules of one direction that quote the same words, or tell a caller the same, are one fact
with one sentence. The run of words that a fact rests on, and the place of its link, belong
to it, so wording and indicators speak with one voice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from classifier.explaining.phrases import Phrases, Run, overlap
from classifier.indicators.catalogue import BY_ID, direction_of
from classifier.indicators.rule import Strength
from classifier.records import Direction, Finding, Span
from classifier.scoring.features import LINK_TOKEN, Tokens

SMALLEST = 0.10  # log-odds; less than this changes a score of one half by 2.5 points
# Rules that tell a caller the same thing, wherever in the message they find it.
_SAME = ({"I20", "I20b"}, {"I30", "I33"}, {"I34", "I51"}, {"R01", "R08"}, {"R02", "R03"})
_STRENGTH = {Strength.STRONG: 3, Strength.MEDIUM: 2, Strength.WEAK: 1}


# Rules that speak of a placeholder somewhere in the message.
_PLACEHOLDERS = {"R04": "⟨code⟩"}
# Features of addresses -> the rules that speak of the same: prefixes, families of rules.
_FORMS = {
    "link": (("host", "link_"), ("link",)),
    "sender": (("from_", "from:"), ("sender", "header")),
}


@dataclass(slots=True)
class Fact:
    """Rules of one direction that rest on the same words or say the same."""

    direction: Direction
    findings: list[Finding]
    spans: list[Span]
    weights: Mapping[str, float]
    runs: list[Run] = field(default_factory=list)  # the wording it rests on
    beside: list[Span] = field(default_factory=list)  # words it rests on and does not quote
    address: float = 0.0  # what the place and form of its link, or its sender, add

    @property
    def rules(self) -> float:
        """What its rules alone add to the score."""
        return sum(self.weights.get(one.indicator, 0.0) for one in self.findings)

    @property
    def weight(self) -> float:
        """What its rules and its wording add to the score."""
        return self.rules + self.address + sum(run.weight for run in self.runs)

    @property
    def stands(self) -> bool:
        """Whether all of it together speaks as its sentence does, and loud enough."""
        return abs(self.weight) >= SMALLEST and direction_of_weight(self.weight) is self.direction

    def drop_contradicting(self) -> None:
        """Leave words that speak against a sentence which stands by itself to the rest."""
        if not self.stands:
            self.runs = [
                run for run in self.runs if direction_of_weight(run.weight) is self.direction
            ]

    @property
    def strength(self) -> int:
        """How much its strongest rule is worth alone, 1 to 3."""
        return max(_STRENGTH[BY_ID[one.indicator].strength] for one in self.findings)

    @property
    def lead(self) -> Finding:
        """The finding whose sentence is told: the strongest rule, then the heaviest."""
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
    """Return what a weight in log-odds speaks for."""
    return Direction.FOR if weight > 0 else Direction.AGAINST


def gather(
    phrases: Phrases, findings: Sequence[Finding], weights: Mapping[str, float]
) -> list[Fact]:
    """Return the findings, those that share words or meaning together.

    A rule whose learnt weight speaks against its own sentence is left to the rest.
    """
    facts: list[Fact] = []
    for one in findings:
        direction, weight = direction_of(one.indicator), weights.get(one.indicator, 0.0)
        if abs(weight) >= SMALLEST and direction_of_weight(weight) is not direction:
            continue
        spans = [phrases.phrase(one.span)] if one.span else []
        fact = Fact(direction, [one], spans, weights)
        fact.beside = phrases.places(_PLACEHOLDERS.get(one.indicator, ""))
        for other in [other for other in facts if _belong(fact, other)]:
            fact.findings += other.findings
            fact.spans += other.spans
            fact.beside += other.beside
            facts.remove(other)
        facts.append(fact)
    return facts


def _belong(one: Fact, other: Fact) -> bool:
    if one.direction is not other.direction:
        return False
    if any(overlap(a, b) for a in one.spans for b in other.spans):
        return True
    quotes = {finding.quote for finding in other.findings} - {""}
    if any(finding.quote in quotes for finding in one.findings):
        return True
    return any(
        {a.indicator, b.indicator} <= same
        for same in _SAME
        for a in one.findings
        for b in other.findings
    )


def merge(
    phrases: Phrases, facts: Sequence[Fact], found: Sequence[Run], weights: Sequence[float]
) -> list[Run]:
    """Give each run that a fact rests on to that fact; return the free runs.

    Of a run that mostly weighs beside the fact's own words, only these words go to it.
    """
    if not facts:
        return list(found)
    owners = _owners(phrases, facts)
    free: list[Run] = []
    for run in found:
        here = [fact for place in range(run.first, run.last + 1) for fact in owners.get(place, ())]
        agreeing = (one for one in here if one.direction is direction_of_weight(run.weight))
        fact = next(agreeing, here[0] if here else None)
        if fact is None:
            free.append(run)
            continue
        parts = phrases.split(run, (*fact.spans, *fact.beside), weights)
        inside = [part for part in parts if _rests(phrases, part, fact)]
        if 2 * sum(part.weight for part in inside) * (1 if run.weight > 0 else -1) >= abs(
            run.weight
        ):
            fact.runs.append(run)
        else:
            fact.runs += inside
            free += [part for part in parts if part not in inside]
    return free


def _owners(phrases: Phrases, facts: Sequence[Fact]) -> dict[int, list[Fact]]:
    """Return for each token the facts whose words it belongs to."""
    owners: dict[int, list[Fact]] = {}
    for fact in facts:
        for span in (*fact.spans, *fact.beside):
            for place in phrases.range_of(span):
                owners.setdefault(place, []).append(fact)
    return owners


def _rests(phrases: Phrases, part: Run, fact: Fact) -> bool:
    return any(overlap(phrases.span_of(part), span) for span in (*fact.spans, *fact.beside))


def add_links(tokens: Tokens, facts: Sequence[Fact], weights: Sequence[float]) -> None:
    """Add what the place of a link contributes to the fact that rests on the link."""
    if facts and LINK_TOKEN in tokens.words:
        for word, span, weight in zip(tokens.words, tokens.spans, weights, strict=True):
            fact = _under(facts, span, weight) if word == LINK_TOKEN else None
            if fact:
                fact.address += weight


def add_addresses(facts: Sequence[Fact], weights: Mapping[str, float]) -> dict[str, float]:
    """Add what the form of links and sender contributes to the facts about them.

    Returns what no fact is about, under "link" and "sender".
    """
    left = {}
    for kind, (prefixes, families) in _FORMS.items():
        weight = sum(value for name, value in weights.items() if name.startswith(prefixes))
        about = [fact for fact in facts if BY_ID[fact.lead.indicator].family in families]
        agreeing = [fact for fact in about if fact.direction is direction_of_weight(weight)]
        fact = next(iter(agreeing or about), None)
        if fact:
            fact.address += weight
        else:
            left[kind] = weight
    return left


def _under(facts: Sequence[Fact], span: Span, weight: float) -> Fact | None:
    """Return the fact that rests on words of a span, first one that the words agree with."""
    resting = [fact for fact in facts if any(overlap(span, one) for one in fact.spans)]
    agreeing = [fact for fact in resting if fact.direction is direction_of_weight(weight)]
    return next(iter(agreeing or resting), None)
