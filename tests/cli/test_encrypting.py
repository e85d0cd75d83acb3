"""`vigie log encrypt`, `decrypt`, `rekey` and `key`, beside `vigie log PATH`."""

from __future__ import annotations

import pytest

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"


@pytest.fixture
def logged(vigie):
    vigie("log", "-", "--decision", "scam", stdin=SCAM)
    return vigie


def test_a_first_case_is_encrypted(logged):
    assert b"Vitale" not in logged.home.cases.read_bytes()
    assert logged.json("cases", "find", "vitale")[0]["number"] == 1
    assert logged.json("log", "key") == {"encryption": True, "key": "file"}
    assert "keys.toml" in logged.json("doctor")["encryption"]


def test_decrypt_encrypt_and_rekey(logged):
    assert logged.json("log", "decrypt") == {"encryption": False, "key": "file"}
    assert b"Vitale" in logged.home.cases.read_bytes()
    assert "en clair" in logged("doctor").stdout
    assert "log encrypt" in logged.fails("log", "rekey")
    assert "activé" in logged("log", "encrypt").stdout
    before = logged.home.cases.read_bytes()
    logged("log", "rekey")
    assert logged.home.cases.read_bytes() != before
    assert logged.json("verify")["sound"]
    assert b"Vitale" not in logged.home.cases.read_bytes()


def test_a_plain_log_is_encrypted_by_the_next_command(vigie):
    vigie.settle('encryption = "off"\n')
    vigie("log", "-", "--decision", "scam", stdin=SCAM)
    vigie.home.settings.unlink()
    found = vigie("cases", "list", "--json")
    assert found.stderr == "Le journal est désormais chiffré.\n"
    assert found.stdout.count("\n") == 1
    assert vigie("cases", "list").stderr == ""


def test_a_lost_key_is_one_sentence_and_the_key_can_be_put_back(logged, tmp_path):
    assert "1 clé écrite" in logged("log", "key", "--export", tmp_path / "copy.toml").stdout
    logged.home.keys.unlink()
    before = logged.home.cases.read_bytes()
    assert "vigie log key --import" in logged.fails("cases", "list")
    assert "vigie log key --import" in logged.fails("log", "-", "--decision", "scam", stdin=SCAM)
    assert logged.json("score", "-", stdin=SCAM)["band"] == "very_likely_scam"
    assert logged.home.cases.read_bytes() == before
    assert not logged.home.keys.exists()
    assert logged.json("log", "key", "--import", tmp_path / "copy.toml") == {"keys": 1}
    assert len(logged.json("cases", "list")) == 1


def test_words_that_do_not_fit(logged, tmp_path):
    both = ("--export", tmp_path / "a", "--import", tmp_path / "b")
    logged("log", "key", *both, code=2)
    logged.fails("log", "key", "--import", tmp_path / "none.toml")
    logged.fails("log", "key", "--export", logged.home.cases)
    assert len(logged.json("cases", "list")) == 1


def test_a_file_named_encrypt_can_be_logged(vigie, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "encrypt").write_text(SCAM, encoding="utf-8")
    assert vigie.json("log", "./encrypt", "--decision", "scam")["number"] == 1
    assert "--decision" in vigie("log", "--help").stdout
    assert "rekey" in vigie("log", "rekey", "--help").stdout
