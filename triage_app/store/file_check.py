"""The checks that SQLite does by itself: pages, references, search index, answers, notes.

They run in a thread with a connection of their own, beside the checks that need Python.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, sentence
from triage_app.errors import StoreError
from triage_app.store import case_outcomes, search_check, text_check
from triage_app.store.database import LogDatabase

if TYPE_CHECKING:
    from sqlite_utils import Database

_MOST = 20  # largest number of sentences per check
_REFERRING = """SELECT DISTINCT tables.name FROM sqlite_master AS tables,
  pragma_foreign_key_list(tables.name) WHERE tables.type = 'table'"""


@contextmanager
def started(database: LogDatabase) -> Iterator[Future[list[Sentence]]]:
    """Check the file in a thread, which ends with the context; its result are the problems.

    The thread uses `database`, which nobody else may use meanwhile.
    """
    with ThreadPoolExecutor(1, "file check") as threads:
        found = threads.submit(_problems, database)
        try:
            yield found
        finally:
            if not found.done():
                database.interrupt()


def _problems(database: LogDatabase) -> list[Sentence]:
    checks: tuple[Callable[[Database], Iterator[Sentence]], ...] = (
        _damaged_pages,
        _missing_references,
        search_check.problems,
        case_outcomes.problems,
        text_check.note_problems,
    )
    found: list[Sentence] = []
    for check in checks:
        try:
            with database.reading() as db:
                found += islice(check(db), _MOST)
        except StoreError as error:
            found.append(error.sentence)
    return found


def _damaged_pages(db: Database) -> Iterator[Sentence]:
    if db.execute("PRAGMA quick_check").fetchone() != ("ok",):  # no row: a page was not decrypted
        yield sentence("The database file is damaged; restore the last backup.")


def _missing_references(db: Database) -> Iterator[Sentence]:
    for (table,) in db.execute(_REFERRING).fetchall():
        if db.execute(f"PRAGMA foreign_key_check([{table}])").fetchone():
            yield sentence("One message text belongs to no case.")
            return
