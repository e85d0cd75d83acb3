"""A log of an older version is brought up to date in a copy, and the former one is kept."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from triage_app.encryption.keys import NO_KEYS, Keys, new_key
from triage_app.errors import StoreError
from triage_app.records import CaseFilter
from triage_app.services.upkeep.older_log import bring_up_to_date
from triage_app.store import driver, migration, schema, schema_check
from triage_app.store.conversion import convert
from triage_app.store.store import CaseStore

SAMPLE = Path(__file__).parent / "samples" / "log-before-msgspec.db.gz"
LEDGER = "SELECT * FROM events ORDER BY seq"


@pytest.fixture
def old(tmp_path):
    """Four cases, written by a version with fewer steps of the schema."""
    path = tmp_path / "home" / "cases.db"
    path.parent.mkdir()
    path.write_bytes(gzip.decompress(SAMPLE.read_bytes()))
    return path


def rows(path, sql, key=None):
    with closing(driver.connect(path, key)) as connection:
        return connection.execute(sql).fetchall()


def dump(path):
    """Return all rows of all tables; names and moments of an opening differ."""
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts\\_%'"
    tables = [name for (name,) in rows(path, f"{named} ESCAPE '\\' ORDER BY 1")]
    random = {"log_identity", "_sqlite_migrations"}
    return {name: rows(path, f"SELECT * FROM [{name}]") for name in tables if name not in random}


def names(path):
    return sorted(one.name for one in path.parent.iterdir())


def test_a_log_is_the_same_as_one_that_is_migrated_in_its_place(old, clock):
    other = old.with_name("other.db")
    shutil.copyfile(old, other)
    CaseStore(other, clock).close()
    kept = migration.migrate(old, NO_KEYS)
    assert dump(old) == dump(other)
    with closing(driver.connect(old, None)) as connection:
        assert list(schema_check.differences(connection)) == []
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert not migration.is_due(old, NO_KEYS)
    with closing(CaseStore(old, clock)) as store:
        assert store.verify() == []
        assert len(store.cases(CaseFilter(text="carte"))) > 0
    assert kept.name == "cases.db.before-update-1"
    assert rows(kept, LEDGER) == rows(old, LEDGER)
    assert migration.is_due(kept, NO_KEYS)
    assert migration.migrate(kept, NO_KEYS).name == "cases.db.before-update-1.before-update-1"


def test_what_followed_from_texts_is_kept_no_more_and_said_as_before(old, clock):
    before = dict(rows(old, "SELECT number, excerpt FROM messages"))
    migration.migrate(old, NO_KEYS)
    with closing(CaseStore(old, clock)) as store:
        assert {case.number: case.excerpt for case in store.cases(CaseFilter())} == before
    assert "excerpt" not in [name for _, name, *_ in rows(old, "PRAGMA table_info(messages)")]
    assert not any("auto" in name for _, name, *_ in rows(old, "PRAGMA index_list(events)"))


def test_an_encrypted_log_stays_encrypted(old, clock):
    key = new_key("2026-11-17")
    keys = Keys((key,), key)
    convert(old, keys, key)
    assert migration.is_due(old, keys)
    assert not migration.is_due(old, NO_KEYS)
    kept = migration.migrate(old, keys)
    assert driver.kind_of(old) is driver.kind_of(kept) is driver.Kind.ENCRYPTED
    assert rows(kept, LEDGER, key) == rows(old, LEDGER, key)
    with closing(CaseStore(old, clock, keys=keys)) as store:
        assert store.verify() == []


@pytest.mark.parametrize("reports", [1, 2, 5])
@pytest.mark.parametrize("reason", [KeyboardInterrupt, StoreError])
def test_a_migration_that_is_stopped_leaves_the_log_as_it_was(old, monkeypatch, reports, reason):
    monkeypatch.setattr(migration, "_OPERATIONS", 500)
    before, told = dump(old), []

    def stop(share):
        told.append(share)
        if len(told) == reports:
            raise reason("no")

    with pytest.raises(reason):
        migration.migrate(old, NO_KEYS, stop)
    assert len(told) == reports
    assert dump(old) == before
    assert names(old) == ["cases.db"]
    migration.migrate(old, NO_KEYS, told.append)
    assert told[reports:] == sorted(told[reports:])
    assert told[-1] == 1.0


KILLED = """
import os, sys
from pathlib import Path
from triage_app.encryption.keys import NO_KEYS
from triage_app.store import conversion, migration
place, at = sys.argv[2], int(sys.argv[3])
migration._OPERATIONS = 500
done = 0
def report(share):
    global done
    done += 1
    if place == "progress" and done == at:
        os._exit(9)
def kill(*_):
    os._exit(9)
if place == "kept":
    conversion.replace_log = kill
if place == "replaced":
    conversion.remove_unfinished_copy = lambda path: done and kill()
migration.migrate(Path(sys.argv[1]), NO_KEYS, report)
"""


@pytest.mark.parametrize(
    ("place", "at"),
    [("progress", 1), ("progress", 3), ("progress", 9), ("kept", 0), ("replaced", 0)],
)
def test_a_kill_leaves_a_whole_log(old, clock, place, at):
    ledger = rows(old, LEDGER)
    command = [sys.executable, "-c", KILLED, str(old), place, str(at)]
    assert subprocess.run(command, check=False).returncode == 9
    assert migration.is_due(old, NO_KEYS) is (place != "replaced")
    bring_up_to_date(old, NO_KEYS, lambda _: None)
    with closing(CaseStore(old, clock)) as store:
        assert store.verify() == []
    assert rows(old, LEDGER) == ledger
    assert not [name for name in names(old) if "converting" in name]


def test_a_log_that_is_open_elsewhere_is_migrated_in_its_place(old, clock):
    told = []
    with closing(driver.connect(old, None)) as other:
        other.execute("PRAGMA journal_mode = WAL").fetchall()
        assert other.execute("SELECT count(*) FROM cases").fetchone() == (4,)
        with pytest.raises(StoreError, match="has the case log"):
            migration.migrate(old, NO_KEYS)
        bring_up_to_date(old, NO_KEYS, told.append)
        with closing(CaseStore(old, clock)) as store:
            assert store.verify() == []
    assert told == []
    assert [name for name in names(old) if "before" in name] == []


def test_what_was_done_is_told(old):
    told = []
    bring_up_to_date(old, NO_KEYS, told.append)
    assert "before-update-1" in str(told)
    assert bring_up_to_date(old, NO_KEYS, told.append) is None
    assert len(told) == 1


def test_other_files_are_no_logs_of_an_older_version(tmp_path, old, clock):
    new = tmp_path / "cases.db"
    assert not migration.is_due(new, NO_KEYS)
    new.touch()
    assert not migration.is_due(new, NO_KEYS)
    CaseStore(new, clock).close()
    assert not migration.is_due(new, NO_KEYS)
    new.write_bytes(b"not a database at all\n" * 99)
    assert not migration.is_due(new, NO_KEYS)
    with closing(driver.connect(old, None)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    assert not migration.is_due(old, NO_KEYS)
