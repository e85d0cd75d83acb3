"""Raw RFC 5322 messages: headers, visible content, attachments, and mails attached to mails.

Broken MIME is read as far as possible. Nothing is opened or fetched.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from classifier.reading import limits
from classifier.reading.containers.html_text import read_html
from classifier.reading.containers.mail_headers import envelope_from
from classifier.reading.containers.mime_parts import MimeParts, parts_of
from classifier.reading.containers.mime_tree import MimePart, parse_mail
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
    SEVERAL_FORWARDS,
)
from classifier.records import Attachment


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
    return _read_part(parse_mail(untrusted_data))


def _read_part(mail: MimePart) -> ParsedMail:
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
    return ParsedMail(envelope_from(mail.fields), content, attached, caller, pictures)


def _is_report(mail: MimePart) -> bool:
    """Tell whether a mail is a delivery report: the mail attached to it is the caller's own."""
    return mail.media_type == "multipart/report"


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
