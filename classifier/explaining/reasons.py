"""Builds the reasons shown to the agent: checkable facts first, strongest first.

What a rule found is a fact that a person can check, whatever weight a model gives it. Three facts
of a direction are shown, and beyond them those that show by themselves what a message is. Only
where fewer than three speak for the verdict, one line about what the message is about may follow.
All else counts in `Assessment.rest`, so that base, reasons and rest add up to the score.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from classifier.explaining.facts import (
    Fact,
    add_addresses,
    add_words,
    direction_of_weight,
    group_findings,
)
from classifier.explaining.phrases import Phrases, is_stub
from classifier.explaining.sentences import finding_sentence
from classifier.explaining.subjects import subjects
from classifier.indicators.catalogue import BY_ID, is_scored
from classifier.records import Direction, Finding, Message, Place, Reason, Span
from classifier.scoring.features import Tokens
from classifier.scoring.weights import Evidence
from classifier.sentence import Render, sentence
from classifier.text.cleaning import fold
from classifier.text.links import host_of

MAX_REASONS = 3  # number of reasons per direction, decisive ones apart
_MAX_SUBJECTS = 2  # number of phrases quoted by the line about the subject
_LEAST_WEIGHT = 0.25  # of a quoted phrase in log-odds
_TEXT = (Place.BODY, Place.SUBJECT)
_QUOTE = 160  # characters of a quote
_SUBJECT = {
    Direction.FOR: sentence("A common subject of scams: {quotes}."),
    Direction.AGAINST: sentence("A common subject of genuine messages: {quotes}."),
}


def reasons(
    message: Message,
    tokens: Tokens,
    findings: Sequence[Finding],
    evidence: Evidence,
    words: Render,
) -> tuple[Reason, ...]:
    """Return the reasons to show: facts by strength, then at most one about the subject."""
    phrases, weights = Phrases(message, tokens), evidence.per_token.tolist()
    facts = group_findings(phrases, findings, evidence.per_flag)
    quoted = add_words(phrases, facts, weights)
    add_addresses(facts, evidence.per_flag)
    side = direction_of_weight(evidence.log_odds)
    chosen = _strongest(facts, side)
    told = [_fact_reason(message, phrases, fact, words) for fact in chosen]
    if sum(fact.direction is side for fact in chosen) < MAX_REASONS:
        told += _subject_reason(phrases, weights, quoted, side, words)
    return tuple(told)


def from_rules_only(
    message: Message, tokens: Tokens, findings: Sequence[Finding], words: Render
) -> tuple[Reason, ...]:
    """Return the reasons without a model: the sentences of the rules, without weights."""
    phrases = Phrases(message, tokens)
    facts = group_findings(phrases, findings, {})
    chosen = _strongest(facts, Direction.FOR)  # no score leans to a genuine message
    return tuple(_fact_reason(message, phrases, fact, words) for fact in chosen)


def _strongest(facts: Sequence[Fact], side: Direction) -> list[Fact]:
    """Return the facts to show, strongest first; a decisive one is never left out.

    `side` is that of the score. That nothing was found is told where all else says the same.
    """
    wanted = side is Direction.FOR or any(fact.wants_something for fact in facts)
    ordered = sorted(facts, key=lambda fact: fact.rank, reverse=True)
    ordered = [fact for fact in ordered if not wanted or is_scored(fact.main_finding.indicator)]
    first = {
        id(fact)
        for direction in Direction
        for fact in [one for one in ordered if one.direction is direction][:MAX_REASONS]
    }
    return [fact for fact in ordered if id(fact) in first or fact.is_decisive]


def _fact_reason(message: Message, phrases: Phrases, fact: Fact, words: Render) -> Reason:
    """Return a fact as a reason; what proves it is quoted, for a link with where it leads."""
    main, spans = fact.main_finding, tuple(dict.fromkeys(fact.spans))
    quote = main.quote
    if main.span:
        own = phrases.informative_span(main.span)
        spans = (own, *(one for one in spans if one != own))
        quote = phrases.text_of(own)[:_QUOTE] if own.place in _TEXT else quote
    if BY_ID[main.indicator].family == "link":
        quote = _with_target(message, main)
    text = words(finding_sentence(main))
    quote = "" if is_stub(quote) else quote
    return Reason(
        fact.direction, fact.weight, text, quote, main.indicator, spans, strength=fact.strength
    )


def _with_target(message: Message, finding: Finding) -> str:
    """Return what a link shows, and the address it is about where it shows another."""
    site = finding.values.get("domain", "")
    if not site or site in finding.quote.lower():
        return finding.quote
    targets = (
        target
        for link in message.links
        if link.shown[:_QUOTE] == finding.quote
        for target in (link.target, *link.onward)
    )
    target = next((one for one in targets if site in host_of(one)), "")
    return f"{finding.quote[:60]} → {target[:97]}" if target else finding.quote


def _subject_reason(
    phrases: Phrases, weights: Sequence[float], quoted: Set[int], side: Direction, words: Render
) -> list[Reason]:
    """Return the line about what the message is about; none where no phrase says it."""
    sign = 1 if side is Direction.FOR else -1
    found: list[tuple[float, Span]] = []
    for places in subjects(phrases.words, phrases.same_clause):
        weight = sum(weights[place] for place in places)
        if quoted.isdisjoint(places) and sign * weight >= _LEAST_WEIGHT:
            found.append((weight, phrases.span_of(places[0], places[-1])))
    if not found:
        return []
    shown = sorted(found, key=lambda one: -abs(one[0]))[:_MAX_SUBJECTS]
    spans = tuple(span for _, span in shown)
    quotes = tuple({fold(quote): quote for quote in map(phrases.text_of, spans)}.values())
    listed = tuple(sentence("“{quote}”", quote=quote) for quote in quotes)
    text, weight = words(_SUBJECT[side].fill(quotes=listed)), sum(weight for weight, _ in shown)
    return [Reason(side, weight, text, quotes[0], "words", spans, strength=1)]
