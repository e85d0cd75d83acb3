"""Records of the lists that a desk keeps itself: organisations, watch-list, guard list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from classifier.sentence import Sentence


class DeskList(StrEnum):
    """The lists; the values are those of the command line and of the ledger."""

    ORGANISATIONS = "organisations"  # extends the supplied table
    WATCH = "watch"  # hosts and numbers seen in scams
    GUARD = "guard"  # cases that no model may miss, or flag
    ALERTS = "alerts"  # from when on a campaign is told


class Expected(StrEnum):
    """What a model has to say of a case of the guard list."""

    SCAM = "scam"  # must never be missed
    LEGIT = "legit"  # must never be flagged


COLUMNS: Mapping[DeskList, tuple[str, ...]] = {
    DeskList.ORGANISATIONS: (
        "id", "name", "kind", "aliases", "domains", "sms_senders", "phones", "related",
    ),
    DeskList.WATCH: ("entry", "note"),
    DeskList.GUARD: ("case", "expected", "note"),
    DeskList.ALERTS: ("rule", "value"),
}  # fmt: skip

Row = tuple[str, ...]  # one cell for each column


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row cannot be kept; `row` is counted as a spreadsheet does it, with the headings."""

    row: int
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class CheckedRows:
    """The good rows of a list as they are kept, and what is wrong with the others."""

    rows: tuple[Row, ...]
    problems: tuple[RowProblem, ...] = ()
    bad: tuple[Row, ...] = ()  # the rows with a problem, as they were given


@dataclass(frozen=True, slots=True)
class ListVersion:
    """One version of a list that is kept; `day` is an ISO date."""

    version: int
    day: str
    rows: int
    current: bool


@dataclass(frozen=True, slots=True)
class ListDifference:
    """What one version of a list has beside another one; rows are the same by their first cell."""

    added: tuple[Row, ...] = ()
    removed: tuple[Row, ...] = ()
    changed: tuple[tuple[Row, Row], ...] = ()  # before and now


@dataclass(frozen=True, slots=True)
class LoadedList:
    """A list as it is in use; version 0 is the empty list before the first one."""

    rows: tuple[Row, ...] = ()
    version: int = 0
    problem: Sentence | None = None  # why it is not the one that was saved last
