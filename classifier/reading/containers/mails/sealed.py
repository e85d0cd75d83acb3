"""S/MIME mails whose body lies inside a signature or an encryption (RFC 8551; CMS, RFC 5652).

Only the way to the signed content is read, in BER (lengths may be missing); no signature is
checked: what a mail program shows is the content, whoever signed it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_SIGNED = bytes.fromhex("2a864886f70d010702")
_ENCRYPTED = (
    bytes.fromhex("2a864886f70d010703"),
    bytes.fromhex("2a864886f70d0109100117"),  # authenticated encryption (RFC 5083)
)
_SEQUENCE, _OID, _OCTETS, _FIRST = 0x30, 0x06, 0x04, 0xA0
_OCTET_PIECES = 0x24
_DEPTH = 12
_ELEMENTS = 500_000  # that are looked at in all
NAMES = (".p7m", ".p7z")
TYPES = ("application/pkcs7-mime", "application/x-pkcs7-mime")


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a sealed file holds: the signed content, or none when it cannot be read."""

    content: bytes | None = None
    is_encrypted: bool = False


@dataclass(frozen=True, slots=True)
class _Element:
    tag: int
    start: int  # of the content
    end: int
    after: int  # where the next one begins


def read_sealed(untrusted_data: bytes) -> Sealed:
    """Return what a file of S/MIME holds; never fails."""
    try:
        return _Reader(untrusted_data).read()
    except (IndexError, ValueError, StopIteration):
        return Sealed()


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data, self._left = data, _ELEMENTS

    def read(self) -> Sealed:
        whole = _Element(_SEQUENCE, 0, len(self._data), len(self._data))
        outer = next(self._inside(whole, 0))
        kind, *rest = self._inside(outer, 1)
        oid = self._data[kind.start : kind.end]
        if oid in _ENCRYPTED:
            return Sealed(is_encrypted=True)
        if oid != _SIGNED or not rest:
            return Sealed()
        signed = next(self._inside(rest[0], 2))
        content = next(one for one in self._inside(signed, 3) if one.tag == _SEQUENCE)
        held = [one for one in self._inside(content, 4) if one.tag == _FIRST]
        # Without content it is the signature alone: what was signed stands elsewhere.
        return Sealed(b"".join(self._octets(held[0], 5))) if held else Sealed()

    def _octets(self, outer: _Element, depth: int) -> Iterator[bytes]:
        """Yield the bytes of octet strings, written whole or in pieces."""
        for one in self._inside(outer, depth):
            if one.tag == _OCTETS:
                yield self._data[one.start : one.end]
            elif one.tag == _OCTET_PIECES:
                yield from self._octets(one, depth + 1)

    def _inside(self, outer: _Element, depth: int) -> Iterator[_Element]:
        """Yield the elements inside another; ValueError when they are damaged, many or deep."""
        position = outer.start
        while position < outer.end:
            self._left -= 1
            tag = self._data[position]
            if depth > _DEPTH or self._left < 0 or tag & 0x1F == 0x1F:
                raise ValueError
            if tag == 0 and self._data[position + 1] == 0:
                return  # the end of an element without a length
            one = self._element(tag, position + 1, outer.end, depth)
            yield one
            position = one.after

    def _element(self, tag: int, position: int, limit: int, depth: int) -> _Element:
        first = self._data[position]
        count = first & 0x7F if first & 0x80 else 0
        start = position + 1 + count
        if count > 4 or start > limit:
            raise ValueError
        if first == 0x80:
            end = start
            for one in self._inside(_Element(tag, start, limit, limit), depth + 1):
                end = one.after
            return _Element(tag, start, end, end + 2)
        size = int.from_bytes(self._data[position + 1 : start], "big") if count else first
        end = min(start + size, limit)
        return _Element(tag, start, end, end)
