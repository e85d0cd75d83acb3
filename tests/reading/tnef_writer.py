"""Writes winmail.dat files ([MS-OXTNEF]) and S/MIME files (RFC 5652) with a given content."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence


def _attribute(level: int, kind: int, number: int, data: bytes) -> bytes:
    check = sum(data) & 0xFFFF
    return struct.pack("<BHHI", level, number, kind, len(data)) + data + struct.pack("<H", check)


def properties(values: Mapping[int, str | bytes | int]) -> bytes:
    """Return a list of properties: text as Unicode, bytes as binary, numbers as 32 bits."""
    out = struct.pack("<I", len(values))
    for tag, value in values.items():
        if isinstance(value, int):
            out += struct.pack("<HHI", 3, tag, value)
            continue
        data = value if isinstance(value, bytes) else value.encode("utf-16-le") + b"\0\0"
        kind = 0x0102 if isinstance(value, bytes) else 0x001F
        out += struct.pack("<HH", kind, tag)
        if tag >= 0x8000:  # a named property
            name = "nom".encode("utf-16-le") + b"\0\0"
            out += bytes(16) + struct.pack("<II", 1, len(name)) + name + bytes(-len(name) % 4)
        out += struct.pack("<II", 1, len(data)) + data + bytes(-len(data) % 4)
    return out


def winmail(
    body: str = "",
    values: Mapping[int, str | bytes | int] | None = None,
    files: Mapping[str, bytes] | None = None,
    code_page: int = 1252,
    mails: Sequence[bytes] = (),
) -> bytes:
    """Return a winmail.dat with a plain body, properties, files and attached mails."""
    out = b"\x78\x9f\x3e\x22" + struct.pack("<H", 1)
    out += _attribute(1, 6, 0x9007, struct.pack("<II", code_page, 0))
    if body:
        out += _attribute(1, 2, 0x800C, body.encode(f"cp{code_page}") + b"\0")
    out += _attribute(1, 6, 0x9003, properties(values or {}))
    for name, data in (files or {}).items():
        out += _attribute(2, 6, 0x9002, bytes(14))
        out += _attribute(2, 1, 0x8010, name.encode("cp1252", "replace") + b"\0")
        out += _attribute(2, 6, 0x800F, data)
        out += _attribute(2, 6, 0x9005, properties({0x3707: name}))
    for mail in mails:
        data = bytes(16) + mail
        value = struct.pack("<IHHII", 1, 0x000D, 0x3701, 1, len(data)) + data
        out += _attribute(2, 6, 0x9002, bytes(14))
        out += _attribute(2, 6, 0x9005, value + bytes(-len(data) % 4))
    return out


def _element(tag: int, content: bytes, *, open_: bool = False) -> bytes:
    if open_:
        return bytes([tag, 0x80]) + content + b"\0\0"
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def sealed(content: bytes | None, kind: int = 2, *, streamed: bool = False) -> bytes:
    """Return a CMS file: `kind` 2 is signed, 3 is enveloped; streamed ones have no lengths."""
    oid = bytes.fromhex("2a864886f70d0107")
    if streamed:
        pieces = [content[n : n + 1000] for n in range(0, len(content or b""), 1000)]  # type: ignore[index]
        octets = _element(0x24, b"".join(_element(4, piece) for piece in pieces), open_=True)
    else:
        octets = _element(4, content or b"")
    held = _element(0xA0, octets, open_=streamed) if content is not None else b""
    inner = _element(0x30, _element(6, oid + b"\x01") + held, open_=streamed)
    algorithms = _element(0x31, _element(0x30, _element(6, bytes.fromhex("608648016503040201"))))
    signed = _element(0x30, _element(2, b"\x01") + algorithms + inner + _element(0x31, b""),
                      open_=streamed)  # fmt: skip
    whole = _element(6, oid + bytes([kind])) + _element(0xA0, signed, open_=streamed)
    return _element(0x30, whole, open_=streamed)
