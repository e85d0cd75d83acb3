"""The models of a desk with the desks that they came from."""

from __future__ import annotations

from dataclasses import replace

from classifier.errors import VigieError
from triage_app.model_records import ModelSummary
from triage_app.services.desk import Desk


def models_of(desk: Desk) -> list[ModelSummary]:
    """Return all models, newest first; a log that cannot be read, told elsewhere, names no desk."""
    desks = _desks(desk)
    return [replace(one, desk=desks.get(one.number, 0)) for one in desk.shelf.summaries()]


def _desks(desk: Desk) -> dict[str, int]:
    """Return the desks that models came from, by the numbers that these have here."""
    try:
        marks = desk.store.state.steering().models if desk.has_log else ()
    except VigieError:
        return {}
    return {mark.name: mark.source.desk for mark in marks if mark.source is not None}
