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

# In the managed file only: the start page asks nothing; the model that a desk without one takes.
SILENT_START, FIRST_MODEL = "silent_start", "first_model"
_LARGEST = 100_000  # bytes; a settings file has a few hundred
_FREE = ("window",)  # written by the program itself
_BY_NAME = {setting.name: setting for setting in TABLE}


@dataclass(frozen=True, slots=True)
class Managed:
    """What the file fixes, and a sentence for each thing in it that cannot be used."""

    path: Path
    values: Mapping[str, Value] = field(default_factory=dict)
    silent_start: bool = False
    first_model: Path | None = None  # the folder of a model
    problems: tuple[Sentence, ...] = ()

    @property
    def names(self) -> list[str]:
        """The names of all that is fixed."""
        starts = {SILENT_START: self.silent_start, FIRST_MODEL: self.first_model}
        return [*self.values, *(name for name, value in starts.items() if value)]


def managed_path() -> Path:
    """Return where the file is looked for."""
    return machine_settings_folder() / "settings.toml"


def managed_settings() -> Managed:
    """Return what the file of this machine fixes; nothing where there is none."""
    path = managed_path()
    try:
        if not _is_there(path):
            return Managed(path)
        problem = _mistrust(path)
        if problem is not None:
            return Managed(path, problems=(problem,))
        return _of(path, read_toml(path))
    except (OSError, ValueError):
        unread = sentence(
            "The managed settings {path} cannot be read and are not used: tell your administrator.",
            path=path,
        )
        return Managed(path, problems=(unread,))


def _is_there(path: Path) -> bool:
    """Return whether there is something; raise OSError where this user may not look."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


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
    silent, model = data.get(SILENT_START, False), data.get(FIRST_MODEL, "")
    values = {name: data[name] for name in data if name not in (SILENT_START, FIRST_MODEL)}
    good = {name: value for name, value in values.items() if _can_be_fixed(name, value)}
    bad = [name for name in values if name not in good]
    if not isinstance(silent, bool):
        bad.append(SILENT_START)
    folder = Path(model) if isinstance(model, str) and model.isprintable() else Path()
    if model != "" and not folder.is_absolute():
        bad.append(FIRST_MODEL)
    problems = tuple(_unusable(name, path) for name in bad)
    found = folder if folder.is_absolute() else None
    return Managed(path, good, silent is True, found, problems)  # type: ignore[arg-type]


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
    if not is_the_administrators(path):
        return sentence(
            "The managed settings {path} can be changed by users and are not used: your "
            "administrator makes them root's, with mode 644.",
            path=path,
        )
    return None


def is_the_administrators(path: Path) -> bool:
    """Return whether a file or folder is no link, and no user can have written or replaced it."""
    if path.is_symlink():
        return False
    if not has_permissions():
        return True
    places = (path, path.parent)
    return not (any(_is_open(one) or _is_of_another(one) for one in places) or _is_own(path))


def _is_open(path: Path) -> bool:
    """Return whether everybody may write a file or folder."""
    return bool(path.stat().st_mode & stat.S_IWOTH)


def _is_of_another(path: Path) -> bool:
    """Return whether another user owns a file or folder, and so may write it whatever its mode."""
    return path.stat().st_uid not in (0, os.geteuid())


def _is_own(path: Path) -> bool:
    """Return whether this user, who is no administrator, may write a file or replace it."""
    may_write = os.access(path, os.W_OK) or os.access(path.parent, os.W_OK)
    return os.geteuid() != 0 and may_write
