"""Databases of desks on a server that is started by a test."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg
from chains import Chain, identity_text
from postgres import PostgresServer

from triage_app.records import Role
from triage_app.sharing.server.enrolment import create_database, enrol
from triage_app.sharing.server.migrations import migrate

MIGRATED = "vigie_migrated"


@dataclass
class SharedStore:
    """A database of desks, and who is enrolled in it."""

    server: PostgresServer
    name: str
    passwords: dict = field(default_factory=dict)
    open: list = field(default_factory=list)

    def enrol(self, number, role=Role.AGENT):
        """Let a new desk in; return its chain, which is empty."""
        chain = Chain(number, role)
        with self.admin() as connection:
            made = enrol(connection, chain.known, identity_text(chain))
        self.passwords[number] = made.password
        return chain

    def admin(self):
        return self.server.admin(self.name)

    def url(self, number):
        return self.server.url(f"{self.name}_desk_{number}", self.name)

    def session(self, number):
        """Return a plain connection of a desk, as an attacker with its password has it."""
        made = psycopg.connect(self.url(number), password=self.passwords[number], autocommit=True)
        self.open.append(made)
        return made

    def rows(self, query, *values):
        """Return what the administrator sees."""
        with self.admin() as connection:
            return connection.execute(query, values).fetchall()


def migrated_database(server):
    """Make the empty database with the schema of today, which the others are copied from."""
    with server.admin() as connection:
        assert create_database(connection, MIGRATED)
    with server.admin(MIGRATED) as connection:
        migrate(connection)
    return MIGRATED


@contextmanager
def empty_store(server, migrated):
    """Yield an empty store, which is dropped at the end with the logins of its desks."""
    name = "vigie_test"
    with server.admin() as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {migrated}")
    store = SharedStore(server, name)
    with store.admin() as connection:  # rights on the database are not copied with it
        connection.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
        connection.execute(f"GRANT CONNECT ON DATABASE {name} TO vigie_desk, vigie_reader")
    yield store
    for session in store.open:
        session.close()
    with server.admin() as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
        logins = "SELECT rolname FROM pg_roles WHERE starts_with(rolname, %s)"
        for (login,) in connection.execute(logins, (f"{name}_desk_",)).fetchall():
            connection.execute(f'DROP ROLE "{login}"')
