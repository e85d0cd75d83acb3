"""One way to write a file whole or not at all.

The new content is written beside the file, brought safely to the disk, and put in its place in
one step: a full disk, a crash or an error half-way leaves the former file as it was. What is no
regular file (`/dev/stdout`, a pipe) cannot be replaced; it is written to directly.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

Content = str | bytes | Iterable[str | bytes]


def write_whole(target: Path, content: Content, *, private: bool = False) -> None:
    """Write `content` to `target`, or leave `target` as it is.

    Text is written as UTF-8, line ends as they are; an iterable is written piece by piece. With
    `private` only the owner may read the file; else it keeps the permissions it had.
    The folder must be there. Raises OSError, or whatever the iterable raises.
    """
    with replacement(target, private=private) as new:
        new.write(content)
        new.put_in_place()


@contextmanager
def replacement(target: Path, *, private: bool = False) -> Iterator[Replacement]:
    """Yield the coming content of `target`; it is dropped unless it was put in place.

    For callers who must do something between writing and replacing. Raises OSError.
    """
    new = Replacement(target, private=private)
    try:
        yield new
    finally:
        new.drop()


class Replacement:
    """The coming content of a file: written beside it, then put in its place.

    `path` is where it is written: beside the target, or the target itself when `is_device`.
    """

    def __init__(self, target: Path, *, private: bool = False) -> None:
        self.is_device = target.exists() and not (target.is_file() or target.is_dir())
        self._target = target if self.is_device else _resolved(target)
        self.path = self._target
        if not self.is_device:
            # Short, so that the longest name a file may have is still possible.
            self.path = self._target.with_name(f".{os.urandom(6).hex()}.part")
            self.path.touch(0o600 if private else 0o666, exist_ok=False)
            if not private:
                _copy_permissions(self._target, self.path)

    def write(self, content: Content) -> None:
        """Write the whole content and bring it to the disk."""
        with self.path.open("wb") as file:
            file.writelines(_pieces(content))
            if not self.is_device:
                _bring_to_disk(file)

    def put_in_place(self) -> None:
        """Make the content that of the target, in one step."""
        if not self.is_device:
            self.path.replace(self._target)

    def drop(self) -> None:
        """Remove what was written and not put in place; trouble here hides no earlier one."""
        if not self.is_device:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)


def _resolved(target: Path) -> Path:
    """Return the file itself where `target` is a link: the link stays, the file is replaced."""
    try:
        return target.resolve()
    except RuntimeError as error:  # a circle of links, as Python before 3.13 tells it
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(target)) from error


def _pieces(content: Content) -> Iterator[bytes]:
    if isinstance(content, str | bytes):
        content = (content,)
    for piece in content:
        yield piece.encode() if isinstance(piece, str) else piece


def _bring_to_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _copy_permissions(source: Path, target: Path) -> None:
    with suppress(OSError):  # a file that belongs to somebody else
        if source.is_file():
            target.chmod(source.stat().st_mode & 0o777)
