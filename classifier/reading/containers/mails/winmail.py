"""Outlook's `winmail.dat` (TNEF, [MS-OXTNEF]): the text and the files of a mail in one attachment.

Outlook writes it for recipients it takes for users of Outlook; other mail programs show only a
file. No library that is kept up reads it (tnefparse has had no release since 2021).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from classifier.reading.charsets import decode

MAGIC = b"\x78\x9f\x3e\x22"
_MESSAGE, _ATTACHMENT = 1, 2  # levels of attributes
_BODY, _PROPERTIES, _CODE_PAGE = 0x800C, 0x9003, 0x9007
_FILE_BEGINS, _FILE_NAME, _FILE_DATA, _FILE_PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_TEXT, _RTF, _HTML = 0x1000, 0x1009, 0x1013
_LONG_NAME, _EMBEDDED = 0x3707, 0x3701
_IDENTIFIER = 16  # bytes before a mail that is attached to the mail
_ATTRIBUTE = struct.Struct("<BHHI")
_ANSI, _WIDE, _BINARY, _OBJECT = 0x001E, 0x001F, 0x0102, 0x000D
# Bytes of fixed values, padded to four ([MS-OXTNEF], 2.1.3.4).
_SIZES = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 0xA: 4, 0xB: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_MANY = 0x1000
_FILES = 200
_VALUES = 10_000


@dataclass(slots=True)
class TnefFile:
    """One file inside."""

    untrusted_name: str = ""
    data: bytes = b""


@dataclass(slots=True)
class TnefMail:
    """The bodies of a mail in the forms that the file has, "" and b"" for others; its files."""

    text: str = ""
    html: str = ""
    packed_rtf: bytes = b""
    files: list[TnefFile] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found that a person could see."""
        return not (self.text.strip() or self.html.strip() or self.packed_rtf or self.files)


def read_winmail(untrusted_data: bytes) -> TnefMail:
    """Return what the file holds; of a damaged one what stands before the damage."""
    mail = TnefMail()
    code_page = "cp1252"
    for level, number, data in _attributes(untrusted_data):
        if number == _CODE_PAGE and len(data) >= 4:
            code_page = f"cp{int.from_bytes(data[:4], 'little')}"
        elif level == _MESSAGE:
            _add_body(mail, number, data, code_page)
        elif level == _ATTACHMENT and (number == _FILE_BEGINS or mail.files):
            _add_to_file(mail, number, data, code_page)
    return mail


def _attributes(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield level, number and value of each attribute."""
    position = len(MAGIC) + 2 if data.startswith(MAGIC) else len(data)
    while position + _ATTRIBUTE.size <= len(data):
        level, number, _, size = _ATTRIBUTE.unpack_from(data, position)
        start = position + _ATTRIBUTE.size
        if start + size > len(data):
            return
        yield level, number, data[start : start + size]
        position = start + size + 2  # a check sum follows


def _add_body(mail: TnefMail, number: int, data: bytes, code_page: str) -> None:
    if number == _BODY:
        mail.text = mail.text or _string(data, _ANSI, code_page)
    if number != _PROPERTIES:
        return
    for tag, kind, value in _properties(data):
        if tag == _TEXT:
            mail.text = _string(value, kind, code_page) or mail.text
        elif tag == _HTML:
            mail.html = _string(value, kind, code_page)
        elif tag == _RTF:
            mail.packed_rtf = value


def _add_to_file(mail: TnefMail, number: int, data: bytes, code_page: str) -> None:
    if number == _FILE_BEGINS:
        if len(mail.files) < _FILES:
            mail.files.append(TnefFile())
        return
    file = mail.files[-1]
    if number == _FILE_NAME:
        file.untrusted_name = file.untrusted_name or _string(data, _ANSI, code_page)
    elif number == _FILE_DATA:
        file.data = data
    elif number == _FILE_PROPERTIES:
        for tag, kind, value in _properties(data):
            if tag == _EMBEDDED and kind == _OBJECT:
                file.data = value[_IDENTIFIER:]
            elif tag == _LONG_NAME:
                file.untrusted_name = _string(value, kind, code_page)


def _string(value: bytes, kind: int, code_page: str) -> str:
    if kind == _WIDE:
        return value.decode("utf-16-le", "replace").rstrip("\0")
    return decode(value, code_page)[0].rstrip("\0")


def _properties(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield tag, type and value of each property; ends where the list is damaged."""
    try:
        position = 4
        for _ in range(min(int.from_bytes(data[:4], "little"), _VALUES)):
            kind, tag = struct.unpack_from("<HH", data, position)
            position = _after_name(data, position + 4) if tag >= 0x8000 else position + 4
            value, position = _value(data, position, kind)
            yield tag, kind & ~_MANY, value
    except struct.error:
        return


def _after_name(data: bytes, position: int) -> int:
    """Return the place after the name of a named property."""
    by_name, size = struct.unpack_from("<II", data, position + 16)
    return position + 24 + (_padded(size) if by_name else 0)


def _value(data: bytes, position: int, kind: int) -> tuple[bytes, int]:
    """Return a value, of several the first, and the place after it."""
    size = _SIZES.get(kind & ~_MANY)
    variable = size is None
    count = 1
    if variable or kind & _MANY:
        (count,) = struct.unpack_from("<I", data, position)
        position += 4
    first = b""
    for number in range(min(count, _VALUES)):
        if variable:
            (length,) = struct.unpack_from("<I", data, position)
            position += 4
        else:
            length = size or 0
        if position + length > len(data):
            raise struct.error
        if number == 0:
            first = data[position : position + length]
        position += _padded(length)
    return first, position


def _padded(size: int) -> int:
    return size + -size % 4
