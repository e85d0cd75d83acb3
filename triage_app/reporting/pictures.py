"""Pictures of a period as SVG, each with its figures as a table for screen readers.

Kinds are told apart by pattern, not by colour, so that they can be read in grey and in print. The
patterns are drawn line by line, because not every reader of SVG knows patterns; nothing refers to
a style sheet or to a font file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from itertools import accumulate

from classifier.records import Band
from triage_app.case_codes import shown_number
from triage_app.figure_records import Ink
from triage_app.period_records import CampaignCount, WeekCount
from triage_app.reporting.figures import HOURS, PeriodFigures
from triage_app.reporting.tables import Cell, Table, case_cell
from triage_app.reporting.weeks import IsoWeek
from triage_app.reporting.words import ReportWords

_LEFT, _TOP, _BOTTOM = 8, 46, 24  # room beside, above and below the drawing
_HEIGHT = 216
_ROW, _NAMES = 26, 0.36  # height of a time-line, and the part of its width for its name
_MOST_LINES = 8
_LETTER, _LINE = 7.2, 18  # about the width of a letter and the height of a line
_STEP = 4  # between the lines of a pattern


PRINT = Ink()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its figures in words."""

    name: str  # "trend", "volumes", "hours" or "lines"
    title: str
    svg: str
    table: Table


def pictures(figures: PeriodFigures, words: ReportWords, ink: Ink = PRINT) -> tuple[Picture, ...]:
    """Return the pictures of a period; those that would be empty are left out."""
    found = []
    if any(week.cases for week in figures.trend):
        found += [trend(figures.trend, words, ink), volumes(figures.trend, words, ink)]
    if any(map(any, figures.hours)):
        found.append(hours(figures.hours, words, ink))
    if figures.campaigns:
        found.append(lines(figures.campaigns, figures.period.until, words, ink))
    return tuple(found)


def trend(weeks: Sequence[WeekCount], words: ReportWords, ink: Ink = PRINT) -> Picture:
    """Return a column for each week: all cases, and as its filled part those held to be scams."""
    names = [words.title("count"), words.title("held_scam")]
    parts = [(week.scam, week.cases - week.scam) for week in weeks]
    rows = tuple((_week(week), week.cases, week.scam, week.confirmed_scam) for week in weeks)
    heads = ("week", "cases", "held_scam", "confirmed_scam_short")
    table = Table(words.title("trend"), tuple(map(words.title, heads)), rows)
    legend = [(names[1], "full"), (words.title("others"), "empty")]
    drawing = _columns(parts, [_short(week, words) for week in weeks], ("full", "empty"), ink)
    return _picture("trend", table, legend, drawing, _HEIGHT, ink)


def volumes(weeks: Sequence[WeekCount], words: ReportWords, ink: Ink = PRINT) -> Picture:
    """Return a column for each week, in parts by the verdict of the tool."""
    names = [words.value("band_short", band) for band in Band]
    rows: list[tuple[Cell, ...]] = [(_week(week), *week.bands, week.cases) for week in weeks]
    heads = (words.title("week"), *names, words.title("cases"))
    table = Table(words.title("volumes"), heads, tuple(rows))
    patterns = ("full", "across", "down", "empty")
    drawing = _columns(
        [week.bands for week in weeks], [_short(week, words) for week in weeks], patterns, ink
    )
    legend = list(zip(names, patterns, strict=True))
    return _picture("volumes", table, legend, drawing, _HEIGHT, ink)


def hours(counts: Sequence[Sequence[int]], words: ReportWords, ink: Ink = PRINT) -> Picture:
    """Return a square for each hour of each day of the week; its area stands for its cases."""
    days = [words.numbers.day_name(day) for day in range(len(counts))]
    used = [hour for hour, cases in enumerate(zip(*counts, strict=True)) if any(cases)]
    between = range(used[0], used[-1] + 1) if used else ()
    rows: list[tuple[Cell, ...]] = [
        (f"{hour} h", *(day[hour] for day in counts)) for hour in between
    ]
    table = Table(words.title("hours"), (words.title("hour"), *days), tuple(rows))
    drawing = "".join(_hour_marks(counts, days, ink))
    return _picture("hours", table, [], drawing, _TOP + 7 * _ROW + _BOTTOM, ink)


def lines(
    campaigns: Sequence[CampaignCount], until: date, words: ReportWords, ink: Ink = PRINT
) -> Picture:
    """Return a line of columns for each campaign: its cases by day, up to before `until`."""
    shown = campaigns[:_MOST_LINES]
    first = min((one.days[0][0] for one in shown if one.days), default=str(until))
    days = [
        str(date.fromisoformat(first) + timedelta(days=at))
        for at in range(max(1, (until - date.fromisoformat(first)).days))
    ]
    heads = (words.title("campaign"), words.title("excerpt"), words.title("day"))
    rows = tuple((case_cell(one.number), one.excerpt, _days_in_words(one, words)) for one in shown)
    table = Table(words.title("campaigns"), (*heads[:2], words.title("cases")), rows)
    drawing = "".join(_line_marks(shown, days, words, ink))
    return _picture("lines", table, [], drawing, _TOP + len(shown) * _ROW + _BOTTOM, ink)


def _days_in_words(one: CampaignCount, words: ReportWords) -> str:
    numbers = words.numbers
    return ", ".join(f"{numbers.date(day)}: {numbers.number(cases)}" for day, cases in one.days)


def _week(week: WeekCount) -> str:
    return str(IsoWeek.of(date.fromisoformat(week.since)))


def _short(week: WeekCount, words: ReportWords) -> str:
    return words.title("week_short", number=_week(week)[-2:])


def _picture(
    name: str, table: Table, legend: Sequence[tuple[str, str]], drawing: str, height: int, ink: Ink
) -> Picture:
    """Return a complete SVG; what it shows stands in its label too."""
    spoken = "; ".join(" ".join(map(str, row)) for row in table.rows)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {ink.width} {height}" role="img" '
        f'aria-label="{_safe(f"{table.title}: {spoken}")}" font-family="sans-serif" '
        f'font-size="12" fill="{ink.line}">'
        f'<rect width="{ink.width}" height="{height}" fill="{ink.paper}"/>'
        f"{_legend(legend, ink)}{drawing}</svg>"
    )
    return Picture(name, table.title, svg, table)


def _legend(legend: Sequence[tuple[str, str]], ink: Ink) -> str:
    drawn, left, top = list[str](), float(_LEFT), 4
    for name, pattern in legend:
        wide = 40 + _LETTER * len(name)
        if left + wide > ink.width and drawn:
            left, top = _LEFT, top + _LINE
        drawn.append(_patterned(left, top, 16, 12, pattern, ink))
        drawn.append(_text(left + 22, top + 10, name))
        left += wide
    return "".join(drawn)


def _columns(
    parts: Sequence[Sequence[int]], labels: Sequence[str], patterns: Sequence[str], ink: Ink
) -> str:
    """Return stacked columns on a floor, each with its sum above and its label below."""
    largest = max((sum(one) for one in parts), default=0) or 1
    step, floor = (ink.width - 2 * _LEFT) / max(len(parts), 1), _HEIGHT - _BOTTOM
    room, width = floor - _TOP - 16, (ink.width - 2 * _LEFT) / max(len(parts), 1) * 0.66
    drawn = [f'<path d="M{_LEFT} {floor}H{ink.width - _LEFT}" stroke="{ink.soft}" fill="none"/>']
    for at, (one, label) in enumerate(zip(parts, labels, strict=True)):
        left = _LEFT + at * step + (step - width) / 2
        ends = [0.0, *(room * total / largest for total in accumulate(one))]
        for low, high, pattern in zip(ends, ends[1:], patterns, strict=False):
            if high > low:
                drawn.append(_patterned(left, floor - high, width, high - low, pattern, ink))
        middle = left + width / 2
        drawn.append(_text(middle, floor - ends[-1] - 5, f"{sum(one)}", "middle"))
        drawn.append(_text(middle, _HEIGHT - 7, label, "middle"))
    return "".join(drawn)


def _hour_marks(counts: Sequence[Sequence[int]], days: Sequence[str], ink: Ink) -> Iterator[str]:
    largest, left = max(map(max, counts)) or 1, 60
    step = (ink.width - left - _LEFT) / HOURS
    for hour in range(0, HOURS, 2):
        yield _text(left + (hour + 0.5) * step, 20, f"{hour}", "middle")
    for day, row in enumerate(counts):
        middle = _TOP + (day + 0.5) * _ROW
        yield _text(_LEFT, middle + 4, days[day])
        for hour, cases in enumerate(row):
            side = (min(step, _ROW) - 2) * (cases / largest) ** 0.5
            if cases:
                x = left + (hour + 0.5) * step - side / 2
                yield _patterned(x, middle - side / 2, side, side, "full", ink)
    yield _text(_LEFT, _TOP + 7 * _ROW + 16, f"■ = {largest}")


def _line_marks(
    campaigns: Sequence[CampaignCount], days: Sequence[str], words: ReportWords, ink: Ink
) -> Iterator[str]:
    largest = max((cases for one in campaigns for _, cases in one.days), default=0) or 1
    names = ink.width * _NAMES
    step = (ink.width - names - _LEFT) / len(days)
    place = {day: at for at, day in enumerate(days)}
    for row, one in enumerate(campaigns):
        floor = _TOP + (row + 1) * _ROW - 4
        yield _text(_LEFT, floor - 4, _name_of(one, words, names))
        right = ink.width - _LEFT
        yield f'<path d="M{names:.1f} {floor}H{right}" stroke="{ink.soft}" fill="none"/>'
        for day, cases in ((day, cases) for day, cases in one.days if day in place):
            height = (_ROW - 6) * cases / largest
            x = names + place[day] * step
            pattern = "full" if one.is_new else "across"
            yield _patterned(x, floor - height, max(2.0, step * 0.8), height, pattern, ink)
    below = _TOP + len(campaigns) * _ROW + 16
    yield _text(names, below, words.numbers.date(days[0]))
    yield _text(ink.width - _LEFT, below, words.numbers.date(days[-1]), "end")
    yield _text(_LEFT, 16, f"■ {words.title('new')}   ▤ {words.title('rises')}   max. {largest}")


def _name_of(one: CampaignCount, words: ReportWords, room: float) -> str:
    text, most = (
        one.excerpt or f"{words.title('number')} {shown_number(one.latest)}",
        int(room / _LETTER),
    )
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _patterned(x: float, y: float, width: float, height: float, pattern: str, ink: Ink) -> str:
    """Return a rectangle: full, empty, or with lines across or down."""
    fill = ink.fill if pattern == "full" else ink.paper
    box = (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{fill}" stroke="{ink.fill}"/>'
    )
    strokes = []
    if pattern == "across":
        count = int(height / _STEP)
        strokes = [f"M{x:.1f} {y + _STEP * at:.1f}h{width:.1f}" for at in range(1, count + 1)]
    elif pattern == "down":
        count = int(width / _STEP)
        strokes = [f"M{x + _STEP * at:.1f} {y:.1f}v{height:.1f}" for at in range(1, count + 1)]
    lined = f'<path d="{"".join(strokes)}" stroke="{ink.fill}" fill="none"/>' if strokes else ""
    return box + lined


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{_safe(text)}</text>'


def _safe(text: str) -> str:
    """Return a text for XML, which allows no control characters."""
    return escape("".join(letter if letter.isprintable() else " " for letter in text))
