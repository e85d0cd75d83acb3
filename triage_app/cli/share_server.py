"""`vigie share server …`: who keeps the server makes the database and lets desks in.

The address of the administrator is typed or read from a pipe, with its password, and kept nowhere.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from triage_app.cli.access import typed_line
from triage_app.cli.context import Context
from triage_app.cli.incoming import FILE
from triage_app.cli.output import AS_JSON, print_json, replaceable_path
from triage_app.encryption.key_store import KeyStore
from triage_app.errors import ShareError
from triage_app.files import write_whole
from triage_app.records import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from triage_app.sharing.server.administration import ServerAdministration
    from triage_app.sharing.server.enrolment import Enrolled

_DESK = click.IntRange(1, 9999)


@click.group("server")
def server_group() -> None:
    """Make the shared store of all desks, let desks in, shut them out; for who keeps the server."""


@server_group.command("create")
@AS_JSON
@click.pass_obj
def create_command(context: Context, as_json: bool) -> None:
    """Make the database that the address names, with its schema."""
    with _administration(context) as server:
        is_new, applied = server.create(), server.migrate()
    if as_json:
        print_json({"created": is_new, "applied": applied})
    elif is_new:
        click.echo(context.say("The shared store is ready: desks can be enrolled."))
    else:
        click.echo(context.say("The database was there already; its schema is up to date."))


@server_group.command("migrate")
@AS_JSON
@click.pass_obj
def migrate_command(context: Context, as_json: bool) -> None:
    """Bring the schema of the server up to date."""
    with _administration(context) as server:
        applied = server.migrate()
    if as_json:
        print_json({"applied": applied})
    else:
        click.echo("\n".join(applied) or context.say("The schema is up to date."))


@server_group.command("enrol")
@click.argument("identity", type=FILE)
@click.option(
    "--role",
    type=click.Choice([one.value for one in Role]),
    help="Only the desk of a supervisor shares labels, campaigns, models, lists and guidance; "
    "without it a known desk keeps its role, a new one is an agent's.",
)
@click.option("--password-file", "target", type=FILE, help="Write the password into this file.")
@AS_JSON
@click.pass_obj
def enrol_command(
    context: Context, identity: Path, role: str | None, target: Path | None, as_json: bool
) -> None:
    """Let the desk of an IDENTITY file in; prints its login and password, once."""
    with _administration(context) as server:
        done = server.enrol(identity, Role(role) if role else None)
    shown = done.password
    if target is not None:
        _write_password(replaceable_path(context.home, target), done)
        shown = ""
    if as_json:
        print_json({"desk": done.number, "login": done.login, "password": shown or None})
        return
    click.echo(
        context.say("Desk {desk} may log in as {login}.", desk=done.number, login=done.login)
    )
    if shown:
        click.echo(context.say("Password, which is shown only now: {password}", password=shown))


@server_group.command("revoke")
@click.argument("desk", type=_DESK)
@AS_JSON
@click.pass_obj
def revoke_command(context: Context, desk: int, as_json: bool) -> None:
    """Shut a desk out at once; what it shared stays."""
    with _administration(context) as server:
        name = server.revoke(desk)
    if as_json:
        print_json({"desk": desk, "name": name, "revoked": True})
    else:
        click.echo(context.say("Desk {desk} ({name}) is shut out.", desk=desk, name=name))


@server_group.command("list")
@AS_JSON
@click.pass_obj
def list_command(context: Context, as_json: bool) -> None:
    """List the desks, what each has shared, and what was refused."""
    with _administration(context) as server:
        desks, refusals = server.desks(), server.refusals()
    if as_json:
        print_json({"desks": desks, "refusals": refusals})
        return
    for one in desks:
        gone = context.say("shut out on {day}", day=one.revoked) if one.revoked else ""
        click.echo(f"{one.number:>4}  {one.role:<10}  {one.events:>9}  {one.name}  {gone}".rstrip())
    for refused in refusals:
        click.echo(
            context.say(
                "Desk {desk}: {times} times refused ({state}), last at event {number}.",
                desk=refused.desk,
                times=refused.times,
                state=refused.state,
                number=refused.number,
            )
        )


@server_group.command("password")
@click.pass_obj
def password_command(context: Context) -> None:
    """Keep the password of this desk (read from standard input) in the key store."""
    with needs_extra():
        from triage_app.sharing.server import passwords  # noqa: PLC0415 - as below
        from triage_app.sharing.server.address import address_of  # noqa: PLC0415
    address = address_of(context.settings.share_url)
    typed = typed_line(context.say("Password of this desk on the server"), hidden=True, twice=True)
    passwords.keep_password(address, typed, KeyStore())
    click.echo(context.say("The password is in the key store."))


def server_problem(context: Context) -> str:
    """Return why no exchange can reach the server of the settings, "" where one may.

    Address and password are looked at; nobody is asked.
    """
    try:
        with needs_extra():
            from triage_app.sharing.server import passwords  # noqa: PLC0415 - as below
            from triage_app.sharing.server.address import address_of  # noqa: PLC0415
        address, file = address_of(context.settings.share_url), context.settings.share_password_file
        passwords.find_password(address, file, KeyStore())
    except ShareError as error:
        return context.words(error)
    return ""


@contextmanager
def _administration(context: Context) -> Iterator[ServerAdministration]:
    """Ask for the address of the administrator and connect."""
    with needs_extra():
        from triage_app.sharing.server.administration import (  # noqa: PLC0415 - the only network
            ServerAdministration,
        )
    asked = context.say("Address with password (postgresql://ADMINISTRATOR:PASSWORD@HOST/DATABASE)")
    with ServerAdministration(typed_line(asked, hidden=True)) as server:
        yield server


@contextmanager
def needs_extra() -> Iterator[None]:
    """Raise ShareError where the package for PostgreSQL is missing; around its import."""
    try:
        yield
    except ImportError as error:
        raise ShareError(
            "The part of Vigie for the shared store is not installed: install "
            "“vigie-triage[shared]” ({reason}).",
            reason=error.name or "psycopg",
        ) from error


def _write_password(target: Path, done: Enrolled) -> None:
    try:
        write_whole(target, done.password + "\n", private=True)
    except OSError as error:
        raise ShareError(
            "The desk was enrolled, but its password could not be written to {file}: enrol it "
            "again for another one.",
            file=target,
        ) from error
