"""The tables of the report as an Excel workbook: text is never a formula, dates are dates."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from triage_app.reporting.csv_file import cell_text
from triage_app.reporting.tables import Cell, Percent, Table

_FORMATS = {
    "title": {"bold": True, "font_size": 13},
    "head": {"bold": True, "bottom": 1, "bg_color": "#E6EDF3", "text_wrap": True},
    "date": {"num_format": "dd/mm/yyyy", "align": "left"},
    "time": {"num_format": "hh:mm", "align": "left"},
    "percent": {"num_format": "0.0 %"},
}
_WIDEST = 46


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the workbook: its name and its tables, one below the other."""

    name: str
    tables: tuple[Table, ...]


def xlsx_bytes(sheets: Sequence[Sheet], made: datetime, comment: str = "") -> bytes:
    """Return the workbook; equal sheets and equal `made` give equal bytes."""
    import xlsxwriter  # noqa: PLC0415 - slow to import, needed only here

    whole = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(whole, options) as book:
        created = made.replace(tzinfo=None)
        book.set_properties({"title": "Vigie", "created": created, "comments": comment})
        formats = {name: book.add_format(look) for name, look in _FORMATS.items()}
        for sheet in sheets:
            _fill(book.add_worksheet(sheet.name), sheet, formats)
    return whole.getvalue()


def _fill(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:  # noqa: ANN401
    row, titled = 0, len(sheet.tables) > 1
    for table in sheet.tables:
        if titled:
            page.write_string(row, 0, table.title, formats["title"])
            row += 1
        _write_table(page, row, table, formats)
        row += len(table.rows) + 2
    for column, width in enumerate(_widths(sheet.tables)):
        page.set_column(column, column, width)
    if not titled:
        table = sheet.tables[0]
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(1, len(table.rows)), len(table.heads) - 1)


def _write_table(page: Any, row: int, table: Table, formats: dict[str, Any]) -> None:  # noqa: ANN401
    for column, head in enumerate(table.heads):
        page.write_string(row, column, cell_text(head), formats["head"])
    for at, cells in enumerate(table.rows, start=row + 1):
        for column, cell in enumerate(cells):
            _write_cell(page, at, column, cell, formats)


def _write_cell(page: Any, row: int, column: int, cell: Cell, formats: dict[str, Any]) -> None:  # noqa: ANN401
    if isinstance(cell, str):
        page.write_string(row, column, cell_text(cell))
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell, formats["date"])
    elif isinstance(cell, time):
        page.write_datetime(row, column, cell, formats["time"])
    elif isinstance(cell, Percent):
        page.write_number(row, column, cell, formats["percent"])
    elif cell is not None:
        page.write_number(row, column, cell)


def _widths(tables: Sequence[Table]) -> list[int]:
    """Return the width of each column in characters: its longest cell, at most `_WIDEST`."""
    columns = max(len(table.heads) for table in tables)
    longest = [10] * columns
    for table in tables:
        for row in (*table.rows, table.heads):
            for column, cell in enumerate(row):
                longest[column] = max(longest[column], len(str(cell or "")) + 2)
    return [min(width, _WIDEST) for width in longest]
