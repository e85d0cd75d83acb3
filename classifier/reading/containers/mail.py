"""Raw RFC 5322 messages: headers, visible content, attachments, and mails attached to mails.

Broken MIME is read as far as possible. Nothing is opened or fetched.
"""

from __future__ import annotations

import email
import hashlib
import re
from dataclasses import dataclass, field, replace
from email import policy
from email.message import Message as MailPart

from classifier.reading import limits
from classifier.reading.charsets import decode
from classifier.reading.containers.html_guard import looks_like_html
from classifier.reading.containers.html_text import read_html
from classifier.reading.containers.mail_headers import envelope_of, header_text
from classifier.reading.content import Content, Envelope, join
from classifier.reading.extraction.line_wrap import without_soft_breaks
from classifier.reading.remarks import (
    BODY_CUT,
    FORWARD_TOO_DEEP,
    FORWARDED,
    MIME_CUT,
    MIME_MENDED,
    SEVERAL_FORWARDS,
)
from classifier.records import Attachment
from classifier.text.cleaning import clean_body, clean_line
from classifier.text.redirects import with_original_links

_BOUNDARY = re.compile(rb"boundary\s{0,5}=", re.IGNORECASE)
_MIME_LINE = re.compile(r"^(?:--\S{1,200}|content-[a-z-]{1,60}:.*)$", re.IGNORECASE | re.MULTILINE)
# Everything the standard library's mail parser is known to raise on hostile input.
_PARSER_ERRORS = (ValueError, LookupError, TypeError, AttributeError, AssertionError)


@dataclass(frozen=True, slots=True)
class ParsedMail:
    """The innermost mail of a file, and the words of the mails around it."""

    envelope: Envelope
    content: Content
    attachments: tuple[Attachment, ...] = ()
    caller_words: str = ""  # the text of the mails that it is attached to
    untrusted_pictures: tuple[bytes, ...] = ()  # a few, for their QR codes


@dataclass(frozen=True, slots=True)
class _TextPart:
    group: int  # of multipart/alternative; 0 outside of any
    kind: str  # "text/plain" or "text/html"
    text: str
    remarks: tuple[str, ...]


@dataclass(slots=True)
class _Gathered:
    """What the parts of one mail hold."""

    texts: list[_TextPart] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    inner: list[MailPart] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read_mail(untrusted_data: bytes) -> ParsedMail:
    """Return the innermost mail of a raw message; never fails."""
    data, remarks = _bounded(untrusted_data)
    try:
        mail = email.message_from_bytes(data, policy=policy.compat32)
        parsed = _read_part(mail)
    except (*_PARSER_ERRORS, RecursionError):
        parsed = _read_flat(data)
    content = replace(parsed.content, remarks=(*parsed.content.remarks, *remarks))
    return replace(parsed, content=content)


def _bounded(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Cut mail with absurdly many boundaries: each line is compared with each open one."""
    if len(data) > limits.MANY_BOUNDARIES_BYTES:
        boundaries = sum(1 for _ in _BOUNDARY.finditer(data))
        if boundaries > limits.MANY_BOUNDARIES:
            return data[: limits.MANY_BOUNDARIES_BYTES], (MIME_CUT,)
    return data, ()


def _read_part(mail: MailPart) -> ParsedMail:
    """Read a parsed mail, going down through the messages attached to it."""
    words: list[str] = []
    remarks: list[str] = []
    gathered = _gather(mail)
    for _ in range(limits.ATTACHED_FORWARDS):
        if not gathered.inner or _is_report(mail):
            break
        words.append(_content(gathered).text)
        remarks += [FORWARDED, *gathered.remarks]
        remarks += [SEVERAL_FORWARDS] if len(gathered.inner) > 1 else []
        mail = gathered.inner[0]
        gathered = _gather(mail)
    else:
        remarks.append(FORWARD_TOO_DEEP)
    content = _content(gathered)
    remarks = [*content.remarks, *gathered.remarks, *remarks]
    content = replace(content, remarks=tuple(dict.fromkeys(remarks)))
    caller = "\n\n".join(piece for piece in words if piece)[: limits.CALLER_CHARACTERS]
    attached, pictures = tuple(gathered.attachments), tuple(gathered.pictures)
    return ParsedMail(envelope_of(mail), content, attached, caller, pictures)


def _is_report(mail: MailPart) -> bool:
    """Tell whether a mail is a delivery report: the mail attached to it is the caller's own."""
    return mail.get_content_type() == "multipart/report"


def _gather(mail: MailPart) -> _Gathered:
    """Walk the parts in order without recursion, down to `MIME_DEPTH`."""
    gathered = _Gathered()
    stack: list[tuple[MailPart, int, int]] = [(mail, 0, 0)]  # part, depth, alternative group
    visited = 0
    while stack:
        part, depth, group = stack.pop()
        visited += 1
        if depth > limits.MIME_DEPTH or visited > limits.MIME_PARTS:
            gathered.remarks.append(MIME_CUT)
            continue
        if part.defects:
            gathered.remarks.append(MIME_MENDED)
        payload = part.get_payload()
        if part.get_content_maintype() == "message" and isinstance(payload, list):
            gathered.inner.extend(p for p in payload if isinstance(p, MailPart))
        elif isinstance(payload, list):
            if part.get_content_type() == "multipart/alternative":
                group = visited
            children = [p for p in payload if isinstance(p, MailPart)]
            stack.extend((child, depth + 1, group) for child in reversed(children))
        else:
            _take_leaf(part, group, gathered)
    return gathered


def _take_leaf(part: MailPart, group: int, gathered: _Gathered) -> None:
    kind = _kind(part)
    data = _payload(part)
    named = _file_name(part)
    attached = str(part.get("content-disposition", "")).lower().lstrip().startswith("attachment")
    if kind in ("text/plain", "text/html") and not attached and not (named and group == 0):
        text, remarks = decode(data, _parameter(part, "charset"))
        if kind == "text/plain" and _parameter(part, "format").lower() == "flowed":
            text = without_soft_breaks(
                text, delete_space=_parameter(part, "delsp").lower() == "yes"
            )
        gathered.texts.append(_TextPart(group, kind, text, remarks))
    elif len(gathered.attachments) < limits.ATTACHMENTS and (data or named):
        if kind.startswith("image/") and limits.is_worth_decoding(
            len(data), len(gathered.pictures)
        ):
            gathered.pictures.append(data)
        digest = hashlib.sha256(data).hexdigest()
        gathered.attachments.append(Attachment(named, clean_line(kind, 100), len(data), digest))


def _kind(part: MailPart) -> str:
    """Return the media type of a leaf; a multipart without parts is whatever text it holds."""
    kind = part.get_content_type()
    if kind.startswith("multipart/"):
        return "text/html" if looks_like_html(str(part.get_payload())[:5_000]) else "text/plain"
    return kind


def _payload(part: MailPart) -> bytes:
    """Return the bytes of a leaf with its transfer encoding undone, as far as possible."""
    try:
        encoding = str(part.get("content-transfer-encoding", ""))
        if encoding != encoding.strip():  # the parser knows "base64", not "base64 "
            part.replace_header("content-transfer-encoding", encoding.strip())
        data = part.get_payload(decode=True)
    except _PARSER_ERRORS:
        data = str(part.get_payload()).encode("utf-8", "surrogateescape")
    return data if isinstance(data, bytes) else b""


def _parameter(part: MailPart, name: str) -> str:
    """Return a parameter of the content type, "" when it is missing or broken."""
    try:
        value = part.get_param(name, "")
    except _PARSER_ERRORS:
        return ""
    return str(value[2] if isinstance(value, tuple) else value or "")


def _file_name(part: MailPart) -> str:
    try:
        return header_text(part.get_filename("") or "")[:255]
    except _PARSER_ERRORS:
        return ""


def _content(gathered: _Gathered) -> Content:
    """Return the parts as one content; of alternatives the HTML counts, as readers show it."""
    groups: dict[int, list[tuple[str, Content]]] = {}
    for number, part in enumerate(gathered.texts):
        content = read_html(part.text) if part.kind == "text/html" else plain_content(part.text)
        content = replace(content, remarks=(*content.remarks, *part.remarks))
        groups.setdefault(part.group or -1 - number, []).append((part.kind, content))
    return join(shown_alternative(contents) for contents in groups.values())


def shown_alternative(alternatives: list[tuple[str, Content]]) -> Content:
    """Return of alternatives (media type, content) the one that mail programs show."""
    plain = [content for kind, content in alternatives if kind == "text/plain"]
    marked_up = [content for kind, content in alternatives if kind == "text/html"]
    if not marked_up:
        return join(plain)
    shown = join(marked_up)
    if shown.text.strip() or not plain:
        return shown
    text = join(plain).text  # the HTML shows nothing or only pictures
    links = tuple(replace(link, start=-1, end=-1) for link in shown.links)
    return replace(shown, text=text, links=links)


def plain_content(text: str) -> Content:
    """Return plain text as content."""
    cut = text[: limits.BODY_CHARACTERS]
    remarks = (BODY_CUT,) if len(text) > len(cut) else ()
    return Content(clean_body(with_original_links(cut)), remarks=remarks)


def _read_flat(data: bytes) -> ParsedMail:
    """Return the headers and all text of a message on which the parser fails."""
    head, _, rest = data[: limits.BODY_CHARACTERS].replace(b"\r\n", b"\n").partition(b"\n\n")
    try:
        envelope = envelope_of(email.message_from_bytes(head, policy=policy.compat32))
    except _PARSER_ERRORS:
        envelope = Envelope(has_headers=True)
    text = _MIME_LINE.sub("", decode(rest)[0])
    return ParsedMail(envelope, Content(clean_body(text), remarks=(MIME_MENDED,)))
