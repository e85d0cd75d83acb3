"""Why a change of a case is not taken back or done again."""

from __future__ import annotations

from triage_app.errors import ChangedSince
from triage_app.records import Event, EventKind
from triage_app.store import notes


def changed_since_error(number: int, newest: Event) -> ChangedSince:
    """Return the error for a change that others followed."""
    return ChangedSince(
        "Case no. {number} was changed afterwards by {actor}; nothing was undone or redone.",
        number=number,
        actor=newest.actor,
    )


def foreign_change_error(number: int, newest: Event) -> ChangedSince:
    """Return the error for a change of somebody else."""
    return ChangedSince(
        "The last action on case no. {number} is by {actor}; nothing was undone.",
        number=number,
        actor=newest.actor,
    )


def text_removed_error(event: Event) -> ChangedSince:
    """Return the error for a change whose text is gone."""
    number = event.case_number
    if event.kind in notes.KINDS:
        return ChangedSince(
            "What was taken back of case no. {number} is no longer kept: enter it again.",
            number=number,
        )
    return ChangedSince(
        "The text of case no. {number} was removed with it: log the message again.", number=number
    )


def final_error(event: Event) -> ChangedSince:
    """Return the error for an action that took a text out of the log."""
    if event.kind is EventKind.CASE_ERASED:
        return ChangedSince(
            "Case no. {number} was erased; this cannot be undone.", number=event.case_number
        )
    return ChangedSince(
        "Your last action withdrew case no. {number} and its text; this cannot be undone.",
        number=event.case_number,
    )
