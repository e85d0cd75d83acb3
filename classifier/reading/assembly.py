"""A page and its envelope to the one `Message`: the end of every way in.

A paste, a mail and a labelled line of data all pass here, so they are treated alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from classifier.reading import limits, refusals
from classifier.reading.extraction import forwards, sms_fields, surroundings
from classifier.reading.extraction.forwards import Unwrapped
from classifier.reading.extraction.line_wrap import unwrapped
from classifier.reading.extraction.quotes import quoted
from classifier.reading.extraction.sms_fields import Pasted
from classifier.reading.page import Envelope, Page, links_within
from classifier.reading.remarks import (
    ARCHIVE_CLOSED,
    FORWARD_TOO_DEEP,
    FORWARDED,
    LINKS_AROUND,
    NO_TEXT,
)
from classifier.records import Attachment, Channel, Link, Message
from classifier.text import lengths
from classifier.text.links import find_links

_WORD = re.compile(r"\w{2,}")
_WORDS_BESIDE_PICTURES = 3
_WORDS_LOOKED_AT = 5_000  # characters of the caller's words in which links are looked for


@dataclass(frozen=True, slots=True)
class Around:
    """What a container adds to page and envelope."""

    channel: Channel | None = None  # as the agent says; None to guess
    container: Channel | None = None  # what the container itself is; an SMS may be quoted in it
    attachments: tuple[Attachment, ...] = ()
    caller_words: str = ""
    remarks: tuple[str, ...] = ()


def assemble(page: Page, envelope: Envelope, around: Around) -> Message:
    """Return the message: unwrapped, its links found; `UnreadableMessage` when it is empty."""
    inner = forwards.unwrap(page.text, envelope.subject)
    envelope, was_forward = _envelope(inner, envelope)
    short = _short_form(inner, envelope, around)
    if short.caller_words:
        envelope = Envelope()  # the mail around the SMS is the caller's
    envelope = replace(envelope, sender=envelope.sender or short.sender)
    start = inner.start + short.start if inner.start >= 0 and short.start >= 0 else -1
    short, start, beside = _core(short, start, page)
    short = replace(short, body=unwrapped(short.body))
    links = _links(page, short.body, start)
    message = Message(
        body=short.body,
        channel=_channel(short, envelope, page, around),
        sender=envelope.sender,
        subject=envelope.subject,
        reply_to=envelope.reply_to,
        return_path=envelope.return_path,
        sent_by=envelope.sent_by,
        received=envelope.received,
        hidden_text=page.hidden,
        caller_words=_caller_words(around.caller_words, inner.caller_words, *beside),
        links=links,
        attachments=around.attachments,
        checks=envelope.checks,
        has_headers=envelope.has_headers,
        form=page.form,
        image_only=_is_image_only(short.body, page, around.attachments),
        remarks=_remarks(page, around, inner, was_forward, short),
    )
    if not (short.body or envelope.has_headers or envelope.subject or _has_more(message, page)):
        raise refusals.empty()
    return message


def _has_more(message: Message, page: Page) -> bool:
    """Tell whether a message without text, headers and subject still holds something."""
    return bool(page.pictures or message.links or message.hidden_text or message.attachments)


def _envelope(inner: Unwrapped, outer: Envelope) -> tuple[Envelope, bool]:
    """Return whose headers count, and whether the outer ones were the caller's.

    Behind an inline forward the outer headers prove nothing about the message. Headers pasted
    above a text only fill in what the agent has not said.
    """
    if not inner.headers_found:
        return outer, False
    if inner.forwarded or outer.has_headers:
        return Envelope(inner.sender, inner.subject or outer.subject), True
    return Envelope(outer.sender or inner.sender, outer.subject or inner.subject), False


def _short_form(inner: Unwrapped, envelope: Envelope, around: Around) -> Pasted:
    """Return the SMS or chat in the text, where one may be; the whole text otherwise."""
    whole = Pasted(inner.body, 0)
    if around.channel in (Channel.EMAIL, Channel.LETTER, Channel.CALL):
        return whole
    mail = inner.headers_found or envelope.has_headers or around.container is Channel.EMAIL
    found = quoted(inner.body)
    if found or mail or envelope.subject:
        return found or whole
    return sms_fields.parts_of(inner.body)


def _channel(short: Pasted, envelope: Envelope, page: Page, around: Around) -> Channel:
    known = around.channel or short.channel or around.container
    if known is not None:
        return known
    if page.marked_up or envelope.has_headers:
        return Channel.EMAIL
    return sms_fields.guess_channel(short.body, envelope.sender, envelope.subject)


def _links(page: Page, body: str, start: int) -> tuple[Link, ...]:
    """Return the links of the markup that stand in the body, and those written out in it."""
    if start >= 0:
        marked = links_within(page.links, start, start + len(body))
    else:
        marked = tuple(replace(link, start=-1, end=-1) for link in page.links)
    written = find_links(body)
    if not marked:
        return written
    taken = sorted((link.start, link.end) for link in marked if link.start >= 0)
    links = [*marked, *_outside(written, taken)]
    links.sort(key=lambda link: link.start if link.start >= 0 else len(body))
    return tuple(links[: lengths.LINKS])


def _outside(written: Iterable[Link], taken: list[tuple[int, int]]) -> list[Link]:
    """Return the links that overlap none of the `taken` spans; both are in order."""
    free: list[Link] = []
    place = 0
    for link in written:
        while place < len(taken) and taken[place][1] <= link.start:
            place += 1
        if place == len(taken) or taken[place][0] >= link.end:
            free.append(link)
    return free


def _core(short: Pasted, start: int, page: Page) -> tuple[Pasted, int, tuple[str, str]]:
    """Return the message without banners and footers, where it starts, and what stood around it.

    Nothing is cut off that holds a link: a footer is a good place to hide one in.
    """
    core = surroundings.core_of(short.body)
    cut = core.around(short.body)
    links = list(find_links(cut))
    if start >= 0:
        marked = links_within(page.links, start, start + len(short.body))
        inside = range(core.start, core.end)
        links += [link for link in marked if link.start >= 0 and link.start not in inside]
    if not all(surroundings.of_a_footer(link) for link in links):
        return short, start, (short.caller_words, "")
    body = short.body[core.start : core.end]
    start = start + core.start if start >= 0 else -1
    return replace(short, body=body), start, (short.caller_words, cut)


def _caller_words(*pieces: str) -> str:
    return "\n\n".join(piece for piece in pieces if piece)[: limits.CALLER_CHARACTERS]


def _is_image_only(body: str, page: Page, attachments: tuple[Attachment, ...]) -> bool:
    """Tell whether the message is a picture with next to no words."""
    pictures = page.pictures or any(a.media_type.startswith("image/") for a in attachments)
    if not pictures:
        return False
    return len(_WORD.findall(body[:200])) < _WORDS_BESIDE_PICTURES


def _remarks(
    page: Page, around: Around, inner: Unwrapped, was_forward: bool, short: Pasted
) -> tuple[str, ...]:
    words = f"{inner.caller_words}\n{short.caller_words}"
    remarks = [*page.remarks, *around.remarks]
    if any(one.name.lower().endswith(limits.ARCHIVES) for one in around.attachments):
        remarks.append(ARCHIVE_CLOSED)
    if any(not surroundings.of_a_footer(link) for link in find_links(words[:_WORDS_LOOKED_AT])):
        remarks.append(LINKS_AROUND)
    if was_forward:
        remarks.append(FORWARDED)
    if inner.too_deep:
        remarks.append(FORWARD_TOO_DEEP)
    if not short.body:
        remarks.append(NO_TEXT)
    return tuple(dict.fromkeys(remarks))
