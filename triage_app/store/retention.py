"""Retention of the masked texts and their purge. Events and figures remain.

Durations follow the proposal in the data protection pack: text confirmed as legitimate
30 days after its confirmation, text that nobody confirmed 6 months, all else 12 months.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from triage_app.records import EventKind
from triage_app.store import ledger

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Retention:
    """Retention periods of a masked text, in days."""

    legit_days: int = 30  # from the confirmation
    unlabelled_days: int = 183  # from the opening
    longest_days: int = 365  # from the opening, for any case


@dataclass(frozen=True, slots=True)
class PurgeResult:
    """The counts of a purge, or of a dry run."""

    legit: int = 0
    unlabelled: int = 0
    expired: int = 0
    oldest: str = ""  # opening time of the oldest case

    @property
    def texts(self) -> int:
        """Return the total number of texts."""
        return self.legit + self.unlabelled + self.expired


def due_numbers(db: Database, now: datetime, retention: Retention) -> tuple[list[int], PurgeResult]:
    """Return the cases whose retention period has ended, and their counts."""
    sql = """SELECT number, opened, label, labelled_at FROM cases
             JOIN messages USING (number) ORDER BY number"""
    reasons = {
        row["number"]: reason_to_remove(
            row["opened"], row["label"], row["labelled_at"], now, retention
        )
        for row in db.query(sql)
    }
    numbers = [number for number, reason in reasons.items() if reason]
    found = list(reasons.values())
    counts = {name: found.count(name) for name in ("legit", "unlabelled", "expired")}
    return numbers, PurgeResult(**counts, oldest=_oldest(db, numbers))


def purge(db: Database, at: str, actor: str, numbers: list[int], result: PurgeResult) -> None:
    """Remove the texts of these cases and append an event that says so."""
    for number in numbers:
        db.table("messages").delete_where("number = ?", [number])
    db.table("messages_fts").optimize()
    payload = {
        "texts": result.texts,
        "legit": result.legit,
        "unlabelled": result.unlabelled,
        "expired": result.expired,
        "oldest": result.oldest,
        "numbers": _as_ranges(numbers),
    }
    ledger.append(db, at, actor, EventKind.PURGED, None, payload)


def purged_numbers(db: Database) -> set[int]:
    """Return the cases whose text was purged, according to the ledger."""
    events = ledger.of_kind(db, EventKind.PURGED)
    return {number for e in events for number in _from_ranges(str(e.payload.get("numbers", "")))}


def reason_to_remove(
    opened: str, label: str | None, labelled_at: str | None, now: datetime, retention: Retention
) -> str:
    """Return why a text must be removed, "" when it may stay; the times are ISO 8601."""
    age = now - datetime.fromisoformat(opened)
    if age >= timedelta(days=retention.longest_days):
        return "expired"
    if label is None and age >= timedelta(days=retention.unlabelled_days):
        return "unlabelled"
    if label == "legit" and labelled_at is not None:
        confirmed_for = now - datetime.fromisoformat(labelled_at)
        return "legit" if confirmed_for >= timedelta(days=retention.legit_days) else ""
    return ""


def _oldest(db: Database, numbers: list[int]) -> str:
    if not numbers:
        return ""
    opened = {row["number"]: row["opened"] for row in db.query("SELECT number, opened FROM cases")}
    return min(str(opened[number]) for number in numbers)


def _as_ranges(numbers: Iterable[int]) -> str:
    """Return "1-4,7" for 1, 2, 3, 4, 7: so a purge of thousands is one short line."""
    ranges: list[list[int]] = []
    for number in sorted(numbers):
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ",".join(f"{a}-{b}" if a != b else str(a) for a, b in ranges)


def _from_ranges(text: str) -> set[int]:
    found: set[int] = set()
    for piece in filter(None, text.split(",")):
        first, _, last = piece.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return found
