"""Gives cases of this desk other numbers, when a log has come back with cases that have theirs.

The events of the cases are changed where they stand, as an erasure does: the event of the
renumbering has the digests of what is left of them, so that the chain holds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from triage_app.records import Event, EventKind
from triage_app.store import campaign_events, ledger, projection, pseudonyms, retention
from triage_app.store.share_order import OPENING, origin_of

if TYPE_CHECKING:
    from sqlite_utils import Database

_OF_TEXT = ("case_domains", "evidence", "case_notes", "case_references")  # go with its row
Renumbered = Mapping[int, int]  # former number of a case -> its new one


class _Changed(NamedTuple):
    """An event with its new number of a case and payload."""

    event: Event
    number: int | None
    payload: dict[str, Any]


def renumber(db: Database, at: str, wanted: Renumbered) -> None:
    """Give cases of this desk free numbers; runs inside `LogDatabase.writing`.

    An event of this desk that names a case is changed from the opening of that case on; those of
    other desks mean the case that had the number there.
    """
    if not wanted:
        return
    db.execute("PRAGMA defer_foreign_keys = ON")
    changed = list(_changed(db, wanted))
    said = _payload(wanted, changed)
    ledger.append_by(db, at, pseudonyms.PROGRAM, EventKind.CASES_RENUMBERED, None, said)
    for one in changed:
        _write(db, one)
    for table in ("withdrawn_cases", "due_texts"):
        db.table(table).delete_where(f"number IN ({', '.join(map(str, wanted))})")
    _refresh(db, (_named(changed) | {*wanted.values()}) - {*wanted})
    for former, number in wanted.items():
        _move_text(db, former, number)
    _refresh(db, {*wanted})


def first_free(db: Database, taken: int) -> int:
    """Return the first number that no case of this desk has, above `taken` too."""
    return max(ledger.next_case_number(db), taken + 1)


def _changed(db: Database, wanted: Renumbered) -> Iterator[_Changed]:
    """Yield the events of this desk that name one of the cases, as they will be."""
    known: dict[int, int] = {}
    for event in _own_events(db, wanted):
        number = event.case_number
        if number in wanted and number is not None and event.kind in OPENING:
            known[number] = wanted[number]
        translate = _Translation(known)
        new = number if number is None else translate(number)
        payload = translate.payload(event)
        if (new, payload) != (number, event.payload):
            yield _Changed(event, new, payload)


def _own_events(db: Database, wanted: Renumbered) -> Iterator[Event]:
    """Yield the events of this desk from the first opening of the cases on, in their order."""
    first = min(_opening_of(db, number) for number in wanted)
    for row in db.table("events").rows_where("seq >= ?", [first], order_by="seq"):
        event = ledger.event_from(row) if ledger.is_kind(row["kind"]) else None
        if event is not None and origin_of(event) is None:
            yield event


def _opening_of(db: Database, number: int) -> int:
    kinds = [kind.value for kind in OPENING]
    sql = "SELECT min(seq) FROM events WHERE case_number = ? AND kind IN (?, ?)"
    return int(db.execute(sql, [number, *kinds]).fetchone()[0])


class _Translation:
    """Says of numbers and payloads what they are with the new numbers."""

    def __init__(self, known: Renumbered) -> None:
        self._known = known

    def __call__(self, number: int) -> int:
        return self._known.get(number, number)

    def payload(self, event: Event) -> dict[str, Any]:
        """Return the payload of an event with the new numbers."""
        payload: dict[str, Any] = dict(event.payload)
        if isinstance(payload.get("campaign"), int):
            payload["campaign"] = self(payload["campaign"])
        if event.kind in campaign_events.KINDS:
            payload["changes"] = [
                campaign_events.change(
                    [self(number) for number in one["cases"]],
                    self._columns(one["to"]),
                    self._columns(one["was"]),
                )
                for one in campaign_events.changes(event)
            ]
        elif event.kind is EventKind.PURGED and payload.get("numbers"):
            payload["numbers"] = retention.as_ranges(_numbers(event, self))
        return payload

    def _columns(self, columns: Mapping[str, Any]) -> dict[str, Any]:
        found = dict(columns)
        if isinstance(found.get("campaign"), int):
            found["campaign"] = self(found["campaign"])
        return found


def _numbers(event: Event, translate: Callable[[int], int]) -> Iterator[int]:
    for first, last in retention.ranges_of(event):
        for number in range(first, last + 1):
            yield translate(number)


def _payload(wanted: Renumbered, changed: Sequence[_Changed]) -> dict[str, object]:
    """Return what the event of a renumbering says."""
    left = {}
    for event, number, payload in changed:
        renamed = replace(event, case_number=number, payload=payload)
        left[str(event.seq)] = ledger.digest_of(renamed, ledger.canonical(payload))
    numbers = {str(former): number for former, number in sorted(wanted.items())}
    return {"numbers": numbers, "left": left}


def _write(db: Database, one: _Changed) -> None:
    sql = "UPDATE events SET case_number = ?, payload = ? WHERE seq = ?"
    db.execute(sql, [one.number, ledger.canonical(one.payload), one.event.seq])
    if one.event.kind in campaign_events.KINDS:
        db.table("campaign_events").delete_where("seq = ?", [one.event.seq])
        campaign_events.index(db, replace(one.event, payload=one.payload))


def _named(changed: Sequence[_Changed]) -> set[int]:
    """Return the cases that events name after their change."""
    numbers = {one.number for one in changed if one.number is not None}
    for one in changed:
        if one.event.kind in campaign_events.KINDS:
            numbers |= {case for group in one.payload["changes"] for case in group["cases"]}
    return numbers


def _refresh(db: Database, numbers: set[int]) -> None:
    for number in sorted(numbers):
        projection.refresh(db, number)


def _move_text(db: Database, former: int, number: int) -> None:
    """Move the text of a case and what goes with it to its new row."""
    kept = {name: list(db.table(name).rows_where("number = ?", [former])) for name in _OF_TEXT}
    columns = "message, salt, organisation, notes"
    text = db.execute(f"SELECT {columns} FROM messages WHERE number = ?", [former]).fetchone()  # noqa: S608
    if text is None:
        return
    db.table("messages").delete_where("number = ?", [former])
    sql = f"INSERT INTO messages (number, {columns}) VALUES (?, ?, ?, ?, ?)"  # noqa: S608
    db.execute(sql, [number, *text])
    for name, rows in kept.items():
        db.table(name).insert_all({**row, "number": number} for row in rows)
