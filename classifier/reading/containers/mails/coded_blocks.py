"""Blocks of coded content in plain text: base64, uuencode, yEnc, hexadecimal, `data:` addresses.

A block is only taken for one where it decodes to a text, or has a form that no words have: a
stranger may write the marks of a code around ordinary words, and those are judged as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from classifier.reading.containers.mails.transfer_encoding import (
    from_base64,
    from_uuencoded,
    is_readable,
)

# Lines of base64, the last one shorter; or one long run that stands alone.
_LINES = (
    r"(?:[ \t]*[A-Za-z0-9+/]{40,2000}[ \t]*\r?\n)++(?:[ \t]*[A-Za-z0-9+/]{2,2000}={0,2}[ \t]*$)?"
)
_RUN = r"(?<![^\s>\"'(])[A-Za-z0-9+/]{60,}+={0,2}(?![^\s<\"'),.;])"
_SHORT_LINES = r"(?:[A-Za-z0-9+/]{12,39}[ \t]*\r?\n){3,}+(?:[A-Za-z0-9+/]{1,39}={0,2}[ \t]*$)?"
_UU = r"begin [0-7]{3,4} [^\r\n]{1,200}\r?\n(?:[ -`][^\r\n]{0,90}+(?:\r?\n|\Z))++(?:end[ \t]*$)?"
_YENC = r"=ybegin [^\n]{1,300}(?:\n(?!=yend)[^\n]*+)*+(?:\n=yend[^\n]*)?"
_HEX = r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}[ \t:\r\n]?){40,}+"
_DATA = r"\bdata:text/(?:plain|html)[^,\s\"'<>]{0,100},[^\s\"'<>]{8,}+"
_CODED = re.compile(
    rf"^(?P<uu>{_UU})|^(?P<yenc>{_YENC})|(?P<data>{_DATA})|(?P<hex>{_HEX})|"
    rf"^(?P<lines>{_LINES})|(?P<run>{_RUN})|^(?P<short>{_SHORT_LINES})",
    re.MULTILINE,
)
# Words and patterns of which every block has one: quicker to look for in a text without blocks.
_BEGINNINGS = ("begin ", "data:text/")  # "begin " of yEnc too
_RUNS = tuple(
    re.compile(run, re.MULTILINE) for run in (r"[A-Za-z0-9+/]{40}", rf"^{_SHORT_LINES}", _HEX)
)
_MIXED = re.compile(r"(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])")
_MANY = 100  # characters of coded content that no token, key or number has
_LAST_UU_LINES = ("end", "`", "")


@dataclass(frozen=True, slots=True)
class CodedBlock:
    """One block of a text, `text[start:end]`, and the text in it as bytes; None for other data."""

    start: int
    end: int
    untrusted_data: bytes | None


def coded_blocks(text: str) -> Iterator[CodedBlock]:
    """Yield the coded blocks of a text in order."""
    for match in _CODED.finditer(text) if _may_have_blocks(text) else ():
        data = _DECODERS[match.lastgroup or "run"](match[0])
        if is_readable(data):
            yield CodedBlock(*match.span(), data)
        elif _is_data(match):
            end = match.start() + _size(match[0]) if match.lastgroup == "yenc" else match.end()
            yield CodedBlock(match.start(), end, None)


def _may_have_blocks(text: str) -> bool:
    return any(one in text for one in _BEGINNINGS) or any(run.search(text) for run in _RUNS)


def _is_data(match: re.Match[str]) -> bool:
    """Tell whether a block that is no text is coded all the same, by its form."""
    coded = match[0]
    if match.lastgroup == "uu":
        return all(map(_is_uu_line, coded.splitlines()[1:]))
    if match.lastgroup == "yenc":
        return True
    return match.lastgroup in ("lines", "run") and len(coded) >= _MANY and bool(_MIXED.match(coded))


def _size(yenc: str) -> int:
    """Return the length of a yEnc block, which ends before the first line that is readable."""
    lines = yenc.split("\n")
    size = len(lines[0])
    for line in lines[1:]:
        if not line.startswith("=y") and is_readable(line.encode("utf-8", "replace")):
            break
        size += 1 + len(line)
    return size


def _is_uu_line(line: str) -> bool:
    """Tell whether a line has the length that its first character states; blanks may be lost."""
    stated = ((ord(line[0]) - 32 & 63) + 2) // 3 * 4 if line else 0
    return line.strip() in _LAST_UU_LINES or -6 <= len(line) - 1 - stated <= 2


def _from_base64(coded: str) -> bytes:
    return from_base64(coded.encode("ascii", "replace"))


def _from_uu(coded: str) -> bytes:
    return from_uuencoded(coded.encode("utf-8", "replace"))


def _from_hex(coded: str) -> bytes:
    return bytes.fromhex(re.sub(r"[:\s]", "", coded))


def _from_data(coded: str) -> bytes:
    """Return the content of a `data:` address (RFC 2397)."""
    head, _, content = coded.partition(",")
    data = unquote_to_bytes(content)
    return from_base64(data) if head.lower().endswith(";base64") else data


_DECODERS = {
    "uu": _from_uu,
    "yenc": lambda _: b"",  # its bytes do not survive as text
    "hex": _from_hex,
    "data": _from_data,
    "lines": _from_base64,
    "run": _from_base64,
    "short": _from_base64,
}
