"""Many messages at once: the files of folders, mailboxes and tables, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from classifier.errors import UnreadableMessage
from classifier.reading import files
from classifier.reading.intake import Read, messages_of


def messages_in(path: Path) -> Iterator[Read]:
    """Yield name and message of all that lies under a folder, or in a file of several.

    A message that cannot be read is yielded as its error; only trouble with `path` itself raises.
    """
    if not files.is_folder(path):
        yield from messages_of(path, path.name)
        return
    for name, file in files.files_in(path):
        try:
            yield from messages_of(file, name)
        except UnreadableMessage as error:  # the mailbox or table itself
            yield name, error


def names_in(paths: Iterable[Path]) -> int:
    """Return how many messages some paths hold at the least: files count as one each."""
    return sum(sum(1 for _ in files.files_in(path)) if path.is_dir() else 1 for path in paths)
