"""The figures of `vigie evaluate`: held-out ones of the model, or those on a labelled file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from classifier.errors import ModelError, TrainingDataError
from classifier.model import artefact
from classifier.model.calibration import Thresholds
from classifier.model.dataset import read_file
from classifier.model.evaluation import Judged, summary, worst
from classifier.reading.intake import from_fields
from classifier.records import Assessment, Label, LabelledMessage
from classifier.scorer import Scorer
from triage_app.services.models import ModelShelf


def held_out_figures(shelf: ModelShelf) -> dict[str, Any]:
    """Return the figures kept with the model in use: each message judged without its campaign."""
    number = shelf.current
    if number is None:
        raise ModelError(
            "Il n'y a pas encore de modèle : lancez « vigie train ».",
            "There is no model yet: run “vigie train”.",
        )
    manifest = artefact.read_manifest(shelf.folder(number))
    figures: dict[str, Any] = manifest["figures"]
    return {"what": "leave one campaign out", "model": number} | figures


def on_file(scorer: Scorer, path: Path) -> dict[str, Any]:
    """Return the figures of the model in use on the labelled messages of a JSON Lines file."""
    if not path.is_file():
        raise TrainingDataError(
            f"Le fichier {path.name} n'existe pas ou n'est pas un fichier.",
            f"The file {path.name} does not exist or is not a file.",
        )
    rows = read_file(path)
    assessments = [_assess(scorer, row) for row in rows]
    judged = _judged(rows, assessments)
    found = summary(judged, _thresholds(scorer))
    return {"what": path.name, "model": scorer.model} | found | {"worst": worst(judged)}


def _thresholds(scorer: Scorer) -> Thresholds:
    if scorer.thresholds is None:
        raise ModelError(
            "Il n'y a pas de modèle en état de servir : lancez « vigie train ».",
            "There is no model fit for use: run “vigie train”.",
        )
    return scorer.thresholds


def _assess(scorer: Scorer, row: LabelledMessage) -> Assessment:
    return scorer.assess(from_fields(row.channel, row.sender, row.subject, row.body))


def _judged(rows: list[LabelledMessage], assessments: list[Assessment]) -> Judged:
    hard = [row.note.startswith("hard") for row in rows]
    return Judged(
        ids=tuple(row.id for row in rows),
        groups={
            "channel": tuple(row.channel.value for row in rows),
            "language": tuple(row.language.value for row in rows),
            "hard": tuple("hard" if value else "easy" for value in hard),
            "family": tuple(row.family for row in rows),
        },
        scores=np.array([a.score if a.score is not None else 0.5 for a in assessments]),
        scam=np.array([row.label is Label.SCAM for row in rows]),
        hard=np.array(hard),
        bands=tuple(a.band.value for a in assessments),
    )
