"""What programs and people do to the source of a mail on its way to the desk."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

Damage = Callable[[bytes], bytes]


def _lf(source: bytes) -> bytes:
    return source.replace(b"\r\n", b"\n")


def _each_line(mark: bytes) -> Damage:
    return lambda source: b"".join(mark + line for line in _lf(source).splitlines(keepends=True))


def _header(old: bytes, new: bytes) -> Damage:
    """Return a change of the header lines of the mail and of its parts."""
    return lambda source: _lf(source).replace(old, new)


def _after_first_line(junk: bytes) -> Damage:
    def damaged(source: bytes) -> bytes:
        first, rest = _lf(source).split(b"\n", 1)
        return first + b"\n" + junk + b"\n" + rest

    return damaged


def _emlx(source: bytes) -> bytes:
    plist = (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0'
        b'//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0"><dict>'
        b"<key>flags</key><integer>1</integer></dict></plist>\n"
    )
    body = _lf(source)
    return b"%d       \n" % len(body) + body + plist


GMAIL = """\
Original Message

Message ID\t<1@exemple.invalid>
Created at:\tMon, Nov 16, 2026 at 10:00 AM (Delivered after 2 seconds)
From:\tService <service@exemple.invalid>
To:\tmarie@fai.example
Subject:\tObjet
SPF:\tPASS with IP 192.0.2.7 Learn more
DKIM:\t'PASS' with domain exemple.invalid Learn more


Download Original\tCopy to clipboard

"""


def shown_page(source: bytes) -> bytes:
    """Return a page that shows the source, as webmail does."""
    shown = html.escape(_lf(source).decode("utf-8"))
    return f"<html><body><h1>Source</h1><pre>{shown}</pre></body></html>".encode()


DAMAGES: dict[str, Damage] = {
    "byte-order mark": lambda source: b"\xef\xbb\xbf" + source,
    "byte-order mark read as latin-1": lambda s: "\ufeff".encode().decode("latin-1").encode() + s,
    "UTF-16": lambda source: source.decode("utf-8").encode("utf-16"),
    "UTF-16 without mark": lambda source: source.decode("utf-8").encode("utf-16-le"),
    "UTF-16, other order": lambda source: b"\xfe\xff" + source.decode("utf-8").encode("utf-16-be"),
    "line of an mbox": lambda s: b"From a@fai.example Mon Nov 16 10:00:00 2026\n" + s,
    "quoted line of an mbox": lambda s: b">From a@fai.example Mon Nov 16 10:00:00 2026\n" + s,
    "empty lines first": lambda source: b"\r\n \r\n\r\n" + source,
    "LF": _lf,
    "CR": lambda source: _lf(source).replace(b"\n", b"\r"),
    "CRCRLF": lambda source: source.replace(b"\r\n", b"\r\r\n"),
    "empty line between lines": lambda source: _lf(source).replace(b"\n", b"\n\n"),
    "indented": _each_line(b"    "),
    "indented by a tab": _each_line(b"\t"),
    "quoted": _each_line(b"> "),
    "sentence above": lambda s: b"Bonjour, voici le mail en entier :\n\n" + _lf(s),
    "several paragraphs above": lambda s: b"Bonjour,\n\nvoici le source.\n\nMerci\nAnne\n\n\n" + s,
    "Gmail's table": lambda source: GMAIL.encode() + _lf(source),
    "Apple Mail": _emlx,
    "blank before the colon": _header(b"Content-Type:", b"Content-Type :"),
    "blanks before each colon": lambda s: _header(b"Content-Transfer-Encoding:",
                                                  b"Content-Transfer-Encoding \t:")(
        _header(b"\nMIME-Version:", b"\nMIME-Version  :")(s)),
    "junk line": _after_first_line(b"*** QUARANTAINE ***"),
    "junk lines": _after_first_line(b"[ message suspect ]\nverdict = douteux\n(passerelle)"),
    "junk with a line of an mbox": _after_first_line(b">From nobody Mon Nov 16 10:00:00 2026"),
    "header in capitals": _header(b"Content-", b"CONTENT-"),
    "mistyped base64": _header(b"Encoding: base64", b"Encoding: base-64"),
    "quoted base64": _header(b"Encoding: base64", b'Encoding: "BASE64"; x=y'),
    "mistyped quoted-printable": _header(b"Encoding: quoted-printable",
                                         b"Encoding: quoted printable"),
    "misspelt quoted-printable": _header(b"Encoding: quoted-printable",
                                         b"Encoding: qouted-printable"),
    "mistyped 8bit": _header(b"Encoding: 8bit", b"Encoding: 8 bit"),
    "encoding twice": _header(b"Content-Transfer-Encoding: ",
                              b"Content-Transfer-Encoding: 7bit\nContent-Transfer-Encoding: "),
    "encoding missing": lambda source: b"".join(
        line for line in _lf(source).splitlines(keepends=True)
        if not line.startswith(b"Content-Transfer-Encoding")),
    "boundary wrong": _header(b'boundary="', b'boundary="x'),
    "boundary missing": _header(b" boundary=", b" bondary="),
    "no semicolon after the type": lambda source: re.sub(
        rb"(\nContent-Type: [a-z/]+);", rb"\1", _lf(source)),
    "blanks in the type": lambda s: re.sub(rb"(Content-Type: [a-z]+)/", rb"\1 / ", _lf(s)),
    "type in quotes": lambda s: re.sub(rb"Content-Type: ([a-z/]+);", rb'Content-Type: "\1";', _lf(s)),
    "type missing": lambda source: re.sub(
        rb"\nContent-Type: multipart/alternative;[^\n]*(?:\n [^\n]*)*", b"", _lf(source)),
    "parameters repeated": _header(b"charset=", b"; ;charset="),
}  # fmt: skip
