"""Writes the same message in every format that callers and agents use.

Mails are written by Python's email package, .msg files by `msg_writer`, PDFs by Qt, tables by
the csv module. Forwards have the form that the named mail programs give them.
"""

from __future__ import annotations

import csv
import html
import io
import mailbox
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import quote

import msg_writer

ROOT = Path(__file__).resolve().parents[2]
CALLER = "Marie Exemple <marie.exemple@fai.example>"
DESK = "aide@mutuelle.example"
QUESTION = "Bonjour,\n\nJ'ai reçu ce message, est-ce bien vous ?\n\nMarie Exemple"
BANNER = (
    "##- Veuillez répondre au-dessus de cette ligne -##\n\nTicket n° 48213 : question d'un adhérent"
)
OUTSIDE = "[EXTERNE] Ce message provient de l'extérieur. Ne cliquez sur aucun lien."
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>«»()\"]*[^\s<>«»()\".,;:!?]")


@dataclass(frozen=True)
class Sample:
    """One message with its links as plain text."""

    id: str
    sender: str
    subject: str
    body: str

    @property
    def page(self) -> str:
        """The body as HTML, links as links."""
        return "".join(f"<p>{marked(part)}</p>\n" for part in self.body.split("\n\n"))


def marked(text: str) -> str:
    """Return text as HTML in which its addresses are links."""
    parts, place = [], 0
    for found in _LINK.finditer(text):
        target = found[0] if "://" in found[0] else f"http://{found[0]}"
        parts.append(html.escape(text[place : found.start()]))
        parts.append(f'<a href="{html.escape(target)}">{html.escape(found[0])}</a>')
        place = found.end()
    return "".join([*parts, html.escape(text[place:])]).replace("\n", "<br>\n")


def mail(
    sender: str, subject: str, plain: str = "", page: str = "", charset: str = "utf-8",
    encoding: str | None = None,
) -> EmailMessage:  # fmt: skip
    """Return a mail written by Python's email package."""
    made = EmailMessage(policy=policy.SMTP)
    address = parseaddr(sender)[1]
    made["From"] = sender if address else f'"{sender}" <inconnu@exemple.invalid>'
    made["To"] = CALLER
    made["Subject"] = subject
    made["Date"] = "Mon, 16 Nov 2026 10:00:00 +0100"
    made["Message-ID"] = "<1@exemple.invalid>"
    if plain:
        made.set_content(plain, charset=charset, cte=encoding)
    if page:
        whole = (
            f"<html><head><title>{html.escape(subject)}</title></head><body>{page}</body></html>"
        )
        if plain:
            made.add_alternative(whole, subtype="html", charset=charset, cte=encoding)
        else:
            made.set_content(whole, subtype="html", charset=charset, cte=encoding)
    return made


def asking(subject: str, plain: str = "", page: str = "") -> bytes:
    """Return a mail in which a caller asks about a message."""
    made = mail(CALLER, subject, plain, page)
    del made["To"]
    made["To"] = DESK
    return made.as_bytes()


# --- inline forwards: (block, subject prefix); {s} sender, {o} subject, {n} name, {a} address -----

RULE = "_" * 32
INLINE = {
    "outlook-fr": ("De : {s} \nEnvoyé : lundi 16 novembre 2026 10:00\nÀ : Marie <m@fai.example>\n"
                   "Objet : {o}\n\n", "TR: "),
    "outlook-en": ("From: {s} \nSent: Monday, November 16, 2026 10:00 AM\nTo: Marie <m@fai.example>\n"
                   "Subject: {o}\n\n", "FW: "),
    "outlook-web-fr": (RULE + "\nDe : {s}\nEnvoyé : lundi 16 novembre 2026 10:00\n"
                       "À : m@fai.example <m@fai.example>\nObjet : {o}\n\n", "TR : "),
    "gmail-fr": ("---------- Forwarded message ---------\nDe : {s}\n"
                 "Date: lun. 16 nov. 2026 à 10:00\nSubject: {o}\nTo: <m@fai.example>\n\n\n", "Fwd: "),
    "gmail-en": ("---------- Forwarded message ---------\nFrom: {s}\nDate: Mon, Nov 16, 2026 at "
                 "10:00 AM\nSubject: {o}\nTo: <m@fai.example>\n\n\n", "Fwd: "),
    "apple-fr": ("Début du message transféré :\n\nDe: {s}\nDate: 16 novembre 2026 à 10:00:00 UTC+1\n"
                 "À: m@fai.example\nObjet: {o}\n\n", "Tr: "),
    "apple-en": ("Begin forwarded message:\n\nFrom: {s}\nSubject: {o}\nDate: 16 November 2026 at "
                 "10:00:00 CET\nTo: m@fai.example\n\n", "Fwd: "),
    "thunderbird-fr": ("-------- Message transféré --------\nSujet : \t{o}\nDate : \tMon, 16 Nov "
                       "2026 10:00:00 +0100\nDe : \t{s}\nPour : \tm@fai.example\n\n\n", "Fwd: "),
    "thunderbird-en": ("-------- Forwarded Message --------\nSubject: \t{o}\nDate: \tMon, 16 Nov "
                       "2026 10:00:00 +0100\nFrom: \t{s}\nTo: \tm@fai.example\n\n\n", "Fwd: "),
    "free-zimbra": ("----- Mail transféré -----\nDe: {s}\nÀ: m@fai.example\nEnvoyé: Lundi 16 "
                    "Novembre 2026 10:00:00\nObjet: {o}\n\n", "Fwd: "),
    "yahoo-fr": ("----- Message transféré -----\nDe : {s}\nÀ : Marie <m@fai.example>\nEnvoyé : lundi "
                 "16 novembre 2026 à 10:00:00 UTC+1\nObjet : {o}\n\n", "Fw : "),
    "yahoo-en": ("----- Forwarded Message -----\nFrom: {s}\nTo: Marie <m@fai.example>\nSent: Monday, "
                 "November 16, 2026 at 10:00:00 AM GMT+1\nSubject: {o}\n\n", "Fw: "),
    "yahoo joined": ("----- Message transmis ----- De : {s}À : \"m@fai.example\" <m@fai.example>Envoyé :"
                     " lundi 16 novembre 2026 à 10:00:00 UTC+1Objet : {o}\n\n", "Fw : "),
    "orange small": ("envoyé : 16 novembre 2026 à 10:00\nde : {s}\nà : m@fai.example\nobjet : {o}\n\n",
                     "TR: "),
    "gmx": ("Gesendet: Montag, 16. November 2026 um 10:00 Uhr\nVon: {s}\nAn: m@fai.example\n"
            "Betreff: {o}\n\n", "Fw: "),
    "outlook-it": ("Da: {s}\nInviato: lunedì 16 novembre 2026 10:00\nA: Marie <m@fai.example>\n"
                   "Oggetto: {o}\n\n", "I: "),
    "outlook-es": ("De: {s}\nEnviado el: lunes, 16 de noviembre de 2026 10:00\nPara: Marie\n"
                   "Asunto: {o}\n\n", "RV: "),
    "samsung": ("-------- Message d'origine --------\nDe : {s}\nDate : 16/11/2026 10:00 (GMT+01:00)\n"
                "À : m@fai.example\nObjet : {o}\n\n", "TR : "),
    "proton": ("------- Forwarded Message -------\nDe : {s}\nDate : Le lundi 16 novembre 2026 à 10:00\n"
               "Objet : {o}\nÀ : m@fai.example\n\n", "TR: "),
}  # fmt: skip
QUOTED = {
    "orange": ("Message du 16/11/26 10:00\nDe : {s}\nA : m@fai.example\nCopie à : \nObjet : {o}\n\n",
               "TR: "),
    "sfr": ("Message du : 16/11/2026 10:00\nDe : {s}\nA : \"m@fai.example\" <m@fai.example>\n"
            "Sujet : {o}\n\n", "TR: "),
    "laposte": ("Message du 16/11/26 10:00\nDe : {s}\nA : \"Marie\" <m@fai.example>\nCopie à : \n"
                "Objet : {o}\n\n", "TR: "),
    "iphone": ("De: {s}\nDate: 16 novembre 2026 à 10:00:00 UTC+1\nÀ: m@fai.example\nObjet: {o}\n\n",
               "Tr : "),
}  # fmt: skip


def block(form: str, sample: Sample) -> str:
    """Return the header lines of a forward."""
    return form.replace("{s}", sample.sender).replace("{o}", sample.subject)


def inline(name: str, sample: Sample, above: str = QUESTION) -> tuple[str, str]:
    """Return text and subject of a forwarded mail."""
    if name in INLINE:
        form, prefix = INLINE[name]
        return f"{above}\n\n{block(form, sample)}{sample.body}\n", prefix + sample.subject
    form, prefix = QUOTED[name]
    quoted = "\n".join(
        f"> {line}".rstrip() for line in (block(form, sample) + sample.body).split("\n")
    )
    mark = "Début du message transféré :\n\n" if name == "iphone" else ""
    return f"{above}\n\n{mark}{quoted}\n", prefix + sample.subject


def inline_page(name: str, sample: Sample) -> tuple[str, str]:
    """Return HTML and subject of a forwarded mail."""
    form, prefix = INLINE[name]
    head = html.escape(block(form, sample)).replace("\n", "<br>")
    above = "".join(f"<p class=MsoNormal>{part}</p>" for part in QUESTION.split("\n\n"))
    return f"{above}<div><div>{head}</div>{sample.page}</div>", prefix + sample.subject


def gmail_page(sample: Sample) -> str:
    """Return the HTML that Gmail writes around a forward."""
    name, address = parseaddr(sample.sender)
    return (
        f"<div dir=ltr>{QUESTION.replace(chr(10), '<br>')}<br><br><div class=gmail_quote>"
        "<div dir=ltr class=gmail_attr>---------- Forwarded message ---------<br>De : "
        f"<strong class=gmail_sendername>{html.escape(name)}</strong> <span>&lt;"
        f'<a href="mailto:{address}">{address}</a>&gt;</span><br>Date: lun. 16 nov. 2026 à 10:00'
        f"<br>Subject: {html.escape(sample.subject)}<br>To: &lt;<a href='mailto:m@fai.example'>"
        f"m@fai.example</a>&gt;<br></div><br><br>{sample.page}</div></div>"
    )


def thunderbird_page(sample: Sample) -> str:
    """Return the HTML that Thunderbird writes around a forward."""
    rows = (("Sujet :", sample.subject), ("Date :", "Mon, 16 Nov 2026 10:00:00 +0100"),
            ("De :", sample.sender), ("Pour :", "m@fai.example"))  # fmt: skip
    table = "".join(
        f"<tr><th nowrap align=RIGHT valign=BASELINE>{name} </th><td>{html.escape(value)}</td></tr>"
        for name, value in rows
    )
    return (
        f"<p>{QUESTION.replace(chr(10), '<br>')}</p><div class=moz-forward-container><br><br>"
        "-------- Message transféré --------<table class=moz-email-headers-table cellspacing=0>"
        f"<tbody>{table}</tbody></table><br><br>{sample.page}</div>"
    )


def outlook_page(sample: Sample) -> str:
    """Return the HTML that Outlook for Windows writes around a forward (Word's markup)."""
    rows = (("De", sample.sender), ("Envoyé", "lundi 16 novembre 2026 10:00"),
            ("À", "Marie <m@fai.example>"), ("Objet", sample.subject))  # fmt: skip
    head = "<br>\n".join(f"<b>{n}&nbsp;:</b> {html.escape(v)}" for n, v in rows)
    return (
        "<!--[if gte mso 9]><xml><o:shapedefaults v:ext='edit'/></xml><![endif]-->"
        f"<div class=WordSection1><p class=MsoNormal>{QUESTION.replace(chr(10), '<br>')}<o:p></o:p></p>"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p><div><div style='border:none;border-top:solid "
        f"#E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>{head}<o:p></o:p></p></div></div>"
        f"<p class=MsoNormal><o:p>&nbsp;</o:p></p>{sample.page}</div>"
    )


# --- whole containers ------------------------------------------------------------------------


def archive(sample: Sample) -> bytes:
    """Return the mail as Outlook saves it as .mht: HTML in quoted-printable, multipart/related."""
    made = mail(sample.sender, sample.subject, page=sample.page, encoding="quoted-printable")
    made.make_related()
    made.add_related(b"\x89PNG\r\n", "image", "png", cid="<logo@exemple.invalid>")
    return made.as_bytes()


def attached(sample: Sample) -> bytes:
    """Return a mail of a caller with the message attached."""
    made = mail(CALLER, f"Fwd: {sample.subject}", QUESTION)
    made.add_attachment(mail(sample.sender, sample.subject, sample.body, sample.page))
    return made.as_bytes()


def nested(sample: Sample) -> bytes:
    """Return a forward of a forward: Gmail's inside Outlook's."""
    inner, _ = inline("gmail-fr", sample, "Tu as vu ça ?")
    once = Sample("", "Paul <paul@fai.example>", f"Fwd: {sample.subject}", inner)
    text, subject = inline("outlook-fr", once)
    return asking(subject, text)


def saved_page(sample: Sample) -> bytes:
    """Return the message saved as HTML by a mail program, with header lines."""
    rows = (("De", sample.sender), ("Objet", sample.subject), ("Date", "16/11/2026 10:00"))
    head = "".join(f"<tr><td><b>{n} :</b> {html.escape(v)}</td></tr>" for n, v in rows)
    return (
        f"<html><head><title>{html.escape(sample.subject)}</title></head><body><table>{head}</table>"
        f"<br><div>{sample.page}</div></body></html>"
    ).encode()


def rich_paste(sample: Sample) -> str:
    """Return the HTML that Word and Outlook put on the clipboard."""
    rows = (("De", sample.sender), ("Objet", sample.subject))
    head = "<br>".join(f"<b>{n}&nbsp;:</b> {html.escape(v)}" for n, v in rows)
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8">'
        '<meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm}'
        "--></style></head><body lang=FR><!--StartFragment--><p class=MsoNormal>"
        f"{head}<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>{sample.page}<!--EndFragment-->"
        "</body></html>"
    )


def table(sample: Sample, channel: str) -> bytes:
    """Return a table of one message as a French spreadsheet writes it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["N°", "Canal", "Expéditeur", "Objet", "Message"])
    writer.writerow(["1", channel, sample.sender, sample.subject, sample.body])
    return out.getvalue().encode("utf-8-sig")


def mailbox_file(folder: Path, sample: Sample) -> Path:
    """Return an mbox written by Python's mailbox module."""
    box = mailbox.mbox(folder / f"{sample.id}.mbox")
    box.add(mail(sample.sender, sample.subject, sample.body).as_bytes(policy=policy.compat32))
    box.close()
    return folder / f"{sample.id}.mbox"


def mail_folder(folder: Path, sample: Sample) -> Path:
    """Return a Maildir written by Python's mailbox module."""
    box = mailbox.Maildir(folder / sample.id)
    box.add(mail(sample.sender, sample.subject, sample.body, sample.page).as_bytes())
    return folder / sample.id


def mail_files(sample: Sample) -> Iterator[tuple[str, bytes, str]]:
    """Yield (format, bytes, file name) for one mail."""
    s, name = sample, sample.id
    sender, address = parseaddr(s.sender)
    head = {"subject": s.subject, "sender": sender or s.sender, "address": address}
    yield "eml plain", mail(s.sender, s.subject, s.body).as_bytes(), f"{name}.eml"
    both = mail(s.sender, s.subject, s.body, s.page, "utf-8", "base64")
    yield "eml alternative base64", both.as_bytes(), f"{name}.eml"
    page = mail(s.sender, s.subject, page=s.page, encoding="quoted-printable")
    yield "eml html", page.as_bytes(), f"{name}.eml"
    yield "eml flowed", flowed(s), f"{name}.eml"
    yield "eml broken at 72", mail(s.sender, s.subject, broken(s.body)).as_bytes(), f"{name}.eml"
    yield "eml behind a gateway", behind_a_gateway(s), f"{name}.eml"
    yield "mht", archive(s), f"{name}.mht"
    yield "html page", saved_page(s), f"{name}.html"
    wide = f"<html><body>{s.page}</body></html>"
    outlook = msg_writer.outlook_file
    yield "msg unicode", outlook(**head, body=s.body, html=wide.encode()), f"{name}.msg"
    yield "msg text", outlook(**head, body=s.body.replace("\n", "\r\n")), f"{name}.msg"
    ansi = outlook(**head, body=s.body, ansi="cp1252")
    yield "msg ansi", ansi, f"{name}.msg"
    rtf = msg_writer.packed(msg_writer.encapsulated(wide))
    yield "msg rtf with html", outlook(**head, rtf=rtf), f"{name}.msg"
    own = msg_writer.packed(msg_writer.plain_rtf(s.body))
    yield "msg rtf", outlook(**head, rtf=own), f"{name}.msg"
    inner = msg_writer.mail_tree(**head, body=s.body, inside=True)
    yield "msg in msg", outlook(subject="TR: x", sender="Marie", address="m@fai.example",
                                body=QUESTION, mails=(inner,)), f"{name}.msg"  # fmt: skip
    yield "eml in eml", attached(s), f"{name}.eml"
    yield "forward of a forward", nested(s), f"{name}.eml"
    for form in (*INLINE, *QUOTED):
        text, subject = inline(form, s)
        yield f"forward {form}", asking(subject, text), f"{name}.eml"
    for form, made in (("gmail", gmail_page), ("thunderbird", thunderbird_page),
                       ("outlook", outlook_page)):  # fmt: skip
        yield f"forward {form} html", asking(f"TR: {s.subject}", page=made(s)), f"{name}.eml"
    text, subject = inline("outlook-fr", s, f"{BANNER}\n\n{QUESTION}\n\nEnvoyé de mon iPhone")
    yield "forward in a ticket", asking(subject, text), f"{name}.eml"
    marked_outside = mail(s.sender, s.subject, f"{OUTSIDE}\n\n{s.body}\n\nEnvoyé de mon iPhone")
    yield "eml with a warning", marked_outside.as_bytes(), f"{name}.eml"
    text, subject = inline("gmail-fr", s)
    yield "msg of a forward", outlook(subject=subject, sender="Marie", address="m@fai.example",
                                      body=text), f"{name}.msg"  # fmt: skip


def broken(text: str) -> str:
    """Return text with hard line breaks at 72 columns, as older programs send it."""
    return "\n".join(
        textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )


def behind_a_gateway(sample: Sample) -> bytes:
    """Return the mail as rewritten by Outlook's Safe Links: changed targets and a warning on top."""
    page = re.sub(
        r'href="([^"]+)"',
        lambda found: (
            'href="https://eur01.safelinks.protection.outlook.com/?url='
            f'{quote(html.unescape(found[1]), safe="")}&amp;data=05%7C01&amp;reserved=0"'
        ),
        sample.page,
    )
    warning = f"<div style='background:#ffeb9c'>{OUTSIDE}</div><br>"
    return mail(sample.sender, sample.subject, page=warning + page).as_bytes()


def flowed(sample: Sample) -> bytes:
    """Return the mail as Thunderbird writes plain text: 72 columns, format=flowed."""
    lines = []
    for line in sample.body.split("\n"):
        words, row = line.split(" "), ""
        for word in words:
            if row and len(row) + len(word) > 70:
                lines.append(row)
                row = ""
            row += f"{word} "
        lines.append(row[:-1])
    text = "\n".join(" " + line if line.startswith((" ", ">", "From ")) else line for line in lines)
    made = mail(sample.sender, sample.subject, text)
    made.set_param("format", "flowed")
    return made.as_bytes()


def sms_texts(sample: Sample) -> Iterator[tuple[str, str]]:
    """Yield (format, text) for one pasted SMS."""
    s = sample
    if s.sender:
        yield "paste with sender", f"{s.sender}\n{s.body}"
        yield "paste with a label", f"SMS de {s.sender} :\n{s.body}" if s.sender[:1] in "+0123456789" \
            else f"Expéditeur : {s.sender}\n{s.body}"  # fmt: skip
    said = f" de la part de {s.sender}" if s.sender and s.sender[:1] not in "+0123456789" else (
        f" du {s.sender}" if s.sender else "")  # fmt: skip
    yield (
        "quoted in words",
        f"Bonjour,\n\nj'ai reçu ce SMS{said} :\n\n« {s.body} »\n\nEst-ce vous ?\nMarie",
    )
    yield (
        "quoted without marks",
        (
            f"Bonjour,\n\nVoici le SMS reçu ce matin{said} :\n{s.body}\n\nMerci de me répondre.\n\n"
            "Cordialement,\nMarie Exemple"
        ),
    )


def sms_files(sample: Sample) -> Iterator[tuple[str, bytes, str]]:
    """Yield (format, bytes, file name) for one SMS."""
    s, name = sample, sample.id
    texts = dict(sms_texts(s))
    yield "txt utf-8", (texts.get("paste with sender") or s.body).encode(), f"{name}.txt"
    utf16 = (texts.get("paste with sender") or s.body).encode("utf-16")
    yield "txt utf-16", utf16, f"{name}.txt"
    for form in ("quoted in words", "quoted without marks"):
        text = texts[form]
        yield f"eml, {form}", asking("SMS bizarre", text), f"{name}.eml"
        page = f"<div>{marked(text)}</div>"
        yield f"eml html, {form}", asking("SMS bizarre", page=page), f"{name}.eml"
        rtf = msg_writer.packed(msg_writer.plain_rtf(text))
        yield f"msg, {form}", msg_writer.outlook_file(
            subject="SMS", sender="Marie", address="m@fai.example", rtf=rtf), f"{name}.msg"  # fmt: skip
    ticket = f"{BANNER}\n\n{texts['quoted in words']}\n\nEnvoyé de mon iPhone"
    yield "eml in a ticket", asking("Question", ticket), f"{name}.eml"
    once = Sample("", CALLER, "SMS bizarre", texts["quoted without marks"])
    text, subject = inline("outlook-fr", once, "Bonjour, voir ci-dessous.\nPaul")
    yield "forward of a mail", asking(subject, text), f"{name}.eml"


Writer = Callable[[Sample], Iterator[tuple[str, bytes, str]]]
