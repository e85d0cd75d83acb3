"""Writes files atomically.

The new content is written to a temporary file, synced to the disk, and renamed over the target.
After a full disk, a crash or an error the previous file is unchanged. Files that are not regular
(`/dev/stdout`, a pipe) cannot be replaced and are written directly.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

FOLDER_MODE, FILE_MODE = 0o700, 0o600  # of what only its owner may read
Content = str | bytes | Iterable[str | bytes]


def private_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for its owner only; raise OSError.

    The umask may take permissions away from it, also those that its owner needs.
    """
    if folder.is_dir():
        return
    private_folder(folder.parent)
    with suppress(FileExistsError):  # another process has just made it
        folder.mkdir(FOLDER_MODE)
        folder.chmod(FOLDER_MODE)


@contextmanager
def folder_for(target: Path) -> Iterator[None]:
    """Make the folders of a file that are missing; remove them again when writing it fails.

    Raises OSError, also where the file system refuses one of their names.
    """
    missing = [one for one in target.parents if not one.exists()]
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for folder in missing:
            with suppress(OSError):  # not made, or no longer empty
                folder.rmdir()
        raise


def private_file(path: Path) -> None:
    """Make an empty file for its owner only where there is none; raise OSError."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
        path.chmod(FILE_MODE)


def bring_to_disk(path: Path) -> None:
    """Sync a file that other code has written; raise OSError."""
    with path.open("rb+") as file:
        _sync(file)


def write_whole(target: Path, content: Content, *, private: bool = False) -> None:
    """Write `content` to `target`, or leave `target` unchanged.

    Text is written as UTF-8 without changing line ends; an iterable is written piece by piece. With
    `private` only the owner may read the file; otherwise it keeps its permissions. The folder must
    exist. Raises OSError, or the exceptions of the iterable.
    """
    with replacement(target, private=private) as new:
        new.write(content)
        new.put_in_place()


def write_first(target: Path, content: Content) -> bool:
    """Write a file that only its owner may read; False when there is one by now.

    Of several programs that write it at once, one does. Raises OSError.
    """
    private_folder(target.parent)
    with replacement(target, private=True) as new:
        new.write(content)
        try:
            os.link(new.path, target)  # unlike a renaming, it replaces nothing
        except FileExistsError:
            return False
        except OSError:  # a file system without hard links
            if target.exists():
                return False
            new.put_in_place()
    return True


def remove_beginning(path: Path, length: int) -> None:
    """Remove the first bytes of a file in place, so that programs that append to it go on.

    For log files only: a crash meanwhile may leave lines twice. Raises OSError.
    """
    with path.open("r+b") as file:
        file.seek(length)
        left = file.read()
        file.seek(0)
        file.write(left)
        file.truncate()


@contextmanager
def replacement(target: Path, *, private: bool = False) -> Iterator[Replacement]:
    """Yield the future content of `target`; it is deleted unless `put_in_place` is called.

    For callers that must act between writing and replacing. Raises OSError.
    """
    new = Replacement(target, private=private)
    try:
        yield new
    finally:
        new.drop()


class Replacement:
    """The future content of a file: written to a temporary file, then put in place.

    `path` is the temporary file, or the target itself if `is_device`.
    """

    def __init__(self, target: Path, *, private: bool = False) -> None:
        self.is_device = target.exists() and not (target.is_file() or target.is_dir())
        self._private = private
        self._target = target if self.is_device else _resolved(target)
        self.path = self._target
        if not self.is_device:
            # Short, so that targets with names of maximum length are possible.
            self.path = self._target.with_name(f".{os.urandom(6).hex()}.part")
            if private:
                private_file(self.path)
            else:
                self.path.touch(exist_ok=False)
                _copy_permissions(self._target, self.path, writable=0o600)

    def write(self, content: Content) -> None:
        """Write the content and sync it to the disk."""
        with self.path.open("wb") as file:
            file.writelines(_pieces(content))
            if not self.is_device:
                _sync(file)

    def put_in_place(self) -> None:
        """Rename the temporary file over the target."""
        if not self.is_device:
            if not self._private:
                _copy_permissions(self._target, self.path)  # exactly, which may be read-only
            self.path.replace(self._target)

    def drop(self) -> None:
        """Delete the temporary file if it was not put in place; errors here are ignored."""
        if not self.is_device:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)


def _resolved(target: Path) -> Path:
    """Return the file that `target` links to, so that the link is kept and the file replaced."""
    try:
        return target.resolve()
    except RuntimeError as error:  # a cycle of links, as reported by Python before 3.13
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(target)) from error


def _pieces(content: Content) -> Iterator[bytes]:
    if isinstance(content, str | bytes):
        content = (content,)
    for piece in content:
        yield piece.encode() if isinstance(piece, str) else piece


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _copy_permissions(source: Path, target: Path, writable: int = 0) -> None:
    """Give `target` the permissions of `source`, and those in `writable` beside them."""
    with suppress(OSError):  # the file belongs to another user
        if source.is_file():
            target.chmod(source.stat().st_mode & 0o777 | writable)


def keep_copy(path: Path) -> None:
    """Copy a file to a free name that ends in `.bak` or `.bak2`, `.bak3` …; private."""
    kept, number = path.with_name(path.name + ".bak"), 1
    while kept.exists() and kept.read_bytes() != path.read_bytes():
        number += 1
        kept = path.with_name(f"{path.name}.bak{number}")
    write_whole(kept, path.read_bytes(), private=True)
