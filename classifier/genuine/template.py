"""The records of genuine messages that an organisation sends and has given to us itself."""

from __future__ import annotations

from dataclasses import dataclass

from classifier.errors import VigieError
from classifier.records import Message


@dataclass(frozen=True, slots=True)
class Template:
    """One genuine message, masked, with what masking took away as digests.

    `numbers` are digests of its phone and account numbers and of its addresses at free mail
    services, made with `salt` (see `genuine.digests`).
    """

    name: str  # of the file, masked
    organisation: str  # an id of the table of organisations, or a name
    message: Message
    salt: str = ""
    numbers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class KeptTemplate:
    """A template as it is kept in the log."""

    number: int
    added: str  # ISO 8601 with offset
    actor: str
    template: Template


@dataclass(frozen=True, slots=True)
class AddedTemplate:
    """What became of one message that was to be kept."""

    name: str
    kept: KeptTemplate | None = None  # None for a double and for an error
    compared: bool = False  # whether it is long enough that copies of it are found
    error: VigieError | None = None


@dataclass(frozen=True, slots=True)
class ListedTemplate:
    """A template in lists."""

    number: int
    name: str
    organisation: str  # its name
    added: str  # ISO 8601 with offset
    actor: str
    subject: str  # masked, or the beginning of the text
    compared: bool  # whether it is long enough that copies of it are found
