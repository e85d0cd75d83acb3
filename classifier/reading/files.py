"""Files, folders and mailbox files; trouble with a path is raised as UnreadableMessage."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from classifier.reading import limits, refusals
from classifier.reading.charsets import decode, wide_charset
from classifier.reading.containers.exported_json import looks_like_export
from classifier.reading.containers.sms_backup import looks_like_backup
from classifier.reading.containers.table import is_tabbed_table

_LINE_BYTES = 1 << 20
_SAMPLE = 4_000  # bytes
_FROM_LINE = re.compile(rb"From \S{1,200}[^\n]{0,80}\d{4}[^\n]{0,20}\r?\n")
_JSON = frozenset([".json", ".ndjson", ".jsonl"])
_TABLES = frozenset([".csv", ".tsv", ".tab"])


def holds_several(path: Path) -> bool:
    """Return whether a path may contain several messages: a folder, a mailbox file, a table."""
    try:
        listed = is_table(path) or is_backup(path) or is_export(path)
        return listed or path.is_dir() or is_mailbox(path)
    except (OSError, ValueError):
        return False


def is_table(path: Path) -> bool:
    """Return whether a file is a table, by its name; a text with tabs, by its first lines."""
    suffix = path.suffix.lower()
    if suffix == ".txt":
        data = head_of(path, _SAMPLE)
        return b"\t" in data and is_tabbed_table(decode(data)[0])
    return suffix in _TABLES


def is_backup(path: Path) -> bool:
    """Return whether a file is a backup of text messages in XML, by its first bytes."""
    return path.suffix.lower() == ".xml" and looks_like_backup(head_of(path, _SAMPLE))


def is_export(path: Path) -> bool:
    """Return whether a file is an export of messages in JSON, by its first bytes."""
    return path.suffix.lower() in _JSON and looks_like_export(head_of(path, _SAMPLE))


def read_file(path: Path, max_bytes: int = limits.FILE_BYTES) -> bytes:
    """Return the bytes of a file; a file over the limit is refused without reading it."""
    with _system_errors_as_refusals():
        if path.is_dir():  # checked first: opening a folder gives "no permission" on Windows
            raise refusals.folder()
        size = path.stat().st_size
        if not path.is_file():
            raise refusals.not_a_file()
        if size > max_bytes:
            raise refusals.too_large()
        with path.open("rb") as file:
            return file.read(max_bytes + 1)


def size_of(path: Path) -> int:
    """Return the size of a file in bytes; 0 for what is no file, which `read_file` refuses."""
    with suppress(OSError, ValueError):
        return path.stat().st_size if path.is_file() else 0
    return 0


def head_of(path: Path, count: int) -> bytes:
    """Return the first bytes of a file; none of what is no file or cannot be read."""
    with suppress(OSError, ValueError):
        if path.is_file():  # opening a pipe would block
            with path.open("rb") as file:
                return file.read(count)
    return b""


def is_folder(path: Path) -> bool:
    """Return whether `path` is a folder; raise UnreadableMessage if it does not exist."""
    with _system_errors_as_refusals():
        path.stat()
        return path.is_dir()


def files_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files below a folder in order of their names, without hidden ones.

    Of a Maildir only the mails are returned, including those of its hidden folders (".Sent").
    """
    with _system_errors_as_refusals():
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in paths:
        name = path.relative_to(folder)
        in_maildir = _is_maildir(path.parent.parent)
        if in_maildir and path.parent.name == "tmp":
            continue
        shown = in_maildir or not any(part.startswith(".") for part in name.parts)
        if shown and not _is_maildir(path.parent):  # index files beside "cur" are not mails
            yield name.as_posix(), path


def _is_maildir(folder: Path) -> bool:
    return all((folder / name).is_dir() for name in ("cur", "new"))


def is_mailbox(path: Path) -> bool:
    """Return whether a file is an mbox file, by its name or its first line."""
    suffix = path.suffix.lower()
    if suffix in (".mbox", ".mbx"):
        return True
    try:
        if suffix or not path.is_file():  # opening a pipe would block
            return False
        with path.open("rb") as file:
            return _FROM_LINE.match(file.read(300)) is not None
    except (OSError, ValueError):
        return False


def mails_in_mbox(path: Path) -> Iterator[bytes]:
    """Yield the raw mails of an mbox file, each read only up to just over the size limit."""
    with _system_errors_as_refusals():
        if path.is_dir():
            raise refusals.folder()
        with path.open("rb") as file:
            mail = bytearray()
            after_blank = True
            while line := file.readline(_LINE_BYTES):
                if after_blank and line.startswith(b"From ") and mail.strip():
                    yield bytes(mail)
                    mail.clear()
                starts = line.startswith(b"From ") and not mail
                if not starts and len(mail) <= limits.FILE_BYTES:
                    mail += line[1:] if line.startswith(b">From ") else line
                after_blank = not line.strip()
            if mail.strip():
                yield bytes(mail)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file with many messages; one over the limit for tables is refused."""
    if size_of(path) > limits.TABLE_BYTES:
        raise refusals.too_large()
    with _system_errors_as_refusals(), path.open("rb") as file:
        yield file


def lines_in(path: Path) -> Iterator[str]:
    """Yield the lines of a text file, each with a line feed; a very long one in pieces.

    The character set is found for each line, so that mixed files are read too. A file over the
    limit for tables is refused.
    """
    rest = ""
    with opened(path) as file:
        for text in _decoded_lines(file, wide_charset(head_of(path, _SAMPLE))):
            lines = (rest + text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
            rest = lines.pop()
            for line in lines:
                yield line + "\n"
            if len(rest) > _LINE_BYTES:
                yield rest + "\n"
                rest = ""
    if rest:
        yield rest + "\n"


def _decoded_lines(file: BinaryIO, wide: str) -> Iterator[str]:
    if wide:
        with io.TextIOWrapper(file, wide, "replace", newline="") as text:
            while line := text.readline(_LINE_BYTES):
                yield line
        return
    while data := file.readline(_LINE_BYTES):
        yield decode(data)[0]


@contextmanager
def _system_errors_as_refusals() -> Iterator[None]:
    """Raise the errors of the system as UnreadableMessage with a sentence."""
    try:
        yield
    except FileNotFoundError:
        raise refusals.missing() from None
    except PermissionError:
        raise refusals.no_permission() from None
    except (OSError, ValueError):  # ValueError: a NUL in the path
        raise refusals.not_a_file() from None
