"""Outlook's compressed RTF ([MS-OXRTFCP]) back to plain RTF, in bounded time and memory."""

from __future__ import annotations

import struct

_HEADER = struct.Struct("<II4sI")
_COMPRESSED, _PLAIN = b"LZFu", b"MELA"
_DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)  # section 2.1.3.1
_WINDOW = 4096


def decompressed(data: bytes, most_bytes: int) -> bytes:
    """Return the RTF, cut after `most_bytes`; b"" when it is none of both kinds."""
    if len(data) < _HEADER.size:
        return b""
    _, _, kind, _ = _HEADER.unpack_from(data)
    if kind == _PLAIN:
        return data[_HEADER.size :][:most_bytes]
    return _expanded(data, most_bytes) if kind == _COMPRESSED else b""


def _expanded(data: bytes, most_bytes: int) -> bytes:
    """Undo LZFu: each control byte says of eight items which are references into the window."""
    known = bytearray(_DICTIONARY)  # the window is the last 4,096 bytes of it
    first = len(known)
    place, end = _HEADER.size, len(data)
    while place < end and len(known) - first < most_bytes:
        control = data[place]
        place += 1
        for bit in range(8):
            if control >> bit & 1:
                if place + 1 >= end:
                    return bytes(known[first:])
                pair = data[place] << 8 | data[place + 1]
                place += 2
                if not _copy(known, pair >> 4, (pair & 15) + 2):
                    return bytes(known[first:])
            elif place < end:
                known.append(data[place])
                place += 1
    return bytes(known[first : first + most_bytes])


def _copy(known: bytearray, offset: int, length: int) -> bool:
    """Add what stands at an offset of the window; False for the end mark or a wrong offset."""
    back = (len(known) - offset) % _WINDOW
    if back == 0 or back > len(known):
        return False
    start = len(known) - back
    for place in range(start, start + length):  # it may read what it has just written
        known.append(known[place])
    return True
