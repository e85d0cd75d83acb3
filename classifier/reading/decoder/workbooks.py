"""`python -m classifier.reading.decoder.workbooks`: a workbook (Excel, OpenDocument) to its rows.

From standard input to JSON on standard output. The library takes memory for all cells up to the
last one, and one far away ends its process, so that it runs in a process of its own.
"""

from __future__ import annotations

import io
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from classifier.reading.decoder.decoded import Trouble
from classifier.system.processes import bound_memory

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MEGABYTES = 700
SECONDS = 30  # of the processor
ROWS = 100_000  # of one sheet
_COLUMNS = 200
_SHEETS = 20

CellValue = int | float | str | bool | date | object  # as the library gives it


class Sheet(msgspec.Struct, frozen=True):
    """One visible sheet: its name, and number and cells of each row that is not empty."""

    name: str
    rows: list[tuple[int, list[str]]]
    cut: bool = False  # it has more than `ROWS` rows


class Workbook(msgspec.Struct, frozen=True):
    """The sheets of a workbook; none but `trouble` when it cannot be read."""

    sheets: list[Sheet] = []
    trouble: Trouble | None = None


def main() -> None:
    """Read the workbook on standard input."""
    bound_memory(MEGABYTES)
    try:
        found = read(sys.stdin.buffer.read())
    except MemoryError:
        found = Workbook(trouble=Trouble.MEMORY)
    sys.stdout.buffer.write(msgspec.json.encode(found))


def read(untrusted_data: bytes) -> Workbook:
    """Return the sheets of a workbook, or why it cannot be read."""
    import python_calamine as calamine  # noqa: PLC0415 - only in the child process

    try:
        book = calamine.load_workbook(io.BytesIO(untrusted_data))
        names = [
            one.name
            for one in book.sheets_metadata
            if one.typ is calamine.SheetTypeEnum.WorkSheet
            and one.visible is calamine.SheetVisibleEnum.Visible
        ]
        return Workbook([_sheet(book.get_sheet_by_name(name)) for name in names[:_SHEETS]])
    except calamine.PasswordError:
        return Workbook(trouble=Trouble.ENCRYPTED)
    except (calamine.CalamineError, OSError, ValueError):
        return Workbook(trouble=Trouble.DAMAGED)


def _sheet(sheet: CalamineSheet) -> Sheet:
    top, left = sheet.start or (0, 0)
    rows: list[tuple[int, list[str]]] = []
    for number, cells in enumerate(sheet.to_python(nrows=ROWS), start=top + 1):
        texts = [""] * min(left, _COLUMNS) + [cell_text(cell) for cell in cells]
        if any(texts):
            rows.append((number, texts[:_COLUMNS]))
    return Sheet(sheet.name, rows, cut=sheet.height > ROWS)


def cell_text(value: CellValue) -> str:
    """Return a cell as text: dates as ISO 8601, whole numbers without a fraction."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return str(value)


if __name__ == "__main__":
    main()
