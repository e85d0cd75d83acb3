"""The TOML file that holds the settings of a data folder.

What the managed file of the machine fixes replaces the values of this one, and is never written
into it. Every value is checked by itself: one that is not valid is replaced by its default and
reported in a sentence, and a file with such values is copied before it is overwritten.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from classifier.sentence import Sentence, sentence
from triage_app.errors import SettingsError
from triage_app.files import keep_copy, private_folder, write_whole
from triage_app.managed_file import Managed, managed_settings, read_toml
from triage_app.settings import TABLE, Settings, Value, value_of

_BY_NAME = {setting.name: setting for setting in TABLE}


def load(path: Path) -> tuple[Settings, list[Sentence]]:
    """Return the settings in use, and a sentence for each line of a file that cannot be used."""
    managed = managed_settings()
    own, problems = _own(path)
    settings = Settings(**{**own, **managed.values})  # type: ignore[arg-type]
    return settings, [*managed.problems, *problems]


def sources(path: Path) -> dict[str, str]:
    """Return where the value of each setting comes from: `managed`, `file` or `default`."""
    managed, own = managed_settings().values, _own(path)[0]
    return {
        one.name: "managed" if one.name in managed else "file" if one.name in own else "default"
        for one in TABLE
    }


def refuse_managed(name: str, value: Value, managed: Managed | None = None) -> None:
    """Raise SettingsError when an administrator has fixed another value of a setting."""
    managed = managed or managed_settings()
    if managed.values.get(name, value) != value:
        raise SettingsError(
            "The setting “{name}” is fixed by your organisation ({path}); nothing was changed.",
            name=name,
            path=managed.path,
        )


def _own(path: Path) -> tuple[dict[str, object], list[Sentence]]:
    """Return the valid values of a file, and a sentence for each that is not."""
    try:
        data = _read(path)
    except (OSError, ValueError):  # TOML and UTF-8 errors are both ValueErrors
        unread = sentence(
            "The settings file {path} cannot be read; the defaults are used.", path=path
        )
        return {}, [unread]
    good = {name: value for name, value in data.items() if _usable(name, value)}
    return good, [_problem(name) for name in data if name not in good]


def save(path: Path, settings: Settings) -> None:
    """Write the settings; a file with lines that could not be used is copied first.

    Raises SettingsError when a value is not allowed or is fixed otherwise by an administrator, or
    the file cannot be written.
    """
    import tomli_w  # noqa: PLC0415 - only who saves needs it

    managed = managed_settings()
    for setting in TABLE:
        refuse_managed(setting.name, value_of(settings, setting.name), managed)
        if not setting.accepts(value_of(settings, setting.name)):
            raise SettingsError(
                "The setting “{name}” was not saved: its value is not valid ({allowed}).",
                name=setting.name,
                allowed=setting.allowed(),
            )
    try:
        private_folder(path.parent)
        own, unusable = _own(path)
        if path.is_file() and unusable:
            keep_copy(path)
        values = {
            name: value for name, value in asdict(settings).items() if name not in managed.values
        }
        values |= {name: own[name] for name in managed.values if name in own}
        write_whole(path, tomli_w.dumps(values), private=True)
    except OSError as error:
        raise SettingsError(
            "The settings could not be written to {path}; check that you may write there and "
            "that there is room left.",
            path=path,
        ) from error


def _read(path: Path) -> dict[str, object]:
    return read_toml(path) if path.exists() else {}


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
