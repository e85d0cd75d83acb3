"""`vigie access`: the code is read from standard input; the ledger event does not contain it."""

import sys
import tomllib
from hashlib import sha256

from click.testing import CliRunner

from triage_app.cli.main import main
from triage_app.paths import Home
from triage_app.records import EventKind
from triage_app.services.desk import Desk
from triage_app.settings import Settings


def run(home, command, code=""):
    return CliRunner().invoke(main, ["--home", str(home), "access", command], input=code)


def test_set_check_and_remove_a_code(tmp_path):
    assert run(tmp_path, "set", "vigie-2026\n").exit_code == 0
    kept = tomllib.loads((tmp_path / "access.toml").read_text("utf-8"))
    digest = sha256(f"{kept['salt']} {kept['digest']}".encode()).hexdigest()
    assert run(tmp_path, "check", "vigie-2026\n").exit_code == 0
    wrong = run(tmp_path, "check", "1234\n")
    assert wrong.exit_code == 1
    assert "pas le bon" in wrong.output
    assert run(tmp_path, "remove", "vigie-2026\n").exit_code == 0
    assert run(tmp_path, "check", "1234\n").exit_code == 0
    desk = Desk(Home(tmp_path), Settings())
    store = desk.store
    assert [event.payload for event in store.events(EventKind.ACCESS_CHANGED)] == [
        {"set": True, "digest": digest, "role": "agent"},
        {"set": False, "role": "supervisor"},
    ]
    assert store.verify() == []
    desk.close()


def test_a_code_that_is_too_short_is_refused(tmp_path):
    done = run(tmp_path, "set", "12\n")
    assert done.exit_code == 1
    assert "4 à 64" in done.output


def test_a_closed_standard_input_is_reported(tmp_path, monkeypatch):
    from triage_app.cli.access import typed_line

    monkeypatch.setattr(sys, "stdin", None)
    assert typed_line("Code", hidden=True, twice=True) == ""


def test_a_code_is_changed_and_removed_only_with_the_old_one(tmp_path):
    assert run(tmp_path, "set", "vigie-2026\n").exit_code == 0
    assert run(tmp_path, "set", "other-2026\n").exit_code == 1
    assert run(tmp_path, "remove").exit_code == 1
    assert run(tmp_path, "check", "vigie-2026\n").exit_code == 0
    assert run(tmp_path, "set", "vigie-2026\nother-2026\n").exit_code == 0
    assert run(tmp_path, "check", "other-2026\n").exit_code == 0


def test_a_damaged_code_file_is_removed_without_the_code(tmp_path):
    (tmp_path / "access.toml").write_bytes(b"rubbish")
    assert run(tmp_path, "set", "vigie-2026\n").exit_code == 1
    assert run(tmp_path, "remove").exit_code == 0
    assert run(tmp_path, "set", "vigie-2026\n").exit_code == 0


def test_doctor_reports_a_damaged_code_file(tmp_path):
    (tmp_path / "access.toml").write_bytes(b"rubbish")
    found = CliRunner().invoke(main, ["--home", str(tmp_path), "doctor"])
    assert found.exit_code == 1
    assert "vigie access remove" in found.output


def test_names_are_shown_to_whoever_knows_the_code(vigie, sms):
    vigie("log", sms, "--decision", "scam")
    (person,) = vigie.json("access", "names")
    assert person["pseudonym"].startswith("agent-")
    assert person["name"] in vigie("access", "names").stdout
    vigie("access", "set", stdin="vigie-2026\n")
    assert person["name"] not in vigie("access", "names", stdin="falsch\n", code=1).stdout
