"""Which kind of file some content is, by its first bytes before its name."""

from __future__ import annotations

import re
from pathlib import PurePath

from classifier.reading import refusals

_PICTURE_MAGIC = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_PICTURES = frozenset(
    [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".heic", ".heif"]
)
_OTHER_MAGIC = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ", b"\x7fELF")
_OTHER_KINDS = frozenset([".zip", ".docx", ".doc", ".xlsx", ".xls", ".odt", ".7z", ".rar", ".gz"])
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 4_000


def is_picture(data: bytes, suffix: str) -> bool:
    """Return whether a file is a picture, by its ending or its first bytes."""
    if suffix in _PICTURES:
        return True
    wrapped = (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or data[4:8] == b"ftyp"
    return (wrapped or data.startswith(_PICTURE_MAGIC)) and is_binary(data)


def is_decoded(data: bytes, name: str) -> bool:
    """Return whether a file is a picture or PDF, by its first bytes and its name."""
    suffix = PurePath(name).suffix.lower()
    return is_picture(data, suffix) or suffix == ".pdf" or data.startswith(b"%PDF-")


def refuse_other_kinds(data: bytes, suffix: str) -> None:
    """Raise UnreadableMessage for archives, programs and documents of an office suite."""
    if suffix in _OTHER_KINDS or (data.startswith(_OTHER_MAGIC) and is_binary(data)):
        raise refusals.other_kind()


def is_binary(data: bytes) -> bool:
    """Return whether a file is binary, by its first bytes."""
    return is_rubbish(data[:_SAMPLE].decode("latin-1"))


def is_rubbish(text: str) -> bool:
    """Tell by the control characters near its start whether a text is binary content."""
    sample = text[:_SAMPLE]
    controls = 0 if sample.isprintable() else len(_CONTROL.findall(sample))
    return controls > 2 and controls * 50 > len(sample)
