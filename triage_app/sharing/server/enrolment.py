"""What the administrator of the server does: make the database, let desks in, shut them out."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from psycopg import errors, sql

from triage_app.errors import ShareError
from triage_app.records import Role
from triage_app.share_records import KnownDesk
from triage_app.sharing.server.migrations import Connection

_PASSWORD_BYTES = 24
_CONNECTIONS = 8  # at once of one desk: window, commands, and those that a cut left behind
_LONGEST_DATABASE = 40  # of 63 for the name of a role
_PATIENCE = "1s"  # for a session of a desk that holds a lock of its own rows
_TRIES = 5
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A desk that may log in now; the password is shown once and kept nowhere."""

    number: int
    login: str
    password: str = field(repr=False)


def create_database(connection: Connection, name: str) -> bool:
    """Make the database of the desks; False when it is there. Raises ShareError, psycopg.Error."""
    if not name.isidentifier() or not name.isascii() or len(name) > _LONGEST_DATABASE:
        raise ShareError(
            "The name of the database has 1 to {most} letters, digits and underscores.",
            most=_LONGEST_DATABASE,
        )
    known = connection.execute("SELECT FROM pg_database WHERE datname = %s", (name,))
    if known.fetchone() is not None:
        return False
    made = sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0 LOCALE 'C'")
    connection.execute(made.format(sql.Identifier(name)))
    return True


def enrol(connection: Connection, desk: KnownDesk, identity: str) -> Enrolled:
    """Let a desk in, or give a known one another role and another password.

    `identity` is its public file. Raises ShareError when the number belongs to another key, and
    psycopg.Error.
    """
    login = f"{connection.info.dbname}_desk_{desk.number}"
    password = secrets.token_urlsafe(_PASSWORD_BYTES)

    def change() -> None:
        _keep_desk(connection, desk, identity, login)
        _keep_login(connection, login, password, desk.role)

    _unhindered(connection, desk.number, change)
    return Enrolled(desk.number, login, password)


def role_of(connection: Connection, number: int) -> Role | None:
    """Return the role of a desk, None for one that the server does not know."""
    found = connection.execute("SELECT role FROM vigie.desks WHERE number = %s", (number,))
    row = found.fetchone()
    return Role(row[0]) if row else None


def revoke(connection: Connection, number: int) -> str:
    """Shut a desk out at once, also where it is connected; return its name.

    What it shared stays. Raises ShareError for an unknown number, and psycopg.Error.
    """
    name = _unhindered(connection, number, lambda: _shut_out(connection, number))
    _end_sessions(connection, number)
    return name


def _unhindered(connection: Connection, number: int, change: Callable[[], _Made]) -> _Made:
    """Change what the server has of a desk in one transaction; return what `change` returns.

    A desk may lock its own rows, and leave the transaction open: then its sessions are ended.
    """
    for _ in range(_TRIES):
        try:
            with connection.transaction():
                connection.execute(f"SET LOCAL lock_timeout = '{_PATIENCE}'".encode())
                return change()
        except errors.LockNotAvailable:
            _end_sessions(connection, number)
    with connection.transaction():
        return change()


def _shut_out(connection: Connection, number: int) -> str:
    found = connection.execute(
        "UPDATE vigie.desks SET revoked = coalesce(revoked, now()) WHERE number = %s"
        " RETURNING name, login",
        (number,),
    ).fetchone()
    if found is None:
        raise ShareError("The server knows no desk {desk}.", desk=number)
    name, login = found
    role = sql.Identifier(login)
    connection.execute(sql.SQL("ALTER ROLE {} NOLOGIN PASSWORD NULL").format(role))
    connection.execute(sql.SQL("REVOKE vigie_desk, vigie_supervisor FROM {}").format(role))
    return str(name)


def _end_sessions(connection: Connection, number: int) -> None:
    """End the sessions of a desk, and wait until they are gone.

    An administrator who is no superuser ends only those of a role that he is a member of.
    """
    found = connection.execute(
        "SELECT login, pg_has_role(login, 'USAGE') FROM vigie.desks WHERE number = %s", (number,)
    ).fetchone()
    if found is None:
        return
    login, may_end = found
    role = sql.Identifier(login)
    with connection.transaction():
        if not may_end:
            connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(role))
        connection.execute(
            "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity WHERE usename = %s",
            (login,),
        )
        if not may_end:
            connection.execute(sql.SQL("REVOKE {} FROM CURRENT_USER").format(role))


def _keep_desk(connection: Connection, desk: KnownDesk, identity: str, login: str) -> None:
    """Add the desk, or change role and public file of the one that has its key."""
    kept = connection.execute(
        "INSERT INTO vigie.desks (number, name, key, role, identity, login)"
        " VALUES (%(number)s, %(name)s, %(key)s, %(role)s, %(identity)s, %(login)s)"
        " ON CONFLICT (number) DO UPDATE SET name = excluded.name, key = excluded.key,"
        " role = excluded.role, identity = excluded.identity, revoked = NULL"
        " WHERE desks.key = ANY (%(keys)s) RETURNING number",
        {
            "number": desk.number,
            "name": desk.name,
            "key": desk.key,
            "role": desk.role.value,
            "identity": identity,
            "login": login,
            "keys": [desk.key, *(former.key for former in desk.former_keys)],
        },
    ).fetchone()
    if kept is None:
        raise ShareError(
            "The number {desk} belongs to another desk on this server: choose another one.",
            desk=desk.number,
        )
    connection.execute(
        "INSERT INTO vigie.ends (desk) VALUES (%s) ON CONFLICT DO NOTHING", (desk.number,)
    )


def _keep_login(connection: Connection, login: str, password: str, role: Role) -> None:
    """Make the role of a desk or change it; the server gets only a digest of the password."""
    name = sql.Identifier(login)
    is_new = not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (login,)).rowcount
    if is_new:
        connection.execute(sql.SQL("CREATE ROLE {}").format(name))
    verifier = connection.pgconn.encrypt_password(
        password.encode(), login.encode(), b"scram-sha-256"
    )
    connection.execute(
        sql.SQL("ALTER ROLE {} LOGIN CONNECTION LIMIT {} PASSWORD {}").format(
            name, sql.Literal(_CONNECTIONS), sql.Literal(verifier.decode())
        )
    )
    connection.execute(sql.SQL("GRANT vigie_desk TO {}").format(name))
    if role is Role.SUPERVISOR:
        connection.execute(sql.SQL("GRANT vigie_supervisor TO {}").format(name))
    elif not is_new:
        connection.execute(sql.SQL("REVOKE vigie_supervisor FROM {}").format(name))
