"""Refuses a data folder in which something else stands in the place of a file of Vigie.

Reading a pipe never ends, writing to a device destroys it, and a link leads out of the folder.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from triage_app.errors import SettingsError
from triage_app.paths import Home

_DEPTH = 3  # models, the folder of one, its files


def refuse_foreign_files(home: Home) -> None:
    """Raise SettingsError for the first pipe, device, socket, or link that leads elsewhere."""
    for path in _own(home.folder, home):
        if not is_ordinary(path, home.folder):
            raise SettingsError(
                "{path} in the data folder is a pipe, a device, a socket or a link to elsewhere: "
                "Vigie does not open it. Remove it, or put the file itself in its place.",
                path=path,
            )


def _own(folder: Path, home: Home) -> Iterator[Path]:
    for path in _entries(folder):
        if home.owns_name(path.name):
            yield path
            yield from _inside(path, _DEPTH)


def _inside(path: Path, depth: int) -> Iterator[Path]:
    """Yield what is below a folder; a link is not followed."""
    if depth and path.is_dir() and not path.is_symlink():
        for inner in _entries(path):
            yield inner
            yield from _inside(inner, depth - 1)


def _entries(folder: Path) -> list[Path]:
    with suppress(OSError):  # missing, or told where it is needed
        return sorted(folder.iterdir())
    return []


def is_ordinary(path: Path, folder: Path) -> bool:
    """Return whether a path is nothing, a file or folder, or a link to one inside `folder`."""
    try:
        kind = os.lstat(path).st_mode
        if not stat.S_ISLNK(kind):
            return stat.S_ISREG(kind) or stat.S_ISDIR(kind)
        real = path.resolve(strict=True)
        inside = real.is_relative_to(folder.resolve())
        return inside and (real.is_file() or real.is_dir())
    except FileNotFoundError:  # removed meanwhile, or a link to nothing
        return not path.is_symlink()
    except (OSError, RuntimeError):  # a circle of links
        return False
