"""Sources of mails that are a little off are read as if nothing had happened to them."""

from __future__ import annotations

import base64
import quopri
from email.message import EmailMessage
from functools import cache

import containers
import pytest
from damage import DAMAGES, shown_page
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.reading.containers.mails.mail import read_mail
from classifier.reading.containers.mails.mail_source import looks_like_source, source_in
from classifier.reading.intake import from_bytes, from_text
from classifier.records import Message, Part
from triage_app.wording.words import words_in

LINK = "https://remb-adherent-exemple.top/dossier"
TEXT = (
    "Bonjour,\n\nVotre remboursement de 84,20 € a été refusé à la dernière étape : une pièce manque"
    f" à votre dossier, déposez-la avant vendredi.\n{LINK}\n\nLe service des adhérents"
)
PAGE = (
    "<html><body><p>Bonjour,</p><p>Votre remboursement de 84,20 € a été refusé à la dernière étape"
    f' : <a href="{LINK}">déposez la pièce</a> avant vendredi.</p></body></html>'
)


def _mails() -> dict[str, bytes]:
    sender, subject = "Service adhérents <service@exemple.invalid>", "Votre dossier incomplet"
    made: dict[str, EmailMessage] = {}
    for encoding in ("base64", "quoted-printable", "8bit"):
        made[f"text, {encoding}"] = containers.mail(sender, subject, TEXT, encoding=encoding)
        made[f"page, {encoding}"] = containers.mail(sender, subject, page=PAGE, encoding=encoding)
        made[f"both, {encoding}"] = containers.mail(sender, subject, TEXT, PAGE, encoding=encoding)
    return {name: mail.as_bytes() for name, mail in made.items()}


MAILS = _mails()


def _read(data: bytes, suffix: str = ".eml") -> tuple[str, str, str, list[str]]:
    message = from_bytes(data, f"x{suffix}")
    return message.sender, message.subject, message.body, [one.target for one in message.links]


@cache
def _undamaged(mail: str) -> tuple[str, str, str, list[str]]:
    return _read(MAILS[mail])


@pytest.mark.parametrize("mail", sorted(MAILS))
@pytest.mark.parametrize("damage", sorted(DAMAGES))
def test_a_damaged_source_gives_the_same_message(damage, mail):
    wanted = _undamaged(mail)
    assert wanted[3] == [LINK]
    assert _read(DAMAGES[damage](MAILS[mail])) == wanted


@pytest.mark.parametrize("damage", sorted(DAMAGES))
def test_a_damaged_source_saved_as_text_is_recognised(damage):
    source = MAILS["both, base64"]
    assert _read(DAMAGES[damage](source), ".txt") == _read(source)


@pytest.mark.parametrize(
    "damage", [name for name in sorted(DAMAGES) if "UTF-16" not in name and name != "CR"]
)
def test_a_damaged_source_may_be_pasted(damage):
    source = MAILS["both, base64"]
    message = from_text(DAMAGES[damage](source).decode("utf-8"))
    assert (message.body, message.links[0].target) == (_read(source)[2], LINK)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            sorted(
                set(DAMAGES)
                - {
                    "UTF-16",
                    "UTF-16 without mark",
                    "UTF-16, other order",
                    "CR",
                    "Apple Mail",
                    "encoding missing",
                    "byte-order mark read as latin-1",
                    "byte-order mark",
                }
            )
        ),
        max_size=3,
        unique=True,
    )
)
def test_several_damages_lose_no_link(names):
    source = MAILS["both, base64"]
    for name in names:
        source = DAMAGES[name](source)
    message = from_bytes(source, "x.eml")
    assert LINK in [one.target for each in (message, *message.alternatives) for one in each.links]


@pytest.mark.parametrize("mail", sorted(MAILS))
def test_a_page_that_shows_a_source_is_that_mail(mail):
    wanted = _read(MAILS[mail])
    assert _read(shown_page(MAILS[mail]), ".html") == wanted
    assert from_text(shown_page(MAILS[mail]).decode()).body == wanted[2]


@pytest.mark.parametrize("kind", ["base64", "quoted-printable"])
def test_a_text_that_was_encoded_twice_is_read(kind):
    encode = base64.encodebytes if kind == "base64" else quopri.encodestring
    head = "From: a@b.fr\nSubject: s\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    head += f"Content-Transfer-Encoding: {kind}\n\n"
    assert _read(head.encode() + encode(encode(TEXT.encode())))[2] == TEXT


def test_words_above_a_source_are_the_callers():
    source = b"Bonjour, est-ce vrai ?\n\n" + MAILS["text, base64"]
    assert from_bytes(source, "x.txt").caller_words == "Bonjour, est-ce vrai ?"


def test_gmails_table_is_nobodys_words():
    assert from_bytes(DAMAGES["Gmail's table"](MAILS["both, 8bit"]), "x.txt").caller_words == ""


def test_words_above_that_lead_somewhere_are_a_reading():
    above = b"Message ID\t<1@x>\nCliquez sur http://autre-exemple.top/x pour recevoir 300 euros\n\n"
    message = from_bytes(above + MAILS["text, 8bit"], "x.txt")
    targets = [one.target for each in message.alternatives for one in each.links]
    assert "http://autre-exemple.top/x" in targets


@pytest.mark.parametrize(
    "text",
    ["Bonjour,\nDe : Anne\nObjet : réunion\n\nà demain", "From: a@b.fr\nSubject: s\n\nBonjour",
     "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nà quoi sert cet en-tête ?",
     "", "Received", "MIME-Version: 1.0 est un en-tête"],
)  # fmt: skip
def test_other_texts_are_no_sources(text):
    assert not looks_like_source(text)


@pytest.mark.parametrize("mark", [b"", b"\xff\xfe", b"\xfe\xff"])
def test_zeros_in_a_body_do_not_make_it_wide(mark):
    source = mark + b"From: a@b.fr\nMIME-Version: 1.0\n\n" + b"a\0" * 3_000 + LINK.encode()
    assert LINK in read_mail(source).candidates[0].content.text


@given(st.binary(max_size=300))
def test_any_bytes_are_looked_at(data):
    found = source_in(b"From: a@b.fr\n" + data)
    assert found is None or isinstance(found.untrusted_data, bytes)


CODED = {
    "base64": base64.encodebytes(TEXT.encode()).decode(),
    "base64 in one line": base64.b64encode(TEXT.encode()).decode(),
    "base64 of a page": base64.encodebytes(PAGE.encode()).decode(),
}


@pytest.mark.parametrize("kind", sorted(CODED))
def test_coded_text_below_a_sentence_is_decoded(kind):
    message = from_text(f"Bonjour, j'ai reçu ceci :\n\n{CODED[kind]}")
    assert LINK in [one.target for one in message.links]
    assert "Votre remboursement de 84,20" in message.body


def test_quoted_printable_in_a_text_is_decoded():
    quoted = (
        "Votre remboursement a =C3=A9t=C3=A9 refus=C3=A9 =C3=A0 la derni=C3=A8re =C3=A9tape,=\n"
        " d=C3=A9posez la pi=C3=A8ce : https://remb-adherent-exemple.top/dossier?id=3D12"
    )
    message = from_text(quoted)
    assert message.body.startswith("Votre remboursement a été refusé à la dernière étape, déposez")
    assert message.links[0].target == "https://remb-adherent-exemple.top/dossier?id=12"


def test_base64_that_holds_no_text_is_not_judged():
    picture = base64.encodebytes(bytes(range(256)) * 8).decode()
    message = from_text(f"Bonjour, voici ce que j'ai reçu ce matin :\n\n{picture}")
    assert message.body == "Bonjour, voici ce que j'ai reçu ce matin :"
    assert "coded_content" in message.remarks


@pytest.mark.parametrize(
    "text",
    ["Voir https://exemple.fr/aHR0cHM6Ly9leGVtcGxlLmZyL2JvbmpvdXIgdG91dCBsZSBtb25kZSBxdWkgbGl0",
     "Référence AZERTYUIOPQSDFGHJKLMWXCVBN0123456789AZERTYUIOPQSDFGHJKLMWXCVBN01",
     "Le prix = 12 et le total=20, voir https://exemple.fr/?a=12&b=AB",
     "Anticonstitutionnellement " * 8],
)  # fmt: skip
def test_other_long_words_stay_as_they_are(text):
    assert from_text(text).body == text.strip()


@pytest.mark.parametrize("declared", ["base64", "quoted-printable", "8bit", "x-inconnu", ""])
def test_plain_text_stays_text_whatever_is_declared(declared):
    head = "From: a@b.fr\nSubject: s\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    head += f"Content-Transfer-Encoding: {declared}\n\n"
    message: Message = from_bytes((head + TEXT).encode(), "x.eml")
    assert message.body == TEXT


@pytest.mark.parametrize("footer", ["Verifie par la passerelle.", "-- \nListe des amis\n" * 9])
@pytest.mark.parametrize("mail", ["text, base64", "page, base64"])
def test_a_footer_below_base64_is_text(mail, footer):
    message = from_bytes(MAILS[mail] + footer.encode(), "x.eml")
    assert LINK in [one.target for one in message.links]
    assert footer.split()[-1] in message.body


def test_a_pgp_signature_is_no_text():
    signature = (
        "-----BEGIN PGP SIGNATURE-----\nVersion: 2.6\n\niQCVAwUB\n-----END PGP SIGNATURE-----"
    )
    message = from_text(f"Bonjour, à lundi.\n\n{signature}")
    assert (message.body, message.remarks) == ("Bonjour, à lundi.", ())


def test_quoted_header_lines_are_no_attached_mail():
    text = (
        "Ton message :\n\n> From: b@c.fr\n> Message-ID: <1@c.fr>\n> Date: lundi\n> \n> oui\n\nnon"
    )
    message = from_bytes(f"From: a@b.fr\nSubject: Re: s\n\n{text}".encode(), "x.eml")
    assert Part.ATTACHED not in [one.part for one in (message, *message.alternatives)]


def test_every_remark_has_words():
    from classifier.reading import remarks

    for sentence in remarks.SENTENCES.values():
        assert words_in("fr")(sentence)
