"""Decompression of Outlook's RTF ([MS-OXRTFCP]) in bounded time and memory."""

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


def decompressed(data: bytes, max_bytes: int) -> bytes:
    """Return the RTF, cut after `max_bytes`; b"" when it is of neither kind.

    Damaged data gives what stands before the damage.
    """
    if len(data) < _HEADER.size:
        return b""
    _, _, kind, _ = _HEADER.unpack_from(data)
    if kind == _PLAIN:
        return data[_HEADER.size :][:max_bytes]
    return _expanded(data, max_bytes) if kind == _COMPRESSED else b""


def _expanded(data: bytes, max_bytes: int) -> bytes:
    """Return the text of LZFu data: the bits of a control byte mark references to the window."""
    output = bytearray(_DICTIONARY)  # the window is its last 4,096 bytes
    first = len(output)
    position, end = _HEADER.size, len(data)
    while position < end and len(output) - first < max_bytes:
        control = data[position]
        position += 1
        for bit in range(8):
            if control >> bit & 1:
                if position + 1 >= end:
                    return bytes(output[first:])
                pair = data[position] << 8 | data[position + 1]
                position += 2
                if not _copy(output, pair >> 4, (pair & 15) + 2):
                    return bytes(output[first:])
            elif position < end:
                output.append(data[position])
                position += 1
    return bytes(output[first : first + max_bytes])


def _copy(output: bytearray, offset: int, length: int) -> bool:
    """Append the bytes at an offset of the window; False for the end mark or a wrong offset."""
    back = (len(output) - offset) % _WINDOW
    if back == 0 or back > len(output):
        return False
    start = len(output) - back
    for index in range(start, start + length):  # source and destination may overlap
        output.append(output[index])
    return True
