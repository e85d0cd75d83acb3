"""The settings that an administrator has fixed for all users of this machine.

They stand in one file of the system, which no environment variable, option or data folder moves.
A file that a user could have written is not used: it could send cases to another server.
"""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from classifier.sentence import Sentence, sentence
from classifier.system.desktop import has_permissions, machine_settings_folder
from triage_app.settings import TABLE, Setting, Value

SILENT_START = "silent_start"  # in the managed file only: the start page asks nothing
_LARGEST = 100_000  # bytes; a settings file has a few hundred
_FREE = ("window",)  # written by the program itself
_BY_NAME = {setting.name: setting for setting in TABLE}


@dataclass(frozen=True, slots=True)
class Managed:
    """What the file fixes, and a sentence for each thing in it that cannot be used."""

    path: Path
    values: Mapping[str, Value] = field(default_factory=dict)
    silent_start: bool = False
    problems: tuple[Sentence, ...] = ()


def managed_path() -> Path:
    """Return where the file is looked for."""
    return machine_settings_folder() / "settings.toml"


def managed_settings() -> Managed:
    """Return what the file of this machine fixes; nothing where there is none."""
    path = managed_path()
    if not os.path.lexists(path):
        return Managed(path)
    problem = _mistrust(path)
    if problem is not None:
        return Managed(path, problems=(problem,))
    try:
        return _of(path, read_toml(path))
    except (OSError, ValueError):
        unread = sentence(
            "The managed settings {path} cannot be read and are not used: tell your administrator.",
            path=path,
        )
        return Managed(path, problems=(unread,))


def read_toml(path: Path) -> dict[str, object]:
    """Return the table in a file of settings; raise OSError, or ValueError when it is none."""
    with path.open("rb") as file:
        text = file.read(_LARGEST + 1)
    if len(text) > _LARGEST:
        raise ValueError("too large for settings")
    try:
        return tomllib.loads(text.decode("utf-8-sig"))  # Windows editors write a byte order mark
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _of(path: Path, data: Mapping[str, object]) -> Managed:
    silent = data.get(SILENT_START, False)
    values = {name: value for name, value in data.items() if name != SILENT_START}
    good = {name: value for name, value in values.items() if _can_be_fixed(name, value)}
    bad = [name for name in values if name not in good]
    if not isinstance(silent, bool):
        bad.append(SILENT_START)
    problems = tuple(_unusable(name, path) for name in bad)
    return Managed(path, good, silent is True, problems)  # type: ignore[arg-type]


def _can_be_fixed(name: str, value: object) -> bool:
    setting: Setting | None = None if name in _FREE else _BY_NAME.get(name)
    return setting is not None and setting.accepts(value)


def _unusable(name: str, path: Path) -> Sentence:
    return sentence(
        "The managed setting “{name}” in {path} is unknown or not valid and is not used: tell your "
        "administrator.",
        name=ascii(name)[1:-1][:40],
        path=path,
    )


def _mistrust(path: Path) -> Sentence | None:
    """Return why a file cannot be the administrator's, None when it can."""
    if not path.is_file() or path.is_symlink() or path.parent.is_symlink():
        return sentence(
            "The managed settings {path} are a link or no file and are not used: tell your "
            "administrator.",
            path=path,
        )
    if has_permissions() and (_is_open(path) or _is_open(path.parent) or _is_own(path)):
        return sentence(
            "The managed settings {path} can be changed by users and are not used: your "
            "administrator makes them root's, with mode 644.",
            path=path,
        )
    return None


def _is_open(path: Path) -> bool:
    """Return whether everybody may write a file or folder."""
    return bool(path.stat().st_mode & stat.S_IWOTH)


def _is_own(path: Path) -> bool:
    """Return whether this user, who is no administrator, may write a file or replace it."""
    may_write = os.access(path, os.W_OK) or os.access(path.parent, os.W_OK)
    return os.geteuid() != 0 and may_write
