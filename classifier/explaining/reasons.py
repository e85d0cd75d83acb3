"""Builds the reasons shown to the agent from the contributions.

At most three reasons for and three against are shown. Rules that rest on the same words, and the
run of words that they rest on, form one reason with one sentence and one weight. The wording that
no rule covers forms one reason per direction. All other contributions are summed as "the rest", so
the weights of all reasons and the base add up to the score exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from classifier.explaining.facts import (
    MIN_WEIGHT,
    Fact,
    add_addresses,
    add_links,
    assign_runs,
    direction_of_weight,
    group_findings,
)
from classifier.explaining.phrases import Phrases, Run, is_stub, overlap
from classifier.explaining.sentences import address_sentence, finding_sentence
from classifier.records import Direction, Finding, Message, Place, Reason, Span
from classifier.scoring.features import Tokens
from classifier.scoring.weights import Evidence
from classifier.sentence import Render, sentence

MAX_REASONS = 3  # largest number of reasons per direction
_MAX_QUOTES = 3  # largest number of phrases quoted by a reason about wording
_LARGE_REST = 1.0  # log-odds up to which the rest is described as leaning "a little"
MIN_QUOTE_WEIGHT = (
    0.25  # smallest weight of a quoted phrase in log-odds; twice as much for single words
)
_MIN_SHARE_OF_STRONGEST = (
    0.3  # smallest weight of a further phrase, as a share of the strongest one
)

_WORDS = {
    Direction.FOR: sentence("These words are common in scams: {quotes}."),
    Direction.AGAINST: sentence("These words are common in genuine messages: {quotes}."),
}
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


def reasons(
    message: Message,
    tokens: Tokens,
    findings: Sequence[Finding],
    evidence: Evidence,
    words: Render,
) -> tuple[Reason, ...]:
    """Return the reasons to show, strongest first, and "the rest" last."""
    phrases, weights = Phrases(message, tokens), evidence.per_token.tolist()
    runs = phrases.runs(weights)
    facts = group_findings(phrases, findings, evidence.per_flag)
    free = assign_runs(phrases, facts, runs, weights)
    add_links(tokens, facts, weights)
    addresses = add_addresses(facts, evidence.per_flag)
    for fact in facts:
        if abs(fact.rule_weight) >= MIN_WEIGHT:
            fact.drop_contradicting()
    supported = [fact for fact in facts if fact.is_supported]
    free += [run for fact in facts if not fact.is_supported for run in fact.runs]
    chosen = [_fact_reason(phrases, fact, words) for fact in supported]
    chosen += _wording_reasons(
        phrases, free, _taken_tokens(phrases, weights, runs, supported), words
    )
    chosen += _address_reasons(message, addresses, words)
    chosen = _strongest(chosen)
    left = evidence.log_odds - evidence.base - sum(reason.weight for reason in chosen)
    return (*chosen, _rest_reason(left, words, passage=evidence.passage is not None))


def from_rules_only(
    message: Message, tokens: Tokens, findings: Sequence[Finding], words: Render
) -> tuple[Reason, ...]:
    """Return the reasons without a model: the sentences of the rules, without weights."""
    phrases = Phrases(message, tokens)
    facts = group_findings(phrases, findings, {})
    facts.sort(key=lambda fact: -fact.strength)
    return tuple(_strongest([_fact_reason(phrases, fact, words) for fact in facts]))


def _address_reasons(message: Message, left: Mapping[str, float], words: Render) -> list[Reason]:
    """Return reasons about the form of links and sender that no rule covers."""
    found = []
    for kind, weight in left.items():
        link = next(iter(message.links), None) if kind == "link" else None
        if abs(weight) < MIN_QUOTE_WEIGHT or not (link or (kind == "sender" and message.sender)):
            continue
        direction = direction_of_weight(weight)
        text = words(address_sentence(message, kind, direction))
        quote, span = message.sender[:160], Span(Place.SENDER, 0, len(message.sender))
        spans: tuple[Span, ...] = (span,)
        if link:
            quote = link.shown[:160]
            spans = (Span(Place.BODY, link.start, link.end),) if link.start >= 0 else ()
        quote = "" if is_stub(quote) else quote
        found.append(Reason(direction, weight, text, quote, kind, spans))
    return found


def _rest_reason(weight: float, words: Render, *, passage: bool) -> Reason:
    """Return the reason for all that has none of its own; a passage is told there too."""
    direction = direction_of_weight(weight)
    rest_sentence = _PASSAGE_REST if passage else _REST[direction][abs(weight) >= _LARGE_REST]
    return Reason(direction, weight, words(rest_sentence), "", "rest")


def _fact_reason(phrases: Phrases, fact: Fact, words: Render) -> Reason:
    main_finding, quote, spans = fact.main_finding, fact.main_finding.quote, fact.spans
    if main_finding.span:
        first = spans[[one for one in fact.findings if one.span].index(main_finding)]
        spans = [first, *(one for one in spans if one != first)]
        quote = phrases.text_of(first)[:160]
    run_spans = [phrases.span_of(run) for run in fact.runs]
    text = words(finding_sentence(main_finding))
    all_spans = tuple(dict.fromkeys((*spans, *run_spans)))
    quote = "" if is_stub(quote) else quote
    return Reason(fact.direction, fact.weight, text, quote, main_finding.indicator, all_spans)


def _taken_tokens(
    phrases: Phrases, weights: Sequence[float], runs: Sequence[Run], supported: Sequence[Fact]
) -> list[bool]:
    """Return for each token whether a run or a shown fact contains it."""
    taken = [False] * len(weights)
    ranges = [phrases.range_of(span) for fact in supported for span in fact.spans]
    ranges += [range(run.first, run.last + 1) for run in runs]
    for indexes in ranges:
        for index in indexes:
            taken[index] = True
    return taken


def _wording_reasons(
    phrases: Phrases, free: Sequence[Run], taken: Sequence[bool], words: Render
) -> list[Reason]:
    """Return one reason per direction: the readable phrases with the largest weights."""
    chosen = []
    for direction in Direction:
        same = [
            run
            for run in free
            if abs(run.weight) >= MIN_QUOTE_WEIGHT and direction_of_weight(run.weight) is direction
        ]
        same.sort(key=lambda run: -abs(run.weight))
        shown = _quotable(phrases, same[: 2 * _MAX_QUOTES], taken) if same else []
        if shown:
            chosen.append(_wording_reason(phrases, direction, shown, words))
    return chosen


def _quotable(
    phrases: Phrases, runs: Sequence[Run], taken: Sequence[bool]
) -> list[tuple[Run, Span]]:
    """Return the runs to quote with their spans: phrases, or else the strongest single word."""
    shown: list[tuple[Run, Span]] = []
    single: list[tuple[Run, Span]] = []
    for run in runs:
        if shown and (len(shown) == _MAX_QUOTES or _too_light(run, shown[0][0])):
            break
        part = phrases.quotable_part(run, taken)
        if part is None:
            continue
        kind = single if part.first == part.last else shown
        if kind is single and abs(run.weight) < 2 * MIN_QUOTE_WEIGHT:
            continue
        span = phrases.span_of(part)
        if not any(overlap(span, other) for _, other in kind):
            kind.append((run, span))
    return shown or single[:1]


def _too_light(run: Run, strongest: Run) -> bool:
    return abs(run.weight) < _MIN_SHARE_OF_STRONGEST * abs(strongest.weight)


def _wording_reason(
    phrases: Phrases, direction: Direction, shown: Sequence[tuple[Run, Span]], words: Render
) -> Reason:
    spans = tuple(span for _, span in shown)
    quotes = list(dict.fromkeys(phrases.text_of(span) for span in spans))
    listed = tuple(sentence("“{quote}”", quote=quote) for quote in quotes)
    text = words(_WORDS[direction].fill(quotes=listed))
    return Reason(direction, sum(run.weight for run, _ in shown), text, quotes[0], "words", spans)


def _strongest(candidates: Sequence[Reason]) -> list[Reason]:
    """Return the strongest reasons of each direction; no two quote the same words."""
    chosen: list[Reason] = []
    for reason in sorted(candidates, key=lambda one: -abs(one.weight)):
        same = [one for one in chosen if one.direction is reason.direction]
        if len(same) < MAX_REASONS and not any(_quote_same(reason, one) for one in chosen):
            chosen.append(reason)
    return chosen


def _quote_same(one: Reason, other: Reason) -> bool:
    return any(overlap(a, b) for a in _quote_spans(one) for b in _quote_spans(other))


def _quote_spans(reason: Reason) -> tuple[Span, ...]:
    """Return the quoted spans: the first one of a rule, all of a reason about wording."""
    return reason.spans if reason.indicator == "words" else reason.spans[:1]
