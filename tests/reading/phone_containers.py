"""Writes one message as calendars, chats and backups of telephones hold it."""

from __future__ import annotations

import html
import json
import quopri
from collections.abc import Iterator
from email.utils import parseaddr
from pathlib import Path
from xml.sax.saxutils import quoteattr

from containers import Sample

NUMBER = "+33 6 39 98 41 07"
CALLER = "Paul Exemple"
NOTICE = "Les messages et les appels sont chiffrés de bout en bout."
CHATS = {
    "android": "16/11/2026, 10:00 - {n}: ",
    "android 12 h": "11/16/26, 10:00\u202fAM - \u202a{n}\u202c: ",
    "ios": "[16/11/2026 10:00:03] {n}: ",
    "web": "[10:00, 16/11/2026] {n}: ",
    "signal": "[2026-11-16 10:00] {n}: ",
    "telegram": "{n}, [16.11.2026 10:00]\n",
    "teams": "[16/11 10:00] {n} : ",
}


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line folded at 75 bytes (RFC 5545, 3.1)."""
    pieces, size = [""], 0
    for character in line:
        size += len(character.encode())
        if size > 75:
            pieces.append("")
            size = 1 + len(character.encode())
        pieces[-1] += character
    return "\r\n ".join(pieces)


def calendar_file(sample: Sample, *, page: bool = False) -> bytes:
    """Return an invitation in which the sender describes the message."""
    name, address = parseaddr(sample.sender)
    lines = [
        "BEGIN:VCALENDAR", "PRODID:-//Exemple//FR", "VERSION:2.0", "METHOD:REQUEST",
        "BEGIN:VEVENT", f'ORGANIZER;CN="{name}":mailto:{address}',
        f"SUMMARY:{_escaped(sample.subject)}", f"DESCRIPTION:{_escaped(sample.body)}",
        "DTSTART:20261116T100000Z", "UID:1@exemple.invalid",
    ]  # fmt: skip
    if page:
        lines.append(f"X-ALT-DESC;FMTTYPE=text/html:{_escaped(sample.page.replace(chr(10), ' '))}")
    lines += ["END:VEVENT", "END:VCALENDAR", ""]
    return "\r\n".join(map(_folded, lines)).encode()


def browser_page(sample: Sample) -> bytes:
    """Return the page of a webmail as Chrome saves it, with the header lines it shows."""
    rows = (("De", sample.sender), ("Objet", sample.subject), ("Date", "16/11/2026 10:00"))
    head = "<br>".join(f"<b>{name} :</b> {html.escape(value)}" for name, value in rows)
    page = quopri.encodestring(f"<html><body>{head}<br><br>{sample.page}</body></html>".encode())
    return (
        b"From: <Saved by Blink>\r\nSubject: Courrier\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="--a--"\r\n\r\n'
        b"----a--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + page
        + b"\r\n----a----\r\n"
    )


def chat_texts(sample: Sample) -> Iterator[tuple[str, str]]:
    """Yield (format, text) for a conversation in which a stranger sends the message."""
    sender = sample.sender or NUMBER
    caller = CALLER if sender[:1] in "+0123456789" else "Vous"
    for form, start in CHATS.items():
        line, answer = start.replace("{n}", sender), start.replace("{n}", caller)
        notice = start.replace("{n}: ", "").replace("\u202a\u202c: ", "") + NOTICE + "\n"
        before = notice if form.startswith("android") else ""
        yield f"chat {form}", f"{before}{line}{sample.body}\n{answer}Oui, bonjour\n"


def backup_files(sample: Sample, folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield (format, file) for backups that hold one message received and one sent."""
    rows = [
        {"address": sample.sender, "type": "1", "body": sample.body},
        {"address": sample.sender, "type": "2", "body": "Oui, bonjour"},
    ]
    elements = "".join(
        f'<sms address={quoteattr(row["address"])} type="{row["type"]}" '
        f"body={quoteattr(row['body'], {chr(10): '&#10;'})} />"
        for row in rows
    )
    texts = {
        "sms.xml": f"<?xml version='1.0' encoding='UTF-8'?><smses count='2'>{elements}</smses>",
        "sms.json": json.dumps(rows),
        "quik.json": json.dumps({"messageCount": 2, "messages": rows}),
        "messages.ndjson": "\n".join(map(json.dumps, rows)),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
        yield f"backup {name}", folder / name
