"""Backups are complete, checked before a restore, and never destroy the existing log."""

from __future__ import annotations

from contextlib import closing

import pytest

from triage_app.errors import StoreError
from triage_app.records import CaseFilter
from triage_app.store import backup as copying
from triage_app.store import driver
from triage_app.store.backup import restore
from triage_app.store.store import CaseStore


def numbers(path, clock):
    store = CaseStore(path, clock, create=False)
    try:
        assert store.verify() == []
        return [case.number for case in store.cases(CaseFilter())]
    finally:
        store.close()


@pytest.fixture
def saved(store, new_case, tmp_path):
    """A backup of a log with two cases; the log has three by now."""
    store.log_case(new_case(), "a")
    store.log_case(new_case(), "a")
    path = store.backup(tmp_path / "copies" / "vigie.db")
    store.log_case(new_case(), "a")
    return path


def test_a_backup_is_one_complete_file(saved, clock):
    assert [path.name for path in saved.parent.iterdir()] == ["vigie.db"]
    assert numbers(saved, clock) == [2, 1]


def test_a_second_backup_replaces_the_first(store, saved, clock):
    store.backup(saved)
    assert numbers(saved, clock) == [3, 2, 1]


def test_the_progress_of_a_backup_is_told(store, new_case, tmp_path):
    store.log_case(new_case(), "a")
    shares = []
    store.backup(tmp_path / "copy.db", report=shares.append)
    assert shares[-1] == 1.0
    assert shares == sorted(shares)


def test_a_backup_that_is_interrupted_leaves_no_file(store, new_case, tmp_path):
    store.log_case(new_case(), "a")
    folder = tmp_path / "copies"

    def interrupt(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.backup(folder / "copy.db", report=interrupt)
    assert list(folder.iterdir()) == []


def test_a_backup_holds_one_state_although_others_write(
    store, new_case, tmp_path, clock, log_path, monkeypatch
):
    """A write of another program does not let the copy begin anew."""
    for _ in range(3):
        store.log_case(new_case(), "a")
    other = CaseStore(log_path, clock)
    monkeypatch.setattr(copying, "_PAGES", 8)
    shares = []

    def report(share):
        shares.append(share)
        if len(shares) < 4:
            other.log_case(new_case(), "b")

    try:
        store.backup(tmp_path / "copy.db", report=report)
    finally:
        other.close()
    assert shares == sorted(shares), "no page is copied twice"
    assert numbers(tmp_path / "copy.db", clock) == [3, 2, 1]


def test_restoring_keeps_the_previous_log(store, saved, clock, log_path):
    former = restore(saved, log_path)
    assert [case.number for case in store.cases(CaseFilter())] == [2, 1]  # the open one sees it
    assert numbers(former, clock) == [3, 2, 1]
    assert store.verify() == []


def test_restoring_without_an_existing_log(saved, tmp_path, clock):
    target = tmp_path / "new" / "cases.db"
    assert restore(saved, target) is None
    assert numbers(target, clock) == [2, 1]


def test_restoring_keeps_an_unreadable_log(saved, tmp_path, clock):
    target = tmp_path / "cases.db"
    target.write_bytes(b"rubbish" * 999)
    former = restore(saved, target)
    assert former.read_bytes() == b"rubbish" * 999
    assert numbers(target, clock) == [2, 1]


def test_each_restore_keeps_its_previous_log(store, saved, log_path):
    names = {restore(saved, log_path).name for _ in range(3)}
    assert len(names) == 3


@pytest.mark.parametrize("content", [b"", b"rubbish" * 999, b"SQLite format 3\x00" + b"\xff" * 999])
def test_a_file_that_is_not_a_backup_is_refused(store, saved, log_path, tmp_path, content):
    bad = tmp_path / "bad.db"
    bad.write_bytes(content)
    with pytest.raises(StoreError):
        restore(bad, log_path)
    assert store.count(CaseFilter()) == 3
    assert bad.read_bytes() == content
    assert not list(log_path.parent.glob("*.part*"))


def test_a_changed_backup_is_refused(store, saved, log_path):
    data = saved.read_bytes()
    saved.write_bytes(data.replace(b'"decision":"scam"', b'"decision":"Scam"', 1))
    with pytest.raises(StoreError, match="not intact"):
        restore(saved, log_path)
    assert store.count(CaseFilter()) == 3


def test_a_missing_backup_is_reported(log_path, tmp_path):
    with pytest.raises(StoreError, match="does not exist"):
        restore(tmp_path / "no.db", log_path)


def test_a_backup_onto_itself_is_refused(store, log_path):
    with pytest.raises(StoreError, match="itself"):
        store.backup(log_path)


def test_a_path_that_cannot_be_written_is_reported(store, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError):
        store.backup(tmp_path / "file" / "copy.db")
    with pytest.raises(StoreError):
        store.backup(tmp_path)


def test_the_code_of_an_error_while_copying_is_known(store, tmp_path, new_case):
    """The driver gives it without a code there."""
    for _ in range(20):
        store.log_case(new_case(), "a")
    with (
        store._database.outside_transaction() as db,
        closing(driver.connect(tmp_path / "small.db", None)) as small,
    ):
        small.execute("PRAGMA max_page_count = 2").fetchall()
        with pytest.raises(driver.Error) as caught:
            db.conn.backup(small)
    assert driver.error_code(caught.value) == "FULL"
