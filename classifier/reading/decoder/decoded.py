"""What the decoding process finds in a picture or PDF, and how it is sent to the caller.

Sent are one line of JSON, then the grey pixels of the images one after the other, one byte each.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from classifier.record_types import prepared

PICTURE, PDF = "picture", "pdf"
PIXELS = 40_000_000  # larger pictures are refused
DECODING_SECONDS = 4  # for one file
PAGES = 20
RECOGNISED_PAGES = 5  # of a PDF without text
TEXT_CHARACTERS = 200_000
CODES = 20
LINKS = 200


class Trouble(StrEnum):
    """Why a file could not be decoded."""

    DAMAGED = "damaged"
    TOO_MANY_PIXELS = "too_many_pixels"
    ENCRYPTED = "encrypted"
    TIME = "time"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class GreyImage:
    """One picture in grey: `pixels` has width × height bytes, row by row."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, links, codes and images of one file; nothing but `trouble` when decoding failed."""

    text: str = ""
    links: tuple[tuple[str, str], ...] = ()  # shown, target
    codes: tuple[str, ...] = ()  # contents of QR codes
    images: tuple[GreyImage, ...] = ()  # whose text has yet to be recognised
    pages: int = 0
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class _Head:
    """The line of JSON: all but the pixels."""

    text: str
    links: tuple[tuple[str, str], ...]
    codes: tuple[str, ...]
    sizes: tuple[tuple[int, int], ...]  # width and height of each image
    pages: int
    trouble: Trouble | None


def to_wire(decoded: Decoded) -> bytes:
    """Return the content in the format that `from_wire` reads."""
    sizes = tuple((image.width, image.height) for image in decoded.images)
    head = _Head(decoded.text, decoded.links, decoded.codes, sizes, decoded.pages, decoded.trouble)
    pixels = b"".join(image.pixels for image in decoded.images)
    return msgspec.json.encode(head) + b"\n" + pixels


def from_wire(data: bytes) -> Decoded:
    """Return what the decoding process wrote; raise ValueError when it is incomplete."""
    line, _, pixels = data.partition(b"\n")
    head = msgspec.json.decode(line, type=prepared(_Head))
    return Decoded(
        head.text[:TEXT_CHARACTERS],
        head.links[:LINKS],
        head.codes[:CODES],
        _images(head.sizes, pixels),
        head.pages,
        head.trouble,
    )


def _images(sizes: tuple[tuple[int, int], ...], pixels: bytes) -> tuple[GreyImage, ...]:
    images: list[GreyImage] = []
    start = 0
    for width, height in sizes:
        end = start + width * height
        images.append(GreyImage(width, height, pixels[start:end]))
        start = end
    if start != len(pixels):
        raise ValueError("the number of pixels is wrong")
    return tuple(images)
