"""Tables and charts as an Excel workbook: text is never a formula, dates are dates.

Each sheet prints on landscape A4, as wide as a page, with its heads on each page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from textwrap import wrap
from typing import Any

from triage_app.reporting.csv_file import cell_text
from triage_app.reporting.tables import Cell, Percent, Table
from triage_app.reporting.words import ReportWords

_HEAD = {"bold": True, "bottom": 1, "bg_color": "#E6EDF3", "text_wrap": True, "valign": "top"}
_FORMATS = {
    "title": {"bold": True, "font_size": 13},
    "head": _HEAD,
    "number_head": {**_HEAD, "align": "right", "indent": 1},
    "text": {"text_wrap": True, "valign": "top", "indent": 1},
    "line": {"valign": "top", "indent": 1},
    "date": {"num_format": "dd/mm/yyyy", "align": "left", "valign": "top", "indent": 1},
    "time": {"num_format": "hh:mm", "align": "left", "valign": "top", "indent": 1},
    "percent": {"num_format": "0.0 %", "valign": "top", "align": "right", "indent": 1},
    "number": {"num_format": "#,##0.####", "valign": "top", "align": "right", "indent": 1},
    "count": {"num_format": "#,##0", "valign": "top", "align": "right", "indent": 1},
}
_NARROWEST, _WIDEST, _MARGIN = 7, 34, 3  # characters
_LONGEST_WORD, _LONGEST_TEXT = 22, 60  # characters that a column of a full page makes room for
_PAGE = 150  # characters across a landscape page at their full size
_GAP = 2  # characters between the columns of a full page
_LINE_HEIGHT, _MOST_LINES = 15, 27  # points; Excel shows rows up to 409 points
_DATE = 10  # characters of a date
_A4 = 9  # its number in the format of Excel
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}  # inches
# One series is solid, the other hatched: they differ in grey too.
_FILLS: tuple[Mapping[str, object], ...] = (
    {"fill": {"color": "#1F5F8B"}},
    {
        "pattern": {
            "pattern": "wide_upward_diagonal",
            "fg_color": "#4D5C69",
            "bg_color": "#FFFFFF",
        },
        "border": {"color": "#4D5C69"},
    },
)
_CHART_SIZE = {"width": 620, "height": 300}  # pixels
_CHART_ROWS, _CHART_COLUMNS, _SIDE_BY_SIDE = 16, 10, 2
_Formats = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the workbook: its name and its tables, one below the other."""

    name: str
    tables: tuple[Table, ...]
    printed: int = 0  # the first columns that are printed; 0 for all


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of columns of a table; the first column has the categories."""

    sheet: str  # name of the sheet with the table
    table: Table
    columns: tuple[int, ...]
    kind: str = "column"


@dataclass(frozen=True, slots=True)
class ChartSheet:
    """A sheet of charts."""

    name: str
    charts: tuple[Chart, ...]


def xlsx_bytes(
    sheets: Sequence[Sheet | ChartSheet], words: ReportWords, made: datetime, comment: str = ""
) -> bytes:
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
            page = book.add_worksheet(sheet.name)
            _set_up(page, words)
            if isinstance(sheet, Sheet):
                _fill(page, sheet, formats)
            else:
                _draw(book, page, sheet, sheets)
    return whole.getvalue()


def _set_up(page: Any, words: ReportWords) -> None:  # noqa: ANN401
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(**_MARGINS)
    page.set_footer(f"&L&8Vigie · &A&R&8{words.title('page')} &P / &N")


def _fill(page: Any, sheet: Sheet, formats: _Formats) -> None:  # noqa: ANN401
    titled, widths = len(sheet.tables) > 1, _widths(sheet.tables)
    if not titled:
        printed = sheet.printed or len(widths)
        widths[:printed] = _on_a_page(sheet.tables[0], widths[:printed])
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    for row, table in _placed(sheet):
        if titled:
            page.write_string(row - 1, 0, table.title, formats["title"])
        _write_table(page, row, table, formats, widths[: sheet.printed or None])
    if not titled:
        table = sheet.tables[0]
        page.freeze_panes(1, 1)
        page.repeat_rows(0)
        last = max(1, len(table.rows))
        page.autofilter(0, 0, last, len(table.heads) - 1)
        if sheet.printed:
            page.print_area(0, 0, last, sheet.printed - 1)


def _placed(sheet: Sheet) -> Iterator[tuple[int, Table]]:
    """Yield the row of the heads of each table, and the table; titles stand above."""
    titled = int(len(sheet.tables) > 1)
    row = titled
    for table in sheet.tables:
        yield row, table
        row += len(table.rows) + 2 + titled


def _write_table(
    page: Any,  # noqa: ANN401
    row: int,
    table: Table,
    formats: _Formats,
    widths: Sequence[int],
) -> None:
    """Write a table; texts take several lines in the columns that have `widths`."""
    for column, head in enumerate(table.heads):
        name = "number_head" if _has_numbers(table, column) else "head"
        page.write_string(row, column, cell_text(head), formats[name])
    for at, cells in enumerate((table.heads, *table.rows), start=row):
        # Not every program finds the height of a wrapped row by itself.
        if (lines := _lines(cells, widths)) > 1:
            page.set_row(at, lines * _LINE_HEIGHT)
    for at, cells in enumerate(table.rows, start=row + 1):
        for column, cell in enumerate(cells):
            if cell is not None:
                wraps = "text" if column < len(widths) else "line"
                _write_cell(page, at, column, cell, formats, wraps)


def _has_numbers(table: Table, column: int) -> bool:
    """Return whether a column has numbers, which stand on the right, and nothing else."""
    cells = [row[column] for row in table.rows if row[column] is not None]
    return bool(cells) and all(isinstance(cell, int | float) for cell in cells)


def _write_cell(
    page: Any,  # noqa: ANN401
    row: int,
    column: int,
    cell: Cell,
    formats: _Formats,
    of_text: str,
) -> None:
    if isinstance(cell, str):
        page.write_string(row, column, cell_text(cell), formats[of_text])
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell, formats["date"])
    elif isinstance(cell, time):
        page.write_datetime(row, column, cell, formats["time"])
    elif isinstance(cell, Percent):
        page.write_number(row, column, cell, formats["percent"])
    elif cell is not None:
        page.write_number(row, column, cell, formats["number" if cell != int(cell) else "count"])


def _draw(book: Any, page: Any, sheet: ChartSheet, sheets: Sequence[Sheet | ChartSheet]) -> None:  # noqa: ANN401
    places = {
        (one.name, id(table)): row
        for one in sheets
        if isinstance(one, Sheet)
        for row, table in _placed(one)
    }
    for at, chart in enumerate(sheet.charts):
        drawn = _chart(book, chart, places[chart.sheet, id(chart.table)])
        row, column = divmod(at, _SIDE_BY_SIDE)
        page.insert_chart(row * _CHART_ROWS, column * _CHART_COLUMNS, drawn)


def _chart(book: Any, chart: Chart, row: int) -> Any:  # noqa: ANN401
    drawn = book.add_chart({"type": chart.kind})
    first, last = row + 1, row + len(chart.table.rows)
    for column, fill in zip(chart.columns, _FILLS, strict=False):
        drawn.add_series(
            {
                "name": [chart.sheet, row, column],
                "categories": [chart.sheet, first, 0, last, 0],
                "values": [chart.sheet, first, column, last, column],
                "gap": 60,
                **fill,
            }
        )
    drawn.set_title({"name": chart.table.title, "name_font": {"size": 12}, "overlay": False})
    drawn.set_legend({"position": "bottom"})
    drawn.set_size(_CHART_SIZE)
    return drawn


def _widths(tables: Sequence[Table]) -> list[int]:
    """Return the width of each column in characters; what is longer takes several lines."""
    columns = max(len(table.heads) for table in tables)
    longest = [_NARROWEST] * columns
    for table in tables:
        for column, head in enumerate(table.heads):
            longest[column] = max(longest[column], *map(len, head.split()), 0)
        for row in table.rows:
            for column, cell in enumerate(row):
                longest[column] = max(longest[column], _length(cell))
    return [min(length, _WIDEST) + _MARGIN for length in longest]


def _on_a_page(table: Table, widths: Sequence[int]) -> list[int]:
    """Return widths with which the page is not shrunk until nobody can read it.

    Each column gets its longest word, and what is left goes to the columns by what they want more.
    """
    if sum(widths) <= _PAGE:
        return list(widths)
    columns = [[cells[at] for cells in (table.heads, *table.rows)] for at in range(len(widths))]
    least = [max(_longest_word(cells), _head_word(cells)) + _GAP for cells in columns]
    wanted = [min(max(map(_length, cells)), _LONGEST_TEXT) + _GAP for cells in columns]
    more = [max(0, want - have) for want, have in zip(wanted, least, strict=True)]
    share = max(0, _PAGE - sum(least)) / max(1, sum(more))
    return [have + int(min(1, share) * one) for have, one in zip(least, more, strict=True)]


def _head_word(cells: Sequence[Cell]) -> int:
    """Return the room for the longest word of a head, which is bold."""
    return max(map(len, str(cells[0]).split()), default=0) + 1


def _longest_word(cells: Sequence[Cell]) -> int:
    """Return the length of the longest word of a column, or of what is no text."""
    words = (word for cell in cells if isinstance(cell, str) for word in cell.split())
    longest = min(_LONGEST_WORD, max(map(len, words), default=0))
    others = (_length(cell) for cell in cells if not isinstance(cell, str))
    return max([longest, *others])


def _lines(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """Return how many lines the longest text of a row takes, at most so many as Excel shows."""
    lines = (
        len(wrap(cell, width))
        for cell, width in zip(cells, widths, strict=False)
        if isinstance(cell, str) and len(cell) > width - _MARGIN
    )
    return min(_MOST_LINES, max(lines, default=1))


def _length(cell: Cell) -> int:
    if isinstance(cell, str):
        return len(cell)
    if isinstance(cell, date):
        return _DATE
    return 0 if cell is None else len(f"{cell:%H:%M}" if isinstance(cell, time) else f"{cell:,.6g}")
