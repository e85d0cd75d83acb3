"""The figures of a period as tables with typed cells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from triage_app.call_backs import CallBack
from triage_app.period_records import CampaignCount
from triage_app.reporting.definitions import DEFINITIONS
from triage_app.reporting.figures import HOURS, WEEKDAYS, Breakdown, PeriodFigures, Share
from triage_app.reporting.hidden import shown
from triage_app.reporting.tables import Cell, Table, case_cell, defanged, percent
from triage_app.reporting.weeks import IsoWeek
from triage_app.reporting.words import ReportWords

_MOST_DOMAINS = 4  # of a campaign
_SECONDS = ("median", "ninetieth")


def count_table(figures: PeriodFigures, words: ReportWords) -> Table:
    """Return the numbers of cases, and what became of them, beside earlier periods."""
    total = figures.total
    rows: list[tuple[Cell, ...]] = [
        (words.title("total"), total.count, total.previous, total.year_before)
    ]
    counts = {
        "withdrawn": figures.withdrawn,
        "imported": figures.imported,
        "call_backs": figures.call_back_count,
        "called_back": figures.called_back,
        "campaigns": figures.campaign_count,
    }
    least = figures.hides_below
    rows += [(words.title(name), shown(one, least), None, None) for name, one in counts.items()]
    times = (figures.handling, figures.previous_handling)
    for name in _SECONDS:
        now, before = (getattr(one, f"{name}_seconds") for one in times)
        rows.append((words.title(name), now, before, None))
    heads = ("figure", "count", "previous", "year_before")
    return Table(words.title("figures"), tuple(map(words.title, heads)), tuple(rows))


def share_table(figures: PeriodFigures, words: ReportWords) -> Table:
    """Return the proportions with their intervals, beside those of the period before."""

    def row(share: Share) -> tuple[Cell, ...]:
        now = tuple(percent(each) for each in (share.value, share.low, share.high))
        before = figures.previous_share(share.name)
        return (words.title(share.name), share.hits, share.of, *now, percent(before.value))

    heads = ("figure", "count", "of", "share", "low", "high", "previous")
    rows = tuple(row(share) for share in figures.shares)
    return Table(words.title("shares"), tuple(map(words.title, heads)), rows)


def call_back_table(figures: PeriodFigures, words: ReportWords) -> Table:
    """Return the callers to call back."""

    def row(one: CallBack) -> tuple[Cell, ...]:
        return (
            case_cell(one.number),
            datetime.fromisoformat(one.opened).date(),
            words.value("channel", one.channel),
            words.value("decision", one.told),
            ", ".join(words.value("outcome", each) for each in one.outcomes),
            datetime.fromisoformat(one.labelled_at).date(),
            words.value("scenario", one.scenario),
            one.excerpt or None,
        )

    heads = ("number", "date", "channel", "told", "outcome_short", "labelled_at", "scenario")
    rows = tuple(row(one) for one in figures.call_backs)
    titles = (*map(words.title, heads), words.title("excerpt"))
    return Table(words.title("call_backs"), titles, rows)


def campaign_table(figures: PeriodFigures, words: ReportWords) -> Table:
    """Return the new and rising campaigns."""

    def row(one: CampaignCount) -> tuple[Cell, ...]:
        more = " …" if len(one.domains) > _MOST_DOMAINS else ""
        return (
            case_cell(one.number),
            words.title("new" if one.is_new else "rises"),
            one.cases,
            shown(one.previous, figures.hides_below),
            shown(one.confirmed_scam, figures.hides_below),
            datetime.fromisoformat(one.first_seen).date(),
            words.value("scenario", one.scenario),
            words.value("organisation", one.organisation),
            ", ".join(map(defanged, one.domains[:_MOST_DOMAINS])) + more or None,
            one.excerpt or None,
        )

    heads = (
        "campaign",
        "state",
        "count",
        "previous",
        "confirmed_scam_short",
        "since",
        "scenario",
        "organisation",
        "domains",
        "excerpt",
    )
    rows = tuple(row(one) for one in figures.campaigns)
    return Table(words.title("campaigns"), tuple(map(words.title, heads)), rows)


def short_campaign_table(figures: PeriodFigures, words: ReportWords) -> Table:
    """Return the new and rising campaigns in columns that fit a page."""

    def row(one: CampaignCount) -> tuple[Cell, ...]:
        names = [words.value("scenario", one.scenario)]
        names += [words.value("organisation", one.organisation)] if one.organisation else []
        names += map(defanged, one.domains[:_MOST_DOMAINS])
        return (
            case_cell(one.number),
            words.title("new" if one.is_new else "rises"),
            one.cases,
            shown(one.previous, figures.hides_below),
            shown(one.confirmed_scam, figures.hides_below),
            " · ".join(names),
            one.excerpt or None,
        )

    heads = ("campaign", "state", "count", "previous", "confirmed_scam_short", "about", "excerpt")
    rows = tuple(row(one) for one in figures.campaigns)
    return Table(words.title("campaigns"), tuple(map(words.title, heads)), rows)


def organisation_table(figures: PeriodFigures, words: ReportWords) -> Table:
    """Return the organisations that messages name, honest messages apart."""
    keys = ("organisation", "impersonated", "previous", "honest", "unsure")
    rows = tuple(
        (words.value("organisation", one.key), one.scam, one.previous, one.legit, one.unsure)
        for one in figures.organisations
    )
    return Table(words.title("organisations"), tuple(map(words.title, keys)), rows)


def breakdown_table(breakdown: Breakdown, figures: PeriodFigures, words: ReportWords) -> Table:
    """Return the counts by one property; values without a case are left out."""
    title, total = words.title(breakdown.name), figures.total.count
    keys = ("value", "count", "share", "previous", "year_before")
    shown = [one for one in breakdown.counts if one.count != 0 or one.previous or one.year_before]
    if breakdown.name == "day":
        shown = list(breakdown.counts)
    rows = tuple(
        (
            words.value(breakdown.name, each.key),
            each.count,
            percent(each.count / total) if total and each.count is not None else None,
            each.previous,
            each.year_before,
        )
        for each in shown
    )
    return Table(title, tuple(map(words.title, keys)), rows)


def trend_table(figures: PeriodFigures, words: ReportWords) -> Table:
    """Return the weeks up to the end of the period."""
    rows = tuple(
        (
            str(IsoWeek.of(date.fromisoformat(week.since))),
            *(
                shown(count, figures.hides_below)
                for count in (week.cases, week.scam, week.confirmed_scam, week.confirmed_legit)
            ),
        )
        for week in figures.trend
    )
    heads = ("week", "count", "held_scam", "confirmed_scam_short", "confirmed_legit_short")
    return Table(words.title("trend"), tuple(map(words.title, heads)), rows)


def hour_table(figures: PeriodFigures, words: ReportWords) -> Table:
    """Return the days of the week by hour; hours without a case at both ends are left out."""
    used = [hour for hour in range(HOURS) if any(row[hour] for row in figures.hours)]
    hours = range(used[0], used[-1] + 1) if used else range(0)
    heads = (words.title("day"), *(f"{hour} h" for hour in hours))
    rows = tuple(
        (words.numbers.day_name(at), *(row[hour] or None for hour in hours))
        for at, row in enumerate(figures.hours[:WEEKDAYS])
    )
    return Table(words.title("hours"), heads, rows if used else ())


def shift_table(figures: PeriodFigures, words: ReportWords) -> Table:
    """Return the verdicts whose share has changed."""
    rows = tuple(
        (words.value("band", one.band), percent(one.now.value), percent(one.before.value))
        for one in figures.shifts
    )
    heads = ("band", "share", "before")
    return Table(words.title("shifts"), tuple(map(words.title, heads)), rows)


def definition_table(words: ReportWords) -> Table:
    """Return what each figure counts."""
    rows = tuple(
        (words.title(_TITLES.get(name, name)), words.definition(name)) for name in DEFINITIONS
    )
    heads = (words.title("figure"), words.title("definition"))
    return Table(words.title("definitions"), heads, rows)


# Figures whose definition and title have different names.
_TITLES: Mapping[str, str] = {"handling": "median_short", "interval": "low", "hour": "hours"}
