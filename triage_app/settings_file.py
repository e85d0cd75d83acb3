"""The TOML file that holds the settings.

Every value is checked by itself: one that is not valid is replaced by its default and reported in
a sentence, and a file with such values is copied before it is overwritten.
"""

from __future__ import annotations

import tomllib
from dataclasses import asdict
from pathlib import Path

from classifier.sentence import Sentence, sentence
from triage_app.errors import SettingsError
from triage_app.files import keep_copy, private_folder, write_whole
from triage_app.settings import TABLE, Settings, value_of

_LARGEST = 100_000  # bytes; a settings file has a few hundred
_BY_NAME = {setting.name: setting for setting in TABLE}


def load(path: Path) -> tuple[Settings, list[Sentence]]:
    """Return the settings of a file and a sentence for each line of it that cannot be used."""
    try:
        data = _read(path)
    except (OSError, ValueError):  # TOML and UTF-8 errors are both ValueErrors
        unread = sentence(
            "The settings file {path} cannot be read; the defaults are used.", path=path
        )
        return Settings(), [unread]
    good = {name: value for name, value in data.items() if _usable(name, value)}
    settings = Settings(**good)  # type: ignore[arg-type]
    return settings, [_problem(name) for name in data if name not in good]


def save(path: Path, settings: Settings) -> None:
    """Write the settings; a file with lines that could not be used is copied first.

    Raises SettingsError when a value is not allowed or the file cannot be written.
    """
    import tomli_w  # noqa: PLC0415 - only who saves needs it

    for setting in TABLE:
        if not setting.accepts(value_of(settings, setting.name)):
            raise SettingsError(
                "The setting “{name}” was not saved: its value is not valid ({allowed}).",
                name=setting.name,
                allowed=setting.allowed(),
            )
    try:
        private_folder(path.parent)
        if path.is_file() and load(path)[1]:  # with lines that could not be used
            keep_copy(path)
        write_whole(path, tomli_w.dumps(asdict(settings)), private=True)
    except OSError as error:
        raise SettingsError(
            "The settings could not be written to {path}; check that you may write there and "
            "that there is room left.",
            path=path,
        ) from error


def _read(path: Path) -> dict[str, object]:
    if not path.exists():
        return {}
    with path.open("rb") as file:
        text = file.read(_LARGEST + 1)
    if len(text) > _LARGEST:
        raise ValueError("too large for settings")
    try:
        return tomllib.loads(text.decode("utf-8-sig"))  # Windows editors write a byte order mark
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _usable(name: str, value: object) -> bool:
    return name in _BY_NAME and _BY_NAME[name].accepts(value)


def _problem(name: str) -> Sentence:
    """Return what is wrong with a line of the file, without repeating its value."""
    setting = _BY_NAME.get(name)
    if setting is None:
        shown = ascii(name)[1:-1][:40]
        return sentence("The setting “{name}” is unknown; it is ignored.", name=shown)
    return sentence(
        "The setting “{name}” is not valid ({allowed}); the default is used.",
        name=name,
        allowed=setting.allowed(),
    )
