"""What a purge by rule must not do by itself: remove much at once, or trust a doubtful clock.

A clock that runs ahead, or a retention period of one day typed by mistake, would otherwise remove
all texts for good. Such a purge waits for a supervisor.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, plural, sentence
from triage_app.retention_records import WaitingPurge
from triage_app.store.purging import newest_purge
from triage_app.store.share_schema import IS_RECEIVED

if TYPE_CHECKING:
    from sqlite_utils import Database

_SHARE = 10  # at most one text of so many
_DAYS = 30  # longest time without an event
_END = 5373484.5  # Julian day of the end of 9999-12-31


def waiting_purge(db: Database, now: datetime, texts: int) -> WaitingPurge | None:
    """Return the purge of so many texts if it has to wait for a supervisor, else None."""
    kept = int(db.execute("SELECT count(*) FROM messages").fetchone()[0])
    if not texts:
        return None
    if (days := longest_pause(db, now)) > _DAYS:
        return WaitingPurge(texts, kept, days)
    return WaitingPurge(texts, kept) if texts * _SHARE > kept else None


def reason_to_wait(db: Database, now: datetime, texts: int) -> Sentence | None:
    """Return why the purge of so many texts has to wait for a supervisor, None when it has not."""
    waiting = waiting_purge(db, now, texts)
    if waiting is None:
        return None
    if waiting.days:
        return plural(
            "{n} text has reached the end of its retention period, but the clock of this computer "
            "passed {days} days without an entry in the log. If the date is right, a supervisor "
            "removes it with “vigie purge --confirm”.",
            "{n} texts have reached the end of their retention period, but the clock of this "
            "computer passed {days} days without an entry in the log. If the date is right, a "
            "supervisor removes them with “vigie purge --confirm”.",
            texts,
            days=waiting.days,
        )
    return sentence(
        "{texts} of {kept} texts have reached the end of their retention period, more than one "
        "in ten. If the retention periods in the settings are right, a supervisor removes them "
        "with “vigie purge --confirm”.",
        texts=texts,
        kept=waiting.kept,
    )


def doubtful_clock(db: Database, now: datetime) -> Sentence | None:
    """Return why the clock cannot be trusted with the end of a period, None when it can."""
    days = longest_pause(db, now)
    if days <= _DAYS:
        return None
    return sentence(
        "The clock of this computer passed {days} days without an entry in the log; nothing is "
        "removed by its date until a supervisor has run “vigie purge --confirm”.",
        days=days,
    )


def longest_pause(db: Database, now: datetime) -> int:
    """Return the longest time in days without an event since the last purge, until `now`.

    An entry with a wrong date must not make that date the right one, so that all pauses since the
    last purge count, and not only the one before now. Those of other desks have other clocks. What
    SQLite takes for no time, as the year 10000 in UTC, is the end of its calendar.
    """
    sql = f"""SELECT coalesce(max(pause), 0) FROM (
               SELECT day - lag(day) OVER (ORDER BY seq) AS pause FROM (
                 SELECT seq, coalesce(julianday(at), {_END}) AS day FROM events
                 WHERE seq >= ?1 AND NOT {IS_RECEIVED}
                 UNION ALL SELECT max(seq) + 1, coalesce(julianday(?2), {_END}) FROM events))"""  # noqa: S608 - no values
    found = db.execute(sql, [newest_purge(db), now.isoformat()]).fetchone()
    return int(found[0])
