"""Many messages one after the other, so that whoever asks can stop after each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from classifier.errors import UnreadableMessage
from classifier.reading.batches import Read, messages_in
from classifier.records import Message
from triage_app.records import BatchItem, Triage


def judged(assess: Callable[[Message], Triage], paths: Sequence[Path]) -> Iterator[BatchItem]:
    """Yield the verdict on each message under some paths; a bad one is yielded with its error."""
    for path in paths:
        for name, read in _read(path):
            if isinstance(read, UnreadableMessage):
                yield BatchItem(name, None, read)
            else:
                yield BatchItem(name, assess(read), None)


def _read(path: Path) -> Iterator[Read]:
    try:
        yield from messages_in(path)
    except UnreadableMessage as error:  # the folder or table itself
        yield path.name, error
