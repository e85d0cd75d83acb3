"""Numeric hosts and labels in other alphabets, as browsers read them (URL standard, 3.5)."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"0x[0-9a-f]*|\d+")


def dotted(host: str) -> str:
    """Return a numeric host as dotted decimal, as browsers read it; "" for a name."""
    pieces = host.split(".")
    if not (0 < len(pieces) <= 4) or not all(_NUMBER.fullmatch(piece) for piece in pieces):
        return ""
    numbers = [_number(piece) for piece in pieces]
    last = numbers.pop()
    room = 4 - len(numbers)
    if any(number > 255 for number in numbers) or last >= 256**room:
        return ""
    return ".".join(str(number) for number in (*numbers, *last.to_bytes(room, "big")))


def _number(piece: str) -> int:
    """Return a decimal, octal or hexadecimal piece of an address."""
    if len(piece) > 40:
        return 2**64
    if piece.startswith("0x"):
        return int(piece[2:] or "0", 16)
    octal = len(piece) > 1 and piece[0] == "0" and not set(piece) & {"8", "9"}
    return int(piece, 8 if octal else 10)


def ascii_label(label: str) -> str:
    """Return a host label in ASCII, in punycode when it needs it."""
    if label.isascii() or len(label) > 63:
        return label
    try:
        return "xn--" + label.encode("punycode").decode("ascii")
    except UnicodeError:
        return label
