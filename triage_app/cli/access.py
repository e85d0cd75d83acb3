"""`vigie access`: the supervisor's code, read from standard input or a hidden prompt."""

from __future__ import annotations

import sys

import click

from classifier.sentence import plural, sentence
from triage_app.cli.context import Context
from triage_app.cli.output import AS_JSON, print_json


@click.group("access")
def access_group() -> None:
    """The code that unlocks the supervisor pages of the window."""


@access_group.command("set")
@click.pass_obj
def set_command(context: Context) -> None:
    """Set or change the code (read from standard input)."""
    context.desk.access.set(_code(context, twice=True))
    click.echo(context.say("The supervisor code is set."))


@access_group.command("check")
@click.pass_context
def check_command(click_context: click.Context) -> None:
    """Check a code; exit 1 if it is wrong."""
    require_code(click_context)
    click.echo(click_context.obj.say("The code is correct."))


@access_group.command("settings")
@click.pass_context
def settings_command(click_context: click.Context) -> None:
    """Confirm the settings that steer a verdict, as they are now; asks for the code."""
    context: Context = click_context.obj
    require_code(click_context)
    context.desk.accept_settings()
    click.echo(context.say("The settings are confirmed; the ledger says so."))


@access_group.command("names")
@AS_JSON
@click.pass_context
def names_command(click_context: click.Context, as_json: bool) -> None:
    """Show who stands behind the pseudonyms of the ledger; asks for the code."""
    context: Context = click_context.obj
    require_code(click_context)
    people = context.desk.store.people.show(context.settings.agent)
    if as_json:
        print_json(people)
        return
    for person in people:
        click.echo(f"{person.month}  {person.pseudonym}  {person.name}")


def require_code(click_context: click.Context) -> None:
    """Ask for the supervisor code where one is set; exit 1 with a sentence if it is wrong."""
    context: Context = click_context.obj
    if not context.desk.access.is_set():
        return
    answer = context.desk.access.check(_code(context, twice=False))
    if answer.right:
        return
    wrong = sentence("This is not the right code.")
    if answer.wait:
        wrong = plural(
            "This is not the right code; try again in {n} second.",
            "This is not the right code; try again in {n} seconds.",
            answer.wait,
        )
    click.echo(context.words(wrong), err=True)
    click_context.exit(1)


@access_group.command("remove")
@click.pass_obj
def remove_command(context: Context) -> None:
    """Remove the code."""
    context.desk.access.remove()
    click.echo(context.say("The supervisor code is removed."))


def _code(context: Context, *, twice: bool) -> str:
    """Return a code typed without echo or read from a pipe, never from the command line."""
    if sys.stdin is None:  # standard input was closed before the start
        return ""
    if sys.stdin.isatty():
        asked: str = click.prompt(
            context.say("Supervisor code"), hide_input=True, confirmation_prompt=twice
        )
        return asked
    return sys.stdin.readline().rstrip("\r\n")
