"""`vigie cases callbacks` and `vigie cases called`: callers whom the agent told wrong."""

from __future__ import annotations

import click

from triage_app.call_backs import CallBack
from triage_app.case_codes import shown_number
from triage_app.cli.access import ASKS_CODE, gives_code, require_code
from triage_app.cli.context import Context
from triage_app.cli.incoming import NUMBER
from triage_app.cli.output import AS_JSON, print_json


@click.command("callbacks")
@click.option("--called", is_flag=True, help="Those that were called back already.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 100_000))
@AS_JSON
@click.pass_obj
def callbacks_command(context: Context, called: bool, limit: int, as_json: bool) -> None:
    """List the callers to call back, newest case first.

    The message is confirmed as a scam, the agent said otherwise or was unsure, and the caller
    gave, paid, signed or installed something.
    """
    book = context.desk.casebook.call_backs
    found = book.done(limit) if called else book.open(limit)
    if as_json:
        print_json(found)
        return
    for one in found:
        click.echo(call_back_line(context, one))
    if not found:
        click.echo(context.say("No caller has to be called back."))


@click.command("called")
@click.argument("numbers", metavar="NUMBER…", nargs=-1, required=True, type=NUMBER)
@ASKS_CODE
@AS_JSON
@click.pass_obj
def called_command(context: Context, numbers: tuple[int, ...], as_json: bool) -> None:
    """Note that the callers of these cases were called back; “vigie cases undo” takes it back."""
    if gives_code():
        require_code()
    book = context.desk.casebook.call_backs
    steps = [book.tick(number) for number in numbers]
    if as_json:
        times = [{"number": one.case.number, "called_back": one.case.called_back} for one in steps]
        print_json(times)
        return
    for step in steps:
        number = step.case.shown_number
        click.echo(context.say("The caller of case no. {number} was called back.", number=number))


def call_back_line(context: Context, one: CallBack) -> str:
    """Return a caller to call back on one line: case, date, what was told and done."""
    done = ", ".join(context.words.name("outcome", each) for each in one.outcomes)
    told = context.words.name("decision", one.told)
    called = ""
    if one.called_back:
        called = "  " + context.say("called back on {at}", at=one.called_back[:16])
    number, day = shown_number(one.number), one.opened[:16]
    return f"{number:>6}  {day}  {told}  {done}{called}  {one.excerpt[:60]}"
