"""`vigie cases note` and `vigie cases reference`: what people write beside a case."""

from __future__ import annotations

from collections.abc import Iterator

import click

from classifier.sentence import sentence
from triage_app.case_codes import shown_number
from triage_app.cli.access import ASKS_CODE, gives_code, require_code, typed_line
from triage_app.cli.context import Context
from triage_app.cli.incoming import NUMBER, STANDARD_INPUT
from triage_app.cli.output import AS_JSON, as_builtins, print_json, utf8_argument
from triage_app.records import CaseDetail, Role

_NOTES = {
    Role.AGENT: sentence("note of an agent"),
    Role.SUPERVISOR: sentence("note of a supervisor"),
}


@click.command("note")
@click.argument("number", type=NUMBER)
@click.argument("text")
@click.option("--supervisor", is_flag=True, help="As a supervisor: asks for the code.")
@ASKS_CODE
@AS_JSON
@click.pass_obj
def note_command(context: Context, number: int, text: str, supervisor: bool, as_json: bool) -> None:
    """Add a note to a case, masked before it is kept; - reads one line of standard input.

    It goes with the text of the case. Identifiers in TEXT may stay in the history of the shell.
    """
    if supervisor or gives_code():
        require_code()
    note = utf8_argument(text)
    if note == STANDARD_INPUT:
        note = typed_line(context.say("Note"))
    context.desk.casebook.notes.add(number, note)
    _print(context, number, as_json)


@click.command("reference")
@click.argument("number", type=NUMBER)
@AS_JSON
@click.pass_obj
def reference_command(context: Context, number: int, as_json: bool) -> None:
    """Keep a digest of the reference of the caller’s file, read from standard input.

    It tells the cases of the same file; the reference itself is not kept.
    """
    reference = typed_line(context.say("Reference of the caller’s file"))
    context.desk.casebook.notes.set_reference(number, reference)
    _print(context, number, as_json)


def _print(context: Context, number: int, as_json: bool) -> None:
    detail = context.desk.casebook.show(number)
    if as_json:
        print_json(
            {
                "number": number,
                "notes": as_builtins(detail.notes),
                "same_file": as_builtins(detail.same_file),
            }
        )
        return
    for line in note_lines(context, detail):
        click.echo(line)


def note_lines(context: Context, detail: CaseDetail) -> Iterator[str]:
    """Yield the notes of a case with role and date, and the other cases of the caller's file."""
    for one in detail.notes:
        yield f"  {one.at[:16]}  {context.words(_NOTES[one.role])}  {one.actor}  {one.text}"
    if detail.same_file is not None:
        yield f"  {_same_file(context, detail.same_file)}"


def _same_file(context: Context, numbers: tuple[int, ...]) -> str:
    """Return which other cases are of the same caller's file."""
    if not numbers:
        return context.say("file: no other case")
    codes = map(shown_number, reversed(numbers))
    numbered = [context.say("no. {number}", number=code) for code in codes]
    if len(numbered) == 1:
        return context.say("same file: case {cases}", cases=numbered[0])
    shown = context.say("{cases} and {last}", cases=", ".join(numbered[:-1]), last=numbered[-1])
    return context.say("same file: cases {cases}", cases=shown)
