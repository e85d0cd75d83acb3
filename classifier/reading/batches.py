"""Reads many messages: files of folders, mailboxes and tables, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from classifier.errors import UnreadableMessage
from classifier.reading import files, intake
from classifier.reading.intake import Read, messages_of
from classifier.records import Message, Pasted

Source = Pasted | Message | UnreadableMessage


def messages_in(path: Path) -> Iterator[Read]:
    """Yield name and message of everything in a folder, mailbox or table.

    For a message that cannot be read, its error is yielded; only errors of `path` itself are
    raised.
    """
    for name, source in sources_in(path):
        try:
            yield name, intake.read(source) if isinstance(source, Pasted) else source
        except UnreadableMessage as error:
            yield name, error


def sources_in(path: Path) -> Iterator[tuple[str, Source]]:
    """Yield the same with single files unread, so that other processes may read them."""
    if not files.is_folder(path):
        yield from messages_of(path, path.name)
        return
    for name, file in files.files_in(path):
        if not files.holds_several(file):
            yield name, Pasted(file)
            continue
        try:
            yield from messages_of(file, name)
        except UnreadableMessage as error:  # the mailbox or table itself
            yield name, error


def names_in(paths: Iterable[Path]) -> int:
    """Return a lower bound of the number of messages: each file counts as one."""
    return sum(sum(1 for _ in files.files_in(path)) if path.is_dir() else 1 for path in paths)
