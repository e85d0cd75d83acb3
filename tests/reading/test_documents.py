"""Screenshots, photographs, PDFs and QR codes; some of these tests need tesseract."""

from __future__ import annotations

from email.message import EmailMessage

import pictures
import pytest
from PIL import Image

from classifier.errors import UnreadableMessage
from classifier.reading.containers import recognition
from classifier.reading.containers.documents import CODE
from classifier.reading.containers.recognition import decode_in_child, recogniser
from classifier.reading.containers.screenshot import message_in
from classifier.reading.decoder.decoded import PDF, PICTURE, Decoded, Trouble, from_wire, to_wire
from classifier.reading.intake import from_bytes
from classifier.records import Channel, Part

SMS = (
    "AMELI : votre carte Vitale arrive à expiration. Mettez-la à jour sur "
    "https://ameli-maj.top/carte avant demain."
)
needs_tesseract = pytest.mark.skipif(recogniser() is None, reason="tesseract is not installed")


@needs_tesseract
@pytest.mark.parametrize(
    ("kind", "dark"), [("PNG", False), ("JPEG", True), ("WEBP", False), ("TIFF", True)]
)
def test_screenshots(kind, dark):
    data = pictures.saved(pictures.screenshot("38663", SMS, dark=dark), kind)
    message = from_bytes(data, f"ecran.{kind.lower()}")
    assert (message.channel, message.sender, message.body) == (Channel.SMS, "38663", SMS)
    assert [link.target for link in message.links] == ["https://ameli-maj.top/carte"]
    assert "recognised" in message.remarks


@needs_tesseract
def test_heic_pictures(checkout):
    data = (checkout / "tests/reading/samples/screenshot.heic").read_bytes()
    assert from_bytes(data, "IMG_0001.HEIC").body == SMS


@needs_tesseract
def test_a_mail_that_is_only_a_picture_is_read():
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Ameli <x@evil.top>", "Votre carte"
    mail.set_content("<img src='cid:a'>", subtype="html")
    mail.add_related(pictures.saved(pictures.screenshot("", SMS), "PNG"), "image", "png", cid="<a>")
    message = from_bytes(mail.as_bytes(), "a.eml")
    assert "votre carte Vitale arrive à expiration" in message.body
    assert not message.image_only


@needs_tesseract
def test_scanned_letters_are_recognised():
    message = from_bytes(pictures.scanned(pictures.screenshot("", SMS)), "lettre.pdf")
    assert message.channel is Channel.LETTER
    assert "votre carte Vitale arrive à expiration" in message.body


def test_without_a_recogniser_a_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr(recognition, "tesseract_program", lambda _: None)
    recogniser.cache_clear()
    try:
        with pytest.raises(UnreadableMessage, match="tesseract"):
            from_bytes(pictures.saved(pictures.screenshot("38663", SMS), "PNG"), "a.png")
        message = from_bytes(pictures.saved(pictures.code("https://evil.top/a"), "PNG"), "a.png")
        assert "no_recognition" in message.remarks
    finally:
        recogniser.cache_clear()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP"])
def test_qr_codes_are_read_and_not_opened(kind):
    message = from_bytes(pictures.saved(pictures.code("https://evil.top/a"), kind), f"a.{kind}")
    (link,) = message.links
    assert (link.shown, link.target, link.start) == (CODE, "https://evil.top/a", -1)
    assert message.image_only
    assert "code_read" in message.remarks


@needs_tesseract
def test_the_text_of_a_picture_counts_beside_the_words_of_a_mail():
    mail = EmailMessage()
    mail["From"] = "Dossier <avis@suivi.test>"
    mail.set_content("Bonjour, veuillez trouver ci-joint les informations sur votre dossier. Merci")
    mail.add_attachment(pictures.saved(pictures.screenshot("", SMS), "PNG"), "image", "png")
    message = from_bytes(mail.as_bytes(), "a.eml")
    assert "Vitale" not in message.body
    (seen,) = (one for one in message.alternatives if one.part is Part.PICTURES)
    assert "ci-joint" in seen.body
    assert "Vitale" in seen.body
    assert "recognised" in seen.remarks


def test_qr_codes_in_pictures_of_a_mail():
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "RH <x@evil.top>", "Votre double authentification"
    mail.set_content("Scannez le code avec votre téléphone pour garder l'accès à votre messagerie.")
    mail.add_attachment(
        pictures.saved(pictures.code("https://evil.top/q"), "PNG"),
        "image",
        "png",
        filename="qr.png",
    )
    message = from_bytes(mail.as_bytes(), "a.eml")
    assert [(link.shown, link.target) for link in message.links] == [(CODE, "https://evil.top/q")]


@pytest.mark.parametrize("content", ["WIFI:S:maison;P:secret;;", "bonjour", "tel:0639981234"])
def test_qr_codes_without_a_link_are_ignored(content):
    data = pictures.saved(pictures.code(content), "PNG")
    if recogniser() is None:
        with pytest.raises(UnreadableMessage):
            from_bytes(data, "a.png")
    else:
        with pytest.raises(UnreadableMessage, match="No text"):
            from_bytes(data, "a.png")


LETTER = (
    "<p>Madame, Monsieur,</p><p>Votre carte Vitale arrive à expiration. Merci de la renouveler sur "
    "<a href='https://ameli-maj.top/carte'>www.ameli.fr</a> avant la fin du mois, faute de quoi vos "
    "remboursements seront suspendus jusqu'à régularisation de votre dossier.</p><p>Votre caisse</p>"
)


def test_letters_with_a_text_layer():
    message = from_bytes(pictures.printed(LETTER), "lettre.pdf")
    assert message.channel is Channel.LETTER
    assert "Merci de la renouveler sur www.ameli.fr avant la fin du mois, faute" in message.body
    assert "www.ameli.fr" in [link.shown for link in message.links]


def test_the_targets_of_links_in_a_pdf(checkout):
    data = (checkout / "tests/reading/samples/letter.pdf").read_bytes()
    message = from_bytes(data, "lettre.pdf")
    assert [(link.shown, link.target) for link in message.links] == [
        ("www.ameli.fr", "https://ameli-maj.top/carte")
    ]
    (link,) = message.links
    assert message.body[link.start : link.end] == "www.ameli.fr"


@pytest.mark.parametrize("words", [0, 4, 7, 10, 13])
@pytest.mark.parametrize("host", ["petites-mutuelles-ponant.org", "soins-et-droits.fr"])
def test_a_link_over_two_lines_is_one_link(host, words):
    target = f"https://{host}/soiree-des-adherents/inscription-en-ligne"
    before = "Inscription " * words
    page = f'<p>{before}<a href="{target}">{target}</a> ou <a href="{target}">votre espace</a></p>'
    message = from_bytes(pictures.printed(page), "a.pdf")
    assert [(link.shown, link.target) for link in message.links] == [
        (target, target),
        ("votre espace", target),
    ]
    assert message.body[message.links[0].start : message.links[0].end] == target


def test_a_printed_mail_is_a_mail():
    head = (
        "<p>De : Ameli &lt;x@evil.top&gt;<br>Envoyé : lundi<br>À : Marie<br>Objet : Votre carte</p>"
    )
    message = from_bytes(pictures.printed(head + LETTER), "mail.pdf")
    assert (message.channel, message.sender) == (Channel.EMAIL, "Ameli <x@evil.top>")
    assert message.subject == "Votre carte"


def test_protected_pdfs_are_reported(checkout):
    data = (checkout / "tests/reading/samples/locked.pdf").read_bytes()
    with pytest.raises(UnreadableMessage, match="password"):
        from_bytes(data, "a.pdf")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "a.png"),
        (b"%PDF-1.7 rien", "a.pdf"),
        (b"x", "a.heic"),
        (b"GIF89a", "a.gif"),
    ],
)
def test_damaged_pictures_and_pdfs_are_reported(data, name):
    with pytest.raises(UnreadableMessage, match="damaged"):
        from_bytes(data, name)


def test_enormous_pictures_are_refused_before_decoding():
    with pytest.raises(UnreadableMessage, match="40 million"):
        from_bytes(pictures.saved(Image.new("1", (30_000, 30_000)), "PNG"), "a.png")


def test_a_crash_of_the_decoder_is_returned_as_a_refusal():
    assert decode_in_child("picture", b"").trouble == "damaged"
    assert decode_in_child(PDF, b"%PDF-").trouble == "damaged"
    assert decode_in_child(PICTURE, b"x", 0.001).trouble == "time"


def test_the_pipe_format_round_trips_and_detects_truncation():
    found = Decoded("é", (("a", "b"),), ("c",), (), 3, Trouble.TIME)
    assert from_wire(to_wire(found)) == found
    decoded = decode_in_child(PICTURE, pictures.saved(Image.new("L", (30, 20)), "PNG"))
    assert from_wire(to_wire(decoded)) == decoded
    for cut in (b"", b"{}", to_wire(decoded)[:-1]):
        with pytest.raises(ValueError, match=r"truncated|missing|wrong"):
            from_wire(cut)


@pytest.mark.parametrize(
    ("seen", "sender", "text"),
    [
        ("9:41\n< 38663 >\nSMS\nlun. 3 nov. 10:22\nBonjour, rdv demain à 14:30\nDistribué", "38663", "Bonjour, rdv demain à 14:30"),
        ("14:32 4G 87%\n+33 6 39 98 12 34\nAujourd'hui 10:22\nVotre colis : https:// colis-\nsuivi.top/a\nmerci", "+33 6 39 98 12 34", "Votre colis : https://colis-suivi.top/a merci"),
        ("Votre colis attend\nchez vous\n\nMerci", "", "Votre colis attend chez vous\n\nMerci"),
        ("Voir www.ameli.fr et merci", "", "Voir www.ameli.fr et merci"),
        ("L'expéditeur ne fait pas partie de vos contacts\nVotre code est 123", "", "Votre code est 123"),
        ("Votre espace :\nvoir aide-\nespace.fr", "", "Votre espace : voir aide-espace.fr"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_the_user_interface_of_a_phone_is_removed(seen, sender, text):
    found = message_in(seen)
    assert (found.sender, found.body) == (sender, text)


@pytest.mark.parametrize("piece", ["https:// ", "www.a-\n", "12:00 ", "lun. ", "a-\n", "+33 "])
def test_pathological_input_is_read_in_linear_time(piece):
    message_in((piece * 50_000)[:200_000])
