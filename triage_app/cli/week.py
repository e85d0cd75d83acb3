"""`vigie week`: the figures of a week, or of another period, as text or JSON."""

from __future__ import annotations

from collections.abc import Iterator

import click

from triage_app.case_codes import shown_number
from triage_app.cli.call_backs import call_back_line
from triage_app.cli.context import Context
from triage_app.cli.output import AS_JSON, as_builtins, print_json, utf8_argument
from triage_app.period_records import CampaignCount
from triage_app.reporting.figures import Count, PeriodFigures, Share
from triage_app.reporting.words import ReportWords

_MOST_LINES = 20  # of call-backs and organisations
_BREAKDOWNS = ("band", "decision", "label", "channel", "scenario", "outcome", "dissent", "asks",
               "expected")  # fmt: skip


@click.command("week")
@click.argument("period", default="last")
@click.option("--definitions", is_flag=True, help="Say what each figure counts too.")
@AS_JSON
@click.pass_obj
def week_command(context: Context, period: str, definitions: bool, as_json: bool) -> None:
    """Print the figures of a period: callers to call back, campaigns, rates, volumes.

    PERIOD is a week (2026-W47), “last” for the last complete one, a month (2026-11), a quarter
    (2026-Q4) or days (2026-11-02..2026-11-20).
    """
    reports = context.desk.reports
    figures, words = reports.figures(utf8_argument(period)), reports.words
    if as_json:
        print_json(as_builtins(_document(figures)))
        return
    for line in _lines(context, figures, words):
        click.echo(line)
    if definitions:
        click.echo()
        for line in _definitions(figures, words):
            click.echo(line)


def _document(figures: PeriodFigures) -> dict[str, object]:
    from triage_app.reporting.period_json import figures_document  # noqa: PLC0415 - rarely needed

    period = figures.period
    named = {"period": str(period), "since": str(period.since), "until": str(period.until)}
    return {**named, "as_of": figures.as_of, **figures_document(figures)}


def _definitions(figures: PeriodFigures, words: ReportWords) -> Iterator[str]:
    for name in ("total", *(one.name for one in figures.shares), *_BREAKDOWNS):
        yield f"{words.title(name)}{words.title('colon')} {words.definition(name)}"
    yield words.definition("interval")


def _lines(context: Context, figures: PeriodFigures, words: ReportWords) -> Iterator[str]:
    """Yield the figures in the order of the window's page."""
    period, numbers = figures.period, words.numbers
    yield f"{period}, {numbers.date(period.since)} – {numbers.date(period.last)}"
    yield from _call_backs(context, figures, words)
    yield ""
    if not figures.total.count:
        yield context.say("No case in {period}.", period=str(period))
        return
    yield _count_line(words.title("total"), figures.total, words)
    for name, count in (("withdrawn", figures.withdrawn), ("imported", figures.imported)):
        if count:
            yield f"{words.title(name)}{words.title('colon')} {numbers.number(count)}"
    yield ""
    yield f"{words.title('campaigns')}{words.title('colon')} {figures.campaign_count}"
    for campaign in figures.campaigns:
        yield _campaign_line(campaign, words)
    yield ""
    for share in figures.shares:
        yield _share_line(share, figures.previous_share(share.name), words)
    handling = figures.handling
    slow = numbers.duration(handling.ninetieth_seconds)
    median = numbers.duration(handling.median_seconds)
    within = f"{words.title('ninetieth_short')} {slow}"
    yield f"{words.title('median_short')}{words.title('colon')} {median} ({within})"
    yield from _volumes(figures, words)


def _call_backs(context: Context, figures: PeriodFigures, words: ReportWords) -> Iterator[str]:
    yield f"{words.title('call_backs')}{words.title('colon')} {figures.call_back_count}"
    for call in figures.call_backs[:_MOST_LINES]:
        yield call_back_line(context, call)


def _volumes(figures: PeriodFigures, words: ReportWords) -> Iterator[str]:
    for name in _BREAKDOWNS:
        counts = [one for one in figures.breakdown(name).counts if one.count or one.previous]
        if counts:
            yield ""
            yield words.title(name)
        for one in counts:
            yield f"  {_count_line(words.value(name, one.key), one, words)}"
    if figures.organisations:
        yield ""
        yield words.title("organisations")
    for each in figures.organisations[:_MOST_LINES]:
        name = words.value("organisation", each.key)
        parts = ((each.scam, "impersonated"), (each.legit, "honest"), (each.unsure, "unsure"))
        said = ", ".join(f"{words.title(key).lower()} {count}" for count, key in parts)
        yield f"  {name}{words.title('colon')} {said}"


def _count_line(name: str, count: Count, words: ReportWords) -> str:
    number = words.numbers.number
    before = f"{words.title('previous').lower()} {number(count.previous)}"
    if count.year_before is not None:
        before += f", {words.title('year_before').lower()} {number(count.year_before)}"
    return f"{name}{words.title('colon')} {number(count.count)} ({before})"


def _share_line(share: Share, before: Share, words: ReportWords) -> str:
    percent, title = words.numbers.percent, words.title(share.name)
    if share.value is None:
        return f"{title}{words.title('colon')} –"
    parts = f"{share.hits} / {share.of}, {percent(share.low, 1)} – {percent(share.high, 1)}"
    former = f"{words.title('previous').lower()} {percent(before.value, 1)}"
    return f"{title}{words.title('colon')} {percent(share.value, 1)} ({parts} · {former})"


def _campaign_line(one: CampaignCount, words: ReportWords) -> str:
    state = words.title("new" if one.is_new else "rises")
    before = f"{words.title('previous').lower()} {one.previous}"
    return f"{shown_number(one.number):>6}  {state}  {one.cases} ({before})  {one.excerpt[:60]}"
