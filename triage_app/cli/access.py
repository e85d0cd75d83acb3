"""`vigie access`: the supervisor's code, and how each command asks for it.

The code comes from a hidden prompt, from the first line of standard input, or from a file
descriptor: what stands in the arguments or the environment is seen by other programs.
"""

from __future__ import annotations

import os
import sys

import click

from classifier.sentence import plural, sentence
from triage_app.cli.context import Context
from triage_app.cli.output import AS_JSON, print_json
from triage_app.errors import SettingsError
from triage_app.records import Role

_DESCRIPTOR = "triage_app.code_fd"  # in the meta data of a command
_LONGEST_LINE = 4096  # bytes; a code has at most 64 characters


def _keep_descriptor(
    click_context: click.Context, _option: click.Parameter, number: int | None
) -> None:
    click_context.meta[_DESCRIPTOR] = number


ASKS_CODE = click.option(
    "--code-fd",
    type=click.IntRange(0),
    callback=_keep_descriptor,
    expose_value=False,
    help="Read the supervisor code from this file descriptor.",
)


@click.group("access")
def access_group() -> None:
    """The code of the supervisor, for the window and for commands that confirm or change."""


@access_group.command("set")
@ASKS_CODE
@click.pass_obj
def set_command(context: Context) -> None:
    """Set or change the code (read from standard input); a code that is set is asked for first."""
    require_code()
    context.desk.access.set(typed_line(context.say("New supervisor code"), hidden=True, twice=True))
    click.echo(context.say("The supervisor code is set."))


@access_group.command("check")
@ASKS_CODE
@click.pass_obj
def check_command(context: Context) -> None:
    """Check a code; exit 1 if it is wrong."""
    require_code()
    click.echo(context.say("The code is correct."))


@access_group.command("settings")
@ASKS_CODE
@click.pass_obj
def settings_command(context: Context) -> None:
    """Confirm the settings that steer a verdict, as they are now; asks for the code."""
    require_code()
    context.desk.accept_settings()
    click.echo(context.say("The settings are confirmed; the ledger says so."))


@access_group.command("names")
@ASKS_CODE
@AS_JSON
@click.pass_obj
def names_command(context: Context, as_json: bool) -> None:
    """Show who stands behind the pseudonyms of the ledger; asks for the code."""
    require_code()
    people = context.desk.store.people.show(context.settings.agent, context.desk.role)
    if as_json:
        print_json(people)
        return
    for person in people:
        click.echo(f"{person.month}  {person.pseudonym}  {person.name}")


@access_group.command("remove")
@ASKS_CODE
@click.pass_obj
def remove_command(context: Context) -> None:
    """Remove the code, which is asked for; one whose file is damaged is removed without it."""
    if context.desk.access.file_error() is None:
        require_code()
    context.desk.access.remove()
    click.echo(context.say("The supervisor code is removed."))


def require_code() -> None:
    """Ask for the supervisor code where one is set; end the command with 1 if it is wrong.

    What the command does then is done by a supervisor, and the ledger says so.
    """
    click_context = click.get_current_context()
    context: Context = click_context.obj
    if not context.desk.access.is_set():
        return
    given = _given(context, click_context.meta.get(_DESCRIPTOR))
    answer = context.desk.access.check(given)
    if answer.right:
        context.desk.role = Role.SUPERVISOR
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


def _given(context: Context, descriptor: int | None) -> str:
    """Return the code as it is given: typed, or the first line of a pipe."""
    if descriptor is not None:
        return line_of(descriptor)
    return typed_line(context.say("Supervisor code"), hidden=True)


def line_of(descriptor: int) -> str:
    """Return the first line of a file descriptor; raises SettingsError when it cannot be read.

    It is read byte by byte, so that the next line is left to whoever reads it next.
    """
    read = bytearray()
    try:
        while len(read) < _LONGEST_LINE and (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
            read += byte
    except (OSError, OverflowError) as error:  # the latter: a number that no file can have
        raise SettingsError(
            "The file descriptor {number} cannot be read.", number=descriptor
        ) from error
    return read.decode("utf-8", "replace").rstrip("\r")


def gives_code() -> bool:
    """Return whether this command was told where to read the code."""
    return click.get_current_context().meta.get(_DESCRIPTOR) is not None


def typed_line(prompt: str, *, hidden: bool = False, twice: bool = False) -> str:
    """Return a line that is typed or read from a pipe, never from the command line."""
    if sys.stdin is None:  # standard input was closed before the start
        return ""
    if sys.stdin.isatty():
        asked: str = click.prompt(prompt, hide_input=hidden, confirmation_prompt=twice, err=True)
        return asked
    return sys.stdin.readline(_LONGEST_LINE).rstrip("\r\n")
