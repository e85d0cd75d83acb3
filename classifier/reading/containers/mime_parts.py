"""The parts of a mail: texts, attachments, and the mails attached to it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from classifier.reading import limits
from classifier.reading.charsets import decode
from classifier.reading.containers.html_text import looks_like_html
from classifier.reading.containers.mail_headers import header_text
from classifier.reading.containers.mime_tree import MimePart
from classifier.reading.containers.transfer_encoding import decoded
from classifier.reading.extraction.line_wrap import without_soft_breaks
from classifier.reading.remarks import MIME_CUT, MIME_MENDED
from classifier.records import Attachment
from classifier.text.cleaning import clean_line

_NAME_CHARACTERS = 255


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
    attached_mails: list[MimePart] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def parts_of(mail: MimePart) -> MimeParts:
    """Return the parts of a mail in their order; walks without recursion."""
    parts = MimeParts()
    stack: list[tuple[MimePart, int]] = [(mail, 0)]  # part, group of alternatives
    groups = 0
    while stack:
        part, group = stack.pop()
        parts.remarks += [MIME_CUT] if part.cut else []
        parts.remarks += [MIME_MENDED] if part.mended else []
        if part.media_type in ("message/rfc822", "message/global") and part.children:
            parts.attached_mails.extend(part.children)
        elif part.children:
            if _is_alternative(part):
                groups += 1
                group = groups
            stack.extend((child, group) for child in reversed(part.children))
        else:
            _add_leaf(part, group, parts)
    return parts


def _is_alternative(part: MimePart) -> bool:
    """Tell whether the children of a part are versions of one text."""
    if part.media_type == "multipart/alternative":
        return True
    kinds = [child.media_type for child in part.children]
    return not part.values("content-type") and kinds == ["text/plain", "text/html"]


def _add_leaf(part: MimePart, group: int, parts: MimeParts) -> None:
    """Add a leaf as text of the mail or as attachment; `group` is 0 outside of alternatives."""
    media_type = _leaf_type(part)
    name = file_name(part)
    attached = part.disposition.value == "attachment" or (name and not group)
    is_text = media_type in ("text/plain", "text/html") and not attached
    data, remarks = decoded(part.body, part.transfer_encodings, is_text=is_text)
    if is_text:
        parts.texts.append(_text_part(part, media_type, group, data))
    else:
        _add_attachment(parts, name, media_type, data)
    parts.remarks += remarks


def _text_part(part: MimePart, media_type: str, group: int, data: bytes) -> TextPart:
    parameters = part.content_type.named
    text, remarks = decode(data, parameters.get("charset", "").partition(" ")[0])
    if media_type == "text/plain" and parameters.get("format", "").lower() == "flowed":
        delete_space = parameters.get("delsp", "").lower() == "yes"
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


def _leaf_type(part: MimePart) -> str:
    """Return the media type of a leaf; a multipart without parts is text, as an unnamed page is."""
    media_type = part.media_type
    unread = part.cut and media_type == "message/rfc822"
    unknown = unread or media_type.startswith("multipart/") or not part.values("content-type")
    if unknown or (media_type == "text/plain" and "html" in part.content_type.value):
        page = looks_like_html(part.source[part.start : part.start + 5_000].decode("latin-1"))
        return "text/html" if page else "text/plain"
    return media_type


def file_name(part: MimePart) -> str:
    """Return the name of the file that a part is, "" if it has none."""
    name = part.disposition.named.get("filename", "") or part.content_type.named.get("name", "")
    return header_text(name)[:_NAME_CHARACTERS]
