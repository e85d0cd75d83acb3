"""The figures of a period as rows of one table, each with its definition and its cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from triage_app.case_codes import shown_number
from triage_app.figure_records import FigureRow
from triage_app.period_records import CampaignCount
from triage_app.reporting.behind import cases_behind
from triage_app.reporting.figures import (
    Breakdown,
    ClaimedOrganisation,
    Count,
    PeriodFigures,
    Share,
)
from triage_app.reporting.words import ReportWords

_BREAKDOWNS = (
    "band",
    "decision",
    "label",
    "channel",
    "scenario",
    "outcome",
    "dissent",
    "asks",
    "expected",
)


def figure_rows(figures: PeriodFigures, words: ReportWords) -> tuple[FigureRow, ...]:
    """Return the figures in their order: rates, campaigns, volumes, organisations, what changed."""
    return tuple(_with_sections(_all_rows(figures, words)))


def _with_sections(rows: Iterable[FigureRow]) -> Iterator[FigureRow]:
    """Yield the rows with the name of the heading above each."""
    section = ""
    for row in rows:
        section = row.name if row.is_heading else section
        yield replace(row, section=section)


def _all_rows(figures: PeriodFigures, words: ReportWords) -> tuple[FigureRow, ...]:
    return (
        *_rates(figures, words),
        *_campaigns(figures, words),
        *_shifts(figures, words),
        *_organisations(figures, words),
        *(row for name in _BREAKDOWNS for row in _breakdown(figures, name, words)),
    )


def _heading(name: str, definition: str, words: ReportWords, value: str = "") -> FigureRow:
    return FigureRow(name, value, definition=words.definition(definition), is_heading=True)


def _rates(figures: PeriodFigures, words: ReportWords) -> Iterator[FigureRow]:
    yield FigureRow(
        words.title("figures"), definition=words.definition("interval"), is_heading=True
    )
    yield _count(words.title("total"), figures, "total", figures.total, words)
    for name, count in (("withdrawn", figures.withdrawn), ("imported", figures.imported)):
        if count:
            behind = cases_behind(figures.period, name) if name == "imported" else None
            value = words.numbers.number(count)
            definition = words.definition(name)
            yield FigureRow(words.title(name), value, definition=definition, behind=behind)
    for share in figures.shares:
        yield _share(share, figures, words)
    yield from _handling(figures, words)


def _handling(figures: PeriodFigures, words: ReportWords) -> Iterator[FigureRow]:
    now, before = figures.handling, figures.previous_handling
    for name, value, previous in (
        ("median_short", now.median_seconds, before.median_seconds),
        ("ninetieth_short", now.ninetieth_seconds, before.ninetieth_seconds),
    ):
        yield FigureRow(
            words.title(name),
            words.numbers.duration(value),
            words.numbers.duration(previous),
            more=words.title("measured", count=now.measured),
            definition=words.definition("handling"),
        )


def _share(share: Share, figures: PeriodFigures, words: ReportWords) -> FigureRow:
    numbers, more = words.numbers, ""
    if share.value is not None:
        low, high = numbers.percent(share.low), numbers.percent(share.high)
        more = f"{numbers.number(share.hits)} / {numbers.number(share.of)}, {low} – {high}"
    return FigureRow(
        words.title(share.name),
        numbers.percent(share.value, 1),
        numbers.percent(figures.previous_share(share.name).value, 1),
        more=more,
        definition=words.definition(share.name),
        behind=cases_behind(figures.period, share.name) if share.hits else None,
    )


def _campaigns(figures: PeriodFigures, words: ReportWords) -> Iterator[FigureRow]:
    count = words.numbers.number(figures.campaign_count)
    yield _heading(words.title("campaigns"), "campaigns", words, count)
    for one in figures.campaigns:
        yield _campaign(one, words)


def _campaign(one: CampaignCount, words: ReportWords) -> FigureRow:
    confirmed = f"{words.title('confirmed_scam_short').lower()} {one.confirmed_scam}"
    return FigureRow(
        one.excerpt or f"{words.title('campaign')} {shown_number(one.number)}",
        words.numbers.number(one.cases),
        words.numbers.number(one.previous),
        more=f"{words.title('new' if one.is_new else 'rises')}, {confirmed}",
        definition=words.definition("campaigns"),
        campaign=one.number,
    )


def _shifts(figures: PeriodFigures, words: ReportWords) -> Iterator[FigureRow]:
    if figures.shifts:
        yield _heading(words.title("shifts"), "shifts", words)
    for one in figures.shifts:
        yield FigureRow(
            words.value("band", one.band),
            words.numbers.percent(one.now.value, 1),
            words.numbers.percent(one.before.value, 1),
            definition=words.definition("shifts"),
            behind=cases_behind(figures.period, "band", one.band),
        )


def _organisations(figures: PeriodFigures, words: ReportWords) -> Iterator[FigureRow]:
    if figures.organisations:
        heading = f"{words.title('organisations')} – {words.title('impersonated').lower()}"
        yield _heading(heading, "organisations", words)
    for one in figures.organisations:
        if one.scam or one.previous or one.legit or one.unsure:
            yield _organisation(one, figures, words)


def _organisation(
    one: ClaimedOrganisation, figures: PeriodFigures, words: ReportWords
) -> FigureRow:
    number = words.numbers.number
    honest = f"{words.title('honest').lower()} {number(one.legit)}"
    return FigureRow(
        words.value("organisation", one.key),
        number(one.scam),
        number(one.previous),
        more=f"{honest}, {words.title('unsure').lower()} {number(one.unsure)}",
        definition=words.definition("organisations"),
        behind=cases_behind(figures.period, "impersonated", one.key) if one.scam else None,
    )


def _breakdown(figures: PeriodFigures, name: str, words: ReportWords) -> Iterator[FigureRow]:
    breakdown: Breakdown = figures.breakdown(name)
    counts = [one for one in breakdown.counts if one.count or one.previous]
    if counts:
        yield _heading(words.title(name), name, words)
    for one in counts:
        yield _count(words.value(name, one.key), figures, name, one, words)


def _count(
    shown: str, figures: PeriodFigures, figure: str, count: Count, words: ReportWords
) -> FigureRow:
    number, total = words.numbers.number, figures.total.count
    part = count.count / total if total and count.count is not None and count.key else None
    return FigureRow(
        shown,
        number(count.count),
        number(count.previous),
        number(count.year_before),
        more="" if part is None else words.numbers.percent(part),
        definition=words.definition(figure),
        behind=cases_behind(figures.period, figure, count.key) if count.count else None,
    )
