"""Reads Outlook .msg files: Unicode and old ANSI ones, with HTML, RTF or text, and nested mails."""

from __future__ import annotations

from dataclasses import replace

from classifier.reading import limits, refusals
from classifier.reading.charsets import decode
from classifier.reading.containers.compound_file import Storage
from classifier.reading.containers.compressed_rtf import decompressed
from classifier.reading.containers.mails.attached_files import File, add_file, add_mail
from classifier.reading.containers.mails.coded_text import read_plain
from classifier.reading.containers.mails.mail_headers import envelope_from, sender_line
from classifier.reading.containers.mails.mail_source import is_pasted_in
from classifier.reading.containers.mails.mail_view import Budget, Gathered, MailView
from classifier.reading.containers.mails.mime_tree import parse_mail
from classifier.reading.containers.rtf import RTF_BYTES, read_rtf
from classifier.reading.content import Content, Envelope, shown_alternative
from classifier.text import lengths
from classifier.text.cleaning import clean_line

# Tags of [MS-OXPROPS].
_SUBJECT, _BODY, _RTF, _HTML, _HEADERS = 0x0037, 0x1000, 0x1009, 0x1013, 0x007D
_FROM = (0x0042, (0x5D02, 0x0065))  # represented sender: name, then addresses, SMTP first
_SENDER = (0x0C1A, (0x5D01, 0x0C1F))
_CLASS = 0x001A
_DATA, _LONG_NAME, _SHORT_NAME, _MEDIA_TYPE, _SHOWN_NAME = 0x3701, 0x3707, 0x3704, 0x370E, 0x3001


def open_outlook(untrusted_data: bytes) -> Storage:
    """Return the mail of a .msg file; raise UnreadableMessage when it is damaged or no mail."""
    try:
        mail = Storage.open(untrusted_data, limits.FILE_BYTES)
        known = mail.is_mail
    except Exception as error:  # olefile raises various exceptions on damaged files
        raise refusals.damaged_outlook() from error
    if not known:
        raise refusals.damaged_outlook()
    return mail


def outlook_view(mail: Storage, budget: Budget) -> MailView:
    """Return what one mail shows and brings along."""
    found = Gathered()
    try:
        _gather(mail, found, budget)
        body = mail.text(_BODY).encode("utf-8", "replace")
        if is_pasted_in(body):
            add_mail(found, body, budget)
        content, envelope = _content(mail, budget), _envelope(mail)
        is_report = mail.text(_CLASS).lower().startswith("report.")
    except Exception as error:  # damage further inside, on which olefile fails
        raise refusals.damaged_outlook() from error
    return MailView(
        (envelope,), content.with_remarks(found.remarks), None, tuple(found.pages),
        tuple(found.invitations), tuple(found.mails), tuple(found.attachments),
        tuple(found.pictures), is_report,
    )  # fmt: skip


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


def _content(mail: Storage, budget: Budget) -> Content:
    """Return what the mail shows: its HTML, kept as such or inside RTF, else its text."""
    alternatives = [("text/plain", read_plain(mail.text(_BODY)))]
    html = mail.text(_HTML) or decode(mail.binary(_HTML), mail.charset)[0]
    if html.strip("\0 \r\n"):
        alternatives.append(("text/html", budget.page(html)))
    else:
        packed = mail.binary(_RTF)
        rtf = decompressed(packed, RTF_BYTES) if packed else b""
        if rtf:
            alternatives.append(("text/html", read_rtf(rtf)))
    return shown_alternative(alternatives)


def _gather(mail: Storage, found: Gathered, budget: Budget) -> None:
    """Add the attached files and mails."""
    for attached in mail.attachments():
        inner = attached.inner(_DATA)
        if inner is None:
            add_file(found, _file(attached), budget)
        else:
            add_mail(found, inner, budget)


def _file(attached: Storage) -> File:
    tags = (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME)
    name = next((text for tag in tags if (text := attached.text(tag))), "")
    return File(name, clean_line(attached.text(_MEDIA_TYPE), 100), attached.binary(_DATA))
