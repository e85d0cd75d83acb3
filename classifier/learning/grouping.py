"""Joins confirmed cases to the base data: near-copies share a campaign, and weights are capped.

Near-copies therefore stay on one side of every split, and no campaign and no agent outweighs the
rest. Cases whose near-copies have the other label are left out and listed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from classifier.learning.dataset import Example
from classifier.text.fingerprint import fingerprint, keys_of

# Measured with messages of one hand as cases of a model of others, 20 to 160 of them, tested on the
# rest of that hand. With weak models 5 is best, with good ones 2 to 4; 8 makes good ones worse.
CASE_WEIGHT = 4.0  # weight of a confirmed case, relative to an invented message,
CAMPAIGN_WEIGHT = 8.0  # largest total weight of a campaign of near-copies,
OWN_CASE_WEIGHT = 2.0  # of a case confirmed by the agent who logged it: one pair of eyes
AGENT_SHARE = 0.10  # largest total weight of one person, as a share of the training messages
_BOTH_LABELS = 2  # a campaign of training messages that has both contradicts no case
NEAR = 70.0  # rapidfuzz token-set ratio (0-100) from which two texts are near-copies


@dataclass(frozen=True, slots=True)
class JoinedExamples:
    """Training messages and cases, and the ids of cases left out for opposite labels."""

    examples: tuple[Example, ...]
    conflicting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConfirmedExample:
    """A confirmed case as an example, with the people behind it."""

    example: Example
    agent: str  # who logged it
    labelled_by: str  # who confirmed it
    own_case: bool = False  # both are the same person


class _Neighbours:
    """Index that finds the campaign of an earlier near-copy."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[Example]] = defaultdict(list)

    def add(self, row: Example, keys: Iterable[str]) -> None:
        for key in keys:
            self._by_key[key].append(row)

    def nearest(self, row: Example, keys: Iterable[str]) -> Example | None:
        near = {other.id: other for key in keys for other in self._by_key.get(key, ())}
        for other in near.values():
            if fuzz.token_set_ratio(row.line, other.line) >= NEAR:
                return other
        return None


def join_cases(base: Sequence[Example], cases: Sequence[ConfirmedExample]) -> JoinedExamples:
    """Return training messages and cases as one list of examples."""
    if not cases:
        return JoinedExamples(tuple(base), ())
    neighbours = _Neighbours()
    of_base: dict[str, set[bool]] = defaultdict(set)
    for row in base:
        neighbours.add(row, _keys(row))
        of_base[row.campaign].add(row.scam)
    assigned: list[ConfirmedExample] = []
    labels: dict[str, set[bool]] = defaultdict(set)
    for case in cases:
        row, keys = case.example, _keys(case.example)
        near = neighbours.nearest(row, keys)
        own = replace(row, campaign=near.campaign) if near else row
        if near and len(of_base[near.campaign]) < _BOTH_LABELS:
            labels[own.campaign].add(near.scam)
        labels[own.campaign].add(own.scam)
        neighbours.add(own, keys)
        assigned.append(replace(case, example=own))
    contradictory = {campaign for campaign, values in labels.items() if len(values) > 1}
    kept = [case for case in assigned if case.example.campaign not in contradictory]
    left_out = (case.example for case in assigned if case.example.campaign in contradictory)
    conflicting = tuple(row.id for row in left_out)
    return JoinedExamples((*base, *_weighted(kept, len(base))), conflicting)


def _keys(row: Example) -> list[str]:
    return list(keys_of(fingerprint(row.line)))


def _weighted(cases: Sequence[ConfirmedExample], base: int) -> list[Example]:
    """Return the cases with weights limited per campaign, per agent and per labeller.

    A wrong label is the work of whoever gave it, whichever agents logged the messages.
    """
    sizes = Counter(case.example.campaign for case in cases)
    weights = [
        min(
            OWN_CASE_WEIGHT if case.own_case else CASE_WEIGHT,
            CAMPAIGN_WEIGHT / sizes[case.example.campaign],
        )
        for case in cases
    ]
    cap = AGENT_SHARE * base
    weights = _capped(weights, [case.agent for case in cases], cap)
    weights = _capped(weights, [case.labelled_by for case in cases], cap)
    return [
        replace(case.example, weight=weight) for case, weight in zip(cases, weights, strict=True)
    ]


def _capped(weights: Sequence[float], people: Sequence[str], cap: float) -> list[float]:
    """Return weights of which no person has more than `cap` in all."""
    totals: dict[str, float] = defaultdict(float)
    for person, weight in zip(people, weights, strict=True):
        totals[person] += weight
    return [
        weight * min(1.0, cap / totals[person])
        for person, weight in zip(people, weights, strict=True)
    ]
