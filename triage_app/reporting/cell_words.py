"""Cells of tables as words, for pages that are read and not computed with."""

from __future__ import annotations

import re
from datetime import date, time

from triage_app.reporting.tables import Cell, Percent
from triage_app.wording.figures import Numbers

_NOTHING = "–"
# A word that is longer than a narrow column gets places where its line may end.
_LONG = re.compile(r"\S{33,}")
_PIECE = re.compile(r".{1,14}", re.DOTALL)


def cell_words(cell: Cell, numbers: Numbers) -> str:
    """Return a cell as a person writes it; an empty one is a dash."""
    if cell is None or cell == "":
        return _NOTHING
    if isinstance(cell, Percent):
        return numbers.percent(cell, 1)
    if isinstance(cell, int | float):
        return numbers.number(cell, 0 if cell == int(cell) else 2)
    if isinstance(cell, date):
        return numbers.date(cell)
    return f"{cell:%H:%M}" if isinstance(cell, time) else cell


def is_number(cell: Cell) -> bool:
    """Return whether a cell may stand at the right of its column: a number, or nothing."""
    return cell is None or isinstance(cell, int | float)


def breakable(untrusted_text: str, mark: str) -> str:
    """Return a text with a mark in its very long words, where their lines may end."""
    return _LONG.sub(lambda found: mark.join(_PIECE.findall(found[0])), untrusted_text)
