"""Writes a mail as it is attached, sealed or damaged on its way to the desk."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from email.utils import parseaddr

import msg_writer
import tnef_writer
from containers import CALLER, QUESTION, Sample, mail
from damage import DAMAGES

CHOSEN = ("byte-order mark", "UTF-16", "quoted", "Apple Mail", "encoding missing", "boundary wrong")


def attached_as(sample: Sample, kind: str, name: str, data: bytes) -> bytes:
    """Return a mail of a caller with a file attached in base64."""
    made = mail(CALLER, f"TR: {sample.subject}", QUESTION)
    main, sub = kind.split("/")
    made.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return made.as_bytes().replace(b"application/rfc822", b"message/rfc822")


def outlook(sample: Sample) -> bytes:
    """Return the mail as an Outlook file."""
    name, address = parseaddr(sample.sender)
    return msg_writer.outlook_file(
        subject=sample.subject, sender=name or sample.sender, address=address, body=sample.body
    )


def attached_files(sample: Sample) -> Iterator[tuple[str, bytes, str]]:
    """Yield (format, bytes, file name) for mails to which the message is attached."""
    source = mail(sample.sender, sample.subject, sample.body, sample.page).as_bytes()
    for name, kind, data in (
        ("base64", "application/rfc822", source),
        ("octet-stream", "application/octet-stream", source),
        ("text", "text/plain", source),
        ("msg", "application/vnd.ms-outlook", outlook(sample)),
    ):
        file = "message.msg" if name == "msg" else "message.eml"
        made = attached_as(sample, kind.replace("text/", "application/x-"), file, data)
        yield f"attached as {name}", made.replace(b"application/x-plain", b"text/plain"), "a.eml"
    outer = msg_writer.outlook_file(
        subject="TR", sender="Marie", address="marie.exemple@fai.example", body=QUESTION,
        attachments={"message.eml": source},
    )  # fmt: skip
    yield "eml in msg", outer, "a.msg"


def sealed_files(sample: Sample) -> Iterator[tuple[str, bytes, str]]:
    """Yield the same for mails whose text lies inside a signature or a winmail.dat."""
    head = mail(sample.sender, sample.subject, "x").as_bytes().split(b"MIME-Version", 1)[0]
    head = head.split(b"Content-", 1)[0] + b"MIME-Version: 1.0\r\n"
    coded = b"Content-Transfer-Encoding: base64\r\n\r\n"
    entity = mail("a@b.example", "x", sample.body, sample.page).as_bytes()
    signed = base64.encodebytes(tnef_writer.sealed(entity, streamed=True))
    kind = b'Content-Type: application/pkcs7-mime; name="smime.p7m"\r\n'
    yield "signed", head + kind + coded + signed, "a.eml"
    outlooks = base64.encodebytes(tnef_writer.winmail(values={0x1000: sample.body}))
    kind = b'Content-Type: application/ms-tnef; name="winmail.dat"\r\n'
    yield "winmail.dat", head + kind + coded + outlooks, "a.eml"


def damaged_files(sample: Sample) -> Iterator[tuple[str, bytes, str]]:
    """Yield the same for sources that are a little off."""
    source = mail(sample.sender, sample.subject, sample.body, sample.page, encoding="base64")
    for name in CHOSEN:
        yield f"source, {name}", DAMAGES[name](source.as_bytes()), "a.eml"
