"""Messages in a table of text (CSV): one a row, read line by line.

RFC 4180 with what spreadsheets write: semicolons, tabs, `sep=` on the first line, titles above the
names of the columns. A quotation mark that is not closed swallows the rows below; they are given
back where the next row can be told, and reading stops with an error where it cannot.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from classifier.errors import UnreadableMessage
from classifier.reading import limits, refusals
from classifier.reading.channel_names import channel_named
from classifier.reading.containers.table_head import HEAD_LINES, Head, find_head
from classifier.records import Channel
from classifier.text.cleaning import clean_line, fold

_CALLING_NUMBER = re.compile(r"\+?\d[\d .-]{3,18}\d")
_SENT = frozenset("sent outgoing envoye envoyes envoyee sortant sortants emis outbox".split())
_ID_CHARACTERS = 100
_PHONE_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its name and the fields of its message."""

    name: str
    channel: Channel | None
    sender: str
    subject: str
    untrusted_body: str


class _Lines:
    """The lines of a table; those of the row at hand can be given back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._back: list[str] = []
        self._number = 0
        self.taken: list[str] = []  # by the row at hand
        self._size = 0  # of them, in characters

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.pop() if self._back else next(self._lines)
        self._number += 1
        self.taken.append(line)
        self._size += len(line)
        if self._size > limits.TABLE_ROW_CHARACTERS and len(self.taken) > 1:
            raise csv.Error("the row does not end")
        return line

    def begin(self) -> int:
        """Begin a row; return the number of its first line."""
        self.taken.clear()
        self._size = 0
        return self._number + 1

    def give_back(self, count: int) -> None:
        """Give the last lines of the row back, to be read again."""
        self._back += reversed(self.taken[len(self.taken) - count :])
        self._number -= count


def is_tabbed_table(text: str) -> bool:
    """Tell whether a text begins as Excel's "Unicode text": columns of messages and senders."""
    head = find_head(text.splitlines(keepends=True)[:HEAD_LINES])
    return head is not None and head.delimiter == "\t" and len(head.columns) > 1


def rows_of(lines: Iterable[str]) -> Iterator[Row | tuple[str, UnreadableMessage]]:
    """Yield the rows of a table in order; for a row that cannot be read, its name and error.

    `lines` end with a line feed. Raises `UnreadableMessage` if no column contains messages.
    """
    source = iter(lines)
    opening = list(islice(source, HEAD_LINES))
    head = find_head(opening)
    if head is None:
        raise refusals.no_column()
    for number, cells in cells_below(head, chain(opening, source)):
        if isinstance(cells, UnreadableMessage):
            yield str(number), cells
        elif any(cell.strip() for cell in cells) and not _is_sent(cells, head):
            yield _row(cells, head, number)


def cells_below(
    head: Head, lines: Iterable[str]
) -> Iterator[tuple[int, list[str] | UnreadableMessage]]:
    """Yield the number of the first line and the cells of each row below the names.

    For a row that cannot be read, its error is yielded.
    """
    taken = _Lines(lines)
    for _ in islice(taken, head.lines):
        pass
    return _records(taken, head)


def _records(lines: _Lines, head: Head) -> Iterator[tuple[int, list[str] | UnreadableMessage]]:
    """Yield the number of the first line and the cells of each row, or why it cannot be read."""
    reader = csv.reader(lines, delimiter=head.delimiter, strict=True)
    mended = 0
    while True:
        number = lines.begin()
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error:
            mended += len(lines.taken) > 1
            cells = _mended(lines, head) if mended <= limits.TABLE_MENDS else None
            if cells is None and len(lines.taken) > 1:
                yield number, refusals.unclosed_quote(number)
                return
            yield number, refusals.broken_line(number) if cells is None else cells


def _mended(lines: _Lines, head: Head) -> list[str] | None:
    """Return the cells of a row with a wrong quotation mark; None when they cannot be told.

    A mark that opens a cell inside another one shows that the earlier one was not closed.
    """
    taken = lines.taken
    opens = re.compile(rf'(?:^|{re.escape(head.delimiter)})"(?!"|\s*$|{re.escape(head.delimiter)})')
    if len(taken) == 1 or not opens.search(taken[-1]):
        cells = _loosely(taken, head)
        if cells is not None:
            return cells
    for index in range(1, len(taken)):
        if _begins_row(taken[index], head):
            cells = _loosely(taken[:1], head)
            if cells is not None:
                cells[-1] += "".join(taken[1:index])
            lines.give_back(len(taken) - index)
            return cells
    return None


def _loosely(lines: list[str], head: Head) -> list[str] | None:
    """Return the cells of one row whatever its quotation marks; None for a cell too long."""
    try:
        rows = list(csv.reader(lines, delimiter=head.delimiter))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _begins_row(line: str, head: Head) -> bool:
    """Tell whether a line inside an open cell looks like the beginning of the next row."""
    if head.width == 1:
        return line.startswith('"')
    cells = _loosely([line], head)
    return cells is not None and len(cells) == head.width


def _is_sent(cells: list[str], head: Head) -> bool:
    """Tell whether the caller has sent a message, as exports of telephones say of each."""
    places = (head.columns.get("direction", -1), head.columns.get("channel", -1))
    values = [cells[place] for place in places if 0 <= place < len(cells)]
    return any(fold(value).strip() in _SENT for value in values)


def _row(cells: list[str], head: Head, number: int) -> Row:
    def cell(role: str) -> str:
        index = head.columns.get(role, -1)
        return cells[index] if 0 <= index < len(cells) else ""

    calling = cell("number").strip()
    is_sender = "sender" not in head.columns and _CALLING_NUMBER.fullmatch(calling)
    is_phone = sum(map(str.isdigit, calling)) >= _PHONE_DIGITS  # names no row: it is somebody's
    calling_name = "" if is_sender or is_phone else calling
    return Row(
        clean_line(cell("id") or calling_name, _ID_CHARACTERS) or str(number),
        channel_named(cell("channel")),
        calling if is_sender else cell("sender"),
        cell("subject"),
        cell("body"),
    )
