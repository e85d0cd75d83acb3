"""What a desk asks the server, one method a question.

Every method raises ServerAway when the server does not answer: then the client is of no more use,
and another one is made. Everything may be asked again without harm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from triage_app.errors import ShareError
from triage_app.records import Role
from triage_app.share_records import GonePart, SharedEvent, SharedPart, SharedPartKind
from triage_app.sharing.server import connection
from triage_app.sharing.server.address import ServerAddress
from triage_app.sharing.server.migrations import Connection
from triage_app.sharing.server.records import (
    REFUSALS,
    Answer,
    ListedDesk,
    MovedEnds,
    OwnEnd,
    ServerEnd,
    ServerRefusal,
)

CHANNEL = "vigie_events"
MOST_EVENTS = 500  # of one desk at once
_PATIENCE = "15min"  # for a file of 64 MB on a slow line
_ADD = "SELECT * FROM vigie.append(%b, %b, %b, %b, %b, %b, %b, %b, %b)"
_EVENTS = """
SELECT e.desk, e.number, e.body, e.previous, e.digest, e.signature
FROM unnest(%b::integer[], %b::bigint[]) AS wanted (desk, number)
CROSS JOIN LATERAL (
    SELECT * FROM vigie.events AS e
    WHERE e.desk = wanted.desk AND e.number > wanted.number ORDER BY e.number LIMIT %b
) AS e
ORDER BY e.desk, e.number
"""
# What was not committed in a snapshot is not visible in it, whatever committed in which order. A
# transaction of the future is one of a server that was put back from a dump: nothing moved.
_MOVED = """
SELECT desk, number, pg_current_snapshot()::text FROM vigie.ends
WHERE (
    %b::pg_snapshot IS NULL
    OR moved < pg_snapshot_xmax(pg_current_snapshot())
        AND NOT pg_visible_in_snapshot(moved, %b::pg_snapshot)
) AND desk <> %b
ORDER BY moved, desk
"""
_PARTS = """
SELECT p.desk, p.number, p.kind, p.content, p.salt
FROM unnest(%b::integer[], %b::bigint[], %b::bigint[]) AS wanted (desk, first, last)
JOIN vigie.parts AS p
    ON p.desk = wanted.desk AND p.number BETWEEN wanted.first AND wanted.last
ORDER BY p.desk, p.number, p.kind
"""


class ServerClient:
    """A connection of one desk; `desk` and `role` are those that the server knows of the login."""

    def __init__(self, address: ServerAddress, password: str | None) -> None:
        """Connect; raises ServerAway or ShareError, also for another schema or a revoked desk."""
        self._address = address
        self._connection: Connection = connection.open_connection(address, password)
        try:
            connection.require_schema(self._connection, address)
            self.desk, self.role = self._own_desk()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> ServerClient:
        """Return the client, which is closed at the end."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def own_end(self) -> OwnEnd:
        """Return where the chain of this desk ends on the server."""
        rows = self._rows(
            "SELECT number, digest, removed FROM vigie.ends WHERE desk = %b", self.desk
        )
        return OwnEnd(*rows[0]) if rows else OwnEnd(0, "", 0)

    def append(self, events: Sequence[SharedEvent], parts: Sequence[SharedPart]) -> Answer:
        """Add events to the chain of this desk; all are taken, or nothing is and `refused` set."""
        columns = (
            [one.number for one in events],
            [one.body for one in events],
            [one.previous for one in events],
            [one.digest for one in events],
            [one.signature for one in events],
            [one.number for one in parts],
            [one.kind.value for one in parts],
            [one.content for one in parts],
            [one.salt for one in parts],
        )
        return Answer(*self._rows(_ADD, *columns)[0])

    def remove(self, gone: Sequence[GonePart]) -> None:
        """Remove parts of this desk that are gone in its log."""
        self._rows(
            "SELECT vigie.remove(%b, %b, %b)",
            [one.number for one in gone],
            [one.kind.value for one in gone],
            gone[-1].position,
        )

    def renew_identity(self, key: bytes, identity: str) -> None:
        """Put the public file of this desk in place of the former one."""
        self._rows("SELECT vigie.renew_identity(%b, %b)", key, identity)

    def desks(self) -> list[ListedDesk]:
        """Return the desks that are or were enrolled, by number."""
        rows = self._rows(
            "SELECT number, role, revoked IS NOT NULL, identity FROM vigie.desks ORDER BY number"
        )
        return [ListedDesk(desk, Role(role), gone, text) for desk, role, gone, text in rows]

    def ends_after(self, snapshot: str) -> MovedEnds:
        """Return the ends of other desks that moved after a snapshot; all after NOTHING_SEEN."""
        seen = snapshot or None
        rows = self._rows(_MOVED, seen, seen, self.desk)
        ends = tuple(ServerEnd(desk, number) for desk, number, _ in rows)
        return MovedEnds(ends, rows[0][2] if rows else snapshot)

    def events_after(self, ends: Sequence[tuple[int, int]], limit: int) -> list[SharedEvent]:
        """Return up to `limit` events each of some desks, those after a number of each."""
        desks, numbers = [desk for desk, _ in ends], [number for _, number in ends]
        return [SharedEvent(*row) for row in self._rows(_EVENTS, desks, numbers, limit)]

    def parts_of(self, ranges: Sequence[tuple[int, int, int]]) -> list[SharedPart]:
        """Return the parts of events from a first to a last one, each range with its desk.

        The server leaves out what was removed, and texts for the desk of an agent.
        """
        columns = [[one[at] for one in ranges] for at in range(3)]
        return [
            SharedPart(desk, number, SharedPartKind(kind), content, salt)
            for desk, number, kind, content, salt in self._rows(_PARTS, *columns)
        ]

    def files_of(self, digests: Sequence[str]) -> set[str]:
        """Return those of these digests of which there is a file."""
        query = "SELECT digest FROM vigie.files WHERE digest = ANY (%b)"
        return {digest for (digest,) in self._rows(query, list(digests))}

    def add_file(self, digest: str, content: bytes) -> None:
        """Add a file unless it is there; for a supervisor's desk."""
        query = b"INSERT INTO vigie.files VALUES (%b, %b) ON CONFLICT (digest) DO NOTHING"
        with self._told(), self._connection.transaction():
            self._connection.execute(f"SET LOCAL statement_timeout = '{_PATIENCE}'".encode())
            self._connection.execute(query, (digest, content))

    def size_of_file(self, digest: str) -> int | None:
        """Return the bytes of a file, None when there is none."""
        query = "SELECT octet_length(content) FROM vigie.files WHERE digest = %b"
        return next((size for (size,) in self._rows(query, digest)), None)

    def piece_of_file(self, digest: str, start: int, length: int) -> bytes:
        """Return some bytes of a file, fewer at its end, none when there is no file any more."""
        query = "SELECT substring(content FROM %b FOR %b) FROM vigie.files WHERE digest = %b"
        return next((bytes(one) for (one,) in self._rows(query, start + 1, length, digest)), b"")

    def refusals(self) -> list[ServerRefusal]:
        """Return what the server refused: of all desks for a supervisor's, else of this desk."""
        return [ServerRefusal(*row) for row in self._rows(REFUSALS)]

    def keep_partitions(self) -> None:
        """Let the server make the partitions of the next months; for a supervisor's desk."""
        self._rows("SELECT vigie.make_partitions()")

    def listen(self) -> None:
        """Be told from now on when some desk adds events."""
        self._rows(f"LISTEN {CHANNEL}")

    def wait(self, seconds: float, gather: float = 0.0) -> bool:
        """Wait until a desk added events since `listen`; False when none did in that time.

        What others add within `gather` seconds afterwards is waited for as well, so that many
        events at once are looked at together.
        """
        with self._told():
            is_told = any(True for _ in self._connection.notifies(timeout=seconds, stop_after=1))
            if is_told and gather:
                for _ in self._connection.notifies(timeout=gather):
                    pass
            return is_told

    def _own_desk(self) -> tuple[int, Role]:
        rows = self._rows(
            "SELECT number, role FROM vigie.desks WHERE number = (SELECT vigie.own_desk())"
        )
        if not rows:
            raise ShareError(
                "The login {user} belongs to no desk on the server {host}, or the desk was shut "
                "out; ask who keeps the server.",
                user=self._address.user,
                host=self._address.host,
            )
        return rows[0][0], Role(rows[0][1])

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._told():
            found = self._connection.execute(query.encode(), values or None)
            return found.fetchall() if found.description else []

    @contextmanager
    def _told(self) -> Iterator[None]:
        with connection.told(self._address):
            yield
