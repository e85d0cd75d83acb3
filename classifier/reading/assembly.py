"""From a passage of a container and its envelope to one `Message`.

Pasted text, mails and labelled training messages all pass through `assemble`, so the same text
gives the same message in every container.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from classifier.reading import limits
from classifier.reading.content import (
    Candidate,
    Content,
    Envelope,
    links_within,
    words_in_headers,
)
from classifier.reading.extraction import sms_fields
from classifier.reading.extraction.line_wrap import without_hard_breaks
from classifier.reading.extraction.sms_fields import ExtractedMessage
from classifier.reading.extracts import Extract
from classifier.reading.info import ContainerInfo
from classifier.reading.remarks import ARCHIVE_CLOSED, CUTS, DISGUISED, NO_TEXT
from classifier.records import Attachment, Channel, Link, Message
from classifier.text import lengths
from classifier.text.contact_links import contacts_among, is_contact, with_contacts
from classifier.text.links import find_links
from classifier.text.plain_text import plain_text
from classifier.text.redirects import followed

_WORD = re.compile(r"\w{2,}")
_WORDS_BESIDE_PICTURES = 3


def assemble(extract: Extract, candidate: Candidate, info: ContainerInfo) -> Message:
    """Return the message of a passage of a candidate, with its links."""
    content, envelope = extract.content, extract.envelope
    extracted = replace(extract.message, body=without_hard_breaks(extract.message.body))
    links = _with_links_of_headers(_links(content, extracted), envelope)
    return Message(
        body=with_contacts(extracted.body, contacts_among(links)),
        channel=_channel(extract, info),
        sender=envelope.sender,
        subject=envelope.subject,
        reply_to=envelope.reply_to,
        return_path=envelope.return_path,
        sent_by=envelope.sent_by,
        received=envelope.received,
        hidden_text=content.hidden,
        caller_words=extract.caller_words[: limits.CALLER_CHARACTERS],
        links=tuple(link for link in links if not is_contact(link)),
        attachments=candidate.attachments,
        checks=envelope.checks,
        has_headers=envelope.has_headers,
        form=content.form,
        image_only=_is_image_only(extracted.body, content, candidate.attachments),
        remarks=_remarks(extract, candidate, info),
        part=extract.part,
    )


def is_empty(message: Message, content: Content) -> bool:
    """Tell whether a message holds nothing at all: no text, headers, pictures or links."""
    has_text = message.body or message.has_headers or message.subject or message.hidden_text
    return not (has_text or content.pictures or message.links or message.attachments)


def _channel(extract: Extract, info: ContainerInfo) -> Channel:
    extracted, envelope = extract.message, extract.envelope
    known = info.stated_channel or extracted.channel or info.container_channel
    if known is not None:
        return known
    if extract.content.marked_up or envelope.has_headers:
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


def _with_links_of_headers(links: tuple[Link, ...], envelope: Envelope) -> tuple[Link, ...]:
    """Return the links, and those written in the sender's name and the subject."""
    written = find_links(words_in_headers(envelope))
    targets = {link.target for link in links} if written else set()
    new = (replace(one, start=-1, end=-1) for one in written if one.target not in targets)
    return (*links, *followed(tuple(new))) if written else links


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


def _is_image_only(body: str, content: Content, attachments: tuple[Attachment, ...]) -> bool:
    """Return whether the message consists of a picture and almost no words."""
    attached = any(one.media_type.startswith("image/") for one in attachments)
    if not (content.pictures or attached):
        return False
    return len(_WORD.findall(body[:200])) < _WORDS_BESIDE_PICTURES


def _remarks(extract: Extract, candidate: Candidate, info: ContainerInfo) -> tuple[str, ...]:
    remarks = [*candidate.content.remarks, *info.remarks]
    if any(one.name.lower().endswith(limits.ARCHIVES) for one in candidate.attachments):
        remarks.append(ARCHIVE_CLOSED)
    remarks += extract.remarks
    if not extract.message.body and CUTS.isdisjoint(remarks):
        remarks.append(NO_TEXT)
    if plain_text(extract.message.body).changes:
        remarks.append(DISGUISED)
    return tuple(dict.fromkeys(remarks))
