"""The message inside a forward, and the headers that somebody pasted above a text.

Works on visible text, so plain mail, HTML mail and pasted text are treated alike.
A block of headers at the very start is pasted headers; one further down is a forward, unless the
mail is an answer ("RE:"), whose quoted end is not the message that the caller asks about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from classifier.reading.extraction.attribution import WROTE, attribution
from classifier.reading.extraction.header_block import Block, find_block, has_header_line
from classifier.reading.limits import INLINE_FORWARDS
from classifier.records import Part

_END_MARK = re.compile(
    r"^[> \t]*-{2,20}[ \t]*(?:fin du message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée])|"
    r"end of forwarded message)[ \t-]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ANSWER = re.compile(r"\s*(?:re|rép|rep)\s?:", re.IGNORECASE)
_FORWARD_SUBJECT = re.compile(r"\s*(?:tr|fw|fwd|i)\s?:", re.IGNORECASE)
_UNQUOTE = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
_NOTHING = "> \t\n-_"  # what is left below header lines that end a text
_LONG_OPENING = 800  # characters; people who forward a message write less above it


@dataclass(frozen=True, slots=True)
class CutPiece:
    """Words above or below a forward or quote, `text[start:start + len(piece.text)]`.

    `start` is -1 where there are no offsets. Probably the caller wrote them, but a stranger can
    put a forward mark below their own message too.
    """

    text: str
    start: int
    part: Part  # ABOVE or BELOW


@dataclass(frozen=True, slots=True)
class InnerMessage:
    """The message inside a text; its body is `text[start:end]`.

    `start` is -1 when quote marks were removed, so that there are no offsets.
    """

    body: str
    start: int
    end: int
    sender: str = ""
    subject: str = ""
    pieces: tuple[CutPiece, ...] = ()  # around it, the outermost first
    headers_found: bool = False
    forwarded: bool = False
    too_deep: bool = False

    @property
    def caller_words(self) -> str:
        """The words around the message."""
        return "\n\n".join(piece.text for piece in self.pieces)


def innermost_message(text: str, subject: str = "") -> InnerMessage:
    """Return the innermost message of a clean text; `subject` is that of the outer mail."""
    return nested_messages(text, subject)[-1]


def nested_messages(text: str, subject: str = "") -> list[InnerMessage]:
    """Return the text itself and the messages forwarded in each other, the innermost last."""
    found = [InnerMessage(text, 0, len(text))]
    if not (has_header_line(text) or WROTE.search(text)):
        return found
    for _ in range(INLINE_FORWARDS):
        inner = _inner_message(found[-1], subject or found[-1].subject)
        if inner is None:
            return found
        found.append(inner)
    return [*found[:-1], _note_depth(found[-1])]


def _note_depth(result: InnerMessage) -> InnerMessage:
    if _inner_message(result, result.subject) is None:
        return result
    return replace(result, headers_found=True, forwarded=True, too_deep=True)


def _inner_message(outer: InnerMessage, subject: str) -> InnerMessage | None:
    block = find_block(outer.body)
    if block is None and not _ANSWER.match(subject):
        block = attribution(outer.body)
    if block is None:
        return None
    above = _caller_part(outer.body[: block.start])
    if above and not _is_forward(block, above, subject):
        return None
    end = _end_of(outer.body, block)
    inside = _piece(outer, block.end, end, Part.FORWARDED)
    if not inside.text.strip(_NOTHING):
        if above:
            return _message_above(outer, block)
        if "\n" not in outer.body.strip():
            return None  # a whole mail on one line
    pieces = [*outer.pieces, _piece(outer, 0, block.start, Part.ABOVE, strip="-_> \t\n")]
    pieces.append(_below(outer, end))
    if block.quoted:
        inside = replace(inside, text=_UNQUOTE.sub("", inside.text).strip(), start=-1)
    return InnerMessage(
        inside.text, inside.start, inside.start + len(inside.text), block.sender or outer.sender,
        block.subject or outer.subject, tuple(piece for piece in pieces if piece.text),
        headers_found=True, forwarded=outer.forwarded or bool(above) or block.sure,
    )  # fmt: skip


def _message_above(outer: InnerMessage, block: Block) -> InnerMessage:
    """Return the text above header lines with nothing below: they belong to no message here."""
    kept = _piece(outer, 0, block.start, Part.ABOVE)
    end = kept.start + len(kept.text) if kept.start >= 0 else -1
    return replace(outer, body=kept.text, start=kept.start, end=end)


def _piece(
    outer: InnerMessage, start: int, end: int, part: Part, strip: str | None = None
) -> CutPiece:
    """Return a piece of a message with its place in the whole text."""
    text = outer.body[start:end]
    kept = text.lstrip()
    start += len(text) - len(kept)
    place = outer.start + start if outer.start >= 0 else -1
    return CutPiece(kept.rstrip().rstrip(strip).rstrip(), place, part)


def _end_of(text: str, block: Block) -> int:
    """Return the end of the forwarded message: its end mark, or its last quoted line."""
    closing = _END_MARK.search(text, block.end)
    if closing:
        return closing.start()
    if not block.quoted:
        return len(text)
    last = max(text.rfind("\n>"), text.rfind("\n >"), block.end - 1)
    stop = text.find("\n", last + 1)
    return max(stop, block.end) if stop >= 0 else len(text)


def _below(outer: InnerMessage, start: int) -> CutPiece:
    """Return the words below a forward, without the mark that ends it."""
    mark = _END_MARK.search(outer.body, start)
    if mark is None:
        return _piece(outer, start, len(outer.body), Part.BELOW)
    if not outer.body[start : mark.start()].strip():
        return _piece(outer, mark.end(), len(outer.body), Part.BELOW)
    without = f"{outer.body[start : mark.start()]}{outer.body[mark.end() :]}".strip()
    return CutPiece(without, -1, Part.BELOW)


def _is_forward(block: Block, above: str, subject: str) -> bool:
    """Tell whether a block begins a forward, not the quoted end of an answer."""
    if block.sure or _FORWARD_SUBJECT.match(subject):
        return True
    return not _ANSWER.match(subject) and len(above) <= _LONG_OPENING


def _caller_part(above: str) -> str:
    """Return the words above a block, without the dashes of the mark."""
    return above.strip().rstrip("-_> \t\n").strip()
