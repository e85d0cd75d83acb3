"""What exports read of the log: cases with what their lists do not hold, and as of which event."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from triage_app.export_records import AsOf, ExportedCase
from triage_app.records import CaseFilter, Dissent, EventKind
from triage_app.store import anchor, case_queries, search

if TYPE_CHECKING:
    from sqlite_utils import Database

    from triage_app.store.database import LogDatabase

# Events that change nothing which an export says, so that it is the same before and after them.
_WITHOUT_EFFECT = (
    EventKind.EXPORTED,
    EventKind.NAMES_SHOWN,
    EventKind.BACKED_UP,
    EventKind.COPIES_REMOVED,
    EventKind.LOG_VERIFIED,
)
_AS_OF = f"""SELECT seq, digest, at FROM events
    WHERE kind NOT IN ({", ".join("?" * len(_WITHOUT_EFFECT))}) ORDER BY seq DESC LIMIT 1"""  # noqa: S608 - no values
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
            found = db.execute(_AS_OF, [one.value for one in _WITHOUT_EFFECT]).fetchone()
            event, digest, at = found or (0, "", "")
            return AsOf(anchor.identity_of(db.conn), int(event), str(digest), str(at))

    def cases(self, wanted: CaseFilter, most: int) -> list[ExportedCase]:
        """Return the cases of a filter, oldest first; not above `most` + 1, the newest of them."""
        digests = self._database.number_digests, self._database.reference_digests
        page = replace(search.as_kept(wanted, *digests), before=None, limit=most + 1)
        with self._database.reading() as db:
            found = case_queries.listed(db, page)
            numbers = json.dumps([case.number for case in found])
            labelled = dict(db.execute(_LABELLED, [numbers]).fetchall())
            dissents = _dissents(db, numbers)
        found.sort(key=lambda case: (case.opened, case.number))
        return [
            ExportedCase(case, labelled.get(case.number), dissents.get(case.number))
            for case in found
        ]


def _dissents(db: Database, numbers: str) -> Mapping[int, Dissent]:
    found = db.execute(_DISSENTS, [numbers, EventKind.CASE_OPENED.value]).fetchall()
    known = set(Dissent)
    return {number: Dissent(value) for number, value in found if value in known}
