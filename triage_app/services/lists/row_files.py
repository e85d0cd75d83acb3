"""Lists as files: CSV that a spreadsheet opens; CSV, workbooks and JSON are read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from classifier.errors import UnreadableMessage
from classifier.reading.containers.workbook import is_workbook, sheets_in
from classifier.reading.decoder.workbooks import Sheet
from classifier.reading.old_lists.old_list import without_lost_zero
from classifier.text.cleaning import fold
from triage_app.case_codes import shown_row
from triage_app.errors import ListError
from triage_app.list_records import COLUMNS, DeskList, Row
from triage_app.parsing import DamagedData, json_as
from triage_app.reporting.csv_file import csv_bytes
from triage_app.reporting.tables import Table
from triage_app.wording.names import NAMES
from triage_app.wording.words import words_in

LARGEST = 2_000_000  # bytes of a file
MOST_ROWS = 5_000
_DELIMITERS = ";,\t"
_LANGUAGES = ("fr", "en")
_HEADINGS = NAMES["desk_list_column"]
_JSON_BEGINS = ("[", "{")
Cells = Sequence[str]
_Value = str | int | float | bool | list[str | int | float] | None
_Object = dict[str, _Value]


class _Shown(msgspec.Struct):
    """A list as the command line shows it."""

    rows: list[_Object]


def exported(name: DeskList, rows: Sequence[Row], language: str) -> bytes:
    """Return a list as CSV with headings in a language; no cell is run as a formula."""
    words = words_in(language)
    heads = tuple(words(_HEADINGS[column]) for column in COLUMNS[name])
    return csv_bytes(Table(name.value, heads, tuple(shown_row(name, row) for row in rows)))


def read_list(name: DeskList, path: Path) -> list[Row]:
    """Return the rows of a file, one cell for each column of the list; empty rows are left out.

    Columns are found by their headings, in French, English or as the ledger has them; others are
    ignored. Raises ListError when it is no such table, and OSError.
    """
    if path.stat().st_size > LARGEST:
        raise ListError(
            "{file} is too large for a list (at most 2 MB): nothing was imported.", file=path.name
        )
    if is_workbook(path):
        return _from_workbook(name, path)
    text = _decoded(path.read_bytes())
    if text.lstrip()[:1] in _JSON_BEGINS:
        return _rows(name, _json_lines(text, path.name), path.name)
    return parsed(name, text, path.name)


def parsed(name: DeskList, text: str, shown: str) -> list[Row]:
    """Return the rows of a text of CSV; `shown` is its name in errors. Raises ListError."""
    return _rows(name, _csv_lines(text, shown), shown)


def _csv_lines(text: str, shown: str) -> list[Cells]:
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    try:
        source = io.StringIO(text.replace("\0", ""), newline="")
        return list(csv.reader(source, delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise _unreadable(shown) from error


def _json_lines(text: str, shown: str) -> list[Cells]:
    """Return the objects of a list, or of the `rows` of one as `lists show --json` prints it."""
    try:
        if text.lstrip().startswith("{"):
            objects = json_as(_Shown, text).rows
        else:
            objects = json_as(list[_Object], text)
    except DamagedData as error:
        raise _unreadable(shown) from error
    heads = list(dict.fromkeys(head for one in objects for head in one))
    return [heads, *([_json_cell(one.get(head)) for head in heads] for one in objects)]


def _json_cell(value: _Value) -> str:
    if isinstance(value, list):
        return "|".join(map(str, value))
    return "" if value is None else str(value)


def _from_workbook(name: DeskList, path: Path) -> list[Row]:
    """Return the rows of the first sheet with the headings of the list, as old lists are read.

    Rows keep the numbers that they have in the sheet: empty ones between them count.
    """
    try:
        sheets = [_sheet_lines(one) for one in sheets_in(path)]
    except UnreadableMessage as error:
        raise ListError(
            "{file}: {problem} Nothing was imported.", file=path.name, problem=error.sentence
        ) from error
    wanted = (one for one in sheets if one and _places(name, one[0])[0] is not None)
    return _rows(name, next(wanted, []), path.name)


def _sheet_lines(sheet: Sheet) -> list[Cells]:
    lines: list[Cells] = []
    for number, cells in sheet.rows[: MOST_ROWS + 2]:
        gap = number - 1 - len(lines) if lines else 0  # what stands above the headings is none
        lines += [[]] * min(gap, MOST_ROWS)
        lines.append([without_lost_zero(cell) for cell in cells])
    return lines


def _rows(name: DeskList, lines: Sequence[Cells], shown: str) -> list[Row]:
    """Return the rows below the headings; raises ListError."""
    places = _places(name, lines[0] if lines else [])
    if places[0] is None:
        heads = ", ".join(words_in("fr")(_HEADINGS[column]) for column in COLUMNS[name])
        raise ListError(
            "{file} has no headings of this list ({headings}) in its first line: nothing was "
            "imported.",
            file=shown,
            headings=heads,
        )
    if len(lines) > MOST_ROWS + 1:
        raise ListError(
            "{file} has more than {most} rows: nothing was imported.", file=shown, most=MOST_ROWS
        )
    rows = [_row(line, places) for line in lines[1:]]
    if not any(map(any, rows)):
        raise ListError("{file} has no rows: nothing was imported.", file=shown)
    return rows


def _row(line: Sequence[str], places: Sequence[int | None]) -> Row:
    return tuple("" if at is None or at >= len(line) else _plain(line[at]) for at in places)


def _plain(cell: str) -> str:
    """Return a cell without the apostrophe by which an export keeps it from being a formula."""
    return " ".join(cell.removeprefix("'").split())


def _places(name: DeskList, heads: Sequence[str]) -> list[int | None]:
    """Return where each column stands, None for one that is missing."""
    known = [fold(head).strip() for head in heads]
    return [
        next((known.index(one) for one in _names_of(column) if one in known), None)
        for column in COLUMNS[name]
    ]


def _names_of(column: str) -> Iterator[str]:
    yield column
    for language in _LANGUAGES:
        yield fold(words_in(language)(_HEADINGS[column]))


def _decoded(content: bytes) -> str:
    """Return a text in UTF-8, else as Windows writes it."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _unreadable(shown: str) -> ListError:
    return ListError("{file} cannot be read as a table: save it as CSV and try again.", file=shown)
