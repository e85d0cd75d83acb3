"""Files, folders and mailbox files: what may go wrong with a path, as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from classifier.reading import limits

_LINE_BYTES = 1 << 20


def read_file(path: Path) -> bytes:
    """Return the bytes of a file that is not too large; it is not read when it is."""
    with _told():
        if path.is_dir():  # asked first: Windows calls opening a folder "no permission"
            raise limits.folder()
        size = path.stat().st_size
        if not path.is_file():
            raise limits.not_a_file()
        if size > limits.FILE_BYTES:
            raise limits.too_large()
        with path.open("rb") as file:
            return file.read(limits.FILE_BYTES + 1)


def is_folder(path: Path) -> bool:
    """Tell whether `path` is a folder; a sentence when nothing is there."""
    with _told():
        path.stat()
        return path.is_dir()


def files_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files below a folder in the order of their names, hidden ones left out."""
    with _told():
        found = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in found:
        name = path.relative_to(folder)
        if not any(part.startswith(".") for part in name.parts):
            yield name.as_posix(), path


def mails_in_mbox(path: Path) -> Iterator[bytes]:
    """Yield the raw mails of a mailbox file; each is kept only up to just over the limit."""
    with _told():
        if path.is_dir():
            raise limits.folder()
        with path.open("rb") as file:
            held = bytearray()
            after_blank = True
            while line := file.readline(_LINE_BYTES):
                if after_blank and line.startswith(b"From ") and held.strip():
                    yield bytes(held)
                    held.clear()
                starts = line.startswith(b"From ") and not held
                if not starts and len(held) <= limits.FILE_BYTES:
                    held += line[1:] if line.startswith(b">From ") else line
                after_blank = not line.strip()
            if held.strip():
                yield bytes(held)


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the system says about a path into a sentence."""
    try:
        yield
    except FileNotFoundError:
        raise limits.missing() from None
    except PermissionError:
        raise limits.no_permission() from None
    except (OSError, ValueError):  # ValueError: a NUL in the path
        raise limits.not_a_file() from None
