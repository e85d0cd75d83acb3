"""`vigie genuine …`: the organisation's own genuine messages."""

from __future__ import annotations

from pathlib import Path

import click

from classifier.genuine.template import AddedTemplate, ListedTemplate
from classifier.sentence import plural
from triage_app.cli.access import ASKS_CODE, require_code
from triage_app.cli.context import Context
from triage_app.cli.incoming import FILE, LARGEST_NUMBER
from triage_app.cli.output import AS_JSON, print_json, progress_counter, utf8_argument

_NUMBER = click.IntRange(1, LARGEST_NUMBER)


@click.group("genuine")
def genuine_group() -> None:
    """Keep the organisation's own genuine messages: learnt, and compared with what comes in."""


@genuine_group.command("add")
@click.argument("paths", nargs=-1, required=True, type=FILE)
@click.option("--organisation", default="", help="Whose they are: an id or a name.")
@ASKS_CODE
@AS_JSON
@click.pass_context
def add_command(
    click_context: click.Context, paths: tuple[Path, ...], organisation: str, as_json: bool
) -> None:
    """Add files and folders: .eml, .msg, .html, .txt, .docx, .csv (one a line)."""
    from classifier.genuine.template_files import TemplatesIn  # noqa: PLC0415 - slow to import

    context: Context = click_context.obj
    require_code()
    service, found = context.desk.genuine, TemplatesIn(paths)
    answers: list[AddedTemplate] = []
    with progress_counter(context.say("Reading messages"), found.count()) as count:
        while (read := found.read_next()) is not None:
            answers.append(service.add(read, utf8_argument(organisation)))
            count()
    if as_json:
        print_json([_answer(context, one) for one in answers])
    else:
        _print_answers(context, answers)
    if not any(one.error is None for one in answers):
        click_context.exit(1)


@genuine_group.command("list")
@AS_JSON
@click.pass_obj
def list_command(context: Context, as_json: bool) -> None:
    """List the genuine messages."""
    found = context.desk.genuine.list()
    if as_json:
        print_json(found)
        return
    for one in found:
        click.echo(_line(one))


@genuine_group.command("remove")
@click.argument("numbers", nargs=-1, required=True, type=_NUMBER)
@ASKS_CODE
@AS_JSON
@click.pass_obj
def remove_command(context: Context, numbers: tuple[int, ...], as_json: bool) -> None:
    """Remove genuine messages with their text; the next training no longer knows them."""
    require_code()
    service = context.desk.genuine
    removed = [service.listed(service.remove(number)) for number in numbers]
    if as_json:
        print_json(removed)
        return
    for one in removed:
        click.echo(context.say("Removed: {line}", line=_line(one)))
    click.echo(context.say("Train again, so that the model forgets what it learnt of them."))


def _answer(context: Context, one: AddedTemplate) -> dict[str, object]:
    return {
        "name": one.name,
        "number": one.kept.number if one.kept else None,
        "compared": one.compared,
        "error": context.words(one.error) if one.error else None,
    }


def _print_answers(context: Context, answers: list[AddedTemplate]) -> None:
    for one in answers:
        if one.error:
            click.echo(f"{one.name}: {context.words(one.error)}", err=True)
        elif one.kept is None:
            click.echo(context.say("{name}: is there already.", name=one.name))
        elif not one.compared:
            click.echo(
                context.say(
                    "{name}: learnt, but too short for copies of it to be told.", name=one.name
                )
            )
    kept = sum(one.kept is not None for one in answers)
    done = plural("{n} genuine message added.", "{n} genuine messages added.", kept)
    click.echo(context.words(done))
    if kept:
        click.echo(context.say("Copies of them are found from now on; train to learn them too."))


def _line(one: ListedTemplate) -> str:
    return f"{one.number:>5}  {one.added[:10]}  {one.organisation}  {one.name}  {one.subject[:60]}"
