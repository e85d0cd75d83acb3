"""`vigie cases erase`: what identifies a person in a case is removed for good."""

from __future__ import annotations

import sys

import click

from classifier.sentence import plural
from triage_app.cli.access import ASKS_CODE, require_code
from triage_app.cli.context import Context
from triage_app.cli.incoming import NUMBER
from triage_app.cli.output import AS_JSON, print_json, utf8_argument
from triage_app.erasure_record import Erased


@click.command("erase")
@click.argument("number", type=NUMBER)
@click.option("--reason", required=True, help="Why; stays in the ledger.")
@click.option("--yes", is_flag=True, help="Do not ask on a terminal.")
@ASKS_CODE
@AS_JSON
@click.pass_obj
def erase_command(context: Context, number: int, reason: str, yes: bool, as_json: bool) -> None:
    """Erase text, search words, domains and near-copy keys of a case; this cannot be undone."""
    reason = utf8_argument(reason)
    if not reason.strip():
        raise click.UsageError("--reason needs some words")
    require_code()
    if not yes and _is_terminal():
        _ask(context, number)
    erased = context.desk.casebook.erase(number, reason)
    if as_json:
        left = {"near_copies": erased.near_copies, "cleared": erased.cleared}
        left["stays_elsewhere"] = erased.stays_elsewhere
        print_json({"number": number, "erased": True} | left)
        return
    click.echo(context.say("Case no. {number} is erased.", number=number))
    if erased.stays_elsewhere:
        click.echo(
            context.say(
                "Other desks still have case no. {number}: it is erased everywhere at its own "
                "desk, or at a supervisor’s desk.",
                number=number,
            )
        )
    _tell_what_is_left(context, erased)


def _is_terminal() -> bool:
    """Return whether somebody can answer a question."""
    return sys.stdin is not None and sys.stdin.isatty()


def _ask(context: Context, number: int) -> None:
    """Say that an erasure is final, and end the command unless it is wanted."""
    warning = context.say(
        "Erasing case no. {number} cannot be undone: its text, its words in the search, its "
        "domains and what tells near-copies go for good. The reason and your name stay in the "
        "ledger.",
        number=number,
    )
    click.echo(warning, err=True)
    click.confirm(context.say("Erase it?"), abort=True, err=True)


def _tell_what_is_left(context: Context, erased: Erased) -> None:
    """Say what an erasure could not reach."""
    if erased.near_copies:
        left = plural(
            "{n} near-copy of this message still has its text; erase it too if it concerns the "
            "same person.",
            "{n} near-copies of this message still have their text; erase them too if they "
            "concern the same person.",
            erased.near_copies,
        )
        click.echo(context.words(left))
    if copies := [copy.path.name for copy in context.desk.maintenance.copies(context.home)]:
        click.echo(
            context.say(
                "Copies of the log in the data folder may still hold the text: {files}. Delete "
                "them, or leave them to their period; what is restored is erased again.",
                files=", ".join(copies),
            )
        )
    if not erased.cleared:
        click.echo(
            context.say(
                "Another program uses the log, so that traces may be left in its files; “vigie "
                "purge” removes them as soon as it is closed."
            )
        )
