"""Hostile inputs of any size: each is the worst case that somebody thought of for one reader."""

from __future__ import annotations

import base64
import random
import struct
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

Make = Callable[[int], bytes]

_HEAD = b"From: Ameli <x@evil.top>\r\nSubject: Votre carte\r\nMIME-Version: 1.0\r\n"
_MIXED = _HEAD + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
_TEXT = "Bonjour, votre carte Vitale expire, voir https://ameli-carte.evil.top/maj avant demain. "
_LETTERS = _TEXT.encode()


def _filled(piece: bytes, size: int) -> bytes:
    return (piece * (size // len(piece) + 1))[:size]


def _mail(header: bytes, before: bytes = b"", after: bytes = b"") -> Make:
    """Return a mail one of whose headers is filled with a piece."""
    return lambda size: _HEAD + before + _filled(header, size) + after + b"\r\n\r\n" + _LETTERS


def _body(kind: bytes, piece: bytes, encoding: bytes = b"8bit") -> Make:
    head = b"Content-Type: %s; charset=utf-8\r\nContent-Transfer-Encoding: %s\r\n\r\n"
    return lambda size: _HEAD + head % (kind, encoding) + _filled(piece, size)


def _around(before: bytes, piece: bytes, after: bytes = b"") -> Make:
    return lambda size: before + _filled(piece, size) + after


def _page(piece: bytes, after: bytes = b"") -> Make:
    return _around(b"<html><body>", piece, after + _LETTERS)


def _open_boundaries(size: int) -> bytes:
    parts = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
        for n in range(59)
    )
    return _HEAD + parts + b"Content-Type: text/plain\r\n\r\n" + _filled(b"--x\r\nligne\r\n", size)


def _deep(size: int) -> bytes:
    piece, made, number = b"", [_HEAD], 0
    while sum(map(len, made[-1:])) and number < size // 60:
        piece = b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (number, number)
        made.append(piece)
        number += 1
    return b"".join(made) + b"\r\n" + _LETTERS


def _compound_loop(size: int) -> bytes:
    """Return an OLE file whose sector chains lead back to themselves."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIII", header, 44, 1, 1, 0, 4096, 0, 1)
    struct.pack_into("<II", header, 68, 0, 0xFFFFFFFE)
    for place in range(76, 512, 4):
        struct.pack_into("<I", header, place, 0)
    sector = struct.pack("<128I", *([0] * 128))
    return bytes(header) + _filled(sector, size)


def _of_outlook(size: int) -> int:
    """Return how much fits into a file of our writer, which has one table of sectors only."""
    return size // 4


def _outlook(size: int) -> bytes:
    import msg_writer

    return msg_writer.outlook_file(
        subject="Votre carte", sender="Ameli", body=_TEXT * (_of_outlook(size) // 2 // len(_TEXT))
    )


def _phone_links(size: int) -> bytes:
    links = (b"<a href='tel:+33612%06d'>appel %d</a> " % (n, n) for n in range(size // 43 + 1))
    return b"<html><body>" + b"".join(links)[:size] + _LETTERS


def _outlook_page(size: int) -> bytes:
    import msg_writer

    page = f"<div><a href='https://evil.top'>{_TEXT}</a></div>"
    return msg_writer.outlook_file(
        subject="Votre carte",
        sender="Ameli",
        body="",
        html=(page * (_of_outlook(size) // len(page))).encode(),
    )


def _png(width: int, height: int, kind: int = 2) -> bytes:
    """Return a PNG of one colour, which unfolds to `width` × `height` pixels."""
    depth = {0: 1, 2: 3, 6: 4}[kind]
    packer = zlib.compressobj(1)
    rows = b"".join(packer.compress(bytes(1 + width * depth)) for _ in range(height))

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0))
        + chunk(b"IDAT", rows + packer.flush())
        + chunk(b"IEND", b"")
    )


def _noise(size: int) -> bytes:
    """Return a photograph-like JPEG: noise over a gradient, twelve million pixels at full size."""
    import numpy as np
    from PIL import Image

    side = int((size / 2.1) ** 0.5)
    ramp = np.linspace(0, 255, side, dtype=np.float32)
    rough = np.random.default_rng(1).normal(0, 30, (side, side)).astype(np.float32)
    grey = np.clip(ramp[None, :] * 0.5 + ramp[:, None] * 0.5 + rough, 0, 255).astype(np.uint8)
    buffer = BytesIO()
    Image.fromarray(grey).convert("RGB").save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


def _frames(size: int) -> bytes:
    from PIL import Image

    frames = [Image.new("P", (600, 600), number % 255) for number in range(size // 100_000)]
    buffer = BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    return buffer.getvalue()


def _with_picture(picture: bytes) -> bytes:
    text = base64.encodebytes(picture)
    part = b"--b\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    body = b"--b\r\nContent-Type: text/plain\r\n\r\n" + _LETTERS + b"\r\n"
    return _MIXED + body + (part + text + b"\r\n") * 3 + b"--b--\r\n"


def _pdf(contents: bytes, pages: int = 1, extra: bytes = b"") -> bytes:
    """Return a PDF of some pages that share one compressed stream."""
    kids = b" ".join(b"%d 0 R" % (5 + n) for n in range(pages))
    packed = zlib.compress(contents, 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids),
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R "
        b"/Resources << /Font << /F1 4 0 R >> >> %s >>" % extra
    )
    objects += [page] * pages
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n" % (len(objects) + 1, start)
    return bytes(out + b"%%EOF")


def _pdf_text(size: int) -> bytes:
    line = b"BT /F1 12 Tf 50 %d Td (Votre carte Vitale expire demain) Tj ET\n"
    return _pdf(b"".join(line % (number % 800) for number in range(size // 60)))


def _many_links(size: int) -> bytes:
    link = (
        b"<< /Type /Annot /Subtype /Link /Rect [1 1 9 9] /A << /S /URI /URI (https://x.top) >> >>"
    )
    return _pdf(b"", 1, b"/Annots [" + link * (size // len(link)) + b"]")


def _random_text(size: int) -> bytes:
    chance = random.Random(1)
    words = [chance.randbytes(4).hex() for _ in range(5_000)]
    return " ".join(chance.choices(words, k=size // 9)).encode()


_CHAT = b"[27/11/2026, 10:22:33] Inconnu: " + _LETTERS + b"\n"
_ANDROID = b"27/11/2026, 10:22 - Inconnu: " + _LETTERS + b"\n"
_EVENT = b"BEGIN:VEVENT\r\nSUMMARY:Votre carte\r\nDESCRIPTION:" + _LETTERS + b"\r\nEND:VEVENT\r\n"
_SMS = b'<sms address="38663" date="1700000000000" type="1" body="' + _LETTERS + b'" />\n'

# The reader, what is hostile, the ending of the file, and how a file of a size is made.
INPUTS: tuple[tuple[str, str, str, Make], ...] = (
    ("mail", "many headers", ".eml", _mail(b"X-A: b\r\n")),
    ("mail", "one long header", ".eml", _mail(b"mot ", b"X-A: ")),
    ("mail", "addresses", ".eml", _mail(b"<a@b.top>, ", b"Reply-To: ")),
    ("mail", "quotes in an address", ".eml", _mail(b'"\\', b"Reply-To: ")),
    ("mail", "semicolons", ".eml", _mail(b";", b"Content-Type: text/plain")),
    ("mail", "escaped quotes", ".eml", _mail(b'a="\\"; ', b"Content-Type: text/plain; ")),
    ("mail", "parts of a parameter", ".eml", _mail(b"a*0*=x; ", b"Content-Type: text/plain; ")),
    ("mail", "parts of a name", ".eml", _mail(b"filename*0=x; ", b"Content-Disposition: a; ")),
    ("mail", "encoded words", ".eml", _mail(b"=?utf-8?q?a?= ", b"X-A: b\r\nSubject: ")),
    ("mail", "unfinished encoded words", ".eml", _mail(b"=?utf-8?b?", b"Subject: ")),
    ("mail", "server stamps", ".eml", _mail(b"Received: from a (b [1.2.3.4]) by c; x\r\n")),
    ("mail", "sender checks", ".eml", _mail(b"Authentication-Results: a; spf=pass x=y (\r\n")),
    ("mail", "folded lines", ".eml", _mail(b"\r\n ", b"Subject: a")),
    ("mail", "open boundaries", ".eml", _open_boundaries),
    ("mail", "flat parts", ".eml", _around(_MIXED, b"--b\r\n\r\nx\r\n", b"--b--")),
    ("mail", "flat parts with headers", ".eml",
     _around(_MIXED, b"--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n", b"--b--")),
    ("mail", "deep parts", ".eml", _deep),
    ("mail", "attached mails", ".eml",
     _around(_HEAD, b"Content-Type: message/rfc822\r\n\r\n", b"\r\n" + _LETTERS)),
    ("mail", "attached mails side by side", ".eml",
     _around(_MIXED, b"--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: a\r\n\r\nb\r\n")),
    ("mail", "long base64", ".eml", _body(b"text/plain", base64.encodebytes(_LETTERS), b"base64")),
    ("mail", "odd base64", ".eml", _body(b"text/html", b"=A==", b"base64")),
    ("mail", "quoted-printable", ".eml", _body(b"text/html", b"=3D=\r\n", b"quoted-printable")),
    ("mail", "uuencode", ".eml", _body(b"text/plain", b"begin 644 a\r\nM\r\n", b"uuencode")),
    ("mail", "base64 as text", ".eml", _body(b"text/plain", base64.b64encode(bytes(57)) + b"\n")),
    ("mail", "dashes", ".eml", _around(_MIXED, b"--\r\n")),
    ("mail", "blank lines before it", ".eml", _around(b"", b"\r\n", _HEAD + b"\r\nx")),
    ("mail", "From lines", ".eml", _around(b"", b">From a\r\n", _HEAD + b"\r\nx")),
    ("page", "nested", ".html", _page(b"<div>")),
    ("page", "misnested formatting", ".html", _page(b"<b><i><a><p></b>")),
    ("page", "formatting", ".html", _page(b"<b><p>x")),
    ("page", "tables in tables", ".html", _page(b"<table><tr><td>x")),
    ("page", "text in tables", ".html", _page(b"<table>x")),
    ("page", "links", ".html", _page(b"<a href='https://evil.top/a'>ameli</a> ")),
    ("page", "attributes", ".html", _around(b"<p ", b"a=b ", b">" + _LETTERS)),
    ("page", "different attributes", ".html",
     lambda size: b"<p " + b" ".join(b"a%d=b" % n for n in range(size // 9)) + b">" + _LETTERS),
    ("page", "one long attribute", ".html", _around(b"<p title='", b"x", b"'>" + _LETTERS)),
    ("page", "phone links", ".html", _phone_links),
    ("page", "open comments", ".html", _page(b"<!--")),
    ("page", "conditional comments", ".html", _page(b"<!--[if mso]>x<![endif]-->")),
    ("page", "open tags", ".html", _page(b"<")),
    ("page", "end tags", ".html", _page(b"</p>")),
    ("page", "entities", ".html", _page(b"&amp;&#x41;&notit;")),
    ("page", "text before the scam", ".html", _page(b"mot ")),
    ("page", "bare text", ".html", _page(_LETTERS)),
    ("page", "selects", ".html", _page(b"<select><option>x")),
    ("page", "foreign elements", ".html", _page(b"<svg><title>x</title>")),
    ("page", "templates", ".html", _page(b"<template>")),
    ("page", "hidden blocks", ".html", _page(b"<p style='display:none'>x</p>")),
    ("style", "rules", ".html", _around(b"<style>", b".a{color:red}\n", b"</style>" + _LETTERS)),
    ("style", "selectors", ".html", _around(b"<style>", b".a,", b"b{}</style>" + _LETTERS)),
    ("style", "descendants", ".html", _around(b"<style>", b"a ", b"{}</style><a>" + _LETTERS)),
    ("style", "brackets", ".html", _around(b"<style>a{color:", b"(", b"</style>" + _LETTERS)),
    ("style", "media rules", ".html", _around(b"<style>", b"@media x{", b"</style>" + _LETTERS)),
    ("style", "comments", ".html", _around(b"<style>", b"/*", b"</style>" + _LETTERS)),
    ("style", "one attribute", ".html", _around(b"<p style='", b"color:red;", b"'>" + _LETTERS)),
    ("style", "an attribute each", ".html", _page(b"<i style='color:red;font-size:9px'>x</i>")),
    ("rtf", "groups", ".rtf", _around(b"{\\rtf1 ", b"{", _LETTERS)),
    ("rtf", "open and closed groups", ".rtf", _around(b"{\\rtf1 ", b"{}", _LETTERS)),
    ("rtf", "control words", ".rtf", _around(b"{\\rtf1 ", b"\\b ", _LETTERS)),
    ("rtf", "characters", ".rtf", _around(b"{\\rtf1 ", b"\\u233?\\'e9", _LETTERS)),
    ("rtf", "links", ".rtf",
     _around(b"{\\rtf1 ", b'{\\field{\\*\\fldinst HYPERLINK "https://x.top"}{\\fldrslt x}}')),
    ("rtf", "binary", ".rtf", _around(b"{\\rtf1 ", b"\\bin9 ", _LETTERS)),
    ("msg", "loops", ".msg", _compound_loop),
    ("msg", "long text", ".msg", _outlook),
    ("msg", "long page", ".msg", _outlook_page),
    ("table", "open quote", ".csv", _around(b'message\n"', b"x\n")),
    ("table", "quotes", ".csv", _around(b"message\n", b'"')),
    ("table", "rows", ".csv", _around(b"message\n", b"x\n")),
    ("table", "columns", ".csv", _around(b"message", b";x")),
    ("table", "messages", ".csv", _around(b"message\n", b'"' + _LETTERS + b'"\n')),
    ("chat", "lines of an iPhone", ".txt", _around(b"", _CHAT)),
    ("chat", "lines of an Android", ".txt", _around(b"", _ANDROID)),
    ("chat", "stamps", ".txt", _around(b"", b"[27/11/2026, 10:22:33] ")),
    ("chat", "Telegram", ".json",
     _around(b'{"messages":[', b'{"id":1,"type":"message","from":"a","text":"b"},', b"{}]}")),
    ("calendar", "events", ".ics", _around(b"BEGIN:VCALENDAR\r\n", _EVENT)),
    ("calendar", "folded lines", ".ics",
     _around(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDESCRIPTION:a", b"\r\n x")),
    ("calendar", "parameters", ".ics",
     _around(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDESCRIPTION", b";a=b", b":x\r\n")),
    ("sms backup", "messages", ".xml", _around(b"<smses>", _SMS, b"</smses>")),
    ("sms backup", "entities", ".xml",
     _around(b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><a><sms body="',
             b"&b;", b'"/></a>')),
    ("sms backup", "nested", ".xml", _around(b"<smses>", b"<a>")),
    ("text", "one line", ".txt", _around(b"", _LETTERS)),
    ("text", "different words", ".txt", _random_text),
    ("text", "blank lines", ".txt", _around(_LETTERS, b"\n", _LETTERS)),
    ("text", "spaces", ".txt", _around(_LETTERS, b" ", _LETTERS)),
    ("text", "quote marks", ".txt", _around(b"", b"> > > x\n")),
    ("text", "forward marks", ".txt",
     _around(b"", b"------ Forwarded message -----\nDe : a <a@b.top>\nObjet : c\n\nx\n")),
    ("text", "header lines", ".txt",
     _around(b"", "De : a\nEnvoyé : b\nÀ : c\nObjet : d\n".encode())),
    ("text", "attributions", ".txt",
     _around(b"", "Le 1 nov. 2026 à 10:22, a <a@b.top> a écrit :\n> x\n".encode())),
    ("text", "links", ".txt", _around(b"", b"https://evil.top/a ")),
    ("text", "one long link", ".txt", _around(b"https://evil.top/", b"a.")),
    ("text", "redirects", ".txt",
     _around(b"https://www.google.com/url?q=", b"https%3A%2F%2Fa.top%2F")),
    ("text", "at signs", ".txt", _around(b"", b"a@")),
    ("text", "invisible letters", ".txt", _around(_LETTERS, "\u200b".encode(), _LETTERS)),
    ("text", "stacked accents", ".txt", _around(b"e", "\u0301".encode(), _LETTERS)),
    ("text", "bidi controls", ".txt", _around(b"", "\u202ea\u202c".encode(), _LETTERS)),
    ("text", "numbers", ".txt", _around(b"", b"0639981234 ")),
    ("text", "digits", ".txt", _around(b"", b"1", _LETTERS)),
    ("text", "UTF-16", ".txt", lambda size: (_TEXT * (size // 2 // len(_TEXT))).encode("utf-16")),
    ("jsonl", "messages", ".jsonl",
     _around(b"", b'{"id":1,"channel":"sms","body":"Votre carte expire"}\n')),
    ("picture", "PNG bomb", ".png", lambda size: _png(6_000, size // 4_000)),
    ("picture", "PNG bomb with alpha", ".png", lambda size: _png(6_000, size // 4_000, 6)),
    ("picture", "PNG over the limit", ".png", lambda size: _png(20_000, size // 1_000, 0)),
    ("picture", "photograph", ".jpg", _noise),
    ("picture", "animation", ".gif", _frames),
    ("picture", "photographs in a mail", ".eml", lambda size: _with_picture(_noise(size // 5))),
    ("pdf", "bomb", ".pdf", lambda size: _pdf(_filled(b"0 0 m ", size * 18))),
    ("pdf", "bomb of spaces", ".pdf", lambda size: _pdf(_filled(b" ", size * 18))),
    ("pdf", "much text", ".pdf", _pdf_text),
    ("pdf", "links", ".pdf", _many_links),
    ("pdf", "pages", ".pdf", lambda size: _pdf(_filled(b"0 0 m 9 9 l S\n", 10_000), size // 200)),
)  # fmt: skip


def main() -> None:
    """Write one input: its number, its size and its path are the arguments.

    It has a process of its own: the system counts memory of a parent as that of its children.
    """
    number, size, path = sys.argv[1:]
    Path(path).write_bytes(INPUTS[int(number)][3](int(size)))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reading"))
    main()
