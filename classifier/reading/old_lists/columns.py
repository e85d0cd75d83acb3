"""How the columns of an old list are taken: as a person says, else as they are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from classifier.errors import UnreadableMessage
from classifier.reading.old_lists.dates import names_month_first
from classifier.reading.old_lists.guessing import Words, cell_at, guessed
from classifier.reading.old_lists.judgements import Judgement, asked_by
from classifier.reading.old_lists.roles import Role, Row, folded


@dataclass(frozen=True, slots=True)
class Columns:
    """How the columns of a list are taken.

    `names` are those of all columns, "" where the list has none. `places` maps a role to the index
    of its column, `asks` says what the column of judgements asks for (`asked_by`), and
    `month_first` how its dates are written.
    """

    names: tuple[str, ...]
    places: Mapping[Role, int]
    asks: Judgement | None = None
    month_first: bool = False

    def cell(self, cells: Row, role: Role) -> str:
        """Return the cell of a row that has this role, "" if there is none."""
        return cell_at(cells, self.places.get(role, -1))


def columns_of(
    names: Row, rows: Sequence[Row], wanted: Mapping[Role, str], words: Words
) -> Columns:
    """Return how the columns of a list are taken, from their names and some of its rows.

    `wanted` are columns that a person named, by name, letter or number; "" for none. Raises
    UnreadableMessage when there is no such column.
    """
    width = max([len(names), *(len(row) for row in rows)], default=0)
    filled = tuple(names[at].strip() if at < len(names) else "" for at in range(width))
    places = {role: _place(name, filled) for role, name in wanted.items() if name}
    free = [role for role in Role if role not in wanted]
    for role, place in guessed(filled, rows, places, free, words).items():
        places[role] = place
    label = [cell_at(row, places[Role.LABEL]) for row in rows] if Role.LABEL in places else []
    dates = [cell_at(row, places[Role.DATE]) for row in rows] if Role.DATE in places else []
    asks = asked_by(filled[places[Role.LABEL]], label) if label else None
    return Columns(filled, places, asks, names_month_first(dates))


def no_message_column() -> UnreadableMessage:
    """Return the error for a list in which no column can be taken for the messages."""
    return UnreadableMessage(
        "No column of this list can be taken for the messages: say which one it is (on the "
        "command line, “--columns text=Message”)."
    )


def letter(index: int) -> str:
    """Return the letters by which a spreadsheet names a column."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _place(name: str, names: Sequence[str]) -> int:
    """Return the index of a column that a person named; raise UnreadableMessage without one."""
    wanted = folded(name)
    known = [folded(one) for one in names]
    if wanted in known:
        return known.index(wanted)
    letters = [letter(at).lower() for at in range(len(names))]
    if wanted in letters:
        return letters.index(wanted)
    if wanted.isdecimal() and 1 <= int(wanted) <= len(names):
        return int(wanted) - 1
    raise UnreadableMessage(
        "This list has no column with one of the names given; it has {count} columns, which may "
        "also be given by letter.",
        count=len(names),
    )
