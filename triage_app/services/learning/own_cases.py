"""The desk's own confirmed cases, judged by each model of the shelf: the learning curve.

As in the gate, a model has its held-out score on a case that it was trained on, by a model without
the campaign of the case, and else its usual one; a near-copy of a case that it was trained on tells
nothing of it. All models are measured on the same cases, one of each campaign.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from classifier.errors import ModelError
from classifier.intervals import rate
from classifier.learning.dataset import CASE
from classifier.records import Band, Label, Message
from classifier.scorer import Scorer
from classifier.scoring.model import Model
from classifier.scoring.model_file import read_held_out
from triage_app.comparison_records import OwnFigures
from triage_app.errors import StoreError
from triage_app.model_records import ModelSummary
from triage_app.records import Case, CaseFilter
from triage_app.services.learning.models import ModelShelf
from triage_app.store.store import CaseStore

MOST_CASES = 200  # confirmed cases, one of each campaign
MOST_MODELS = 8  # the newest of the shelf
_FLAGGED = (Band.VERY_LIKELY_SCAM, Band.SEVERAL_SIGNS)


@dataclass(frozen=True, slots=True)
class _Own:
    """A confirmed case with its masked text."""

    case: Case
    message: Message

    @property
    def is_scam(self) -> bool:
        return self.case.label is Label.SCAM


@dataclass(frozen=True, slots=True)
class _Measured:
    """One model with what it knows of cases."""

    summary: ModelSummary
    model: Model
    trained_on: frozenset[int]
    held_out: Mapping[int, float]

    def band(self, own: _Own, scorer: Scorer, campaigns: frozenset[int]) -> Band | None:
        """Return the band of a case, None where it is a near-copy of one that was learnt."""
        number = own.case.number
        if number in self.held_out:
            return self.model.thresholds.band(self.held_out[number])
        if number in self.trained_on or own.case.campaign in campaigns:
            return None
        return scorer.judge(own.message, self.model).band


def learning_curve(
    store: CaseStore, shelf: ModelShelf, scorer: Scorer, report: Callable[[float], object]
) -> tuple[tuple[OwnFigures, ...], int]:
    """Return the figures of each model, fewest cases first, and the number of cases.

    Models that cannot be read are left out. `report` gets the share that is done.
    """
    own = list(_confirmed(store))
    models = [one for one in map(_measured(shelf), shelf.summaries()[:MOST_MODELS]) if one]
    campaign_of = {one: _campaign(store, one) for model in models for one in model.trained_on}
    bands: list[list[Band | None]] = []
    for done, model in enumerate(models):
        learnt = frozenset(campaign_of[one] for one in model.trained_on)
        found = []
        for at, one in enumerate(own):
            report((done + at / len(own)) / len(models))
            found.append(model.band(one, scorer, learnt))
        bands.append(found)
    common = [at for at in range(len(own)) if all(found[at] is not None for found in bands)]
    figures = (
        _figures(model, [(own[at].is_scam, found[at]) for at in common])
        for model, found in zip(models, bands, strict=True)
    )
    return tuple(sorted(figures, key=lambda one: (one.learnt, one.model))), len(common)


def _figures(measured: _Measured, judged: Sequence[tuple[bool, Band | None]]) -> OwnFigures:
    scams = [band for is_scam, band in judged if is_scam]
    genuine = [band for is_scam, band in judged if not is_scam]
    summary = measured.summary
    return OwnFigures(
        summary.number,
        summary.state,
        summary.confirmed_cases,
        rate(sum(band in _FLAGGED for band in scams), len(scams)),
        rate(sum(band is Band.VERY_LIKELY_SCAM for band in genuine), len(genuine)),
    )


def _confirmed(store: CaseStore) -> Iterator[_Own]:
    """Yield the newest confirmed case of each campaign that still has its text."""
    seen: set[int] = set()
    labelled = (store.cases(CaseFilter(label=label, limit=2 * MOST_CASES)) for label in Label)
    newest = sorted((case for cases in labelled for case in cases), key=lambda one: -one.number)
    for case in newest:
        if case.campaign in seen or len(seen) >= MOST_CASES:
            continue
        with suppress(StoreError):  # withdrawn meanwhile
            message = store.case(case.number).message
            if message is not None:
                seen.add(case.campaign)
                yield _Own(case, message)


def _campaign(store: CaseStore, number: int) -> int:
    """Return the campaign of a case, 0 of one that left the log."""
    with suppress(StoreError):
        return store.case(number).case.campaign
    return 0


def _measured(shelf: ModelShelf) -> Callable[[ModelSummary], _Measured | None]:
    def read(summary: ModelSummary) -> _Measured | None:
        with suppress(ModelError):
            number = summary.number
            model, manifest = shelf.read(number), shelf.check(number)
            ids, scores, _ = read_held_out(shelf.folder(number))
            kept = zip(ids, scores.tolist(), strict=True)
            held_out = {
                int(name.removeprefix(CASE)): score for name, score in kept if _is_case(name)
            }
            trained = frozenset(
                int(name.removeprefix(CASE)) for name in manifest.data.case_ids if _is_case(name)
            )
            return _Measured(summary, model, trained, held_out)
        return None

    return read


def _is_case(name: str) -> bool:
    return name.startswith(CASE) and name.removeprefix(CASE).isdecimal()
