"""The `vigie` command: its options, and the groups that hang below it."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from functools import cached_property
from importlib import metadata
from pathlib import Path

import click

from triage_app.cli.casework import cases_group, export_command, log_command
from triage_app.cli.learning import evaluate_command, models_group, train_command
from triage_app.cli.maintenance import (
    backup_command,
    demo_command,
    doctor_command,
    purge_command,
    restore_command,
    verify_command,
)
from triage_app.cli.output import utf8_streams
from triage_app.cli.scoring import score_command
from triage_app.paths import Home
from triage_app.services.desk import Desk
from triage_app.settings import Settings, load


@dataclass
class Context:
    """What every command gets: the data folder and the services in it."""

    home: Home
    problems: list[str] = field(default_factory=list)

    @cached_property
    def settings(self) -> Settings:
        """The settings; what was wrong in their file is told once, on standard error."""
        settings, problems = load(self.home.settings)
        for problem in problems:
            click.echo(problem, err=True)
        return settings

    @cached_property
    def desk(self) -> Desk:
        """The services of this data folder."""
        return Desk(self.home, self.settings)


@click.group(invoke_without_command=True)
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    help="Data folder (else VIGIE_HOME, else the platform's own).",
)
@click.version_option(metadata.version("vigie-triage"), prog_name="vigie")
@click.pass_context
def main(context: click.Context, home: Path | None) -> None:
    """Triage of suspicious messages, offline. Without a command, open the window."""
    utf8_streams()
    context.obj = Context(Home.find(home))
    if context.invoked_subcommand is None:
        from triage_app.ui.app import run  # noqa: PLC0415 - Qt only when a window is wanted

        sys.exit(run(context.obj.home, context.obj.settings))


for command in (
    score_command,
    log_command,
    cases_group,
    export_command,
    train_command,
    evaluate_command,
    models_group,
    verify_command,
    purge_command,
    backup_command,
    restore_command,
    doctor_command,
    demo_command,
):
    main.add_command(command)
