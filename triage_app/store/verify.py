"""Verification of the log: file, chain, projection, texts, indexes; a sentence for each problem.

It only reads, and with connections of its own, so that nobody waits for it. A large log is checked
by several threads (`check_threads`). Rows are read one after the other: only the copy of the search
index grows with the log.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from classifier.sentence import Sentence
from triage_app.check_records import WholeCheck
from triage_app.errors import StoreError
from triage_app.store import (
    bands_check,
    campaign_events,
    case_outcomes,
    day_counts,
    evidence_check,
    file_check,
    genuine,
    ledger_check,
    new_words_check,
    notes,
    projection,
    schema_check,
    search_check,
    share_check,
    text_check,
    whole_checks,
    withdrawn_cases,
)
from triage_app.store.check_progress import Progress, RowCount
from triage_app.store.check_scope import WHOLE, CheckScope
from triage_app.store.check_threads import CheckThreads, Part, Size, beside
from triage_app.store.database import LogDatabase

if TYPE_CHECKING:
    from sqlite_utils import Database

_SIZE = "SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM cases)"
_FEW = 2_000  # cases that are compared sooner than threads and connections are there
# Those of SQL alone come first, those that need Python last (`check_threads`). The counts of days
# come between, so that they run late: they ask most for memory, for which threads of SQLite wait.
# Weights are microseconds a case.
_OF_FILE = (
    Part(lambda db, *_: file_check.damaged_pages(db), 17),
    Part(lambda db, *_: search_check.problems(db), 24),
    Part(lambda db, *_: file_check.missing_references(db), 3),
)
_OF_ROWS = (
    Part(day_counts.problems, 12),
    Part(projection.problems, 11),
    Part(evidence_check.problems, 3),
    Part(lambda db, _, scope: text_check.note_problems(db, scope), 1),
    Part(lambda db, _, scope: case_outcomes.problems(db, scope), 1),
    Part(lambda db, *_: campaign_events.problems(db), 1),
    Part(lambda db, *_: withdrawn_cases.problems(db), 1),
    Part(lambda db, *_: genuine.problems(db), 1),  # a few, whatever the size of the log
    Part(lambda db, *_: schema_check.problems(db), 1),
    Part(notes.problems, 1),
    Part(share_check.problems, 1),
    Part(bands_check.problems, 4),
    Part(text_check.problems, 6),
    Part(ledger_check.chain_problems, 8, of_events=True),
)


def problems(database: LogDatabase, report: Progress = lambda _: None) -> list[Sentence]:
    """Return the problems of the log; empty when it is intact.

    What `report` raises ends the verification at once.
    """
    return _found_by(database, (*_OF_FILE, *_OF_ROWS), WHOLE, report)


def newer_problems(
    database: LogDatabase, since: WholeCheck, report: Progress = lambda _: None
) -> list[Sentence]:
    """Return the problems of what changed after a check of the whole log.

    Of all else it compares the schema, the genuine messages, the index of changes of campaigns and
    the numbers of events and cases, and not the pages of the file. Of the search index it compares
    how many words it has of each text.
    """
    numbers, scope = Part(partial(_numbers, since), 1), CheckScope(since.event, since.digest)
    words = Part(lambda db, _, scope: new_words_check.problems(db, scope), 2)
    return _found_by(database, (numbers, words, *_OF_ROWS), scope, report)


def _numbers(since: WholeCheck, db: Database, *_: RowCount | CheckScope) -> Iterator[Sentence]:
    return whole_checks.problems(db, since)


def _found_by(
    database: LogDatabase, parts: tuple[Part, ...], scope: CheckScope, report: Progress
) -> list[Sentence]:
    try:
        with database.reading() as db:
            size = Size(*db.execute(_SIZE).fetchone())
        threads = beside() if scope.is_whole and size.cases > _FEW else 0
        return CheckThreads(database, parts, scope, size).problems(threads, report)
    except StoreError as error:
        return [error.sentence]
