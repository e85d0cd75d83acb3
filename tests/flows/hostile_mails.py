"""Mails whose headers, parts, calendars or files hold the scam in an unusual way."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from hostile_inputs import (
    BENIGN,
    HOST,
    LINK,
    PAGE,
    SENDER,
    TEXT,
    THREAT,
    HostileInput,
    headers,
)


def inputs() -> Iterator[HostileInput]:
    """Yield all inputs."""
    for group in (
        _headers,
        _odd_headers,
        _senders,
        _parts,
        _calendars,
        _files,
    ):
        yield from group()


def _headers() -> Iterator[HostileInput]:
    """Yield mails whose headers lie or are unusual."""
    plain = "Content-Type: text/plain; charset=utf-8"
    folded = f"From: =?utf-8?B?{base64.b64encode(b'Assurance Maladie').decode()}?=\n <s@{HOST}>"
    mails: dict[str, str | bytes] = {
        "charset that is not": (headers("Content-Type: text/plain; charset=us-ascii") + TEXT),
        "charset of another": headers("Content-Type: text/plain; charset=iso-2022-jp") + TEXT,
        "charset unknown": headers("Content-Type: text/plain; charset=x-inconnu") + TEXT,
        "charset twice": headers("Content-Type: text/plain; charset=utf-16; charset=utf-8") + TEXT,
        "utf-7": headers("Content-Type: text/plain; charset=utf-7").encode()
        + TEXT.encode("utf-7"),
        "ebcdic": headers("Content-Type: text/plain; charset=cp500").encode()
        + TEXT.encode("cp500"),
        "type twice": headers("Content-Type: application/pdf", plain) + TEXT,
        "type of an archive": headers("Content-Type: application/zip") + TEXT,
        "type missing": headers() + TEXT,
        "type empty": headers("Content-Type:") + TEXT,
        "type in capitals": headers("CONTENT-TYPE: TEXT/HTML; CHARSET=UTF-8") + PAGE,
        "plain that is a page": headers(plain) + f"<html><body>{PAGE}</body></html>",
        "folded": headers(plain).replace(f"From: {SENDER}", folded) + TEXT,
        "folded type": headers("Content-Type:\n text/html;\n\tcharset=\"utf-8\"") + PAGE,
        "comment in the type": headers("Content-Type: text/html (page); charset=utf-8") + PAGE,
        "disposition attachment": headers(plain, "Content-Disposition: attachment") + TEXT,
        "empty subject": headers(plain, subject="") + TEXT,
        "scam in the subject": headers(plain, subject=f"{THREAT} {LINK}") + "Cordialement",
        "scam in the name": headers(plain, sender=f"\"{THREAT} {LINK}\" <a@{HOST}>") + "Bonjour",
        "no from": headers(plain).replace(f"From: {SENDER}\n", "") + TEXT,
        "forged checks": headers(
            plain,
            f"Received: from mail.{HOST} by mx.fai.example; Thu, 26 Nov 2026 08:30:01 +0100",
            "Authentication-Results: mx.fai.example; spf=pass; dkim=pass header.d=ameli.fr; "
            "dmarc=pass header.from=ameli.fr",
            sender="Assurance Maladie <service@ameli.fr>",
        ) + TEXT,
        "carriage returns": (headers(plain) + TEXT).replace("\n", "\r"),
        "bare page": f"From: {SENDER}\nContent-Type: text/html\n\n{PAGE}",
        "encoding of another part": headers(plain, "Content-Transfer-Encoding: x-uuencode") + TEXT,
        "quoted twice": headers(plain, "Content-Transfer-Encoding: quoted-printable")
        + TEXT.replace("é", "=3DC3=3DA9"),
    }  # fmt: skip
    for name, mail in mails.items():
        yield HostileInput(
            f"headers {name}.eml", mail if isinstance(mail, bytes) else mail.encode()
        )


def _odd_headers() -> Iterator[HostileInput]:
    """Yield mails whose charset, encoding or lines are unusual."""
    plain = "Content-Type: text/plain; charset=utf-8"
    mails = {
        "utf-16 said": headers("Content-Type: text/plain; charset=utf-16") + TEXT,
        "charset with nul": headers('Content-Type: text/plain; charset="utf-8\0"') + TEXT,
        "charset coded": headers("Content-Type: text/plain; charset*=us-ascii'en'utf-8") + TEXT,
        "qp said base64": headers(plain, "Content-Transfer-Encoding: quoted-printable")
        + base64.encodebytes(TEXT.encode()).decode(),
        "base64 said plain": headers(plain, "Content-Transfer-Encoding: base64") + TEXT,
        "base64 with junk": headers(plain, "Content-Transfer-Encoding: base64")
        + "!*".join(
            base64.b64encode(TEXT.encode()).decode()[i : i + 30] for i in range(0, 400, 30)
        ),
        "base64 one line": headers(plain, "Content-Transfer-Encoding: base64")
        + base64.b64encode(TEXT.encode()).decode(),
        "base64 twice": headers(plain, "Content-Transfer-Encoding: base64")
        + base64.encodebytes(base64.encodebytes(TEXT.encode())).decode(),
        "encoding with comment": headers(plain, "Content-Transfer-Encoding: base64 (x)")
        + base64.encodebytes(TEXT.encode()).decode(),
        "encoding folded": headers(plain, "Content-Transfer-Encoding:\n base64")
        + base64.encodebytes(TEXT.encode()).decode(),
        "long header": headers(plain, "X-Long: " + "x" * 300000) + TEXT,
        "many headers": headers(plain, *(f"X-{i}: y" for i in range(20000))) + TEXT,
        "many senders": headers(plain, *(f"From: Paul {i} <p{i}@a.example>" for i in range(30)))
        + TEXT,
        "header without value": headers(plain, "Subject", "X") + TEXT,
        "lf cr mixed": headers(plain).replace("\n", "\n\r") + TEXT,
        "tab before colon": headers(plain).replace("Subject:", "Subject\t:") + TEXT,
        "mime version 2": headers(plain).replace("1.0", "2.0 (x)") + TEXT,
        "delsp": headers("Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes")
        + TEXT.replace(" ", " \n"),
        "html as plain qp": headers(plain, "Content-Transfer-Encoding: quoted-printable")
        + PAGE.replace("=", "=3D"),
    }
    for name, mail in mails.items():
        yield HostileInput(f"head {name}.eml", mail.encode("utf-8", "replace"))


def _senders() -> Iterator[HostileInput]:
    """Yield mails with an unusual `From` header."""
    senders = {
        "two addresses": f"Assurance Maladie <service@ameli.fr>, x <a@{HOST}>",
        "comment": f"service@ameli.fr (Assurance Maladie) <a@{HOST}>",
        "quoted address": f'"service@ameli.fr" <a@{HOST}>',
        "coded address": f"=?utf-8?Q?Assurance_Maladie_=3Cservice=40ameli=2Efr=3E?= <a@{HOST}>",
        "group": f"Assurance Maladie: a@{HOST};",
        "no brackets": f"Assurance Maladie a@{HOST}",
        "brackets twice": f"Ameli <<a@{HOST}>>",
        "capitals": f"AMELI <A@{HOST.upper()}>",
        "route": f"Ameli <@ameli.fr:a@{HOST}>",
    }
    for name, sender in senders.items():
        mail = headers("Content-Type: text/plain; charset=utf-8", sender=sender) + TEXT
        yield HostileInput(f"sender {name}.eml", mail.encode())


def _multipart(kind: str, *parts: str, boundary: str = "cut", given: str | None = None) -> str:
    body = "".join(f"--{boundary}\n{part}\n" for part in parts)
    stated = f'"{boundary}"' if given is None else given
    return headers(f"Content-Type: multipart/{kind}; boundary={stated}") + (
        f"{body}--{boundary}--\n"
    )


def _part(text: str, kind: str = "text/plain; charset=utf-8", *more: str) -> str:
    return "\n".join((f"Content-Type: {kind}", *more)) + f"\n\n{text}"


def _parts() -> Iterator[HostileInput]:
    """Yield mails whose parts or boundaries are unusual."""
    page = f"<html><body>{PAGE}</body></html>"
    plain, shown, benign = _part(TEXT), _part(page, "text/html; charset=utf-8"), _part(BENIGN)
    mails = {
        "boundary with blanks": _multipart("mixed", plain, boundary="a b c"),
        "boundary with a quote": _multipart("mixed", plain, boundary="it's", given="\"it's\""),
        "boundary in the next": _multipart("mixed", benign, plain, boundary="cut").replace(
            f"--cut\n{benign}", f"--cut\n{benign}\n--cut2"
        ),
        "boundary empty": _multipart("mixed", plain, boundary="", given='""'),
        "boundary encoded": _multipart("mixed", plain).replace(
            'boundary="cut"', "boundary*=utf-8''c%75t"
        ),
        "boundary in pieces": _multipart("mixed", plain).replace(
            'boundary="cut"', 'boundary*0="c"; boundary*1="ut"'
        ),
        "boundary twice": _multipart("mixed", plain).replace(
            'boundary="cut"', 'boundary="cut"; boundary="other"'
        ),
        "no last boundary": _multipart("mixed", benign, plain).replace("--cut--\n", ""),
        "alternative reversed": _multipart("alternative", shown, benign),
        "alternative of pages": _multipart(
            "alternative", _part(f"<p>{BENIGN}</p>", "text/html"), shown
        ),
        "enriched text": _multipart("alternative", benign, _part(f"<bold>{THREAT}</bold> {LINK}",
                                    "text/enriched")),
        "rich text": _multipart("mixed", benign, _part(TEXT, "text/richtext")),
        "watch": _multipart("alternative", benign, _part(page, "text/watch-html")),
        "amp": _multipart("alternative", benign, _part(page, "text/x-amp-html")),
        "markdown": _multipart("mixed", benign, _part(TEXT, "text/markdown; charset=utf-8")),
        "xhtml": _multipart("mixed", _part(page, "application/xhtml+xml")),
        "xml": _multipart("mixed", benign, _part(page, "text/xml")),
        "related first": _multipart("related", _part("", "image/gif"), shown),
        "related by start": _multipart(
            "related", _part(f"<p>{BENIGN}</p>", "text/html", "Content-ID: <a>"),
            _part(page, "text/html", "Content-ID: <b>"),
        ).replace('boundary="cut"', 'boundary="cut"; start="<b>"'),
        "deep": _deep(plain, 30),
        "signed": _multipart("signed", plain, _part("x", "application/pgp-signature")),
        "partial": _multipart("mixed", benign, _part(TEXT, "message/partial; number=1; total=1")),
        "external body": _multipart(
            "mixed", plain, _part("", f"message/external-body; access-type=URL; URL=\"{LINK}\"")
        ),
        "digest": _multipart("digest", f"\n{headers()}{TEXT}"),
        "global": _multipart("mixed", benign, _part(headers() + TEXT, "message/global")),
        "headers only": _multipart("mixed", benign, _part(headers() + TEXT, "text/rfc822-headers")),
        "inline file": _multipart(
            "mixed", benign, _part(TEXT, "text/plain; charset=utf-8; name=lettre.txt",
            "Content-Disposition: inline; filename=lettre.txt"),
        ),
        "csv attached": _multipart(
            "mixed", benign, _part(TEXT, "text/csv; charset=utf-8; name=lettre.csv")
        ),
        "type of octets": _multipart("mixed", _part(page, "application/octet-stream")),
        "multipart without parts": headers('Content-Type: multipart/mixed; boundary="x"') + TEXT,
        "multipart in base64": headers(
            'Content-Type: multipart/mixed; boundary="cut"', "Content-Transfer-Encoding: base64"
        ) + base64.encodebytes(f"--cut\n{plain}\n--cut--\n".encode()).decode(),
    }  # fmt: skip
    for name, mail in mails.items():
        host = HOST
        yield HostileInput(f"several {name}.eml", mail.encode(), host)


def _deep(part: str, depth: int) -> str:
    for level in range(depth):
        part = (
            f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n{part}\n'
            f"--b{level}--\n"
        )
    return headers().rstrip("\n") + "\n" + part


def _calendars() -> Iterator[HostileInput]:
    """Yield calendar entries and cards with the scam in an unusual field."""
    text = TEXT.replace("\n", "\\n").replace(",", "\\,")
    organiser = f"ORGANIZER;CN=Assurance Maladie:mailto:service@{HOST}"

    def entry(*lines: str) -> str:
        both = ("BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR")
        return "\r\n".join(both) + "\r\n"

    event = ("BEGIN:VEVENT", "UID:2", organiser)
    page = PAGE.replace(",", "\\,").replace(";", "\\;")
    calendars = {
        "page in the event": entry(
            *event, "SUMMARY:Carte", f"X-ALT-DESC;FMTTYPE=text/html:{page}", "END:VEVENT"
        ),
        "address in the place": entry(
            *event, f"SUMMARY:{THREAT.replace(',', ';')}", f"LOCATION:{LINK}", "END:VEVENT"
        ),
        "address as URL": entry(*event, f"SUMMARY:{THREAT}", f"URL;VALUE=URI:{LINK}", "END:VEVENT"),
        "task": entry("BEGIN:VTODO", organiser, f"DESCRIPTION:{text}", "END:VTODO"),
        "journal": entry("BEGIN:VJOURNAL", organiser, f"DESCRIPTION:{text}", "END:VJOURNAL"),
        "alarm": entry(
            *event, "SUMMARY:Rappel", "BEGIN:VALARM", f"DESCRIPTION:{text}", "END:VALARM",
            "END:VEVENT",
        ),
        "comment": entry(*event, "SUMMARY:Rappel", f"COMMENT:{text}", "END:VEVENT"),
        "attachment": entry(*event, f"SUMMARY:{THREAT}", f"ATTACH:{LINK}", "END:VEVENT"),
        "quoted-printable": entry(
            *event, "DESCRIPTION;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:"
            + TEXT.replace("é", "=C3=A9").replace("\n", "=0D=0A"), "END:VEVENT",
        ),
        "small letters": entry(*event, f"description:{text}", "END:VEVENT").lower(),
    }  # fmt: skip
    for name, calendar in calendars.items():
        yield HostileInput(f"calendar {name}.ics", calendar.encode())


def _files() -> Iterator[HostileInput]:
    """Yield mails whose attachments carry the message or cannot be opened."""
    names = {
        "name with the message": "Votre carte Vitale - renouvelez sur "
        "vitale-renouvellement.top.pdf",
        "name coded": "=?utf-8?B?"
        + base64.b64encode(f"Carte Vitale à renouveler sur {HOST}.pdf".encode()).decode()
        + "?=",
    }
    for name, file in names.items():
        part = _part(
            "JVBERi0=", "application/pdf", f'Content-Disposition: attachment; filename="{file}"',
            "Content-Transfer-Encoding: base64",
        )  # fmt: skip
        mail = _multipart("mixed", _part("Voir le document joint."), part)
        yield HostileInput(f"file {name}.eml", mail.encode())
