"""Every word that the window says, in French and in English.

The words are data: `resources/translations/fr.json` and `en.json`, with the same keys, read once
at the start (JSON, because it is read ten times as fast as TOML). We do not use Qt's .ts and .qm
files: right French plurals need a compiled catalogue of the source language too, a compiled file
goes stale unseen, and the text would hang on a translator installed in the application instead
of an object that is handed down.
Here a test compares both files key by key and with the keys that the code asks for, and two
windows in two languages can stand beside each other. Qt's own buttons come from its catalogue.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QDate, QDateTime, QLocale

LANGUAGES = ("fr", "en")
_NEARLY = 0.99
_LOCALES = {"fr": "fr_FR", "en": "en_GB"}


class Texts:
    """The words of one language: `texts("triage.clear")`."""

    def __init__(self, language: str, folder: Path) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self.locale = QLocale(_LOCALES[self.language])
        self._words = read_catalogue(folder / f"{self.language}.json")

    def __call__(self, key: str, **values: object) -> str:
        """Return the words of `key` with its blanks filled; an unknown key shows itself."""
        words = self._words.get(key, key)
        return words.format(**values) if values else words

    def count(self, key: str, number: int, **values: object) -> str:
        """Return the words for a number of things, in the right plural form."""
        # French counts 0 as singular ("0 cas confirmé"), English as plural.
        single = number == 1 or (number == 0 and self.language == "fr")
        form = "one" if single else "other"
        return self(f"{key}.{form}", n=self.locale.toString(number), **values)

    def has(self, key: str) -> bool:
        """Return whether the catalogue knows `key`."""
        return key in self._words

    def number(self, value: float, decimals: int = 0) -> str:
        """Return a number as people of this language write it."""
        return self.locale.toString(float(value), "f", decimals)

    def percent(self, share: float, decimals: int = 0) -> str:
        """Return a share as a percentage."""
        unit = "\u202f%" if self.language == "fr" else "%"
        return self.number(100 * share, decimals) + unit

    def score(self, share: float) -> str:
        """Return a score as a percentage that never says 0 or 100: the tool is never sure."""
        if share > _NEARLY:
            return f"> {self.percent(_NEARLY)}"
        if share < 1 - _NEARLY:
            return f"< {self.percent(1 - _NEARLY)}"
        return self.percent(share)

    def date(self, iso: str) -> str:
        """Return the day of an ISO date or moment, or the text itself when it is none."""
        day = QDate.fromString(iso[:10], "yyyy-MM-dd")
        return self.locale.toString(day, "d MMM yyyy") if day.isValid() else iso

    def moment(self, iso: str) -> str:
        """Return day and time of an ISO moment, as its own clock showed them."""
        moment = QDateTime.fromString(iso[:19], "yyyy-MM-ddTHH:mm:ss")
        return self.locale.toString(moment, "dd/MM/yy HH:mm") if moment.isValid() else iso


def read_catalogue(path: Path) -> dict[str, str]:
    """Return the words of one file by their dotted key."""
    return _flat(json.loads(path.read_text(encoding="utf-8")), "")


def _flat(table: Mapping[str, object], prefix: str) -> dict[str, str]:
    """Return nested tables as one table with dotted keys."""
    found: dict[str, str] = {}
    for name, value in table.items():
        if isinstance(value, Mapping):
            found.update(_flat(value, f"{prefix}{name}."))
        else:
            found[prefix + name] = str(value)
    return found
