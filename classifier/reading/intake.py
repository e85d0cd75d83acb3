"""Entry point of reading: input in any format, one clean `Message` out, or UnreadableMessage.

`read` takes one `Pasted`; for files with several messages see `sources`. Sizes are checked first,
types by content before the file name. All readers end in `readings.read_candidates`, so a pasted
text and a mail with the same text are treated alike.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from pathlib import Path, PurePath

from classifier.errors import UnreadableMessage
from classifier.reading import files, limits, refusals
from classifier.reading.charsets import decode
from classifier.reading.containers.documents import read_pdf, read_picture, with_pictures
from classifier.reading.containers.invitation import looks_like_calendar, read_calendar, unfolded
from classifier.reading.containers.mails.attached_files import OLE_MAGIC
from classifier.reading.containers.mails.coded_text import read_plain
from classifier.reading.containers.mails.mail import read_mail, read_outlook
from classifier.reading.containers.mails.mail_source import looks_like_source
from classifier.reading.containers.mails.mail_view import ParsedMail
from classifier.reading.containers.pages.html_text import looks_like_html, read_html
from classifier.reading.containers.rtf import RTF_MAGIC, read_rtf
from classifier.reading.content import Candidate, Content, Envelope
from classifier.reading.extraction.chats import last_messages
from classifier.reading.extraction.forwards import innermost_message
from classifier.reading.info import ContainerInfo
from classifier.reading.kinds import (
    is_binary,
    is_picture,
    is_rubbish,
    refuse_other_kinds,
)
from classifier.reading.readings import read_candidates
from classifier.reading.remarks import CHAT_CUT, CODED_CONTENT, ENCRYPTED, PICTURES_WAIT
from classifier.reading.sources import sources_of
from classifier.records import Channel, Message, Part, Pasted
from classifier.text import lengths
from classifier.text.cleaning import clean_line

# Sender that browsers write into a page saved as .mht.
_SAVED_PAGE = re.compile(r"<?\s?(?:saved by|enregistr[ée] par)\b", re.IGNORECASE)
_PLAIN_TEXT = ("", ".txt")
_CODED = frozenset([CODED_CONTENT, ENCRYPTED])
_SENDER_CHARACTERS = 500


def read(pasted: Pasted, *, pictures: bool = True) -> Message:
    """Return the message of the input; raise UnreadableMessage.

    Without `pictures` those of a mail are not looked at, and the remark `PICTURES_WAIT` says that
    there are some; a picture that is the message itself is read in any case.

    Given channel, sender and subject take precedence over the content. A mailbox or table with one
    message is that message; with several messages it is refused, like a folder.
    """
    untrusted = pasted.untrusted_content
    if isinstance(untrusted, str):
        return _from_pasted_text(untrusted, pasted, pictures=pictures)
    if isinstance(untrusted, Path):
        if files.holds_several(untrusted):
            return _with_fields(_only_message(untrusted, pictures=pictures), pasted)
        data = files.read_file(untrusted)
        return _from_data(data, untrusted.name, pasted, pictures=pictures)
    return _from_data(untrusted, pasted.file_name, pasted, pictures=pictures)


def _from_pasted_text(untrusted_text: str, pasted: Pasted, *, pictures: bool) -> Message:
    return from_text(
        untrusted_text,
        pasted.channel,
        pasted.untrusted_sender,
        pasted.untrusted_subject,
        pictures=pictures,
    )


def _from_data(untrusted_data: bytes, name: str, pasted: Pasted, *, pictures: bool) -> Message:
    """Return the message of the content of a file.

    Plain text with given fields is read like pasted text, because the channel helps the reading.
    """
    with_fields = replace(pasted, untrusted_content="", file_name="") != Pasted("")
    text = _plain_text(untrusted_data, name) if with_fields else None
    if text is None:
        return _with_fields(from_bytes(untrusted_data, name, pictures=pictures), pasted)
    return _from_pasted_text(text, pasted, pictures=pictures)


def _plain_text(untrusted_data: bytes, name: str) -> str | None:
    """Return the text of a plain text file, None for other types."""
    plain = PurePath(name).suffix.lower() in _PLAIN_TEXT
    if not plain or is_binary(untrusted_data) or not untrusted_data.strip():
        return None
    if len(untrusted_data) > limits.FILE_BYTES:
        return None
    text, _ = decode(untrusted_data)
    return None if looks_like_source(text) else text


def _with_fields(message: Message, pasted: Pasted) -> Message:
    """Return the message with the fields that a person stated in place of its own."""
    return replace(
        message,
        channel=pasted.channel or message.channel,
        sender=clean_line(pasted.untrusted_sender, _SENDER_CHARACTERS) or message.sender,
        subject=clean_line(pasted.untrusted_subject, lengths.LINE_CHARACTERS) or message.subject,
        alternatives=tuple(_with_fields(one, pasted) for one in message.alternatives),
    )


def _only_message(path: Path, *, pictures: bool) -> Message:
    """Return the message of a mailbox or table with one message."""
    if files.is_folder(path):
        raise refusals.folder()
    first = list(islice(sources_of(path, path.name), 2))
    if len(first) > 1:
        raise refusals.several()
    found = first[0][1] if first else refusals.empty()
    if isinstance(found, UnreadableMessage):
        raise found
    return read(found, pictures=pictures)


def from_text(
    untrusted_text: str,
    channel: Channel | None = None,
    sender: str = "",
    subject: str = "",
    *,
    pictures: bool = True,
) -> Message:
    """Return a pasted message: plain text, HTML source or raw mail source.

    `sender` and `subject` are what the agent typed in; they go before what the paste says.
    The channel is guessed when it is None (see `sms_fields`); `pictures` as of `read`.
    """
    if len(untrusted_text) > limits.PASTE_CHARACTERS:
        raise refusals.too_large()
    if is_rubbish(untrusted_text):
        raise refusals.rubbish()
    typed = Envelope(
        clean_line(sender, _SENDER_CHARACTERS), clean_line(subject, lengths.LINE_CHARACTERS)
    )
    if looks_like_source(untrusted_text):
        source = untrusted_text.encode("utf-8", "replace")
        return _from_mail(read_mail(source), channel, typed, pictures=pictures)
    if looks_like_calendar(untrusted_text):
        return _from_calendar(untrusted_text, channel, typed)
    return _of_content(_text_content(untrusted_text), typed, ContainerInfo(channel))


def from_bytes(untrusted_data: bytes, name: str, *, pictures: bool = True) -> Message:
    """Return the message in the content of a file; of `name` only the extension is used.

    `pictures` as of `read`.
    """
    if len(untrusted_data) > limits.FILE_BYTES:
        raise refusals.too_large()
    if not untrusted_data.strip():
        raise refusals.empty()
    suffix = PurePath(name).suffix.lower()
    refuse_other_kinds(untrusted_data, suffix)
    if is_picture(untrusted_data, suffix):
        content, sender = read_picture(untrusted_data)
        return _only(content, Envelope(sender), ContainerInfo())
    if suffix == ".pdf" or untrusted_data.startswith(b"%PDF-"):
        return _of_pdf(untrusted_data)
    if untrusted_data.startswith(RTF_MAGIC):
        return _only(read_rtf(untrusted_data), Envelope(), ContainerInfo())
    if untrusted_data.startswith(OLE_MAGIC) or suffix == ".msg":
        return _from_mail(read_outlook(untrusted_data), None, Envelope(), pictures=pictures)
    return _of_text_file(untrusted_data, suffix, pictures=pictures)


def _of_text_file(untrusted_data: bytes, suffix: str, *, pictures: bool) -> Message:
    """Return the message of a file of text: a mail, a page, a calendar or plain text."""
    text, remarks = decode(untrusted_data)
    if is_rubbish(text):
        raise refusals.rubbish()
    if suffix in (".eml", ".emlx", ".mht", ".mhtml") or looks_like_source(text):
        return _from_mail(read_mail(untrusted_data), None, Envelope(), pictures=pictures)
    if suffix in (".html", ".htm"):
        return _of_content(read_html(text), Envelope(), ContainerInfo(remarks=remarks))
    if looks_like_calendar(text):
        return _from_calendar(decode(unfolded(untrusted_data))[0], None, Envelope())
    return _of_content(_text_content(text), Envelope(), ContainerInfo(remarks=remarks))


def _of_content(content: Content, typed: Envelope, info: ContainerInfo) -> Message:
    """Return the message of a page or text; the page may show the source of a mail."""
    if content.marked_up and looks_like_source(content.text):
        source = content.text.encode("utf-8", "replace")
        return _from_mail(read_mail(source), info.stated_channel, typed, pictures=False)
    return _only(content, typed, info)


def _of_pdf(untrusted_data: bytes) -> Message:
    """Return the message of a PDF: a letter or a printed mail."""
    content = read_pdf(untrusted_data)
    printed = innermost_message(content.text).headers_found
    info = ContainerInfo(container_channel=None if printed else Channel.LETTER)
    return _only(content, Envelope(), info)


def _text_content(untrusted_text: str) -> Content:
    """Return the content of pasted text, which may be HTML."""
    if looks_like_html(untrusted_text):
        return read_html(untrusted_text)
    kept = last_messages(untrusted_text, limits.BODY_CHARACTERS)
    cut = () if len(kept) == len(untrusted_text) else (CHAT_CUT,)
    return read_plain(kept.removeprefix("\ufeff")).with_remarks(cut)


def _from_calendar(untrusted_text: str, channel: Channel | None, typed: Envelope) -> Message:
    """Return the message of an invitation; mail programs send and show it as a mail."""
    found = read_calendar(untrusted_text)
    envelope = Envelope(typed.sender or found.sender, typed.subject or found.subject)
    events = (Candidate(one, Envelope(envelope.sender), Part.ONE_OF) for one in found.events)
    candidates = (Candidate(found.content, envelope), *events)
    return read_candidates(candidates, ContainerInfo(channel, Channel.EMAIL))


def _from_mail(
    mail: ParsedMail, channel: Channel | None, typed: Envelope, *, pictures: bool
) -> Message:
    """Return the message of a mail; the fields that the agent typed go before its headers."""
    first, *others = (_with_typed(candidate, typed) for candidate in mail.candidates)
    waiting = bool(mail.untrusted_pictures) and not pictures
    if not waiting:
        first = replace(first, content=with_pictures(first.content, mail.untrusted_pictures))
    remarks = (PICTURES_WAIT,) if waiting else ()  # of each reading
    return read_candidates((first, *others), ContainerInfo(channel, Channel.EMAIL, remarks))


def _with_typed(candidate: Candidate, typed: Envelope) -> Candidate:
    is_saved_page = _SAVED_PAGE.match(candidate.envelope.sender)
    headers = Envelope() if is_saved_page else candidate.envelope
    envelope = replace(
        headers, sender=typed.sender or headers.sender, subject=typed.subject or headers.subject
    )
    return replace(candidate, envelope=envelope)


def _only(content: Content, envelope: Envelope, info: ContainerInfo) -> Message:
    """Return the message of an input that is one text."""
    if not (content.text or envelope.subject) and _CODED.intersection(content.remarks):
        raise refusals.coded()
    return read_candidates((Candidate(content, envelope),), info)
