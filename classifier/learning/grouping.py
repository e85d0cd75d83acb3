"""Joins confirmed cases to the base data: near-copies share a campaign, and weights are capped.

Near-copies therefore stay on one side of every split, and no campaign and no agent outweighs the
rest. Cases whose near-copies have the other label are left out and listed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz import fuzz

from classifier.learning.dataset import Example
from classifier.text.fingerprint import BANDS, fingerprint, keys_of

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
    """Finds earlier near-copies of rows: those that share a key.

    Keys are numbers in one sorted table: as strings, each with a list of its rows, those of all
    training messages would take 60 MB, between what is kept for the training.
    """

    def __init__(self, rows: Sequence[Example]) -> None:
        self._keys = np.empty((len(rows), BANDS), np.int64)
        for at, row in enumerate(rows):
            self._keys[at] = [int(key, 16) for key in keys_of(fingerprint(row.line))]
        order = np.argsort(self._keys, axis=None, kind="stable")
        self._sorted = self._keys.ravel()[order]
        self._rows = order // BANDS

    def before(self, at: int) -> list[int]:
        """Return the numbers of the rows before row `at` that share a key with it."""
        begins, ends = (
            np.searchsorted(self._sorted, self._keys[at], side) for side in ("left", "right")
        )
        near = [self._rows[begin:end] for begin, end in zip(begins, ends, strict=True)]
        return list(dict.fromkeys(row for rows in near for row in rows[rows < at].tolist()))


def join_cases(base: Sequence[Example], cases: Sequence[ConfirmedExample]) -> JoinedExamples:
    """Return training messages and cases as one list of examples."""
    if not cases:
        return JoinedExamples(tuple(base), ())
    of_base: dict[str, set[bool]] = defaultdict(set)
    for row in base:
        of_base[row.campaign].add(row.scam)
    rows = [*base, *(case.example for case in cases)]
    neighbours = _Neighbours(rows)
    labels: dict[str, set[bool]] = defaultdict(set)
    for at in range(len(base), len(rows)):
        near = _nearest(rows[at], (rows[number] for number in neighbours.before(at)))
        if near:
            rows[at] = replace(rows[at], campaign=near.campaign)
        own = rows[at]
        if near and len(of_base[near.campaign]) < _BOTH_LABELS:
            labels[own.campaign].add(near.scam)
        labels[own.campaign].add(own.scam)
    assigned = [
        replace(case, example=row) for case, row in zip(cases, rows[len(base) :], strict=True)
    ]
    contradictory = {campaign for campaign, values in labels.items() if len(values) > 1}
    kept = [case for case in assigned if case.example.campaign not in contradictory]
    left_out = (case.example for case in assigned if case.example.campaign in contradictory)
    conflicting = tuple(row.id for row in left_out)
    return JoinedExamples((*base, *_weighted(kept, len(base))), conflicting)


def _nearest(row: Example, others: Iterable[Example]) -> Example | None:
    """Return the first of the others that is a near-copy of a row."""
    return next((one for one in others if fuzz.token_set_ratio(row.line, one.line) >= NEAR), None)


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
