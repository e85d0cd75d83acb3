"""Groups findings into facts, and ranks them: rules that say the same to a caller are one fact.

Rules about one link or one sender form one fact with the sentence of the strongest of them; so do
rules that say the same of the text. The weights of the words that a fact quotes, and of the form of
its link, are added to it where they agree with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from classifier.explaining.phrases import Phrases, overlap
from classifier.indicators.catalogue import BY_ID, direction_of, is_deception, is_forgeable
from classifier.indicators.rule import Strength
from classifier.records import Direction, Finding, Span

# Groups of rules that say the same to a caller, independent of what they quote.
_SAME_MEANING = (
    {"I20", "I20b", "I57", "I83", "I85"},  # a card or a fee
    {"I23", "I55"},  # a way into an account
    {"I23b", "I54", "I89"},  # a code
    {"I25", "I48", "I61", "I63", "I67", "I68", "I80"},  # whom to call or write to
    {"I29", "I78", "I79"},  # a reply
    {"I28", "I60"},  # an application
    {"I30", "I33", "I86", "I87", "I91"},  # money that is promised
    {"I34", "I51"},  # the tone
    {"I47", "I82"},  # an unknown site
    {"I49", "I56", "I62", "I64", "I65", "I88"},  # money to hand over
    {"I50", "I66"},  # secrecy
    {"R01", "R08"},
    {"R04", "R05", "R11"},  # warnings
)
# Rules about one thing, which has more than one side to it: they are one fact where they quote the
# same. The text of a message is no such thing: two requests in one sentence are two facts.
_ONE_THING = frozenset({"link", "sender", "amount", "obfuscation"})
# What a link shows and where it leads is told before all else about it; that it is shortened, and
# that only an operator knows where it leads, beside it.
_FIRST_OF_LINK = "I11"
_BESIDE = frozenset({"I08", "I73", "I74"})
# Facts that are told wherever they occur, with the rules that `deceive`: each of them alone shows
# that a message is not from whom it says, or what it is after.
DECISIVE = frozenset(
    {"I08", "I12", "I13", "I14", "I15", "I17", "I23b", "I25b", "I54", "I77", "I89"}
)  # fmt: skip
_STRENGTH = {Strength.STRONG: 3, Strength.MEDIUM: 2, Strength.WEAK: 1}
# Features of addresses and the families of rules about the same.
_ADDRESS_FEATURES = (
    (("host", "link_"), ("link",)),
    (("from_", "from:"), ("sender", "header")),
)


@dataclass(slots=True)
class Fact:
    """Rules of one direction that are about the same thing or say the same."""

    direction: Direction
    findings: list[Finding]
    spans: list[Span]
    weights: Mapping[str, float]
    learnt: float = 0.0  # weight of the words and addresses that it rests on and agrees with

    @property
    def weight(self) -> float:
        """The sum of the weights of its rules and of what they rest on.

        A weight that contradicts the sentence of a rule is left out: a fact stays one.
        """
        rules = (self.weights.get(one.indicator, 0.0) for one in self.findings)
        return self.learnt + sum(one for one in rules if _agrees(one, self.direction))

    @property
    def strength(self) -> int:
        """The strength of its strongest rule, 1 (weak) to 3 (strong)."""
        return max(_STRENGTH[BY_ID[one.indicator].strength] for one in self.findings)

    @property
    def wants_something(self) -> bool:
        """Whether it is a request, or a strong sign of a scam."""
        families = {BY_ID[one.indicator].family for one in self.findings}
        return self.direction is Direction.FOR and ("request" in families or self.strength > 2)

    @property
    def is_decisive(self) -> bool:
        """Whether it is told however many other facts there are."""
        return any(one.indicator in DECISIVE or _is_sure(one.indicator) for one in self.findings)

    @property
    def rank(self) -> tuple[bool, int, float]:
        """How strong it is beside other facts of its direction.

        First come tricks and what cannot be forged, then the strength of the rules, and only then
        what a model learnt of messages in which they stand.
        """
        sure = any(_is_sure(one.indicator) for one in self.findings)
        return sure, self.strength, abs(self.weight)

    @property
    def main_finding(self) -> Finding:
        """The finding whose sentence is shown: of the strongest rule, then largest weight."""
        return max(
            self.findings,
            key=lambda one: (
                one.indicator == _FIRST_OF_LINK,
                _STRENGTH[BY_ID[one.indicator].strength],
                abs(self.weights.get(one.indicator, 0.0)),
                one.indicator,
            ),
        )


def _is_sure(indicator: str) -> bool:
    return is_deception(indicator) or not is_forgeable(indicator)


def direction_of_weight(weight: float) -> Direction:
    """Return the direction of a weight in log-odds."""
    return Direction.FOR if weight > 0 else Direction.AGAINST


def group_findings(
    phrases: Phrases, findings: Sequence[Finding], weights: Mapping[str, float]
) -> list[Fact]:
    """Return the findings grouped into facts."""
    facts: list[Fact] = []
    for one in findings:
        spans = [phrases.informative_span(one.span)] if one.span else []
        fact = Fact(direction_of(one.indicator), [one], spans, weights)
        for other in [other for other in facts if _belong_together(fact, other)]:
            fact.findings += other.findings
            fact.spans += other.spans
            facts.remove(other)
        facts.append(fact)
    return facts


def _belong_together(one: Fact, other: Fact) -> bool:
    if one.direction is not other.direction:
        return False
    return any(_say_the_same(a, b) for a in one.findings for b in other.findings)


def _say_the_same(one: Finding, other: Finding) -> bool:
    pair = {one.indicator, other.indicator}
    if any(pair <= same for same in _SAME_MEANING):
        return True
    families = {BY_ID[name].family for name in pair}
    if len(families) > 1 or not families <= _ONE_THING or pair & _BESIDE:
        return False
    if one.span and other.span:
        return overlap(one.span, other.span)
    return one.quote == other.quote != ""


def add_words(phrases: Phrases, facts: Sequence[Fact], weights: Sequence[float]) -> set[int]:
    """Add the weights of the words that facts quote to the facts that they agree with.

    Returns the places of all words that a fact quotes.
    """
    quoted: set[int] = set()
    for direction in Direction:
        mine: set[int] = set()
        for fact in facts:
            if fact.direction is direction:
                places = {place for span in fact.spans for place in phrases.range_of(span)}
                agreeing = (at for at in places - mine if _agrees(weights[at], direction))
                fact.learnt += sum(weights[at] for at in sorted(agreeing))
                mine |= places
        quoted |= mine
    return quoted


def add_addresses(facts: Sequence[Fact], weights: Mapping[str, float]) -> None:
    """Add the weights of the form of links and sender to a fact about them, if they agree."""
    for prefixes, families in _ADDRESS_FEATURES:
        weight = fsum(value for name, value in weights.items() if name.startswith(prefixes))
        about = (fact for fact in facts if BY_ID[fact.main_finding.indicator].family in families)
        fact = next((one for one in about if _agrees(weight, one.direction)), None)
        if fact:
            fact.learnt += weight


def _agrees(weight: float, direction: Direction) -> bool:
    return weight != 0 and direction_of_weight(weight) is direction
