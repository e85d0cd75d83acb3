"""Raw RFC 5322 messages: headers, visible content, attachments, and mails attached to mails.

Broken MIME is read as far as possible. Nothing is opened or fetched.
"""

from __future__ import annotations

import email
import re
from dataclasses import dataclass, replace
from email import policy
from email.message import Message as MailPart

from classifier.reading import limits
from classifier.reading.charsets import decode
from classifier.reading.containers.html_text import read_html
from classifier.reading.containers.mail_headers import envelope_of
from classifier.reading.containers.mime_parts import PARSER_ERRORS, MimeParts, parts_of
from classifier.reading.content import (
    Candidate,
    Content,
    Envelope,
    join,
    plain_content,
    shown_alternative,
)
from classifier.reading.remarks import (
    FORWARD_TOO_DEEP,
    FORWARDED,
    MIME_CUT,
    MIME_MENDED,
    SEVERAL_FORWARDS,
)
from classifier.records import Attachment
from classifier.text.cleaning import clean_body

_BOUNDARY = re.compile(rb"boundary\s{0,5}=", re.IGNORECASE)
_MIME_LINE = re.compile(r"^(?:--\S{1,200}|content-[a-z-]{1,60}:.*)$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ParsedMail:
    """The innermost mail of a file, and the words of the mails around it."""

    envelope: Envelope
    content: Content
    attachments: tuple[Attachment, ...] = ()
    caller_words: str = ""  # the text of the mails that it is attached to
    untrusted_pictures: tuple[bytes, ...] = ()  # a few, for their QR codes
    others: tuple[Candidate, ...] = ()  # other parts that may be the message


def read_mail(untrusted_data: bytes) -> ParsedMail:
    """Return the innermost mail of a raw message; never fails."""
    data, remarks = _bounded(untrusted_data)
    try:
        mail = email.message_from_bytes(data, policy=policy.compat32)
        parsed = _read_part(mail)
    except (*PARSER_ERRORS, RecursionError):
        parsed = _read_flat(data)
    content = replace(parsed.content, remarks=(*parsed.content.remarks, *remarks))
    return replace(parsed, content=content)


def _bounded(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return the data and remarks; cut when there are very many boundaries.

    The parser compares each line with each open boundary.
    """
    if len(data) > limits.MANY_BOUNDARIES_BYTES:
        boundaries = sum(1 for _ in _BOUNDARY.finditer(data))
        if boundaries > limits.MANY_BOUNDARIES:
            return data[: limits.MANY_BOUNDARIES_BYTES], (MIME_CUT,)
    return data, ()


def _read_part(mail: MailPart) -> ParsedMail:
    """Return the innermost of the mails that are attached to each other."""
    words: list[str] = []
    remarks: list[str] = []
    parts = parts_of(mail)
    for _ in range(limits.ATTACHED_FORWARDS):
        if not parts.attached_mails or _is_report(mail):
            break
        words.append(_content(parts).text)
        remarks += [FORWARDED, *parts.remarks]
        remarks += [SEVERAL_FORWARDS] if len(parts.attached_mails) > 1 else []
        mail = parts.attached_mails[0]
        parts = parts_of(mail)
    else:
        remarks.append(FORWARD_TOO_DEEP)
    content = _content(parts)
    remarks = [*content.remarks, *parts.remarks, *remarks]
    content = replace(content, remarks=tuple(dict.fromkeys(remarks)))
    caller = "\n\n".join(piece for piece in words if piece)[: limits.CALLER_CHARACTERS]
    attached, pictures = tuple(parts.attachments), tuple(parts.pictures)
    return ParsedMail(envelope_of(mail), content, attached, caller, pictures)


def _is_report(mail: MailPart) -> bool:
    """Tell whether a mail is a delivery report: the mail attached to it is the caller's own."""
    return mail.get_content_type() == "multipart/report"


def _content(parts: MimeParts) -> Content:
    """Return the parts as one content; of alternatives the HTML counts, as readers show it."""
    groups: dict[int, list[tuple[str, Content]]] = {}
    for number, part in enumerate(parts.texts):
        content = (
            read_html(part.text) if part.media_type == "text/html" else plain_content(part.text)
        )
        content = replace(content, remarks=(*content.remarks, *part.remarks))
        groups.setdefault(part.group or -1 - number, []).append((part.media_type, content))
    return join(shown_alternative(contents) for contents in groups.values())


def _read_flat(data: bytes) -> ParsedMail:
    """Return the headers and all text of a message on which the parser fails."""
    head, _, rest = data[: limits.BODY_CHARACTERS].replace(b"\r\n", b"\n").partition(b"\n\n")
    try:
        envelope = envelope_of(email.message_from_bytes(head, policy=policy.compat32))
    except PARSER_ERRORS:
        envelope = Envelope(has_headers=True)
    text = _MIME_LINE.sub("", decode(rest)[0])
    return ParsedMail(envelope, Content(clean_body(text), remarks=(MIME_MENDED,)))
