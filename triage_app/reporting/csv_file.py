"""CSV that opens correctly in French Excel and in which no cell is run as a formula."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, time

from triage_app.reporting.tables import Cell, Table

# After any white space, characters that start a formula (also full-width ones), or a tab or line
# end, after which a spreadsheet may start a new cell.
_STARTS_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|\s*[\t\r\n]")
# Excel shows long numbers as 1,23E+14 and drops leading zeros.
_LOSES_DIGITS = re.compile(r"\s*(\d[\d\s]{10,}\d|0\d[\d\s]*)\s*", re.ASCII)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")
_LONGEST = 32_767  # characters per cell, limit of Excel


def csv_bytes(table: Table) -> bytes:
    """Return a table as CSV: UTF-8 with BOM, semicolons, CRLF, decimal commas, dd/mm/yyyy."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([without_formula(head) for head in table.heads])
    writer.writerows([_csv_cell(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def without_formula(untrusted_text: str) -> str:
    """Return text that a spreadsheet treats as text: risky text gets a leading apostrophe."""
    text = cell_text(untrusted_text)
    risky = _STARTS_FORMULA.match(text) or _LOSES_DIGITS.fullmatch(text)
    return "'" + text if risky else text


def cell_text(untrusted_text: str) -> str:
    """Return text without control characters, cut to the length limit of a cell."""
    return _CONTROL.sub(" ", untrusted_text)[: _LONGEST - 1]


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return without_formula(cell)
    if isinstance(cell, float):
        return f"{cell:.4f}".rstrip("0").rstrip(".").replace(".", ",")
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return f"{cell:%H:%M}" if isinstance(cell, time) else str(cell)
