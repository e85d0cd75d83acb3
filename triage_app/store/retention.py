"""Retention of the masked texts and their purge. Events and figures remain.

Durations follow the proposal in the data protection pack: text confirmed as legitimate
30 days after its confirmation, text that nobody confirmed 6 months, all else 12 months.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from triage_app.clock import shifted
from triage_app.records import Event, EventKind
from triage_app.store import ledger

if TYPE_CHECKING:
    from sqlite_utils import Database

# The last one lists the texts that were lost with a backup and not shared.
_REMOVALS = (EventKind.PURGED, EventKind.TEXTS_REMOVED, EventKind.EVENTS_RETRIEVED)


@dataclass(frozen=True, slots=True)
class Retention:
    """Retention periods of a masked text, in days."""

    legit_days: int = 30  # from the confirmation
    unlabelled_days: int = 183  # from the opening
    longest_days: int = 365  # from the opening, for any case
    grace_days: int = 3  # a purge by rule lists a text so many days before it removes it


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


class DueText(NamedTuple):
    """Why a text has to be removed, and when its case was opened."""

    reason: str  # "legit", "unlabelled" or "expired"
    opened: str


DueTexts = Mapping[int, DueText]


def due(db: Database, now: datetime, retention: Retention) -> DueTexts:
    """Return the texts whose period has ended, by the numbers of their cases."""
    sql = """SELECT number, opened, label, labelled_at FROM cases WHERE (opened < ?1
             OR (label IS NULL AND opened < ?2) OR (label = 'legit' AND labelled_at < ?3))
             AND EXISTS (SELECT 1 FROM messages WHERE messages.number = cases.number)
             ORDER BY number"""
    days = (retention.longest_days, retention.unlabelled_days, retention.legit_days)
    found: dict[int, DueText] = {}
    for row in db.query(sql, [_date_after(now, one) for one in days]):
        opened, label, labelled_at = row["opened"], row["label"], row["labelled_at"]
        reason = reason_to_remove(opened, label, labelled_at, now, retention)
        if reason:
            found[row["number"]] = DueText(reason, opened)
    return found


def result_of(due_texts: DueTexts) -> PurgeResult:
    """Return the counts of these texts."""
    reasons = [one.reason for one in due_texts.values()]
    by_reason = {name: reasons.count(name) for name in ("legit", "unlabelled", "expired")}
    oldest = min((one.opened for one in due_texts.values()), default="")
    return PurgeResult(**by_reason, oldest=oldest)


def payload_of(result: PurgeResult, numbers: Iterable[int]) -> dict[str, object]:
    """Return what the ledger says of a purge."""
    return {
        "texts": result.texts,
        "legit": result.legit,
        "unlabelled": result.unlabelled,
        "expired": result.expired,
        "oldest": result.oldest,
        "numbers": as_ranges(numbers),
    }


class NumberRanges:
    """A set of numbers, kept as ranges: a purge of a million cases is a few of them."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        """`ranges` are pairs of a first and a last number, in any order; they may overlap."""
        merged: list[tuple[int, int]] = []
        for first, last in sorted(ranges):
            if merged and first <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
            else:
                merged.append((first, last))
        self._firsts = [first for first, _ in merged]
        self._lasts = [last for _, last in merged]

    def __contains__(self, number: int) -> bool:
        at = bisect_right(self._firsts, number) - 1
        return at >= 0 and number <= self._lasts[at]


def purged_numbers(db: Database) -> NumberRanges:
    """Return the cases whose text was purged or lost, here or at their desk, by the ledger."""
    events = chain.from_iterable(ledger.of_kind(db, kind) for kind in _REMOVALS)
    return NumberRanges(pair for event in events for pair in ranges_of(event))


def ranges_of(event: Event) -> Iterator[tuple[int, int]]:
    """Yield first and last number of each range of cases whose text an event says was removed."""
    return _from_ranges(str(event.payload.get("numbers", "")))


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


def _date_after(now: datetime, days: int) -> str:
    """Return the day after the one before which a period of `days` has ended for certain.

    The times of the log have offsets, which a comparison of texts does not know.
    """
    return shifted(now, -timedelta(days=days - 1)).date().isoformat()


def as_ranges(numbers: Iterable[int]) -> str:
    """Return "1-4,7" for 1, 2, 3, 4, 7: so a purge of thousands is one short line."""
    ranges: list[list[int]] = []
    for number in sorted(numbers):
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ",".join(f"{a}-{b}" if a != b else str(a) for a, b in ranges)


def _from_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Yield (1, 4), (7, 7) for "1-4,7"."""
    for piece in filter(None, text.split(",")):
        first, _, last = piece.partition("-")
        yield int(first), int(last or first)
