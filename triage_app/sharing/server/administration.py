"""The server as its administrator reaches it; the address is typed each time and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from triage_app.records import Role
from triage_app.sharing import identity
from triage_app.sharing.server import enrolment, migrations
from triage_app.sharing.server.address import in_database, of_administrator
from triage_app.sharing.server.connection import open_connection, require_schema, told
from triage_app.sharing.server.enrolment import Enrolled
from triage_app.sharing.server.migrations import Connection
from triage_app.sharing.server.records import REFUSALS, ServerRefusal

_MAINTENANCE = "postgres"  # a database that each server has
_DESKS = """
SELECT d.number, d.name, d.role, coalesce(e.number, 0),
    coalesce(to_char(d.revoked, 'YYYY-MM-DD'), '')
FROM vigie.desks AS d LEFT JOIN vigie.ends AS e ON e.desk = d.number ORDER BY d.number
"""


@dataclass(frozen=True, slots=True)
class EnrolledDesk:
    """A desk of the server."""

    number: int
    name: str
    role: str
    events: int  # that it has shared
    revoked: str  # ISO date, "" while it may log in


class ServerAdministration:
    """Makes and changes the shared store; raises ServerAway or ShareError with a sentence."""

    def __init__(self, url: str) -> None:
        """`url` may hold the password; without one, PGPASSFILE is asked."""
        self._address, self._password = of_administrator(url)
        self._open: Connection | None = None

    def __enter__(self) -> ServerAdministration:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._open is not None:
            self._open.close()

    def create(self) -> bool:
        """Make the database; False when it is there."""
        maintenance = in_database(self._address, _MAINTENANCE)
        with open_connection(maintenance, self._password) as connection, told(maintenance):
            return enrolment.create_database(connection, self._address.database)

    def migrate(self) -> list[str]:
        """Bring the schema up to date; return the names of what was applied."""
        with self._connected() as connection:
            applied = migrations.migrate(connection)
            connection.execute("SELECT vigie.make_partitions()")
        return applied

    def enrol(self, file: Path, role: Role | None = None) -> Enrolled:
        """Let the desk of a public file in; without a `role` it keeps its own, or is an agent's."""
        found = identity.read(file)
        text = file.read_text(encoding="utf-8")
        with self._with_schema() as connection:
            kept = role or enrolment.role_of(connection, found.number) or Role.AGENT
            return enrolment.enrol(connection, found.known_as(kept), text)

    def revoke(self, number: int) -> str:
        """Shut a desk out; return its name."""
        with self._with_schema() as connection:
            return enrolment.revoke(connection, number)

    def desks(self) -> list[EnrolledDesk]:
        """Return all desks by number."""
        with self._with_schema() as connection:
            return [EnrolledDesk(*row) for row in connection.execute(_DESKS)]

    def refusals(self) -> list[ServerRefusal]:
        """Return what was refused."""
        with self._with_schema() as connection:
            return [ServerRefusal(*row) for row in connection.execute(REFUSALS)]

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        if self._open is None:
            self._open = open_connection(self._address, self._password)
        with told(self._address):
            yield self._open

    @contextmanager
    def _with_schema(self) -> Iterator[Connection]:
        with self._connected() as connection:
            require_schema(connection, self._address)
            yield connection
