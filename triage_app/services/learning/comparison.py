"""Candidate beside the model in use: gathers what the gate looks at.

On a confirmed case the candidate speaks as held out, and the model in use as it is; so
cases that the latter trained on, near-copies of them and of base messages are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from classifier.errors import ModelError
from classifier.scoring.thresholds import Thresholds
from classifier.scoring.weights import LinearModel
from triage_app.records import ConfirmedCase
from triage_app.services.learning.gate import NEWEST, Evidence, Opinion
from triage_app.services.learning.judging import Judging, Prepare, guard_list
from triage_app.services.learning.models import ModelShelf

if TYPE_CHECKING:
    from classifier.learning.dataset import Example
    from classifier.learning.training import Trained

_OWN = "case/"  # how the campaigns of cases without a near-copy in the base start


def fixed(trained: Trained) -> Trained:
    """Return a training with the opinions on the base data alone.

    Figures and gate look at these: they stay comparable from model to model, and labels of
    cases, which may be wrong, cannot move them.
    """
    return _only(trained, [at for at, row in enumerate(trained.examples) if not row.confirmed])


def evidence(
    trained: Trained,
    cases: Sequence[ConfirmedCase],
    shelf: ModelShelf,
    training_data: Path,
    prepare: Prepare,
) -> Evidence:
    """Return what the gate needs to judge a training; `cases` are those it was given."""
    model = LinearModel(trained.arrays, {"number": "", "bands": {}})
    guard = Judging(model, trained.thresholds, prepare).failures(guard_list(training_data))
    found = Evidence(_opinion(fixed(trained)), None, guard=guard)
    if shelf.current is None:
        return found
    try:
        rival = _rival(shelf, shelf.current)
    except (ModelError, AttributeError, KeyError, TypeError, ValueError):
        return replace(found, damaged=True)  # what cannot be read stands in nobody's way
    found = replace(found, current=rival.held_out)
    judging = Judging(rival.model, rival.thresholds, prepare)
    return _with_cases(found, trained, cases, judging, rival.trained_on)


@dataclass(frozen=True, slots=True)
class Rival:
    """The model in use, with all that the comparison needs of it."""

    model: LinearModel
    thresholds: Thresholds
    held_out: Opinion
    trained_on: frozenset[str]  # ids of the cases that it has seen


def _rival(shelf: ModelShelf, number: str) -> Rival:
    """Return the model in use; raises ModelError, or what a manifest of odd things raises."""
    from classifier.learning.artefact import read_held_out  # noqa: PLC0415

    model = shelf.read_current()
    if model is None:
        raise KeyError(number)
    ids, scores, scam = read_held_out(shelf.folder(number))
    thresholds = Thresholds(**model.manifest["thresholds"])
    return Rival(
        model,
        thresholds,
        Opinion(ids, scores, scam, top=float(thresholds.top)),
        frozenset(model.manifest.get("data", {}).get("case_ids", [])),
    )


def _with_cases(
    found: Evidence,
    trained: Trained,
    cases: Sequence[ConfirmedCase],
    rival: Judging,
    known: frozenset[str],
) -> Evidence:
    """Return the evidence with both opinions on the newest confirmed cases, one a campaign."""
    messages = {f"case-{case.number}": case.message for case in cases}
    seen = {row.campaign for row in trained.examples if row.id in known}
    newest: dict[str, int] = {}
    for at in sorted(range(len(trained.examples)), key=lambda at: -_number(trained.examples[at])):
        row = trained.examples[at]
        if row.confirmed and row.campaign.startswith(_OWN) and row.campaign not in seen:
            newest.setdefault(row.campaign, at)
    mine = _opinion(_only(trained, list(newest.values())[:NEWEST]))
    mine = replace(mine, hard=np.ones(len(mine.ids), bool))
    scores = np.array([rival.judge(messages[name]).score for name in mine.ids], float)
    its = replace(mine, scores=scores, top=rival.thresholds.top)
    return replace(found, candidate_on_cases=mine, current_on_cases=its)


def _number(row: Example) -> int:
    return int(row.id.rpartition("-")[2]) if row.confirmed else 0


def _only(trained: Trained, places: list[int]) -> Trained:
    return replace(
        trained,
        examples=tuple(trained.examples[at] for at in places),
        held_out=trained.held_out[np.array(places, dtype=int)],
        bands=tuple(trained.bands[at] for at in places),
    )


def _opinion(trained: Trained) -> Opinion:
    rows = trained.examples
    return Opinion(
        [row.id for row in rows],
        trained.held_out,
        np.array([row.scam for row in rows], dtype=bool),
        np.array([row.hard for row in rows], dtype=bool),
        trained.thresholds.top,
    )
