"""Second labels: a case confirmed once more by somebody who did not see the first label.

They measure how far two people agree, and change nothing else: the first label trains the model.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from classifier.records import Label
from triage_app.errors import StoreError
from triage_app.records import Event, EventKind
from triage_app.review_records import Pairs
from triage_app.store import cases, ledger, pseudonyms
from triage_app.store.cases import NOTHING, Payload

if TYPE_CHECKING:
    from sqlite_utils import Database

FORGOTTEN_DAYS = 14  # after which a person may label a case once more
_COUNTS = """SELECT first_label, second_label, count(*) FROM cases INDEXED BY cases_seconded
             WHERE second_label IS NOT NULL AND second_by_same = ?
             GROUP BY first_label, second_label"""


def give(
    db: Database, at: str, actor: str, number: int, label: Label, more: Payload = NOTHING
) -> Event:
    """Set the second label of a case.

    Raises StoreError when the case has no first label or has a second one already, and when the
    first one is this person's and too new to be forgotten.
    """
    row = cases.existing_row(db, number)
    if row["label"] is None:
        raise StoreError("Case no. {number} has no first confirmation yet.", number=number)
    if row["second_label"] is not None:
        raise StoreError("Case no. {number} has a second confirmation already.", number=number)
    same = pseudonyms.name_of(db, row["labelled_by"] or "") == ledger.clean_actor(actor)
    if same and row["labelled_at"] > day_before(at, FORGOTTEN_DAYS):
        raise StoreError(
            "The first confirmation of case no. {number} is yours: the second one is another "
            "person’s, or yours {days} days later.",
            number=number,
            days=FORGOTTEN_DAYS,
        )
    payload = {"label": label.value, "first": row["label"], "same_person": same, **more}
    return cases.change(db, at, actor, number, EventKind.SECOND_LABEL_GIVEN, payload)


def pairs(db: Database, *, same_person: bool = False) -> Pairs:
    """Return the pairs of two people, or of one person at two times."""
    found = {
        (first, second): count for first, second, count in db.execute(_COUNTS, [int(same_person)])
    }
    scam, legit = Label.SCAM.value, Label.LEGIT.value
    kinds = ((scam, scam), (scam, legit), (legit, scam), (legit, legit))
    return Pairs(*(found.get(kind, 0) for kind in kinds))


def day_before(at: str, days: int) -> str:
    """Return the ISO date so many days before a time."""
    return str(datetime.fromisoformat(at).date() - timedelta(days=days))
