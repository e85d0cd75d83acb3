"""The message inside a forward, and the headers that somebody pasted above a text.

Works on visible text, so plain mail, HTML mail and pasted text are treated alike.
A block of headers at the very start is pasted headers; one further down is a forward, unless the
mail is an answer ("RE:"), whose quoted end is not the message that the caller asks about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from classifier.reading.extraction.attribution import WROTE, attribution
from classifier.reading.extraction.header_block import SENDER_LINE, Block, find_block
from classifier.reading.limits import INLINE_FORWARDS

_END_MARK = re.compile(
    r"^[> \t]*-{2,20}[ \t]*(?:fin du message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée])|"
    r"end of forwarded message)[ \t-]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ANSWER = re.compile(r"\s*(?:re|rép|rep)\s?:", re.IGNORECASE)
_FORWARD_SUBJECT = re.compile(r"\s*(?:tr|fw|fwd|i)\s?:", re.IGNORECASE)
_UNQUOTE = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
_LONG_OPENING = 800  # characters; people who forward a message write less above it


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
    caller_words: str = ""
    headers_found: bool = False
    forwarded: bool = False
    too_deep: bool = False


def innermost_message(text: str, subject: str = "") -> InnerMessage:
    """Return the innermost message of a clean text; `subject` is that of the outer mail."""
    result = InnerMessage(text, 0, len(text))
    if not (SENDER_LINE.search(text) or WROTE.search(text)):
        return result
    for _ in range(INLINE_FORWARDS):
        inner = _inner_message(result, subject or result.subject)
        if inner is None:
            return result
        result = inner
    return _note_depth(result)


def _note_depth(result: InnerMessage) -> InnerMessage:
    if _inner_message(result, result.subject) is None:
        return result
    words = result.caller_words
    return InnerMessage(
        result.body, result.start, result.end, result.sender, result.subject, words,
        headers_found=True, forwarded=True, too_deep=True,
    )  # fmt: skip


def _inner_message(outer: InnerMessage, subject: str) -> InnerMessage | None:
    block = find_block(outer.body)
    if block is None and not _ANSWER.match(subject):
        block = attribution(outer.body)
    if block is None:
        return None
    above = _caller_part(outer.body[: block.start])
    if above and not _is_forward(block, above, subject):
        return None
    start, end = block.end, _end_of(outer.body, block)
    below = _below(outer.body[end:])
    body = outer.body[start:end]
    kept = body.strip()
    start += len(body) - len(body.lstrip())
    if block.quoted:
        kept, start = _UNQUOTE.sub("", kept).strip(), -1
    if outer.start < 0 or start < 0:
        start = -1
    else:
        start += outer.start
    words = "\n\n".join(piece for piece in (outer.caller_words, above, below) if piece)
    return InnerMessage(
        kept, start, start + len(kept), block.sender or outer.sender,
        block.subject or outer.subject, words, headers_found=True,
        forwarded=outer.forwarded or bool(above) or block.sure,
    )  # fmt: skip


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


def _below(text: str) -> str:
    """Return the caller's words below, without the mark that ends the forward."""
    return _END_MARK.sub("", text, count=1).strip()


def _is_forward(block: Block, above: str, subject: str) -> bool:
    """Tell whether a block begins a forward, not the quoted end of an answer."""
    if block.sure or _FORWARD_SUBJECT.match(subject):
        return True
    return not _ANSWER.match(subject) and len(above) <= _LONG_OPENING


def _caller_part(above: str) -> str:
    """Return the words above a block, without the dashes of the mark."""
    return above.strip().rstrip("-_> \t\n").strip()
