"""`vigie lists …`: organisations, watch-list, guard list and alert rules of the desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from classifier.sentence import plural
from triage_app.case_codes import shown_row
from triage_app.cli.access import ASKS_CODE, require_code
from triage_app.cli.context import Context
from triage_app.cli.incoming import FILE
from triage_app.cli.output import AS_JSON, print_json, print_path, replaceable_path, utf8_argument
from triage_app.list_records import COLUMNS, CheckedRows, DeskList, Expected, Row

if TYPE_CHECKING:
    from triage_app.services.lists.list_book import ListBook

_NAME = click.argument("name", metavar="LIST", type=click.Choice([one.value for one in DeskList]))
_VERSION = click.IntRange(0, 10**9)


@click.group("lists")
def lists_group() -> None:
    """Keep the desk's own lists: organisations, watch (hosts, numbers), guard (cases), alerts."""


@lists_group.command("show")
@_NAME
@click.option("--version", type=_VERSION, help="Another version than the one in use.")
@AS_JSON
@click.pass_obj
def show_command(context: Context, name: str, version: int | None, as_json: bool) -> None:
    """Print a list as it is in use, one row a line."""
    book = _book(context, name)
    loaded = book.load()
    if loaded.problem is not None:
        click.echo(context.words(loaded.problem), err=True)
    used = loaded.version if version is None else version
    rows = loaded.rows if used == loaded.version else book.files.rows_of_version(book.name, used)
    if as_json:
        print_json({"list": name, "version": used, "rows": [_named(book, row) for row in rows]})
        return
    for row in rows:
        click.echo(_line(book, row))


@lists_group.command("add")
@_NAME
@click.argument("entry")
@click.argument("value", required=False)
@click.option("--note", default="", help="Why, for those who read the list.")
@click.option("--missed", "expected", flag_value="scam", help="Guard: must never be missed.")
@click.option("--flagged", "expected", flag_value="legit", help="Guard: must never be flagged.")
@ASKS_CODE
@AS_JSON
@click.pass_obj
def add_command(
    context: Context,
    name: str,
    entry: str,
    value: str | None,
    note: str,
    expected: str | None,
    as_json: bool,
) -> None:
    """Add a host or a number, a case, or an alert rule with its VALUE."""
    typed, why = utf8_argument(entry), utf8_argument(note)
    rows: dict[str, Row] = {
        DeskList.WATCH.value: (typed, why),
        DeskList.GUARD.value: (typed, Expected(expected or Expected.SCAM).value, why),
        DeskList.ALERTS.value: (typed, utf8_argument(value or "")),
    }
    if name not in rows:
        raise click.UsageError(
            context.say("An organisation has several columns: use “vigie lists import”.")
        )
    require_code()
    book = _book(context, name)
    _print_version(context, book, book.add([rows[name]]), as_json)


@lists_group.command("remove")
@_NAME
@click.argument("entry")
@ASKS_CODE
@AS_JSON
@click.pass_obj
def remove_command(context: Context, name: str, entry: str, as_json: bool) -> None:
    """Remove the row whose first column is ENTRY."""
    require_code()
    book = _book(context, name)
    _print_version(context, book, book.remove(utf8_argument(entry)), as_json)


@lists_group.command("import")
@_NAME
@click.argument("path", type=FILE)
@click.option("--add", "adds", is_flag=True, help="Keep the rows that the file does not have.")
@click.option("--skip-bad", is_flag=True, help="Take the good rows only.")
@click.option("--dry-run", is_flag=True, help="Say what is wrong with the rows, save nothing.")
@ASKS_CODE
@AS_JSON
@click.pass_context
def import_command(
    click_context: click.Context,
    name: str,
    path: Path,
    adds: bool,
    skip_bad: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read a list from CSV, XLSX or JSON; with a bad row nothing is saved, and each is told."""
    context: Context = click_context.obj
    if not dry_run:
        require_code()
    book = _book(context, name)
    checked = book.check(book.read(path))
    for one in checked.problems:
        click.echo(context.say("Row {row}: {problem}", row=one.row, problem=one.sentence), err=True)
    refused = bool(checked.problems) and not skip_bad
    if not (dry_run or refused):
        version = (book.add if adds else book.save)(checked.rows)
        _print_version(context, book, version, as_json)
    elif as_json:
        print_json(_checked(context, checked))
    else:
        _say_unsaved(context, checked)
    if refused:
        click_context.exit(1)


@lists_group.command("export")
@_NAME
@click.option("--out", "target", required=True, type=FILE, help="Where the CSV file goes.")
@AS_JSON
@click.pass_obj
def export_command(context: Context, name: str, target: Path, as_json: bool) -> None:
    """Write the list in use as a CSV file."""
    path = replaceable_path(context.home, target)
    print_path(_book(context, name).write(path, context.language), as_json)


@lists_group.command("versions")
@_NAME
@AS_JSON
@click.pass_obj
def versions_command(context: Context, name: str, as_json: bool) -> None:
    """List the versions that are kept, newest first."""
    found = _book(context, name).versions()
    if as_json:
        print_json(found)
        return
    for one in found:
        rows = context.words(plural("{n} row", "{n} rows", one.rows))
        mark = "*" if one.current else " "
        click.echo(f"{mark} {one.version:>4}  {one.day}  {rows}")


@lists_group.command("diff")
@_NAME
@click.argument("before", type=_VERSION)
@click.argument("now", type=_VERSION, required=False)
@AS_JSON
@click.pass_obj
def diff_command(context: Context, name: str, before: int, now: int | None, as_json: bool) -> None:
    """Print what version NOW, by default the one in use, has beside version BEFORE."""
    book = _book(context, name)
    found = book.difference(before, book.load().version if now is None else now)
    if as_json:
        print_json(found)
        return
    for mark, rows in (("+", found.added), ("-", found.removed)):
        for row in rows:
            click.echo(f"{mark} {_line(book, row)}")
    for old, new in found.changed:
        pairs = zip(COLUMNS[book.name], old, new, strict=True)
        told = "; ".join(f"{column}: {was} → {is_}" for column, was, is_ in pairs if was != is_)
        click.echo(f"~ {shown_row(book.name, new)[0]}  {told}")


@lists_group.command("restore")
@_NAME
@click.argument("version", type=_VERSION)
@ASKS_CODE
@AS_JSON
@click.pass_obj
def restore_command(context: Context, name: str, version: int, as_json: bool) -> None:
    """Make an earlier version the list again; 0 is the empty list."""
    require_code()
    book = _book(context, name)
    _print_version(context, book, book.restore(version), as_json)


def _book(context: Context, name: str) -> ListBook:
    return context.desk.lists.book(DeskList(name))


def _line(book: ListBook, row: Row) -> str:
    return "  ".join(cell for cell in shown_row(book.name, row) if cell)


def _named(book: ListBook, row: Row) -> dict[str, str]:
    return dict(zip(COLUMNS[book.name], row, strict=True))


def _print_version(context: Context, book: ListBook, version: int, as_json: bool) -> None:
    rows = len(book.load().rows)
    if as_json:
        print_json({"list": book.name.value, "version": version, "rows": rows})
        return
    counted = plural("{n} row", "{n} rows", rows)
    click.echo(context.say("Version {version}: {rows}.", version=version, rows=counted))


def _checked(context: Context, checked: CheckedRows) -> dict[str, object]:
    problems = [
        {"row": one.row, "problem": context.words(one.sentence)} for one in checked.problems
    ]
    return {"good": len(checked.rows), "problems": problems}


def _say_unsaved(context: Context, checked: CheckedRows) -> None:
    good = plural("{n} good row", "{n} good rows", len(checked.rows))
    click.echo(context.say("Nothing was saved; {good}.", good=good))
