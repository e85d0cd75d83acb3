"""Texts that are coded, disguised, quoted, or only a part of a paste."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from email.header import Header
from urllib.parse import quote

from hostile_inputs import (
    BENIGN,
    HOST,
    LINK,
    PAGE,
    SENDER,
    SUBJECT,
    TEXT,
    THREAT,
    HostileInput,
    headers,
)

_LETTERS = base64.b64encode(TEXT.encode()).decode()
_FRIEND = "Marc Fontaine <marc.fontaine@menuiserie.example>"


def inputs() -> Iterator[HostileInput]:
    """Yield all inputs."""
    for group in (
        _coded,
        _chats,
        _odd_chats,
        _quotes,
        _around,
        _tables,
        _letters,
    ):
        yield from group()


def _coded() -> Iterator[HostileInput]:
    """Yield texts that somebody copied in a coded form."""
    one_line = " ".join(TEXT.split())
    words = Header(one_line, "utf-8", maxlinelen=75).encode()
    uu = "".join(
        binascii.b2a_uu(TEXT.encode()[at : at + 45]).decode()
        for at in range(0, len(TEXT.encode()), 45)
    )
    texts: dict[str, str | bytes] = {
        "decimal entities": "".join(f"&#{ord(c)};" for c in one_line),
        "hexadecimal entities": "".join(f"&#x{ord(c):x};" for c in one_line),
        "named entities": one_line.replace("é", "&eacute;").replace("è", "&egrave;")
        .replace("ê", "&ecirc;").replace(" ", "&nbsp;").replace(":", "&colon;"),
        "encoded words": words,
        "encoded words in q": Header(one_line, "iso-8859-1", maxlinelen=75).encode(),
        "percent signs": quote(one_line, safe=""),
        "percent signs for blanks": quote(one_line, safe="/:'.,"),
        "plus for blanks": quote(one_line, safe=" ").replace(" ", "+"),
        "escapes of a program": one_line.encode("unicode_escape").decode().replace("\\x", "\\u00"),
        "all escapes of a program": "".join(f"\\u{ord(c):04x}" for c in one_line),
        "json": '{"message": "' + TEXT.replace("\n", "\\n") + '"}',
        "uuencode": f"begin 644 lettre.txt\n{uu}`\nend\n",
        "uuencode behind a sentence": f"Bonjour, j'ai reçu ceci :\n\nbegin 644 l.txt\n{uu}`\nend\n",
        "base64 url": base64.urlsafe_b64encode(TEXT.encode()).decode().rstrip("="),
        "base64 with breaks of 20": "\n".join(
            _LETTERS[at : at + 20] for at in range(0, len(_LETTERS), 20)
        ),
        "data address": f"data:text/plain;charset=utf-8;base64,{_LETTERS}",
        "data page": f"data:text/html,{quote(PAGE)}",
        "hexadecimal": TEXT.encode().hex(),
        "hexadecimal with blanks": TEXT.encode().hex(" "),
        "mistaken for latin": TEXT.encode().decode("cp1252", "replace"),
        "twice mistaken": TEXT.encode().decode("latin-1").encode().decode("latin-1"),
        "utf-7": TEXT.encode("utf-7").decode(),
        "utf-16 in a file": TEXT.encode("utf-16"),
        "quoted-printable": TEXT.replace("é", "=C3=A9").replace("'", "=27").replace(" ", "=20"),
        "letters of a host": f"{THREAT} http://xn--{HOST.split('.')[0]}-9ib.top/",
    }  # fmt: skip
    for name, text in texts.items():
        data = text if isinstance(text, bytes) else text.encode()
        no_link = name in ("letters of a host",)
        yield HostileInput(f"coded {name}.txt", data, "" if no_link else HOST)


def _chats() -> Iterator[HostileInput]:
    """Yield conversations, each with a scam of a stranger."""
    one_line, stranger = " ".join(TEXT.split()), "+33 6 39 98 71 20"
    chats = {
        "with seconds and dots": f"26.11.26, 08:30:01 - {stranger}: {one_line}\n",
        "of Telegram": f"{stranger}, [26.11.2026 08:30]\n{TEXT}\n"
        "Paul, [26.11.2026 08:31]\nHein ?\n",
        "of Signal": f"{stranger} Jeu. 26 nov. 08:30\n{TEXT}\n\n"
        "Moi Jeu. 26 nov. 08:31\nC'est quoi ?",
        "of Messenger": f"Assurance Maladie\n26 nov. 2026, 08:30\n{TEXT}\nPaul\n26 nov. 2026, "
        f"08:31\n"
        "Bonjour, qui êtes-vous ?\n",
        "edited": f"26/11/2026, 08:30 - {stranger}: {one_line} <Ce message a été modifié>\n",
        "with a contact card": f"26/11/2026, 08:29 - {stranger}: <Médias omis>\n"
        f"26/11/2026, 08:30 - {stranger}: {one_line}\n",
        "with bidi marks": f"\u200e[26/11/2026 08:30:02] \u202a{stranger}\u202c: "
        f"\u200e{one_line}\n",
        "with a group": "26/11/2026, 08:28 - Vous avez créé le groupe « Famille »\n"
        f"26/11/2026, 08:29 - Hélène: salut !\n26/11/2026, 08:30 - {stranger}: {one_line}\n"
        "26/11/2026, 08:31 - Hélène: ??\n",
        "in parts": f"26/11/2026, 08:30 - {stranger}: Bonjour, ici l'Assurance Maladie.\n"
        f"26/11/2026, 08:30 - {stranger}: {THREAT}\n26/11/2026, 08:31 - {stranger}: {LINK}\n"
        "26/11/2026, 08:32 - Paul: je ne comprends pas\n",
        "of a phone": f"De : {stranger}\nReçu : 26/11/2026 08:30\n\n{one_line}\n",
        "RCS": f"SMS/MMS avec {stranger}\naujourd'hui 08:30\n{one_line}\n",
    }  # fmt: skip
    for name, chat in chats.items():
        yield HostileInput(f"chat {name}.txt", chat.encode())


def _odd_chats() -> Iterator[HostileInput]:
    """Yield conversations whose lines are written in a rare way or by a false name."""
    one_line, stranger = " ".join(TEXT.split()), "+33 6 39 98 71 20"
    chats = {
        "named Vous": f"26/11/2026, 08:30 - Vous: {one_line}\n26/11/2026, 08:31 - Paul: qui "
        f"est-ce ?\n",
        "named Moi": f"[26/11/2026 08:30:02] Moi: {one_line}\n",
        "like a system line": f"26/11/2026, 08:30 - {one_line}\n26/11/2026, 08:31 - Paul: ok\n",
        "answer quoted": f"26/11/2026, 08:30 - {stranger}: {one_line}\n26/11/2026, 08:31 - Paul: "
        f"« Bonjour » ? C'est qui ?\n" * 3,
        "long benign around": "".join(
            f"25/11/2026, 08:{i % 60:02d} - Marc: {' '.join(BENIGN.split())}\n" for i in range(40)
        )
        + f"26/11/2026, 08:30 - {stranger}: {one_line}\n"
        + "".join(
            f"27/11/2026, 08:{i % 60:02d} - Marc: {' '.join(BENIGN.split())}\n" for i in range(40)
        ),
        "dashes": f"{stranger} – 26/11/2026 08:30 – {one_line}",
        "arabic digits": f"٢٦/١١/٢٠٢٦, ٠٨:٣٠ - {stranger}: {one_line}\n",
        "am pm dots": f"26/11/2026, 8:30 a. m. - {stranger}: {one_line}\n",
        "teams copy": f"[08:30] {stranger}\n{TEXT}\n[08:31] Paul\nok\n",
        "iMessage copy": f"iMessage\njeu. 26 nov. à 08:30\n{one_line}\nDistribué\n",
    }
    for name, chat in chats.items():
        yield HostileInput(f"conversation {name}.txt", chat.encode())


def _quotes() -> Iterator[HostileInput]:
    """Yield texts with the scam above, in or below a quote or forward."""
    quoted = "\n".join(f"> {line}" for line in TEXT.split("\n"))
    twice = "\n".join(f">> {line}" for line in TEXT.split("\n"))
    texts = {
        "answer between quotes": f"> {BENIGN.splitlines()[0]}\n\n{TEXT}\n\n> À jeudi.\n",
        "quoted twice": f"Regarde.\n\n> Tu as vu ?\n>\n{twice}",
        "with bars": "\n".join(f"| {line}" for line in TEXT.split("\n")),
        "German mark": f"Am 26.11.2026 um 08:30 schrieb Assurance Maladie <s@{HOST}>:\n{quoted}",
        "Spanish mark": f"El jue, 26 nov 2026 a las 8:30, Assurance Maladie (<s@{HOST}>) escribió:"
        f"\n{quoted}",
        "Italian mark": f"Inizio messaggio inoltrato:\n\nDa: {SENDER}\nOggetto: {SUBJECT}\n"
        f"Data: 26 novembre 2026\nA: p@fai.example\n\n{TEXT}",
        "mark in capitals": f"-------- MESSAGE TRANSFÉRÉ --------\nSUJET : {SUBJECT}\nDE : {SENDER}"
        f"\n\n{TEXT}",
        "start of Apple": f"Début du message réexpédié :\n\nDe: {SENDER}\nObjet: "
        f"{SUBJECT}\n\n{TEXT}",
        "Outlook line": f"Bonjour\n________________________________\nDe : {SENDER}\nEnvoyé : "
        f"jeudi 26"
        f" novembre 2026 08:30\nÀ : Paul\nObjet : {SUBJECT}\n\n{TEXT}",
        "forged history below": f"{TEXT}\n-----Message d'origine-----\nDe : CPAM <a@ameli.fr>\n"
        f"Envoyé : mercredi 25 novembre 2026\nÀ : Vous\nObjet : Merci\n\n{BENIGN}\n" * 1,
        "signature above": f"-- \nL'Assurance Maladie\n{TEXT}",
        "after a signature mark": f"Bonjour,\n\n-- \n{TEXT}",
        "after a disclaimer": "Ce message est confidentiel. Si vous n'êtes pas le destinataire, "
        f"supprimez-le.\n\n{TEXT}",
        "in a code fence": f"```\n{TEXT}```\n",
        "in quotes": f"J'ai reçu : « {TEXT.strip()} » C'est vrai ?",
    }
    for name, text in texts.items():
        yield HostileInput(f"quote {name}.txt", text.encode())


def _around() -> Iterator[HostileInput]:
    """Yield texts with the scam among harmless words, marks of forwards and footers."""
    one_line = " ".join(TEXT.split())
    texts = {
        "Portuguese": f"-----Mensagem original-----\nDe: {SENDER}\nEnviada: quinta\nPara: "
        f"p@fai.example\nAssunto: {SUBJECT}\n\n{TEXT}",
        "Dutch": f"-----Oorspronkelijk bericht-----\nVan: {SENDER}\nVerzonden: donderdag\nAan: "
        f"p\nOnderwerp: {SUBJECT}\n\n{TEXT}",
        "Polish": f"W dniu 26.11.2026 o 08:30, Ameli <a@{HOST}> pisze:\n> "
        + TEXT.replace("\n", "\n> "),
        "two marks": f"{BENIGN}\n\n---------- Forwarded message ---------\nDe : {SENDER}\nObjet "
        f": {SUBJECT}\n\n{TEXT}\n\n---------- Forwarded message ---------\nDe : {_FRIEND}\nObjet "
        f": Planning\n\n{BENIGN}",
        "far below": f"{BENIGN}" + "\n" * 200 + TEXT,
        "below a signature": f"{BENIGN}\n\n-- \nMarc\n\n{TEXT}",
        "below a disclaimer": f"{BENIGN}\n\nCe message est confidentiel et destiné à son "
        f"destinataire.\n\n{TEXT}",
        "in a quote of a quote": f">>>> {one_line}\n>>> Merci\n>> ok\n> d'accord\nBien à vous",
        "as a reply above": f"{TEXT}\n\nLe jeu. 26 nov. 2026 à 08:00, {_FRIEND} a écrit :\n> "
        + BENIGN.replace("\n", "\n> "),
        "html in text": f"Bonjour, j'ai reçu ceci :\n\n<html><body>{PAGE}</body></html>",
        "mail in text": f"Bonjour, j'ai reçu ceci :\n\n{headers('Content-Type: text/plain')}{TEXT}",
        "unsubscribe footer": f"{TEXT}\n\nVous recevez ce message car vous êtes inscrit. Se "
        f"désabonner : https://www.ameli.fr/desabonnement\n"
        * 1
        + ("Mentions légales. Conformément au RGPD, vous disposez d'un droit d'accès. " * 20),
        "letters spaced": " ".join(THREAT) + " " + LINK,
        "translated twice": f"{one_line}\n\n[Traduction] Bonjour, tout va bien, merci.",
    }
    for name, text in texts.items():
        yield HostileInput(f"around {name}.txt", text.encode())


def _tables() -> Iterator[HostileInput]:
    """Yield tables and lists of messages."""
    one_line = " ".join(TEXT.split())
    doubled = TEXT.replace('"', '""')
    tables = {
        "tabs.tsv": f"Date\tNuméro\tContenu\n26/11/2026\t38663\t{one_line}\n",
        "bars.csv": f"Numéro|Message\n38663|{one_line}\n",
        "line ends in a cell.csv": f'Expéditeur;Message\n38663;"{doubled}"\n',
        "utf-16.csv": f"Expéditeur;Message\n38663;{one_line}\n".encode("utf-16"),
        "formula.csv": f'Expéditeur;Message\n38663;="{one_line}"\n',
        "English.csv": f'Date,From,Body\n2026-11-26,38663,"{one_line}"\n',
        "lines.jsonl": '{"channel": "SMS", "text": "' + one_line + '"}\n',
        "list.json": '[{"channel": "email", "sender": "a@b.example", "body": "' + one_line + '"}]',
        "mailbox.mbox": f"From s@{HOST} Thu Nov 26 08:30:00 2026\n{headers()}{TEXT}\n",
    }
    for name, table in tables.items():
        data = table if isinstance(table, bytes) else table.encode()
        yield HostileInput(f"table {name}", data)


def _letters() -> Iterator[HostileInput]:
    """Yield the threat with its letters disguised."""
    script = str.maketrans({c: chr(0x1D5EE + ord(c) - 97) for c in map(chr, range(97, 123))})
    circled = str.maketrans({c: chr(0x24D0 + ord(c) - 97) for c in map(chr, range(97, 123))})
    flags = str.maketrans({c: chr(0x1F1E6 + ord(c) - 97) for c in map(chr, range(97, 123))})
    small = dict(zip("abcdeghijklmnoprtuvwz", "ᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡᴢ", strict=True))
    plain = THREAT.replace("é", "e").replace("à", "a")
    texts = {
        "bold": plain.translate(script),
        "circled": plain.lower().translate(circled),
        "regional": plain.lower().translate(flags),
        "small capitals": plain.lower().translate(str.maketrans(small)),
        "struck": "".join(f"{c}\u0336" if c.isalpha() else c for c in THREAT),
        "zalgo": "".join(f"{c}\u0301\u0323\u030a" if c.isalpha() else c for c in plain),
        "apart": " ".join("-".join(word) for word in plain.split(" ")),
        "backwards": f"\u202e{THREAT[::-1]}\u202c",
        "isolates": " ".join(f"\u2066{word}\u2069" for word in THREAT.split(" ")),
        "soft hyphens": "\u00ad".join(THREAT),
        "tags": "".join(f"{c}\U000e0061" for c in THREAT),
        "variation selectors": "".join(f"{c}\ufe0f" for c in THREAT),
        "no blanks": "".join(word.capitalize() for word in plain.split(" ")),
        "underscores": plain.replace(" ", "_"),
        "dots": plain.replace(" ", "."),
        "leet": plain.translate(str.maketrans("aeios", "43105")),
        "emoji between": " 🔔 ".join(plain.split(" ")),
        "hangul filler": plain.replace("e", "e\u3164"),
        "braille blanks": plain.replace(" ", "\u2800"),
    }
    for name, words in texts.items():
        yield HostileInput(f"disguise {name}.txt", f"{words} {LINK}".encode())
