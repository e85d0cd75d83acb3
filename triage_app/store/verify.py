"""Verification of the log: file, chain, projection, texts, indexes; a sentence for each problem.

It only reads, and with connections of its own, so that nobody waits for it. The checks that SQLite
does by itself run in a thread (`file_check`), because they take as long as those in Python. Rows
are read one after the other: only the copy of the search index grows with the log.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import closing
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, sentence
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
    notes,
    projection,
    schema_check,
    share_check,
    text_check,
    whole_checks,
    withdrawn_cases,
)
from triage_app.store.check_progress import Progress, RowCount
from triage_app.store.check_scope import WHOLE, CheckScope
from triage_app.store.database import LogDatabase

if TYPE_CHECKING:
    from sqlite_utils import Database

Check = Callable[["Database", RowCount, CheckScope], Iterator[Sentence]]
_MOST = 20  # largest number of sentences per kind
_EVENTS, _CASES = "SELECT count(*) FROM events WHERE seq > ?", "SELECT count(*) FROM cases WHERE "
_READINGS = 4  # of the row of each case
_SHARE_OF_ROWS = 0.9  # of the progress; what is left is the rest of the file check
_WAIT_SECONDS = 0.2  # between two reports during that rest


def problems(database: LogDatabase, report: Progress = lambda _: None) -> list[Sentence]:
    """Return the problems of the log; empty when it is intact.

    What `report` raises ends the verification at once.
    """
    try:
        with (
            closing(database.opened_again()) as file,
            closing(database.opened_again()) as rows,
            file_check.started(file) as of_file,
        ):
            found = _row_problems(rows, _row_count(rows, report))
            return [*_file_problems(of_file, report), *found]
    except StoreError as error:
        return [error.sentence]


def newer_problems(
    database: LogDatabase, since: WholeCheck, report: Progress = lambda _: None
) -> list[Sentence]:
    """Return the problems of what changed after a check of the whole log.

    Of all else it compares the schema, the genuine messages, the index of changes of campaigns and
    the numbers of events and cases, and not the pages of the file nor the search index.
    """
    try:
        with closing(database.opened_again()) as rows:
            scope = CheckScope(since.event, since.digest)
            with rows.reading() as db:
                scope.begin(db)
                numbers = list(whole_checks.problems(db, since))
            count = _row_count(rows, report, scope)
            found = [*numbers, *_row_problems(rows, count, scope)]
            for check in (_outcomes, _words_of_notes):
                found += _problems_of(rows, check, count, scope)
            report(1.0)
            return found
    except StoreError as error:
        return [error.sentence]


def _row_count(database: LogDatabase, report: Progress, scope: CheckScope = WHOLE) -> RowCount:
    with database.reading() as db:
        events = int(db.execute(_EVENTS, [scope.event]).fetchone()[0])
        cases = int(db.execute(_CASES + scope.cases()).fetchone()[0])
    return RowCount(events + _READINGS * cases, lambda share: report(_SHARE_OF_ROWS * share))


def _file_problems(found: Future[list[Sentence]], report: Progress) -> list[Sentence]:
    """Wait for the end of the file check."""
    while wait([found], _WAIT_SECONDS).not_done:
        report(_SHARE_OF_ROWS)
    report(1.0)
    return found.result()


def _outcomes(db: Database, _: RowCount, scope: CheckScope) -> Iterator[Sentence]:
    return case_outcomes.problems(db, scope)


def _words_of_notes(db: Database, _: RowCount, scope: CheckScope) -> Iterator[Sentence]:
    return text_check.note_problems(db, scope)


def _row_problems(
    database: LogDatabase, count: RowCount, scope: CheckScope = WHOLE
) -> list[Sentence]:
    checks: tuple[Check, ...] = (
        ledger_check.chain_problems,
        lambda db, *_: campaign_events.problems(db),
        lambda db, *_: withdrawn_cases.problems(db),
        projection.problems,
        bands_check.problems,
        lambda db, *_: genuine.problems(db),  # a few, whatever the size of the log
        text_check.problems,
        evidence_check.problems,
        notes.problems,
        share_check.problems,
        lambda db, _, scope: day_counts.problems(db, scope),
        lambda db, *_: schema_check.problems(db),
    )
    return [problem for check in checks for problem in _problems_of(database, check, count, scope)]


def _problems_of(
    database: LogDatabase, check: Check, count: RowCount, scope: CheckScope
) -> list[Sentence]:
    found: list[Sentence] = []
    try:
        with database.reading() as db:
            for problem in check(db, count, scope):
                found.append(problem)
                if len(found) == _MOST:
                    return [*found, sentence("… and more of the same kind.")]
    except StoreError as error:
        found.append(error.sentence)
    except (ValueError, KeyError, TypeError, RecursionError):  # an event that cannot be read
        found.append(
            sentence("The ledger contains an event that cannot be read; restore a backup.")
        )
    return found
