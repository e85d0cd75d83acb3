"""The technical log: what the program did and what went wrong, never what a message says.

One rotating file for the window and one for the command line, in `logs/` of the data folder,
readable by their owner only. Any other program's record or exception may quote the message it
choked on, a path or an address; so of those only the kind and the place in the code are written.
Our own records are written with their text, because it stands in the code; of what fills it in,
only numbers, members of enumerations, types and `Name` are.
"""

from __future__ import annotations

import errno
import logging
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import walk_tb

from classifier.errors import VigieError
from triage_app.files import FOLDER_MODE, private_file

_PACKAGES = ("classifier", "triage_app")
_LARGEST = 256 * 1024  # bytes of one file
_FORMER = 3  # files kept beside the newest
_CAUSES = 5  # exceptions of a chain that are told
_log = logging.getLogger(__name__)


class Name(str):
    """A name of our own, such as a version or the number of a model: safe to write down."""

    __slots__ = ()


@contextmanager
def writing(folder: Path, part: str) -> Iterator[None]:
    """Write all records of this process into `part`.log in `folder` until the end.

    The log never makes the data folder, and never stops the work: where it cannot be written,
    nothing is.
    """
    handler = start(folder, part)
    try:
        yield
    finally:
        stop(handler)


def start(folder: Path, part: str) -> logging.Handler:
    """Write from now on; return what `stop` must be given."""
    handler = _PrivateFile(folder / f"{part}.log")
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    _log.info(
        "start: Vigie %s, Python %s, %s, process %d",
        Name(_version()),
        Name(platform.python_version()),
        Name(platform.system()),
        os.getpid(),
    )
    return handler


def stop(handler: logging.Handler) -> None:
    """Write no more."""
    _log.info("stop: process %d", os.getpid())
    root = logging.getLogger()
    root.removeHandler(handler)
    root.setLevel(logging.WARNING)
    handler.close()


class _PrivateFile(RotatingFileHandler):
    """A rotating file that only its owner may read; opened with the first record."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_LARGEST, backupCount=_FORMER, delay=True)
        self.setFormatter(SafeFormatter())
        self.addFilter(_is_of_interest)

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        if not path.parent.is_dir():
            path.parent.mkdir(FOLDER_MODE)
            path.parent.chmod(FOLDER_MODE)  # whatever the umask
        private_file(path)
        return path.open("a", encoding="utf-8", errors="backslashreplace")

    def rotate(self, source: str, dest: str) -> None:
        """Rename a full file; where another window has it open (Windows), go on filling it."""
        with suppress(OSError):
            super().rotate(source, dest)

    def handleError(self, record: logging.LogRecord) -> None:
        """Go on: an error of the log must not stop the work."""


def _is_of_interest(record: logging.LogRecord) -> bool:
    return _is_ours(record) or record.levelno >= logging.WARNING


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] in _PACKAGES


class SafeFormatter(logging.Formatter):
    """One line a record, without any text that comes from outside."""

    def format(self, record: logging.LogRecord) -> str:
        """Return time, level, who says it, what, and the kind and place of an exception."""
        parts = [self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"), record.levelname]
        parts += [record.name, _text(record)]
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            parts.append(described(error))
        return " ".join(parts)


def _text(record: logging.LogRecord) -> str:
    """Return what one of our own records says; of another's, where in its code it was made."""
    if not _is_ours(record) or not isinstance(record.msg, str):
        return f"({record.filename}:{record.lineno})"
    values = record.args if isinstance(record.args, tuple) else ()
    try:
        return record.msg % tuple(_shown(value) for value in values)
    except (TypeError, ValueError):  # a blank of another type than what fills it
        return record.msg


def _shown(value: object) -> object:
    """Return a value where it cannot come from a message, else an ellipsis."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, type):
        return value.__qualname__
    return value if value is None or isinstance(value, int | float | Name) else "…"


def described(error: BaseException) -> str:
    """Return kinds of an exception and its causes, and the innermost place in our own code."""
    kinds: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(kinds) < _CAUSES:
        kinds.append(_kind(cause))
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return f"{' from '.join(kinds)} at {error_location(error)}"


def _kind(error: BaseException) -> str:
    """Return the type, with the system's code of an OSError or our own sentence as written."""
    kind = type(error).__qualname__
    if isinstance(error, OSError) and error.errno is not None:
        return f"{kind}[{errno.errorcode.get(error.errno, error.errno)}]"
    return f"{kind} “{error.sentence.text}”" if isinstance(error, VigieError) else kind


def error_location(error: BaseException) -> str:
    """Return file and line of the innermost frame in our code."""
    found = "?"
    for frame, line in walk_tb(error.__traceback__):
        file = Path(frame.f_code.co_filename)
        if set(file.parts) & {*_PACKAGES}:
            found = f"{file.name}:{line}"
    return found


def _version() -> str:
    from importlib.metadata import (  # noqa: PLC0415 - slow to import, and no verdict needs it
        PackageNotFoundError,
        version,
    )

    try:
        return version("vigie-triage")
    except PackageNotFoundError:  # run from an unpacked folder
        return "?"
