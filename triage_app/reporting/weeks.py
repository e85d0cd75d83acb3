"""ISO 8601 weeks: they start on Monday; week 1 contains the first Thursday of the year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from triage_app.errors import ExportError

_SPELLING = re.compile(r"\s*(\d{4})-?[WwSs](\d{1,2})\s*", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class IsoWeek:
    """One ISO week; `str` gives "2026-W47"."""

    year: int
    week: int

    @classmethod
    def of(cls, day: date) -> IsoWeek:
        """Return the week of a day."""
        year, week, _ = day.isocalendar()
        return cls(year, week)

    @property
    def monday(self) -> date:
        """The Monday of this week."""
        return date.fromisocalendar(self.year, self.week, 1)

    @property
    def after(self) -> date:
        """The Monday of the next week, the exclusive end of this one."""
        return self.monday + timedelta(days=7)

    @property
    def days(self) -> tuple[date, ...]:
        """The seven days, Monday first."""
        return tuple(self.monday + timedelta(days=at) for at in range(7))

    @property
    def previous(self) -> IsoWeek:
        """The previous week."""
        return IsoWeek.of(self.monday - timedelta(days=7))

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.week:02}"


def is_week_name(untrusted_text: str) -> bool:
    """Return whether a text is written like a week, also like one that no year has."""
    is_last = untrusted_text.strip().lower() == "last"
    return is_last or _SPELLING.fullmatch(untrusted_text) is not None


def parse_week(untrusted_text: str, today: date) -> IsoWeek:
    """Return the week for "2026-W47", "2026-S47" (French) or "last" (the last complete week).

    Raises ExportError if the text is not a week or the year has no such week.
    """
    if untrusted_text.strip().lower() == "last":
        return IsoWeek.of(today).previous
    found = _SPELLING.fullmatch(untrusted_text)
    if found is None:
        raise ExportError(
            "This week is not understood; write it like 2026-W47, or “last” for the last "
            "complete week.",
        )
    return _checked(IsoWeek(int(found[1]), int(found[2])))


def _checked(week: IsoWeek) -> IsoWeek:
    try:
        week.previous, week.after  # noqa: B018 - raises if the week does not exist
    except (ValueError, OverflowError) as error:
        raise ExportError(
            "There is no week {week}; a year has 52 or 53 weeks.", week=week
        ) from error
    return week
