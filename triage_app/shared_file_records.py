"""What steers verdicts and advice at all desks: models, advice and lists of supervisors' desks.

An event that is shared names the digests of the files; the files travel beside the events, each by
its digest, through the table `files` of the server or beside the bundles of a folder.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from classifier.sentence import Sentence

LARGEST_FILE = 67_108_864  # bytes, as the server has it


@dataclass(frozen=True, slots=True)
class Steered:
    """What one change is of: the model, the advice, or one list by its name."""

    what: str
    list_name: str = ""


@dataclass(frozen=True, slots=True)
class SharedChange:
    """A change of the model, the advice or a list in use, as a desk has made it."""

    of: Steered
    desk: int
    number: int  # of its event in what that desk shares, 0 before it is prepared
    seq: int  # of its event in the ledger here
    at: str
    name: str  # number of the model or of the version at that desk
    digest: str  # SHA-256 of the manifest of the model, or of the text


@dataclass(frozen=True, slots=True)
class HeldChange:
    """A change that counts at all desks and is in use here by the ledger."""

    change: SharedChange
    name: str  # number of the model or of the version here
    digest: str  # of the manifest or text as it is here
    is_own: bool  # it was made at this desk


@dataclass(frozen=True, slots=True)
class ThingInUse:
    """The model, the advice or a list in use at this desk."""

    of: Steered
    name: str  # number of the model or of the version here
    desk: int | None = None  # that it came from, None for one that was chosen here
    name_there: str = ""


class NotTaken(StrEnum):
    """Why the files of a change are not in use; the values stand in a file of the data folder."""

    MISSING = "missing"
    CHANGED = "changed"
    LARGE = "large"
    UNFIT = "unfit"
    UNWRITTEN = "unwritten"


@dataclass(frozen=True, slots=True)
class WaitingChange:
    """A change of another desk that ought to be in use here and is not."""

    change: SharedChange
    why: NotTaken


@dataclass(frozen=True, slots=True)
class FilesTaken:
    """What became of the changes that ought to be in use here."""

    taken: tuple[SharedChange, ...] = ()
    waiting: tuple[WaitingChange, ...] = ()


NOTHING_TAKEN = FilesTaken()


class FilePlace(Protocol):
    """Where files of other desks are: a server, or a folder with bundles."""

    def lacking(self, digests: Collection[str], /) -> set[str]:
        """Return those of these digests whose files are not there."""

    def put(self, digest: str, content: bytes, /) -> None:
        """Add a file; raises ShareError."""

    def get(self, digest: str, most: int, /) -> bytes | None:
        """Return a file whose digest is not checked, None when it is not there.

        Raises ShareError; FileTooLarge for one with more than `most` bytes.
        """

    def forget(self) -> None:
        """Keep nothing of files that came: all of them were looked at."""


class FileTooLarge(Exception):
    """A file has more bytes than one of its kind may have."""


class FilesOfDesk(Protocol):
    """The files of a desk as an exchange needs them; its methods raise StoreError or ShareError."""

    def give(self, place: FilePlace, /) -> tuple[Sentence, ...]:
        """Add the files of what this desk shares; return what is wrong with some."""

    def take(self, place: FilePlace, /) -> FilesTaken:
        """Put in use here what other desks have changed last."""
