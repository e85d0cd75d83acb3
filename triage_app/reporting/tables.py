"""The tables of the weekly export with typed cells, for CSV and Excel.

They contain no agent names, and no message text except masked excerpts of rising campaigns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from triage_app.records import Case
from triage_app.reporting.weekly_figures import Breakdown, WeeklyFigures
from triage_app.reporting.weeks import IsoWeek
from triage_app.reporting.words import ReportWords
from triage_app.wording.shown_score import shown_score

Cell = str | int | float | date | time | None


class Percent(float):
    """A proportion from 0 to 1, shown as a percentage in Excel."""


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the column headings, and rows of typed cells."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def case_table(cases: Sequence[Case], words: ReportWords) -> Table:
    """Return one row per case."""
    keys = (
        "number",
        "date",
        "time",
        "week",
        "channel",
        "language",
        "band",
        "score",
        "decision",
        "outcome",
        "label",
        "own_case",
        "scenario",
        "organisation",
        "domains",
        "indicators",
        "model",
        "handling",
        "campaign",
        "notes",
    )
    heads = tuple(words.title(key) for key in keys)
    return Table(words.title("cases"), heads, tuple(_case_row(case, words) for case in cases))


def figure_tables(figures: WeeklyFigures, words: ReportWords) -> tuple[Table, ...]:
    """Return the figures of the week: proportions, rising campaigns, then each breakdown."""
    return (
        _share_table(figures, words),
        _rising_table(figures, words),
        *(_breakdown_table(each, figures, words) for each in figures.breakdowns),
    )


def defanged(domain: str) -> str:
    """Return a domain written so that no program makes it a link: "ameli-infos[.]top"."""
    return domain.replace(".", "[.]")


def _case_row(case: Case, words: ReportWords) -> tuple[Cell, ...]:
    opened = datetime.fromisoformat(case.opened)
    return (
        case.number,
        opened.date(),
        opened.time().replace(second=0, microsecond=0),
        str(IsoWeek.of(opened.date())),
        words.value("channel", case.channel),
        words.value("language", case.language),
        words.value("band", case.band),
        None if (score := shown_score(case)) is None else _score(score),
        words.value("decision", case.decision),
        ", ".join(words.value("outcome", one) for one in case.outcomes) or None,
        words.value("label", case.label) if case.label else None,
        words.title("own_case_mark") if case.own_case else None,
        words.value("scenario", case.scenario) if case.scenario else None,
        words.value("organisation", case.organisation) if case.organisation else None,
        ", ".join(map(defanged, case.domains)) or None,
        ", ".join(case.indicators) or None,
        # The word before it keeps spreadsheets from turning "0001" into the number 1.
        f"{words.title('model').lower()} {case.model}" if case.model else None,
        case.handling_seconds,
        case.campaign,
        case.notes or None,
    )


def _score(score: float) -> float:
    """Return a score with four decimals, never 0 or 1: the tool is never certain."""
    return min(0.9999, max(0.0001, round(score, 4)))


def _share_table(figures: WeeklyFigures, words: ReportWords) -> Table:
    heads = (words.title("figures"), *map(words.title, ("count", "of", "share", "low", "high")))
    rows: list[tuple[Cell, ...]] = [
        (words.title("total"), figures.total, None, None, None, None),
        (words.title("previous"), figures.previous_total, None, None, None, None),
    ]
    for share in figures.shares:
        cells = (_short(share.value), _short(share.low), _short(share.high))
        rows.append((words.title(share.name), share.hits, share.of, *cells))
    handling = figures.handling
    times = (("median", handling.median_seconds), ("ninetieth", handling.ninetieth_seconds))
    for name, seconds in times:
        rows.append((words.title(name), seconds, handling.measured, None, None, None))
    return Table(words.title("figures"), heads, tuple(rows))


def _rising_table(figures: WeeklyFigures, words: ReportWords) -> Table:
    keys = ("campaign", "count", "previous", "date", "scenario", "organisation", "domains")
    heads = (*map(words.title, keys), words.title("confirmed_scam_short"), words.title("excerpt"))
    rows = tuple(
        (
            f"{words.title('number')} {each.latest}",
            each.seen,
            each.previous,
            datetime.fromisoformat(each.first).date(),
            words.value("scenario", each.scenario),
            words.value("organisation", each.organisation),
            ", ".join(map(defanged, each.domains)),
            each.confirmed_scam,
            each.excerpt,
        )
        for each in figures.rising
    )
    return Table(words.title("rising"), heads, rows)


def _breakdown_table(breakdown: Breakdown, figures: WeeklyFigures, words: ReportWords) -> Table:
    title = words.title(breakdown.name)
    heads = (title, words.title("count"), words.title("share"), words.title("previous"))
    rows = tuple(
        (
            words.value(breakdown.name, each.key),
            each.count,
            _short(each.count / figures.total) if figures.total else None,
            each.previous,
        )
        for each in breakdown.counts
    )
    return Table(title, heads, rows)


def _short(share: float | None) -> Percent | None:
    return None if share is None else Percent(round(share, 4))
