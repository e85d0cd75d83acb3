"""`vigie cases views`: filters of the case list under a name."""

from __future__ import annotations

from dataclasses import replace

import click

from triage_app.cli.case_filters import case_filters
from triage_app.cli.context import Context
from triage_app.cli.output import AS_JSON, as_builtins, print_json, utf8_argument
from triage_app.records import CaseFilter


@click.group("views")
def views_group() -> None:
    """Save filters under a name; list and find take them as --view NAME."""


@views_group.command("list")
@AS_JSON
@click.pass_obj
def views_list(context: Context, as_json: bool) -> None:
    """List the saved views."""
    found = context.views.all()
    if as_json:
        print_json(as_builtins(found))
        return
    for name in found:
        click.echo(name)


@views_group.command("save")
@click.argument("name")
@click.option("--words", default="", help="Words, phrases and -words.")
@case_filters
@AS_JSON
@click.pass_obj
def views_save(context: Context, name: str, words: str, wanted: CaseFilter, as_json: bool) -> None:
    """Save filters under NAME; a phone number or a reference is not kept."""
    kept = context.views.save(utf8_argument(name), replace(wanted, text=utf8_argument(words)))
    print_json({"name": kept}) if as_json else click.echo(kept)


@views_group.command("remove")
@click.argument("name")
@click.pass_obj
def views_remove(context: Context, name: str) -> None:
    """Remove a saved view."""
    context.views.remove(utf8_argument(name))
