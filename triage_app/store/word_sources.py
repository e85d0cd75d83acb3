"""In which tables, and with which tests, the cases are that are looked for by words.

The index of words gives its cases by number, the case entered last first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from triage_app.records import CaseFilter
from triage_app.store import pseudonyms
from triage_app.store.filter_ranges import Test, bounds, has_changing, ranges, tests_of, together
from triage_app.store.finding_schema import FACET_MARK
from triage_app.store.words import words_of

if TYPE_CHECKING:
    from sqlite_utils import Database

Source = tuple[str, list[Test]]  # what stands behind FROM, and tests
_FEW = 5_000  # cases that are looked up among those of the words
_NEWEST = (3_000, 50_000)  # cases that are looked at for those without a word, before all are
_SOME = 2_500  # cases that are counted among those without a word, before all are
_LAST_NUMBER = 2**63 - 1  # that a case can have
_SHORT_PERIOD = 100_000  # cases of a period whose numbers are looked at


def sources(db: Database, wanted: CaseFilter, *, in_order: bool) -> Iterator[Source]:
    """Yield where the cases of a filter are found by their words.

    The last source has all cases. Those before, where there are some, have only some of them:
    `in_order` those with the highest numbers. The caller adds the other tests of the filter.
    """
    words = words_of(wanted.text)
    if words.expression:
        yield _with_words(db, wanted, words.expression)
    elif words.unwanted:
        parts = _in_order(db, wanted) if in_order else _in_any_order(db, wanted)
        yield from (_without_words(part, words.unwanted) for part in parts)
    else:
        yield "cases", [Test("0")]


class _Part(NamedTuple):
    """Which cases are looked at, as a test of a case and as one of a row in the index of words."""

    of_case: Test
    of_words: Test


def _without_words(part: _Part, words: str) -> Source:
    sql = f"""cases.number NOT IN (SELECT rowid FROM messages_fts
              WHERE messages_fts MATCH ? AND {part.of_words.sql})"""  # noqa: S608 - no values
    without = Test(sql, (words, *part.of_words.values))
    return "cases NOT INDEXED", [part.of_case, without]


def _in_order(db: Database, wanted: CaseFilter) -> Iterator[_Part]:
    """Yield the newest cases that are looked at, in the end all.

    A word may be in half of all texts, and the newest without it nearly always fill a page.
    """
    last = _LAST_NUMBER if wanted.before is None else wanted.before - 1
    few, many = _NEWEST
    yield from _newest(db, last, few)
    numbers = _numbers(db, wanted, _FEW)
    if len(numbers) < _FEW:
        yield _listed(numbers)
        return
    if wanted.since or wanted.until:
        yield _listed(_of_period(db, wanted, last, few))
    else:
        yield from _newest(db, last, many)
    yield _between(0, last)


def _in_any_order(db: Database, wanted: CaseFilter) -> Iterator[_Part]:
    """Yield some of the cases that match all but the words, and all where those are more."""
    yield from _newest(db, _LAST_NUMBER, _NEWEST[0])
    numbers = _numbers(db, wanted, _SOME)
    yield _listed(numbers)
    if len(numbers) == _SOME:
        yield _between(0, _LAST_NUMBER)


def _newest(db: Database, last: int, cases: int) -> Iterator[_Part]:
    sql = "SELECT number FROM cases WHERE number <= ? ORDER BY number DESC LIMIT 1 OFFSET ?"
    found = db.execute(sql, [last, cases]).fetchone()
    if found is not None:
        yield _between(int(found[0]), last)


def _of_period(db: Database, wanted: CaseFilter, last: int, most: int) -> list[int]:
    """Return the highest numbers of the cases of a period."""
    where, values = together([*bounds("cases", wanted), Test("number <= ?", (last,))])
    sql = f"""SELECT number FROM cases INDEXED BY cases_by_opened WHERE {where}
              ORDER BY number DESC LIMIT ?"""  # noqa: S608 - no values
    return [row[0] for row in db.execute(sql, [*values, most])]


def _between(first: int, last: int) -> _Part:
    ends = first, last
    return _Part(Test("cases.number BETWEEN ? AND ?", ends), Test("rowid BETWEEN ? AND ?", ends))


def _listed(numbers: Sequence[int]) -> _Part:
    among = "IN (SELECT value FROM json_each(?))"
    listed, ends = json.dumps(numbers), (min(numbers, default=0), max(numbers, default=0))
    # The sign keeps SQLite from asking the index of words for each number.
    of_words = Test(f"rowid BETWEEN ? AND ? AND +rowid {among}", (*ends, listed))
    return _Part(Test(f"cases.number {among}", (listed,)), of_words)


def _with_words(db: Database, wanted: CaseFilter, words: str) -> Source:
    facets = " ".join(f'"{FACET_MARK}{facet}"' for facet in _facets(db, wanted))
    expression = f"({words}) AND ({facets})" if facets else words
    tests = [Test("messages_fts MATCH ?", (expression,))]
    tests += [*_in_period(db, wanted), *_among_few(db, wanted)]
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
    numbers = _numbers(db, wanted, _FEW)
    if len(numbers) == _FEW:
        return []
    # The sign keeps SQLite from asking the index of words for each number.
    found = "+messages_fts.rowid IN (SELECT value FROM json_each(?))"
    return [Test(found, (json.dumps(numbers),))]


def _in_period(db: Database, wanted: CaseFilter) -> list[Test]:
    """Return tests for the numbers of a short period; imported cases stand far from the others."""
    if not (wanted.since or wanted.until):
        return []
    where, values = together(bounds("cases", wanted))
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


def _numbers(db: Database, wanted: CaseFilter, most: int) -> list[int]:
    """Return the numbers of cases that match all but the words, at most so many."""
    others, numbers = tests_of(db, wanted), list[int]()
    for one in ranges(db, wanted):
        where, values = together([*one.tests, *bounds(one.table, wanted), *others])
        sql = f"SELECT {one.table}.number FROM {one.source} WHERE {where} LIMIT ?"  # noqa: S608
        numbers += [row[0] for row in db.execute(sql, [*values, most - len(numbers)])]
        if len(numbers) == most:
            break
    return numbers
