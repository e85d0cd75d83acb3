"""Reads Outlook .msg files: Unicode and old ANSI ones, with HTML, RTF or text, and nested mails."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from classifier.reading import limits, refusals
from classifier.reading.charsets import decode
from classifier.reading.containers.compound_file import Storage
from classifier.reading.containers.compressed_rtf import decompressed
from classifier.reading.containers.html_text import read_html
from classifier.reading.containers.mail import ParsedMail
from classifier.reading.containers.mail_headers import envelope_from, sender_line
from classifier.reading.containers.mime_tree import parse_mail
from classifier.reading.containers.rtf import RTF_BYTES, read_rtf
from classifier.reading.content import Content, Envelope, plain_content, shown_alternative
from classifier.reading.remarks import FORWARD_TOO_DEEP, FORWARDED, SEVERAL_FORWARDS
from classifier.records import Attachment
from classifier.text import lengths
from classifier.text.cleaning import clean_line

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp")
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Tags of [MS-OXPROPS].
_SUBJECT, _BODY, _RTF, _HTML, _HEADERS = 0x0037, 0x1000, 0x1009, 0x1013, 0x007D
_FROM = (0x0042, (0x5D02, 0x0065))  # represented sender: name, then addresses, SMTP first
_SENDER = (0x0C1A, (0x5D01, 0x0C1F))
_DATA, _LONG_NAME, _SHORT_NAME, _MEDIA_TYPE, _SHOWN_NAME = 0x3701, 0x3707, 0x3704, 0x370E, 0x3001


def read_outlook(untrusted_data: bytes) -> ParsedMail:
    """Return the innermost mail of a .msg file.

    Raises UnreadableMessage when the file is damaged or holds no mail.
    """
    try:
        parsed = _read(Storage.open(untrusted_data, limits.FILE_BYTES))
    except Exception as error:  # olefile raises various exceptions on damaged files
        raise refusals.damaged_outlook() from error
    if parsed is None:
        raise refusals.damaged_outlook()
    return parsed


def _read(mail: Storage) -> ParsedMail | None:
    """Read a mail, descending into attached mails."""
    words: list[str] = []
    remarks: list[str] = []
    for _ in range(limits.ATTACHED_FORWARDS):
        attached, inner, pictures = _attachments(mail)
        content = _content(mail)
        if not inner:
            break
        words.append(content.text)
        remarks += [FORWARDED, *content.remarks]
        remarks += [SEVERAL_FORWARDS] if len(inner) > 1 else []
        mail = inner[0]
    else:
        remarks.append(FORWARD_TOO_DEEP)
    envelope = _envelope(mail)
    if not (envelope.sender or envelope.subject or content.text or content.marked_up or attached):
        return None
    caller = "\n\n".join(piece for piece in words if piece)[: limits.CALLER_CHARACTERS]
    return ParsedMail(envelope, content.with_remarks(remarks), attached, caller, pictures)


def _envelope(mail: Storage) -> Envelope:
    raw = mail.text(_HEADERS)
    headers = envelope_from(_fields(raw)) if raw else Envelope()
    return replace(
        headers,
        sender=headers.sender or _person(mail, *_FROM) or _person(mail, *_SENDER),
        subject=headers.subject or clean_line(mail.text(_SUBJECT), lengths.LINE_CHARACTERS),
    )


def _fields(raw: str) -> tuple[tuple[str, str], ...]:
    return parse_mail(raw.encode("utf-8", "replace")).fields


def _person(mail: Storage, name_tag: int, address_tags: tuple[int, ...]) -> str:
    """Return 'Name <address>'; names inside an Exchange server ("/O=…") are no addresses."""
    name = clean_line(mail.text(name_tag), 300)
    values = (clean_line(mail.text(tag), 300) for tag in address_tags)
    address = next((value for value in values if "@" in value), "")
    return sender_line(f"{name} <{address}>" if address else name)


def _content(mail: Storage) -> Content:
    """Return what the mail shows: its HTML, kept as such or inside RTF, else its text."""
    alternatives = [("text/plain", plain_content(mail.text(_BODY)))]
    html = mail.text(_HTML) or decode(mail.binary(_HTML), mail.charset)[0]
    if html.strip("\0 \r\n"):
        alternatives.append(("text/html", read_html(html)))
    else:
        packed = mail.binary(_RTF)
        rtf = decompressed(packed, RTF_BYTES) if packed else b""
        if rtf:
            alternatives.append(("text/html", read_rtf(rtf)))
    return shown_alternative(alternatives)


def _attachments(mail: Storage) -> tuple[tuple[Attachment, ...], list[Storage], tuple[bytes, ...]]:
    """Return the attached files, the attached mails, and the bytes of a few attached pictures."""
    files: list[Attachment] = []
    mails: list[Storage] = []
    pictures: list[bytes] = []
    for attached in mail.attachments():
        inner = attached.inner(_DATA)
        if inner:
            mails.append(inner)
        elif len(files) < limits.ATTACHMENTS:
            data = attached.binary(_DATA)
            files.append(_file(attached, data))
            picture = files[-1].name.lower().endswith(_PICTURES)
            if picture and limits.is_worth_decoding(len(data), len(pictures)):
                pictures.append(data)
    return tuple(files), mails, tuple(pictures)


def _file(attached: Storage, data: bytes) -> Attachment:
    tags = (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME)
    name = next((text for tag in tags if (text := attached.text(tag))), "")
    kind = clean_line(attached.text(_MEDIA_TYPE), 100)
    return Attachment(clean_line(name, 255), kind, len(data), hashlib.sha256(data).hexdigest())
