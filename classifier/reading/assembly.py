"""From the content of a container and its envelope to one `Message`.

Pasted text, mails and labelled training messages all pass through `assemble`, so the same text
gives the same message in every container.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from classifier.reading import limits, refusals
from classifier.reading.content import Candidate, Content, Envelope, links_within
from classifier.reading.extraction import forwards, sms_fields, surroundings
from classifier.reading.extraction.chats import conversation_in
from classifier.reading.extraction.forwards import InnerMessage
from classifier.reading.extraction.line_wrap import without_hard_breaks
from classifier.reading.extraction.quotes import quoted_message
from classifier.reading.extraction.sms_fields import ExtractedMessage
from classifier.reading.invisible import without_invisible
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
from classifier.text.redirects import followed

_WORD = re.compile(r"\w{2,}")
_WORDS_BESIDE_PICTURES = 3
_SEARCHED_CHARACTERS = 5_000  # of the caller's words, in which links are looked for


@dataclass(frozen=True, slots=True)
class ContainerInfo:
    """What is known of an input beside its candidates."""

    stated_channel: Channel | None = None  # by the agent; None when it has to be guessed
    container_channel: Channel | None = None  # of the file format; an SMS may be quoted in it
    remarks: tuple[str, ...] = ()


def assemble(candidate: Candidate, info: ContainerInfo) -> Message:
    """Return the innermost message with its links; raise UnreadableMessage when it is empty."""
    candidate = without_invisible(candidate)
    content, envelope = candidate.content, candidate.envelope
    inner = forwards.innermost_message(content.text, envelope.subject)
    envelope, was_forwarded = _envelope(inner, envelope)
    extracted = _extracted(inner, envelope, info)
    if extracted.caller_words:
        envelope = Envelope()  # the mail around the SMS was written by the caller
    envelope = replace(envelope, sender=envelope.sender or extracted.sender)
    extracted, cut_words = _without_surroundings(_placed_in_content(extracted, inner), content)
    extracted = replace(extracted, body=without_hard_breaks(extracted.body))
    message = Message(
        body=extracted.body,
        channel=_channel(extracted, envelope, content, info),
        sender=envelope.sender,
        subject=envelope.subject,
        reply_to=envelope.reply_to,
        return_path=envelope.return_path,
        sent_by=envelope.sent_by,
        received=envelope.received,
        hidden_text=content.hidden,
        caller_words=_joined_words(
            candidate.caller_words, inner.caller_words, extracted.caller_words, cut_words
        ),
        links=_links(content, extracted),
        attachments=candidate.attachments,
        checks=envelope.checks,
        has_headers=envelope.has_headers,
        form=content.form,
        image_only=_is_image_only(extracted.body, content, candidate.attachments),
        remarks=_remarks(candidate, info, inner, was_forwarded, extracted),
        part=candidate.part,
    )
    if _is_empty(message, content):
        raise refusals.empty()
    return message


def _is_empty(message: Message, content: Content) -> bool:
    """Tell whether a message holds nothing at all: no text, headers, pictures or links."""
    has_text = message.body or message.has_headers or message.subject or message.hidden_text
    return not (has_text or content.pictures or message.links or message.attachments)


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


def _extracted(inner: InnerMessage, envelope: Envelope, info: ContainerInfo) -> ExtractedMessage:
    """Return the SMS, chat or quoted message in the text; the whole text when there is none."""
    whole = ExtractedMessage(inner.body, 0)
    if info.stated_channel in (Channel.EMAIL, Channel.LETTER, Channel.CALL):
        return whole
    in_mail = info.container_channel is Channel.EMAIL
    is_mail = inner.headers_found or envelope.has_headers or in_mail
    quoted = quoted_message(inner.body)
    if quoted or is_mail or envelope.subject:
        return quoted or whole
    return conversation_in(inner.body) or sms_fields.short_message_in(inner.body)


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


def _channel(
    extracted: ExtractedMessage, envelope: Envelope, content: Content, info: ContainerInfo
) -> Channel:
    known = info.stated_channel or extracted.channel or info.container_channel
    if known is not None:
        return known
    if content.marked_up or envelope.has_headers:
        return Channel.EMAIL
    return sms_fields.guess_channel(extracted.body, envelope.sender, envelope.subject)


def _links(content: Content, extracted: ExtractedMessage) -> tuple[Link, ...]:
    """Return the links of the markup inside the body, and the addresses written in it."""
    body, start = extracted.body, extracted.start
    if start >= 0:
        marked = links_within(content.links, start, start + len(body))
    else:
        marked = tuple(replace(link, start=-1, end=-1) for link in content.links)
    written = find_links(body)
    if not marked:
        return followed(written)
    taken = sorted((link.start, link.end) for link in marked if link.start >= 0)
    links = [*marked, *_not_overlapping(written, taken)]
    links.sort(key=lambda link: link.start if link.start >= 0 else len(body))
    return followed(links[: lengths.LINKS])


def _not_overlapping(written: Iterable[Link], taken: list[tuple[int, int]]) -> list[Link]:
    """Return the links that overlap none of the `taken` spans; both lists are sorted."""
    free: list[Link] = []
    index = 0
    for link in written:
        while index < len(taken) and taken[index][1] <= link.start:
            index += 1
        if index == len(taken) or taken[index][0] >= link.end:
            free.append(link)
    return free


def _joined_words(*pieces: str) -> str:
    return "\n\n".join(piece for piece in pieces if piece)[: limits.CALLER_CHARACTERS]


def _is_image_only(body: str, content: Content, attachments: tuple[Attachment, ...]) -> bool:
    """Return whether the message consists of a picture and almost no words."""
    attached = any(one.media_type.startswith("image/") for one in attachments)
    if not (content.pictures or attached):
        return False
    return len(_WORD.findall(body[:200])) < _WORDS_BESIDE_PICTURES


def _remarks(
    candidate: Candidate,
    info: ContainerInfo,
    inner: InnerMessage,
    was_forwarded: bool,
    extracted: ExtractedMessage,
) -> tuple[str, ...]:
    words = f"{inner.caller_words}\n{extracted.caller_words}"[:_SEARCHED_CHARACTERS]
    remarks = [*candidate.content.remarks, *info.remarks]
    if any(one.name.lower().endswith(limits.ARCHIVES) for one in candidate.attachments):
        remarks.append(ARCHIVE_CLOSED)
    if any(not surroundings.leads_to_footer_site(link) for link in find_links(words)):
        remarks.append(LINKS_AROUND)
    if was_forwarded:
        remarks.append(FORWARDED)
    if inner.too_deep:
        remarks.append(FORWARD_TOO_DEEP)
    if not extracted.body:
        remarks.append(NO_TEXT)
    return tuple(dict.fromkeys(remarks))
