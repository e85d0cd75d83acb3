"""`vigie verify`, `purge`, `backup`, `restore`, `doctor` and `demo`."""

from __future__ import annotations

import platform
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import click

from classifier.errors import ModelError, VigieError
from triage_app.cli.output import print_json, told

if TYPE_CHECKING:
    from triage_app.cli.main import Context

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def _problems(context: Context) -> list[str]:
    """Return a sentence for each problem of the log and of the models."""
    from classifier.model import artefact  # noqa: PLC0415

    desk = context.desk
    found = desk.maintenance.verify()
    for number in desk.shelf.numbers():
        try:
            artefact.check(desk.shelf.folder(number))
        except ModelError as error:
            found.append(error.sentence(context.settings.language))
    return found


@click.command("verify")
@AS_JSON
@click.pass_obj
def verify_command(context: Context, as_json: bool) -> None:
    """Check the ledger, the log and the model files."""
    with told(context.settings.language):
        problems = _problems(context)
        if as_json:
            print_json({"sound": not problems, "problems": problems})
        elif not problems:
            click.echo("Journal et modèles : rien à signaler.")
        else:
            for problem in problems:
                click.echo(problem, err=True)
    if problems:
        sys.exit(1)


@click.command("purge")
@click.option("--dry-run", is_flag=True, help="Only count.")
@AS_JSON
@click.pass_obj
def purge_command(context: Context, dry_run: bool, as_json: bool) -> None:
    """Remove the message texts that have stayed long enough."""
    with told(context.settings.language):
        result = context.desk.maintenance.purge(dry_run)
        if as_json:
            print_json(result)
            return
        verb = "seraient supprimés" if dry_run else "supprimés"
        click.echo(f"Textes {verb} : {result.texts}.")


@click.command("backup")
@click.argument("path", type=click.Path(path_type=Path))
@click.pass_obj
def backup_command(context: Context, path: Path) -> None:
    """Write a whole copy of the log."""
    with told(context.settings.language):
        click.echo(str(context.desk.maintenance.backup(path)))


@click.command("restore")
@click.argument("path", type=click.Path(path_type=Path))
@click.pass_obj
def restore_command(context: Context, path: Path) -> None:
    """Put a copy back in place of the log; the former one is kept beside it."""
    from triage_app.services.maintenance import restore  # noqa: PLC0415

    with told(context.settings.language):
        former = restore(path, context.home.cases)
        click.echo("Le journal est restauré.")
        if former:
            click.echo(f"L'ancien journal est gardé : {former}")


@click.command("doctor")
@AS_JSON
@click.pass_obj
def doctor_command(context: Context, as_json: bool) -> None:
    """Say what this installation has, and what is wrong with it."""
    found = _health(context)
    if as_json:
        print_json(found)
    else:
        for name, value in found.items():
            click.echo(f"{name:<14} {value}")
    if found["problems"]:
        sys.exit(1)


def _health(context: Context) -> dict[str, object]:
    problems: list[str] = []
    try:
        problems += _problems(context)
    except VigieError as error:
        problems.append(error.sentence(context.settings.language))
    return {
        "vigie": metadata.version("vigie-triage"),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "home": str(context.home.folder),
        "language": context.settings.language,
        "model": context.desk.shelf.current or "",
        "window": _window(),
        "problems": problems,
    }


def _window() -> str:
    """Say whether Qt can be loaded here, without opening a window."""
    try:
        from PySide6 import QtWidgets, __version__  # noqa: PLC0415

        return f"Qt {__version__}" if QtWidgets else ""
    except ImportError as error:
        return f"Qt cannot be loaded: {error}"


@click.command("demo")
@click.option("--out", type=click.Path(path_type=Path), help="Folder for the demonstration.")
@AS_JSON
@click.pass_obj
def demo_command(context: Context, out: Path | None, as_json: bool) -> None:
    """Do the whole job on sample messages, in a data folder of its own."""
    from triage_app.services.demo import run_demo  # noqa: PLC0415

    with told(context.settings.language):
        folder = out or context.home.folder / "demo"
        say = (lambda _: None) if as_json else click.echo
        found = run_demo(folder, context.settings, say)
        if as_json:
            print_json(found)
