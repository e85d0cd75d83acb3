"""A raw RFC 5322 message to its content: headers, the text a reader sees, attachments, forward.

Broken MIME is read as far as it goes; nothing is opened, nothing is fetched.
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
from classifier.reading.extraction.line_wrap import unflowed
from classifier.reading.page import Envelope, Page, join
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
from classifier.text.redirects import originals_in

_BOUNDARY = re.compile(rb"boundary\s{0,5}=", re.IGNORECASE)
_MIME_LINE = re.compile(r"^(?:--\S{1,200}|content-[a-z-]{1,60}:.*)$", re.IGNORECASE | re.MULTILINE)
# Everything the standard library's mail parser is known to raise on hostile input.
_PARSER_ERRORS = (ValueError, LookupError, TypeError, AttributeError, AssertionError)


@dataclass(frozen=True, slots=True)
class MailContent:
    """What one mail says, and the mail it was wrapped in, if any."""

    envelope: Envelope
    page: Page
    attachments: tuple[Attachment, ...] = ()
    caller_words: str = ""  # the text of the mails around it
    untrusted_pictures: tuple[bytes, ...] = ()  # a few, for the codes in them


@dataclass(slots=True)
class _Gathered:
    """What a walk over the parts has found."""

    texts: list[tuple[int, str, str, tuple[str, ...]]] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    inner: list[MailPart] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read_mail(untrusted_data: bytes) -> MailContent:
    """Return the content of a raw message, unwrapped from the mails it is attached to."""
    data, remarks = _bounded(untrusted_data)
    try:
        mail = email.message_from_bytes(data, policy=policy.compat32)
        content = _read_part(mail)
    except (*_PARSER_ERRORS, RecursionError):
        content = _read_flat(data)
    page = replace(content.page, remarks=(*content.page.remarks, *remarks))
    return replace(content, page=page)


def _bounded(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Cut mail with absurdly many boundaries: each line is compared with each open one."""
    if len(data) > limits.MANY_BOUNDARIES_BYTES:
        found = sum(1 for _ in _BOUNDARY.finditer(data))
        if found > limits.MANY_BOUNDARIES:
            return data[: limits.MANY_BOUNDARIES_BYTES], (MIME_CUT,)
    return data, ()


def _read_part(mail: MailPart) -> MailContent:
    """Read a parsed mail, going down through the messages attached to it."""
    words: list[str] = []
    remarks: list[str] = []
    gathered = _gather(mail)
    for _ in range(limits.ATTACHED_FORWARDS):
        if not gathered.inner or _is_report(mail):
            break
        words.append(_page(gathered).text)
        remarks += [FORWARDED, *gathered.remarks]
        remarks += [SEVERAL_FORWARDS] if len(gathered.inner) > 1 else []
        mail = gathered.inner[0]
        gathered = _gather(mail)
    else:
        remarks.append(FORWARD_TOO_DEEP)
    page = _page(gathered)
    remarks = [*page.remarks, *gathered.remarks, *remarks]
    page = replace(page, remarks=tuple(dict.fromkeys(remarks)))
    caller = "\n\n".join(piece for piece in words if piece)[: limits.CALLER_CHARACTERS]
    attached, pictures = tuple(gathered.attachments), tuple(gathered.pictures)
    return MailContent(envelope_of(mail), page, attached, caller, pictures)


def _is_report(mail: MailPart) -> bool:
    """Tell a delivery report, whose attached message is our own, from a forward."""
    return mail.get_content_type() == "multipart/report"


def _gather(mail: MailPart) -> _Gathered:
    """Walk the parts in order without recursion, down to `MIME_DEPTH`."""
    gathered = _Gathered()
    stack: list[tuple[MailPart, int, int]] = [(mail, 0, 0)]  # part, depth, alternative group
    seen = 0
    while stack:
        part, depth, group = stack.pop()
        seen += 1
        if depth > limits.MIME_DEPTH or seen > limits.MIME_PARTS:
            gathered.remarks.append(MIME_CUT)
            continue
        if part.defects:
            gathered.remarks.append(MIME_MENDED)
        payload = part.get_payload()
        if part.get_content_maintype() == "message" and isinstance(payload, list):
            gathered.inner.extend(p for p in payload if isinstance(p, MailPart))
        elif isinstance(payload, list):
            if part.get_content_type() == "multipart/alternative":
                group = seen
            children = [p for p in payload if isinstance(p, MailPart)]
            stack.extend((child, depth + 1, group) for child in reversed(children))
        else:
            _take_leaf(part, group, gathered)
    return gathered


def _take_leaf(part: MailPart, group: int, gathered: _Gathered) -> None:
    kind = _kind(part)
    data = _content(part)
    named = _file_name(part)
    attached = str(part.get("content-disposition", "")).lower().lstrip().startswith("attachment")
    if kind in ("text/plain", "text/html") and not attached and not (named and group == 0):
        text, remarks = decode(data, _parameter(part, "charset"))
        if kind == "text/plain" and _parameter(part, "format").lower() == "flowed":
            text = unflowed(text, delete_space=_parameter(part, "delsp").lower() == "yes")
        gathered.texts.append((group, kind, text, remarks))
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


def _content(part: MailPart) -> bytes:
    """Return the bytes of a leaf with its transfer encoding undone, as far as it can be."""
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
        found = part.get_param(name, "")
    except _PARSER_ERRORS:
        return ""
    return str(found[2] if isinstance(found, tuple) else found or "")


def _file_name(part: MailPart) -> str:
    try:
        return header_text(part.get_filename("") or "")[:255]
    except _PARSER_ERRORS:
        return ""


def _page(gathered: _Gathered) -> Page:
    """Join the parts; of alternatives the HTML counts, for that is what a reader sees."""
    groups: dict[int, list[tuple[str, Page]]] = {}
    for place, (group, kind, text, remarks) in enumerate(gathered.texts):
        page = read_html(text) if kind == "text/html" else plain_page(text)
        page = replace(page, remarks=(*page.remarks, *remarks))
        groups.setdefault(group or -1 - place, []).append((kind, page))
    return join(better(pages) for pages in groups.values())


def better(pages: list[tuple[str, Page]]) -> Page:
    """Return of alternatives (media type, page) the one that mail programs show."""
    plain = [page for kind, page in pages if kind == "text/plain"]
    marked_up = [page for kind, page in pages if kind == "text/html"]
    if not marked_up:
        return join(plain)
    shown = join(marked_up)
    if shown.text.strip() or not plain:
        return shown
    text = join(plain).text  # the HTML shows nothing or only pictures: what else it says
    links = tuple(replace(link, start=-1, end=-1) for link in shown.links)
    return replace(shown, text=text, links=links)


def plain_page(text: str) -> Page:
    """Return plain text as a page."""
    cut = text[: limits.BODY_CHARACTERS]
    remarks = (BODY_CUT,) if len(text) > len(cut) else ()
    return Page(clean_body(originals_in(cut)), remarks=remarks)


def _read_flat(data: bytes) -> MailContent:
    """Read a message whose structure defeats the parser: its headers and whatever is text."""
    head, _, rest = data[: limits.BODY_CHARACTERS].replace(b"\r\n", b"\n").partition(b"\n\n")
    try:
        envelope = envelope_of(email.message_from_bytes(head, policy=policy.compat32))
    except _PARSER_ERRORS:
        envelope = Envelope(has_headers=True)
    text = _MIME_LINE.sub("", decode(rest)[0])
    return MailContent(envelope, Page(clean_body(text), remarks=(MIME_MENDED,)))
