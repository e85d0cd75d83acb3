"""Every result says what was read, and how many readings were judged."""

from __future__ import annotations

import json

import pytest

from classifier.records import Band

SCAM = (
    "Votre carte Vitale arrive à expiration. Mettez à jour votre dossier sous 48 heures sur "
    "http://vitale-maj-dossier.top/valider, sinon vos remboursements seront suspendus."
)
MAIL = (
    "From: Assurance Maladie <info@vitale-maj-dossier.top>\nTo: jean@client.example\n"
    "Subject: Votre dossier\nDate: Mon, 16 Nov 2026 10:00:00 +0100\n"
    f"Content-Type: text/plain; charset=utf-8\n\n{SCAM}\n\n"
    "---------- Forwarded message ---------\nDe : Nadia <nadia@imprimerie.example>\n"
    "Date: lun. 16 nov. 2026 à 08:00\nSubject: Compte rendu\nTo: <s@imprimerie.example>\n\n"
    "Bonjour Sandrine, le compte rendu de la réunion est dans le dossier partagé. Bonne journée\n"
)
SENTENCE = "Le verdict porte sur le texte placé au-dessus du transfert ou de la citation"


@pytest.fixture
def mail(tmp_path):
    (tmp_path / "mails").mkdir()
    path = tmp_path / "mails" / "mail.eml"
    path.write_text(MAIL, encoding="utf-8")
    return path


def check(row: dict[str, object]) -> None:
    assert row["band"] == Band.VERY_LIKELY_SCAM
    assert row["readings"] == 3
    assert [one.startswith(SENTENCE) for one in row["remarks"]] == [True]
    assert row["remarks"][0].endswith("il y a 2 autres lectures.")


def test_single_folder_and_explain(vigie, mail):
    check(vigie.json("score", mail))
    (row,) = vigie.json("score", mail.parent)
    check(row)
    check(vigie.json("explain", mail))
    assert SENTENCE in vigie("score", mail).stdout


def test_json_lines(vigie, mail, tmp_path):
    lines, out = mail.parent / "in.jsonl", tmp_path / "out.jsonl"
    lines.write_text(
        json.dumps({"id": 1, "path": mail.name}) + "\n" + json.dumps({"id": 2, "path": "none.eml"})
    )
    vigie("score", "--jsonl", lines, "--out", out)
    read, unread = map(json.loads, out.read_text("utf-8").splitlines())
    check(read)
    assert (unread["remarks"], unread["readings"]) == (None, None)


def test_log_and_case(vigie, mail):
    logged = vigie.json("log", mail, "--decision", "scam")
    check(logged)
    message = vigie.json("cases", "show", logged["number"])["message"]
    assert message["part"] == "above"
    assert message["alternatives"] == []
    assert message["body"].startswith("Votre carte Vitale")


def test_one_reading_needs_no_remark(vigie, sms):
    row = vigie.json("score", sms)
    assert (row["remarks"], row["readings"]) == ([], 1)
