"""`vigie campaigns …`: near-copies as one, with one decision and one confirmation for all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import click

from classifier.records import Label
from classifier.sentence import Sentence, plural, sentence
from triage_app.campaign_records import CampaignFilter, CampaignStep, CampaignSummary
from triage_app.case_codes import shown_number
from triage_app.cli.access import ASKS_CODE, require_code
from triage_app.cli.campaign_lines import sheet_lines
from triage_app.cli.case_filters import day_after
from triage_app.cli.context import Context
from triage_app.cli.incoming import LARGEST_NUMBER, NUMBER
from triage_app.cli.output import AS_JSON, as_builtins, print_json
from triage_app.records import Decision, EventKind

if TYPE_CHECKING:
    from triage_app.services.calls.campaigns import CampaignBook

_DAY = click.DateTime(["%Y-%m-%d"])
_DECISIONS = click.Choice([decision.value for decision in Decision])
_LABELS = click.Choice([*(label.value for label in Label), "none"])
_COUNT = click.IntRange(1, LARGEST_NUMBER)


@click.group("campaigns")
def campaigns_group() -> None:
    """List and show campaigns (near-copies); split, merge, decide and confirm them as a whole."""


@campaigns_group.command("list")
@click.option("--since", type=_DAY, help="With cases from this day on (else of the last 30 days).")
@click.option("--until", type=_DAY, help="With cases until this day.")
@click.option("--conflicts", is_flag=True, help="Only those whose labels differ, of all dates.")
@click.option(
    "--least",
    default=2,
    show_default=True,
    type=click.IntRange(1, LARGEST_NUMBER),
    help="Fewest cases.",
)
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000))
@AS_JSON
@click.pass_obj
def list_command(
    context: Context,
    since: datetime | None,
    until: datetime | None,
    conflicts: bool,
    least: int,
    limit: int,
    as_json: bool,
) -> None:
    """List campaigns, those with most cases in the period first."""
    book = context.desk.casebook.campaigns
    end = day_after(until.date()) if until else ""
    first = _day(since) or ("" if until else book.recent_since())
    found = book.list(CampaignFilter(first, end, conflicts, least, limit))
    if as_json:
        print_json([as_builtins(one) | {"conflicting": one.conflicting} for one in found])
        return
    for one in found:
        click.echo(_line(context, one))


@campaigns_group.command("show")
@click.argument("number", type=NUMBER)
@AS_JSON
@click.pass_obj
def show_command(context: Context, number: int, as_json: bool) -> None:
    """Show the sheet of a campaign: days, variants, hosts, outcomes, decisions, labels."""
    sheet = context.desk.casebook.campaigns.sheet(number)
    if as_json:
        print_json(as_builtins(sheet) | {"conflicting": sheet.conflicting})
        return
    for line in sheet_lines(context, sheet):
        click.echo(line)


@campaigns_group.command("split")
@click.argument("number", type=NUMBER)
@click.argument("cases", nargs=-1, required=True, type=NUMBER)
@ASKS_CODE
@AS_JSON
@click.pass_context
def split_command(
    click_context: click.Context, number: int, cases: tuple[int, ...], as_json: bool
) -> None:
    """Make some cases of a campaign a campaign of their own."""
    change_campaign(click_context, lambda book: book.split(number, cases), as_json=as_json)


@campaigns_group.command("merge")
@click.argument("number", type=NUMBER)
@click.argument("another", type=NUMBER)
@ASKS_CODE
@AS_JSON
@click.pass_context
def merge_command(click_context: click.Context, number: int, another: int, as_json: bool) -> None:
    """Make two campaigns one; it keeps the lower number."""
    change_campaign(click_context, lambda book: book.merge(number, another), as_json=as_json)


@campaigns_group.command("decide")
@click.argument("number", type=NUMBER)
@click.argument("decision", type=_DECISIONS)
@ASKS_CODE
@AS_JSON
@click.pass_context
def decide_command(click_context: click.Context, number: int, decision: str, as_json: bool) -> None:
    """Give all cases of a campaign one decision."""
    change_campaign(
        click_context, lambda book: book.decide(number, Decision(decision)), as_json=as_json
    )


@campaigns_group.command("confirm")
@click.argument("number", type=NUMBER)
@click.argument("label", type=_LABELS)
@ASKS_CODE
@AS_JSON
@click.pass_context
def confirm_command(click_context: click.Context, number: int, label: str, as_json: bool) -> None:
    """Confirm all cases of a campaign; "none" withdraws their labels."""
    wanted = None if label == "none" else Label(label)
    change_campaign(click_context, lambda book: book.confirm(number, wanted), as_json=as_json)


@campaigns_group.command("undo")
@ASKS_CODE
@AS_JSON
@click.pass_context
def undo_command(click_context: click.Context, as_json: bool) -> None:
    """Take back your last change of a campaign, for all its cases."""
    change_campaign(click_context, lambda book: book.undo_last(), as_json=as_json, undone=True)


def change_campaign(
    click_context: click.Context,
    change: Callable[[CampaignBook], CampaignStep],
    *,
    as_json: bool,
    undone: bool = False,
) -> None:
    """Make a change in the supervisor's name, and tell what it did."""
    context: Context = click_context.obj
    require_code()
    step = change(context.desk.casebook.campaigns)
    if as_json:
        print_json(step)
        return
    click.echo(context.words(_undone(step) if undone else _done(step)))
    if step.kept:
        click.echo(
            context.words(
                plural(
                    "{n} case was changed since and stays as it is.",
                    "{n} cases were changed since and stay as they are.",
                    step.kept,
                )
            )
        )


def _done(step: CampaignStep) -> Sentence:
    """Return a sentence about a change that was made."""
    if step.seq is None:
        return sentence("Nothing to change in campaign no. {number}.", number=step.campaign)
    if step.kind in (EventKind.CAMPAIGN_SPLIT, EventKind.CAMPAIGN_MERGED):
        return plural(
            "{n} case of campaign no. {number} is now in campaign no. {other}.",
            "{n} cases of campaign no. {number} are now in campaign no. {other}.",
            step.changed,
            number=step.campaign,
            other=step.other,
        )
    return plural(
        "{n} case of campaign no. {number} changed.",
        "{n} cases of campaign no. {number} changed.",
        step.changed,
        number=step.campaign,
    )


def _undone(step: CampaignStep) -> Sentence:
    return plural(
        "Undone in campaign no. {number}: {n} case.",
        "Undone in campaign no. {number}: {n} cases.",
        step.changed,
        number=step.campaign,
    )


def _line(context: Context, one: CampaignSummary) -> str:
    """Return a campaign on one line."""
    mark = "  " + context.say("[labels differ]") if one.conflicting else ""
    days = f"{one.first_seen[:10]} – {one.last_seen[:10]}"
    counts = f"{shown_number(one.number):>6}  {one.in_period:>5} / {one.cases:<5}"
    return f"{counts}  {days}{mark}  {one.excerpt[:60]}"


def _day(given: datetime | None) -> str:
    return "" if given is None else str(given.date())
