"""The cases of a filter: newest first, paged by key, counted up to a bound.

Newest is the latest date, which for an imported case is that of its list; found by words, it is
the case entered last, because the index of words knows no date.

A filter without words is a union of ranges of one index, each of which has its cases by date (see
`finding_schema`): the newest of all ranges are the page. So a filter that finds little in a large
log costs no more than one that finds much.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from triage_app.encryption.row_digests import RowDigests
from triage_app.evidence_records import COUNTED
from triage_app.records import CaseFilter
from triage_app.store import word_sources
from triage_app.store.evidence import values_of_number
from triage_app.store.filter_ranges import (
    Place,
    Range,
    Test,
    bounds,
    ranges,
    tests_of,
    together,
)
from triage_app.store.words import words_of

if TYPE_CHECKING:
    from sqlite_utils import Database

_PLACE = """SELECT coalesce(json_extract(payload, '$.opened'), at), case_number FROM events
            WHERE case_number = ? ORDER BY seq LIMIT 1"""


def as_kept(wanted: CaseFilter, numbers: RowDigests, references: RowDigests) -> CaseFilter:
    """Return a filter with phone number and reference as the log may hold them, in several ways.

    The digests are those of `evidence` and of `notes`.
    """
    phone, file = wanted.phone, wanted.caller_file
    return replace(
        wanted,
        phone=" ".join(values_of_number(phone, numbers)) if phone else "",
        caller_file=" ".join(references.possible(file)) or "-" if file else "",
    )


def page(db: Database, wanted: CaseFilter) -> list[int]:
    """Return the numbers of the cases of one page, newest first."""
    if not words_of(wanted.text).is_empty:
        return _page_of_words(db, wanted)
    parts = [(wanted, ranges(db, wanted))]
    found = newest(db, parts, wanted.limit, start=_start(db, wanted))
    return [number for _, number in found]


def newest(
    db: Database,
    parts: Iterable[tuple[CaseFilter, Iterable[Range]]],
    limit: int,
    start: Place | None = None,
    more: Sequence[Test] = (),
) -> list[Place]:
    """Return the newest cases below `start` of filters without words and their ranges, each once.

    `more` are conditions that all of them have to meet.
    """
    best: list[Place] = []
    for wanted, of_filter in parts:
        tests = [*tests_of(db, wanted), *more]
        for one in of_filter:
            last = best[-1] if len(best) == limit else None
            between = bounds(one.table, wanted, below=start, above=last)
            where, values = together([*one.tests, *between, *tests])
            sql = f"""SELECT {one.table}.opened, {one.table}.number FROM {one.source}
                      WHERE {where} ORDER BY {one.table}.opened DESC, {one.table}.number DESC
                      LIMIT ?"""  # noqa: S608
            found = db.execute(sql, [*values, limit]).fetchall()
            best = sorted({*best, *found}, reverse=True)[:limit] if found else best
    return best


def count(db: Database, wanted: CaseFilter) -> int:
    """Return how many cases match a filter on all pages; above COUNTED, COUNTED + 1."""
    if not words_of(wanted.text).is_empty:
        return _count_of_words(db, wanted)
    tests, total = tests_of(db, wanted), 0
    for one in ranges(db, wanted):
        more = [*one.tests, *bounds(one.table, wanted), *tests]
        total += _counted(db, one.source, more, COUNTED + 1 - total)
        if total > COUNTED:
            break
    return total


def _count_of_words(db: Database, wanted: CaseFilter) -> int:
    others, total = [*bounds("cases", wanted), *tests_of(db, wanted)], 0
    for source, tests in word_sources.sources(db, wanted, in_order=False):
        total = _counted(db, source, [*tests, *others], COUNTED + 1)
        if total > COUNTED:
            break
    return total


def _counted(db: Database, source: str, tests: list[Test], most: int) -> int:
    where, values = together(tests)
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {source} WHERE {where} LIMIT ?)"  # noqa: S608
    return int(db.execute(sql, [*values, most]).fetchone()[0])


def _page_of_words(db: Database, wanted: CaseFilter) -> list[int]:
    others, numbers = [*bounds("cases", wanted), *tests_of(db, wanted)], list[int]()
    if wanted.before is not None:
        others.append(Test("cases.number < ?", (wanted.before,)))
    for source, tests in word_sources.sources(db, wanted, in_order=True):
        where, values = together([*tests, *others])
        order = "messages_fts.rowid" if source.startswith("messages_fts") else "cases.number"
        sql = f"SELECT {order} FROM {source} WHERE {where} ORDER BY {order} DESC LIMIT ?"  # noqa: S608
        numbers = [row[0] for row in db.execute(sql, [*values, wanted.limit])]
        if len(numbers) == wanted.limit:
            break
    return numbers


def _start(db: Database, wanted: CaseFilter) -> Place | None:
    """Return where a page begins; the case may have left the log since it was shown."""
    if wanted.before is None:
        return None
    found = db.execute(_PLACE, [wanted.before]).fetchone()
    return (str(found[0]), int(found[1])) if found else ("", 0)
