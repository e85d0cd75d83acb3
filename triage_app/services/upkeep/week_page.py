"""What the page of the week shows: figures in words, callers to call back, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from triage_app.figure_records import Ink, OfferedPeriod, ShownPicture, ShownWeek
from triage_app.reporting.figure_rows import figure_rows
from triage_app.reporting.figures import PeriodFigures
from triage_app.reporting.period_figures import with_trend
from triage_app.reporting.periods import Period, PeriodKind
from triage_app.reporting.pictures import Picture, pictures
from triage_app.reporting.tables import Cell
from triage_app.reporting.weeks import IsoWeek
from triage_app.reporting.words import ReportWords
from triage_app.services.upkeep.figures import NotWanted, always
from triage_app.services.upkeep.reports import ReportService

_WEEKS, _MONTHS, _QUARTERS = 13, 3, 2  # of the periods that are offered, with those of today


@dataclass(frozen=True, slots=True)
class WeekContent:
    """The figures of a period, and as they are shown."""

    figures: PeriodFigures
    shown: ShownWeek
    is_whole: bool = False  # whether the trend is in it


def offered_periods(today: date) -> list[OfferedPeriod]:
    """Return the week of today and those before, then months and quarters, newest first."""
    week = Period.of_week(IsoWeek.of(today))
    month = Period.of_month(today.year, today.month)
    quarter = Period.of_month(today.year, (today.month - 1) // 3 * 3 + 1, 3)
    kinds = ((week, _WEEKS), (month, _MONTHS), (quarter, _QUARTERS))
    return [
        _offered(one, today) for first, count in kinds for one in islice(_backwards(first), count)
    ]


def week_content(
    reports: ReportService, name: str, ink: Ink, is_wanted: Callable[[], bool] = always
) -> WeekContent | None:
    """Return the figures of a period without the trend; ExportError for a wrong name of one.

    None when it is not wanted any more; `is_wanted` is asked between the counts.
    """
    counting = reports.counting
    try:
        return _content(reports, counting.page(counting.period(name), is_wanted), ink)
    except NotWanted:
        return None


def whole_content(
    reports: ReportService, content: WeekContent, ink: Ink, is_wanted: Callable[[], bool] = always
) -> WeekContent | None:
    """Return the same with its trend, which takes longer to count; None as above."""
    if not is_wanted():
        return None
    figures = content.figures
    trend = reports.counting.trend(figures.period)
    return _content(reports, with_trend(figures, trend), ink, is_whole=True)


def _content(
    reports: ReportService, figures: PeriodFigures, ink: Ink, *, is_whole: bool = False
) -> WeekContent:
    shown = _shown_week(figures, reports.words, ink, reports.counting.today)
    return WeekContent(figures, shown, is_whole)


def _shown_week(figures: PeriodFigures, words: ReportWords, ink: Ink, today: date) -> ShownWeek:
    period, earlier = figures.period, figures.earlier_export
    return ShownWeek(
        period=_offered(period, today),
        previous=str(period.previous),
        next=str(period.next),
        total=figures.total.count or 0,
        as_of=figures.as_of,
        exported=(earlier.at, earlier.cases) if earlier else None,
        rows=figure_rows(figures, words),
        call_backs=figures.call_backs,
        call_back_count=figures.call_back_count,
        pictures=tuple(_shown(one) for one in pictures(figures, words, ink)),
    )


def _backwards(period: Period) -> Iterator[Period]:
    while True:
        yield period
        period = period.previous


def _offered(period: Period, today: date) -> OfferedPeriod:
    week = period.week.week if period.kind is PeriodKind.WEEK else None
    done = None if period.last < today else (today - period.since).days + 1
    return OfferedPeriod(str(period), str(period.since), str(period.last), week, done)


def _shown(picture: Picture) -> ShownPicture:
    rows = tuple(
        tuple("" if cell is None else str(cell) for cell in row) for row in picture.table.rows
    )
    table = picture.table
    columns = zip(*table.rows, strict=True)
    numbers = frozenset(at for at, cells in enumerate(columns) if not _has_words(cells))
    return ShownPicture(picture.name, picture.title, picture.svg, table.heads, rows, numbers)


def _has_words(cells: Iterable[Cell]) -> bool:
    return any(isinstance(cell, str) for cell in cells)
