"""Which passages of a text may be the message: inside a forward or quote, around it, all of it.

The innermost message comes first. What stands around it was probably written by the caller, but
a stranger can write a forward mark or a quote below a message of their own. So it is judged too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from classifier.reading.content import Candidate, Content, Envelope, links_within
from classifier.reading.extraction import callers_note, forwards, sms_fields, surroundings
from classifier.reading.extraction.chats import conversation_in
from classifier.reading.extraction.forwards import CutPiece, InnerMessage
from classifier.reading.extraction.history import pieces_of_answer
from classifier.reading.extraction.message_list import messages_in_list
from classifier.reading.extraction.quotes import quoted_message
from classifier.reading.extraction.sms_fields import ExtractedMessage
from classifier.reading.info import ContainerInfo
from classifier.reading.remarks import FORWARD_TOO_DEEP, FORWARDED
from classifier.records import Channel, Link, Part
from classifier.text.links import find_links

_AROUND = (Part.COVER, Part.ABOVE, Part.BELOW)
_DEPTH = 2  # of quotes inside the words around a quote


@dataclass(frozen=True, slots=True)
class Extract:
    """A passage that is taken for the message, and the headers that belong to it.

    `message.start` counts in the text of `content`, and is -1 for text that is no piece of it.
    """

    message: ExtractedMessage
    content: Content  # that it was found in
    envelope: Envelope
    part: Part
    caller_words: str = ""
    remarks: tuple[str, ...] = ()


def extracts(candidate: Candidate, info: ContainerInfo, *, first: bool) -> Iterator[Extract]:
    """Yield the passages of a candidate that may be the message, in order of promise.

    A candidate that is not the `first` and only holds a note of the caller has none.
    """
    has_files = candidate.attachments or candidate.content.pictures
    if first or has_files or candidate.part not in _AROUND:
        yield from _passages(candidate, info)
        return
    for one in _around(CutPiece(candidate.content.text, 0, candidate.part), candidate):
        yield from _passages(one, info)


def _passages(candidate: Candidate, info: ContainerInfo, depth: int = 0) -> Iterator[Extract]:
    """Yield the innermost message of a candidate, then what stands around it.

    The words around it may hold a quote again; `depth` counts how often.
    """
    levels = forwards.nested_messages(candidate.content.text, candidate.envelope.subject)
    inner = levels[-1]
    extracted = _extracted(inner, candidate.envelope, info)
    main = _main(inner, extracted, candidate)
    kept, cut = _without_surroundings(main.message, candidate.content)
    words = (candidate.caller_words, inner.caller_words, extracted.caller_words, cut)
    yield replace(main, message=kept, caller_words="\n\n".join(filter(None, words)))
    if _asks(cut):
        yield replace(main, part=Part.CUT_OFF)
    for listed in messages_in_list(inner.body):
        sender = Envelope(candidate.envelope.sender or listed.sender)
        placed = _placed_in_content(listed, inner)
        yield Extract(placed, candidate.content, sender, Part.ONE_OF)
    around = [*_pieces(levels, candidate), *_around_quote(extracted, main.message, candidate)]
    inside = [
        _passages(one, info, depth + 1) if depth < _DEPTH else iter((_all_of(one),))
        for one in around
    ]
    yield from (next(one) for one in inside)
    if around:
        yield from (_whole(level, candidate) for level in levels)
    for one in inside:
        yield from one


def _all_of(candidate: Candidate) -> Extract:
    """Return all of a candidate as one passage."""
    message = ExtractedMessage(candidate.content.text, 0)
    return Extract(message, candidate.content, candidate.envelope, candidate.part)


def _whole(level: InnerMessage, candidate: Candidate) -> Extract:
    """Return a text with all that is forwarded or quoted in it."""
    envelope, _ = _envelope(level, candidate.envelope)
    message = ExtractedMessage(level.body, level.start)
    return Extract(message, candidate.content, envelope, Part.WHOLE)


def _main(inner: InnerMessage, extracted: ExtractedMessage, candidate: Candidate) -> Extract:
    """Return the innermost message, with the text around it that programs wrote."""
    envelope, was_forwarded = _envelope(inner, candidate.envelope)
    part = Part.FORWARDED if inner.pieces or was_forwarded else candidate.part
    if extracted.caller_words:
        envelope, part = Envelope(), Part.QUOTED  # the caller wrote the mail around the quote
    envelope = replace(envelope, sender=envelope.sender or extracted.sender)
    noted = {FORWARDED: was_forwarded, FORWARD_TOO_DEEP: inner.too_deep}
    remarks = tuple(code for code, holds in noted.items() if holds)
    placed = _placed_in_content(extracted, inner)
    return Extract(placed, candidate.content, envelope, part, remarks=remarks)


def _envelope(inner: InnerMessage, outer: Envelope) -> tuple[Envelope, bool]:
    """Return whose headers count, and whether the outer ones were the caller's.

    Behind an inline forward the outer headers prove nothing about the message. Headers pasted
    above a text only fill in what the agent has not stated.
    """
    if not inner.headers_found:
        return outer, False
    if inner.forwarded or outer.has_headers:
        return Envelope(inner.sender, inner.subject or outer.subject), True
    return Envelope(outer.sender or inner.sender, outer.subject or inner.subject), False


def _extracted(inner: InnerMessage, outer: Envelope, info: ContainerInfo) -> ExtractedMessage:
    """Return the SMS, chat or quoted message in the text; the whole text when there is none."""
    whole = ExtractedMessage(inner.body, 0)
    if info.stated_channel in (Channel.EMAIL, Channel.LETTER, Channel.CALL):
        return whole
    envelope, _ = _envelope(inner, outer)
    in_mail = info.container_channel is Channel.EMAIL
    is_mail = inner.headers_found or envelope.has_headers or in_mail
    conversation = conversation_in(inner.body)
    if conversation:
        return conversation
    quoted = quoted_message(inner.body)
    if quoted or is_mail or envelope.subject:
        return quoted or whole
    return sms_fields.short_message_in(inner.body)


def _placed_in_content(extracted: ExtractedMessage, inner: InnerMessage) -> ExtractedMessage:
    """Return the message with its start counted in the whole content; -1 stays -1."""
    known = inner.start >= 0 and extracted.start >= 0
    return replace(extracted, start=inner.start + extracted.start if known else -1)


def _without_surroundings(
    extracted: ExtractedMessage, content: Content
) -> tuple[ExtractedMessage, str]:
    """Return the message without banners and footers, and the text that was cut off.

    Text that holds a link is not cut off, since a sender could hide a link in a footer.
    """
    span = surroundings.message_span(extracted.body)
    cut = span.outside(extracted.body)
    links = [*find_links(cut), *_marked_links_outside(span, extracted, content)]
    if not all(surroundings.leads_to_footer_site(link) for link in links):
        return extracted, ""
    start = extracted.start + span.start if extracted.start >= 0 else -1
    return replace(extracted, body=extracted.body[span.start : span.end], start=start), cut


def _marked_links_outside(
    span: surroundings.MessageSpan, extracted: ExtractedMessage, content: Content
) -> list[Link]:
    """Return the links of the markup that stand in the message but outside the span."""
    if extracted.start < 0:
        return []
    end = extracted.start + len(extracted.body)
    marked = links_within(content.links, extracted.start, end)
    inside = range(span.start, span.end)
    return [link for link in marked if link.start >= 0 and link.start not in inside]


def _pieces(levels: list[InnerMessage], candidate: Candidate) -> Iterator[Candidate]:
    """Yield the words around a forward or a quoted mail, with the headers they stand below.

    `levels` are the messages forwarded in each other, the innermost last.
    """
    for level, inner in pairwise(levels):
        envelope, _ = _envelope(level, candidate.envelope)
        for piece in inner.pieces[len(level.pieces) :]:
            yield from _around(piece, replace(candidate, envelope=envelope))
    envelope, _ = _envelope(levels[-1], candidate.envelope)
    for piece in pieces_of_answer(levels[-1]):
        yield from _around(piece, replace(candidate, envelope=envelope))


def _around_quote(
    extracted: ExtractedMessage, placed: ExtractedMessage, candidate: Candidate
) -> Iterator[Candidate]:
    """Yield the words around a message that is quoted in them."""
    if not extracted.caller_words:
        return
    if placed.start < 0 or extracted.channel is Channel.CHAT:
        yield from _around(CutPiece(extracted.caller_words, -1, Part.ABOVE), candidate)
        return
    text, end = candidate.content.text, placed.start + len(placed.body)
    yield from _around(CutPiece(text[: placed.start], 0, Part.ABOVE), candidate)
    yield from _around(CutPiece(text[end:], end, Part.BELOW), candidate)


def _around(piece: CutPiece, candidate: Candidate) -> Iterator[Candidate]:
    """Yield words around a message, but for those of a program and a note of the caller."""
    links = _marked_links(piece, candidate.content)
    words = _own_words(piece.text)
    if not links and (not words or _is_note(words)):
        return
    content = replace(candidate.content, text=piece.text, links=links, pictures=0)
    yield replace(candidate, content=content, part=piece.part, caller_words="")


def _is_note(words: str) -> bool:
    """Tell whether words are a note of the caller, with no other message inside."""
    if not callers_note.is_note(words):
        return False
    inner = forwards.innermost_message(words)
    return not (inner.pieces or quoted_message(words) or pieces_of_answer(inner))


def _own_words(text: str) -> str:
    """Return a text without what programs wrote, unless it asks something of its reader."""
    words = surroundings.without_surroundings(text)
    return text if _asks(text.replace(words, "", 1)) else words


def _asks(cut: str) -> bool:
    """Tell whether what looks like a banner or footer asks something of its reader."""
    return callers_note.asks_its_reader(surroundings.without_reply_line(cut))


def _marked_links(piece: CutPiece, content: Content) -> tuple[Link, ...]:
    """Return the links of the markup in a piece; all of them when its place is not known."""
    if piece.start < 0:
        return tuple(replace(link, start=-1, end=-1) for link in content.links)
    marked = links_within(content.links, piece.start, piece.start + len(piece.text))
    return tuple(link for link in marked if link.start >= 0)
