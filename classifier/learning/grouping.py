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
AGENT_SHARE = 0.10  # largest total weight of one agent, as a share of the training messages
_BOTH_LABELS = 2  # a campaign of training messages that has both contradicts no case
NEAR = 70.0  # rapidfuzz token-set ratio (0-100) from which two texts are near-copies


@dataclass(frozen=True, slots=True)
class JoinedExamples:
    """Training messages and cases, and the ids of cases left out for opposite labels."""

    examples: tuple[Example, ...]
    conflicting: tuple[str, ...]


class _Neighbours:
    """Index that finds the campaign of an earlier near-copy."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[Example]] = defaultdict(list)

    def add(self, row: Example) -> None:
        for key in keys_of(fingerprint(row.line)):
            self._by_key[key].append(row)

    def nearest(self, row: Example) -> Example | None:
        near = {
            other.id: other
            for key in keys_of(fingerprint(row.line))
            for other in self._by_key.get(key, ())
        }
        for other in near.values():
            if fuzz.token_set_ratio(row.line, other.line) >= NEAR:
                return other
        return None


def join_cases(base: Sequence[Example], cases: Iterable[tuple[Example, str]]) -> JoinedExamples:
    """Return training messages and cases (each with its agent) as one list of examples."""
    neighbours = _Neighbours()
    of_base: dict[str, set[bool]] = defaultdict(set)
    for row in base:
        neighbours.add(row)
        of_base[row.campaign].add(row.scam)
    assigned: list[tuple[Example, str]] = []
    labels: dict[str, set[bool]] = defaultdict(set)
    for row, agent in cases:
        near = neighbours.nearest(row)
        own = replace(row, campaign=near.campaign) if near else row
        if near and len(of_base[near.campaign]) < _BOTH_LABELS:
            labels[own.campaign].add(near.scam)
        labels[own.campaign].add(own.scam)
        neighbours.add(own)
        assigned.append((own, agent))
    contradictory = {campaign for campaign, values in labels.items() if len(values) > 1}
    kept = [(row, agent) for row, agent in assigned if row.campaign not in contradictory]
    conflicting = tuple(row.id for row, _ in assigned if row.campaign in contradictory)
    return JoinedExamples((*base, *_weighted(kept, len(base))), conflicting)


def _weighted(cases: Sequence[tuple[Example, str]], base: int) -> list[Example]:
    """Return the cases with weights limited per campaign and per agent."""
    sizes = Counter(row.campaign for row, _ in cases)
    weights = [min(CASE_WEIGHT, CAMPAIGN_WEIGHT / sizes[row.campaign]) for row, _ in cases]
    totals: Counter[str] = Counter()
    for (_, agent), weight in zip(cases, weights, strict=True):
        totals[agent] += weight  # type: ignore[assignment]  # Counter sums floats as well
    cap = AGENT_SHARE * base
    return [
        replace(row, weight=weight * min(1.0, cap / totals[agent]))
        for (row, agent), weight in zip(cases, weights, strict=True)
    ]
