"""`vigie export`: figures and cases of a week in a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from triage_app.cli.case_filters import filters_besides_week
from triage_app.cli.context import Context
from triage_app.cli.incoming import FILE
from triage_app.cli.output import AS_JSON, print_path, replaceable_path
from triage_app.errors import ExportError
from triage_app.export_records import Column, ExportFormat, ExportWanted
from triage_app.records import CaseFilter

FORMATS = click.Choice([one.value for one in ExportFormat], case_sensitive=False)


def _week(context: click.Context, _: click.Parameter, value: str) -> str:
    """Check the name of a period; anything else is wrong usage."""
    from triage_app.reporting.periods import parse_period  # noqa: PLC0415 - needed by few

    try:
        parse_period(value, date.max)  # only to check the format; "last" is always valid
    except ExportError as error:
        raise click.BadParameter(context.obj.words(error)) from error
    return value


def _columns(_: click.Context, __: click.Parameter, value: str) -> tuple[Column, ...]:
    """Parse names of columns; anything else is wrong usage."""
    names = [name.strip() for name in value.split(",") if name.strip()]
    unknown = [name for name in names if name not in set(Column)]
    if unknown:
        raise click.BadParameter(f"{', '.join(unknown)}; there are {', '.join(Column)}.")
    return tuple(map(Column, names))


@click.command("export")
@click.option(
    "--week",
    required=True,
    callback=_week,
    help="ISO week such as 2026-W47, or last; also 2026-11, 2026-Q4, 2026-11-02..2026-11-20.",
)
@click.option(
    "--format", "fmt", type=FORMATS, help="Without it the ending of the file’s name decides."
)
@click.option("--out", required=True, type=FILE, help="File to write, or a folder.")
@click.option(
    "--columns", default="", callback=_columns, help="Columns of the cases, as a,b,c (all)."
)
@filters_besides_week
@AS_JSON
@click.pass_obj
def export_command(
    context: Context,
    week: str,
    fmt: str | None,
    out: Path,
    columns: tuple[Column, ...],
    wanted: CaseFilter,
    as_json: bool,
) -> None:
    """Write figures and cases of one week, or of the cases that filters choose in it."""
    chosen = ExportWanted(week, wanted, ExportFormat(fmt) if fmt else None, columns)
    file = replaceable_path(context.home, out)
    print_path(context.desk.reports.export(chosen, file), as_json)
