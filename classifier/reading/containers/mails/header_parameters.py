"""The parameters of Content-Type and Content-Disposition (RFC 2045, 5.1; RFC 2231), in linear time.

The parsers of the standard library take quadratic time on values full of semicolons, quotes or
numbered sections.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote_to_bytes

from classifier.reading.charsets import decode
from classifier.reading.containers.mails.header_fields import VALUE_BYTES

# A piece up to the next semicolon outside of quotes. Matches everywhere, so that the pieces cover
# the whole value and none is searched twice.
_PIECE = re.compile(r'((?:[^;"]++|"(?:[^"\\]++|\\(?:.|\Z))*+(?:"|\Z))*+)(?:;|\Z)', re.DOTALL)
_NAME = re.compile(r"\s*([^\s=;\"*]{1,60})(?:\*(\d{1,4}))?(\*)?\s*=\s*(.*)", re.DOTALL)
_ESCAPED = re.compile(r'\\(["\\])')
_PIECES = 200
_SECTIONS = 100


@dataclass(frozen=True, slots=True)
class Parameters:
    """The value before the first semicolon, in lower case, and the parameters by name."""

    value: str
    named: dict[str, str]  # raw: encoded words and bytes beyond ASCII are kept


@dataclass(frozen=True, slots=True)
class _Section:
    number: int
    extended: bool  # percent-encoded; the first one names the charset
    text: str


def parameters_of(untrusted_value: str) -> Parameters:
    """Return the parameters of a header value; of equal ones the first counts.

    `name*` and numbered sections go before a plain `name` (RFC 6266, 4.3).
    """
    plain: dict[str, str] = {}
    sections: dict[str, list[_Section]] = {}
    first = ""
    for count, match in enumerate(_PIECE.finditer(untrusted_value[:VALUE_BYTES])):
        if count == 0:
            first = match[1].strip().lower()
        if count > _PIECES:
            break
        _add(match[1], plain, sections)
    return Parameters(first, plain | {name: _joined(parts) for name, parts in sections.items()})


def values_of(untrusted_value: str, name: str) -> list[str]:
    """Return all values that a header gives a parameter; programs differ in which one counts."""
    pieces = islice(_PIECE.finditer(untrusted_value[:VALUE_BYTES]), _PIECES)
    found = (_NAME.match(piece[1]) for piece in pieces)
    return [_unquoted(one[4]) for one in found if one and one[1].lower() == name]


def _add(piece: str, plain: dict[str, str], sections: dict[str, list[_Section]]) -> None:
    parameter = _NAME.match(piece)
    if not parameter:
        return
    name, value = parameter[1].lower(), _unquoted(parameter[4])
    if not (parameter[2] or parameter[3]):
        plain.setdefault(name, value)
        return
    kept = sections.setdefault(name, [])
    if len(kept) < _SECTIONS:
        kept.append(_Section(int(parameter[2] or 0), bool(parameter[3]), value))


def _unquoted(value: str) -> str:
    value = value.strip()
    if not value.startswith('"'):
        return value
    end = value.rfind('"')
    return _ESCAPED.sub(r"\1", value[1:end] if end > 0 else value[1:])


def _joined(sections: list[_Section]) -> str:
    """Return the value of numbered sections; percent-encoded ones are decoded."""
    sections.sort(key=lambda section: section.number)
    charset, data = "", b""
    for place, section in enumerate(sections):
        text = section.text
        if section.extended and place == 0 and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        raw = text.encode("utf-8", "surrogateescape")
        data += unquote_to_bytes(raw) if section.extended else raw
    return decode(data, charset)[0]
