"""Contributions -> reasons in words. The weights of all reasons and the base add up exactly.

At most three reasons are told for and three against. Rules and wording speak with one
voice: rules that rest on the same words, and the run of words that they rest on, are one
reason with one sentence and one weight. The wording that no rule explains is one reason
for each direction. What is not told, and what speaks against its own sentence, is kept
together as "the rest", so nothing is hidden from the sum.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from classifier.indicators.catalogue import BY_ID, direction_of
from classifier.indicators.rule import Strength
from classifier.model.features import LINK_TOKEN, Tokens
from classifier.model.weights import Evidence
from classifier.phrases import Phrases, Run, is_stub, overlap
from classifier.records import Direction, Finding, Message, Reason, Span
from classifier.sentences import told_sentence

MOST = 3  # reasons told for each direction
SMALLEST = 0.10  # log-odds; less than this changes a score of one half by 2.5 points
_QUOTES = 3  # phrases that the reason of the wording quotes
_LARGE_REST = 1.0  # log-odds from which the rest no longer leans "a little"
_BESIDE = 0.3  # share of the strongest phrase that another one needs to be quoted with it

_WORDS = {
    Direction.FOR: {
        "fr": "Ces mots sont fréquents dans les arnaques : {quotes}.",
        "en": "These words are common in scams: {quotes}.",
    },
    Direction.AGAINST: {
        "fr": "Ces mots sont fréquents dans les vrais messages : {quotes}.",
        "en": "These words are common in genuine messages: {quotes}.",
    },
}
_QUOTED = {"fr": "« {} »", "en": "“{}”"}
_REST = {
    Direction.FOR: {
        "fr": "Le reste du message penche {much}vers l'arnaque.",
        "en": "The rest of the message leans {much}towards a scam.",
    },
    Direction.AGAINST: {
        "fr": "Le reste du message penche {much}vers un vrai message.",
        "en": "The rest of the message leans {much}towards a genuine one.",
    },
}
_LITTLE = {"fr": "un peu ", "en": "a little "}
# Rules that tell a caller the same thing, wherever in the message they find it.
_SAME = ({"I20", "I20b"}, {"I30", "I33"}, {"I34", "I51"}, {"R01", "R08"}, {"R02", "R03"})
_STRENGTH = {Strength.STRONG: 3, Strength.MEDIUM: 2, Strength.WEAK: 1}


@dataclass(slots=True)
class _Fact:
    """Rules of one direction that rest on the same words or say the same."""

    direction: Direction
    findings: list[Finding]
    spans: list[Span]
    weights: Mapping[str, float]
    runs: list[Run] = field(default_factory=list)  # the wording it rests on
    links: float = 0.0  # what the places of its links add

    @property
    def weight(self) -> float:
        """What its rules and its wording add to the score."""
        rules = sum(self.weights.get(one.indicator, 0.0) for one in self.findings)
        return rules + self.links + sum(run.weight for run in self.runs)

    @property
    def stands(self) -> bool:
        """Whether all of it together speaks as its sentence does, and loud enough."""
        return abs(self.weight) >= SMALLEST and _direction(self.weight) is self.direction

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


def _direction(weight: float) -> Direction:
    return Direction.FOR if weight > 0 else Direction.AGAINST


def reasons(
    message: Message,
    tokens: Tokens,
    findings: Sequence[Finding],
    evidence: Evidence,
    language: str,
) -> tuple[Reason, ...]:
    """Return the reasons to tell, the strongest first, and the rest last."""
    phrases, weights = Phrases(message, tokens), evidence.per_token.tolist()
    found = phrases.runs(weights)
    facts = _facts(phrases, findings, evidence.per_flag)
    free = _merge(phrases, facts, found)
    _add_links(tokens, facts, weights)
    standing = [fact for fact in facts if fact.stands]
    free += [run for fact in facts if not fact.stands for run in fact.runs]
    told = [_fact_reason(phrases, fact, language) for fact in standing]
    told += _wording(phrases, free, _taken(phrases, weights, found, standing), language)
    told = _chosen(told)
    left = evidence.log_odds - evidence.base - sum(reason.weight for reason in told)
    return (*told, _rest(left, language))


def from_rules_only(
    message: Message, tokens: Tokens, findings: Sequence[Finding], language: str
) -> tuple[Reason, ...]:
    """Return the reasons when there is no model: the rules' sentences, without weight."""
    phrases = Phrases(message, tokens)
    facts = _facts(phrases, findings, {})
    facts.sort(key=lambda fact: -_STRENGTH[BY_ID[fact.lead.indicator].strength])
    return tuple(_chosen([_fact_reason(phrases, fact, language) for fact in facts]))


def _rest(weight: float, language: str) -> Reason:
    direction = _direction(weight)
    much = _LITTLE[language] if abs(weight) < _LARGE_REST else ""
    return Reason(direction, weight, _REST[direction][language].format(much=much), "", "rest")


def _facts(
    phrases: Phrases, findings: Sequence[Finding], weights: Mapping[str, float]
) -> list[_Fact]:
    """Return the findings, those that share words or meaning together.

    A rule whose learnt weight speaks against its own sentence is left to the rest.
    """
    facts: list[_Fact] = []
    for one in findings:
        direction, weight = direction_of(one.indicator), weights.get(one.indicator, 0.0)
        if abs(weight) >= SMALLEST and _direction(weight) is not direction:
            continue
        spans = [phrases.phrase(one.span)] if one.span else []
        fact = _Fact(direction, [one], spans, weights)
        for other in [other for other in facts if _belong(fact, other)]:
            fact.findings += other.findings
            fact.spans += other.spans
            facts.remove(other)
        facts.append(fact)
    return facts


def _belong(one: _Fact, other: _Fact) -> bool:
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


def _merge(phrases: Phrases, facts: Sequence[_Fact], found: Sequence[Run]) -> list[Run]:
    """Give each run that a fact rests on to that fact; return the free runs."""
    free: list[Run] = []
    for run in found:
        fact = _under(facts, phrases.span_of(run), run.weight) if facts else None
        (fact.runs if fact else free).append(run)
    return free


def _add_links(tokens: Tokens, facts: Sequence[_Fact], weights: Sequence[float]) -> None:
    """Add what the place of a link contributes to the fact that rests on the link."""
    if facts and LINK_TOKEN in tokens.words:
        for word, span, weight in zip(tokens.words, tokens.spans, weights, strict=True):
            fact = _under(facts, span, weight) if word == LINK_TOKEN else None
            if fact:
                fact.links += weight


def _under(facts: Sequence[_Fact], span: Span, weight: float) -> _Fact | None:
    """Return the fact that rests on words of a span, first one that the words agree with."""
    resting = [fact for fact in facts if any(overlap(span, one) for one in fact.spans)]
    agreeing = [fact for fact in resting if fact.direction is _direction(weight)]
    return next(iter(agreeing or resting), None)


def _fact_reason(phrases: Phrases, fact: _Fact, language: str) -> Reason:
    lead, quote, spans = fact.lead, fact.lead.quote, fact.spans
    if lead.span:
        first = spans[[one for one in fact.findings if one.span].index(lead)]
        spans = [first, *(one for one in spans if one != first)]
        quote = phrases.quoted(first)[:160]
    beside = [phrases.span_of(run) for run in fact.runs]
    text = told_sentence(lead, language)
    told = tuple(dict.fromkeys((*spans, *beside)))
    quote = "" if is_stub(quote) else quote
    return Reason(fact.direction, fact.weight, text, quote, lead.indicator, told)


def _taken(
    phrases: Phrases, weights: Sequence[float], found: Sequence[Run], standing: Sequence[_Fact]
) -> list[bool]:
    """Return for each token whether a run or a told fact holds it."""
    taken = [False] * len(weights)
    held = [phrases.range_of(span) for fact in standing for span in fact.spans]
    held += [range(run.first, run.last + 1) for run in found]
    for places in held:
        for place in places:
            taken[place] = True
    return taken


def _wording(
    phrases: Phrases, free: Sequence[Run], taken: Sequence[bool], language: str
) -> list[Reason]:
    """Return one reason for each direction: the phrases that weigh most and can be read."""
    told = []
    for direction in Direction:
        same = [
            run
            for run in free
            if abs(run.weight) >= SMALLEST and _direction(run.weight) is direction
        ]
        same.sort(key=lambda run: -abs(run.weight))
        shown = _readable(phrases, same[: 2 * _QUOTES], taken)
        if shown:
            told.append(_wording_reason(phrases, direction, shown, language))
    return told


def _readable(
    phrases: Phrases, found: Sequence[Run], taken: Sequence[bool]
) -> list[tuple[Run, Span]]:
    """Return the runs to quote and where: phrases, or else the strongest single word."""
    shown: list[tuple[Run, Span]] = []
    single: list[tuple[Run, Span]] = []
    for run in found:
        part = phrases.readable(run, taken)
        if part is None or (shown and abs(run.weight) < _BESIDE * abs(shown[0][0].weight)):
            continue
        kind = single if part.first == part.last else shown
        span = phrases.span_of(part)
        if not any(overlap(span, other) for _, other in kind):
            kind.append((run, span))
    return shown[:_QUOTES] or single[:1]


def _wording_reason(
    phrases: Phrases, direction: Direction, shown: Sequence[tuple[Run, Span]], language: str
) -> Reason:
    spans = tuple(span for _, span in shown)
    quotes = list(dict.fromkeys(phrases.quoted(span) for span in spans))
    listed = ", ".join(_QUOTED[language].format(quote) for quote in quotes)
    text = _WORDS[direction][language].format(quotes=listed)
    return Reason(direction, sum(run.weight for run, _ in shown), text, quotes[0], "words", spans)


def _chosen(found: Sequence[Reason]) -> list[Reason]:
    """Return the strongest of each direction, of which no two quote the same words."""
    told: list[Reason] = []
    for reason in sorted(found, key=lambda one: -abs(one.weight)):
        same = [one for one in told if one.direction is reason.direction]
        if len(same) < MOST and not any(_quote_same(reason, one) for one in told):
            told.append(reason)
    return told


def _quote_same(one: Reason, other: Reason) -> bool:
    return any(overlap(a, b) for a in _quote_spans(one) for b in _quote_spans(other))


def _quote_spans(reason: Reason) -> tuple[Span, ...]:
    """Return the spans that are quoted: of a rule its first one, of the wording all."""
    return reason.spans if reason.indicator == "words" else reason.spans[:1]
