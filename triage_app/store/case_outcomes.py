"""Compares the table of the answers of cases with the cases from which triggers derive it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, sentence
from triage_app.store.check_scope import WHOLE, CheckScope

if TYPE_CHECKING:
    from sqlite_utils import Database

_COLUMNS = "number, outcome, band, decision, label, channel, opened"
_KEPT = f"SELECT {_COLUMNS} FROM case_outcomes"  # noqa: S608 - no values
_GIVEN = f"SELECT {_COLUMNS} FROM given_outcomes"  # noqa: S608 - no values
# How many rows there should be, how many of them there are, and how many there are.
_COMPARED = """SELECT count(*), count(kept.number), (SELECT count(*) FROM case_outcomes)
    FROM given_outcomes AS given LEFT JOIN case_outcomes AS kept
    ON (kept.number, kept.outcome) = (given.number, given.outcome)
    AND (kept.band, kept.decision, kept.label, kept.channel, kept.opened)
      IS (given.band, given.decision, given.label, given.channel, given.opened)"""


def problems(db: Database, scope: CheckScope = WHOLE) -> Iterator[Sentence]:
    """Yield a sentence when the table does not match the cases."""
    if scope.is_whole and len({*db.execute(_COMPARED).fetchone()}) == 1:
        return
    kept, given = (f"{one} WHERE {scope.cases()}" for one in (_KEPT, _GIVEN))
    for one, other in ((kept, given), (given, kept)):
        found = db.execute(f"{one} EXCEPT {other} LIMIT 1").fetchone()
        if found is not None:
            yield sentence(
                "What callers did is no longer found as case {number} says it; “vigie verify "
                "--rebuild” rewrites the table.",
                number=found[0],
            )
            return
