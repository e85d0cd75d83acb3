"""What exports read of the log: cases with what their lists do not hold, and as of which event."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from classifier.records import Label
from triage_app.export_records import AsOf, ContactKind, ExportedCase, ScamContact
from triage_app.records import Case, CaseFilter, Dissent, EventKind
from triage_app.store import anchor, case_queries, search

if TYPE_CHECKING:
    from sqlite_utils import Database

    from triage_app.store.database import LogDatabase

# Events that belong to no case and change what an export says all the same.
_OF_MANY = (
    EventKind.CAMPAIGN_SPLIT,
    EventKind.CAMPAIGN_MERGED,
    EventKind.CAMPAIGN_DECIDED,
    EventKind.CAMPAIGN_CONFIRMED,
    EventKind.IMPORT_UNDONE,
    EventKind.PURGED,
)
_AS_OF = f"""SELECT seq, digest, at FROM events
    WHERE case_number IS NOT NULL OR kind IN ({", ".join("?" * len(_OF_MANY))})
    ORDER BY seq DESC LIMIT 1"""  # noqa: S608 - no values
_ALL = 2**31  # cases
# Digests, which have a colon, may be of a person's number and stay in the log.
_CONTACTS = """SELECT DISTINCT kind, value FROM evidence
    WHERE number IN (SELECT value FROM json_each(?)) AND kind IN ('domain', 'phone')
    AND instr(value, ':') = 0 ORDER BY kind, value"""
_SEEN = """SELECT min(evidence.opened), max(evidence.opened) FROM evidence JOIN cases USING (number)
    WHERE kind = ? AND value = ? AND label = 'scam'"""
_IN_LEGIT = """SELECT 1 FROM evidence JOIN cases USING (number)
    WHERE kind = ? AND value = ? AND label = 'legit' LIMIT 1"""
_LABELLED = """SELECT number, labelled_at FROM cases
    WHERE number IN (SELECT value FROM json_each(?)) AND label IS NOT NULL"""
_DISSENTS = """SELECT case_number, json_extract(payload, '$.dissent') FROM events
    WHERE case_number IN (SELECT value FROM json_each(?)) AND kind = ?
    AND json_extract(payload, '$.dissent') IS NOT NULL"""


class ExportLog:
    """What exports read of one log; raises StoreError with a sentence."""

    def __init__(self, database: LogDatabase) -> None:
        self._database = database

    def as_of(self) -> AsOf:
        """Return the newest event that may have changed what an export says."""
        with self._database.reading() as db:
            found = db.execute(_AS_OF, [one.value for one in _OF_MANY]).fetchone()
            event, digest, at = found or (0, "", "")
            return AsOf(anchor.identity_of(db.conn), int(event), str(digest), str(at))

    def cases(self, wanted: CaseFilter, most: int) -> list[ExportedCase]:
        """Return the cases of a filter, oldest first; not above `most` + 1, the newest of them."""
        page = self._as_kept(wanted, most + 1)
        with self._database.reading() as db:
            found = case_queries.listed(db, page)
            return _exported(db, sorted(found, key=lambda case: (case.opened, case.number)))

    def count(self, wanted: CaseFilter) -> int:
        """Return how many cases a filter takes."""
        with self._database.reading() as db:
            return len(search.page(db, self._as_kept(wanted, _ALL)))

    def case(self, number: int) -> ExportedCase:
        """Return one case."""
        with self._database.reading() as db:
            (found,) = _exported(db, [case_queries.case_by_number(db, number)])
            return found

    def contacts(
        self, wanted: CaseFilter, is_wanted: Callable[[ContactKind, str], bool]
    ) -> list[ScamContact]:
        """Return the domains and numbers of confirmed scams among the cases of a filter.

        Those that a message confirmed as legitimate has too are left out, and those that
        `is_wanted` refuses.
        """
        if wanted.label is Label.LEGIT or wanted.unlabelled:
            return []
        page = replace(self._as_kept(wanted, _ALL), label=Label.SCAM)
        with self._database.reading() as db:
            numbers = json.dumps(search.page(db, page))
            found = [(ContactKind(kind), value) for kind, value in db.execute(_CONTACTS, [numbers])]
            return [
                _contact(db, kind, value)
                for kind, value in found
                if is_wanted(kind, value)
                and not db.execute(_IN_LEGIT, [kind.value, value]).fetchone()
            ]

    def _as_kept(self, wanted: CaseFilter, limit: int) -> CaseFilter:
        digests = self._database.number_digests, self._database.reference_digests
        return replace(search.as_kept(wanted, *digests), before=None, limit=limit)


def _exported(db: Database, cases: Sequence[Case]) -> list[ExportedCase]:
    numbers = json.dumps([case.number for case in cases])
    labelled = dict(db.execute(_LABELLED, [numbers]).fetchall())
    dissents = _dissents(db, numbers)
    return [
        ExportedCase(case, labelled.get(case.number), dissents.get(case.number)) for case in cases
    ]


def _is_in_legit(db: Database, kind: ContactKind, value: str) -> bool:
    return db.execute(_IN_LEGIT, [kind.value, value]).fetchone() is not None


def _contact(db: Database, kind: ContactKind, value: str) -> ScamContact:
    first, last = db.execute(_SEEN, [kind.value, value]).fetchone()
    days = (datetime.fromisoformat(at).date() for at in (first, last))
    return ScamContact(kind, value, *days)


def _dissents(db: Database, numbers: str) -> Mapping[int, Dissent]:
    found = db.execute(_DISSENTS, [numbers, EventKind.CASE_OPENED.value]).fetchall()
    known = set(Dissent)
    return {number: Dissent(value) for number, value in found if value in known}
