"""Queries for cases; rows are returned as records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import convert

from classifier.records import Message
from triage_app.case_codes import spoken_code
from triage_app.model_records import ConfirmedCase
from triage_app.parsing import DamagedData
from triage_app.records import Case, CaseDetail, CaseFilter
from triage_app.share_records import OwnDesk
from triage_app.store import (
    excerpts,
    ledger,
    message_json,
    notes,
    pseudonyms,
    search,
    share_desks,
)
from triage_app.store.errors import damaged_text, no_such_case
from triage_app.store.projection import Row

if TYPE_CHECKING:
    from sqlite_utils import Database

_WITH_EXCERPT = f"""SELECT cases.*, {excerpts.OF_CASE},
    coalesce((SELECT domains FROM case_domains
    WHERE case_domains.number = cases.number), '[]') AS domains,
    (SELECT count(*) FROM case_notes WHERE case_notes.number = cases.number) AS notes FROM """  # noqa: S608 - no values

# A training needs memory and time for each case, however many there are.
MOST_CONFIRMED = 10_000
_CHOSEN = """SELECT number FROM (
    SELECT number, opened,
      row_number() OVER (PARTITION BY campaign, label ORDER BY opened DESC, number DESC) AS place
    FROM cases WHERE label IS NOT NULL
    AND EXISTS (SELECT 1 FROM messages WHERE messages.number = cases.number))
    ORDER BY place, opened DESC, number DESC LIMIT ?"""


def case_by_number(db: Database, number: int) -> Case:
    """Return one case; raise StoreError when there is none."""
    found = _cases(db, db.query(_WITH_EXCERPT + "cases WHERE number = ?", [number]))
    if not found:
        raise no_such_case(number)
    return found[0]


def detail(db: Database, number: int) -> CaseDetail:
    """Return a case with its masked message and its history."""
    kept = next(db.table("messages").rows_where("number = ?", [number]), None)
    message = _message(number, kept["message"]) if kept else None
    events = ledger.named(db, ledger.of_case(db, number))
    return CaseDetail(
        case_by_number(db, number),
        message,
        tuple(events),
        notes.of_case(db, number, events),
        notes.same_file(db, number),
    )


def listed(db: Database, wanted: CaseFilter) -> list[Case]:
    """Return the cases that match a filter, newest first, one page."""
    return by_numbers(db, search.page(db, wanted))


def by_numbers(db: Database, numbers: Sequence[int]) -> list[Case]:
    """Return cases in the order of `numbers`; those that are not there are left out."""
    chosen = "cases WHERE number IN (SELECT value FROM json_each(?))"
    rows = db.query(_WITH_EXCERPT + chosen, [json.dumps(numbers)])
    found = {case.number: case for case in _cases(db, rows)}
    return [found[number] for number in numbers if number in found]


def confirmed(db: Database, most: int = MOST_CONFIRMED) -> list[ConfirmedCase]:
    """Return the labelled cases that still have their text, oldest first, and not above `most`.

    Of more cases the newest of each campaign and label come first, so that labels which differ
    are still seen; near-copies together weigh no more than a few of them.
    """
    chosen = json.dumps([number for (number,) in db.execute(_CHOSEN, [most])])
    sql = """SELECT cases.*, message FROM cases JOIN messages USING (number)
             WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number"""
    return [_confirmed(row) for row in _named(db, db.query(sql, [chosen]))]


def _cases(db: Database, rows: Iterable[Row]) -> list[Case]:
    own = share_desks.own(db)
    return [_case(row, own) for row in _named(db, rows)]


def _named(db: Database, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows of cases with the names of people in place of their pseudonyms."""
    known = pseudonyms.names(db)
    for row in rows:
        people = {name: known.get(row[name], row[name]) for name in ("agent", "labelled_by")}
        yield row | people


def _case(row: Row, own: OwnDesk | None) -> Case:
    lists = {name: json.loads(row[name]) for name in ("domains", "indicators", "outcomes")}
    return convert(row | lists | _own_case(row) | _codes(row, own), Case)


def _codes(row: Row, own: OwnDesk | None) -> Row:
    if own is None:
        return {}
    names = {"code": "number", "campaign_code": "campaign"}
    return {code: spoken_code(row[name], own.number) for code, name in names.items()}


def _confirmed(row: Row) -> ConfirmedCase:
    message = {"message": _message(row["number"], row["message"])}
    return convert(row | message | _own_case(row), ConfirmedCase)


def _own_case(row: Row) -> Row:
    """Return the mark of a row as a truth value, which SQLite does not have."""
    return {"own_case": bool(row["own_case"])}


def _message(number: int, text: str) -> Message:
    """Return the stored message of a case; raise StoreError when it is damaged."""
    try:
        return message_json.load(text)
    except DamagedData:
        raise damaged_text(number) from None
