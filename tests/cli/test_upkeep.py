"""`vigie verify`, `purge`, `backup`, `restore`, `doctor`, `demo`, `--home` and `--version`."""

import json
from contextlib import closing
from datetime import datetime, timedelta
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlcipher3 import dbapi2 as sqlite3

from triage_app.cli.main import main
from triage_app.errors import PurgeWaits
from triage_app.records import EventKind
from triage_app.services.desk import Desk
from triage_app.services.upkeep import health
from triage_app.settings import Settings


@pytest.fixture
def logged(vigie, sms):
    vigie("log", sms, "--decision", "scam")
    return vigie


def later(vigie, days):
    """Return the desk of this folder with a clock some days ahead."""
    moment = datetime.now().astimezone() + timedelta(days=days)
    return Desk(vigie.home, Settings(), lambda: moment)


def test_verify_accepts_an_intact_log(logged):
    assert logged.json("verify") == {"sound": True, "problems": []}
    assert "rien à signaler" in logged("verify").stdout


def test_verify_rebuilds_the_cases_from_the_ledger(logged, log_connection):
    with closing(log_connection(logged.home)) as db:
        db.execute("UPDATE cases SET decision = 'legit'")
        db.execute("DELETE FROM messages_fts_docsize")
    told = logged("verify", code=1).stderr
    assert "vigie verify --rebuild" in told
    rebuilt = {"sound": True, "problems": [], "rebuilt": 1}
    assert logged.json("verify", "--rebuild") == rebuilt
    assert "1 cas a été reconstruit" in logged("verify", "--rebuild").stdout
    assert logged.json("cases", "list")[0]["decision"] == "scam"


def test_rebuilding_without_a_log_makes_none(vigie):
    assert vigie.json("verify", "--rebuild")["rebuilt"] == 0
    assert not vigie.home.cases.exists()


def test_verify_does_not_create_a_log(vigie):
    assert vigie.json("verify")["sound"]
    assert not vigie.home.cases.exists()


def test_verify_writes_its_progress_for_the_window(logged):
    found = logged("verify", "--json", "--progress")
    assert json.loads(found.stdout)["sound"]
    assert found.stderr.splitlines()[-1] == "progress 1.00 verify"


def test_a_damaged_log_and_a_damaged_model_are_both_reported(logged, log_connection):
    with closing(log_connection(logged.home)) as db:
        db.execute("UPDATE cases SET decision = 'legit'")
    (logged.home.models / "0001" / "held_out.npz").write_bytes(b"swapped")
    found = logged("verify", "--json", code=1)
    problems = json.loads(found.stdout)["problems"]
    assert any("cas" in problem.lower() for problem in problems)
    assert any("0001" in problem for problem in problems)
    assert found.stderr.count("\n") == 1
    told = logged("verify", code=1)
    assert told.stderr.splitlines() == problems
    doctor = json.loads(logged("doctor", "--json", code=1).stdout)
    assert doctor["problems"] == problems


def test_models_are_checked_even_if_the_log_is_not_a_database(logged):
    logged.home.cases.write_bytes(b"garbage " * 1000)
    (logged.home.models / "0001" / "weights.npz").write_bytes(b"")
    problems = json.loads(logged("verify", "--json", code=1).stdout)["problems"]
    assert len(problems) == 2


def test_purge_dry_run_counts(logged):
    assert logged.json("purge", "--dry-run")["texts"] == 0
    assert "0" in logged("purge").stdout
    desk = later(logged, 400)
    assert desk.maintenance.purge(dry_run=True).texts == 1
    desk.close()


def test_a_purge_after_a_long_pause_waits_for_a_supervisor(logged):
    desk = later(logged, 400)  # or a clock that runs ahead
    (case,) = desk.casebook.list(_all())
    assert desk.casebook.show(case.number).message is not None
    assert any("supervision" in problem for problem in health.check(desk).problems)
    with pytest.raises(PurgeWaits, match="400 days"):
        desk.maintenance.purge()
    assert desk.maintenance.purge(confirmed=True).texts == 1
    (event,) = desk.store.events(EventKind.PURGED)
    assert event.payload["numbers"] == "1"
    desk.close()
    assert "effacé" in logged("cases", "show", 1).stdout
    assert later(logged, 401).maintenance.verify().problems == ()


def test_confirming_a_purge_asks_for_the_code(logged):
    logged("access", "set", stdin="vigie-2026\n")
    logged("purge", "--confirm", stdin="wrong-code\n", code=1)
    assert logged.json("purge", "--confirm", stdin="vigie-2026\n")["texts"] == 0


def test_failing_retention_does_not_stop_a_command(logged):
    logged.home.logs.mkdir(exist_ok=True)
    mark = logged.home.logs / "retention.txt"
    mark.unlink(missing_ok=True)
    mark.mkdir()
    assert len(logged.json("cases", "list")) == 1


def _all():
    from triage_app.records import CaseFilter

    return CaseFilter()


def test_a_backup_can_be_restored(logged, tmp_path, sms):
    copy = tmp_path / "copy.db"
    assert logged.json("backup", copy) == {"path": str(copy)}
    logged("log", sms, "--decision", "legit")
    found = logged.json("restore", copy)
    assert found["restored"] == str(copy)
    assert Path(found["former"]).exists()
    assert [row["number"] for row in logged.json("cases", "list")] == [1]
    assert "restauré" in logged("restore", copy).stdout
    assert logged.json("verify")["sound"]


def test_a_backup_names_the_list_that_it_leaves_out(logged, tmp_path):
    logged("lists", "add", "watch", "dossier-soins.top", "")
    changed = logged.home.lists / "watch-0001.csv"
    changed.write_text("kind;value", encoding="utf-8")
    told = logged("backup", tmp_path / "copy.db").stderr
    assert "lists/watch-0001.csv" in told
    found = logged.json("backup", tmp_path / "copy.db")
    assert found["left_out"] == ["lists/watch-0001.csv"]


def test_backup_and_restore_are_recorded_in_the_ledger(logged, tmp_path):
    logged("backup", tmp_path / "copy.db")
    logged("restore", tmp_path / "copy.db")
    desk = Desk(logged.home, Settings())
    (restored,) = desk.store.events(EventKind.RESTORED)
    assert restored.payload["file"] == "copy.db"
    desk.close()
    desk = Desk(logged.home, Settings())
    desk.restore(logged.home.cases.with_name(restored.payload["former"]))
    assert len(desk.store.events(EventKind.BACKED_UP)) == 1
    desk.close()


def test_restore_replaces_an_unreadable_log(logged, tmp_path):
    logged("backup", tmp_path / "copy.db")
    logged.home.cases.write_bytes(b"garbage " * 1000)
    former = logged.json("restore", tmp_path / "copy.db")["former"]
    assert Path(former).read_bytes().startswith(b"garbage")
    assert len(logged.json("cases", "list")) == 1


@pytest.mark.parametrize("kind", ["missing", "garbage", "folder", "other", "itself"])
def test_a_file_that_is_not_a_backup_is_refused(logged, tmp_path, kind):
    source = logged.home.cases if kind == "itself" else tmp_path / "source.db"
    if kind == "garbage":
        source.write_bytes(b"garbage " * 1000)
    if kind == "folder":
        source.mkdir()
    if kind == "other":
        with closing(sqlite3.connect(source)) as db:
            db.execute("CREATE TABLE t (x)")
    if kind == "itself":
        logged("restore", source)
    else:
        logged.fails("restore", source)
    assert len(logged.json("cases", "list")) == 1
    assert logged.json("verify")["sound"]


def test_a_backup_that_cannot_be_written(logged, tmp_path):
    logged.fails("backup", logged.home.cases)
    logged.fails("backup", tmp_path)
    logged.fails("backup", "/dev/null")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    logged.fails("backup", tmp_path / "file" / "copy.db")
    assert logged.json("verify")["sound"]


def test_doctor_prints_versions_and_state(vigie):
    found = vigie.json("doctor")
    assert found["problems"] == []
    assert (found["model"], found["language"]) == ("0001", "fr")
    assert found["home"] == str(vigie.home.folder)
    assert found["window"]
    assert "0001" in vigie("doctor").stdout


def test_demo_works_in_a_separate_folder(vigie, tmp_path):
    import shutil

    out = tmp_path / "demo"
    shutil.copytree(vigie.home.models, out / "models")
    found = vigie.json("demo", "--out", out)
    assert found["folder"] == str(out)
    lines = Path(found["scores"]).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) > 5
    assert all(Path(path).stat().st_size for path in found["exports"])
    assert not vigie.home.cases.exists()
    shown = vigie("demo", "--out", out).stdout
    assert str(out) in shown.splitlines()[-1]
    assert "Très probablement une arnaque" in shown
    assert "> 99\u202f%" in shown.replace("\u00a0", "\u202f")
    assert not any(certain in shown for certain in ("1.00", "0.00", "100\u202f%"))


def test_demo_onto_a_file_is_reported(vigie, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    vigie.fails("demo", "--out", tmp_path / "file")


def test_version():
    found = CliRunner().invoke(main, ["--version"])
    assert found.output == f"vigie, version {metadata.version('vigie-triage')}\n"


def test_the_data_folder_by_variable_and_by_option(vigie, sms, tmp_path):
    env = {"VIGIE_HOME": str(vigie.home.folder)}
    found = CliRunner().invoke(main, ["doctor", "--json"], env=env)
    assert json.loads(found.stdout)["home"] == str(vigie.home.folder)
    other = str(tmp_path / "other")
    found = CliRunner().invoke(main, ["--home", other, "doctor", "--json"], env=env)
    assert json.loads(found.stdout)["home"] == other


def test_home_must_precede_the_command(vigie, tmp_path):
    found = CliRunner().invoke(main, ["doctor", "--home", str(tmp_path)])
    assert found.exit_code == 2


@pytest.mark.parametrize("words", [(), ("score",), ("cases",), ("cases", "list"), ("models",)])
def test_every_command_has_help(words):
    found = CliRunner().invoke(main, [*words, "--help"])
    assert found.exit_code == 0
    assert "Usage" in found.output
