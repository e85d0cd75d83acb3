"""Every word of the window, in French and in English.

The words are Qt Linguist files, `resources/translations/vigie_fr.ts` and `vigie_en.ts`: one message
for each key, its plural forms in Qt's order, the French words as source of the English ones.
`make translations` compiles them into the .qm files that are read here. A `Texts` holds its own
catalogue and installs nothing in the application, so two languages can stand beside each other
(an answer to an English caller in a French window).

Names that others use too (bands, channels, outcomes, …) are not in these files: they come from
`triage_app.wording` under keys such as `band.few_signs`.

Tests compare both files key by key, with the keys that the code asks for, and with the compiled
ones.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QTranslator

from triage_app.wording.names import NAMES
from triage_app.wording.scenarios import scenario_names
from triage_app.wording.score import score_text
from triage_app.wording.words import Words, is_grouped, words_in

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale

LANGUAGES = ("fr", "en")
_LOCALES = {"fr": "fr_FR", "en": "en_GB"}


class Texts:
    """The texts of one language: `texts("triage.clear")`."""

    def __init__(self, language: str, folder: Path) -> None:
        """Read the catalogue of a language from `folder`; French for unknown languages.

        Raises FileNotFoundError if the catalogue is missing.
        """
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._catalogue = QTranslator()
        path = folder / f"vigie_{self.language}.qm"
        # Qt would map the file: an update that writes into it changed the words of an open window.
        self._data = path.read_bytes()  # Qt keeps no copy
        if not self._catalogue.load(self._data):
            raise FileNotFoundError(path)

    @cached_property
    def words(self) -> Words:
        """The words outside the window in the same language: sentences of errors, names."""
        return words_in(self.language)

    @cached_property
    def locale(self) -> QLocale:
        """The locale for numbers and dates, created on first use (see the import)."""
        # Its enums of all languages and countries are slow to import.
        from PySide6.QtCore import QLocale  # noqa: PLC0415

        return QLocale(_LOCALES[self.language])

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of `key` with placeholders filled; an unknown key is returned itself."""
        words = self._translation(key) or key
        return words.format(**self._grouped(values)) if values else words

    def _grouped(self, values: dict[str, object]) -> dict[str, object]:
        """Return the values of a text; the digits of counts are grouped."""
        return {
            name: self.locale.toString(value)
            if isinstance(value, int) and is_grouped(name, value)
            else value
            for name, value in values.items()
        }

    def _translation(self, key: str) -> str:
        """Return the name of a value (`band.few_signs`), else the words of the window."""
        kind, _, value = key.partition(".")
        if kind == "scenario":
            return scenario_names(self.language, "scam").get(value, "")
        if value in NAMES.get(kind, ()):
            return self.words.name(kind, value)
        return self._catalogue.translate("", key) or ""

    def count(self, key: str, number: int, **values: object) -> str:
        """Return the text for a number, in the plural form of the language."""
        words = self._catalogue.translate("", key, "", number) or key
        return words.format(n=self.locale.toString(number), **self._grouped(values))

    def has(self, key: str) -> bool:
        """Return whether there are words for `key`."""
        return bool(self._translation(key))

    def number(self, value: float, decimals: int = 0) -> str:
        """Return a number in the format of the language."""
        return self.locale.toString(float(value), "f", decimals)

    def percent(self, share: float, decimals: int = 0) -> str:
        """Return a share as a percentage."""
        unit = "\u202f%" if self.language == "fr" else "%"
        return self.number(100 * share, decimals) + unit

    def score(self, share: float) -> str:
        """Return a score as a percentage, never 0 or 100 %, because the tool is never certain."""
        return score_text(share, 0, self.percent)

    def date(self, iso: str) -> str:
        """Return the date of an ISO date or time, or the text itself if it is invalid."""
        day = QDate.fromString(iso[:10], "yyyy-MM-dd")
        return self.locale.toString(day, "d MMM yyyy") if day.isValid() else iso

    def month(self, year: int, month: int) -> str:
        """Return the name of a month: novembre 2026."""
        return self.locale.toString(QDate(year, month, 1), "MMMM yyyy")

    def span(self, first: str, last: str) -> str:
        """Return the days from one ISO time to another, a single one only once."""
        days = dict.fromkeys((self.date(first), self.date(last)))
        return " – ".join(days)

    def moment(self, iso: str) -> str:
        """Return date and time of an ISO time, in its own time zone."""
        moment = QDateTime.fromString(iso[:19], "yyyy-MM-ddTHH:mm:ss")
        return self.locale.toString(moment, "dd/MM/yy HH:mm") if moment.isValid() else iso
