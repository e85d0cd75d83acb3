"""Taking the newest change of a case back, by an event that says the opposite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_app.records import Event, EventKind
from triage_app.store import cases, ledger

if TYPE_CHECKING:
    from sqlite_utils import Database


def undo(db: Database, at: str, actor: str, number: int) -> bool:
    """Undo the newest change that stands; return whether the case is still there.

    An undo is never undone itself, so calling it again walks further back, up to the case.
    """
    cases.existing(db, number)
    newest = _newest_standing(ledger.of_case(db, number))
    kind, payload = _opposite(newest)
    cases.change(db, at, actor, number, kind, {**payload, "undoes": newest.seq})
    return kind is not EventKind.CASE_WITHDRAWN


def _newest_standing(events: list[Event]) -> Event:
    undone = {event.payload["undoes"] for event in events if "undoes" in event.payload}
    standing = [e for e in events if "undoes" not in e.payload and e.seq not in undone]
    return standing[-1]  # a case that exists has at least its opening


def _opposite(event: Event) -> tuple[EventKind, dict[str, object]]:
    """Return the event that restores what stood before `event`."""
    before = event.payload.get("was")
    if event.kind is EventKind.CASE_OPENED:
        return EventKind.CASE_WITHDRAWN, {}
    if event.kind is EventKind.DECISION_CHANGED:
        return event.kind, {"decision": before}
    if event.kind is EventKind.ADVICE_GIVEN:
        return event.kind, {"outcome": before}
    if before is None:
        return EventKind.LABEL_WITHDRAWN, {}
    by, at = event.payload.get("was_by"), event.payload.get("was_at")
    return EventKind.LABEL_GIVEN, {"label": before, "by": by, "at": at}
