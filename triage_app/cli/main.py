"""The `vigie` command: its options and subcommands."""

from __future__ import annotations

import logging
import os
from importlib import metadata
from pathlib import Path

import click

from classifier.system.desktop import has_display
from classifier.system.processes import forbid_core_dumps
from triage_app.cli.access import access_group
from triage_app.cli.campaigns import campaigns_group
from triage_app.cli.casework import cases_group, log_command
from triage_app.cli.context import Context
from triage_app.cli.encrypting import GroupWithLog
from triage_app.cli.evaluating import evaluate_command
from triage_app.cli.explaining import explain_command
from triage_app.cli.exporting import export_command
from triage_app.cli.genuine import genuine_group
from triage_app.cli.guard import ending_cleanly, prepare_streams
from triage_app.cli.incoming import NamedPath
from triage_app.cli.learning import models_group, train_command
from triage_app.cli.lists import lists_group
from triage_app.cli.maintenance import (
    backup_command,
    demo_command,
    doctor_command,
    purge_command,
    restore_command,
    verify_command,
)
from triage_app.cli.scoring import score_command
from triage_app.cli.settings import settings_command
from triage_app.cli.share_exchange import (
    follow_command,
    pull_command,
    push_command,
    rejoin_command,
)
from triage_app.cli.share_server import server_group
from triage_app.cli.sharing import share_group
from triage_app.cli.week import week_command
from triage_app.errors import SettingsError
from triage_app.foreign_files import is_ordinary, refuse_foreign_files
from triage_app.paths import Home
from triage_app.private_home import keep_private
from triage_app.settings import Settings
from triage_app.technical_log import Name, writing

_log = logging.getLogger(__name__)


@click.group(cls=GroupWithLog, invoke_without_command=True)
@click.option(
    "--home",
    type=NamedPath(path_type=Path, file_okay=False, readable=False),
    help="Data folder (else VIGIE_HOME, else the platform's own).",
)
@click.version_option(metadata.version("vigie-triage"), prog_name="vigie")
@click.pass_context
def main(context: click.Context, home: Path | None) -> None:
    """Triage of suspicious messages, offline. Without a command, open the window."""
    prepare_streams()
    forbid_core_dumps()
    context.obj = Context(Home.find(home))
    command = context.invoked_subcommand
    _check_home(context.obj, for_window=command is None)
    keep_private(context.obj.home)
    context.with_resource(writing(context.obj.home.logs, "command" if command else "window"))
    if command:
        context.with_resource(ending_cleanly())
        _log.info("command %s", Name(command))
    context.call_on_close(context.obj.close)
    if context.invoked_subcommand is None:
        context.exit(_open_window(context.obj))


def _check_home(context: Context, *, for_window: bool) -> None:
    """Raise SettingsError for a data folder that is not opened; the window shows it in a box."""
    try:
        refuse_foreign_files(context.home)
    except SettingsError as error:
        if not is_ordinary(context.home.settings, context.home.folder):
            context.settings = Settings()  # the file is not opened to look for a language
        if for_window and has_display(os.environ):
            from triage_app.ui.refusal import show_refusal  # noqa: PLC0415 - Qt only for a window

            show_refusal(context.words(error))
        raise


def _open_window(context: Context) -> int:
    """Open the window and return its exit code; fail with a sentence without a display."""
    if not has_display(os.environ):
        click.echo(
            context.say(
                "There is no display for the window: “vigie demo” and “vigie score” work without "
                "one."
            ),
            err=True,
        )
        return 1
    try:
        from triage_app.ui.app import run  # noqa: PLC0415 - Qt only for the window
    except ImportError as error:
        click.echo(
            context.say(
                "The window cannot be loaded ({reason}): run “make setup” or install Qt's "
                "libraries.",
                reason=error,
            ),
            err=True,
        )
        return 1
    return run(context.home, context.settings)


for command in (
    score_command,
    explain_command,
    log_command,
    cases_group,
    export_command,
    week_command,
    train_command,
    evaluate_command,
    models_group,
    verify_command,
    purge_command,
    backup_command,
    restore_command,
    doctor_command,
    settings_command,
    demo_command,
    access_group,
    genuine_group,
    campaigns_group,
    lists_group,
    share_group,
):
    main.add_command(command)
for command in (push_command, pull_command, follow_command, rejoin_command, server_group):
    share_group.add_command(command)
