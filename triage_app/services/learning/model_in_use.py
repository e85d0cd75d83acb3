"""The model that scores: the one in use by the ledger, whatever the files of the folder say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from classifier.errors import ModelError
from classifier.scoring.model import Model
from classifier.sentence import Sentence, sentence
from triage_app.services.learning.models import ModelShelf
from triage_app.store.steering import Mark, Steering


@dataclass(frozen=True, slots=True)
class ModelInUse:
    """A model, None for the indicators alone, and what is wrong where something is."""

    model: Model | None
    error: ModelError | None = None


def model_in_use(shelf: ModelShelf, steering: Steering) -> ModelInUse:
    """Return the model that the ledger says is in use, if its files are those of then.

    Else the last one before it whose files are; without one, none. A ledger that says nothing of
    models leaves the choice to the folder.
    """
    if not steering.models:
        return _by_the_folder(shelf)
    wanted = steering.models[0]
    problem, model = _opened(shelf, wanted)
    if model is not None and shelf.current == wanted.name:
        return ModelInUse(model)
    found = model or next(_good(shelf, steering), None)
    return ModelInUse(found, _error(problem or _other_pointer(wanted), found))


def refuse_changed(shelf: ModelShelf, steering: Steering, number: str) -> None:
    """Raise ModelError when the files of a model are not those that the ledger has."""
    digest = steering.manifest_of(number)
    if digest and shelf.manifest_digest(number) != digest:
        raise ModelError(
            "Model {number} was changed since it was trained: it is not put into use. Choose "
            "another one or train again.",
            number=number,
        )


def _by_the_folder(shelf: ModelShelf) -> ModelInUse:
    try:
        return ModelInUse(shelf.read_current())
    except ModelError as error:
        return ModelInUse(None, error)


def _opened(shelf: ModelShelf, wanted: Mark) -> tuple[Sentence | None, Model | None]:
    """Return a model, or why it is not taken."""
    if wanted.name not in shelf.numbers():
        gone = sentence("Model {model}, in use since event {event} of {day}, is gone.")
        return _filled(gone, wanted), None
    if wanted.digest and shelf.manifest_digest(wanted.name) != wanted.digest:
        changed = sentence("Model {model} was changed since event {event} of {day}.")
        return _filled(changed, wanted), None
    try:
        return None, shelf.read(wanted.name)
    except ModelError as error:
        return error.sentence, None


def _other_pointer(wanted: Mark) -> Sentence:
    changed = sentence(
        "The file current.json was changed: since event {event} of {day}, model {model} is in use."
    )
    return _filled(changed, wanted)


def _filled(problem: Sentence, wanted: Mark) -> Sentence:
    return problem.fill(model=wanted.name, event=wanted.event, day=wanted.day)


def _good(shelf: ModelShelf, steering: Steering) -> Iterator[Model]:
    """Yield the models that were in use and are as they were, the last one first."""
    for mark in steering.models[1:]:
        _, model = _opened(shelf, mark)
        if model is not None:
            yield model


def _error(problem: Sentence, found: Model | None) -> ModelError:
    if found is None:
        return ModelError(
            "{problem} The indicators alone decide: put the folder of models back or train again.",
            problem=problem,
        )
    return ModelError(
        "{problem} Model {used} is used: “vigie models promote {used}” makes that known, “vigie "
        "train” makes a new one.",
        problem=problem,
        used=found.number,
    )
