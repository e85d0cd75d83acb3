"""What a picture or a PDF gives before its text is recognised, and its form on the wire.

One line of JSON, then the grey pixels of the sheets one after the other, a byte each.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

PICTURE, PDF = "picture", "pdf"
PIXELS = 40_000_000  # a larger picture is no screenshot of a message
PAGES = 20
RECOGNISED_PAGES = 5  # of a PDF without text
TEXT_CHARACTERS = 200_000
CODES = 20
LINKS = 200


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture in grey: `pixels` has width × height bytes, row by row."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Decoded:
    """What was found; `trouble` says why nothing was ("" when all went well)."""

    text: str = ""
    links: tuple[tuple[str, str], ...] = ()  # shown, target
    codes: tuple[str, ...] = ()  # contents of QR codes
    sheets: tuple[Sheet, ...] = ()
    pages: int = 0
    trouble: str = ""  # "damaged", "too_many_pixels", "encrypted", "time", "memory"


def to_wire(found: Decoded) -> bytes:
    """Return the bytes that `from_wire` reads."""
    head = {
        "text": found.text,
        "links": found.links,
        "codes": found.codes,
        "sheets": [(sheet.width, sheet.height) for sheet in found.sheets],
        "pages": found.pages,
        "trouble": found.trouble,
    }
    return json.dumps(head).encode() + b"\n" + b"".join(sheet.pixels for sheet in found.sheets)


def from_wire(data: bytes) -> Decoded:
    """Return what the other process wrote; raises ValueError when it did not finish."""
    line, _, pixels = data.partition(b"\n")
    head = json.loads(line)
    return Decoded(
        str(head["text"])[:TEXT_CHARACTERS],
        tuple((str(shown), str(target)) for shown, target in head["links"][:LINKS]),
        tuple(str(code) for code in head["codes"][:CODES]),
        tuple(_sheets(head["sheets"], pixels)),
        int(head["pages"]),
        str(head["trouble"]),
    )


def _sheets(sizes: Sequence[Sequence[int]], pixels: bytes) -> list[Sheet]:
    found, place = [], 0
    for width, height in sizes:
        found.append(Sheet(width, height, pixels[place : place + width * height]))
        place += width * height
    if place != len(pixels):
        raise ValueError("pixels are missing")
    return found
