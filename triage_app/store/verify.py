"""Verification of the log: chain, projection, texts, indexes; one sentence for each problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, sentence
from triage_app.errors import StoreError
from triage_app.store import (
    campaign_events,
    derived_text,
    genuine,
    ledger,
    near_copies,
    projection,
    retention,
    schema_check,
)
from triage_app.store.cases import text_digest
from triage_app.store.database import LogDatabase
from triage_app.store.driver import error_code
from triage_app.store.projection import Row

if TYPE_CHECKING:
    from sqlite_utils import Database

_MOST = 20  # largest number of sentences per kind


def problems(database: LogDatabase) -> list[Sentence]:
    """Return the problems of the log; empty when it is intact."""
    checks: tuple[Callable[[Database], Iterator[Sentence]], ...] = (
        _file_problems,
        ledger.chain_problems,
        campaign_events.problems,
        projection.problems,
        near_copies.problems,
        genuine.problems,
        _text_problems,
        derived_text.problems,
        schema_check.problems,
    )
    found = [problem for check in checks for problem in _problems_of(database, check)]
    return found + _index_problems(database)


def _problems_of(
    database: LogDatabase, check: Callable[[Database], Iterator[Sentence]]
) -> list[Sentence]:
    found: list[Sentence] = []
    try:
        with database.reading() as db:
            for problem in check(db):
                found.append(problem)
                if len(found) == _MOST:
                    return [*found, sentence("… and more of the same kind.")]
    except StoreError as error:
        found.append(error.sentence)
    except (ValueError, KeyError, TypeError):  # an event that cannot be read
        found.append(
            sentence("The ledger contains an event that cannot be read; restore a backup.")
        )
    return found


def _file_problems(db: Database) -> Iterator[Sentence]:
    # The check of a file takes what FTS5 remembers of its segments, even when another program has
    # merged them since, and finds damage that is none. Only a search looks again.
    db.execute("SELECT rowid FROM messages_fts WHERE messages_fts MATCH 'a'").fetchone()
    if db.execute("PRAGMA quick_check").fetchone() != ("ok",):  # no row: a page was not decrypted
        yield sentence("The database file is damaged; restore the last backup.")
    if db.execute("PRAGMA foreign_key_check").fetchone():
        yield sentence("One message text belongs to no case.")


def _text_problems(db: Database) -> Iterator[Sentence]:
    """Compare each text with its hash in the ledger."""
    purged = retention.purged_numbers(db)
    sql = """SELECT number, text_digest, message, salt, coalesce(domains, '') AS domains FROM cases
             LEFT JOIN messages USING (number) LEFT JOIN case_domains USING (number)
             ORDER BY number"""
    for row in db.query(sql):
        number = row["number"]
        if row["message"] is None:
            if row["text_digest"] and number not in purged:  # "": imported without its text
                yield sentence(
                    "The text of case {number} is gone although it was not purged.", number=number
                )
        elif row["text_digest"] not in _possible_digests(row):
            yield sentence("The text of case {number} was changed afterwards.", number=number)


def _possible_digests(row: Row) -> set[str]:
    """Return what the ledger may have of a text, written now or before schema 8."""
    salt, text = row["salt"], row["message"]
    return {text_digest(salt, text, row["domains"]), text_digest(salt, text)}


def _index_problems(database: LogDatabase) -> list[Sentence]:
    """Run the integrity check of FTS5; it is an INSERT, so it needs the write lock."""
    try:
        with database.writing() as db:
            db.execute(
                "INSERT INTO messages_fts (messages_fts, rank) VALUES ('integrity-check', 1)"
            )
    except StoreError as error:
        if error_code(error.__cause__) == "CORRUPT":
            return [
                sentence(
                    "The search index no longer matches the texts; “vigie verify --rebuild” "
                    "rewrites it."
                )
            ]
        return [sentence("The search index could not be checked. {reason}", reason=error.sentence)]
    return []
