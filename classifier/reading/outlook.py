"""Outlook's .msg files, through python-oxmsg (imported only when one is read).

Unicode messages are read in full. When the file keeps its HTML only inside RTF, the plain body
is what counts. An embedded Outlook message is listed like any attachment.
"""

from __future__ import annotations

import hashlib
from email.parser import HeaderParser
from io import BytesIO
from typing import TYPE_CHECKING

from classifier.reading import limits
from classifier.reading.htmltext import read_html
from classifier.reading.mailheaders import envelope_from, sender_line
from classifier.reading.mailtext import MailContent
from classifier.reading.page import Envelope, Page
from classifier.reading.textclean import clean_body, clean_line
from classifier.records import Attachment

if TYPE_CHECKING:
    from oxmsg import Message as OutlookMessage

_TRANSPORT_HEADERS = 0x007D  # PidTagTransportMessageHeaders
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_outlook(untrusted_data: bytes) -> MailContent:
    """Return the content of a .msg file; `UnreadableMessage` when it is damaged."""
    from oxmsg import Message as OutlookMessage  # noqa: PLC0415

    try:
        mail = OutlookMessage.load(BytesIO(untrusted_data))
        return MailContent(_envelope(mail), _page(mail), _attachments(mail))
    except Exception as error:  # olefile and oxmsg raise whatever a damaged structure leads to
        raise limits.damaged_outlook() from error


def _envelope(mail: OutlookMessage) -> Envelope:
    raw = mail.properties.str_prop_value(_TRANSPORT_HEADERS) or ""
    headers = envelope_from(HeaderParser().parsestr(raw).raw_items()) if raw else Envelope()
    return Envelope(
        sender=headers.sender or sender_line(str(mail.sender or "")),
        subject=headers.subject or clean_line(mail.subject, limits.LINE_CHARACTERS),
        reply_to=headers.reply_to,
        return_path=headers.return_path,
        authentication=headers.authentication,
        has_headers=headers.has_headers,
    )


def _page(mail: OutlookMessage) -> Page:
    plain = clean_body((mail.body or "")[: limits.BODY_CHARACTERS])
    html = mail.html_body
    if html:
        page = read_html(html)
        if page.text.strip() or not plain:
            return page
    return Page(plain)


def _attachments(mail: OutlookMessage) -> tuple[Attachment, ...]:
    found = []
    for attached in mail.attachments[: limits.ATTACHMENTS]:
        data = attached.file_bytes or b""
        name = clean_line(attached.file_name or "", 255)
        kind = clean_line(attached.mime_type or "", 100)
        found.append(Attachment(name, kind, len(data), hashlib.sha256(data).hexdigest()))
    return tuple(found)
