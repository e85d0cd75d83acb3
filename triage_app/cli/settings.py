"""The command `vigie settings`: every setting with its value and where the value comes from."""

from __future__ import annotations

import click

from classifier.sentence import named
from triage_app.cli.context import Context
from triage_app.cli.output import AS_JSON, print_json
from triage_app.managed_file import managed_path
from triage_app.settings import TABLE, value_of
from triage_app.settings_file import sources

_SOURCES = {
    "managed": named("source of a setting", "fixed by your organisation"),
    "file": named("source of a setting", "set here"),
    "default": named("source of a setting", "default"),
}


@click.command("settings")
@AS_JSON
@click.pass_obj
def settings_command(context: Context, as_json: bool) -> None:
    """List the settings, their values, and where each value comes from."""
    settings, found = context.settings, sources(context.home.settings)
    if as_json:
        values = {
            one.name: {"value": value_of(settings, one.name), "source": found[one.name]}
            for one in TABLE
        }
        files = {"managed_file": str(managed_path()), "file": str(context.home.settings)}
        print_json(files | {"settings": values})
        return
    for one in TABLE:
        value = value_of(settings, one.name)
        click.echo(f"{one.name:<26} {value!s:<20} {context.words(_SOURCES[found[one.name]])}")
