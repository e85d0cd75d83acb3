"""With the language set to English no French is printed."""

import re
from contextlib import closing

import pytest

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"
FRENCH = re.compile(
    r"[éèêàùçœ«»]|\b(le|la|les|des|une|est|sont|aucun|dossier|arnaque|modèle|légitime|rappel)\b",
    re.I,
)


@pytest.fixture
def english(vigie):
    vigie.settle('language = "en"\n')
    return vigie


def test_commands_speak_english(english, tmp_path):
    message = "Dear customer, your parcel is held, pay 1 EUR at http://parcel-fee.top/pay now."
    commands = [
        (("score", "-"), 0),
        (("log", "-", "--decision", "scam"), 0),
        (("log", "-", "--decision", "legit"), 0),
        (("cases", "list"), 0),
        (("cases", "label", "1", "legit"), 0),
        (("cases", "show", "1"), 0),
        (("cases", "show", "99"), 1),
        (("cases", "undo"), 0),
        (("cases", "redo"), 0),
        (("cases", "undo"), 0),
        (("cases", "undo", "2"), 0),
        (("cases", "redo"), 1),
        (("cases", "undo", "99"), 1),
        (("cases", "withdraw", "1", "--reason", "test"), 0),
        (("cases", "undo"), 1),
        (("models", "list"), 0),
        (("models", "rollback"), 1),
        (("models", "promote", "0099"), 1),
        (("verify",), 0),
        (("doctor",), 0),
        (("purge", "--dry-run"), 0),
        (("purge",), 0),
        (("backup", tmp_path / "copy.db"), 0),
        (("restore", tmp_path / "copy.db"), 0),
        (("restore", tmp_path / "none.db"), 1),
        (("score", tmp_path / "none.txt"), 1),
        (("export", "--week", "last", "--format", "csv", "--out", tmp_path / "x.html"), 1),
        (("evaluate", tmp_path / "none.jsonl"), 1),
    ]
    for command, code in commands:
        found = english(*command, stdin=message, code=code)
        said = found.output.replace(str(tmp_path), "")
        assert not FRENCH.search(said), (command, said)


def test_problems_are_reported_in_english(english, tmp_path, log_connection):
    english("log", "-", "--decision", "scam", stdin=SCAM)
    with closing(log_connection(english.home)) as db:
        db.execute("UPDATE cases SET decision = 'legit'")
        db.execute("DELETE FROM messages")
    for command in ("verify", "doctor"):
        told = english(command, code=1).stderr
        assert told.count("\n") >= 2
        assert not FRENCH.search(told), told


def test_figures_in_english(english):
    shown = english("evaluate").stdout
    assert "scams caught at 2% false alarms" in shown
    head = shown.split("By channel")[0]
    assert not FRENCH.search(head), head


def test_french_is_the_default(vigie):
    assert "Premier" not in vigie("score", "-", stdin=SCAM).stderr
    assert vigie("verify").stdout.startswith("Journal")
