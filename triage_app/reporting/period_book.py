"""The sheets of a workbook: figures, charts, cases, campaigns, call-backs, definitions."""

from __future__ import annotations

from collections.abc import Sequence

from triage_app.export_records import Column, ExportedCase
from triage_app.reporting import figure_tables as of
from triage_app.reporting.figures import PeriodFigures
from triage_app.reporting.tables import Table, case_table
from triage_app.reporting.words import ReportWords
from triage_app.reporting.xlsx_file import Chart, ChartSheet, Sheet

# What is printed; a page has no room for the others, which stand behind.
_PRINTED = (
    Column.NUMBER,
    Column.DATE,
    Column.CHANNEL,
    Column.BAND,
    Column.DECISION,
    Column.LABEL,
    Column.OUTCOME,
    Column.SCENARIO,
    Column.ORGANISATION,
    Column.DOMAINS,
    Column.CAMPAIGN,
    Column.EXCERPT,
)
_ALL_COLUMNS = (*_PRINTED, *(one for one in Column if one not in _PRINTED))
_COUNT, _PREVIOUS = 1, 3  # columns of the table of a property
_CASES, _HELD_SCAM = 1, 2  # columns of the trend


def case_sheet(
    cases: Sequence[ExportedCase], columns: Sequence[Column], words: ReportWords
) -> Sheet:
    """Return the sheet of cases with these columns, or with all."""
    table = case_table(cases, words, columns or _ALL_COLUMNS)
    return Sheet(words.title("cases"), (table,), printed=0 if columns else len(_PRINTED))


def figure_sheets(figures: PeriodFigures, words: ReportWords) -> list[Sheet | ChartSheet]:
    """Return the sheets with figures: first the numbers, then their charts."""
    name = words.title("figures")
    by_property = {one.name: of.breakdown_table(one, figures, words) for one in figures.breakdowns}
    trend = of.trend_table(figures, words)
    tables = (
        of.count_table(figures, words),
        of.share_table(figures, words),
        *by_property.values(),
        of.organisation_table(figures, words),
        trend,
        of.hour_table(figures, words),
        of.shift_table(figures, words),
    )
    compared = [by_property[one] for one in ("day", "band", "channel", "outcome")]
    charts = (
        Chart(name, trend, (_CASES, _HELD_SCAM)),
        *(Chart(name, table, (_COUNT, _PREVIOUS)) for table in compared),
    )
    sheets: list[Sheet | ChartSheet] = [
        Sheet(name, tuple(one for one in tables if one.rows)),
        ChartSheet(words.title("charts"), tuple(one for one in charts if one.table.rows)),
    ]
    lists = (of.campaign_table(figures, words), of.call_back_table(figures, words))
    sheets += [_list(table) for table in lists]
    return [*sheets, _list(of.definition_table(words))]


def _list(table: Table) -> Sheet:
    return Sheet(table.title[:31], (table,))  # the most that Excel allows
