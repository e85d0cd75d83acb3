"""The figures of a period as they are shown: rows of a table, pictures."""

from __future__ import annotations

from dataclasses import dataclass

from triage_app.call_backs import CallBack
from triage_app.records import CaseFilter


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure in words, or the heading of those that follow."""

    name: str
    value: str = ""
    previous: str = ""
    year_before: str = ""
    more: str = ""  # the parts and the interval of a share, the state of a campaign
    definition: str = ""
    behind: CaseFilter | None = None  # finds its cases, None where there are none to show
    campaign: int | None = None
    is_heading: bool = False
    section: str = ""  # name of the heading above it


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours and the width of a picture."""

    line: str = "#1b1f24"
    fill: str = "#1f4e79"
    soft: str = "#767d86"
    paper: str = "#ffffff"
    width: int = 720  # of each picture, in SVG units; letters have 12


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture as SVG, with its figures as a table."""

    name: str  # "trend", "volumes", "hours" or "lines"
    title: str
    svg: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int]  # columns that hold numbers


@dataclass(frozen=True, slots=True)
class OfferedPeriod:
    """A period that may be chosen."""

    name: str  # such as "2026-W47"
    since: str  # ISO date of its first day
    last: str  # ISO date of its last day
    week: int | None  # of the year, None for another kind of period
    done: int | None = None  # days that have begun, None for a period that is over


@dataclass(frozen=True, slots=True)
class ShownWeek:
    """What the page of the week shows of a period."""

    period: OfferedPeriod
    previous: str  # name of the period before
    next: str  # name of the period after
    total: int  # cases
    as_of: str  # time of the newest event in the log, "" for an empty log
    exported: tuple[str, int] | None  # when the period was exported last, and with how many cases
    rows: tuple[FigureRow, ...]
    call_backs: tuple[CallBack, ...]
    call_back_count: int
    pictures: tuple[ShownPicture, ...]
