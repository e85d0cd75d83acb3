"""Many messages at once: a folder, a Maildir, a mailbox file, a table; one bad one is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from classifier.errors import UnreadableMessage
from classifier.reading import files, intake, limits, refusals
from classifier.reading.charsets import decode
from classifier.reading.containers import table
from classifier.records import Channel, Message

Read = tuple[str, Message | UnreadableMessage]
_TABLES = frozenset([".csv", ".tsv"])


def holds_several(path: Path) -> bool:
    """Tell whether a path may hold several messages: a folder, a mailbox file, a table."""
    try:
        return path.suffix.lower() in _TABLES or path.is_dir() or files.is_mailbox(path)
    except OSError:
        return False


def messages_in(path: Path) -> Iterator[Read]:
    """Yield name and message of all that lies under a folder, or in a file of several.

    A message that cannot be read is yielded as its error; only trouble with `path` itself raises.
    """
    if not files.is_folder(path):
        yield from _in_file(path, path.name)
        return
    for name, file in files.files_in(path):
        try:
            yield from _in_file(file, name)
        except UnreadableMessage as error:  # the mailbox or table itself
            yield name, error


def single(path: Path) -> Message:
    """Return the message of a file; one that holds several is a batch.

    Raises `UnreadableMessage` with a sentence.
    """
    if not holds_several(path):
        return intake.from_file(path)
    if files.is_folder(path):
        raise refusals.folder()
    first = list(islice(_in_file(path, path.name), 2))
    if len(first) > 1:
        raise refusals.several()
    found = first[0][1] if first else refusals.empty()
    if isinstance(found, UnreadableMessage):
        raise found
    return found


def names_in(paths: Iterable[Path]) -> int:
    """Return how many messages some paths hold at the least: files count as one each."""
    return sum(sum(1 for _ in files.files_in(path)) if path.is_dir() else 1 for path in paths)


def _in_file(path: Path, name: str) -> Iterator[Read]:
    if path.suffix.lower() in _TABLES:
        yield from _in_table(path, name)
    elif files.is_mailbox(path):
        for number, data in enumerate(files.mails_in_mbox(path), start=1):
            yield f"{name}#{number}", _or_error(data)
    else:
        try:
            yield name, intake.from_file(path)
        except UnreadableMessage as error:
            yield name, error


def _or_error(data: bytes) -> Message | UnreadableMessage:
    try:
        return intake.from_bytes(data, "message.eml")
    except UnreadableMessage as error:
        return error


def _in_table(path: Path, name: str) -> Iterator[Read]:
    text, _ = decode(files.read_file(path, limits.TABLE_BYTES))
    for row in table.rows_of(text):
        if isinstance(row, table.Row):
            yield f"{name}#{row.name}", _message(row)
        else:
            yield f"{name}#{row[0]}", row[1]


def _message(row: table.Row) -> Message | UnreadableMessage:
    """Return the message of a line; without a channel a line with a subject is a mail."""
    channel = row.channel or (Channel.EMAIL if row.subject.strip() else None)
    try:
        return intake.from_text(row.untrusted_body, channel, row.sender, row.subject)
    except UnreadableMessage as error:
        return error
