"""Numbers, percentages and dates in the language of a reader, by Babel.

Imported when the first one is written, so that neither the window's start nor a scored message
waits for Babel.
"""

from __future__ import annotations

import datetime

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from triage_app.wording.score import score_text

_LOCALES = {"fr": "fr_FR", "en": "en_GB"}
_THIN, _HARD = "\u202f", "\u00a0"  # narrow and plain no-break space
_A_MONDAY = datetime.date(2024, 1, 1)
NONE = "–"  # stands where there is no value


def _pattern(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


class Numbers:
    """Writes numbers and dates in one language; None is a dash."""

    def __init__(self, language: str) -> None:
        self._french = language == "fr"
        self._locale = _LOCALES[language]

    def number(self, value: float | None, decimals: int = 0) -> str:
        """Return a number with a fixed count of decimals: 1 200,5."""
        if value is None:
            return NONE
        return format_decimal(value, _pattern(decimals), locale=self._locale)

    def signed(self, value: float, decimals: int) -> str:
        """Return a number that always has a sign, with a true minus."""
        pattern = _pattern(decimals)
        text = format_decimal(value, f"+{pattern};-{pattern}", locale=self._locale)
        return text.replace("-", "\N{MINUS SIGN}")

    def percent(self, share: float | None, decimals: int = 0) -> str:
        """Return a counted share as a percentage; for a score see `score`."""
        if share is None:
            return NONE
        text = format_percent(share, _pattern(decimals) + "%", locale=self._locale)
        return text.replace("%", f"{_THIN}%") if self._french else text

    def score(self, share: float, decimals: int = 0) -> str:
        """Return a score as a percentage that is never 0 or 100."""
        return score_text(share, decimals, lambda one: self.percent(one, decimals))

    def date(self, day: datetime.date | str) -> str:
        """Return a date that nobody can misread: 23 nov. 2026; of an ISO text, its day."""
        day = datetime.date.fromisoformat(day[:10]) if isinstance(day, str) else day
        return format_date(day, "d MMM y", locale=self._locale)

    def weekday(self, day: datetime.date) -> str:
        """Return a day of a known week: lun. 23/11."""
        return format_date(day, "EEE dd/MM", locale=self._locale)

    def day_name(self, weekday: int) -> str:
        """Return a day of the week, Monday is 0: lun."""
        return format_date(_A_MONDAY + datetime.timedelta(days=weekday), "EEE", locale=self._locale)

    def duration(self, seconds: float | None) -> str:
        """Return seconds as minutes and seconds; both languages write them alike."""
        if seconds is None:
            return NONE
        minutes, rest = divmod(round(seconds), 60)
        return f"{minutes}{_HARD}min{_HARD}{rest:02}" if minutes else f"{rest}{_HARD}s"
