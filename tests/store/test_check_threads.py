"""A large log is checked by several threads: nothing else is found, and they end when asked."""

from __future__ import annotations

from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlite3
from varied_cases import filled

from classifier.sentence import sentence
from triage_app.errors import StoreError
from triage_app.records import EventKind
from triage_app.store import verify
from triage_app.store.check_scope import WHOLE
from triage_app.store.check_threads import CheckThreads, Part, Size, beside

ENDLESS = """WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers)
    SELECT count(*) FROM numbers"""
CHANGES = (
    "UPDATE cases SET decision = 'x' WHERE number = 7",
    "DELETE FROM bands WHERE number = 9",
    "DELETE FROM case_domains WHERE number = 3",
    "DELETE FROM day_counts WHERE counted = 'hour'",
    "UPDATE messages SET notes = 'x' WHERE number = 5",
    "INSERT INTO messages (number, message, salt) SELECT 99, message, salt FROM messages LIMIT 1",
)


@pytest.fixture
def varied(store, clock, new_case):
    return filled(store, clock, new_case)


@pytest.fixture
def of_threads(monkeypatch):
    """Let a log of any size be checked by some threads; return what sets how many."""
    monkeypatch.setattr(verify, "_FEW", 0)
    return lambda number: monkeypatch.setattr(verify, "beside", lambda: number)


def found_by(store, parts, threads=1, report=lambda _: None):
    return CheckThreads(store._database, parts, WHOLE, Size(1, 1)).problems(threads, report)


def says(text):
    return Part(lambda *_: iter([sentence(text)]), 1)


def test_more_threads_find_the_same_in_the_same_order(varied, of_threads):
    of_threads(0)
    assert varied.verify() == []
    with closing(sqlite3.connect(varied.path)) as connection, connection:
        for statement in CHANGES:
            connection.execute(statement)
    expected = varied.verify()
    assert len(expected) == len(CHANGES)
    for number in (1, 3):
        of_threads(number)
        assert varied.verify() == expected


def test_the_progress_only_grows(varied, of_threads):
    of_threads(3)
    told = []
    varied.verify(told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_others_write_meanwhile(varied, of_threads):
    of_threads(2)
    report = lambda _: varied.record(EventKind.EXPORTED, "b", {"week": "2026-W46"})  # noqa: E731
    assert varied.verify(report) == []


def test_each_check_is_made_once(varied):
    parts = [says(f"{at}") for at in range(40)]
    assert [str(one) for one in found_by(varied, parts, 3)] == [f"{at}" for at in range(40)]


class Stopped(Exception):
    """Somebody stops the verification."""


def test_a_statement_of_another_thread_ends_when_the_progress_is_stopped(varied):
    def stop(_):
        raise Stopped

    endless = Part(lambda db, *_: iter(db.execute(ENDLESS).fetchone()), 1)
    with pytest.raises(Stopped):
        found_by(varied, [endless, says("a")], report=stop)


def test_an_error_of_another_thread_is_told(varied):
    def fails(*_):
        raise StoreError("One sentence.")
        yield

    def breaks(*_):
        raise ZeroDivisionError
        yield

    assert [str(one) for one in found_by(varied, [Part(fails, 1)])] == ["One sentence."]
    with pytest.raises(ZeroDivisionError):
        found_by(varied, [Part(breaks, 1)])


def test_a_log_that_cannot_be_opened_again_is_told(varied, of_threads, tmp_path):
    of_threads(1)
    varied.path.rename(tmp_path / "elsewhere.db")
    assert len(varied.verify()) == 1


def test_threads_are_as_many_as_processors_allow():
    assert 0 <= beside() <= 3
