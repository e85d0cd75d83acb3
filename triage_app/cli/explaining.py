"""The command `vigie explain`: all contributions to the score of one message."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from triage_app.cli.context import Context
from triage_app.cli.incoming import FILE, SOURCE, message_fields, pasted_from, read
from triage_app.cli.output import AS_JSON, print_json, print_path, replaceable_path
from triage_app.cli.verdict_lines import change_lines, verdict_line

if TYPE_CHECKING:
    from classifier.explaining.contributions import Explanation
from classifier.records import Pasted


@click.command("explain")
@click.argument("path", type=SOURCE)
@message_fields
@click.option("--html", "as_html", is_flag=True, help="Write a page for reviewers (with --out).")
@click.option("--out", type=FILE, help="Where the page goes.")
@AS_JSON
@click.pass_obj
def explain_command(
    context: Context,
    path: str,
    fields: Pasted,
    as_html: bool,
    out: Path | None,
    as_json: bool,
) -> None:
    """Show all contributions to the score of a message. PATH may be - for standard input."""
    if as_html != (out is not None):
        raise click.UsageError("--html and --out FILE go together")
    message = read(pasted_from(path, fields))
    context.ensure_model()
    found = context.desk.triage.explain(message)
    if out is not None:
        from triage_app.services.calls.explaining import write_page  # noqa: PLC0415

        print_path(
            write_page(found, context.language, replaceable_path(context.home, out)), as_json
        )
    elif as_json:
        from triage_app.services.calls.explaining import explained  # noqa: PLC0415

        print_json(explained(path, found, context.words))
    else:
        _print(context, found)


def _print(context: Context, found: Explanation) -> None:
    from triage_app.reporting.explain_page import explain_lines  # noqa: PLC0415

    click.echo(verdict_line(context, found.assessment))
    for line in (*explain_lines(found, context.language), *change_lines(context, found.assessment)):
        click.echo(line)
