"""The immutable records of the import of old lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from classifier.records import Assessment
from triage_app.records import Decision

ROLES = ("text", "date", "label", "judged_by", "sender", "subject", "channel")
"""What the columns of a list may hold."""


@dataclass(frozen=True, slots=True)
class OldCase:
    """A case from an old list: the assessment of its message, and what the list says of it."""

    assessment: Assessment
    opened: str  # the date in the list, ISO 8601 with offset
    decision: Decision  # the judgement in the list
    confirmed: bool  # whether the person who imports confirms the judgement as a label
    judged_by: str  # masked, "" if the list does not say
    keeps_text: bool = True  # False when the retention period of its text has ended


@dataclass(frozen=True, slots=True)
class ImportUndone:
    """The undo of an import: how many cases left the log, and how many stay as changed since."""

    number: int
    withdrawn: int
    kept: int


@dataclass(frozen=True, slots=True)
class ListChoice:
    """What a person says of a list: its columns, and the meaning of words in it.

    `columns` maps a role to the name, letter or number of a column, "" for none; roles that are
    missing are guessed.
    `words` maps a word to "scam", "legit" or "unsure".
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of a list: its letter, its name (masked), and what it is taken for."""

    letter: str
    name: str  # "" without a name
    role: str  # "" when it is not used


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a list as it would be imported, masked."""

    line: int
    date: str  # ISO 8601, "" where the list has none
    decision: Decision
    judged_by: str
    channel: str  # "" where it is told by the message
    sender: str
    subject: str
    text: str  # the beginning
    keeps_text: bool


@dataclass(frozen=True, slots=True)
class LineProblem:
    """A line of a list that cannot be taken, and the sentence that says why."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class ListPreview:
    """How a list would be imported, before anything is written."""

    sheet: str  # of a workbook that was taken, "" for a table of text
    columns: tuple[ListColumn, ...]
    month_first: bool  # how its dates are read
    rows: tuple[ListRow, ...]  # the first ones
    readable: int  # rows that can be taken
    decisions: Mapping[str, int]  # of these, by what the list says
    without_text: int  # of these, whose retention period has ended
    oldest: str  # date of the oldest row, "" without dates
    newest: str
    problems: tuple[LineProblem, ...]

    @property
    def has_messages(self) -> bool:
        """Return whether a column is taken for the messages."""
        return any(column.role == "text" for column in self.columns)

    @property
    def is_dated(self) -> bool:
        """Return whether the list says when the messages came."""
        return any(column.role == "date" for column in self.columns)


@dataclass(frozen=True, slots=True)
class ImportState:
    """How far an import is; the last one says what it did."""

    number: int | None = None  # of the import, None as long as nothing is written
    done: int = 0  # rows that were looked at, of `readable` ones
    added: int = 0
    known: int = 0  # rows that were in the log already
    without_text: int = 0  # of the added ones
    confirmed: int = 0  # of the added ones
    problems: tuple[LineProblem, ...] = ()
    removed: int = 0  # of the known ones, whose text was erased or purged since
