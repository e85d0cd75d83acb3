"""What sets two models apart: on the newest cases, by their manifests, on confirmed cases.

Runs in a child process of our command line: it judges some hundred cases by each model.
"""

from __future__ import annotations

from collections.abc import Callable

from classifier.errors import ModelError
from classifier.learning.dataset import read_folder
from triage_app.comparison_records import (
    ModelDifference,
    ModelEvent,
    OwnFigures,
)
from triage_app.paths import training_data_dir
from triage_app.records import Event, EventKind
from triage_app.services.desk import Desk
from triage_app.services.learning.case_differences import CaseDifferences, judged_cases
from triage_app.services.learning.held_out_difference import HeldOutDifference
from triage_app.services.learning.models import ModelShelf
from triage_app.services.learning.own_cases import learning_curve
from triage_app.store.share_order import SHARED
from triage_app.store.steering import MODEL, source_of
from triage_app.wording.words import words_in

NEWEST = 500  # cases that both models judge
_CASES_SHARE = 0.6  # of the work
_KINDS = (
    EventKind.MODEL_TRAINED,
    EventKind.MODEL_PROMOTED,
    EventKind.MODEL_ROLLED_BACK,
    EventKind.IN_USE_NOTED,
)
_TAKEN = "model_taken"  # from another desk

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
    held_out = HeldOutDifference(shelf, before, now)
    family_of = {one.id: one.family for one in read_folder(training_data_dir())}
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
    reliable = held_out.reliability()
    return ModelDifference(
        before=before,
        now=now,
        cases=judged,
        bands=tuple(found.bands),
        words=found.words(),
        facts=found.facts(words),
        families=held_out.families(family_of),
        reliability_before=reliable[0],
        reliability_now=reliable[1],
        own=own,
        own_cases=own_cases,
    )


def history(desk: Desk) -> list[ModelEvent]:
    """Return what happened to the models, newest first; nothing without a log."""
    if not desk.has_log:
        return []
    events = [event for kind in _KINDS for event in desk.store.events(kind)]
    return [
        ModelEvent(
            event.at,
            _TAKEN if event.kind is EventKind.IN_USE_NOTED else event.kind.value,
            str(event.payload.get("model", "")),
            str(event.payload.get("before", "")),
            _actor(event),
            bool(event.payload["passed"]) if "passed" in event.payload else None,
        )
        for event in sorted(events, key=lambda one: -one.seq)
        if _is_of_this_desk(event)
    ]


def _is_of_this_desk(event: Event) -> bool:
    """Return whether an event says what became of a model here: not what another desk chose."""
    if event.kind is EventKind.IN_USE_NOTED:
        return event.payload.get("what") == MODEL and source_of(event.payload) is not None
    return SHARED not in event.payload


def _actor(event: Event) -> str:
    source = source_of(event.payload)
    return f"{event.actor}@{source.desk}" if source else event.actor
