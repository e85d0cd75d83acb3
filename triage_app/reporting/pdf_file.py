"""A report as a PDF: A4, tagged, with bookmarks and page numbers (layout: `report.typ`)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil
from types import ModuleType

from triage_app.errors import ExportError
from triage_app.paths import resources_dir
from triage_app.reporting.cell_words import breakable, cell_words, is_number
from triage_app.reporting.report_parts import (
    DataTable,
    Facts,
    Paragraph,
    Part,
    Picture,
    Quote,
    Report,
    Tiles,
)
from triage_app.reporting.words import ReportWords

_Values = Mapping[str, object]
# The usual one of each system, then what every Linux desktop has, then the one in the library.
_FONTS = ("Segoe UI", "Helvetica Neue", "DejaVu Sans", "Liberation Sans", "Libertinus Serif")
# Characters from which a column shares the rest of the width, and those that count for its share.
_WIDE, _LARGEST = 19, 60
_LINE, _PADDING = 102, 1.2  # in the letters of `report.typ`: a line, and the sides of a cell
_BREAK = "\u200b"  # where a line may end in a very long word
_ACCESSIBLE = "ua-1"  # PDF/UA-1, ISO 14289-1
_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160)], " ")


def pdf_bytes(report: Report, words: ReportWords, day: date) -> bytes:
    """Return the file; `day` is the date that it bears. The same report gives the same bytes.

    Raises ExportError where the library has no version for this computer.
    """
    try:
        import typst  # noqa: PLC0415 - large, needed only here
    except ImportError as error:
        raise ExportError(
            "No PDF can be written on this computer: the library for it is missing. Choose html "
            "and print the page."
        ) from error
    template = (resources_dir() / "reports" / "report.typ").read_bytes()
    inputs = {"data": json.dumps(_document(report, words, day), ensure_ascii=False)}
    try:
        return _compiled(typst, template, inputs, [_ACCESSIBLE])
    except typst.TypstError:
        # A letter that no font of this computer has is not allowed in PDF/UA; the tags stay.
        return _compiled(typst, template, inputs, [])


def _compiled(
    library: ModuleType, template: bytes, inputs: Mapping[str, str], standards: Sequence[str]
) -> bytes:
    return bytes(library.compile(template, sys_inputs=inputs, pdf_standards=list(standards)))


def _document(report: Report, words: ReportWords, day: date) -> _Values:
    return {
        "title": _clean(report.title),
        "subtitle": _clean(report.subtitle),
        "language": words.language,
        "page": words.title("page"),
        "fonts": _FONTS,
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "sections": [
            {
                "title": _clean(section.title),
                "parts": [_part(part, words) for part in section.parts],
            }
            for section in report.sections
        ],
        "foot": list(report.foot),
    }


def _part(part: Part, words: ReportWords) -> _Values:
    match part:
        case Paragraph():
            kind = "small" if part.small else "paragraph"
            return {"kind": kind, "text": _clean(part.text)}
        case Facts():
            pairs = [[_clean(name), _clean(value)] for name, value in part.pairs]
            return {"kind": "facts", "pairs": pairs}
        case Tiles():
            tiles = [
                {"name": one.name, "figure": one.figure, "small": one.small} for one in part.tiles
            ]
            return {"kind": "tiles", "tiles": tiles}
        case Picture():
            return {"kind": "picture", "svg": part.svg, "spoken": part.spoken}
        case Quote():
            return {"kind": "quote", "lines": [_clean(line) for line in part.text.split("\n")]}
        case DataTable():
            return _table(part, words)


def _table(part: DataTable, words: ReportWords) -> _Values:
    table = part.table
    columns = range(len(table.heads))
    heads = [_clean(head) for head in table.heads]
    rows = [[_clean(cell_words(cell, words.numbers)) for cell in row] for row in table.rows]
    numeric = [all(is_number(row[column]) for row in table.rows) for column in columns]
    return {
        "kind": "table",
        "title": table.title if part.titled else "",
        "heads": heads,
        "rows": rows,
        "numeric": numeric,
        "widths": _widths(rows, heads),
    }


def _widths(rows: Sequence[Sequence[str]], heads: Sequence[str]) -> list[int]:
    """Return the share of each column of long texts, and of others minus their characters.

    Heads take several lines. The first column takes a share where no other does, so that a table
    fills the width.
    """
    widths, words = [], []
    for column, head in enumerate(heads):
        cells = [row[column] for row in rows]
        longest = max(map(len, cells), default=0)
        word = max(ceil(len(head) / 2), *map(len, head.split()), 0)
        widths.append(min(_LARGEST, longest) if longest >= _WIDE else -max(longest, word))
        words.append(max(word, _longest_word(cells)))
    if all(width < 0 for width in widths):
        widths[0] = _LARGEST
    return _with_room_for(words, widths)


def _longest_word(cells: Sequence[str]) -> int:
    """Return the most letters that a line of these texts cannot break."""
    pieces = (piece for cell in cells for word in cell.split() for piece in word.split(_BREAK))
    return max(map(len, pieces), default=0)


def _with_room_for(words: Sequence[int], widths: Sequence[int]) -> list[int]:
    """Return the widths, with those fixed whose share is narrower than their longest word.

    The last share stays one, so that the table fills the width.
    """
    fitted = list(widths)
    for _ in widths:
        shares = [column for column, width in enumerate(fitted) if width > 0]
        left = _LINE - sum(_PADDING - min(width, 0) for width in fitted)
        whole = sum(fitted[column] for column in shares)
        narrow = [column for column in shares if fitted[column] * left < words[column] * whole]
        if not narrow or len(shares) == 1:
            break
        fitted[narrow[0]] = -words[narrow[0]]
    return fitted


def _clean(untrusted_text: str) -> str:
    """Return text without control characters, whose very long words may break."""
    return breakable(untrusted_text.translate(_CONTROL), _BREAK)
