"""Why a case was confirmed: reasons of a short list in the event, and a note beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from triage_app.records import Role
from triage_app.review_records import Confirmation
from triage_app.store import ledger
from triage_app.store.note_log import add_note

if TYPE_CHECKING:
    from sqlite_utils import Database

REASONS, NOTE = "reasons", "note"  # fields of events


def payload_of(
    db: Database, at: str, actor: str, role: Role, number: int, given: Confirmation
) -> Mapping[str, object]:
    """Return what the event of a confirmation says besides its label.

    A note is written first; the event names its event. Raises StoreError where the text is gone.
    """
    payload: dict[str, object] = dict(ledger.acting(role))
    if given.reasons:
        payload[REASONS] = [one.value for one in given.reasons]
    if given.note:
        payload[NOTE] = add_note(db, at, actor, role, number, given.note).seq
    return payload


def note_of(db: Database, seq: int) -> int | None:
    """Return the event of the note that was written with a confirmation, None without one."""
    event = ledger.event(db, seq)
    note = None if event is None else event.payload.get(NOTE)
    return int(str(note)) if note else None
