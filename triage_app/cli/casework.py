"""`vigie log`, `vigie cases …` and `vigie export`: the case log by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from classifier.records import Band, Label
from triage_app.cli.output import percent, plain, print_json, told
from triage_app.cli.scoring import CHANNELS, ensure_model, read_one
from triage_app.cli.words import BANDS
from triage_app.records import Case, CaseFilter, Decision, Outcome

if TYPE_CHECKING:
    from triage_app.cli.main import Context

DECISIONS = click.Choice([decision.value for decision in Decision])
OUTCOMES = click.Choice([outcome.value for outcome in Outcome])
LABELS = click.Choice([label.value for label in Label])
BAND_NAMES = click.Choice([band.value for band in Band])
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


@click.command("log")
@click.argument("path")
@click.option("--decision", type=DECISIONS, required=True, help="What the agent holds it to be.")
@click.option("--outcome", type=OUTCOMES, help="What the caller had already done.")
@click.option("--channel", type=CHANNELS, help="How the message came.")
@click.option("--sender", default="", help="Sender as shown to the caller.")
@click.option("--subject", default="", help="Subject of the mail.")
@AS_JSON
@click.pass_obj
def log_command(
    context: Context,
    path: str,
    decision: str,
    outcome: str | None,
    channel: str | None,
    sender: str,
    subject: str,
    as_json: bool,
) -> None:
    """Score a message and write the case into the log."""
    with told(context.settings.language):
        ensure_model(context)
        service = context.desk.triage
        triage = service.assess(read_one(path, channel, sender, subject))
        given = Outcome(outcome) if outcome else None
        case = service.log(triage, Decision(decision), given)
        seen = triage.campaign
        if as_json:
            found = {name: getattr(case, name) for name in ("number", "band", "score", "decision")}
            print_json(found | {"campaign": plain(seen)})
            return
        click.echo(_line(context, case))
        if seen:
            click.echo(
                f"Déjà vu {seen.seen} fois depuis le {seen.since[:10]}, "
                f"dont {seen.confirmed_scam} confirmé(s) comme arnaque."
            )


def _line(context: Context, case: Case) -> str:
    band = BANDS[context.settings.language][case.band]
    label = case.label.value if case.label else "—"
    return (
        f"{case.number:>6}  {case.opened[:16]}  {band} ({percent(case.score)})  "
        f"{case.decision.value} / {label}  {case.excerpt[:60]}"
    )


@click.group("cases")
def cases_group() -> None:
    """List, show, label, undo and find logged cases."""


def _print_cases(context: Context, wanted: CaseFilter, as_json: bool) -> None:
    with told(context.settings.language):
        found = context.desk.casebook.list(wanted)
        if as_json:
            print_json(found)
            return
        for case in found:
            click.echo(_line(context, case))


@cases_group.command("list")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 100_000))
@click.option("--band", type=BAND_NAMES)
@click.option("--decision", type=DECISIONS)
@click.option("--label", type=LABELS)
@AS_JSON
@click.pass_obj
def cases_list(
    context: Context,
    limit: int,
    band: str | None,
    decision: str | None,
    label: str | None,
    as_json: bool,
) -> None:
    """List cases, newest first."""
    wanted = CaseFilter(
        band=Band(band) if band else None,
        decision=Decision(decision) if decision else None,
        label=Label(label) if label else None,
        limit=limit,
    )
    _print_cases(context, wanted, as_json)


@cases_group.command("find")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 100_000))
@AS_JSON
@click.pass_obj
def cases_find(context: Context, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find cases by words of their masked text, newest first."""
    _print_cases(context, CaseFilter(text=" ".join(words), limit=limit), as_json)


@cases_group.command("show")
@click.argument("number", type=int)
@AS_JSON
@click.pass_obj
def cases_show(context: Context, number: int, as_json: bool) -> None:
    """Show one case: its masked message and its history."""
    with told(context.settings.language):
        detail = context.desk.casebook.show(number)
        if as_json:
            print_json(detail)
            return
        click.echo(_line(context, detail.case))
        if detail.message:
            click.echo(f"\n{detail.message.subject}\n{detail.message.body}\n")
        for event in detail.events:
            click.echo(f"  {event.at[:16]}  {event.kind.value}  {event.actor}")


@cases_group.command("label")
@click.argument("number", type=int)
@click.argument("label", type=click.Choice([*(label.value for label in Label), "none"]))
@AS_JSON
@click.pass_obj
def cases_label(context: Context, number: int, label: str, as_json: bool) -> None:
    """Confirm a case as scam or legit; "none" withdraws the label."""
    with told(context.settings.language):
        book = context.desk.casebook
        case = book.withdraw_label(number) if label == "none" else book.label(number, Label(label))
        print_json(case) if as_json else click.echo(_line(context, case))


@cases_group.command("undo")
@click.argument("number", type=int)
@AS_JSON
@click.pass_obj
def cases_undo(context: Context, number: int, as_json: bool) -> None:
    """Take back the newest change of a case."""
    with told(context.settings.language):
        case = context.desk.casebook.undo(number)
        if as_json:
            print_json(case)
        else:
            click.echo(_line(context, case) if case else f"Le cas {number} est retiré du journal.")


@click.command("export")
@click.option("--week", required=True, help="ISO week such as 2026-W47, or last.")
@click.option("--format", "fmt", required=True, help="csv, xlsx, html or json.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="File to write.")
@click.pass_obj
def export_command(context: Context, week: str, fmt: str, out: Path) -> None:
    """Write the report of one week."""
    with told(context.settings.language):
        click.echo(str(context.desk.reports.export(week, fmt, out)))
