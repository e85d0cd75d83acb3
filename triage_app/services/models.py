"""The shelf of numbered models: which is in use, which were, and how to change that."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from classifier.errors import ModelError
from classifier.model import artefact
from classifier.model.weights import LinearModel
from triage_app.records import Figures, ModelSummary

_POINTER = "current.json"


class ModelShelf:
    """The models folder of one user."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def folder(self, number: str) -> Path:
        """Return the folder of a model; raise ModelError when there is none."""
        path = self._folder / number
        if not (number.isdigit() and path.is_dir()):
            raise ModelError(
                f"Le modèle {number} n'existe pas. « vigie models list » les montre tous.",
                f"Model {number} does not exist. “vigie models list” shows them all.",
            )
        return path

    def numbers(self) -> list[str]:
        """Return the numbers of all models, oldest first."""
        if not self._folder.is_dir():
            return []
        return sorted(p.name for p in self._folder.iterdir() if p.is_dir() and p.name.isdigit())

    def next_folder(self) -> Path:
        """Return the folder that the next model will have."""
        numbers = self.numbers()
        return self._folder / f"{int(numbers[-1]) + 1 if numbers else 1:04d}"

    @property
    def current(self) -> str | None:
        """The number of the model in use."""
        return self._pointer()[0]

    def _pointer(self) -> tuple[str | None, list[str]]:
        """Return the model in use and those before it; a broken pointer names none."""
        try:
            found = json.loads((self._folder / _POINTER).read_text(encoding="utf-8"))
            return str(found["current"]), [str(number) for number in found["former"]]
        except (OSError, ValueError, KeyError, TypeError):
            return None, []

    def _point(self, current: str, former: list[str]) -> None:
        beside = self._folder / f"{_POINTER}.part"
        beside.write_text(json.dumps({"current": current, "former": former}), encoding="utf-8")
        beside.replace(self._folder / _POINTER)

    def read_current(self) -> LinearModel | None:
        """Return the model in use, None when there is none; raise ModelError when damaged."""
        number = self.current
        return artefact.read(self.folder(number)) if number else None

    def promote(self, number: str) -> None:
        """Put a whole, checked model into use."""
        artefact.check(self.folder(number))
        current, former = self._pointer()
        if current != number:
            self._point(number, [*former, current] if current else former)

    def rollback(self) -> str:
        """Put the model before the one in use back, and return its number."""
        _, former = self._pointer()
        if not former:
            raise ModelError(
                "Il n'y a pas de modèle précédent auquel revenir.",
                "There is no earlier model to go back to.",
            )
        artefact.check(self.folder(former[-1]))
        self._point(former[-1], former[:-1])
        return former[-1]

    def summaries(self) -> list[ModelSummary]:
        """Return all models, newest first; a damaged one is listed as such."""
        return [self.summary(number) for number in reversed(self.numbers())]

    def summary(self, number: str) -> ModelSummary:
        """Return one model for a list."""
        try:
            manifest = artefact.read_manifest(self.folder(number))
            artefact.check(self.folder(number))
        except ModelError as error:
            return ModelSummary(number, "", "damaged", 0, 0, None, str(error))
        return _summary(manifest, self._state(number, manifest))

    def _state(self, number: str, manifest: Mapping[str, Any]) -> str:
        current, former = self._pointer()
        if number == current:
            return "current"
        if number in former:
            return "former"
        return "candidate" if manifest["gate"]["passed"] else "refused"


def _summary(manifest: Mapping[str, Any], state: str) -> ModelSummary:
    return ModelSummary(
        number=manifest["number"],
        created=manifest["created"],
        state=state,
        examples=manifest["data"]["base"],
        confirmed_cases=manifest["data"]["cases"],
        figures=figures(manifest["figures"]),
        gate=manifest["gate"]["sentence"],
    )


def figures(summary: Mapping[str, Any]) -> Figures:
    """Return the few figures that lists and gates look at (see `evaluation.summary`)."""
    return Figures(
        examples=summary["examples"],
        auc=summary["auc"]["value"],
        recall_at_2=summary["recall_at_2"]["value"],
        top_band_precision=summary["top_band_precision"]["value"] or 0.0,
        hard_false_alarms=summary["hard_legit_in_top"]["value"] or 0.0,
        calibration_error=summary["calibration_error"],
        cannot_tell=summary["cannot_tell"]["value"],
        bands=summary["bands"],
    )
