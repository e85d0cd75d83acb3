"""`vigie score --what-is-kept` shows what the log keeps; no name in a result tells a person."""

from __future__ import annotations

import json

import pytest

from triage_app.store.store import CaseStore

MAIL = """\
Return-Path: <bounce-lucas.dufresnoy=boite.example@liste.example>
From: Ameli <info@ameli-carte.top>
Subject: Dossier de Mme Dufresnoy
Content-Type: text/plain; charset=utf-8

Bonjour Madame Dufresnoy,
votre carte Vitale expire : https://ameli-carte.top/maj/dufresnoy?n=284069912345621
Pièce : TWFkYW1lIER1ZnJlc25veSBMdWNhcyAwNjM5OTgxMjM0
"""


@pytest.fixture(autouse=True)
def _plain_log(vigie):
    """Write no encrypted log, which would hide what is in it."""
    vigie.settle('encryption = "off"\n')


@pytest.fixture
def mail(tmp_path):
    path = tmp_path / "mail.eml"
    path.write_text(MAIL, encoding="utf-8")
    return path


def test_what_is_printed_is_what_is_stored(vigie, mail):
    kept = vigie.json("score", mail, "--what-is-kept")
    vigie("log", mail, "--decision", "scam")
    log = CaseStore(vigie.home.cases, lambda: None)
    detail = log.case(1)
    with log._database.reading() as db:
        row = next(iter(db.query("SELECT * FROM messages")))
    log.close()
    assert json.loads(row["message"]) == kept["message"]
    assert detail.case.excerpt == kept["excerpt"]
    domains = kept["verdict"].pop("domains")  # with the text, not in the ledger
    assert domains
    assert domains == list(detail.case.domains)
    assert kept["verdict"].items() <= dict(detail.events[0].payload).items()
    rest = set(detail.events[0].payload) - set(kept["verdict"])
    assert rest == {"decision", "outcomes", "handling_seconds", "campaign", "text_digest"}


def test_nothing_is_stored_by_asking(vigie, mail):
    vigie("score", mail, "--what-is-kept")
    assert not vigie.home.cases.exists()


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_no_identifier_is_printed(vigie, mail, options):
    printed = vigie("score", mail, "--what-is-kept", *options).stdout.lower()
    for secret in ("dufresnoy", "lucas", "284069912345621", "boite.example", "twfkyw1l"):
        assert secret not in printed
    assert "⟨valeur⟩" in printed
    assert "⟨donnees⟩" in printed


def test_links_are_defanged_for_people(vigie, mail):
    printed = vigie("score", mail, "--what-is-kept").stdout
    assert "hxxps://ameli-carte[.]top/maj/⟨VALEUR⟩" in printed
    assert "https://" not in printed


def test_it_takes_one_message(vigie, mail, tmp_path):
    assert "--what-is-kept" in vigie("score", tmp_path, "--what-is-kept", code=2).stderr
    assert "--what-is-kept" in vigie("score", mail, mail, "--what-is-kept", code=2).stderr


def test_a_name_of_a_file_or_row_with_an_identifier_is_masked(vigie, tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "0639981234.txt").write_text("Bonjour, votre colis attend.", encoding="utf-8")
    (folder / "sms-2026-11-12 (3).txt").write_text("Bonjour, le colis.", encoding="utf-8")
    table = "telephone;message\n0639981234;Bonjour votre colis attend\n0639981235;Et le mien ?\n"
    (folder / "liste.csv").write_text(table, encoding="utf-8")
    found = vigie.json("score", folder)
    assert "06399812" not in json.dumps(found)
    assert "sms-2026-11-12 (3).txt" in [one["id"] for one in found], "others stay as they are"


def test_names_of_exports_and_backups_are_masked_in_the_ledger(vigie, mail, tmp_path):
    vigie("log", mail, "--decision", "scam")
    vigie("backup", tmp_path / "copie 0639981234.db")
    vigie("export", "--week", "last", "--format", "csv", "--out", tmp_path / "0639981235.csv")
    vigie("restore", tmp_path / "copie 0639981234.db")
    log = CaseStore(vigie.home.cases, lambda: None)
    with log._database.reading() as db:
        payloads = [row["payload"] for row in db.query("SELECT payload FROM events")]
    log.close()
    assert any("⟨TEL_MOBILE⟩" in one for one in payloads)
    assert not any("06399812" in one for one in payloads)


def test_ids_of_a_batch_without_identifiers_stay_as_they_are(vigie, tmp_path):
    ids = ["S01-001", 12, "00012345678", "2026-11-12/sms/7", "message (12).eml", 3.5, "0639981234"]
    rows = [{"id": one, "channel": "sms", "body": "Votre colis attend."} for one in ids]
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    vigie("score", "--jsonl", source, "--out", out)
    got = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert got == [*ids[:-1], "⟨TEL_MOBILE⟩"]
