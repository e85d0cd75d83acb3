"""Pages whose message stands where only some programs show it, and parts of an odd type."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from hostile_inputs import (
    BENIGN,
    HOST,
    LINK,
    PAGE,
    TEXT,
    THREAT,
    HostileInput,
    headers,
)

_INTRO = f"<p>Bonjour,</p><p>{THREAT}</p>"
_REAL = "https://www.ameli.fr"


def inputs() -> Iterator[HostileInput]:
    """Yield all inputs."""
    for group in (_programs, _elsewhere, _rules, _types, _encodings, _files, _calendars, _links):
        yield from group()


def _page(name: str, page: str) -> HostileInput:
    head = headers("Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: 8bit")
    return HostileInput(f"{name}.eml", f"{head}<html><body>{page}</body></html>".encode())


def _programs() -> Iterator[HostileInput]:
    """Yield pages with the address in a program."""
    coded = base64.b64encode(PAGE.encode()).decode()
    pages = {
        "opened by a button": f"<button onclick=\"window.open('{LINK}')\">Suite</button>",
        "opened by a block": f"<div onclick=\"location.href='{LINK}'\">Suite</div>",
        "exchanged on a click": f"<a href='{_REAL}' onmousedown=\"this.href='{LINK}'\">Suite</a>",
        "opened when loaded": f"<img src=x onerror=\"location='{LINK}'\">",
        "script address": f"<a href=\"javascript:location='{LINK}'\">Suite</a>",
        "script address in pieces": f"<a href=\"java\tscript:location.assign('{LINK}')\">Suite</a>",
        "script address in entities": f"<a href=\"&#106;avascript:location='{LINK}'\">Suite</a>",
        "data with a script": f"<a href='data:text/html,<script>open(\"{LINK}\")</script>'>x</a>",
        "data in base64": f"<a href='data:text/html;base64,{coded}'>Suite</a>",
        "form of a script": f"<form action=\"javascript:location='{LINK}'\"><button>Suite</button>",
        "animated": f"<svg><a><animate attributeName=href values='{LINK}'/><text>Suite</text></a>",
        "set": f"<svg><a><set attributeName='xlink:href' to='{LINK}'/><text>Suite</text></a></svg>",
    }
    for name, page in pages.items():
        yield _page(f"program {name}", _INTRO + page)


def _elsewhere() -> Iterator[HostileInput]:
    """Yield pages with the message where not every program shows it."""
    narrow = "<style>.m{display:none}@media (max-width:600px){.m{display:block}}</style>"
    button = f"<v:roundrect href='{LINK}'>Suite</v:roundrect>"
    pages = {
        "for Outlook alone": f"<!--[if mso]>{PAGE}<![endif]--><p>Bonjour</p>",
        "button for Outlook": f"{_INTRO}<!--[if mso]>{button}<![endif]-->",
        "button for new Outlook": f"{_INTRO}<!--[if gte mso 9]>{button}<![endif]-->",
        "on a telephone": f"{narrow}<div class=m>{PAGE}</div><p>{BENIGN}</p>",
        "in an unclosed sheet": f"<noscript><style></noscript>{PAGE}",
        "behind an empty script": f"<div/><script/>{PAGE}",
        "behind an open title": f"<title>Bonjour{PAGE}",
        "behind an open textarea": f"<p>Bonjour</p><textarea>{PAGE}",
        "in a hidden page": f"<html><html hidden>{PAGE}",
        "in a hidden block": f"<div hidden>{PAGE}</div><p>Bonjour</p>",
        "in a drawing": f"<svg><![CDATA[{THREAT} {LINK}]]></svg>",
        "in a choice": f"<select><div>{THREAT}</div><a href='{LINK}'>x</a></select>",
    }
    for name, page in pages.items():
        yield _page(f"elsewhere {name}", page)


def _rules() -> Iterator[HostileInput]:
    """Yield pages with a rule that does not count."""
    for name, condition in {
        "invented property": "(x:y)",
        "invented value": "(display:foo)",
        "invented property of two": "(display:grid) and (text-glow:1px)",
        "property of another browser": "(-moz-appearance:none)",
    }.items():
        sheet = f"<style>@supports {condition}{{.k{{display:none}}}}</style>"
        yield _page(f"rule {name}", f"{sheet}<div class=k>{PAGE}</div><p>{BENIGN}</p>")


def _types() -> Iterator[HostileInput]:
    """Yield mails whose text is declared as something else."""
    for kind in ("application/zip", "application/msword", "image/png", "audio/mpeg", "foo/bar"):
        name = kind.replace("/", " ")
        yield HostileInput(f"type {name}.eml", f"{headers(f'Content-Type: {kind}')}{TEXT}".encode())
        part = f"--cut\nContent-Type: {kind}\n\n{TEXT}\n--cut--\n"
        head = headers('Content-Type: multipart/mixed; boundary="cut"')
        yield HostileInput(f"type of a part {name}.eml", f"{head}{part}".encode())


def _encodings() -> Iterator[HostileInput]:
    """Yield base64 with signs in it that programs pass over."""
    coded = base64.b64encode(TEXT.encode()).decode()
    head = headers("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64")
    for name, body in {
        "stars": "*".join(coded[at : at + 9] for at in range(0, len(coded), 9)),
        "dots everywhere": ".".join(coded),
        "blanks everywhere": " ".join(coded),
        "quotation marks of a reply": "\n".join(
            f"> {coded[at : at + 60]}" for at in range(0, len(coded), 60)
        ),
    }.items():
        yield HostileInput(f"base64 with {name}.eml", f"{head}{body}\n".encode())


def _files() -> Iterator[HostileInput]:
    """Yield a cover note with a mailbox."""
    source = headers("Content-Type: text/plain; charset=utf-8") + TEXT
    box = f"From a@b.example Wed Nov 25 09:12:00 2026\n{source}\n"
    coded = base64.encodebytes((box.replace(TEXT, BENIGN) + box).encode()).decode()
    head = headers('Content-Type: multipart/mixed; boundary="cut"')
    note = "--cut\nContent-Type: text/plain; charset=utf-8\n\nBonjour, est-ce de vous ? Claire\n"
    for kind in ("application/mbox", "application/octet-stream", "text/plain"):
        part = (
            f"--cut\nContent-Type: {kind}\nContent-Transfer-Encoding: base64\n"
            f'Content-Disposition: attachment; filename="courriels.mbox"\n\n{coded}--cut--\n'
        )
        name = kind.replace("/", " ")
        yield HostileInput(f"mailbox attached as {name}.eml", f"{head}{note}{part}".encode())


def _calendars() -> Iterator[HostileInput]:
    """Yield calendars with the message outside of an event."""
    text = TEXT.replace("\n", "\\n").replace(",", "\\,")
    page = PAGE.replace(",", "\\,").replace(";", "\\;")
    calendars = {
        "of the calendar": f"X-WR-CALDESC:{text}\nBEGIN:VEVENT\nSUMMARY:Rappel\nEND:VEVENT",
        "of busy times": f"BEGIN:VFREEBUSY\nCOMMENT:{text}\nEND:VFREEBUSY",
        "of a poll": f"BEGIN:VPOLL\nDESCRIPTION:{text}\nEND:VPOLL",
        "with style": "BEGIN:VEVENT\nSUMMARY:Rappel\nSTYLED-DESCRIPTION;VALUE=TEXT;"
        f"FMTTYPE=text/html:{page}\nEND:VEVENT",
        "in the summary": f"BEGIN:VEVENT\nSUMMARY:{text.replace(chr(92) + 'n', ' ')}\nEND:VEVENT",
    }
    for name, lines in calendars.items():
        data = f"BEGIN:VCALENDAR\nVERSION:2.0\n{lines}\nEND:VCALENDAR\n"
        yield HostileInput(f"description {name}.ics", data.encode())


def _links() -> Iterator[HostileInput]:
    """Yield mails whose only address stands in their headers."""
    plain = "Content-Type: text/plain; charset=utf-8"
    for name, head in {
        "subject": headers(plain, subject=f"Carte Vitale : {LINK}"),
        "name of the sender": headers(plain, sender=f'"Voir {LINK}" <a@courrier.example>'),
        "subject without scheme": headers(plain, subject=f"Voir www.{HOST}/suite"),
    }.items():
        yield HostileInput(f"address in the {name}.eml", f"{head}{THREAT}\n".encode())
