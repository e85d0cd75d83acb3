"""The parts of a parsed mail: texts, attachments, and the mails attached to it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from email.message import Message as MailPart

from classifier.reading import limits
from classifier.reading.charsets import decode
from classifier.reading.containers.html_text import looks_like_html
from classifier.reading.containers.mail_headers import header_text
from classifier.reading.extraction.line_wrap import without_soft_breaks
from classifier.reading.remarks import MIME_CUT, MIME_MENDED
from classifier.records import Attachment
from classifier.text.cleaning import clean_line

PARSER_ERRORS = (ValueError, LookupError, TypeError, AttributeError, AssertionError)
"""All that the parser of the standard library is known to raise on hostile input."""


@dataclass(frozen=True, slots=True)
class TextPart:
    """One text of a mail."""

    group: int  # of multipart/alternative; 0 outside of any
    media_type: str  # "text/plain" or "text/html"
    text: str
    remarks: tuple[str, ...]


@dataclass(slots=True)
class MimeParts:
    """What the parts of one mail hold, without that of the mails attached to it."""

    texts: list[TextPart] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    attached_mails: list[MailPart] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def parts_of(mail: MailPart) -> MimeParts:
    """Return the parts of a mail in their order.

    Walks without recursion, down to `MIME_DEPTH`. May raise one of `PARSER_ERRORS`.
    """
    parts = MimeParts()
    stack: list[tuple[MailPart, int, int]] = [(mail, 0, 0)]  # part, depth, alternative group
    visited = 0
    while stack:
        part, depth, group = stack.pop()
        visited += 1
        if depth > limits.MIME_DEPTH or visited > limits.MIME_PARTS:
            parts.remarks.append(MIME_CUT)
            continue
        if part.defects:
            parts.remarks.append(MIME_MENDED)
        payload = part.get_payload()
        if part.get_content_maintype() == "message" and isinstance(payload, list):
            parts.attached_mails.extend(p for p in payload if isinstance(p, MailPart))
        elif isinstance(payload, list):
            if part.get_content_type() == "multipart/alternative":
                group = visited
            children = [p for p in payload if isinstance(p, MailPart)]
            stack.extend((child, depth + 1, group) for child in reversed(children))
        else:
            _add_leaf(part, group, parts)
    return parts


def _add_leaf(part: MailPart, group: int, parts: MimeParts) -> None:
    """Add a leaf as text of the mail or as attachment; `group` is 0 outside of alternatives."""
    media_type = _media_type(part)
    name = _file_name(part)
    disposition = str(part.get("content-disposition", "")).lower().lstrip()
    attached = disposition.startswith("attachment") or (name and group == 0)
    if media_type in ("text/plain", "text/html") and not attached:
        parts.texts.append(_text_part(part, media_type, group))
    else:
        _add_attachment(parts, name, media_type, _payload(part))


def _text_part(part: MailPart, media_type: str, group: int) -> TextPart:
    text, remarks = decode(_payload(part), _parameter(part, "charset"))
    if media_type == "text/plain" and _parameter(part, "format").lower() == "flowed":
        delete_space = _parameter(part, "delsp").lower() == "yes"
        text = without_soft_breaks(text, delete_space=delete_space)
    return TextPart(group, media_type, text, remarks)


def _add_attachment(parts: MimeParts, name: str, media_type: str, data: bytes) -> None:
    """Add a file, unless it is empty and without a name or there are very many."""
    if len(parts.attachments) >= limits.ATTACHMENTS or not (data or name):
        return
    taken = len(parts.pictures)
    if media_type.startswith("image/") and limits.is_worth_decoding(len(data), taken):
        parts.pictures.append(data)
    digest = hashlib.sha256(data).hexdigest()
    parts.attachments.append(Attachment(name, clean_line(media_type, 100), len(data), digest))


def _media_type(part: MailPart) -> str:
    """Return the media type of a part; a multipart without parts is text."""
    media_type = part.get_content_type()
    if media_type.startswith("multipart/"):
        return "text/html" if looks_like_html(str(part.get_payload())[:5_000]) else "text/plain"
    return media_type


def _payload(part: MailPart) -> bytes:
    """Return the bytes of a leaf with its transfer encoding undone, as far as possible."""
    try:
        encoding = str(part.get("content-transfer-encoding", ""))
        if encoding != encoding.strip():  # the parser knows "base64", not "base64 "
            part.replace_header("content-transfer-encoding", encoding.strip())
        data = part.get_payload(decode=True)
    except PARSER_ERRORS:
        data = str(part.get_payload()).encode("utf-8", "surrogateescape")
    return data if isinstance(data, bytes) else b""


def _parameter(part: MailPart, name: str) -> str:
    """Return a parameter of the content type, "" if it is missing or invalid."""
    try:
        value = part.get_param(name, "")
    except PARSER_ERRORS:
        return ""
    return str(value[2] if isinstance(value, tuple) else value or "")


def _file_name(part: MailPart) -> str:
    try:
        return header_text(part.get_filename("") or "")[:255]
    except PARSER_ERRORS:
        return ""
