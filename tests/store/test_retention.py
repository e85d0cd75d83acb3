"""Masked texts are removed after their retention period; everything else is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlite3

from classifier.records import Label
from triage_app.errors import StoreError
from triage_app.records import CaseFilter, EventKind
from triage_app.store.pace import Pace
from triage_app.store.retention import (
    NumberRanges,
    PurgeResult,
    Retention,
    _from_ranges,
    as_ranges,
)

SECRET = "Zinzolin rarissime"


@pytest.fixture
def three(store, new_case):
    """Case 1 confirmed legitimate, 2 without a label, 3 confirmed scam."""
    for at in range(3):
        store.log_case(new_case(f"{SECRET} numéro {at}"), "a")
    store.give_label(1, Label.LEGIT, "sonia")
    store.give_label(3, Label.SCAM, "sonia")
    return store


def texts_left(store):
    return [n for n in (1, 2, 3) if store.case(n).message is not None]


@pytest.mark.parametrize(
    ("days", "left"),
    [(29, [1, 2, 3]), (30, [2, 3]), (182, [2, 3]), (183, [3]), (364, [3]), (365, [])],
)
def test_each_kind_of_case_has_its_retention_period(three, clock, days, left):
    clock.pass_days(days)
    three.removal.purge(clock(), Retention(), "a")
    assert texts_left(three) == left
    assert three.verify() == []


def test_a_dry_run_counts_and_removes_nothing(three, clock):
    clock.pass_days(200)
    told = three.removal.due(clock(), Retention())
    assert told == PurgeResult(1, 1, 0, "2026-11-17T10:00:00+01:00")
    assert texts_left(three) == [1, 2, 3]
    assert three.events(EventKind.PURGED) == []
    assert three.removal.purge(clock(), Retention(), "a") == told


def test_a_purge_is_recorded_with_its_counts(three, clock):
    clock.pass_days(200)
    three.removal.purge(clock(), Retention(), "sonia")
    (event,) = three.events(EventKind.PURGED)
    assert event.actor == "sonia"
    assert event.payload["texts"] == 2
    assert event.payload["numbers"] == "1-2"


def test_a_purge_without_due_texts_records_nothing(three, clock):
    assert three.removal.purge(clock(), Retention(), "a").texts == 0
    assert three.events(EventKind.PURGED) == []


def test_a_purge_keeps_the_case_and_removes_excerpt_search_and_training_text(three, clock):
    clock.pass_days(400)
    three.removal.purge(clock(), Retention(), "a")
    assert [case.excerpt for case in three.cases(CaseFilter())] == ["", "", ""]
    assert three.cases(CaseFilter(text="zinzolin")) == []
    assert three.confirmed() == []
    assert three.case(3).case.label is Label.SCAM


def test_the_domains_of_a_case_go_with_its_text_and_stand_nowhere_else(three, clock):
    assert three.case(2).case.domains == ("x.top",)
    assert three.rebuild() == 3
    assert three.case(2).case.domains == ("x.top",), "a rebuild does not lose them"
    clock.pass_days(400)
    three.removal.purge(clock(), Retention(), "a")
    assert [case.domains for case in three.cases(CaseFilter())] == [(), (), ()]
    for name in ("cases.db", "cases.db-wal"):
        assert b"x.top" not in (three.path.parent / name).read_bytes()
    assert three.verify() == []


def test_changed_domains_are_told(three):
    with three._database.writing() as db:
        db.execute("UPDATE case_domains SET domains = '[]' WHERE number = 2")
    assert [str(problem) for problem in three.verify()] == [
        "The text of case 2 was changed afterwards."
    ]


def test_a_purged_text_leaves_no_bytes_in_the_files(three, clock):
    clock.pass_days(400)
    three.removal.purge(clock(), Retention(), "a")
    for name in ("cases.db", "cases.db-wal"):
        data = (three.path.parent / name).read_bytes()
        assert b"Zinzolin" not in data
        assert b"zinzolin" not in data  # as the search index spells it


@pytest.mark.parametrize("mode", ["INCREMENTAL", "NONE"])  # NONE: of an earlier version
def test_the_file_shrinks(store, new_case, clock, log_path, mode):
    with store._database.outside_transaction() as db:
        db.execute(f"PRAGMA auto_vacuum = {mode}")
        db.execute("VACUUM")
    for number in range(150):
        store.log_case(new_case(f"{number} " + "mot " * 400), "a")
    size = log_path.stat().st_size + log_path.with_name("cases.db-wal").stat().st_size
    clock.pass_days(400)
    store.removal.purge(clock(), Retention(), "a")
    assert log_path.stat().st_size < size / 3


def test_a_purge_that_a_reader_holds_up_is_not_taken_for_done(three, clock, log_path):
    clock.pass_days(400)
    reader = sqlite3.connect(log_path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM cases").fetchone()
    with pytest.raises(StoreError):
        three.removal.purge(clock(), Retention(), "a", Pace(wait=False))
    assert SECRET.encode() in log_path.with_name("cases.db-wal").read_bytes()
    reader.close()
    # Nothing is due any more, and the file is emptied.
    three.removal.purge(clock(), Retention(), "a", Pace(wait=False))
    assert log_path.with_name("cases.db-wal").stat().st_size == 0


def test_a_rebuild_after_a_purge_is_valid(three, clock):
    clock.pass_days(400)
    three.removal.purge(clock(), Retention(), "a")
    three.rebuild()
    assert three.verify() == []


def test_a_late_confirmation_leaves_time_to_train(three, clock):
    clock.pass_days(100)
    three.give_label(2, Label.LEGIT, "sonia")
    three.removal.purge(clock(), Retention(), "a")
    assert texts_left(three) == [2, 3]


def test_the_durations_can_be_set(three, clock):
    clock.pass_days(10)
    assert three.removal.purge(clock(), Retention(5, 9, 365), "a").texts == 2


def test_number_ranges_are_restored():
    assert as_ranges([1, 2, 3, 4, 7]) == "1-4,7"
    assert list(_from_ranges("1-4,7")) == [(1, 4), (7, 7)]
    assert list(_from_ranges("")) == []


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 9)), max_size=12))
def test_ranges_hold_what_each_of_them_holds(drawn):
    pairs = [(first, first + more) for first, more in drawn]
    held, single = NumberRanges(pairs), {n for a, b in pairs for n in range(a, b + 1)}
    assert {number for number in range(80) if number in held} == single
