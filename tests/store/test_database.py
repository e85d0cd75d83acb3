"""Damage and errors of the log file are reported in one sentence, and no data is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from triage_app.errors import StoreError
from triage_app.records import CaseFilter
from triage_app.store import preparation, schema
from triage_app.store.store import CaseStore
from triage_app.wording.words import words_in

ROOT = Path(__file__).resolve().parents[2]


def assert_a_sentence(error: StoreError):
    for language in ("fr", "en"):
        sentence = words_in(language)(error)
        assert sentence.endswith(".")
        assert "sqlite" not in sentence.lower()


def refuse(path, clock, create=True):
    with pytest.raises(StoreError) as caught:
        CaseStore(path, clock, create)
    assert_a_sentence(caught.value)
    return caught.value


def test_the_file_is_set_up_for_safety(store, log_path, nothing_waits_for_the_disk):
    with store._database.outside_transaction() as db:
        nothing_waits_for_the_disk(db, log_path)  # as the program does
        ask = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode",)]
        assert ask == ["wal"]
        wanted = {"synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000, "secure_delete": 1}
        for name, value in wanted.items():
            assert db.execute(f"PRAGMA {name}").fetchone()[0] == value


def test_each_migration_is_named_and_recorded(store):
    with store._database.reading() as db:
        assert [m.name for m in schema.migrations().applied(db)] == [
            "m0001_ledger_and_projections",
            "m0002_messages_and_search",
            "m0003_templates",
            "m0004_imports",
            "m0005_removal",
            "m0006_search_of_all_texts",
            "m0007_pseudonyms",
            "m0008_domains",
            "m0009_identity",
            "m0010_steering",
            "m0011_chain",
            "m0012_campaigns",
            "m0013_finding",
            "m0014_own_cases",
            "m0015_notes",
            "m0016_outcomes",
            "m0017_campaigns_of_a_period",
            "m0018_call_backs",
            "m0019_lists",
            "m0020_figures",
            "m0021_review",
            "m0022_day_counts",
            "m0023_sharing",
            "m0024_rejoining",
            "m0025_late_texts",
            "m0026_bands",
            "m0027_smaller",
            "m0028_trusted_desks",
            "m0029_supervisor_code",
        ]


def test_an_older_file_is_migrated(log_path, clock, new_case):
    log_path.parent.mkdir()
    with closing(sqlite3.connect(log_path)) as connection:
        from sqlite_utils import Database

        old = Database(connection, execute_plugins=False)
        schema.migrations().apply(old, stop_before="m0002_messages_and_search")
        old.execute("PRAGMA user_version = 1")
    store = CaseStore(log_path, clock)
    assert store.log_case(new_case(), "a").number == 1
    assert store.verify() == []
    store.close()


def test_opening_does_not_change_a_current_file(store, log_path, clock, new_case):
    store.log_case(new_case(), "a")
    store.close()
    before = log_path.read_bytes()
    CaseStore(log_path, clock).close()
    assert log_path.read_bytes() == before


def test_a_file_of_a_newer_version_is_not_changed(store, log_path, clock):
    with store._database.outside_transaction() as db:
        db.execute("PRAGMA user_version = 99")
    store.close()
    before = log_path.read_bytes()
    assert "newer version" in str(refuse(log_path, clock))
    assert log_path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [b"not a database at all\n" * 99, b"\x00" * 4096, b"SQLite format 3\x00" + b"\x07" * 99],
)
def test_a_file_that_is_not_a_database_is_not_changed(tmp_path, clock, content):
    path = tmp_path / "cases.db"
    path.write_bytes(content)
    refuse(path, clock)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_not_changed(tmp_path, clock):
    path = tmp_path / "cases.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    assert "not a case log" in str(refuse(path, clock))
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_log(tmp_path, clock):
    path = tmp_path / "cases.db"
    path.touch()
    store = CaseStore(path, clock)
    assert store.count(CaseFilter()) == 0
    store.close()


def test_a_damaged_page_is_reported(store, log_path, clock, new_case):
    for _ in range(50):
        store.log_case(new_case(), "a")
    store.close()
    data = bytearray(log_path.read_bytes())
    data[4096 * 4 :] = b"\xa5" * (len(data) - 4096 * 4)
    log_path.write_bytes(data)
    with pytest.raises(StoreError) as caught:
        use(log_path, clock)
    assert_a_sentence(caught.value)


def use(log_path, clock):
    """Open, read and write a damaged log, as a user would."""
    broken = CaseStore(log_path, clock)
    try:
        assert broken.verify()
        broken.cases(CaseFilter())
    finally:
        broken.close()


def test_a_folder_in_place_of_the_file_is_reported(tmp_path, clock):
    refuse(tmp_path, clock)


def test_a_folder_that_cannot_be_created_is_reported(tmp_path, clock):
    (tmp_path / "file").write_text("x")
    refuse(tmp_path / "file" / "cases.db", clock)


def test_a_missing_log_is_reported_if_required(tmp_path, clock):
    path = tmp_path / "none" / "cases.db"
    assert "does not exist" in str(refuse(path, clock, create=False))
    assert not path.parent.exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_without_write_permission_is_reported(store, log_path, clock, new_case):
    store.close()
    log_path.chmod(0o444)
    log_path.parent.chmod(0o555)
    try:
        refuse(log_path, clock)
    finally:
        log_path.parent.chmod(0o755)


@pytest.mark.parametrize(
    ("spoil", "mend", "said"),
    [
        ("PRAGMA query_only = ON", "PRAGMA query_only = OFF", "read-only"),
        ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000", "no room left"),
    ],
)
def test_a_refused_write_loses_nothing(store, new_case, spoil, mend, said):
    store.log_case(new_case(), "a")
    with store._database.outside_transaction() as db:
        db.execute(spoil).fetchall()
    with pytest.raises(StoreError, match=said) as caught:
        store.log_case(new_case("Un long message qui demande de la place. " * 2000), "a")
    assert_a_sentence(caught.value)
    assert store.count(CaseFilter()) == 1
    with store._database.outside_transaction() as db:
        db.execute(mend).fetchall()
    assert store.verify() == []
    assert store.log_case(new_case(), "a").number == 2


def test_a_locked_log_is_reported_and_works_after_unlocking(store, new_case, log_path, monkeypatch):
    with store._database.outside_transaction() as db:
        db.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(log_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use") as caught:
            store.log_case(new_case(), "a")
        assert_a_sentence(caught.value)
        assert store.cases(CaseFilter()) == []  # reading goes on meanwhile
        other.execute("ROLLBACK")
    assert store.log_case(new_case(), "a").number == 1


def test_a_log_locked_while_opening_is_reported(log_path, clock, monkeypatch):
    monkeypatch.setattr(preparation, "BUSY_SECONDS", 0.05)
    log_path.parent.mkdir()
    with closing(sqlite3.connect(log_path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        refuse(log_path, clock)
        other.execute("ROLLBACK")


WRITER = """
import sys
from pathlib import Path
from classifier.records import Label
from triage_app.clock import system_clock
from triage_app.records import EventKind
from triage_app.store.store import CaseStore
store = CaseStore(Path(sys.argv[1]), system_clock)
for at in range(40):
    store.record(EventKind.MODEL_TRAINED, sys.argv[2], {"at": at})
store.close()
"""


def test_processes_that_open_and_write_at_once_all_succeed(log_path, clock):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", WRITER, str(log_path)]
    writers = [subprocess.Popen([*command, name], env=environment) for name in ("a", "b", "c")]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    store = CaseStore(log_path, clock)
    with store._database.reading() as db:
        assert db.execute("SELECT count(*) FROM events").fetchone()[0] == 120
    assert store.verify() == []
    store.close()


def test_sqlite_utils_is_not_imported_before_a_log_is_opened():
    code = "import sys, triage_app.store.store; print('sqlite_utils' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "False"


def test_an_open_log_tells_its_templates_without_sqlite_utils(store, log_path):
    """So the first verdict does not wait for that import."""
    store.close()
    code = (
        "import sys; from pathlib import Path; from triage_app.clock import system_clock\n"
        "from triage_app.store.store import CaseStore\n"
        f"store = CaseStore(Path({str(log_path)!r}), system_clock)\n"
        "print(repr(store.genuine_log.version()), 'sqlite_utils' in sys.modules)\n"
        "print(store.verify(), 'sqlite_utils' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert answer.stdout.splitlines() == ["'' False", "[] True"]


def test_programming_errors_are_not_reported_as_store_errors(store):
    with pytest.raises(sqlite3.OperationalError), store._database.reading() as db:
        db.execute("SELECT nonsense FROM cases")


def test_nested_transactions_are_a_programming_error(store):
    with store._database.writing(), pytest.raises(RuntimeError), store._database.writing():
        pass
