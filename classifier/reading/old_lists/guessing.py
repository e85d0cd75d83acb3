"""Which columns of an old list hold what, by their names and their cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from classifier.reading.containers.table_head import columns_named
from classifier.reading.old_lists.dates import date_in, is_serial
from classifier.reading.old_lists.judgements import Judgement, asked_by, judgement_in
from classifier.reading.old_lists.roles import (
    Role,
    Row,
    folded,
    names_date,
    names_judge,
    names_judgement,
    names_reception,
)

Words = Mapping[str, Judgement]  # words of a list, folded -> what they mean there
_PHONE = re.compile(r"\+?\d[\d .-]{3,18}\d")
_MOST_CELLS = 0.5  # share of the cells that a column with the right name must understand
_NEARLY_ALL = 0.9  # and one whose name says nothing
_TEXT_LENGTH = 25  # characters, of the mean message


def judged(cell: str, asks: Judgement | None, words: Words) -> Judgement | None:
    """Return what a cell says of a message, by the words of this list first."""
    known = words.get(folded(cell)) if words else None
    return known or judgement_in(cell, asks)


def guessed(
    names: Sequence[str],
    rows: Sequence[Row],
    given: Mapping[Role, int],
    free: Sequence[Role],
    words: Words,
) -> dict[Role, int]:
    """Return the columns of the other roles: what dates and judgements are is told by the cells."""
    places: dict[Role, int] = {}

    def left() -> list[int]:
        taken = {*given.values(), *places.values()}
        return [at for at in range(len(names)) if at not in taken]

    by_name = columns_named(names)
    if Role.TEXT in free and by_name.get("body") in left():
        places[Role.TEXT] = by_name["body"]
    if Role.DATE in free:
        _add(places, Role.DATE, _date_column(names, rows, left()))
    if Role.LABEL in free:
        _add(places, Role.LABEL, _label_column(names, rows, left(), words))
    if Role.JUDGED_BY in free:
        _add(places, Role.JUDGED_BY, next((at for at in left() if names_judge(names[at])), None))
    for role, known in (
        (Role.CHANNEL, "channel"),
        (Role.SENDER, "sender"),
        (Role.SUBJECT, "subject"),
        (Role.SENDER, "number"),
    ):
        place = by_name.get(known, -1)
        phones = known != "number" or _share(rows, place, _is_phone) >= _MOST_CELLS
        if role in free and role not in places and place in left() and phones:
            places[role] = place
    if Role.TEXT in free and Role.TEXT not in places:
        _add(places, Role.TEXT, _text_column(rows, left()))
    return places


def _add(places: dict[Role, int], role: Role, place: int | None) -> None:
    if place is not None:
        places[role] = place


def _date_column(names: Sequence[str], rows: Sequence[Row], left: Sequence[int]) -> int | None:
    """Return the column with the dates of reception, or the first one with dates."""

    def is_date(cell: str) -> bool:
        return date_in(cell) is not None or date_in(cell, month_first=True) is not None

    named = [at for at in left if names_date(names[at])]
    dated = [at for at in named if _share(rows, at, is_date) >= _MOST_CELLS]
    received = [at for at in dated if names_reception(names[at])]
    if received or dated:
        return (received or dated)[0]
    plain = [
        at
        for at in left
        if _share(rows, at, lambda cell: is_date(cell) and not is_serial(cell)) >= _NEARLY_ALL
    ]
    return plain[0] if plain else None


def _label_column(
    names: Sequence[str], rows: Sequence[Row], left: Sequence[int], words: Words
) -> int | None:
    """Return the column with the judgements: of those with such a name the best understood."""
    shares: dict[int, float] = {}
    for at in left:
        asks = asked_by(names[at], (cell_at(row, at) for row in rows))
        shares[at] = _share(rows, at, partial(_is_judged, asks, words))
    named = [at for at in left if names_judgement(names[at]) and shares[at] >= _MOST_CELLS]
    others = [at for at in left if shares[at] >= _NEARLY_ALL]
    found = named or others
    return max(found, key=lambda at: (shares[at], -at)) if found else None


def _text_column(rows: Sequence[Row], left: Sequence[int]) -> int | None:
    """Return the column with the longest texts, None if none looks like messages."""
    lengths = {at: _mean_length(rows, at) for at in left}
    longest = max(left, key=lambda at: lengths[at], default=None)
    return longest if longest is not None and lengths[longest] >= _TEXT_LENGTH else None


def _mean_length(rows: Sequence[Row], place: int) -> float:
    cells = [cell for cell in (cell_at(row, place) for row in rows) if cell.strip()]
    with_letters = [cell for cell in cells if " " in cell.strip()]
    return sum(map(len, with_letters)) / len(cells) if cells else 0.0


def _share(rows: Sequence[Row], place: int, holds: Callable[[str], bool]) -> float:
    """Return the share of the filled cells of a column that hold something."""
    cells = [cell for cell in (cell_at(row, place) for row in rows) if cell.strip()]
    return sum(map(holds, cells)) / len(cells) if cells else 0.0


def cell_at(row: Row, place: int) -> str:
    """Return a cell of a row, "" if the row is shorter."""
    return row[place] if 0 <= place < len(row) else ""


def _is_judged(asks: Judgement | None, words: Words, cell: str) -> bool:
    return judged(cell, asks, words) is not None


def _is_phone(cell: str) -> bool:
    return _PHONE.fullmatch(cell.strip()) is not None
