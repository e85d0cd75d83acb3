"""Lets one program of a desk take files at a time: two would write one version each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from triage_app.errors import ShareError
from triage_app.files import FILE_MODE, private_folder


@contextmanager
def taking_alone(path: Path) -> Iterator[bool]:
    """Hold a lock; False when another program has it. Raises ShareError when it cannot be made."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only who takes needs it

    lock = FileLock(path, mode=FILE_MODE)
    try:
        private_folder(path.parent)
        lock.acquire(0)
    except Timeout:  # also an OSError
        yield False
        return
    except OSError as error:
        raise ShareError(
            "The file {path} could not be written; check that you may write there.", path=path
        ) from error
    try:
        yield True
    finally:
        lock.release()
