"""Templates in the formats in which an organisation keeps them, from real files."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import documents
import msg_writer
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.errors import UnreadableMessage
from classifier.genuine.template_files import TemplatesIn
from classifier.genuine.word_document import html_of
from classifier.records import Channel, Message

SAMPLES = Path(__file__).parent / "samples"
BODY = (
    "Bonjour {{prenom}} {{nom}},\n\nVotre attestation de droits {{annee}} est disponible dans "
    "votre espace adhérent Harmonie Mutuelle : https://www.harmonie-mutuelle.fr/droits\n"
)
PAGE = (
    "<html><body><p>Bonjour {{prenom}},</p><p>Votre attestation est dans <a "
    'href="https://www.harmonie-mutuelle.fr/droits">votre espace adhérent</a>.</p></body></html>'
)


def read(*paths):
    found, templates = [], TemplatesIn(paths)
    while (one := templates.read_next()) is not None:
        found.append(one)
    return found


def only(path):
    ((name, message),) = read(path)
    assert name == path.name
    assert isinstance(message, Message), message
    return message


def mail():
    made = EmailMessage()
    made["From"] = "Harmonie Mutuelle <ne-pas-repondre@harmonie-mutuelle.fr>"
    made["Subject"] = "Votre attestation"
    made.set_content(BODY)
    made.add_alternative(PAGE, subtype="html")
    return made.as_bytes()


def test_a_mail(tmp_path):
    path = tmp_path / "attestation.eml"
    path.write_bytes(mail())
    message = only(path)
    assert message.subject == "Votre attestation"
    assert "@harmonie-mutuelle.fr" in message.sender
    assert message.links[0].target == "https://www.harmonie-mutuelle.fr/droits"


def test_an_outlook_mail(tmp_path):
    path = tmp_path / "attestation.msg"
    path.write_bytes(
        msg_writer.outlook_file(
            subject="Votre attestation",
            sender="Harmonie",
            address="info@harmonie-mutuelle.fr",
            body=BODY,
        )
    )
    message = only(path)
    assert message.subject == "Votre attestation"
    assert "{{prenom}}" in message.body


def test_a_page(tmp_path):
    path = tmp_path / "attestation.html"
    path.write_text(PAGE, encoding="utf-8")
    message = only(path)
    assert message.links[0].shown == "votre espace adhérent"
    assert "{{prenom}}" in message.body


@pytest.mark.parametrize(
    "head", ["Objet : Votre attestation\n\n", "Subject: Votre attestation\r\n"]
)
def test_a_text_that_begins_with_its_subject(tmp_path, head):
    path = tmp_path / "attestation.txt"
    path.write_bytes((head + BODY).encode("cp1252"))
    message = only(path)
    assert (message.subject, message.channel) == ("Votre attestation", Channel.EMAIL)
    assert message.body.startswith("Bonjour {{prenom}} {{nom}},")
    assert message.links[0].start == message.body.index("https")


def test_a_text_without_a_subject(tmp_path):
    path = tmp_path / "sms.txt"
    path.write_text("Harmonie : votre carte est prête sur harmonie-mutuelle.fr", encoding="utf-8")
    assert only(path).channel is Channel.SMS


@pytest.mark.parametrize("head", ["message\n", ""])
def test_a_table_has_one_a_line(tmp_path, head):
    path = tmp_path / "sms.csv"
    path.write_text(f'{head}"Votre carte {{{{annee}}}} est prête."\n"Votre RDV est confirmé."\n')
    found = read(path)
    assert [message.body for _, message in found] == [
        "Votre carte {{annee}} est prête.",
        "Votre RDV est confirmé.",
    ]
    assert len({name for name, _ in found}) == 2


def test_a_table_of_mails(tmp_path):
    path = tmp_path / "mails.csv"
    path.write_text("nom;objet;texte\nrelance;Votre relevé;Votre relevé est en ligne.\n")
    ((_, message),) = read(path)
    assert (message.subject, message.channel) == ("Votre relevé", Channel.EMAIL)


def test_a_word_document():
    message = only(SAMPLES / "echeancier.docx")  # written by python-docx
    assert message.subject == "Votre échéancier de cotisations"
    assert message.channel is Channel.EMAIL
    assert message.body.startswith("Bonjour {{prenom}} {{nom}},")
    assert "01 99 00 12 34" in message.body
    (link,) = message.links
    assert link.target == "https://www.harmonie-mutuelle.fr/echeancier"
    assert message.body[link.start : link.end] == link.shown == "en ligne"


def test_fields_and_controls_of_word_are_places_for_values():
    made = documents.document(
        documents.paragraph(
            documents.run("Bonjour "),
            documents.field("MERGEFIELD Prenom \\* MERGEFORMAT", "«Prenom»"),
            documents.run(" "),
            documents.simple_field('MERGEFIELD "Nom usuel"', "«Nom»"),
            documents.run(" le "),
            documents.control("Date", "Cliquez ici", waiting=True),
            documents.run(" à "),
            documents.control("Ville", "Lyon", waiting=False),
        ),
        documents.paragraph(
            documents.field('HYPERLINK "https://www.harmonie-mutuelle.fr/x"', "ici"),
            documents.run(" ou "),
            documents.link("rId9", "là"),
            documents.link("rId404", " sans cible"),
        ),
        links={"rId9": "https://www.harmonie-mutuelle.fr/y"},
    )
    page = html_of(made)
    assert "Bonjour {{Prenom}} {{Nom usuel}} le {{Date}} à Lyon" in page
    assert '<a href="https://www.harmonie-mutuelle.fr/x">ici</a> ou ' in page
    assert '<a href="https://www.harmonie-mutuelle.fr/y">là</a> sans cible' in page


def test_text_of_a_document_is_escaped_and_what_is_deleted_is_left_out():
    made = documents.document(
        documents.paragraph(documents.run("a &lt;b&gt; c")),
        documents.paragraph(f"<w:del>{documents.run('weg')}</w:del>", documents.run("da")),
        f"<mc:AlternateContent><mc:Choice>{documents.paragraph(documents.run('x'))}</mc:Choice>"
        f"<mc:Fallback>{documents.paragraph(documents.run('y'))}</mc:Fallback>"
        "</mc:AlternateContent>",
    )
    page = html_of(made)
    assert "a &lt;b&gt; c" in page
    assert "weg" not in page
    assert "<p>x</p>" in page
    assert "<p>y</p>" not in page


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 not a zip",
        documents.document(documents.run("x"), head='<!DOCTYPE d [<!ENTITY a "b">]>'),
        documents.document("<w:p>"),
    ],
)
def test_what_is_no_document_is_refused(tmp_path, data):
    path = tmp_path / "x.docx"
    path.write_bytes(data)
    ((_, found),) = read(path)
    assert isinstance(found, UnreadableMessage)


def test_a_document_that_grows_too_large_is_refused(tmp_path):
    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 21_000_000)
    ((_, found),) = read(path)
    assert isinstance(found, UnreadableMessage)


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_damaged_document_gives_a_sentence_or_a_page(data):
    made = bytearray((SAMPLES / "echeancier.docx").read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        made[data.draw(st.integers(0, len(made) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UnreadableMessage):
        assert html_of(bytes(made)).startswith("<html>")


def test_a_folder_gives_all_its_files_and_the_trouble_with_each(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.eml").write_bytes(mail())
    (tmp_path / "sub" / "b.txt").write_text("Objet : Relevé\nVotre relevé est en ligne.")
    (tmp_path / "c.docx").write_bytes(b"x")
    (tmp_path / "d.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    found = dict(read(tmp_path, tmp_path / "gone.txt"))
    assert set(found) == {"a.eml", "sub/b.txt", "c.docx", "d.doc", "gone.txt"}
    assert [name for name, one in found.items() if isinstance(one, Message)] == [
        "a.eml",
        "sub/b.txt",
    ]
    assert TemplatesIn([tmp_path]).count() == 4
