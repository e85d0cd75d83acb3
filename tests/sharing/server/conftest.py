"""A real server for each test process, and in it an empty database for each test."""

import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))  # postgres, chains

from chains import Chain, identity_text
from postgres import ABSENT, PostgresServer, can_run

from triage_app.records import Role


@pytest.fixture(scope="session")
def postgres():
    """Return a server that runs; the tests say so by a skip when none is installed."""
    if not can_run():
        pytest.skip(ABSENT)
    server = PostgresServer()
    try:
        yield server.start()
    finally:
        server.stop()


@dataclass
class SharedStore:
    """A database of desks, and who is enrolled in it."""

    server: PostgresServer
    name: str
    passwords: dict = field(default_factory=dict)
    open: list = field(default_factory=list)

    def enrol(self, number, role=Role.AGENT):
        """Let a new desk in; return its chain, which is empty."""
        from triage_app.sharing.server.enrolment import enrol

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
        import psycopg

        made = psycopg.connect(self.url(number), password=self.passwords[number], autocommit=True)
        self.open.append(made)
        return made

    def rows(self, query, *values):
        """Return what the administrator sees."""
        with self.admin() as connection:
            return connection.execute(query, values).fetchall()


@pytest.fixture(scope="session")
def migrated(postgres):
    """Return the name of an empty database with the schema of today, which is copied."""
    from triage_app.sharing.server.enrolment import create_database
    from triage_app.sharing.server.migrations import migrate

    with postgres.admin() as connection:
        assert create_database(connection, "vigie_migrated")
    with postgres.admin("vigie_migrated") as connection:
        migrate(connection)
    return "vigie_migrated"


@pytest.fixture
def shared(postgres, migrated):
    """Return an empty shared store."""
    name = "vigie_test"
    with postgres.admin() as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {migrated}")
    store = SharedStore(postgres, name)
    with store.admin() as connection:  # rights on the database are not copied with it
        connection.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
        connection.execute(f"GRANT CONNECT ON DATABASE {name} TO vigie_desk, vigie_reader")
    yield store
    for session in store.open:
        session.close()
    with postgres.admin() as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
        logins = "SELECT rolname FROM pg_roles WHERE starts_with(rolname, %s)"
        for (login,) in connection.execute(logins, (f"{name}_desk_",)).fetchall():
            connection.execute(f'DROP ROLE "{login}"')
