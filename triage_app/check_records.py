"""What a verification of the log found, and how much of the log it compared."""

from __future__ import annotations

from dataclasses import dataclass

from classifier.sentence import Sentence


@dataclass(frozen=True, slots=True)
class WholeCheck:
    """A verification of the whole log that found nothing, as its event says."""

    at: str  # ISO 8601 with offset
    event: int  # number of the last event that it compared
    digest: str  # of that event
    cases: int  # in the log then


@dataclass(frozen=True, slots=True)
class LogCheck:
    """The problems of a log; `since` is the check that this one went on from, None for a whole one.

    With `since`, only newer events and the cases that they change were compared, and of the rest
    the tables of the schema, the end of the ledger and the numbers of events and cases.
    """

    problems: tuple[Sentence, ...]
    since: WholeCheck | None = None


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """What `vigie verify --json` says, as another program reads it."""

    problems: tuple[str, ...]
    since: WholeCheck | None = None
