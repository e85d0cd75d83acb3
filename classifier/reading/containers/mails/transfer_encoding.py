"""Transfer encodings of parts (RFC 2045, section 6): declared, mistyped, contradictory or missing.

What a header declares is believed only where the body has that form. Base64 never passes for text.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable

from classifier.reading.remarks import MIME_MENDED

_SAMPLE = 20_000
_ROUNDS = 2  # further encodings that are undone
_BLOCK = 48  # characters of the shortest base64 that nobody declared
_LETTERS = re.compile(r"[^a-z0-9]")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=\s]")
_INNER_SPACE = re.compile(rb"[A-Za-z0-9+/=,.;:!?][ \t]+[A-Za-z0-9+/=]")
_FOREIGN = bytes(
    set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")
)
_PIECE = re.compile(rb"[^=]+")
_BASE64_LINES = re.compile(rb"\s*+(?:[A-Za-z0-9+/]++={0,2}[ \t]*+\r?\n\s*+)++")
_ESCAPE = re.compile(rb"=(?:[0-9A-F]{2}|[ \t]{0,20}\r?\n)")
_SURE_ESCAPE = re.compile(
    rb"=(?:3D|20[ \t]*\r?\n|C3=[89AB][0-9A-F]|C2=A0|E2=80=[0-9A-F]{2}|0A|0D=0A)|"
    rb"[a-z]=[EF][0-9A-F][a-z ]"
)
_SPACED_BREAK = re.compile(rb"=[ \t]{1,20}\r?\n")
_SOFT_BREAK = re.compile(rb"[^\n]{60,75}=\r?\n")
_BEGIN = re.compile(rb"^begin [0-7]{3,4} [^\n]{1,200}\n", re.MULTILINE)
_LINE = re.compile(rb"[^\r\n]+")
_READABLE = re.compile(r"[\w\s.,;:!?'\"()<>/@&=#%+*\[\]{}|-]")


def decoded(data: bytes, declared: Iterable[str], *, is_text: bool) -> tuple[bytes, list[str]]:
    """Return a body without its transfer encoding, and remarks for what was mended; never fails.

    `declared` holds all values that the header gives. Of a text the form decides where the header
    says nothing or is contradicted.
    """
    names = [_LETTERS.sub("", value.lower()) for value in declared]
    known = [kind for name in names if (kind := _kind(name))]
    wanted = next((kind for kind in known if kind != "8bit"), "8bit" if known else "")
    mended = len(set(names)) > 1 or any(name and not _kind(name) for name in names)
    by_form = is_text or len(set(known)) > 1  # contradictory
    kind = _fitting(data, wanted) if by_form else wanted or "8bit"
    remarks = [MIME_MENDED] if mended or kind != (wanted or "8bit") else []
    data = _without(data, kind, is_text=is_text)
    for _ in range(_ROUNDS if is_text and kind != "8bit" else 0):  # encoded more than once
        again = _fitting(data, "8bit")
        if again == "8bit":
            break
        data, remarks = _without(data, again), [MIME_MENDED]
    return data, remarks


def _without(data: bytes, kind: str, *, is_text: bool = True) -> bytes:
    """Return a body with one transfer encoding undone."""
    if kind == "base64":
        end = _end_of_base64(data) if is_text else len(data)
        return from_base64(data[:end]) + data[end:]
    if kind == "quotedprintable":
        return from_quoted(data)
    return from_uuencoded(data) if kind == "uuencode" else data


def _end_of_base64(data: bytes) -> int:
    """Return where base64 ends and the footer begins that a list or gateway wrote below it."""
    coded = _BASE64_LINES.match(data)
    if not coded or coded.end() - coded.start() < _BLOCK:
        return len(data)
    return coded.end() if _INNER_SPACE.search(data, coded.end()) else len(data)


def _kind(name: str) -> str:
    """Return the encoding that a declared name means, also mistyped; "" if none is known."""
    if name in ("7bit", "8bit", "binary", "8bits", "7bits"):
        return "8bit"
    if "64" in name or name in ("base", "b"):
        return "base64"
    if name.startswith(("quot", "qoute", "qp")) or "printable" in name:
        return "quotedprintable"
    return "uuencode" if name.startswith(("xuu", "uu")) else ""


def _fitting(data: bytes, wanted: str) -> str:
    """Return the encoding that the form of a text shows, else the wanted one."""
    sample = data[:_SAMPLE]
    if wanted == "base64":
        coded = _has_form_of_base64(sample) or _end_of_base64(data) < len(data)
        coded = coded or is_readable(from_base64(sample))  # RFC 2045, 6.8: other signs say nothing
        return "base64" if coded else _fitting(data, "8bit")
    if wanted == "uuencode":
        return wanted
    if is_base64_text(data):
        return "base64"
    if wanted == "quotedprintable":
        plain = not _ESCAPE.search(sample) or (not sample.isascii() and not is_quoted_text(sample))
        return "8bit" if plain else wanted
    return "quotedprintable" if is_quoted_text(sample) else "8bit"


def _has_form_of_base64(sample: bytes) -> bool:
    """Tell whether bytes declared as base64 can be that: few foreign bytes, no separate words."""
    size = len(sample.split())
    foreign = len(_NOT_BASE64.findall(sample)) + len(_INNER_SPACE.findall(sample))
    return foreign * 20 <= len(sample) and (size <= 3 or foreign * 3 <= size)


def is_base64_text(data: bytes) -> bool:
    """Tell whether a whole body is base64 of a readable text, though nobody said so."""
    sample = data[:_SAMPLE].strip()
    if len(sample) < _BLOCK or _NOT_BASE64.search(sample) or _INNER_SPACE.search(sample):
        return False
    lines = sample.split()
    if len(lines) > 2 and len({len(line) for line in lines[:-2]}) > 2:
        return False
    return is_readable(from_base64(sample[: len(sample) // 4 * 4]))


def is_readable(data: bytes) -> bool:
    """Tell whether bytes are a text, by their first 2,000."""
    sample = data[:2_000]
    try:
        text = data[:2_000].decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.start >= len(sample) - 4
        text = sample[: error.start].decode("utf-8") if cut else sample.decode("cp1252", "replace")
    if not text or "\x00" in text:
        return False
    return len(_READABLE.findall(text)) >= 0.95 * len(text) and any(c.isspace() for c in text)


def is_quoted_text(sample: bytes) -> bool:
    """Tell whether a text is quoted-printable, though nobody said so."""
    signs = sample.count(b"=")
    if signs < 2 or signs > 1.3 * len(_ESCAPE.findall(sample)):
        return False
    return len(_SURE_ESCAPE.findall(sample)) + len(_SOFT_BREAK.findall(sample)) >= 2


def from_quoted(data: bytes) -> bytes:
    """Return the bytes of quoted-printable; what is no escape stays as it is."""
    return binascii.a2b_qp(_SPACED_BREAK.sub(b"=\n", data))  # RFC 2045, 6.7, rule 3


def from_base64(data: bytes) -> bytes:
    """Return the bytes of base64; foreign characters are skipped, each padding ends a piece."""
    clean = data.translate(None, _FOREIGN)
    found = bytearray()
    for piece in _PIECE.finditer(clean):
        kept = piece[0][: len(piece[0]) - (len(piece[0]) % 4 == 1)]
        found += binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))
    return bytes(found)


def from_uuencoded(data: bytes) -> bytes:
    """Return the bytes of the first uuencoded file; data without one as it is."""
    begin = _BEGIN.search(data)
    if not begin:
        return data
    end = data.find(b"\nend", begin.end() - 1)
    coded = data[begin.end() : end if end >= 0 else None]
    found = bytearray()
    for line in _LINE.finditer(coded):
        found += _from_uuencoded_line(line[0])
    return bytes(found)


def _from_uuencoded_line(line: bytes) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        size = (((line[0] - 32) & 63) * 4 + 5) // 3 if line else 0  # as uu mends broken writers
        try:
            return binascii.a2b_uu(line[:size])
        except binascii.Error:
            return b""
