"""Contributions -> reasons in words. The weights of all reasons and the base add up exactly.

Each rule that fired is one reason, in its own sentence. Wording is one reason for each
run of words that weighs. What is too small to be told, and what speaks against its own
sentence, is kept together as "the rest", so nothing is hidden from the sum.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from classifier.indicators.catalogue import direction_of, sentence
from classifier.language import is_small
from classifier.model.features import LINK_TOKEN, Tokens
from classifier.model.weights import Evidence
from classifier.records import Direction, Finding, Message, Place, Reason, Span

SMALLEST = 0.10  # log-odds; less than this changes a score of one half by 2.5 points
WORDINGS = 3  # runs of words told for each direction
_GAP = 1  # a run may step over this many indifferent words
_LONGEST = 8  # words in a run that is quoted

_WORDS = {
    Direction.FOR: {
        "fr": "Les mots « {quote} » reviennent surtout dans des arnaques.",
        "en": "The words “{quote}” are found mostly in scams.",
    },
    Direction.AGAINST: {
        "fr": "Les mots « {quote} » reviennent surtout dans des messages légitimes.",
        "en": "The words “{quote}” are found mostly in genuine messages.",
    },
}
_REST = {
    Direction.FOR: {
        "fr": "Le reste du message penche un peu vers l'arnaque.",
        "en": "The rest of the message leans a little towards a scam.",
    },
    Direction.AGAINST: {
        "fr": "Le reste du message penche un peu vers un message légitime.",
        "en": "The rest of the message leans a little towards a genuine one.",
    },
}


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring words that push the same way: `tokens[first:last + 1]`."""

    first: int
    last: int
    weight: float


def _direction(weight: float) -> Direction:
    return Direction.FOR if weight > 0 else Direction.AGAINST


def reasons(
    message: Message,
    tokens: Tokens,
    findings: Sequence[Finding],
    evidence: Evidence,
    language: str,
) -> tuple[Reason, ...]:
    """Return all reasons, the strongest first and the rest last."""
    told = _from_findings(findings, evidence.per_flag, language)
    told += _from_words(message, tokens, evidence.per_token.tolist(), language)
    told.sort(key=lambda reason: -abs(reason.weight))
    left = evidence.log_odds - evidence.base - sum(reason.weight for reason in told)
    direction = _direction(left)
    return (*told, Reason(direction, left, _REST[direction][language], indicator="rest"))


def _from_findings(
    findings: Sequence[Finding], weights: Mapping[str, float], language: str
) -> list[Reason]:
    """Return a reason for each rule whose learnt weight agrees with its sentence."""
    told = []
    ordered = sorted(findings, key=lambda finding: finding.indicator)
    for indicator, group in groupby(ordered, key=lambda finding: finding.indicator):
        found, weight = list(group), weights.get(indicator, 0.0)
        direction = direction_of(indicator)
        if abs(weight) < SMALLEST or _direction(weight) is not direction:
            continue
        spans = tuple(finding.span for finding in found if finding.span)
        text = sentence(found[0], language)
        told.append(Reason(direction, weight, text, found[0].quote, indicator, spans))
    return told


def from_rules_only(findings: Sequence[Finding], language: str) -> tuple[Reason, ...]:
    """Return the reasons when there is no model: the rules' sentences, without weight."""
    return tuple(
        Reason(
            direction_of(finding.indicator),
            0.0,
            sentence(finding, language),
            finding.quote,
            finding.indicator,
            (finding.span,) if finding.span else (),
        )
        for finding in findings
    )


def _from_words(
    message: Message, tokens: Tokens, weights: Sequence[float], language: str
) -> list[Reason]:
    runs = [
        run
        for run in _runs(tokens, weights)
        if abs(run.weight) >= SMALLEST and _tells(tokens.words[run.first : run.last + 1])
    ]
    told = []
    for direction in Direction:
        same = [run for run in runs if _direction(run.weight) is direction]
        same.sort(key=lambda run: -abs(run.weight))
        told += [_run_reason(message, tokens, run, language) for run in same[:WORDINGS]]
    return told


def _tells(words: Sequence[str]) -> bool:
    """Tell whether a run means something by itself: more than small words and placeholders."""
    return any(len(word) > 3 and word[0] != "⟨" and not is_small(word) for word in words)


def _runs(tokens: Tokens, weights: Sequence[float]) -> list[_Run]:
    """Return the runs of words of one field that push the same way.

    A word counts once it carries a tenth of the heaviest word's weight.
    """
    floor = max((abs(weight) for weight in weights), default=0.0) / 10
    found: list[_Run] = []
    for place, weight in enumerate(weights):
        if abs(weight) < floor or weight == 0 or tokens.words[place] == LINK_TOKEN:
            continue
        last = found[-1] if found else None
        if last and _joins(tokens, last, place, weight):
            between = sum(weights[last.last + 1 : place])
            found[-1] = _Run(last.first, place, last.weight + between + weight)
        else:
            found.append(_Run(place, place, weight))
    return found


def _joins(tokens: Tokens, run: _Run, place: int, weight: float) -> bool:
    near = place - run.last <= _GAP + 1 and place - run.first < _LONGEST
    near = near and LINK_TOKEN not in tokens.words[run.last : place]
    same_field = tokens.spans[place].place is tokens.spans[run.last].place
    return near and same_field and (run.weight > 0) == (weight > 0)


def _run_reason(message: Message, tokens: Tokens, run: _Run, language: str) -> Reason:
    first, last = tokens.spans[run.first], tokens.spans[run.last]
    field = message.subject if first.place is Place.SUBJECT else message.body
    quote = " ".join(field[first.start : last.end].split())
    direction = _direction(run.weight)
    text = _WORDS[direction][language].format(quote=quote)
    return Reason(
        direction, run.weight, text, quote, "words", (Span(first.place, first.start, last.end),)
    )
