"""The cases of a filter: newest first, paged by key, counted up to a bound.

Newest is the latest date, which for an imported case is that of its list; found by words, it is
the case entered last, because the index of words knows no date.

A filter without words is a union of ranges of one index, each of which has its cases by date (see
`finding_schema`): the newest of all ranges are the page. So a filter that finds little in a large
log costs no more than one that finds much.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from triage_app.encryption.row_digests import RowDigests
from triage_app.evidence_records import COUNTED
from triage_app.records import CaseFilter
from triage_app.store import pseudonyms
from triage_app.store.evidence import values_of_number
from triage_app.store.filter_ranges import (
    Place,
    Range,
    Test,
    bounds,
    has_changing,
    ranges,
    tests_of,
)
from triage_app.store.finding_schema import FACET_MARK
from triage_app.store.words import words_of

if TYPE_CHECKING:
    from sqlite_utils import Database

_FEW = 5_000  # cases that are looked up among those of the words
_NEWEST = (3_000, 50_000)  # cases that are looked at for those without a word, before all are
_LAST_NUMBER = 2**63 - 1  # that a case can have
_SHORT_PERIOD = 100_000  # cases of a period that are looked at for their lowest number
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
            where, values = _where([*one.tests, *between, *tests])
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
    for source, tests in _by_words(db, wanted):
        total = _counted(db, source, [*tests, *others], COUNTED + 1)
        if total > COUNTED:
            break
    return total


def _counted(db: Database, source: str, tests: list[Test], most: int) -> int:
    where, values = _where(tests)
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {source} WHERE {where} LIMIT ?)"  # noqa: S608
    return int(db.execute(sql, [*values, most]).fetchone()[0])


def _page_of_words(db: Database, wanted: CaseFilter) -> list[int]:
    others, numbers = [*bounds("cases", wanted), *tests_of(db, wanted)], list[int]()
    if wanted.before is not None:
        others.append(Test("cases.number < ?", (wanted.before,)))
    for source, tests in _by_words(db, wanted):
        where, values = _where([*tests, *others])
        order = "messages_fts.rowid" if source.startswith("messages_fts") else "cases.number"
        sql = f"SELECT {order} FROM {source} WHERE {where} ORDER BY {order} DESC LIMIT ?"  # noqa: S608
        numbers = [row[0] for row in db.execute(sql, [*values, wanted.limit])]
        if len(numbers) == wanted.limit:
            break
    return numbers


def _by_words(db: Database, wanted: CaseFilter) -> Iterator[tuple[str, list[Test]]]:
    """Yield FROM and the tests that find the cases of a filter by their words.

    The last ones find all cases; those before, where there are some, the newest.
    """
    words = words_of(wanted.text)
    if words.expression:
        yield _with_words(db, wanted, words.expression)
    elif words.unwanted:
        for numbers in _newest_numbers(db, wanted):
            without = """cases.number NOT IN (SELECT rowid FROM messages_fts
                         WHERE messages_fts MATCH ? AND rowid BETWEEN ? AND ?)"""
            among = Test("cases.number BETWEEN ? AND ?", numbers)
            yield "cases", [among, Test(without, (words.unwanted, *numbers))]
    else:
        yield "cases", [Test("0")]


def _newest_numbers(db: Database, wanted: CaseFilter) -> Iterator[tuple[int, int]]:
    """Yield first and last number of the newest cases that are looked at, in the end of all.

    A word may be in half of all texts, and the newest without it nearly always fill a page.
    """
    last = _LAST_NUMBER if wanted.before is None else wanted.before - 1
    sql = "SELECT number FROM cases WHERE number <= ? ORDER BY number DESC LIMIT 1 OFFSET ?"
    for newest in _NEWEST:
        found = db.execute(sql, [last, newest]).fetchone()
        if found is None:
            break
        yield int(found[0]), last
    yield 0, last


def _with_words(db: Database, wanted: CaseFilter, words: str) -> tuple[str, list[Test]]:
    facets = " ".join(f'"{FACET_MARK}{facet}"' for facet in _facets(db, wanted))
    expression = f"({words}) AND ({facets})" if facets else words
    tests = [Test("messages_fts MATCH ?", (expression,))]
    tests += [*_between_numbers(db, wanted), *_among_few(db, wanted)]
    # CROSS JOIN makes SQLite scan the index from its newest row.
    return "messages_fts CROSS JOIN cases ON cases.number = messages_fts.rowid", tests


def _facets(db: Database, wanted: CaseFilter) -> Iterator[str]:
    """Yield the facets of a filter that stand among the words (see `finding_schema`)."""
    if wanted.band:
        yield "b" + wanted.band.value.replace("_", "")
    if wanted.channel:
        yield "c" + wanted.channel.value
    for mark, name in (("o", wanted.organisation), ("s", wanted.scenario)):
        plain = name.replace("-", "").replace("_", "")
        if plain.isalnum() and plain.isascii():
            yield mark + plain
    names = pseudonyms.all_of(db, wanted.agent) if wanted.agent else []
    if len(names) == 1 and pseudonyms.is_pseudonym(names[0]):
        yield "a" + names[0].removeprefix(pseudonyms.PREFIX)


def _among_few(db: Database, wanted: CaseFilter) -> list[Test]:
    """Return the numbers of the cases that match all but the words, where they are not many.

    A case that the index of words gives is looked up among them in a tenth of the time that its
    row takes; among many cases a page is full before that matters.
    """
    if not has_changing(wanted):
        return []
    others, numbers = tests_of(db, wanted), list[int]()
    for one in ranges(db, wanted):
        where, values = _where([*one.tests, *bounds(one.table, wanted), *others])
        sql = f"SELECT {one.table}.number FROM {one.source} WHERE {where} LIMIT ?"  # noqa: S608
        left = _FEW + 1 - len(numbers)
        numbers += [row[0] for row in db.execute(sql, [*values, left])]
        if len(numbers) > _FEW:
            return []
    # The sign keeps SQLite from asking the index of words for each number.
    found = "+messages_fts.rowid IN (SELECT value FROM json_each(?))"
    return [Test(found, (json.dumps(numbers),))]


def _between_numbers(db: Database, wanted: CaseFilter) -> list[Test]:
    """Return tests for the numbers of a short period; imported cases stand far from the others."""
    if not (wanted.since or wanted.until):
        return []
    where, values = _where(bounds("cases", wanted))
    sql = f"""SELECT count(*), coalesce(min(number), 0), coalesce(max(number), 0) FROM
              (SELECT number FROM cases INDEXED BY cases_by_opened WHERE {where} LIMIT ?)"""  # noqa: S608
    cases, lowest, highest = db.execute(sql, [*values, _SHORT_PERIOD]).fetchone()
    if cases == _SHORT_PERIOD:
        return []
    among = f"""+messages_fts.rowid IN
                (SELECT number FROM cases INDEXED BY cases_by_opened WHERE {where})"""  # noqa: S608
    return [
        Test("messages_fts.rowid BETWEEN ? AND ?", (lowest, highest)),
        Test(among, tuple(values)),
    ]


def _where(tests: list[Test]) -> tuple[str, list[object]]:
    values = [value for test in tests for value in test.values]
    return " AND ".join(["1", *(test.sql for test in tests)]), values


def _start(db: Database, wanted: CaseFilter) -> Place | None:
    """Return where a page begins; the case may have left the log since it was shown."""
    if wanted.before is None:
        return None
    found = db.execute(_PLACE, [wanted.before]).fetchone()
    return (str(found[0]), int(found[1])) if found else ("", 0)
