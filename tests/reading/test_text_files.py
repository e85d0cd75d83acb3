"""Files of plain text and saved pages, as phones, editors and browsers write them."""

from __future__ import annotations

import quopri

import pytest

from classifier.reading.intake import read
from classifier.records import Channel, Pasted

SMS = "Votre colis attend, réglez 1,95 € sur http://colis-relais.example/frais"


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_character_sets_and_line_ends(tmp_path, charset, end):
    path = tmp_path / "sms.txt"
    path.write_bytes(f"06 39 98 41 07\n{SMS}\nà bientôt".replace("\n", end).encode(charset))
    message = read(Pasted(path))
    assert (message.body, message.sender) == (f"{SMS}\nà bientôt", "06 39 98 41 07")


def test_a_byte_order_mark_in_a_paste_is_no_character():
    message = read(Pasted(f"\ufeff06 39 98 41 07\n{SMS}"))
    assert (message.body, message.sender) == (SMS, "06 39 98 41 07")


PAGE = f"<html><head><title>Colis</title></head><body><p>{SMS.replace('http', '<b></b>http')}</p></body></html>"
SAVED = {
    "chrome": (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://webmail.example/lire\r\n"
        "Subject: Colis\r\nDate: Mon, 23 Nov 2026 09:12:00 +0100\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Multipart--a----"\r\n'
        "\r\n\r\n------Multipart--a----\r\nContent-Type: text/html\r\nContent-ID: <frame@mhtml.blink>\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://webmail.example/lire\r\n"
        "\r\n{page}\r\n------Multipart--a----\r\nContent-Type: text/css\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\np {{ color: black }}\r\n"
        "------Multipart--a------\r\n"
    ),
    "word": (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_Next"\r\n\r\n'
        "Ce document est une page Web en un seul fichier.\r\n\r\n------=_Next\r\n"
        "Content-Location: file:///C:/A/colis.htm\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        'Content-Type: text/html; charset="utf-8"\r\n\r\n{page}\r\n------=_Next--\r\n'
    ),
}


@pytest.mark.parametrize("suffix", [".mht", ".mhtml", ".MHTML"])
@pytest.mark.parametrize("name", SAVED)
def test_saved_pages(tmp_path, name, suffix):
    path = tmp_path / f"colis{suffix}"
    page = quopri.encodestring(PAGE.encode()).decode()
    path.write_bytes(SAVED[name].format(page=page).encode())
    message = read(Pasted(path))
    assert (message.body, message.channel, message.sender) == (SMS, Channel.EMAIL, "")
    assert [link.target for link in message.links] == ["http://colis-relais.example/frais"]
