"""One mail of MIME parts: its texts, its attachments, and the mails attached to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from classifier.reading.charsets import decode
from classifier.reading.containers.invitation import looks_like_calendar
from classifier.reading.containers.mails import sealed
from classifier.reading.containers.mails.attached_files import (
    File,
    add_file,
    add_invitation,
    add_mail,
    add_winmail,
    is_winmail,
)
from classifier.reading.containers.mails.coded_text import read_plain
from classifier.reading.containers.mails.mail_headers import envelopes_of, header_text
from classifier.reading.containers.mails.mail_source import is_pasted_in
from classifier.reading.containers.mails.mail_view import Budget, Gathered, MailView
from classifier.reading.containers.mails.mime_tree import MimePart, parse_mail
from classifier.reading.containers.mails.transfer_encoding import decoded, is_readable
from classifier.reading.containers.pages.html_text import looks_like_html
from classifier.reading.content import Content, join, shown_alternative
from classifier.reading.extraction.line_wrap import without_soft_breaks
from classifier.reading.remarks import (
    ENCRYPTED,
    MIME_CUT,
    MIME_MENDED,
    SEALED_UNREAD,
    SEVERAL_SENDERS,
)

_NAME_CHARACTERS = 255
_HEAD = 5_000  # bytes in which a page shows that it is one
_MESSAGES = ("message/rfc822", "message/global")
_TEXTS = ("text/plain", "text/html")


@dataclass(frozen=True, slots=True)
class TextPart:
    """One text of a mail."""

    group: int  # of multipart/alternative; 0 outside of any
    media_type: str  # "text/plain" or "text/html"
    content: Content


@dataclass(slots=True)
class _Walk:
    """What was found so far in one mail."""

    budget: Budget
    texts: list[TextPart] = field(default_factory=list)
    gathered: Gathered = field(default_factory=Gathered)


def view_of(mail: MimePart, budget: Budget) -> MailView:
    """Return what one mail shows and brings along; walks without recursion."""
    walk = _Walk(budget)
    stack: list[tuple[MimePart, int]] = [(mail, 0)]  # part, group of alternatives
    groups = 0
    while stack:
        part, group = stack.pop()
        walk.gathered.remarks += [MIME_CUT] if part.cut else []
        walk.gathered.remarks += [MIME_MENDED] if part.mended else []
        if part.media_type in _MESSAGES and part.children:
            for attached in part.children:
                add_mail(walk.gathered, attached, walk.budget)
        elif part.children:
            if part.media_type == "multipart/encrypted":
                walk.gathered.remarks.append(ENCRYPTED)
            if _is_alternative(part):
                groups += 1
                group = groups
            stack.extend((child, group) for child in reversed(part.children))
        else:
            inner = _inner(part, walk)
            if inner is None:
                _add_leaf(part, group, walk)
            else:
                stack.append((inner, group))
    return _view(mail, walk)


def _inner(part: MimePart, walk: _Walk) -> MimePart | None:
    """Return the parts that a leaf holds in coded form, None for a usual leaf."""
    if part.media_type.startswith("multipart/") and not part.cut:
        data, remarks = decoded(part.body, part.transfer_encodings, is_text=True)
        if data == part.body or not _takes(walk, data):
            return None
        walk.gathered.remarks += [*remarks, MIME_MENDED]
        return parse_mail(_content_type(part) + data)
    if part.media_type in sealed.TYPES or file_name(part).lower().endswith(sealed.NAMES):
        return _signed(part, walk)
    return None


def _takes(walk: _Walk, data: bytes) -> bool:
    walk.budget.files -= len(data)
    return walk.budget.files >= 0


def _content_type(part: MimePart) -> bytes:
    value = next(iter(part.values("content-type")), "")
    return f"Content-Type: {value}\n\n".encode("utf-8", "surrogateescape")


def _signed(part: MimePart, walk: _Walk) -> MimePart | None:
    """Return the mail inside the signature that a leaf is."""
    data, _ = decoded(part.body, part.transfer_encodings or ["base64"], is_text=False)
    found = sealed.read_sealed(data) if _takes(walk, data) else sealed.Sealed()
    if found.content is None:
        walk.gathered.remarks.append(ENCRYPTED if found.is_encrypted else SEALED_UNREAD)
        return None
    return parse_mail(found.content)


def _view(mail: MimePart, walk: _Walk) -> MailView:
    envelopes = envelopes_of(mail.fields)
    found = walk.gathered
    remarks = [*found.remarks, *([SEVERAL_SENDERS] if len(envelopes) > 1 else [])]
    groups: dict[int, list[tuple[str, Content]]] = {}
    for number, part in enumerate(walk.texts):
        groups.setdefault(part.group or -1 - number, []).append((part.media_type, part.content))
    texts = [shown_alternative(contents) for contents in groups.values()]
    shown = join(texts)
    texts = [one for one in texts if one.text.strip()]
    inside = join(found.texts)  # of a winmail.dat
    if inside.text and not shown.text.strip():
        shown = join([shown, inside])
    elif inside.text.strip() not in shown.text:
        found.pages.append(inside)
    pages = [part for part in walk.texts if part.group and part.media_type == "text/html"]
    plain = [part.content for part in walk.texts if part.group and part.media_type == "text/plain"]
    return MailView(
        envelopes, shown.with_remarks(remarks), join(plain) if pages and plain else None,
        tuple(found.pages), tuple(found.invitations), tuple(found.mails),
        tuple(found.attachments), tuple(found.pictures), mail.media_type == "multipart/report",
        tuple(texts) if len(texts) > 1 else (),
    )  # fmt: skip


def _is_alternative(part: MimePart) -> bool:
    """Tell whether the children of a part are versions of one text."""
    if part.media_type == "multipart/alternative":
        return True
    kinds = [child.media_type for child in part.children]
    return not part.values("content-type") and kinds == list(_TEXTS)


def _add_leaf(part: MimePart, group: int, walk: _Walk) -> None:
    """Add a leaf as text of the mail or as attachment; `group` is 0 outside of alternatives."""
    media_type = _leaf_type(part)
    name = file_name(part)
    attached = part.disposition.value == "attachment" or (name and not group)
    is_text = media_type in _TEXTS and not attached
    coded = is_text or media_type.startswith(("text/", "message/"))
    data, remarks = decoded(part.body, part.transfer_encodings, is_text=coded)
    walk.gathered.remarks += remarks
    if not coded and not name and is_readable(data) and not looks_like_calendar(decode(data)[0]):
        is_text, media_type = True, _type_of_text(data)  # it is no picture, program or archive
    if is_text:
        _add_text(part, media_type, group, data, walk)
    elif media_type == "text/calendar" and not name:
        add_invitation(walk.gathered, data, walk.budget)
    else:
        charset = part.content_type.named.get("charset", "")
        file = File(name, media_type, data, charset)
        add = add_winmail if is_winmail(file) else add_file
        add(walk.gathered, file, walk.budget)


def _add_text(part: MimePart, media_type: str, group: int, data: bytes, walk: _Walk) -> None:
    """Add a text of the mail; a source that was pasted into it is an attached mail too."""
    parameters = part.content_type.named
    text, remarks = decode(data, parameters.get("charset", "").partition(" ")[0])
    if media_type == "text/html":
        content = walk.budget.page(text)
    else:
        if parameters.get("format", "").lower() == "flowed":
            delete_space = parameters.get("delsp", "").lower() == "yes"
            text = without_soft_breaks(text, delete_space=delete_space)
        content = read_plain(text)
        if not part.cut and is_pasted_in(data):
            add_mail(walk.gathered, data, walk.budget)
    walk.texts.append(TextPart(group, media_type, content.with_remarks(remarks)))


def _leaf_type(part: MimePart) -> str:
    """Return the media type of a leaf; a multipart without parts is text, as an unnamed page is."""
    media_type = part.media_type
    unread = part.cut and media_type == "message/rfc822"
    unknown = unread or media_type.startswith("multipart/") or not part.values("content-type")
    if unknown or (media_type == "text/plain" and "html" in part.content_type.value):
        return _type_of_text(part.source[part.start : part.start + _HEAD])
    return media_type


def _type_of_text(data: bytes) -> str:
    page = looks_like_html(data[:_HEAD].decode("latin-1"))
    return "text/html" if page else "text/plain"


def file_name(part: MimePart) -> str:
    """Return the name of the file that a part is, "" if it has none."""
    name = part.disposition.named.get("filename", "") or part.content_type.named.get("name", "")
    return header_text(name)[:_NAME_CHARACTERS]
