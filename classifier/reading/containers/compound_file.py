"""Reads properties from Outlook's compound files ([MS-OXMSG]) with olefile.

A .msg file is a tree of storages: the mail, its attachments, and possibly mails inside attachments.
Each storage has one stream per property, named after its tag.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from classifier.reading.charsets import decode

if TYPE_CHECKING:
    from olefile import OleFileIO

_TEXT, _ANSI, _BINARY, _OBJECT = "001F", "001E", "0102", "000D"
_CODE_PAGES = (0x3FFD, 0x3FDE)  # PidTagMessageCodepage, PidTagInternetCodepage
_PROPERTIES = "__properties_version1.0"
_HEAD = {0: 32, 1: 24}  # bytes before the entries: of the file itself, of a mail inside it
_STREAM = "__substg1.0_"
_ATTACHED = "__attach_version1.0_#"
_ENTRY = struct.Struct("<HHI8s")
_NAMES = {65001: "utf-8", 20127: "us-ascii", 1200: "utf-16-le", 28591: "cp1252", 28605: "latin-9"}


@dataclass(slots=True)
class Budget:
    """Number of bytes that may still be read, since many entries can refer to the same ones."""

    left: int


class Storage:
    """One mail or one attachment inside a compound file."""

    def __init__(self, file: OleFileIO, path: tuple[str, ...], depth: int, budget: Budget) -> None:
        self._file, self._path, self._depth, self._budget = file, path, depth, budget
        self._names = _children(file, path)
        self._fixed = self._read_fixed()
        self._charset = next(
            (_charset(page) for tag in _CODE_PAGES if (page := self.number(tag))), ""
        )

    @classmethod
    def open(cls, untrusted_data: bytes, max_bytes: int) -> Storage:
        """Return the mail of a file; raises whatever olefile raises on a damaged one."""
        from olefile import OleFileIO  # noqa: PLC0415 - needed for .msg files only

        return cls(OleFileIO(BytesIO(untrusted_data)), (), 0, Budget(max_bytes))

    @property
    def is_mail(self) -> bool:
        """Whether there are streams of a mail, not those of another kind of file."""
        return any(name.startswith((_STREAM, _ATTACHED)) for name in self._names)

    @property
    def charset(self) -> str:
        """The charset of non-Unicode texts; "" if the file does not say."""
        return self._charset

    def text(self, tag: int) -> str:
        """Return a text property, "" if it is missing."""
        wide = self._stream(tag, _TEXT)
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        return decode(self._stream(tag, _ANSI), self._charset)[0].rstrip("\0")

    def binary(self, tag: int) -> bytes:
        """Return a binary property, b"" if it is missing; of a text property its bytes."""
        return self._stream(tag, _BINARY) or self._stream(tag, _ANSI)

    def number(self, tag: int) -> int:
        """Return a 32-bit property, 0 if it is missing."""
        return self._fixed.get(tag, 0)

    def inner(self, tag: int) -> Storage | None:
        """Return the mail inside a property, None if there is none."""
        name = self._names.get(f"{_STREAM}{tag:04X}{_OBJECT}".lower())
        path = (*self._path, name or "")
        if not name or not _children(self._file, path):
            return None
        return Storage(self._file, path, 1, self._budget)

    def attachments(self) -> Iterator[Storage]:
        """Yield the attachments in order."""
        for lower, name in sorted(self._names.items()):
            if lower.startswith(_ATTACHED):
                yield Storage(self._file, (*self._path, name), 2, self._budget)

    def _stream(self, tag: int, kind: str) -> bytes:
        return self._read(f"{_STREAM}{tag:04X}{kind}")

    def _read(self, name: str) -> bytes:
        """Return the bytes of a stream, b"" if it is missing or the budget is used up."""
        stored_name = self._names.get(name.lower())
        if not stored_name:
            return b""
        path = [*self._path, stored_name]
        self._budget.left -= self._file.get_size(path)
        if self._budget.left < 0:
            return b""
        data: bytes = self._file.openstream(path).read()
        return data

    def _read_fixed(self) -> dict[int, int]:
        """Return the 32-bit numbers in the property table."""
        table = self._read(_PROPERTIES)[_HEAD.get(self._depth, 8) :]
        whole = table[: len(table) // _ENTRY.size * _ENTRY.size]
        return {
            tag: int.from_bytes(value[:4], "little")
            for kind, tag, _, value in _ENTRY.iter_unpack(whole)
            if kind == 3
        }


def _children(file: OleFileIO, path: tuple[str, ...]) -> dict[str, str]:
    """Return the names directly below a storage; keys are lower case, as OLE compares them."""
    entry = file.root
    for name in path:
        entry = entry.kids_dict.get(name.lower()) if entry else None
    return {kid.name.lower(): kid.name for kid in entry.kids} if entry else {}


def _charset(page: int) -> str:
    return _NAMES.get(page, f"cp{page}")
