"""The verifications of the whole log that found nothing, as events of the ledger.

The next verification goes on from the newest one. It is an event and no file beside the anchor,
because the chain seals it: who has no key of a keyed chain cannot write one, every desk that shares
the log knows of it, and a supervisor sees when the log was last compared as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, sentence
from triage_app.check_records import WholeCheck
from triage_app.records import Event, EventKind, Role
from triage_app.store import anchor, ledger

if TYPE_CHECKING:
    from sqlite_utils import Database

# Read from the end, which is as far as there is something to verify anyway.
_NEWEST = f"""SELECT {ledger.COLUMNS} FROM events WHERE kind = 'log_verified'
    ORDER BY seq DESC LIMIT 1"""  # noqa: S608 - names of columns
_CASES = "SELECT count(*) FROM cases"
_EVENTS = "SELECT count(*), coalesce(max(seq), 0) FROM events"
# Other desks' events come in any order, and two of them can withdraw one case.
_NEW_CASES = """SELECT
  (SELECT count(*) FROM events WHERE seq > ?1 AND kind IN ('case_opened', 'case_imported')
    AND case_number NOT IN (SELECT case_number FROM events WHERE kind = 'case_withdrawn'))
  - (SELECT count(DISTINCT case_number) FROM events AS gone
    WHERE seq > ?1 AND kind = 'case_withdrawn'
    AND EXISTS (SELECT 1 FROM events AS opening WHERE opening.case_number = gone.case_number
      AND opening.kind IN ('case_opened', 'case_imported') AND opening.seq <= ?1)
    AND NOT EXISTS (SELECT 1 FROM events AS former WHERE former.case_number = gone.case_number
      AND former.kind = 'case_withdrawn' AND former.seq <= ?1))"""


def beginning(db: Database, at: str) -> WholeCheck:
    """Return what a verification that begins now will have compared at its end."""
    end = anchor.end_of(db.conn)
    return WholeCheck(at, end.event, end.digest, int(db.execute(_CASES).fetchone()[0]))


def record(db: Database, at: str, actor: str, done: WholeCheck, role: Role) -> None:
    """Append the event of a verification; runs inside `LogDatabase.writing`."""
    said = {"event": done.event, "digest": done.digest, "cases": done.cases}
    ledger.append(db, at, actor, EventKind.LOG_VERIFIED, None, {**said, **ledger.acting(role)})


def newest(db: Database) -> WholeCheck | None:
    """Return the newest one, None when there is none or the ledger has not its last event."""
    found = db.execute(_NEWEST).fetchone()
    if found is None:
        return None
    try:
        done = _from_event(ledger.event_of(found))
    except (ValueError, KeyError):
        return None
    digest = db.execute("SELECT digest FROM events WHERE seq = ?", [done.event]).fetchone()
    return done if digest == (done.digest,) else None


def problems(db: Database, since: WholeCheck) -> Iterator[Sentence]:
    """Yield a sentence when there are other numbers of events or cases than there should be."""
    events, last = db.execute(_EVENTS).fetchone()
    if events != last:
        yield sentence(
            "The last event of the ledger is no. {last}, but it has {events} events.",
            last=last,
            events=events,
        )
    expected = since.cases + int(db.execute(_NEW_CASES, [since.event]).fetchone()[0])
    cases = int(db.execute(_CASES).fetchone()[0])
    if cases != expected:
        yield sentence(
            "The log has {cases} cases, but {expected} according to the ledger; “vigie verify "
            "--rebuild” rewrites the table.",
            cases=cases,
            expected=expected,
        )


def _from_event(event: Event) -> WholeCheck:
    payload = event.payload
    last, cases = int(str(payload["event"])), int(str(payload["cases"]))
    return WholeCheck(event.at, last, str(payload["digest"]), cases)
