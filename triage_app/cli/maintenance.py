"""The commands `vigie verify`, `purge`, `backup`, `restore`, `doctor` and `demo`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import click

from classifier.sentence import plural, sentence
from triage_app.cli.access import ASKS_CODE, require_code
from triage_app.cli.context import Context
from triage_app.cli.incoming import FILE
from triage_app.cli.output import (
    AS_JSON,
    as_builtins,
    print_json,
    progress_bar,
    replaceable_path,
)

if TYPE_CHECKING:
    from triage_app.services.upkeep.health import Checked


DOCTOR_FORMAT, DOCTOR_VERSION = "vigie-doctor", 1  # docs/schemas/vigie-doctor.schema.json


def _print_problems(click_context: click.Context, problems: Sequence[str], as_json: bool) -> None:
    """Print the problems (with --json only a summary sentence) and exit with 1."""
    count = click_context.obj.say("Problems found: {count}.", count=len(problems))
    for line in [count] if as_json else problems:
        if problems:
            click.echo(line, err=True)
    if problems:
        click_context.exit(1)


@click.command("verify")
@click.option("--rebuild", is_flag=True, help="First write the cases and indexes anew.")
@click.option("--full", is_flag=True, help="Compare also what was verified before.")
@click.option("--progress", is_flag=True, help="Write progress lines on standard error.")
@AS_JSON
@click.pass_context
def verify_command(
    click_context: click.Context, rebuild: bool, full: bool, progress: bool, as_json: bool
) -> None:
    """Check the ledger, the log and the model files.

    Of a large log only what is newer than the last check of the whole log that found nothing.
    """
    from triage_app.services.upkeep import health  # noqa: PLC0415 - numpy, SQLite, the rules

    context: Context = click_context.obj
    found: dict[str, object] = {}
    if rebuild:
        found["rebuilt"] = count = context.desk.rebuild_log()
        outcome = plural(
            "{n} case was rebuilt from the ledger.",
            "{n} cases were rebuilt from the ledger.",
            count,
        )
        if not as_json:
            click.echo(context.words(outcome))
    with progress_bar(context.say("Check of the log"), "verify" if progress else "") as report:
        checked = health.check(context.desk, report, whole=full or rebuild)
    if as_json:
        found |= {"since": as_builtins(checked.since)} if checked.since else {}
        print_json({"sound": not checked.problems, "problems": checked.problems} | found)
    else:
        _print_extent(context, checked)
    _print_problems(click_context, checked.problems, as_json)


def _print_extent(context: Context, checked: Checked) -> None:
    """Print that there is no problem, and what was compared where it was not the whole log."""
    if checked.since is not None:
        click.echo(context.say("Compared: {extent}.", extent=checked.extent(context.words)))
    if not checked.problems:
        sound = sentence("Log and models: no problem found.")
        newer_sound = sentence("Models and this part of the log: no problem found.")
        click.echo(context.words(newer_sound if checked.since else sound))


@click.command("purge")
@click.option("--dry-run", is_flag=True, help="Only count.")
@click.option(
    "--confirm",
    is_flag=True,
    help="Also when much is due at once or the clock is doubtful; asks for the supervisor code.",
)
@ASKS_CODE
@AS_JSON
@click.pass_obj
def purge_command(context: Context, dry_run: bool, confirm: bool, as_json: bool) -> None:
    """Remove message texts whose retention period has ended."""
    if confirm and not dry_run:
        require_code()
    result = context.desk.maintenance.purge(dry_run, confirm)
    if as_json:
        print_json(as_builtins(result) | {"texts": result.texts, "dry_run": dry_run})
    elif dry_run:
        click.echo(context.say("Texts that would be removed: {texts}.", texts=result.texts))
    else:
        click.echo(context.say("Texts removed: {texts}.", texts=result.texts))


@click.command("backup")
@click.argument("path", type=FILE)
@click.option("--progress", is_flag=True, help="Write progress lines on standard error.")
@AS_JSON
@click.pass_obj
def backup_command(context: Context, path: Path, progress: bool, as_json: bool) -> None:
    """Write a complete copy of the log, with the desk’s lists and advice."""
    maintenance = context.desk.maintenance
    real = replaceable_path(context.home, path)
    with progress_bar(context.say("Backup of the log"), "backup" if progress else "") as report:
        made = maintenance.backup(real, report)
    left_out = maintenance.left_out_of_backup()
    if as_json:
        print_json({"path": str(made)} | ({"left_out": list(left_out)} if left_out else {}))
        return
    click.echo(str(made))
    if left_out:
        click.echo(
            context.say(
                "Not in the backup, because it was changed outside Vigie: {files}. Restore a "
                "version of it (page of the lists or of the advice), then back up again.",
                files=", ".join(left_out),
            ),
            err=True,
        )


@click.command("restore")
@click.argument("path", type=FILE)
@ASKS_CODE
@AS_JSON
@click.pass_obj
def restore_command(context: Context, path: Path, as_json: bool) -> None:
    """Put a copy back in place of the log; the former one is kept in the same folder."""
    require_code()
    former = context.desk.restore(path)
    if as_json:
        print_json({"restored": str(path), "former": str(former) if former else None})
        return
    click.echo(context.say("The log is restored."))
    if former:
        click.echo(context.say("The former log is kept: {path}", path=former))


@click.command("doctor")
@AS_JSON
@click.pass_context
def doctor_command(click_context: click.Context, as_json: bool) -> None:
    """Print versions, data folder, model, and problems of this installation; 1 if there are any."""
    context: Context = click_context.obj
    from triage_app.services.upkeep import health  # noqa: PLC0415 - numpy, SQLite, the rules

    examined = health.examine(context.desk)
    found = examined.facts | {"window": _window(context)}
    problems = [*examined.problems, *_server_problems(context)]
    if as_json:
        about = {"format": DOCTOR_FORMAT, "version": DOCTOR_VERSION, "healthy": not problems}
        print_json(about | found | {"problems": problems})
    else:
        for name, value in found.items():
            click.echo(f"{name:<12} {value}")
    _print_problems(click_context, problems, as_json)


def _server_problems(context: Context) -> Iterator[str]:
    if context.settings.share_url:
        from triage_app.cli import share_server  # noqa: PLC0415 - where a server is set only

        if problem := share_server.server_problem(context):
            yield problem


def _window(context: Context) -> str:
    """Return whether Qt can be loaded, without opening a window."""
    try:
        from triage_app.ui import app  # noqa: PLC0415 - brings Qt, which only the doctor wants
    except ImportError as error:
        return context.words(sentence("Qt cannot be loaded: {reason}", reason=str(error)))
    return f"Qt {metadata.version('pyside6-essentials')}" if app else ""


@click.command("demo")
@click.option("--out", type=FILE, help="Folder for the demonstration.")
@AS_JSON
@click.pass_obj
def demo_command(context: Context, out: Path | None, as_json: bool) -> None:
    """Score, log and export sample messages in a separate data folder."""
    from triage_app.services.upkeep.demo import run_demo  # noqa: PLC0415

    folder = out or context.home.folder / "demo"
    say = (lambda _: None) if as_json else click.echo
    found = run_demo(folder, context.settings, say)
    if as_json:
        print_json(found)
