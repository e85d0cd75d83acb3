"""`vigie export`: the report of one week."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from triage_app.cli.context import Context
from triage_app.cli.incoming import FILE
from triage_app.cli.output import AS_JSON, print_path, replaceable_path
from triage_app.errors import ExportError

FORMATS = click.Choice(["csv", "xlsx", "html", "pdf", "json", "stix", "misp"], False)


def _week(context: click.Context, _: click.Parameter, value: str) -> str:
    """Parse a week; anything else is wrong usage."""
    from triage_app.reporting.weeks import parse_week  # noqa: PLC0415 - needed by few

    try:
        parse_week(value, date(2000, 1, 3))  # only to check the format; "last" is always valid
    except ExportError as error:
        raise click.BadParameter(context.obj.words(error)) from error
    return value


@click.command("export")
@click.option("--week", required=True, callback=_week, help="ISO week such as 2026-W47, or last.")
@click.option("--format", "fmt", required=True, type=FORMATS, help="csv, xlsx, html or json.")
@click.option("--out", required=True, type=FILE, help="File to write.")
@AS_JSON
@click.pass_obj
def export_command(context: Context, week: str, fmt: str, out: Path, as_json: bool) -> None:
    """Write the report of one week."""
    print_path(context.desk.reports.export(week, fmt, replaceable_path(context.home, out)), as_json)
