"""What the ledger says of the things that steer a verdict or an advice, with their digests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from triage_app.parsing import DamagedData, record_of
from triage_app.records import Event, EventKind
from triage_app.store import ledger
from triage_app.store.database import LogDatabase
from triage_app.store.share_schema import IS_RECEIVED

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

MODEL, GUIDANCE, SETTINGS, LIST = "model", "guidance", "settings", "list"  # of IN_USE_NOTED
_IN_USE = {EventKind.MODEL_PROMOTED, EventKind.MODEL_ROLLED_BACK}
KINDS = (
    EventKind.MODEL_TRAINED,
    EventKind.MODEL_PROMOTED,
    EventKind.MODEL_ROLLED_BACK,
    EventKind.GUIDANCE_CHANGED,
    EventKind.IN_USE_NOTED,
    EventKind.LIST_CHANGED,
)

OF_KINDS = f"kind IN ({', '.join(repr(kind.value) for kind in KINDS)})"  # as the index has it
# What another desk has changed steers nothing before its files are here, which IN_USE_NOTED says.
# An event without a place in the chain, numbered below 1, steers nothing either.
_OWN = f"{OF_KINDS} AND NOT {IS_RECEIVED} AND seq > 0"
_SQL = f"SELECT {ledger.COLUMNS} FROM events WHERE {_OWN} ORDER BY seq"  # noqa: S608 - names of ours
_END = f"SELECT coalesce(max(seq), 0) FROM events WHERE {OF_KINDS}"  # noqa: S608
# So whoever edits an event and the file that it names is told at once, not only by `verify`.
_NO_FILE = {"manifest": "?", "weights": "?", "digest": "?"}


@dataclass(frozen=True, slots=True)
class Source:
    """The desk that something in use came from, and how it is called there."""

    desk: int
    number: int  # of its event in what that desk shares
    name: str  # number of the model or of the version there


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing that came into use, as one event has it."""

    name: str  # number of a model, version of the guidance, "" for the settings
    digest: str  # SHA-256; "" in events of earlier versions
    event: int
    day: str  # ISO date
    source: Source | None = None  # None: it was made here


class Steering:
    """The marks of one ledger; `events` are those of `KINDS`, oldest first."""

    def __init__(self, events: Sequence[Event] = ()) -> None:
        self._events = tuple(events)

    @property
    def models(self) -> tuple[Mark, ...]:
        """The models that were in use, the last one first, each with the digest of its manifest."""
        return tuple(
            _mark(event, name, self.manifest_of(name))
            for event in reversed(self._events)
            if event.kind in _IN_USE or _notes(event, MODEL)
            for name in [str(event.payload.get("model"))]
        )

    def manifest_of(self, number: str) -> str:
        """Return the digest of the manifest of a model as it was last recorded, "" if never."""
        return next(
            (
                str(event.payload["manifest"])
                for event in reversed(self._events)
                if event.payload.get("model") == number and "manifest" in event.payload
            ),
            "",
        )

    @property
    def guidance(self) -> tuple[Mark, ...]:
        """The versions of the guidance, the last one first, each with the digest of its text."""
        return tuple(self._guidance())

    def _guidance(self) -> Iterator[Mark]:
        for event in reversed(self._events):
            if event.kind is EventKind.GUIDANCE_CHANGED or _notes(event, GUIDANCE):
                yield _version(event)

    def list_versions(self, name: str) -> tuple[Mark, ...]:
        """The versions of a list of the desk, the last one first, with the digest of its text."""
        return tuple(
            _version(event)
            for event in reversed(self._events)
            if event.kind is EventKind.LIST_CHANGED or _notes(event, LIST)
            if event.payload.get("list") == name
        )

    @property
    def settings(self) -> Mark | None:
        """The settings that steer a verdict."""
        return next(
            (
                Mark("", str(event.payload.get("digest")), event.seq, event.at[:10])
                for event in reversed(self._events)
                if _notes(event, SETTINGS)
            ),
            None,
        )


def read(database: LogDatabase) -> Steering:
    """Return the marks of a log; an event that cannot be read, which `verify` tells, is none."""
    with database.plain() as connection:
        return of_connection(connection)


def of_connection(connection: sqlite3.Connection) -> Steering:
    """Return the same of a plain connection."""
    return Steering(list(_events(connection)))


def of_database(db: Database) -> Steering:
    """Return the same of a database in use."""
    return of_connection(db.conn)


def end(connection: sqlite3.Connection) -> int:
    """Return the number of the last event that steers a verdict, 0 without any."""
    (seq,) = connection.execute(_END).fetchone()
    return int(seq)


def _events(connection: sqlite3.Connection) -> Iterator[Event]:
    """Yield the events, those whose seal does not fit as if they had the digests of no file."""
    for values in connection.execute(_SQL).fetchall():
        row = ledger.EventRow._make(values)
        with suppress(ValueError):
            event = ledger.event_of(row)
            if not ledger.is_as_sealed(connection, row):
                event = replace(event, payload={**event.payload, **_NO_FILE})
            yield event


def _notes(event: Event, what: str) -> bool:
    return event.kind is EventKind.IN_USE_NOTED and event.payload.get("what") == what


def _version(event: Event) -> Mark:
    """Return the mark of a version of the advice or of a list."""
    digest = str(event.payload.get("digest") or "")
    return _mark(event, str(event.payload.get("version")), digest)


def _mark(event: Event, name: str, digest: str) -> Mark:
    return Mark(name, digest, event.seq, event.at[:10], source_of(event.payload))


def source_of(payload: Mapping[str, Any]) -> Source | None:
    """Return which desk something in use came from, None for what was made here."""
    with suppress(DamagedData):
        return record_of(Source, payload.get("from"))
    return None
