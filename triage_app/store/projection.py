"""The projection of the ledger: the row of `cases` that follows from the events of a case.

`row_after` is a pure function, so a rebuilt table equals one that was updated event by event.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, cast

from classifier.sentence import Sentence, sentence
from triage_app.caller_outcomes import outcomes_of_event
from triage_app.records import Event, EventKind
from triage_app.store import (
    campaign_events,
    ledger,
    near_copies,
    unproven_cases,
    withdrawn_cases,
)
from triage_app.store.check_progress import RowCount
from triage_app.store.check_scope import WHOLE, CheckScope
from triage_app.store.ledger import EventRow

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = dict[str, Any]  # as sqlite-utils gives and takes it; of the ledger, in the order of `COLUMNS`

COLUMNS = (
    "number",
    "opened",
    "agent",
    "channel",
    "language",
    "band",
    "score",
    "decision",
    "outcomes",
    "label",
    "labelled_by",
    "labelled_at",
    "scenario",
    "organisation",
    "indicators",
    "fingerprint",
    "campaign",
    "model",
    "handling_seconds",
    "text_digest",
    "imported",
    "own_case",
    "first_decision",
    "called_back",
    "asks",
    "expected",
    "dissent",
    "second_label",
    "first_label",
    "second_by_same",
)
_WRITE = f"""INSERT INTO cases ({", ".join(COLUMNS)}) VALUES ({", ".join("?" * len(COLUMNS))})
    ON CONFLICT (number) DO UPDATE SET
    {", ".join(f"{name} = excluded.{name}" for name in COLUMNS[1:])}"""  # noqa: S608
_OPENINGS = (EventKind.CASE_OPENED, EventKind.CASE_IMPORTED)
_NOTHING: Row = dict.fromkeys(COLUMNS)


def row_after(row: Row | None, event: Event) -> Row | None:
    """Return the row of a case after `event`; None if the case does not exist then."""
    if event.kind in _OPENINGS:
        return _opening_row(event.case_number, event.at, event.actor, event.payload)
    if row is None or event.kind is EventKind.CASE_WITHDRAWN:
        return None
    if event.kind in campaign_events.KINDS:
        return {**row, **campaign_events.columns_after(event, row["number"])}
    if event.kind in (EventKind.CALLED_BACK, EventKind.CALL_BACK_WITHDRAWN):
        return {**row, "called_back": event.at if event.kind is EventKind.CALLED_BACK else None}
    if event.kind in (EventKind.SECOND_LABEL_GIVEN, EventKind.SECOND_LABEL_WITHDRAWN):
        return {**row, **_second_label(event)}
    return {**row, **_changed_columns(event)}


def row_of(events: Iterable[Event]) -> Row | None:
    """Return the row that follows from all events of one case."""
    row: Row | None = None
    for event in events:
        row = row_after(row, event)
    return row


def stored_row(db: Database, number: int) -> Row | None:
    """Return the stored row of a case."""
    return next(db.query("SELECT * FROM cases WHERE number = ?", [number]), None)


def advance(db: Database, event: Event) -> None:
    """Update the tables for an event that was just appended."""
    if event.kind in campaign_events.KINDS:
        campaign_events.apply(db, event)
        return
    number = event.case_number
    if number is None:
        return
    before = stored_row(db, number)
    row = row_after(before, event)
    if row is None:
        _delete(db, number)
        if before is not None:
            withdrawn_cases.note(db, number, before["opened"])
    else:
        _save(db, row, before)


def refresh(db: Database, number: int) -> Row | None:
    """Write the row of a case anew from all its events, of which one came late; return the row."""
    before, row = stored_row(db, number), row_of(ledger.of_case(db, number))
    if row is not None:
        _save(db, row, before)
    elif before is not None:
        _delete(db, number)
    withdrawn_cases.index_case(db, number)
    return row


def rebuild(db: Database) -> int:
    """Write `cases` and what is derived from it anew from the ledger; return how many."""
    cases = db.table("cases")
    campaign_events.index_all(db)
    withdrawn_cases.index_all(db)
    for derived in ("bands", "case_outcomes", "day_counts"):
        db.table(derived).delete_where()
    cases.delete_where()
    cases.insert_all(rows_from_ledger(db))
    near_copies.index_all(db)
    db.table("messages").delete_where("number NOT IN (SELECT number FROM cases)")
    return int(cases.count)


def rows_from_ledger(db: Database, scope: CheckScope = WHOLE) -> Iterator[Row]:
    """Yield the rows that follow from the ledger, by number."""
    for rows in ledger.rows_by_case(db, scope):
        row = _row_of_one(*rows) if len(rows) == 1 else row_of(ledger.in_order(db, rows))
        if row is not None:
            yield row


def problems(
    db: Database, count: RowCount | None = None, scope: CheckScope = WHOLE
) -> Iterator[Sentence]:
    """Yield a sentence for each row that differs from the ledger."""
    counted = count or RowCount()
    if scope.is_whole:
        scope, counted = unproven_cases.found_in(db, counted), RowCount()
    expected_rows = (tuple(row.values()) for row in rows_from_ledger(db, scope))
    kept_rows = counted.through(_stored_values(db, scope))
    for expected, kept in zip_longest(expected_rows, kept_rows):
        if expected == kept:
            continue
        if expected is None or kept is None or expected[0] != kept[0]:
            yield sentence(
                "From case {number} on, the table of cases and the ledger no longer match; “vigie "
                "verify --rebuild” rewrites the table.",
                number=min(values[0] for values in (expected, kept) if values is not None),
            )
            return
        yield sentence(
            "Case {number} no longer says what the ledger says; “vigie verify --rebuild” rewrites "
            "it.",
            number=kept[0],
        )


def _stored_values(db: Database, scope: CheckScope) -> Iterator[tuple[Any, ...]]:
    """Yield the values of the stored rows by number, in the order of `COLUMNS`."""
    columns = ", ".join(COLUMNS)
    sql = f"SELECT {columns} FROM cases WHERE {scope.cases()} ORDER BY number"  # noqa: S608
    return iter(db.execute(sql))


def _row_of_one(event: EventRow | Event) -> Row | None:
    """Return the row of a case with one event, which is its opening in a sound log."""
    if isinstance(event, Event):
        return row_after(None, event)
    _, at, actor, kind, number, payload, *_ = event
    if kind not in _OPENINGS:
        return row_after(None, ledger.event_of(event))
    return _opening_row(number, at, actor, ledger.payload_from(payload))


def _opening_row(number: int | None, at: str, actor: str, payload: Mapping[str, object]) -> Row:
    row: Row = {**_NOTHING, **payload}
    for name in row.keys() - _NOTHING.keys() if len(row) > len(_NOTHING) else ():
        del row[name]
    row["number"] = number
    row["opened"] = payload.get("opened") or at
    row["agent"] = payload.get("agent") or actor
    row["own_case"] = int(payload.get("own_case") is True)
    row["indicators"] = _list_as_json(tuple(cast("list[str]", payload["indicators"])))
    row["outcomes"] = _outcomes(payload)
    row["first_decision"] = payload["decision"]
    row["called_back"] = None
    observations = cast("Mapping[str, str]", payload.get("observations") or {})
    row["asks"], row["expected"] = observations.get("asks"), observations.get("expected")
    row["second_by_same"] = 0
    return row


def _outcomes(payload: Mapping[str, object]) -> str:
    return _list_as_json(tuple(outcomes_of_event(payload)))


@lru_cache(maxsize=1000)  # of a verification: most lists are those of many cases
def _list_as_json(names: tuple[str, ...]) -> str:
    return json.dumps(names, ensure_ascii=False)


def _changed_columns(event: Event) -> Row:
    payload = event.payload
    if event.kind is EventKind.DECISION_CHANGED:
        return {"decision": payload["decision"]}
    if event.kind is EventKind.ADVICE_GIVEN:
        return {"outcomes": _outcomes(payload)}
    if event.kind is EventKind.LABEL_WITHDRAWN:
        return {"label": None, "labelled_by": None, "labelled_at": None, "own_case": 0}
    if event.kind is EventKind.CASE_ERASED:
        return {"fingerprint": "", "text_digest": ""}
    if event.kind is EventKind.LABEL_GIVEN:
        by, at = payload.get("by") or event.actor, payload.get("at") or event.at
        own_case = int(payload.get("own_case") is True)
        return {
            "label": payload["label"],
            "labelled_by": by,
            "labelled_at": at,
            "own_case": own_case,
        }
    comes = event.kind is EventKind.TEXT_SHARED and "text_digest" in payload
    return {"text_digest": payload["text_digest"]} if comes else {}


def _second_label(event: Event) -> Row:
    """Return the columns of a second label that was given, or empty ones when it is withdrawn."""
    payload = event.payload
    same = int(payload.get("same_person") is True)
    columns = {"second_label": payload.get("label"), "first_label": payload.get("first")}
    return {**columns, "second_by_same": same}


def _save(db: Database, row: Row, before: Row | None) -> None:
    """Write a row in place of the one before.

    The fingerprint of a case stays, except that an erasure removes it.
    """
    number, fingerprint = row["number"], row["fingerprint"]
    former = before["fingerprint"] if before else ""
    db.execute(_WRITE, [row[name] for name in COLUMNS])
    if former != fingerprint:
        near_copies.remove_case(db, number, former)
        near_copies.index_case(db, number, fingerprint)


def _delete(db: Database, number: int) -> None:
    before = stored_row(db, number)
    if before is not None:
        near_copies.remove_case(db, number, before["fingerprint"])
    db.table("messages").delete_where("number = ?", [number])
    db.table("cases").delete_where("number = ?", [number])
