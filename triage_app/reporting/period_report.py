"""The figures of a period, or the cases that filters choose, as a report on paper or a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from triage_app.export_records import AsOf, Column, ExportedCase
from triage_app.reporting import figure_tables as of
from triage_app.reporting import pictures
from triage_app.reporting.figures import PeriodFigures, Share
from triage_app.reporting.ledger_end import ledger_line
from triage_app.reporting.periods import Period, PeriodKind
from triage_app.reporting.pictures import hours, lines, trend, volumes
from triage_app.reporting.report_parts import (
    DataTable,
    Facts,
    Paragraph,
    Part,
    Picture,
    Report,
    Section,
    Tile,
    Tiles,
)
from triage_app.reporting.tables import Cell, Table, case_table
from triage_app.reporting.words import ReportWords

_TILES = ("confirmed_scam", "false_alarm", "miss", "agent_wrong", "accepted_wrong", "labelled")
_VOLUMES = ("band", "decision", "label", "channel", "scenario", "outcome")
_AGENTS = ("dissent", "asks", "expected")
_MOST_ROWS, _MOST_DAYS = 15, 31
_MOST_CASES = 500  # on paper
# What fits the width of a page; a spreadsheet has all.
_CASE_COLUMNS = (
    Column.NUMBER,
    Column.DATE,
    Column.CHANNEL,
    Column.BAND,
    Column.DECISION,
    Column.LABEL,
    Column.DOMAINS,
    Column.EXCERPT,
)


def period_report(figures: PeriodFigures, words: ReportWords, as_of: AsOf) -> Report:
    """Return the report of a period."""
    sections = (
        Section(words.title("figures"), tuple(_figures(figures, words))),
        Section(words.title("call_backs"), tuple(_call_backs(figures, words))),
        Section(words.title("campaigns"), tuple(_campaigns(figures, words))),
        Section(words.title("volumes_by"), tuple(_volumes(figures, words))),
        Section(words.title("organisations"), tuple(_organisations(figures, words))),
        Section(words.title("trend"), tuple(_trend(figures, words))),
        Section(words.title("agents"), tuple(_agents(figures, words))),
        Section(words.title("shifts"), tuple(_shifts(figures, words))),
        Section(words.title("to_review"), tuple(_review(figures, words))),
        Section(words.title("definitions"), (DataTable(of.definition_table(words)),)),
    )
    kept = tuple(one for one in sections if one.parts)
    name = "report" if figures.period.kind is PeriodKind.WEEK else "period_report"
    subtitle, foot = _subtitle(figures.period, words), _foot(words, as_of)
    return Report(words.title(name), subtitle, kept, foot)


def case_list_report(
    cases: Sequence[ExportedCase],
    period: Period,
    columns: Sequence[Column],
    words: ReportWords,
    as_of: AsOf,
) -> Report:
    """Return the cases that filters choose."""
    told = Paragraph(words.title("filtered", count=words.numbers.number(len(cases))))
    parts: list[Part] = [told]
    if len(cases) > _MOST_CASES:
        parts.append(Paragraph(words.title("first_cases", count=_MOST_CASES), small=True))
    table = case_table(cases[:_MOST_CASES], words, columns or _CASE_COLUMNS)
    if table.rows:
        parts.append(DataTable(table))
    section = Section(words.title("cases"), tuple(parts))
    title, subtitle = words.title("cases"), _subtitle(period, words)
    return Report(title, subtitle, (section,), _foot(words, as_of))


def _subtitle(period: Period, words: ReportWords) -> str:
    first, last = words.numbers.date(period.since), words.numbers.date(period.last)
    return f"{period} · {first} – {last}"


def _foot(words: ReportWords, as_of: AsOf) -> tuple[str, ...]:
    at = f"{words.numbers.date(as_of.moment.date())} {as_of.moment:%H:%M}"
    return words.title("foot", at=at), ledger_line(as_of, words)


def _figures(figures: PeriodFigures, words: ReportWords) -> Iterator[Part]:
    if not figures.total.count:
        yield Paragraph(words.title("empty"))
    yield Tiles(tuple(_tiles(figures, words)))
    if figures.hides_below > 1:
        yield Paragraph(words.title("hidden", least=figures.hides_below), small=True)
    yield DataTable(of.count_table(figures, words))
    yield DataTable(of.share_table(figures, words), titled=True)


def _tiles(figures: PeriodFigures, words: ReportWords) -> Iterator[Tile]:
    numbers, total, handling = words.numbers, figures.total, figures.handling
    before = f"{words.title('previous')} {numbers.number(total.previous)}"
    yield Tile(words.title("total"), numbers.number(total.count), before)
    for name in _TILES:
        yield _share_tile(figures.share(name), words)
    slow = f"{words.title('ninetieth_short')} {numbers.duration(handling.ninetieth_seconds)}"
    yield Tile(words.title("median_short"), numbers.duration(handling.median_seconds), slow)


def _share_tile(share: Share, words: ReportWords) -> Tile:
    numbers, name = words.numbers, words.title(share.name)
    if share.value is None:
        return Tile(name, numbers.percent(None), words.title("too_few") if not share.of else "")
    low, high = numbers.percent(share.low), numbers.percent(share.high)
    counts = f"{numbers.number(share.hits)} / {numbers.number(share.of)}"
    return Tile(name, numbers.percent(share.value, 1), f"{counts} · {low} – {high}")


def _call_backs(figures: PeriodFigures, words: ReportWords) -> Iterator[Part]:
    if figures.call_backs:
        yield DataTable(of.call_back_table(figures, words))
    elif figures.hides_below == 1:
        yield Paragraph(words.title("nobody"))


def _campaigns(figures: PeriodFigures, words: ReportWords) -> Iterator[Part]:
    if figures.campaigns:
        yield DataTable(of.short_campaign_table(figures, words))
        if figures.hides_below == 1:
            yield _picture(lines(figures.campaigns, figures.period.until, words))
    else:
        yield Paragraph(words.title("nothing_rising"))


def _volumes(figures: PeriodFigures, words: ReportWords) -> Iterator[Part]:
    return _breakdowns(_VOLUMES, figures, words)


def _agents(figures: PeriodFigures, words: ReportWords) -> Iterator[Part]:
    return _breakdowns(_AGENTS, figures, words)


def _breakdowns(names: Sequence[str], figures: PeriodFigures, words: ReportWords) -> Iterator[Part]:
    for name in names:
        table = of.breakdown_table(figures.breakdown(name), figures, words)
        if table.rows:
            yield DataTable(_first(table), titled=True)


def _organisations(figures: PeriodFigures, words: ReportWords) -> Iterator[Part]:
    if figures.organisations:
        yield DataTable(_first(of.organisation_table(figures, words)))


def _trend(figures: PeriodFigures, words: ReportWords) -> Iterator[Part]:
    least = figures.hides_below
    # The columns of a picture would show counts that are hidden.
    if least == 1 and any(week.cases for week in figures.trend):
        yield from (_picture(one(figures.trend, words)) for one in (trend, volumes))
    yield from _titled(of.trend_table(figures, words))
    yield from _titled(of.breakdown_table(figures.breakdown("day"), figures, words))
    if any(map(any, figures.hours)):
        yield _picture(hours(figures.hours, words))
        yield from _titled(of.hour_table(figures, words))


def _titled(table: Table) -> Iterator[Part]:
    if table.rows:
        yield DataTable(_first(table, _MOST_DAYS), titled=True)


def _picture(drawn: pictures.Picture) -> Picture:
    rows = (_spoken(drawn.table.heads, row) for row in drawn.table.rows)
    return Picture(drawn.svg, f"{drawn.title}: {'; '.join(rows)}")


def _spoken(heads: Sequence[str], row: Sequence[Cell]) -> str:
    """Return a row as it is read aloud: each number after the head of its column."""
    cells = zip(heads[1:], row[1:], strict=True)
    said = (
        f"{head} {cell}" if isinstance(cell, int) else str(cell) for head, cell in cells if cell
    )
    return ", ".join((str(row[0]), *said))


def _shifts(figures: PeriodFigures, words: ReportWords) -> Iterator[Part]:
    table = of.shift_table(figures, words)
    yield DataTable(table) if table.rows else Paragraph(words.title("no_shift"))


def _review(figures: PeriodFigures, words: ReportWords) -> Iterator[Part]:
    pairs = tuple(
        (words.title(key), ", ".join(map(str, numbers)))
        for key, numbers in (("misses", figures.misses), ("false_alarms", figures.false_alarms))
        if numbers
    )
    if pairs:
        yield Facts(pairs)


def _first(table: Table, most: int = _MOST_ROWS) -> Table:
    return Table(table.title, table.heads, table.rows[:most])
