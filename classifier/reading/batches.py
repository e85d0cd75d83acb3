"""Reads many messages: files of folders, mailboxes and tables, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from classifier.errors import UnreadableMessage
from classifier.reading import files
from classifier.reading.bounded import reading
from classifier.reading.child_process import Stop
from classifier.reading.sources import Source, sources_of
from classifier.records import Message, Pasted

Read = tuple[str, Message | UnreadableMessage]  # name of a message, and what reading it gave


def messages_in(path: Path) -> Iterator[Read]:
    """Yield name and message of everything in a folder, mailbox or table.

    For a message that cannot be read, its error is yielded; only errors of `path` itself are
    raised.
    """
    for name, source in sources_in(path):
        yield name, message_or_error(source)


def message_or_error(
    source: Source | Message, stop: Stop | None = None
) -> Message | UnreadableMessage:
    """Return the message of an input, read within bounds, or why it cannot be read."""
    try:
        return reading.read(source, stop) if isinstance(source, Pasted) else source
    except UnreadableMessage as error:
        return error


def carried(source: Source) -> Source | Message:
    """Return an input with the content of its file, for a process that does not see the file.

    A file that holds several messages is read here, because its content alone does not tell.
    """
    if isinstance(source, UnreadableMessage) or not isinstance(source.untrusted_content, Path):
        return source
    path = source.untrusted_content
    if files.holds_several(path):
        return message_or_error(source)
    try:
        return replace(source, untrusted_content=files.read_file(path), file_name=path.name)
    except UnreadableMessage as error:
        return error


def sources_in(path: Path) -> Iterator[tuple[str, Source]]:
    """Yield the same unread, so that other processes may read them."""
    if not files.is_folder(path):
        yield from sources_of(path, path.name)
        return
    for name, file in files.files_in(path):
        try:
            yield from sources_of(file, name)
        except UnreadableMessage as error:  # the mailbox or table itself
            yield name, error


def names_in(paths: Iterable[Path]) -> int:
    """Return a lower bound of the number of messages: each file counts as one."""
    return sum(sum(1 for _ in files.files_in(path)) if path.is_dir() else 1 for path in paths)
