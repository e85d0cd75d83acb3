"""An old list of judged messages: a table of text (CSV) or a workbook, row by row."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from classifier.errors import UnreadableMessage
from classifier.reading import files, refusals
from classifier.reading.channel_names import channel_named
from classifier.reading.charsets import wide_charset
from classifier.reading.child_process import Stop
from classifier.reading.containers.table import cells_below
from classifier.reading.containers.table_head import DELIMITERS, HEAD_LINES, Head
from classifier.reading.containers.workbook import is_workbook, sheets_in
from classifier.reading.old_lists.columns import Columns, columns_of
from classifier.reading.old_lists.dates import date_in
from classifier.reading.old_lists.guessing import Words, judged
from classifier.reading.old_lists.judgements import Judgement
from classifier.reading.old_lists.roles import Role, Row, folded, head_row, known_names
from classifier.records import Channel, Pasted
from classifier.text.cleaning import clean_line

_SAMPLE = 300  # rows by which the columns are told
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE)
_NO_ZERO = re.compile(r"[1-9]\d{8}")
_BINARY = b"\x00"

Line = tuple[int, Sequence[str] | UnreadableMessage]  # of a table, with its number


@dataclass(frozen=True, slots=True)
class OldMessage:
    """One row: the message as it was entered, and what the list says of it."""

    line: int
    pasted: Pasted
    received: datetime | None  # None where the list has no column of dates
    judgement: Judgement | None  # None where nobody judged it
    untrusted_judge: str


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be taken, and why; the sentence names its line."""

    line: int
    error: UnreadableMessage


class OldList:
    """A list whose columns are known; its rows can be read several times."""

    def __init__(self, table: _Table, columns: Columns, words: Words) -> None:
        self._table, self.columns, self._words = table, columns, words

    @property
    def sheet(self) -> str:
        """The name of the sheet of a workbook that was taken, "" for a table of text."""
        return self._table.sheet

    @property
    def has_messages(self) -> bool:
        """Whether a column is taken for the messages."""
        return Role.TEXT in self.columns.places

    def rows(self) -> Iterator[OldMessage | BadRow]:
        """Yield the rows in order; empty ones are left out."""
        for number, cells in self._table.below():
            if isinstance(cells, UnreadableMessage):
                yield BadRow(number, cells)
            elif any(cell.strip() for cell in cells) and not self._repeats_names(cells):
                yield self._row(number, cells)

    def _repeats_names(self, cells: Row) -> bool:
        """Tell whether a row repeats the names of the columns, as printed pages do."""
        names = [name for name in self.columns.names if name]
        return bool(names) and [cell.strip() for cell in cells if cell.strip()] == names

    def _row(self, line: int, cells: Row) -> OldMessage | BadRow:
        columns = self.columns
        body = columns.cell(cells, Role.TEXT)
        subject = columns.cell(cells, Role.SUBJECT)
        if not body.strip() and not subject.strip():
            return BadRow(line, _no_text(line))
        date = columns.cell(cells, Role.DATE)
        received = date_in(date, month_first=columns.month_first)
        if Role.DATE in columns.places and received is None:
            return BadRow(line, _no_date(line))
        label = columns.cell(cells, Role.LABEL)
        judgement = judged(label, columns.asks, self._words)
        if label.strip() and judgement is None:
            return BadRow(line, _no_judgement(line))
        channel = channel_named(columns.cell(cells, Role.CHANNEL))
        channel = channel or (Channel.EMAIL if subject.strip() else None)
        sender = without_lost_zero(columns.cell(cells, Role.SENDER))
        pasted = Pasted(body or subject, channel, sender, subject)
        return OldMessage(line, pasted, received, judgement, columns.cell(cells, Role.JUDGED_BY))


def open_list(
    path: Path,
    wanted: Mapping[Role, str] | None = None,
    words: Words | None = None,
    stop: Stop | None = None,
) -> OldList:
    """Return a list with its columns.

    `wanted` are columns that a person named (see `columns_of`), `words` what words mean in this
    list. Raises UnreadableMessage for a file that cannot be read.
    """
    wanted, words = (
        wanted or {},
        {folded(word): found for word, found in (words or {}).items()},
    )
    given = wanted.values()
    tables = _sheets(path, given, stop) if is_workbook(path) else [_csv_table(path, given)]
    failed: UnreadableMessage | None = None
    found: list[OldList] = []
    for table in tables:
        try:
            found.append(OldList(table, table.columns(wanted, words), words))
        except UnreadableMessage as error:
            failed = error
    if not found:
        raise failed or refusals.no_column()
    return max(found, key=lambda one: (one.has_messages, len(one.columns.places)))


class _Table:
    """The rows of one sheet or file, and which of them names the columns."""

    def __init__(self, sheet: str, lines: Sequence[Line], names: int | None) -> None:
        self.sheet, self._lines, self._names = sheet, lines, names

    def below(self) -> Iterator[Line]:
        """Yield the rows below the names."""
        yield from islice(self._lines, 0 if self._names is None else self._names + 1, None)

    def columns(self, wanted: Mapping[Role, str], words: Words) -> Columns:
        """Return how the columns are taken."""
        names = [] if self._names is None else self._lines[self._names][1]
        sample = [cells for _, cells in islice(self.below(), _SAMPLE)]
        rows = [cells for cells in sample if not isinstance(cells, UnreadableMessage)]
        assert not isinstance(names, UnreadableMessage), "the names could be read"
        return columns_of(names, rows, wanted, words)


class _CsvTable(_Table):
    """The rows of a file of text, which stays on the disk."""

    def __init__(self, path: Path, head: Head, names: Sequence[str]) -> None:
        super().__init__("", [(head.lines, names)] if names else [], 0 if names else None)
        self._path, self._head = path, head

    def below(self) -> Iterator[Line]:
        """Yield the rows below the names, read line by line."""
        yield from cells_below(self._head, files.lines_in(self._path))


def _sheets(path: Path, wanted: Collection[str], stop: Stop | None) -> list[_Table]:
    tables: list[_Table] = []
    for sheet in sheets_in(path, stop):
        opening = [cells for _, cells in sheet.rows[:HEAD_LINES]]
        lines: list[Line] = [*sheet.rows]
        if sheet.cut:
            number = sheet.rows[-1][0] + 1
            lines.append((number, _not_read(number)))
        tables.append(_Table(clean_line(sheet.name, 60), lines, head_row(opening, wanted)))
    return tables


def _csv_table(path: Path, wanted: Collection[str]) -> _Table:
    """Return the table in a file of text: the delimiter is the one that gives the most names."""
    head = files.head_of(path, 4_000)
    if _BINARY in head and not wide_charset(head):
        raise refusals.rubbish()
    opening = list(islice(files.lines_in(path), HEAD_LINES))
    stated = _SEPARATOR_LINE.fullmatch(opening[0]) if opening else None
    start = 1 if stated else 0
    marks = stated[1] if stated else DELIMITERS
    tries = [_split(opening[start:], mark, wanted) for mark in marks]
    best = max(tries, key=lambda one: one.merit)
    names = [] if best.names is None else best.rows[best.names]
    lines = start + (0 if best.names is None else best.ends[best.names])
    return _CsvTable(path, Head(best.delimiter, {}, lines, best.width), names)


@dataclass(frozen=True, slots=True)
class _Split:
    """The first lines of a file with one delimiter."""

    delimiter: str
    rows: list[list[str]]
    ends: list[int]  # number of lines up to the end of each row
    names: int | None  # the row that names the columns
    known: int  # how many of these names are known

    @property
    def width(self) -> int:
        """Return the number of columns of most rows."""
        widths = [len(row) for row in self.rows if any(row)]
        return max(widths, key=widths.count, default=1)

    @property
    def merit(self) -> tuple[int, int]:
        """Return by what the best delimiter is told: known names, then rows of one width."""
        alike = sum(len(row) == self.width for row in self.rows)
        return self.known, alike * (self.width > 1)


def _split(lines: Sequence[str], delimiter: str, wanted: Collection[str]) -> _Split:
    reader = csv.reader(lines, delimiter=delimiter)
    rows: list[list[str]] = []
    ends: list[int] = []
    try:
        for row in reader:
            rows.append(row)
            ends.append(reader.line_num)
    except csv.Error:  # a cell of more than 131,072 characters
        pass
    names = head_row(rows, wanted)
    known = 0 if names is None else known_names(rows[names], wanted)
    return _Split(delimiter, rows, ends, names, known)


def without_lost_zero(sender: str) -> str:
    """Return a telephone number with the zero that a spreadsheet took for that of a number."""
    return f"0{sender}" if _NO_ZERO.fullmatch(sender.strip()) else sender


def _not_read(line: int) -> UnreadableMessage:
    return UnreadableMessage(
        "Line {number}: the rows from there on were not read; save the sheet as CSV.", number=line
    )


def _no_text(line: int) -> UnreadableMessage:
    return UnreadableMessage("Line {number}: it holds no message.", number=line)


def _no_date(line: int) -> UnreadableMessage:
    return UnreadableMessage(
        "Line {number}: its date cannot be read (31/12/2025, 2025-12-31 …).", number=line
    )


def _no_judgement(line: int) -> UnreadableMessage:
    return UnreadableMessage(
        "Line {number}: its judgement is no known word, such as scam or genuine.",
        number=line,
    )
