"""The dates of the cases that left the log, derived from the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, sentence
from triage_app.store.figures_schema import WITHDRAWN_CASES

if TYPE_CHECKING:
    from sqlite_utils import Database


def note(db: Database, number: int, opened: str) -> None:
    """Keep the date of a case that leaves the log."""
    db.execute("INSERT INTO withdrawn_cases (number, opened) VALUES (?, ?)", [number, opened])


def index_case(db: Database, number: int) -> None:
    """Keep the date of a case if it has left the log, according to the ledger."""
    sql = f"""INSERT OR IGNORE INTO withdrawn_cases (number, opened)
              SELECT number, opened FROM ({WITHDRAWN_CASES} AND gone.case_number = ?)"""  # noqa: S608
    db.execute(sql, [number])


def count(db: Database, since: str, until: str) -> int:
    """Return how many cases with a date in a period have left the log."""
    sql = "SELECT count(*) FROM withdrawn_cases WHERE opened >= ? AND opened < ?"
    return int(db.execute(sql, [since, until]).fetchone()[0])


def index_all(db: Database) -> None:
    """Write the table anew from the ledger."""
    db.table("withdrawn_cases").delete_where()
    # Two desks can withdraw one case.
    db.execute(f"INSERT OR IGNORE INTO withdrawn_cases (number, opened) {WITHDRAWN_CASES}")


def problems(db: Database) -> Iterator[Sentence]:
    """Yield a sentence when the table does not match the ledger."""
    kept = "SELECT number, opened FROM withdrawn_cases"
    for one, other in ((kept, WITHDRAWN_CASES), (WITHDRAWN_CASES, kept)):
        found = db.execute(f"{one} EXCEPT {other} LIMIT 1").fetchone()
        if found is not None:
            yield sentence(
                "The list of withdrawn cases no longer matches case {number}; “vigie verify "
                "--rebuild” rewrites it.",
                number=found[0],
            )
            return
