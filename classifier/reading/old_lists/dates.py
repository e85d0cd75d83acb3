"""Dates in the cells of old lists: French and ISO forms, serial numbers of spreadsheets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

from classifier.text.cleaning import fold

_YEARS = range(1990, 2100)
_SERIAL_EPOCH = datetime(1899, 12, 30)  # of serial dates after February 1900 (ECMA-376, 18.17.4.1)
_LONGEST = 60  # characters of a cell that holds a date
_MONTHS = (
    "janvier janv jan january",
    "fevrier fevr fev feb february",
    "mars mar march",
    "avril avr apr april",
    "mai may",
    "juin jun june",
    "juillet juil jul july",
    "aout aou aug august",
    "septembre sept sep september",
    "octobre oct october",
    "novembre nov november",
    "decembre dec december",
)
_MONTH = {name: at for at, names in enumerate(_MONTHS, start=1) for name in names.split()}
_DAYS_OF_WEEK = (
    r"(?:(?:lun|mar|mer|jeu|ven|sam|dim)(?:di|credi|dredi|edi|anche)?"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})\.?"
)
_TIME = (
    r"(?:(?:\s*[t,]\s*|\s+)(?:a\s+|at\s+)?(?P<hour>\d{1,2})(?:\s?[:h]\s?(?P<minute>\d{2})?)"
    r"(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]m)?"
    r"\s*(?P<zone>z|utc|gmt|[+-]\d{2}:?\d{2})?)?"
)
_NAMED = rf"(?:{_DAYS_OF_WEEK},?\s+)?(?:le\s+)?"
_FORMS = tuple(
    re.compile(form + _TIME)
    for form in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        _NAMED + r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?[\s-]+(?P<name>[a-z]{3,9})\.?,?[\s-]+"
        r"(?P<year>\d{4}|\d{2})",
        _NAMED + r"(?P<name>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
    )
)
_FIGURES = re.compile(
    _NAMED + r"(?P<first>\d{1,2})(?P<mark>[-/. ])(?P<second_one>\d{1,2})(?P=mark)"
    r"(?P<year>\d{4}|\d{2})" + _TIME
)
_SERIAL = re.compile(r"(?P<days>\d{5})(?:[.,]\d+)?")


def date_in(cell: str, *, month_first: bool = False) -> datetime | None:
    """Return the date of a cell, with a time zone only if it states one; None if it is none.

    `month_first`: of two numbers before the year the first is the month, as in the United States.
    """
    text = " ".join(fold(cell).split())
    if not text or len(text) > _LONGEST:
        return None
    if _SERIAL.fullmatch(text):
        return _from_serial(float(text.replace(",", ".")))
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            return _from_parts(match, _month(match), int(match["day"]))
    match = _FIGURES.fullmatch(text)
    if not match:
        return None
    first, second = int(match["first"]), int(match["second_one"])
    day, month = (second, first) if month_first else (first, second)
    return _from_parts(match, month, day)


def is_serial(cell: str) -> bool:
    """Tell whether a cell may be a serial date, which any other number may be as well."""
    return _SERIAL.fullmatch(cell.strip()) is not None


def names_month_first(cells: Iterable[str]) -> bool:
    """Tell whether a column writes the month before the day: one cell allows nothing else."""
    dates = [match for match in map(_figures, cells) if match]
    day_first = any(int(match["first"]) > 12 for match in dates)
    return not day_first and any(int(match["second_one"]) > 12 for match in dates)


def _figures(cell: str) -> re.Match[str] | None:
    return _FIGURES.fullmatch(" ".join(fold(cell).split())) if len(cell) <= _LONGEST else None


def _month(match: re.Match[str]) -> int:
    parts = match.groupdict()
    return int(parts["month"]) if parts.get("month") else _MONTH.get(match["name"], 0)


def _from_serial(days: float) -> datetime | None:
    moment = _SERIAL_EPOCH + timedelta(seconds=round(days * 86_400))
    return moment if moment.year in _YEARS else None


def _from_parts(match: re.Match[str], month: int, day: int) -> datetime | None:
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 2000 if year < 70 else 1900
    try:
        moment = datetime(
            year, month, day, _hour(match), int(match["minute"] or 0), int(match["second"] or 0)
        )
        zone = _zone(match["zone"])
    except ValueError:
        return None
    return moment.replace(tzinfo=zone) if year in _YEARS else None


def _hour(match: re.Match[str]) -> int:
    hour = int(match["hour"] or 0)
    if not match["half"]:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError("an hour of a half day is between 1 and 12")
    return hour % 12 + (12 if match["half"] == "pm" else 0)


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text in ("z", "utc", "gmt"):
        return UTC
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))
