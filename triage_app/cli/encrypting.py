"""`vigie log encrypt`, `decrypt`, `rekey`, `key` and `accept`: the log on the disk.

`vigie log PATH` logs a message, so these words come before it; a file with such a name is
`./encrypt`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from classifier.sentence import plural
from triage_app.cli.access import ASKS_CODE, require_code
from triage_app.cli.context import Context
from triage_app.cli.guard import GuardedGroup
from triage_app.cli.incoming import FILE
from triage_app.cli.output import AS_JSON, print_json, progress_bar, replaceable_path

if TYPE_CHECKING:
    from triage_app.services.upkeep.encryption import Encryption


class GroupWithLog(GuardedGroup):
    """The main group: `vigie log encrypt` is another command than `vigie log PATH`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first words name, and the words that are left."""
        if args[:1] == ["log"] and args[1:2] and args[1] in encryption_group.commands:
            return "log", encryption_group, args[1:]
        return super().resolve_command(ctx, args)


@click.group("log")
def encryption_group() -> None:
    """Encrypt the case log on the disk, keep its key, accept another log."""


@encryption_group.command("encrypt")
@AS_JSON
@click.pass_obj
def encrypt_command(context: Context, as_json: bool) -> None:
    """Encrypt log, drafts and guidance, now and from now on."""
    encryption = _closed(context)
    with progress_bar(context.say("Writing the log anew")) as progress:
        encryption.encrypt(progress)
    _print_state(context, encryption, as_json)


@encryption_group.command("decrypt")
@ASKS_CODE
@AS_JSON
@click.pass_obj
def decrypt_command(context: Context, as_json: bool) -> None:
    """Write log, drafts and guidance plain, now and from now on."""
    require_code()
    encryption = _closed(context)
    with progress_bar(context.say("Writing the log anew")) as progress:
        encryption.decrypt(progress, context.desk.role)
    _print_state(context, encryption, as_json)


@encryption_group.command("rekey")
@AS_JSON
@click.pass_obj
def rekey_command(context: Context, as_json: bool) -> None:
    """Encrypt everything with a new key; the former ones stay for older backups."""
    encryption = _closed(context)
    with progress_bar(context.say("Writing the log anew")) as progress:
        encryption.rekey(progress)
    _print_state(context, encryption, as_json)


@encryption_group.command("accept")
@ASKS_CODE
@AS_JSON
@click.pass_obj
def accept_command(context: Context, as_json: bool) -> None:
    """Go on with the log that is there, a new one if there is none; asks for the code."""
    require_code()
    context.desk.accept_log()
    if as_json:
        print_json({"accepted": True})
    else:
        click.echo(context.say("Vigie goes on with this log; its ledger says so."))


@encryption_group.command("key")
@click.option("--export", "target", type=FILE, help="Write all keys into this file.")
@click.option("--import", "source", type=FILE, help="Put the keys of such a file back.")
@ASKS_CODE
@AS_JSON
@click.pass_obj
def key_command(context: Context, target: Path | None, source: Path | None, as_json: bool) -> None:
    """Say where the key is; copy the keys into a file, or put them back from one."""
    encryption = _closed(context)
    if target and source:
        raise click.UsageError("--export and --import exclude each other")
    if target is None and source is None:
        _print_state(context, encryption, as_json)
        return
    if target is not None:
        require_code()  # who has the keys can decrypt
        count = encryption.ring.export(replaceable_path(context.home, target))
        done = plural("{n} key written.", "{n} keys written.", count)
    elif source is not None:
        count = encryption.ring.take(source)
        done = plural("{n} key put back.", "{n} keys put back.", count)
    if as_json:
        print_json({"keys": count})
    else:
        click.echo(context.words(done))


def _closed(context: Context) -> Encryption:
    """Return the encryption of the data folder, whose log this command does not have open."""
    context.desk.close()
    return context.desk.encryption


def _print_state(context: Context, encryption: Encryption, as_json: bool) -> None:
    if as_json:
        print_json({"encryption": encryption.is_on, "key": encryption.ring.place.value})
    else:
        click.echo(context.say("Encryption: {state}", state=encryption.state()))
