"""A log that is gone: a sentence, and a choice; never a silent case number 1."""

import json

import pytest

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"


def logged(vigie, count=2):
    for _ in range(count):
        vigie("log", "-", "--decision", "scam", stdin=SCAM)


def lose(vigie):
    for path in vigie.home.folder.glob("cases.db*"):
        path.unlink()


def test_each_command_that_needs_the_log_says_that_it_is_gone(vigie, tmp_path):
    logged(vigie)
    lose(vigie)
    for words in (
        ("log", "-", "--decision", "scam"),
        ("cases", "list"),
        ("export", "--week", "last", "--format", "csv", "--out", tmp_path / "out.csv"),
        ("purge",),
        ("backup", tmp_path / "copy.db"),
    ):
        said = vigie.fails(*words, stdin=SCAM)
        assert "a disparu\u00a0: son dernier cas était le n°\u00a02" in said
    assert not vigie.home.cases.exists()


def test_a_verdict_is_given_and_the_loss_is_told(vigie):
    logged(vigie)
    lose(vigie)
    found = vigie("score", "-", "--json", stdin=SCAM)
    assert json.loads(found.stdout)["band"] == "very_likely_scam"
    assert "a disparu" in found.stderr


def test_verify_and_doctor_list_the_loss(vigie):
    logged(vigie)
    lose(vigie)
    for command in ("verify", "doctor"):
        found = vigie(command, "--json", code=1)
        assert any("a disparu" in line for line in json.loads(found.stdout)["problems"])


def test_a_new_log_begins_on_request_and_says_what_was_before(vigie):
    logged(vigie)
    lose(vigie)
    assert vigie.json("log", "accept") == {"accepted": True}
    assert vigie.json("log", "-", "--decision", "scam", stdin=SCAM)["number"] == 1
    vigie("verify")
    from triage_app.records import EventKind
    from triage_app.services.desk import Desk
    from triage_app.settings import Settings

    desk = Desk(vigie.home, Settings())
    former = desk.store.events(EventKind.LOG_ACCEPTED)[0].payload["former"]
    desk.close()
    assert former["cases"] == 2


def test_accepting_asks_for_the_supervisor_code(vigie):
    logged(vigie)
    vigie("access", "set", stdin="tulipe\n")
    lose(vigie)
    assert "pas le bon" in vigie.fails("log", "accept", stdin="rose\n")
    assert "a disparu" in vigie.fails("cases", "list")
    vigie("log", "accept", stdin="tulipe\n")
    assert vigie.json("cases", "list") == []


def test_a_backup_is_put_back_without_a_further_choice(vigie, tmp_path):
    logged(vigie)
    vigie("backup", tmp_path / "copy.db")
    logged(vigie)
    lose(vigie)
    vigie("restore", tmp_path / "copy.db")
    assert len(vigie.json("cases", "list")) == 2
    vigie("verify")


def test_an_older_backup_over_a_log_is_no_loss(vigie, tmp_path):
    logged(vigie)
    vigie("backup", tmp_path / "copy.db")
    logged(vigie)
    vigie("restore", tmp_path / "copy.db")
    assert vigie.json("log", "-", "--decision", "scam", stdin=SCAM)["number"] == 3
    vigie("verify")


def test_encrypting_and_decrypting_is_no_loss(vigie):
    logged(vigie)
    for word in ("decrypt", "encrypt", "rekey"):
        vigie("log", word)
        logged(vigie, 1)
    assert len(vigie.json("cases", "list")) == 5
    vigie("verify")


def accepted(vigie):
    from triage_app.records import EventKind
    from triage_app.services.desk import Desk
    from triage_app.settings import Settings

    desk = Desk(vigie.home, Settings())
    try:
        return [(one.actor, one.payload) for one in desk.store.events(EventKind.LOG_ACCEPTED)]
    finally:
        desk.close()


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\0" * 512])
def test_a_log_whose_anchor_is_gone_is_told_and_the_ledger_says_so(vigie, content):
    """Its newest events may have been removed, and nothing tells."""
    logged(vigie)
    vigie.home.anchor.unlink()
    if content is not None:
        vigie.home.anchor.write_bytes(content)
    assert "anchor.json" in vigie("cases", "list").stderr
    assert vigie("cases", "list").stderr == ""
    assert accepted(vigie) == [("vigie", {"former": None})]
    assert vigie.json("verify")["sound"]


def test_a_log_that_was_put_back_or_accepted_has_its_anchor(vigie, tmp_path):
    logged(vigie)
    vigie("backup", tmp_path / "copy.db")
    logged(vigie)
    assert vigie("restore", tmp_path / "copy.db").stderr == ""
    assert vigie.home.anchor.exists()
    assert accepted(vigie) == []
    lose(vigie)
    assert vigie("log", "accept").stderr == ""
    assert [payload["former"]["cases"] for _, payload in accepted(vigie)] == [2]


def test_a_first_start_tells_nothing(vigie):
    assert "anchor.json" not in vigie("log", "-", "--decision", "scam", stdin=SCAM).stderr
    assert accepted(vigie) == []
