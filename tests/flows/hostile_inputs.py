"""Inputs that once went wrong, or are of the same kinds: each holds a scam that must be flagged.

All are made of one invented scam. `inputs()` yields them as `HostileInput`; the parts of an input
that are in nobody's interest to change (headers, page around the text) are written by the helpers
at the top.
"""

from __future__ import annotations

import base64
import quopri
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import msg_writer

HOST = "vitale-renouvellement.top"
LINK = f"http://{HOST}/suite"
SENDER = "Service des dossiers <service@courrier-assures.example>"
SUBJECT = "Votre carte Vitale"
THREAT = (
    "Votre carte Vitale n'est plus valable. Renouvelez-la avant demain soir, sinon vos soins ne "
    "seront plus remboursés et des frais seront appliqués."
)
TEXT = f"Bonjour,\n\n{THREAT}\n{LINK}\n\nL'Assurance Maladie\n"
PAGE = f"<p>Bonjour,</p><p>{THREAT}</p><a href='{LINK}'>Renouveler ma carte</a><p>Ameli</p>"
BENIGN = (
    "Bonjour Hélène,\n\nle planning de la semaine prochaine est affiché dans la salle de pause. "
    "Pense à rendre les clés du local jeudi.\n\nBonne journée,\nMarc"
)
_HISTORY = (
    "De : Marc Fontaine <marc.fontaine@menuiserie.example>\n"
    "Envoyé : jeudi 5 novembre 2026 14:20\n"
    "À : Hélène Roche <helene.roche@menuiserie.example>\n"
    "Objet : Planning\n"
)


@dataclass(frozen=True, slots=True)
class HostileInput:
    """One input as a file: `name` tells what it shows, its ending the type."""

    name: str
    data: bytes
    host: str = HOST  # must be the host of a link of the result; "" when the input has no link

    @property
    def file_name(self) -> str:
        """The name with which the file is stored."""
        return self.name.replace(" ", "-")


def inputs() -> Iterator[HostileInput]:
    """Yield all inputs."""
    for group in (_pages, _several_parts, _damaged, _attached, _texts, _redirects, _disguised):
        yield from group()


def headers(*more: str, subject: str = SUBJECT, sender: str = SENDER) -> str:
    """Return the header lines of a mail, `more` at their end, with the empty line below."""
    lines = (f"From: {sender}", "To: h@fai.example", f"Subject: {subject}")
    when = "Date: Thu, 26 Nov 2026 08:30:00 +0100"
    return "\n".join((*lines, when, "MIME-Version: 1.0", *more)) + "\n\n"


def _page_mail(name: str, page: str) -> HostileInput:
    head = headers("Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: 8bit")
    return HostileInput(f"{name}.eml", (head + page).encode())


def _multipart(kind: str, *parts: str, boundary: str = "cut", more: str = "") -> str:
    body = "".join(f"--{boundary}\n{part}\n" for part in parts)
    return headers(f'Content-Type: multipart/{kind}; boundary="{boundary}"{more}') + (
        f"{body}--{boundary}--\n"
    )


def _text_part(text: str, kind: str = "plain") -> str:
    return f"Content-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}"


def _coded_part(text: str, kind: str = "text/plain; charset=utf-8", more: str = "") -> str:
    coded = base64.encodebytes(text.encode()).decode()
    return f"Content-Type: {kind}\nContent-Transfer-Encoding: base64{more}\n\n{coded}"


def _coded_mail(text: str = TEXT) -> str:
    coded = base64.encodebytes(text.encode()).decode()
    lines = ("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64")
    return headers(*lines) + coded


def _pages() -> Iterator[HostileInput]:
    """Yield pages whose text or link a lax reader misses."""
    button = f"<a href='{LINK}' style='%s'>Renouveler</a>"
    intro = f"<p>Bonjour,</p><p>{THREAT}</p>"
    pages = {
        "first of two href": intro + f"<a href='{LINK}' href='https://www.ameli.fr'>Continuer</a>",
        "first of two style": f"<div style='color:#111' style='display:none'>{PAGE}</div>",
        "mso-hide on a button": intro + button % "mso-hide:all;display:inline-block",
        "mso-hide on a block": f"<div style='mso-hide:all'>{PAGE}</div>",
        "mso-hide in a sheet": f"<style>.b{{mso-hide:all}}</style><div class='b'>{PAGE}</div>",
        "noframes with style": f"<noframes><style></noframes>{PAGE}",
        "title with style": f"<title><style></title>{PAGE}",
        "textarea with comment": f"<textarea><!--</textarea>{PAGE}",
        "iframe with comment": f"<iframe><!-- </iframe>{PAGE}",
        "xmp with script": f"<xmp><script></xmp>{PAGE}",
        "noembed with style": f"<noembed><style></noembed>{PAGE}",
        "comment closed at once": f"<!-->{PAGE}<!-- -->",
        "comment with one dash": f"<!--->{PAGE}<!-- -->",
        "comment with bang": f"<!-- a --!>{PAGE}<!-- -->",
        "processing instruction": f"<?xml version='1.0'?>{PAGE}",
        "base": f"<base href='http://{HOST}/'>{intro}<a href='suite'>Renouveler</a>",
        "tab in an address": intro
        + "<a href='ht\ttp://vitale-renou\nvellement.top/suite'>Renouveler</a>",
        "image map": intro + f"<map name='m'><area href='{LINK}' alt='Renouveler'></map>",
        "form": intro + f"<form action='{LINK}'><input name='carte'><button>Suite</button></form>",
        "formaction": intro + f"<form><button formaction='{LINK}'>Suite</button></form>",
        "svg": intro + f"<svg><a xlink:href='{LINK}'><text>Renouveler</text></a></svg>",
        "refresh": f"<meta http-equiv='refresh' content='0; url={LINK}'>{intro}",
        "long attribute": f"<div title='{'x' * 200_000}'>{PAGE}</div>",
        "padding by comments": "<!-- padding padding padding -->" * 35_000 + PAGE,
        "padding by tags": "<span></span>" * 70_000 + PAGE,
        "padding by a sheet": f"<style>{'.a{color:red}' * 90_000}</style>{PAGE}",
        "media screen": f"{PAGE}<style>@media screen{{.n{{display:none}}}}</style>"
        f"<p class='n'>{BENIGN}</p>",
        "rule after conditional comment": f"<!--[if mso]><style>.k{{display:none}}</style>"
        f"<![endif]--><div class='k'>{PAGE}</div>",
        "invalid value later": f"<div style='display:block;display:bogus'>{PAGE}</div>",
        "half of the letters hidden": PAGE.replace(
            "remboursés", "rem<span style='display:none'>xq</span>boursés"
        ).replace("Vitale", "Vi<i style='font-size:0'>zz</i>tale"),
        "history below": PAGE + f"<hr><pre>{_HISTORY}\n{BENIGN}</pre>",
    }
    for name, page in pages.items():
        yield _page_mail(f"page {name}", f"<html><body>{page}</body></html>")


def _several_parts() -> Iterator[HostileInput]:
    """Yield mails of several parts in which the scam is not the part that is looked at first."""
    benign = headers("Content-Type: text/plain; charset=utf-8", subject="Planning") + BENIGN
    empty = headers("Content-Type: text/plain", subject="")
    attached = "Content-Type: message/rfc822\n\n"
    mails = {
        "benign mail attached": _multipart("mixed", _text_part(TEXT), attached + benign),
        "empty mail attached": _multipart("mixed", _text_part(TEXT), attached + empty),
        "second of two mails attached": _multipart(
            "mixed",
            _text_part("Voir les messages joints."),
            attached + benign,
            attached + headers("Content-Type: text/plain; charset=utf-8") + TEXT,
        ),
        "benign page": _multipart(
            "alternative", _text_part(TEXT), _text_part(f"<p>{BENIGN}</p>", "html")
        ),
        "benign plain text": _multipart(
            "alternative", _text_part(BENIGN), _text_part(PAGE, "html")
        ),
        "empty page": _multipart("alternative", _text_part(TEXT), _text_part("<p></p>", "html")),
        "report with the scam": _multipart(
            "report", _text_part(TEXT), attached + benign, more="; report-type=delivery-status"
        ),
        "tail below a forward mark": headers("Content-Type: text/plain; charset=utf-8")
        + f"{TEXT}\n---------- Forwarded message ---------\n{_HISTORY}\n{BENIGN}",
        "calendar": _multipart(
            "alternative",
            _text_part(""),
            f"Content-Type: text/calendar; charset=utf-8; method=REQUEST\n\n{_calendar()}",
        ),
    }
    for name, mail in mails.items():
        yield HostileInput(f"parts {name}.eml", mail.encode())


def _damaged() -> Iterator[HostileInput]:
    """Yield sources of mails that are a little off."""
    source = _coded_mail()
    parts = _multipart("mixed", _coded_part(TEXT))
    quoted = quopri.encodestring(TEXT.encode()).decode()
    sources: dict[str, bytes | str] = {
        "byte-order mark": b"\xef\xbb\xbf" + source.encode(),
        "utf-16": source.encode("utf-16"),
        "utf-16 without mark": source.encode("utf-16-le"),
        "mbox line": f">From service@{HOST} Thu Nov 26 08:30:00 2026\n{source}",
        "blank lines first": f"\n\n\n{source}",
        "blank before the colon": source.replace(
            "Content-Transfer-Encoding:", "Content-Transfer-Encoding :"
        ),
        "junk line": parts.replace("Subject:", "[[ marque du filtre ]]\nSubject:"),
        "doubled line ends": parts.replace("\n", "\r\r\n"),
        "empty line after each": parts.replace("\n", "\n\n"),
        "indented": "\n".join(f"    {line}" for line in source.split("\n")),
        "sentence before": f"Voici le code source que la personne m'a envoyé :\n\n{source}",
        "wrong boundary": parts.replace('boundary="cut"', 'boundary="other"'),
        "no boundary": parts.replace('; boundary="cut"', ""),
        "encoding mistyped": source.replace(": base64", ": base-64"),
        "encoding missing": source.replace("Content-Transfer-Encoding: base64\n", ""),
        "encoding doubled": source.replace(
            "Content-Transfer-Encoding: base64",
            "Content-Transfer-Encoding: 7bit\nContent-Transfer-Encoding: base64",
        ),
        "quoted-printable undeclared": headers("Content-Type: text/plain; charset=utf-8") + quoted,
    }
    for name, data in sources.items():
        written = data if isinstance(data, bytes) else data.encode()
        ending = "txt" if name in ("sentence before", "indented") else "eml"
        yield HostileInput(f"source {name}.{ending}", written)
    kept = f"{len(source.encode())}\n{source}<?xml version='1.0'?><plist><dict></dict></plist>"
    yield HostileInput("source apple.emlx", kept.encode())
    shown = f"Message d'origine\n\nID du message\t<1@{HOST}>\nDe :\t{SENDER}\nSPF :\tPASS\n\n"
    yield HostileInput("source shown by a webmail.txt", (shown + source).encode())


def _attached() -> Iterator[HostileInput]:
    """Yield cover notes of a caller to which the message is attached."""
    note = _text_part("Bonjour, ce courriel est-il de vous ? Merci. Paul")
    source = headers("Content-Type: text/plain; charset=utf-8") + TEXT
    named = '\nContent-Disposition: attachment; filename="message.eml"'
    kinds = {
        "mail in base64": _coded_part(source, "message/rfc822"),
        "mail as octets": _coded_part(source, "application/octet-stream", named),
        "mail as text": _coded_part(source, "text/plain; charset=utf-8", named),
        "page": _coded_part(
            f"<html><body>{PAGE}</body></html>", "text/html; charset=utf-8",
            '\nContent-Disposition: attachment; filename="lettre.html"',
        ),
    }  # fmt: skip
    for name, part in kinds.items():
        yield HostileInput(f"attached {name}.eml", _multipart("mixed", note, part).encode())
    outlook = base64.encodebytes(
        msg_writer.outlook_file(subject=SUBJECT, sender=SENDER, body=TEXT)
    ).decode()
    part = (
        "Content-Type: application/vnd.ms-outlook\nContent-Transfer-Encoding: base64\n"
        f'Content-Disposition: attachment; filename="message.msg"\n\n{outlook}'
    )
    yield HostileInput("attached outlook file.eml", _multipart("mixed", note, part).encode())
    for name, disposition in {
        "name in raw utf-8": 'attachment; filename="Relevé à signer.pdf"',
        "name in two forms": "attachment; filename=\"R.pdf\"; filename*=utf-8''Relev%C3%A9.pdf",
    }.items():
        part = f"Content-Type: application/pdf\nContent-Disposition: {disposition}\n\nJVBERi0="
        yield HostileInput(
            f"attached {name}.eml", _multipart("mixed", _text_part(TEXT), part).encode()
        )


def _calendar() -> str:
    description = TEXT.replace("\n", "\\n").replace(",", "\\,")
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:1",
        f'ORGANIZER;CN="Assurance Maladie":mailto:service@{HOST}',
        "SUMMARY:Carte Vitale : dernier rappel", f"DESCRIPTION:{description}",
        "DTSTART:20261127T090000Z", "END:VEVENT", "END:VCALENDAR",
    )  # fmt: skip
    folded = (line[at : at + 60] for line in lines for at in range(0, len(line), 60))
    starts = {line[:60] for line in lines}
    return "\n".join(piece if piece in starts else f" {piece}" for piece in folded) + "\n"


def _texts() -> Iterator[HostileInput]:
    """Yield chats, forwards, tables and other text in which the message is only a part."""
    one_line = " ".join(TEXT.split())
    stranger = "+33 6 39 98 71 20"
    mark = f"De : {SENDER}"
    texts = {
        "chat of several lines.txt": f"26/11/2026, 08:30 - {stranger}: Bonjour,\n{THREAT}\n{LINK}\n"
        "26/11/2026, 08:31 - Paul: qui est-ce ?\n",
        "chat with a system line.txt": "26/11/2026, 08:29 - Les messages et les appels sont "
        f"chiffrés de bout en bout.\n26/11/2026, 08:30 - {stranger}: {one_line}\n",
        "chat of the other system.txt": f"[26/11/2026 08:30:01] {stranger}: \u200eLes messages "
        f"sont chiffrés de bout en bout.\n[26/11/2026 08:30:02] {stranger}: {one_line}\n"
        "[26/11/2026 08:31:00] Paul: non merci\n",
        "chat in English.txt": f"11/26/26, 8:30\u202fAM - {stranger}: {one_line}\n",
        "behind a long text.txt": f"{BENIGN}\n\n" * 60 + TEXT,
        "inside a long text.txt": f"{BENIGN}\n\n" * 40 + f"{TEXT}\n" + f"{BENIGN}\n\n" * 40,
        "headers at the end.txt": f"{TEXT}\n{_HISTORY}",
        "above an older mail.txt": f"{TEXT}\n{_HISTORY}\n{BENIGN}",
        "forward in one line.txt": f"----- Message transmis ----- {mark}À : \"p@fai.example\" "
        f"<p@fai.example>Envoyé : jeudi 26 novembre 2026 à 08:30:00 UTC+1Objet : {SUBJECT}\n{TEXT}",
        "forward with a byte-order mark.txt": f"\ufeffLe 26/11/2026 08:30, « Assurance Maladie » "
        f"<service@{HOST}> a écrit :\n\n" + "\n".join(f"    {line}" for line in TEXT.split("\n")),
        "forward with a dash.txt": f"- Le 26 nov. 2026 à 08:30, Assurance Maladie <service@{HOST}> "
        "a écrit :\n\n" + "\n".join(f"> {line}" for line in TEXT.split("\n")),
        "teams.txt": f"[26/11/2026 08:30] Paul : tu en penses quoi ?\n\n{mark}\nEnvoyé : jeudi 26 "
        f"novembre 2026 08:30\nÀ : Paul\nObjet : {SUBJECT}\n\n{TEXT}",
        "invitation.ics": _calendar(),
        "page saved by a browser.mhtml": headers(
            'Content-Type: multipart/related; boundary="p"; type="text/html"',
            sender="<Saved by Blink>",
        )
        + f"--p\nContent-Type: text/html; charset=utf-8\n\n<html>{PAGE}</html>\n--p--\n",
        "backup.xml": "<?xml version='1.0' encoding='UTF-8'?>\n<smses count='1'><sms "
        f"address='+33639987120' type='1' body=\"{one_line.replace(chr(39), '&#39;')}\" /></smses>",
        "table with sep.csv": f"sep=;\nExpéditeur;Message\n38663;{one_line}\n",
        "table with a title.csv": f"Relevé du 26/11/2026;;\n;;\nExpéditeur;Message;Canal\n38663;"
        f"{one_line};SMS\n",
        "table of texts.csv": f"Numéro;Texte du SMS;Reçu le\n38663;{one_line};26/11/2026\n",
    }  # fmt: skip
    for name, text in texts.items():
        yield HostileInput(f"text {name}", text.encode())


def _redirects() -> Iterator[HostileInput]:
    """Yield an SMS whose link passes through another site."""
    coded = quote(LINK, safe="")
    bare = LINK.removeprefix("http://")
    letters = base64.urlsafe_b64encode(LINK.encode()).decode().rstrip("=")
    twice = quote(f"https://www.google.fr/url?q={coded}", safe="")
    links = {
        "search": f"https://www.google.fr/url?q={coded}&sa=D",
        "search amp": f"https://www.google.com/amp/s/{bare}",
        "other search": f"https://www.bing.com/ck/a?!&&p=12&u=a1{letters}&ntb=1",
        "video": f"https://www.youtube.com/redirect?q={coded}",
        "network": f"https://l.facebook.com/l.php?u={coded}&h=AT0",
        "work network": f"https://www.linkedin.com/redir/redirect?url={coded}",
        "real site": f"https://www.ameli.fr/redirect?url={coded}",
        "real site coded": f"https://www.ameli.fr/login?next={letters}",
        "real site twice": f"https://www.ameli.fr/redirect?url={twice}",
        "vade": f"https://mtabounce.vadesecure.com/v4?f=a&i=b&k=c&u={coded}",
        "trend": f"https://eu1-ctp.trendmicro.com:443/wis/clicktime/v1/query?url={coded}&umid=1",
        "symantec": f"https://clicktime.symantec.com/3Xa?u={coded}",
        "outlook": f"https://eur01.safelinks.protection.outlook.com/?url={coded}&data=1",
        "fireeye": f"https://protect2.fireeye.com/v1/url?k=1&q=1&e=1&u={coded}",
        "tracker": f"https://abc.r.eu-west-1.awstrack.me/L0/{coded}/1/0102/x=1",
        "app link": f"https://sante.page.link/?link={coded}&apn=x",
    }
    for name, link in links.items():
        text = f"Ameli : {THREAT}\n{link}\nMerci, l'Assurance Maladie"
        yield HostileInput(f"redirect {name}.txt", text.encode())
    frozen = (
        "https://" + HOST.replace("-", "--").replace(".", "-") + ".translate.goog/suite?_x_tr_sl=fr"
    )
    yield HostileInput("redirect translation.txt", f"Ameli : {THREAT} {frozen}".encode())


def disguised_words() -> tuple[str, ...]:
    """Return the threat without its link, its words divided by characters that are not seen."""
    return tuple(
        " ".join(
            word if len(word) < 4 else f"{word[:2]}{sign}{word[2:]}" for word in THREAT.split(" ")
        )
        for sign in ("\u200c", "\u034f", "\u00ad", "\u2060")
    )


def _disguised() -> Iterator[HostileInput]:
    """Yield the scam with its words disguised."""
    looks = str.maketrans({"a": "а", "e": "е", "o": "о", "c": "с", "p": "р"})
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" < c <= "~" else c for c in THREAT)
    texts = (*disguised_words(), THREAT.translate(looks), wide)
    for number, words in enumerate(texts, start=1):
        yield HostileInput(f"letters {number}.txt", f"{words} {LINK}".encode())
