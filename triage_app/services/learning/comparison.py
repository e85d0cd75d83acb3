"""Candidate and model in use on the same messages: gathers what the gate looks at.

On a confirmed case a model has its held-out score, by a model without its campaign, or its usual
one if it was not trained on the case. Cases that the model in use has neither for (near-copies of
those it was trained on) are left out, and so are near-copies of base messages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from classifier.errors import ModelError
from classifier.learning.dataset import CASE
from classifier.learning.paired_bootstrap import HeldOut
from classifier.scorer import Scorer
from classifier.scoring.manifest import ProbeRates
from classifier.scoring.model import Model
from classifier.scoring.model_file import read_held_out
from classifier.scoring.weights import LinearModel
from triage_app.model_records import ConfirmedCase
from triage_app.services.learning.gate import Comparison
from triage_app.services.learning.guard_list import failing_cases, failures, guard_list
from triage_app.services.learning.models import ModelShelf
from triage_app.services.lists.guard_rows import GuardedCase

if TYPE_CHECKING:
    from classifier.learning.dataset import Example
    from classifier.learning.training import Trained

MAX_CASES = 200  # largest number of confirmed cases
_OWN_CAMPAIGN = "case/"  # prefix of campaigns of cases without a near-copy in the training messages


def on_training_messages(trained: Trained) -> Trained:
    """Return a training restricted to the held-out scores of the training messages.

    Figures and checks use these: they are comparable between models, and wrong labels of cases
    cannot change them.
    """
    return _restricted(
        trained, [at for at, row in enumerate(trained.examples) if not row.confirmed]
    )


def compare(
    trained: Trained,
    cases: Sequence[ConfirmedCase],
    shelf: ModelShelf,
    training_data: Path,
    scorer: Scorer,
    guarded: Sequence[GuardedCase] = (),
) -> Comparison:
    """Return the comparison for the acceptance checks; `cases` are those used in the training.

    `scorer` masks messages and finds the indicators for both models, `guarded` is the guard list
    of the desk.
    """
    candidate = Model(LinearModel(trained.arrays), trained.thresholds, trained.passage_rule)
    own = failing_cases(guarded, candidate, scorer)
    guard = [*failures(guard_list(training_data), candidate, scorer), *own]
    compared = Comparison(_held_out(on_training_messages(trained)), None, guard=guard)
    if shelf.current is None:
        return compared
    try:
        in_use = _model_in_use(shelf, shelf.current)
    except ModelError:
        return replace(compared, damaged=True)  # a model that cannot be read refuses no candidate
    if trained.checks.hands and not in_use.by_hand:
        return replace(compared, otherwise=True)  # its scores look better than those of others
    compared = replace(
        compared,
        current=in_use.held_out,
        candidate_probes=trained.checks.probes,
        current_probes=in_use.probes,
    )
    return _with_cases(compared, trained, cases, in_use, scorer)


@dataclass(frozen=True, slots=True)
class _InUse:
    """The current model with the data needed for the comparison."""

    model: Model
    held_out: HeldOut
    trained_on: frozenset[str]  # ids of the cases that it was trained on
    probes: Mapping[str, ProbeRates]
    by_hand: bool  # its scores are by models that had not seen the hand of the message


def _model_in_use(shelf: ModelShelf, number: str) -> _InUse:
    """Return the current model; raise ModelError if it cannot be read."""
    model, manifest = shelf.read(number), shelf.check(number)
    ids, scores, scam = read_held_out(shelf.folder(number))
    held_out = HeldOut(ids, scores, scam, top=model.thresholds.top)
    cases, figures = frozenset(manifest.data.case_ids), manifest.figures
    return _InUse(model, held_out, cases, figures.probes, by_hand=figures.hands is not None)


def _with_cases(
    compared: Comparison,
    trained: Trained,
    cases: Sequence[ConfirmedCase],
    in_use: _InUse,
    scorer: Scorer,
) -> Comparison:
    """Return the comparison extended by the newest confirmed cases, one per campaign.

    A case that was withdrawn or erased during the training is left out where it would be read.
    """
    messages = {f"{CASE}{case.number}": case.message for case in cases}
    kept = dict(zip(in_use.held_out.ids, in_use.held_out.scores.tolist(), strict=True))
    rows = trained.examples
    chosen = _newest_of_campaigns(rows, in_use.trained_on, kept)
    chosen = [at for at in chosen if rows[at].id in kept or rows[at].id in messages]
    candidate = _held_out(_restricted(trained, chosen[:MAX_CASES]))
    candidate = replace(candidate, hard=np.ones(len(candidate.ids), bool))
    scores = (
        kept[name] if name in kept else scorer.judge(messages[name], in_use.model).score
        for name in candidate.ids
    )
    top = in_use.model.thresholds.top
    current = replace(candidate, scores=np.array(list(scores), float), top=top)
    return replace(compared, candidate_on_cases=candidate, current_on_cases=current)


def _newest_of_campaigns(
    rows: Sequence[Example], trained_on: AbstractSet[str], kept: Mapping[str, float]
) -> list[int]:
    """Return the newest case of each campaign that both models can be judged on, newest first.

    `trained_on` are the cases of the model in use, `kept` its held-out scores.
    """
    seen = {row.campaign for row in rows if row.id in trained_on}
    newest: dict[str, int] = {}
    for at in sorted(range(len(rows)), key=lambda at: -_case_number(rows[at])):
        row = rows[at]
        if not (row.confirmed and row.campaign.startswith(_OWN_CAMPAIGN)):
            continue
        if row.id in kept or row.campaign not in seen:
            newest.setdefault(row.campaign, at)
    return list(newest.values())


def _case_number(row: Example) -> int:
    return int(row.id.rpartition("-")[2]) if row.confirmed else 0


def _restricted(trained: Trained, kept: list[int]) -> Trained:
    return replace(
        trained,
        examples=tuple(trained.examples[at] for at in kept),
        held_out=trained.held_out[np.array(kept, dtype=int)],
        bands=tuple(trained.bands[at] for at in kept),
    )


def _held_out(trained: Trained) -> HeldOut:
    rows = trained.examples
    return HeldOut(
        [row.id for row in rows],
        trained.held_out,
        np.array([row.scam for row in rows], dtype=bool),
        np.array([row.hard for row in rows], dtype=bool),
        trained.thresholds.top,
    )
