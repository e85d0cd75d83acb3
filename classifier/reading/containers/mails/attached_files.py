"""What the files attached to a mail are: mails, pages, invitations, pictures, or files to list.

The content decides where it is plain; a name is anybody's choice.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from itertools import islice

from classifier.reading import limits
from classifier.reading.charsets import decode
from classifier.reading.containers.compressed_rtf import decompressed
from classifier.reading.containers.invitation import looks_like_calendar, read_calendar, unfolded
from classifier.reading.containers.mails import winmail
from classifier.reading.containers.mails.coded_text import read_plain
from classifier.reading.containers.mails.mail_source import source_in
from classifier.reading.containers.mails.mail_view import AttachedMail, Budget, Gathered
from classifier.reading.containers.mails.transfer_encoding import is_readable
from classifier.reading.containers.pages.html_text import looks_like_html
from classifier.reading.containers.rtf import RTF_BYTES, RTF_MAGIC, read_rtf
from classifier.reading.content import Content, shown_alternative
from classifier.reading.remarks import (
    ATTACHMENTS_CUT,
    PICTURES_CUT,
    TOO_MUCH_ATTACHED,
    WINMAIL_UNREAD,
)
from classifier.records import Attachment
from classifier.text.cleaning import clean_line

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SUMMARY_OF_MAIL = "__substg1.0_".encode("utf-16-le")  # the streams of a .msg file
_MAIL_TYPES = ("message/rfc822", "message/global", "message/partial")
_MAIL_NAMES = (".eml", ".emlx", ".mht", ".mhtml")
_PAGE_NAMES = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".svg")
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "image/svg+xml")
_WINMAIL_TYPES = ("application/ms-tnef", "application/vnd.ms-tnef")
_TEXT_NAMES = (".txt", ".text", ".md", ".log", ".csv", ".vcf")
_SHORTCUT_NAMES = (".url", ".webloc", ".website", ".desktop")
_UNNAMED = ("application/octet-stream", "application/unknown", "")  # types that say nothing
_BINARY = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF")
_MAILBOX = re.compile(rb"^From \S{1,200}[^\n]{0,80}\d{4}[^\n]{0,20}\r?\n", re.MULTILINE)
_HEAD = 5_000


@dataclass(frozen=True, slots=True)
class File:
    """One attached file as the mail declares it."""

    untrusted_name: str
    media_type: str
    data: bytes
    charset: str = ""


def is_winmail(file: File) -> bool:
    """Tell whether a file is Outlook's winmail.dat."""
    named = file.untrusted_name.lower().endswith("winmail.dat")
    return named or file.media_type in _WINMAIL_TYPES or file.data.startswith(winmail.MAGIC)


def add_winmail(gathered: Gathered, file: File, budget: Budget) -> None:
    """List a winmail.dat, and add its text and files as those of the mail."""
    _list(gathered, file)
    mail = winmail.read_winmail(file.data)
    if mail.is_empty:
        gathered.remarks.append(WINMAIL_UNREAD)
    gathered.texts.append(_text_of(mail, budget))
    waiting = list(mail.files)
    while waiting:
        one = waiting.pop(0)
        if not one.data.startswith(winmail.MAGIC):
            add_file(gathered, File(one.untrusted_name, "", one.data), budget)
            continue
        inner = winmail.read_winmail(one.data)  # a mail attached to the mail; smaller each time
        gathered.pages.append(_text_of(inner, budget))
        waiting += inner.files[: limits.ATTACHED_PAGES]


def _text_of(mail: winmail.TnefMail, budget: Budget) -> Content:
    forms = [("text/plain", read_plain(mail.text))]
    if mail.html.strip():
        forms.append(("text/html", budget.page(mail.html)))
    elif mail.packed_rtf:
        forms.append(("text/html", read_rtf(decompressed(mail.packed_rtf, RTF_BYTES))))
    return shown_alternative(forms)


def _list(gathered: Gathered, file: File) -> None:
    """Add a file to those that are shown by name."""
    if len(gathered.attachments) >= limits.ATTACHMENTS:
        gathered.remarks.append(ATTACHMENTS_CUT)
        return
    digest = hashlib.sha256(file.data).hexdigest()
    name, media_type = clean_line(file.untrusted_name, 255), clean_line(file.media_type, 100)
    gathered.attachments.append(Attachment(name, media_type, len(file.data), digest))


def add_file(gathered: Gathered, file: File, budget: Budget) -> None:
    """Add one attached file by what it is; each is listed as well, mails are not."""
    name, media_type, data = clean_line(file.untrusted_name, 255), file.media_type, file.data
    if not (data or name):
        return
    mails = _mails_in_mailbox(data)
    if mails or _is_mail(name.lower(), media_type, data):
        for mail in mails or [data]:
            add_mail(gathered, mail, budget)
        return
    _list(gathered, file)
    if media_type.startswith("image/") and _is_page(name.lower(), media_type, data):
        media_type = "image/svg+xml"
    elif limits.is_usual_picture(len(data)) and _is_picture(name.lower(), media_type):
        _add_picture(gathered, data)
    _add_text(gathered, replace(file, untrusted_name=name.lower(), media_type=media_type), budget)


def _add_picture(gathered: Gathered, data: bytes) -> None:
    if len(gathered.pictures) < limits.DECODED_PICTURES:
        gathered.pictures.append(data)
    else:
        gathered.remarks.append(PICTURES_CUT)


def _is_mail(name: str, media_type: str, data: bytes) -> bool:
    if media_type in _MAIL_TYPES or name.endswith(_MAIL_NAMES):
        return bool(data.strip())
    if data.startswith(OLE_MAGIC):
        return name.endswith(".msg") or "outlook" in media_type or _SUMMARY_OF_MAIL in data
    if data.startswith(_BINARY) or media_type.startswith(("image/", "audio/", "video/")):
        return False
    return source_in(data, only_at_start=True) is not None


def _mails_in_mailbox(data: bytes) -> list[bytes]:
    """Return the first mails of a mailbox (mbox), none of any other file."""
    if not _MAILBOX.match(data):
        return []
    starts = [found.start() for found in islice(_MAILBOX.finditer(data), limits.MAILS_IN_A_MAIL)]
    return [data[start:end] for start, end in zip(starts, [*starts[1:], len(data)], strict=True)]


def add_mail(gathered: Gathered, mail: AttachedMail, budget: Budget) -> None:
    """Add an attached mail, unless there are too many or they are too large in all."""
    budget.files -= len(mail) if isinstance(mail, bytes) else 0
    if budget.files < 0 or len(gathered.mails) >= limits.MAILS_IN_A_MAIL:
        gathered.remarks.append(TOO_MUCH_ATTACHED)
    else:
        gathered.mails.append(mail)


def _is_picture(name: str, media_type: str) -> bool:
    pictures = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp")
    return media_type.startswith("image/") or name.endswith(pictures)


def _is_page(name: str, media_type: str, data: bytes) -> bool:
    if media_type in _PAGE_TYPES or name.endswith(_PAGE_NAMES):
        return True
    if data.startswith((OLE_MAGIC, *_BINARY)):
        return False
    return looks_like_html(decode(data[:_HEAD])[0])


def _add_text(gathered: Gathered, file: File, budget: Budget) -> None:
    """Add an attached invitation, page or text as something that may be the message."""
    name, media_type, data = file.untrusted_name, file.media_type, file.data
    if len(gathered.pages) + len(gathered.invitations) >= limits.ATTACHED_PAGES:
        gathered.remarks.append(TOO_MUCH_ATTACHED)
    elif media_type == "text/calendar" or name.endswith(".ics") or _is_calendar(data):
        add_invitation(gathered, data, budget)
    elif _is_page(name, media_type, data):
        gathered.pages.append(budget.page(decode(data, file.charset)[0]))
    elif data.startswith(RTF_MAGIC):
        gathered.pages.append(read_rtf(data[:RTF_BYTES]))
    elif _is_text(name, media_type, data):
        gathered.pages.append(read_plain(decode(data, file.charset)[0]))


def _is_text(name: str, media_type: str, data: bytes) -> bool:
    """Tell whether a file is text that a double click shows, or a shortcut to an address."""
    if media_type.startswith("text/") or name.endswith((*_TEXT_NAMES, *_SHORTCUT_NAMES)):
        return True
    return media_type in _UNNAMED and "." not in name and is_readable(data)


def _is_calendar(data: bytes) -> bool:
    return data[:100].lstrip().upper().startswith(b"BEGIN:VCALENDAR")


def add_invitation(gathered: Gathered, data: bytes, budget: Budget) -> None:
    """Add a calendar, which counts as a page in the budget."""
    text = decode(unfolded(data))[0]
    if budget.pages <= 0:
        gathered.remarks.append(TOO_MUCH_ATTACHED)
    elif looks_like_calendar(text):
        budget.pages -= min(len(text), limits.HTML_CHARACTERS)
        gathered.invitations.append(read_calendar(text).whole)
