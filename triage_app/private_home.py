"""Keeps the data folder readable for its owner only, also one that an earlier version made.

New files are made so (`files.private_file`); here permissions are taken from what is there already.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from classifier.system.desktop import has_permissions
from triage_app.files import FILE_MODE, FOLDER_MODE
from triage_app.paths import Home


def keep_private(home: Home) -> None:
    """Take the permissions of others from the files in a data folder, and from the folder.

    The folder itself is left as it is where somebody keeps other files in it. What belongs to
    another user cannot be changed; Windows has no such permissions.
    """
    if not has_permissions():
        return
    with suppress(OSError):
        entries = list(home.folder.iterdir())
        own = [one for one in entries if not one.is_symlink() and _is_own(home, one)]
        if own and len(own) == len(entries):
            _close(home.folder)
        for path in own:
            _close(path)
            for inner in _inside(path):
                _close(inner)


def _is_own(home: Home, path: Path) -> bool:
    """Return whether a path in the data folder is Vigie's; a backup may have any name there."""
    return home.owns_name(path.name) or path.suffix == home.cases.suffix


def _inside(path: Path) -> Iterator[Path]:
    """Yield what is in a folder of ours, whose own folders hold files only."""
    if path.is_dir():
        for one in path.iterdir():
            yield one
            yield from one.iterdir() if one.is_dir() and not one.is_symlink() else ()


def _close(path: Path) -> None:
    """Take the permissions of others from a path; those of its owner stay as they are.

    But a folder that its owner may write and not enter was made under a strict umask.
    """
    with suppress(OSError):
        if path.is_symlink():
            return
        mode = stat.S_IMODE(path.stat().st_mode)
        wanted = mode & (FOLDER_MODE if path.is_dir() else FILE_MODE)
        if path.is_dir() and mode & stat.S_IWUSR:
            wanted = FOLDER_MODE
        if wanted != mode:
            path.chmod(wanted)
