"""Splits the source of a mail into its parts, exactly as RFC 2046 says and in linear time.

Each line that begins with two dashes is looked up among the open boundaries. (The parser of the
standard library compares each line with each of them.) A boundary that never comes is replaced by
the one that the lines show.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from classifier.reading import limits
from classifier.reading.containers.mails.header_fields import FieldBlock, read_fields
from classifier.reading.containers.mails.header_parameters import (
    Parameters,
    parameters_of,
    values_of,
)

_DASHES = re.compile(rb"\n--([^\r\n]{1,1000})")
_EMPTY_FOLLOWS = re.compile(rb"--[^\n]{1,200}\n\r?\n")
_TYPE = re.compile(r"[\s\"']*([\w.+-]{1,100})\s?/\s?([\w.+-]{1,100})(?:[\s,\"'].*)?", re.DOTALL)
_PART_BEGINS = re.compile(rb"--[^\n]{1,200}\ncontent-[a-z-]{2,40}[ \t]{0,5}:", re.IGNORECASE)
_PREAMBLE = 300  # bytes
_PREAMBLE_TEXT = re.compile(rb"\s*(?:[^\n]{0,150}(?:mime|multi-?part)[^\n]{0,150}\s*)?", re.I)
_TRIES = 50
_TYPES = 4  # fields that declare the type
_BOUNDARIES = 8  # declared ones of a part
_ENCODINGS = 4  # declared transfer encodings that are looked at
_IDENTITY = frozenset(["", "7bit", "8bit", "binary"])


@dataclass(slots=True)
class MimePart:
    """One part: its header fields, and its body as `source[start:end]` or as parts of its own."""

    fields: tuple[tuple[str, str], ...]
    source: bytes
    start: int
    end: int
    default_type: str = "text/plain"
    children: list[MimePart] = field(default_factory=list)
    mended: bool = False
    cut: bool = False  # there were more or deeper parts than are read
    content_type: Parameters = field(init=False)
    disposition: Parameters = field(init=False)

    def __post_init__(self) -> None:
        self.content_type = parameters_of(next(iter(self.values("content-type")), ""))
        self.disposition = parameters_of(next(iter(self.values("content-disposition")), ""))

    @property
    def body(self) -> bytes:
        """The bytes of the body, in their transfer encoding."""
        return self.source[self.start : self.end]

    def values(self, name: str) -> list[str]:
        """Return the values of all fields of a name (in lower case), in their order."""
        return [value for key, value in self.fields if key.lower() == name]

    @property
    def media_type(self) -> str:
        """The media type in lower case; the default when it is missing or damaged."""
        match = _TYPE.fullmatch(self.content_type.value)
        return f"{match[1]}/{match[2]}" if match else self.default_type

    @property
    def boundaries(self) -> list[bytes]:
        """All boundaries that the header gives, each once: mail programs take any of them."""
        joined = self.content_type.named.get("boundary", "")
        declared = self.values("content-type")[:_TYPES]
        others = (one for value in declared for one in values_of(value, "boundary"))
        named = dict.fromkeys(_bytes(one).rstrip() for one in (joined, *others))
        return [one for one in named if one][:_BOUNDARIES]

    @property
    def transfer_encodings(self) -> list[str]:
        """All declared transfer encodings, in lower case."""
        declared = self.values("content-transfer-encoding")[:_ENCODINGS]
        return [parameters_of(value).value.strip('"') for value in declared]


@dataclass(slots=True)
class _Open:
    part: MimePart
    boundaries: tuple[bytes, ...] = ()  # none of an attached mail


def parse_mail(data: bytes) -> MimePart:
    """Return the tree of parts of a mail; never fails, cuts what is over the limits."""
    return _Splitter(data).run()


class _Splitter:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.offsets, self.tokens = _dashed_lines(data)
        self.last = {_name(token): at for token, at in zip(self.tokens, self.offsets, strict=True)}
        self.stack: list[_Open] = []
        self.places: dict[bytes, list[int]] = {}  # boundary -> places in the stack, innermost last
        self.parts = 0
        self.next = 0  # index of the next line with dashes

    def run(self) -> MimePart:
        root = self._begin(0, of_mail=True)
        root.cut = root.cut or len(self.offsets) >= limits.DASHED_LINES
        current = self._descend(root)
        while self.next < len(self.offsets):
            at, token = self.offsets[self.next], self.tokens[self.next]
            self.next += 1
            boundary = token if token in self.places else token.removesuffix(b"--")
            if boundary not in self.places:
                continue
            self._close_down_to(self.places[boundary][-1], current, at)
            current = None
            if boundary != token:
                if len(self.stack[-1].boundaries) == 1:  # else parts of another one may follow
                    self._pop(at)
            elif self.parts >= limits.MIME_PARTS:
                root.cut = True
                break
            else:
                current = self._descend(self._child(self._after_line(at)))
        self._close_down_to(-1, current, len(self.data))
        return root

    def _is_open(self, token: bytes) -> bool:
        token = token.rstrip()
        return token in self.places or token.removesuffix(b"--") in self.places

    def _after_line(self, at: int) -> int:
        stop = self.data.find(b"\n", at)
        return len(self.data) if stop < 0 else stop + 1

    def _child(self, start: int) -> MimePart:
        """Begin a part of the innermost open multipart."""
        parent = self.stack[-1].part
        part = self._begin(start)
        if parent.media_type == "multipart/digest":
            part.default_type = "message/rfc822"  # RFC 2046, 5.1.5
        parent.children.append(part)
        return part

    def _begin(self, start: int, *, of_mail: bool = False) -> MimePart:
        block: FieldBlock = read_fields(self.data, start, self._is_open, of_mail=of_mail)
        self.parts += 1
        self.next = max(self.next, bisect_left(self.offsets, block.body_start))
        return MimePart(
            block.fields, self.data, block.body_start, len(self.data),
            mended=block.mended, cut=block.cut,
        )  # fmt: skip

    def _descend(self, part: MimePart) -> MimePart | None:
        """Open a part that holds others; return the leaf whose body begins, None in a multipart."""
        while len(self.stack) < limits.MIME_DEPTH:
            if not part.values("content-type") and self._shows_parts(part):
                part.default_type = "multipart/mixed"
            if part.media_type.startswith("multipart/"):
                return None if self._open_multipart(part) else part
            if not _is_plain_message(part) or part.start >= len(self.data):
                return part
            self.stack.append(_Open(part))
            inner = self._begin(part.start, of_mail=True)
            part.children.append(inner)
            part = inner
        part.cut = part.cut or part.media_type.startswith(("multipart/", "message/rfc822"))
        return part

    def _shows_parts(self, part: MimePart) -> bool:
        """Tell whether a body of no declared type begins with the header of a part."""
        if self.next >= len(self.offsets) or not self.tokens[self.next]:
            return False
        at = self.offsets[self.next]
        above = self.data[part.start : min(at, part.start + _PREAMBLE)]
        if self._is_open(self.tokens[self.next]) or not _PREAMBLE_TEXT.fullmatch(above):
            return False
        return _PART_BEGINS.match(self.data, at) is not None

    def _open_multipart(self, part: MimePart) -> bool:
        boundaries = [one for one in part.boundaries if self.last.get(_name(one), -1) >= part.start]
        if not boundaries:
            boundaries = list(filter(None, [self._shown_boundary()]))
            part.mended = True
        if boundaries:
            for boundary in boundaries:
                self.places.setdefault(boundary, []).append(len(self.stack))
            self.stack.append(_Open(part, tuple(boundaries)))
        return bool(boundaries)

    def _shown_boundary(self) -> bytes:
        """Return the first boundary that the lines show: the header of a part follows it."""
        for index in range(self.next, min(self.next + _TRIES, len(self.offsets))):
            token = self.tokens[index]
            if self._is_open(token):
                break
            at = self.offsets[index]
            begins = _PART_BEGINS.match(self.data, at) is not None
            if token and (begins or self._is_repeated(index)):
                return token
        return b""

    def _is_repeated(self, index: int) -> bool:
        """Tell whether an empty line follows a line of dashes, and the same dashes once more."""
        at, token = self.offsets[index], _name(self.tokens[index])
        return self.last[token] > at and _EMPTY_FOLLOWS.match(self.data, at) is not None

    def _close_down_to(self, place: int, current: MimePart | None, at: int) -> None:
        """Close what is open inside the multipart at a place of the stack, before a delimiter."""
        end = _before_line_end(self.data, at)
        if current is not None:
            current.end = max(current.start, end)
        while len(self.stack) - 1 > place:
            self._pop(end)

    def _pop(self, end: int) -> None:
        closed = self.stack.pop()
        ends = [child.end for child in closed.part.children[-1:]]
        closed.part.end = max(closed.part.start, end, *ends)
        for boundary in closed.boundaries:
            places = self.places[boundary]
            places.pop()
            if not places:
                del self.places[boundary]


def _is_plain_message(part: MimePart) -> bool:
    """Tell whether a part is an attached mail that no transfer encoding covers."""
    if part.media_type not in ("message/rfc822", "message/global"):
        return False
    return all(encoding in _IDENTITY for encoding in part.transfer_encodings)


def _dashed_lines(data: bytes) -> tuple[list[int], list[bytes]]:
    """Return offset and text after the dashes of each line that may be a delimiter."""
    offsets: list[int] = []
    tokens: list[bytes] = []
    if data.startswith(b"--"):
        offsets.append(0)
        tokens.append(data[2 : data.find(b"\n") if b"\n" in data else None][:1000].rstrip())
    for match in _DASHES.finditer(data):
        offsets.append(match.start() + 1)
        tokens.append(match[1].rstrip())
        if len(offsets) >= limits.DASHED_LINES:
            break
    return offsets, tokens


def _name(token: bytes) -> bytes:
    return token.removesuffix(b"--")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _before_line_end(data: bytes, at: int) -> int:
    """Return the end of what stands before a delimiter: the line end above belongs to it."""
    if at >= len(data) and not data.endswith(b"\n"):
        return at
    if data[at - 2 : at] == b"\r\n":
        return at - 2
    return at - 1 if data[at - 1 : at] == b"\n" and at < len(data) else at
