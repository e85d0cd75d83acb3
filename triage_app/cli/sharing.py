"""`vigie share …`: what this desk shares with others, without a server or with one.

What shares is imported by these commands only, so that nothing else loads it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from classifier.sentence import plural
from triage_app.cli import share_lines
from triage_app.cli.access import ASKS_CODE, require_code
from triage_app.cli.context import Context
from triage_app.cli.incoming import FILE
from triage_app.cli.output import AS_JSON, print_json, result_path, utf8_argument
from triage_app.errors import ExportError
from triage_app.files import write_whole
from triage_app.records import Role
from triage_app.wording.shared_changes import waiting_sentence

if TYPE_CHECKING:
    from triage_app.services.exchange.shared_files import SharedFiles
    from triage_app.sharing.desk_sharing import DeskSharing
    from triage_app.sharing.identity import PublicIdentity

_DESK = click.argument("number", metavar="DESK", type=click.IntRange(1, 9999))


@click.group("share")
def share_group() -> None:
    """Share cases with other desks, by signed files or through a server."""


@share_group.command("join")
@_DESK
@click.option("--name", required=True, help="Name of this desk for the others.")
@click.option("--supervisor", is_flag=True, help="A supervisor's desk, which confirms cases.")
@ASKS_CODE
@AS_JSON
@click.pass_obj
def join_command(context: Context, number: int, name: str, supervisor: bool, as_json: bool) -> None:
    """Give this desk a number among the others, and a key; again: another name or role."""
    require_code()
    role = Role.SUPERVISOR if supervisor else Role.AGENT
    identity = _sharing(context).join(number, utf8_argument(name), role)
    if as_json:
        print_json(share_lines.identity_fields(identity) | {"role": role})
        return
    click.echo(context.say("This desk is no. {desk}, “{name}”.", desk=number, name=identity.name))
    click.echo(context.say("Fingerprint: {fingerprint}", fingerprint=identity.fingerprint))


@share_group.command("identity")
@click.argument("path", type=FILE, required=False)
@AS_JSON
@click.pass_obj
def identity_command(context: Context, path: Path | None, as_json: bool) -> None:
    """Print the public identity of this desk, or write it for the other desks."""
    sharing = _sharing(context)
    identity, text = sharing.identity(), sharing.identity_text()
    written = None if path is None else _write_identity(context, path, identity.number, text)
    if as_json:
        print_json(
            share_lines.identity_fields(identity) | {"path": str(written) if written else None}
        )
    elif written:
        click.echo(str(written))
    else:
        click.echo(text, nl=False)


@share_group.command("key")
@click.option("--new", "makes_new", is_flag=True, help="Replace the key; asks for the code.")
@ASKS_CODE
@AS_JSON
@click.pass_obj
def key_command(context: Context, makes_new: bool, as_json: bool) -> None:
    """Print the fingerprint of this desk's key, or replace the key."""
    if makes_new:
        require_code()
    sharing = _sharing(context)
    identity = sharing.renew_key() if makes_new else sharing.identity()
    if as_json:
        print_json(share_lines.identity_fields(identity))
        return
    click.echo(context.say("Fingerprint: {fingerprint}", fingerprint=identity.fingerprint))
    if makes_new:
        click.echo(
            context.say(
                "Give the other desks the new identity (“vigie share identity FILE”); until they "
                "have it they take nothing that is signed with it."
            )
        )


@share_group.command("trust")
@click.argument("path", type=FILE)
@click.option("--supervisor", "role", flag_value="supervisor", help="A supervisor's desk.")
@click.option("--agent", "role", flag_value="agent", help="An agent's desk (default).")
@click.option("--replace", "replaces", is_flag=True, help="Also a key that is not signed.")
@click.option("--yes", is_flag=True, help="Do not ask on a terminal.")
@ASKS_CODE
@AS_JSON
@click.pass_obj
def trust_command(
    context: Context, path: Path, role: str | None, replaces: bool, yes: bool, as_json: bool
) -> None:
    """Take the events of another desk from now on, by its identity in a file."""
    from triage_app.sharing.identity import read  # noqa: PLC0415 - only who shares needs it

    identity = read(path)
    require_code()
    if not yes and sys.stdin is not None and sys.stdin.isatty():
        _compare(context, identity)
    sharing = _sharing(context)
    before = sharing.known(identity.number)
    acts_as = Role(role) if role else before.role if before else Role.AGENT
    desk = sharing.trust(identity, acts_as, replaces=replaces)
    if as_json:
        print_json(share_lines.identity_fields(identity) | {"role": desk.role, "trusted": True})
        return
    click.echo(
        context.say(
            "What desk {desk}, “{name}”, shares is taken from now on; fingerprint {fingerprint}.",
            desk=desk.number,
            name=desk.name,
            fingerprint=identity.fingerprint,
        )
    )


@share_group.command("untrust")
@_DESK
@ASKS_CODE
@AS_JSON
@click.pass_obj
def untrust_command(context: Context, number: int, as_json: bool) -> None:
    """Take nothing more of a desk; what came from it stays."""
    require_code()
    _sharing(context).untrust(number)
    if as_json:
        print_json({"desk": number, "trusted": False})
    else:
        click.echo(context.say("Nothing more is taken of desk {desk}.", desk=number))


@share_group.command("export")
@click.argument("folder", type=FILE)
@AS_JSON
@click.pass_obj
def export_command(context: Context, folder: Path, as_json: bool) -> None:
    """Write what a folder or a stick does not have yet of the events of this desk."""
    with_texts = context.settings.share_texts == "on"
    sharing, target = _sharing(context), result_path(context.home, folder)
    done = sharing.export(target, with_texts)
    problems = sharing.export_files(target, _files(context))
    if as_json:
        print_json(share_lines.exported_fields(done))
    else:
        for path in (*done.renewed, *done.written):
            click.echo(str(path))
        new = plural("{n} new event written.", "{n} new events written.", done.events)
        click.echo(context.words(new))
    share_lines.tell_problems(context.words, problems)


@share_group.command("import")
@click.argument("sources", metavar="PATH...", nargs=-1, required=True, type=FILE)
@AS_JSON
@click.pass_context
def import_command(click_context: click.Context, sources: tuple[Path, ...], as_json: bool) -> None:
    """Take the bundles of other desks, from files or folders; exit 1 if one was left out."""
    context: Context = click_context.obj
    sharing = _sharing(context)
    found = sharing.take(sources)
    files = sharing.take_files(sources, _files(context))
    if as_json:
        print_json([share_lines.file_fields(context.words, one) for one in found])
    else:
        share_lines.print_taken(context.words, found, files.taken)
    left_out = [one for one in found if one.left_out is not None]
    if left_out and as_json:
        click.echo(context.say("Files that were left out: {count}.", count=len(left_out)), err=True)
    share_lines.tell_problems(context.words, map(waiting_sentence, files.waiting))
    if left_out:
        click_context.exit(1)


@share_group.command("status")
@AS_JSON
@click.pass_obj
def status_command(context: Context, as_json: bool) -> None:
    """Say what this desk has shared and taken, and what waits."""
    from triage_app.services.exchange.of_desk import (  # noqa: PLC0415 - who shares
        things_in_use,
        waiting_changes,
    )

    desk, words = context.desk, context.words
    state = _sharing(context).state() if desk.has_log else None
    if state is None:
        if as_json:
            print_json({"joined": False})
        else:
            click.echo(context.say("This desk shares nothing."))
        return
    in_use, waiting = things_in_use(desk), waiting_changes(desk)
    if as_json:
        fields = share_lines.state_fields(words, state)
        print_json(fields | share_lines.files_fields(words, in_use, waiting))
    else:
        share_lines.print_state(words, state)
        share_lines.print_files(words, in_use, waiting)


def _files(context: Context) -> SharedFiles:
    from triage_app.services.exchange.of_desk import shared_files  # noqa: PLC0415 - who shares

    return shared_files(context.desk)


def _sharing(context: Context) -> DeskSharing:
    from triage_app.sharing.desk_sharing import DeskSharing  # noqa: PLC0415 - only who shares

    desk = context.desk
    return DeskSharing(context.home, desk.store.share_log, desk.clock, desk.record)


def _compare(context: Context, identity: PublicIdentity) -> None:
    """Show a fingerprint, and end the command unless the desk reads out the same."""
    asked = context.say(
        "Call desk {desk}, “{name}”: its command “vigie share key” prints the fingerprint "
        "{fingerprint}.",
        desk=identity.number,
        name=identity.name,
        fingerprint=identity.fingerprint,
    )
    click.echo(asked, err=True)
    click.confirm(context.say("Is it the same?"), abort=True, err=True)


def _write_identity(context: Context, path: Path, number: int, text: str) -> Path:
    """Write an identity into a file, or into a folder under a name of its own."""
    target = result_path(context.home, path / f"vigie-{number:02}.toml" if path.is_dir() else path)
    try:
        write_whole(target, text)
    except OSError as error:
        raise ExportError(
            "{file} could not be written; check that you may write there and that there is room "
            "left.",
            file=target,
        ) from error
    return target
