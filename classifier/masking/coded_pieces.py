"""Pieces of a text that are still coded: base64, hexadecimal, percent signs, quoted-printable.

Readers decode what they recognise. What is left may hold identifiers that no rule of masking can
see, so a piece that can be decoded is masked as what it says, and one that cannot is taken out.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from html import unescape
from urllib.parse import unquote, unquote_plus

DATA = "⟨DONNEES⟩"
"""What stands for coded content that is not kept."""

_BASE64 = re.compile(r"(?<![\w/+=⟨])[A-Za-z0-9+/_-]{12,}+={0,2}(?![\w⟩])")
_HEX = re.compile(r"(?<![\w⟨])(?:[0-9A-Fa-f]{2}[ :-]?){7,}[0-9A-Fa-f]{2}(?![\w⟩])")
_BETWEEN_HEX = re.compile(r"[ :-]")
_PLACEHOLDER = re.compile(r"⟨[A-Z_]+[a-z]*⟩")
_SHORTEST = 12  # characters of a coded piece
_PERCENT = re.compile(r"[^\s%]{0,200}+(?:%[0-9A-Fa-f]{2}[^\s%]{0,200}+){2,}")
_QUOTED = re.compile(r"(?:=[0-9A-F]{2})+")
_FEWEST_QUOTED = 3
_ENCODED_WORD = re.compile(r"=\?[\w-]{2,20}\?[QqBb]\?[^?\s⟨]{1,400}\?=")  # RFC 2047
_ENTITIES = re.compile(r"(?:&#(?:x[0-9a-fA-F]{2,6}|\d{2,7});[ ]?){3,}")
_RUN = 40  # characters of base64 that no word, key or number has
_HEX_RUN = 32  # the same for hexadecimal
_MIXED = re.compile(r"(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])")
_CODED_LETTERS = re.compile(r"[A-Z0-9]")
_SAID = re.compile(r"[\wÀ-ÿŒœ\s.,;:!?'’\"()<>/@&=#%+*|€°-]+", re.ASCII)
_TIMES = 5  # that a piece is coded inside another


def mask_coded_pieces(text: str, mask: Callable[[str], str]) -> str:
    """Return the text without coded pieces; `mask` is the masking of what they say."""
    if "=?" in text:
        text = _ENCODED_WORD.sub(_from_encoded_word, text)
    if "&#" in text:
        text = _ENTITIES.sub(lambda piece: unescape(piece[0]), text)
    if "=" in text and len(_QUOTED.findall(text)) >= _FEWEST_QUOTED:
        text = _QUOTED.sub(_from_quoted, text)
    if "%" in text:
        text = _PERCENT.sub(lambda piece: _masked_percent(piece[0], mask), text)
    text = _BASE64.sub(lambda piece: _masked_base64(piece[0], mask), text)
    return _HEX.sub(lambda piece: _masked_hex(piece[0], mask), text)


def decodings(text: str) -> Iterator[str]:
    """Yield what a value of an address may say: as it is, and by each coding it may have."""
    waiting = [text]
    for _ in range(_TIMES):
        new = [found for one in waiting for found in _decoded(one)]
        yield from waiting
        waiting = new
    yield from waiting


def says_something(data: bytes) -> str:
    """Return bytes as text where they are one, else ""."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return text if _SAID.fullmatch(text) else ""


def _decoded(text: str) -> Iterator[str]:
    plain = unquote_plus(text) if "+" in text and "@" not in text else unquote(text)
    if plain != text:
        yield plain
    for match in _BASE64.finditer(text):
        if found := _from_base64(match[0]):
            yield found
    for match in _HEX.finditer(text):
        if found := _from_hex(match[0]):
            yield found


def _masked_percent(piece: str, mask: Callable[[str], str]) -> str:
    plain = piece
    for _ in range(_TIMES):
        plain, before = unquote(plain), plain
        if plain == before:
            masked = mask(plain)
            return piece if masked == plain else masked
    return DATA


def _masked_base64(coded: str, mask: Callable[[str], str]) -> str:
    if not _CODED_LETTERS.search(coded):
        return coded  # an ordinary word
    is_run = len(coded) >= _RUN and bool(_MIXED.match(coded))
    is_coded = is_run or _from_base64(coded)
    return DATA if is_coded and not _is_number(coded, mask) else coded


def _masked_hex(coded: str, mask: Callable[[str], str]) -> str:
    digits = _BETWEEN_HEX.sub("", coded)
    if digits.isdecimal() and len(coded) != len(digits):
        return coded  # a number in groups
    is_run = len(digits) >= _HEX_RUN and not digits.isdecimal() and not digits.isalpha()
    is_coded = is_run or _from_hex(coded)
    return DATA if is_coded and not _is_number(coded, mask) else coded


def _is_number(piece: str, mask: Callable[[str], str]) -> bool:
    """Return whether the other rules take nearly all of a piece for an identifier."""
    masked = mask(piece)
    return masked != piece and len(_PLACEHOLDER.sub("", masked)) < _SHORTEST


def _from_base64(coded: str) -> str:
    plain = coded.rstrip("=").replace("-", "+").replace("_", "/")
    if len(plain) % 4 == 1:
        return ""
    try:
        return says_something(base64.b64decode(plain + "=" * (-len(plain) % 4)))
    except binascii.Error:
        return ""


def _from_hex(coded: str) -> str:
    return says_something(bytes.fromhex(_BETWEEN_HEX.sub("", coded)))


def _from_encoded_word(word: re.Match[str]) -> str:
    """Return what an encoded word of a header says (RFC 2047), or that there was one."""
    try:
        plain = str(make_header(decode_header(word[0])))
    except (LookupError, ValueError, MessageError):
        return DATA
    return plain if plain.isprintable() and plain != word[0] else DATA


def _from_quoted(escapes: re.Match[str]) -> str:
    """Return what escapes of quoted-printable say, in UTF-8 or in Windows-1252."""
    data = bytes.fromhex(escapes[0].replace("=", ""))
    try:
        plain = data.decode("utf-8")
    except UnicodeDecodeError:
        plain = data.decode("cp1252", "replace")
    return plain if plain.isprintable() or plain.isspace() else escapes[0]
