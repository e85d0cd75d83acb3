"""Tables with typed cells for all formats of an export, and the one of cases.

They contain no names of agents, and of messages masked excerpts only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from sys import intern

from triage_app.advice.second_look import dissents
from triage_app.case_codes import shown_number
from triage_app.export_records import Column, ExportedCase
from triage_app.reporting.weeks import IsoWeek
from triage_app.reporting.words import ReportWords
from triage_app.share_records import CASES_OF_A_DESK
from triage_app.wording.shown_score import shown_score

Cell = str | int | float | date | time | None
_Cell = Callable[[ExportedCase, ReportWords], Cell]


class Percent(float):
    """A proportion from 0 to 1, shown as a percentage in Excel."""


def case_cell(number: int) -> Cell:
    """Return the cell of a case or campaign: its number, or the code of one of another desk."""
    return number if number < CASES_OF_A_DESK else shown_number(number)


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the column headings, and rows of typed cells."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def case_table(
    cases: Sequence[ExportedCase], words: ReportWords, columns: Sequence[Column] = ()
) -> Table:
    """Return one row per case, with these columns, or with all."""
    shown = columns or list(Column)
    heads = tuple(words.title(column.value) for column in shown)
    cells = [_CELLS[column] for column in shown]
    rows = tuple(tuple(_shared(cell(case, words)) for cell in cells) for case in cases)
    return Table(words.title("cases"), heads, rows)


def _shared(cell: Cell) -> Cell:
    """Return a cell whose text is kept once for all equal ones: most are, in thousands of rows."""
    return intern(cell) if isinstance(cell, str) else cell


def defanged(domain: str) -> str:
    """Return a domain written so that no program makes it a link: "ameli-infos[.]top"."""
    return domain.replace(".", "[.]")


def _value(name: str) -> _Cell:
    """Return what makes the cell of a coded value; empty where there is none."""

    def cell(one: ExportedCase, words: ReportWords) -> Cell:
        code = getattr(one.case, name)
        return words.value(name, code) if code else None

    return cell


def _plain(name: str) -> _Cell:
    """Return what makes the cell of a number; 0 notes are no cell."""
    return lambda one, _: getattr(one.case, name) or None


def _opened(one: ExportedCase) -> datetime:
    return datetime.fromisoformat(one.case.opened)


def _time(one: ExportedCase, _: ReportWords) -> Cell:
    return _opened(one).time().replace(second=0, microsecond=0)


def _shown_score(one: ExportedCase, _: ReportWords) -> Cell:
    score = shown_score(one.case)
    return None if score is None else _score(score)


def _dissent(one: ExportedCase, words: ReportWords) -> Cell:
    """Return why the agent decided against the verdict; "other" where nobody said."""
    if not dissents(one.case.band, one.case.decision):
        return None
    return words.value("dissent", one.dissent or "")


def _labelled(one: ExportedCase, _: ReportWords) -> Cell:
    return datetime.fromisoformat(one.labelled_at).date() if one.labelled_at else None


def _model(one: ExportedCase, words: ReportWords) -> Cell:
    # The word before it keeps spreadsheets from turning "0001" into the number 1.
    return f"{words.title('model').lower()} {one.case.model}" if one.case.model else None


def _outcomes(one: ExportedCase, words: ReportWords) -> Cell:
    return ", ".join(words.value("outcome", each) for each in one.case.outcomes) or None


_CELLS: Mapping[Column, _Cell] = {
    Column.NUMBER: lambda one, _: one.case.code or one.case.number,
    Column.DATE: lambda one, _: _opened(one).date(),
    Column.TIME: _time,
    Column.WEEK: lambda one, _: str(IsoWeek.of(_opened(one).date())),
    Column.CHANNEL: _value("channel"),
    Column.LANGUAGE: _value("language"),
    Column.BAND: _value("band"),
    Column.SCORE: _shown_score,
    Column.DECISION: _value("decision"),
    Column.DISSENT: _dissent,
    Column.OUTCOME: _outcomes,
    Column.LABEL: _value("label"),
    Column.LABELLED: _labelled,
    Column.OWN_CASE: lambda one, words: words.title("own_case_mark") if one.case.own_case else None,
    Column.SCENARIO: _value("scenario"),
    Column.ORGANISATION: _value("organisation"),
    Column.DOMAINS: lambda one, _: ", ".join(map(defanged, one.case.domains)) or None,
    Column.REASONS: lambda one, _: " ".join(one.reasons) or None,
    Column.INDICATORS: lambda one, _: ", ".join(one.case.indicators) or None,
    Column.MODEL: _model,
    Column.HANDLING: lambda one, _: one.case.handling_seconds,
    Column.CAMPAIGN: lambda one, _: one.case.campaign_code or one.case.campaign,
    Column.NOTES: _plain("notes"),
    Column.EXCERPT: lambda one, _: one.case.excerpt or None,
}


def _score(score: float) -> float:
    """Return a score with four decimals, never 0 or 1: the tool is never certain."""
    return min(0.9999, max(0.0001, round(score, 4)))


def percent(share: float | None) -> Percent | None:
    """Return a proportion as a cell; with fewer decimals it would be rounded twice."""
    return None if share is None else Percent(round(share, 6))
