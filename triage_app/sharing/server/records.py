"""What a desk and the server tell each other, beside events and parts."""

from __future__ import annotations

from dataclasses import dataclass

from classifier.sentence import Sentence
from triage_app.records import Role

NOTHING_SEEN = ""  # no snapshot yet
REFUSALS = """
SELECT desk, reason, number, times,
    to_char(last AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS+00:00')
FROM vigie.refusals ORDER BY desk, last
"""
"""Gives the rows of `ServerRefusal` that the one who asks may see."""


@dataclass(frozen=True, slots=True)
class OwnEnd:
    """Where the chain of this desk ends on the server."""

    number: int  # 0: nothing is there yet
    digest: str
    removed: int  # up to which position of its log parts that are gone were removed


@dataclass(frozen=True, slots=True)
class ServerEnd:
    """Where the chain of some desk ends on the server."""

    desk: int
    number: int


@dataclass(frozen=True, slots=True)
class MovedEnds:
    """The ends that moved, and the snapshot in which they were seen, as PostgreSQL writes it."""

    ends: tuple[ServerEnd, ...]
    snapshot: str


@dataclass(frozen=True, slots=True)
class ListedDesk:
    """A desk that is enrolled; `untrusted_identity` is its public file, which is to be checked."""

    number: int
    role: Role
    is_revoked: bool
    untrusted_identity: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of some events."""

    taken: int
    number: int  # the last event of this desk now
    digest: str
    refused: str | None = None  # the state, as in docs/sharing.md
    refused_number: int | None = None


@dataclass(frozen=True, slots=True)
class ServerRefusal:
    """Why the server refused something of a desk, and how often."""

    desk: int
    state: str
    number: int
    times: int
    last: str


@dataclass(frozen=True, slots=True)
class DeskProblem:
    """Why a desk, or what it shares from some event on, is not accepted here."""

    desk: int
    reason: Sentence
