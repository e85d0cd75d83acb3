"""What sets two models apart: on the newest cases, by their manifests, on confirmed cases.

Runs in a child process of our command line: it judges some hundred cases by each model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from classifier.errors import ModelError
from classifier.intervals import Rate, rate
from classifier.scoring.manifest import Manifest
from classifier.scoring.model_file import read_held_out
from triage_app.comparison_records import (
    FamilyChange,
    ModelDifference,
    ModelEvent,
    OwnFigures,
    ReliabilityBin,
)
from triage_app.records import EventKind
from triage_app.services.desk import Desk
from triage_app.services.learning.case_differences import CaseDifferences, judged_cases
from triage_app.services.learning.models import ModelShelf
from triage_app.services.learning.own_cases import learning_curve
from triage_app.wording.words import words_in

NEWEST = 500  # cases that both models judge
BINS = 10  # of the reliability picture, of one width
_CASES_SHARE = 0.6  # of the work
_LEAST_GAIN = 0.02  # smallest change of a family that is told
_KINDS = (EventKind.MODEL_TRAINED, EventKind.MODEL_PROMOTED, EventKind.MODEL_ROLLED_BACK)

Report = Callable[[float, str], object]  # share that is done, name of the step


def chosen(shelf: ModelShelf, before: str | None, now: str | None) -> tuple[str, str]:
    """Return two models: by default that in use and the newest other one. Raises ModelError."""
    first = before or shelf.current
    others = [one for one in reversed(shelf.numbers()) if one != first]
    second = now or next(iter(others), None)
    if first is None or second is None or first == second:
        raise ModelError("There are no two models to compare: train a candidate first.")
    return first, second


def compare_models(
    desk: Desk, before: str, now: str, report: Report, newest: int = NEWEST
) -> ModelDifference:
    """Return what sets two models apart; raises VigieError where a model cannot be read."""
    shelf, words = desk.shelf, words_in(desk.settings.language)
    manifests = shelf.check(before), shelf.check(now)
    found = CaseDifferences(shelf.read(before), shelf.read(now))
    scorer, judged = desk.scorer, 0
    own: tuple[OwnFigures, ...] = ()
    own_cases = 0
    if desk.has_log:
        judged = judged_cases(
            desk.store, scorer, found, newest,
            lambda share: report(_CASES_SHARE * share, "cases"),
        )  # fmt: skip
        own, own_cases = learning_curve(
            desk.store, shelf, scorer,
            lambda share: report(_CASES_SHARE + (1 - _CASES_SHARE) * share, "own_cases"),
        )  # fmt: skip
    report(1.0, "own_cases")
    return ModelDifference(
        before=before,
        now=now,
        cases=judged,
        bands=tuple(found.bands),
        words=found.words(),
        facts=found.facts(words),
        families=tuple(_families(*manifests)),
        reliability_before=tuple(reliability(shelf, before)),
        reliability_now=tuple(reliability(shelf, now)),
        own=own,
        own_cases=own_cases,
    )


def reliability(shelf: ModelShelf, number: str) -> Iterator[ReliabilityBin]:
    """Yield for each range of scores the mean score and the share of scams, held out."""
    _, scores, scam = read_held_out(shelf.folder(number))
    places = np.minimum((np.asarray(scores) * BINS).astype(int), BINS - 1)
    for place in range(BINS):
        inside = places == place
        if inside.any():
            mean = float(np.asarray(scores)[inside].mean())
            yield ReliabilityBin(round(mean, 4), rate(int(scam[inside].sum()), int(inside.sum())))


def history(desk: Desk) -> list[ModelEvent]:
    """Return what happened to the models, newest first; nothing without a log."""
    if not desk.has_log:
        return []
    events = [event for kind in _KINDS for event in desk.store.events(kind)]
    return [
        ModelEvent(
            event.at,
            event.kind.value,
            str(event.payload.get("model", "")),
            str(event.payload.get("before", "")),
            event.actor,
            bool(event.payload["passed"]) if "passed" in event.payload else None,
        )
        for event in sorted(events, key=lambda one: -one.seq)
    ]


def _families(before: Manifest, now: Manifest) -> list[FamilyChange]:
    """Return the families of which more or fewer messages are flagged, lost ones first."""
    old, new = (one.figures.groups.get("family", {}) for one in (before, now))
    found = [
        FamilyChange(name, is_scam, was, is_)
        for name in old.keys() & new.keys()
        for is_scam, was, is_ in (
            (True, old[name].scam_flagged, new[name].scam_flagged),
            (False, old[name].legit_flagged, new[name].legit_flagged),
        )
        if _is_told(was, is_)
    ]
    return sorted(found, key=lambda one: (one.gain, one.family))


def _is_told(before: Rate, now: Rate) -> bool:
    if before.value is None or now.value is None:
        return False
    return abs(now.value - before.value) >= _LEAST_GAIN
