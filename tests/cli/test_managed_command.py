"""`vigie settings` and `vigie doctor --json` for managed installs."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import jsonschema
import pytest

from triage_app import managed_file
from triage_app.errors import SettingsError
from triage_app.records import EventKind
from triage_app.services.desk import Desk
from triage_app.services.upkeep.retention_periods import change_period
from triage_app.settings_file import load

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "vigie-doctor.schema.json"


@pytest.fixture
def system(tmp_path, monkeypatch):
    folder = tmp_path / "etc"
    folder.mkdir(0o755)
    monkeypatch.setattr(managed_file, "machine_settings_folder", lambda: folder)
    path = folder / "settings.toml"
    path.write_text('language = "en"\nencryption = "off"\n', encoding="utf-8")
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)


def test_settings_tell_where_a_value_comes_from(vigie, system):
    vigie.settle('theme = "dark"\nlanguage = "fr"\n')
    found = vigie.json("settings")
    assert found["settings"]["language"] == {"value": "en", "source": "managed"}
    assert found["settings"]["theme"] == {"value": "dark", "source": "file"}
    assert found["managed_file"] == str(system)
    lines = vigie("settings").stdout.splitlines()
    assert len(lines) == len(found["settings"])
    assert "fixed by your organisation" in lines[0]


def test_the_doctor_keeps_its_schema(vigie, system, sms):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    vigie("log", sms, "--decision", "scam")
    found = vigie.json("doctor")
    jsonschema.validate(found, schema)
    assert found["healthy"]
    assert found["managed"] == f"language, encryption ({system})"
    system.chmod(0o666)
    bad = json.loads(vigie("doctor", "--json", code=1).stdout)
    jsonschema.validate(bad, schema)
    assert not bad["healthy"]
    assert str(system) in bad["problems"][0]


SERVER = "postgresql://vigie_desk_12@127.0.0.1/vigie"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (f'share_url = "{SERVER}"', None),
        ('share_url = "postgresql://vigie_desk_12:ficus7@127.0.0.1/vigie"', "holds a password"),
        ('share_url = "db.example"', "cannot be read"),
        (f'share_url = "{SERVER}"\nshare_password_file = "/nothing/here"', "/nothing/here"),
    ],
)
def test_the_doctor_tells_what_keeps_a_desk_from_its_server(vigie, system, sms, settings, told):
    vigie("log", sms, "--decision", "scam")
    vigie.settle(settings)
    said = vigie("doctor", "--json", code=1 if told else 0)
    problems = json.loads(said.stdout)["problems"]
    assert len(problems) == bool(told)
    assert all(told in one for one in problems)
    assert "ficus7" not in said.output


def test_a_log_of_a_newer_version_is_left_and_the_way_back_works(vigie, system, sms):
    vigie("log", sms, "--decision", "scam")
    home = vigie.home
    kept = home.folder / "cases.db.before-update-1"
    vigie("backup", home.folder / "copy.db")
    (home.folder / "copy.db").rename(kept)
    with closing(sqlite3.connect(home.cases)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    before = home.cases.read_bytes()
    said = vigie.fails("cases", "list")
    assert "newer version" in said
    assert "vigie restore" in said
    assert home.cases.read_bytes() == before
    vigie("restore", kept)
    assert len(vigie.json("cases", "list")) == 1


def test_what_is_fixed_is_refused_before_anything_is_changed(vigie, system, sms):
    system.chmod(0o644)
    system.write_text('language = "en"\nencryption = "on"\nretention_legit_days = 10\n')
    system.chmod(0o444)
    vigie("log", sms, "--decision", "scam")
    before = vigie.home.cases.read_bytes()
    assert "fixed by your organisation" in vigie.fails("log", "decrypt")
    assert vigie.home.cases.read_bytes() == before


def test_a_fixed_period_is_not_changed_and_the_ledger_says_nothing(vigie, system, sms):
    system.chmod(0o644)
    system.write_text("retention_legit_days = 10\n")
    system.chmod(0o444)
    vigie("log", sms, "--decision", "scam")
    desk = Desk(vigie.home, load(vigie.home.settings)[0])
    with pytest.raises(SettingsError, match="fixed by your organisation"):
        change_period(desk, "retention_legit_days", 20)
    assert not list(desk.store.events(EventKind.RETENTION_CHANGED))
    desk.close()
