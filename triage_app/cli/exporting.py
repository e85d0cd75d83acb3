"""`vigie export`: figures and cases of a week in a file."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from triage_app.cli.case_filters import filters_besides_week
from triage_app.cli.context import Context
from triage_app.cli.incoming import NamedPath
from triage_app.cli.output import AS_JSON, print_path, replaceable_path
from triage_app.errors import ExportError
from triage_app.export_records import Column, ExportFormat, ExportTarget, ExportWanted
from triage_app.records import CaseFilter

_ALL = "all"
FORMATS = click.Choice([one.value for one in ExportFormat], case_sensitive=False)


def _week(context: click.Context, _: click.Parameter, value: str | None) -> str:
    """Check the name of a period; anything else is wrong usage."""
    from triage_app.reporting.periods import parse_period  # noqa: PLC0415 - needed by few

    if value is None:
        return ""
    try:
        parse_period(value, date.max)  # only to check the format; "last" is always valid
    except ExportError as error:
        raise click.BadParameter(context.obj.words(error)) from error
    return value


def _columns(_: click.Context, __: click.Parameter, value: str | None) -> tuple[Column, ...] | None:
    """Parse names of columns, "all" for all; anything else is wrong usage."""
    if value is None:
        return None
    names = [name.strip() for name in value.split(",") if name.strip()]
    if names == [_ALL]:
        return ()
    unknown = [name for name in names if name not in set(Column)]
    if unknown or not names:
        told = ", ".join(unknown) or value
        raise click.BadParameter(f"“{told}”; there are {_ALL}, {', '.join(Column)}.")
    return tuple(map(Column, names))


def _period(week: str, wanted: CaseFilter, today: date) -> str:
    """Return the name of the period: that of `week`, else the days of the filter."""
    if week:
        return week
    if not wanted.since:
        raise click.UsageError("--week or --since is needed")
    last = date.fromisoformat(wanted.until) - timedelta(days=1) if wanted.until else today
    return f"{wanted.since}..{last}"


class _Target(NamedPath):
    """A file, or a folder where the path ends with a separator."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401 - as click has it
        """Return an `ExportTarget`; "folder/" and "folder/." are a folder that may be missing."""
        text = os.fspath(value)
        ends = tuple(end + dot for end in {os.sep, os.altsep or os.sep} for dot in ("", "."))
        return ExportTarget(Path(super().convert(text, param, ctx)), text.endswith(ends))


TARGET = _Target(path_type=Path)


@click.command("export")
@click.option(
    "--week",
    callback=_week,
    help="2026-W47, 2026-11, 2026-Q4, 2026-11-02..2026-11-20 or last; else --since and --until.",
)
@click.option(
    "--format", "fmt", type=FORMATS, help="Without it the ending of the file’s name decides."
)
@click.option("--out", required=True, type=TARGET, help="File to write, or a folder/.")
@click.option("--columns", callback=_columns, help="Columns of the cases, as a,b,c, or all.")
@click.option("--remember", is_flag=True, help="Take these columns from now on.")
@click.option("--shared", is_flag=True, help="For others: no cases, and counts below 5 are hidden.")
@filters_besides_week
@AS_JSON
@click.pass_obj
def export_command(
    context: Context,
    week: str,
    fmt: str | None,
    out: ExportTarget,
    columns: tuple[Column, ...] | None,
    remember: bool,
    shared: bool,
    wanted: CaseFilter,
    as_json: bool,
) -> None:
    """Write figures and cases of a period, or only the cases that filters choose in it."""
    reports = context.desk.reports
    period = _period(week, wanted, context.desk.clock().date())
    chosen = ExportWanted(period, wanted, ExportFormat(fmt) if fmt else None, columns, shared)
    target = replace(out, path=replaceable_path(context.home, out.path))
    made = reports.export(chosen, target)
    if remember and columns is not None and reports.columns is not None:
        reports.columns.keep(columns)
    print_path(made, as_json)


def write_case(context: Context, number: int, out: ExportTarget, as_json: bool) -> None:
    """Write one case as a PDF, and print where."""
    from triage_app.services.upkeep import case_file  # noqa: PLC0415 - needed by few

    target = replace(out, path=replaceable_path(context.home, out.path))
    print_path(case_file.write_case(context.desk, number, target), as_json)
