"""Long work on the log: short steps, between which other programs write."""

from __future__ import annotations

from contextlib import closing

import pytest

from triage_app.errors import StoreError
from triage_app.records import EventKind
from triage_app.store import free_space
from triage_app.store.database import LogDatabase
from triage_app.store.pace import Pace, StepSize, in_steps
from triage_app.store.retention import Retention


class Seconds:
    """A clock that goes on by hand."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def sizes_after(*seconds):
    """Return the sizes of steps that take so long."""
    clock = Seconds()
    size, found = StepSize(clock), []
    for taken in seconds:
        size.start()
        clock.now += taken
        size.adapt()
        found.append(size.value)
    return found


def test_a_step_that_held_the_lock_too_long_is_halved():
    assert sizes_after(0.06, 0.06, 0.06, 0.06, 0.06) == [8, 4, 2, 1, 1]


def test_short_steps_grow_slowly_and_to_a_bound():
    assert sizes_after(0.001, 0.001, 0.001) == [19, 22, 25]
    assert sizes_after(*[0.0] * 100)[-1] == 4096


def test_steps_of_the_right_length_keep_their_size():
    assert sizes_after(0.03, 0.05) == [16, 16]


def test_a_step_ends_when_its_time_is_used_up():
    clock = Seconds()
    size = StepSize(clock)
    clock.now = 7.0  # waiting for the lock does not count
    size.start()
    assert not size.is_used_up()
    clock.now += 0.03
    assert size.is_used_up()


def test_one_long_text_ends_a_step(store, new_case, clock, monkeypatch):
    for number in range(6):
        store.log_case(new_case(f"Message {number}"), "a")
    clock.pass_days(400)
    monkeypatch.setattr(StepSize, "is_used_up", lambda _: True)
    found = []

    def count():
        with store._database.reading() as db:
            found.append(db["messages"].count)
        return False

    store.removal.purge(clock(), Retention(), "a", Pace(pause=count))
    assert [left for left in found if 0 < left < 6] == [5, 4, 3, 2, 1]


def test_another_desk_writes_between_all_steps(store, new_case, clock):
    for number in range(60):
        store.log_case(new_case(f"Message {number} " + "mot " * 50), "a")
    clock.pass_days(400)
    other, steps = type(store)(store.path, clock), []

    def write():
        other.record(EventKind.EXPORTED, "b", {"week": "2026-W46"})
        steps.append(other.verify())
        return False

    with closing(other):
        store.removal.purge(clock(), Retention(), "a", Pace(pause=write))
    assert len(steps) > 4
    assert not any(steps)
    assert len(store.events(EventKind.EXPORTED)) == len(steps)


def test_an_emptied_write_ahead_file_keeps_nobody_from_writing(store, new_case, clock):
    store.log_case(new_case("Un message"), "a")
    reader, other = LogDatabase(store.path), type(store)(store.path, clock)
    written = []

    def write():
        written.append(other.record(EventKind.EXPORTED, "b", {"week": "2026-W46"}))
        return len(written) == 3

    with closing(reader), closing(other):
        with reader.reading() as db:
            assert db["messages"].count == 1
            store.log_case(new_case("Un autre"), "a")
            with pytest.raises(StoreError, match="goes on"):
                free_space.empty_write_ahead_file(store._database, Pace(pause=write))
        assert free_space.empty_write_ahead_file(store._database)
    assert len(written) == 3
    assert store.path.with_name("cases.db-wal").stat().st_size == 0


def test_pages_are_copied_between_the_steps(store):
    """The write-ahead file stays short, however long the work is."""
    sizes, wal = [], store.path.with_name("cases.db-wal")
    database = LogDatabase(store.path)  # which has migrated nothing, so that no statement is open
    store.close()
    with database.writing() as db:
        db.execute("CREATE TABLE filling (content BLOB)")

    def fill(db, _):
        db.execute("INSERT INTO filling VALUES (randomblob(400000))")
        sizes.append(wal.stat().st_size)
        return len(sizes) < 12

    with closing(database):
        in_steps(database, fill, Pace(pause=lambda: False))
    assert max(sizes) < 3_000_000


def test_an_unfinished_statement_stops_no_work(store):
    database = LogDatabase(store.path)
    with closing(database):
        with database.outside_transaction() as db:
            unfinished = db.execute("SELECT 1 UNION ALL SELECT name FROM sqlite_master")
            unfinished.fetchone()
        database.copy_changed_pages()
        assert not free_space.empty_write_ahead_file(database, Pace(wait=False))
        assert unfinished.fetchall()
        assert free_space.empty_write_ahead_file(database)


def test_work_that_is_refused_without_waiting_keeps_the_usual_checkpoints(store, clock):
    other = type(store)(store.path, clock)
    with closing(other), other._database.writing(), pytest.raises(StoreError):
        in_steps(store._database, lambda *_: False, Pace(wait=False))
    with store._database.outside_transaction() as db:
        assert db.execute("PRAGMA wal_autocheckpoint").fetchone()[0] == 1000
