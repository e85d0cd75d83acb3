"""A purge by rule: after days of grace, never much at once, never after a leap of the clock."""

from __future__ import annotations

from contextlib import closing, contextmanager, suppress

import pytest

from classifier.records import Label
from triage_app.errors import PurgeWaits, StoreError
from triage_app.records import EventKind
from triage_app.store.database import LogDatabase
from triage_app.store.pace import Pace
from triage_app.store.retention import PurgeResult, Retention

KEPT = Retention()


def texts(store):
    with store._database.reading() as db:
        return [row["number"] for row in db.query("SELECT number FROM messages ORDER BY number")]


def purge(store, pace=None):
    return store.removal.purge_by_rule(store.clock(), KEPT, "vigie", pace or Pace())


@pytest.fixture
def year(store, new_case, clock):
    """One case each week for half a year: the oldest reaches the end of its period."""
    for week in range(26):
        store.log_case(new_case(f"Message de la semaine {week}"), "a")
        clock.pass_days(7)
    return store  # 182 days after the first case


def test_a_text_goes_after_it_was_listed_for_the_days_of_grace(year, clock):
    assert purge(year) == PurgeResult()  # the day before: it is listed
    clock.pass_days(1)
    assert purge(year) == PurgeResult(), "it is due, and listed since yesterday only"
    clock.pass_days(2)
    assert purge(year).unlabelled == 1
    assert texts(year)[0] == 2
    (event,) = year.events(EventKind.PURGED)
    assert (event.actor, event.payload["numbers"]) == ("vigie", "1")
    assert year.verify() == []


def test_room_that_is_free_is_given_back(store, new_case, clock):
    for number in range(1, 60):
        store.log_case(new_case(f"Message {number} " + "mot " * 2_000), "a")
    size = pages(store)
    for number in range(10, 60):
        store.withdraw(number, "doublon", "a")
    assert pages(store) >= size
    purge(store)
    assert pages(store) < size - 100
    assert store.verify() == []


def pages(store):
    return store._database.value("PRAGMA page_count")


def test_daily_use_keeps_the_period_to_the_day(year, clock):
    purge(year)
    for _ in range(3):
        clock.pass_days(1)
        purge(year)
    assert 1 not in texts(year)


def test_a_text_confirmed_meanwhile_stays(year, clock):
    purge(year)
    year.give_label(1, Label.SCAM, "sonia")
    clock.pass_days(3)
    assert purge(year) == PurgeResult()
    assert 1 in texts(year)
    with year._database.reading() as db:
        assert db["due_texts"].count == 0


def test_more_than_one_text_in_ten_waits(year, clock):
    for number in range(1, 5):
        year.give_label(number, Label.LEGIT, "sonia")
    clock.pass_days(27)
    purge(year)
    clock.pass_days(3)
    with pytest.raises(PurgeWaits, match="of 26 texts"):
        purge(year)
    assert len(texts(year)) == 26
    assert year.removal.purge(clock(), KEPT, "sonia").legit == 4


def test_after_a_leap_of_the_clock_it_waits(year, clock):
    purge(year)
    clock.pass_days(31)
    with pytest.raises(PurgeWaits, match="days without an entry"):
        purge(year)
    assert len(texts(year)) == 26


def test_an_entry_with_the_wrong_date_does_not_make_it_right(year, new_case, clock):
    purge(year)
    clock.pass_days(400)
    year.log_case(new_case("Message au mauvais jour"), "a")
    clock.pass_days(3)
    with pytest.raises(PurgeWaits, match=r"40\d days"):
        purge(year)
    assert len(texts(year)) == 27


def test_after_the_clock_was_set_right_nothing_is_listed_any_more(year, clock):
    clock.pass_days(40)
    purge(year)
    with year._database.reading() as db:
        assert db["due_texts"].count > 0
    clock.pass_days(-90)
    assert purge(year) == PurgeResult()
    with year._database.reading() as db:
        assert db["due_texts"].count == 0


@pytest.mark.parametrize("steps", range(1, 12))
def test_a_purge_that_is_stopped_anywhere_goes_on(store, new_case, clock, steps):
    for number in range(40):
        store.log_case(new_case(f"Message {number} zinzolin"), "a")
    clock.pass_days(400)
    left = iter([False] * steps)
    with suppress(StoreError):  # unless it ends before
        store.removal.purge(clock(), KEPT, "a", Pace(pause=lambda: next(left, True)))
    assert store.verify() == []
    store.removal.purge(clock(), KEPT, "a")
    assert (texts(store), store.verify()) == ([], [])
    assert sum(event.payload["texts"] for event in store.events(EventKind.PURGED)) == 40
    assert b"zinzolin" not in store.path.read_bytes()


def test_two_purges_at_once_remove_each_text_once(store, new_case, clock):
    for number in range(30):
        store.log_case(new_case(f"Message {number}"), "a")
    clock.pass_days(400)
    other = type(store)(store.path, clock)
    found = []

    def meanwhile():
        if not found:
            found.append(None)
            found.append(other.removal.purge(clock(), KEPT, "b").texts)
        return False

    with closing(other):
        mine = store.removal.purge(clock(), KEPT, "a", Pace(pause=meanwhile)).texts
    assert sorted([mine, found[1]]) == [0, 30]
    assert store.verify() == []


def test_a_purge_takes_the_lock_for_some_texts_at_a_time(store, new_case, clock, monkeypatch):
    for number in range(150):
        store.log_case(new_case(f"Message {number} " + "mot " * 50), "a")
    clock.pass_days(400)
    removed, writing = [], LogDatabase.writing

    @contextmanager
    def counted(self, wait=True, **more):
        with writing(self, wait, **more) as db:
            before = db["messages"].count
            yield db
            removed.append(before - db["messages"].count)

    monkeypatch.setattr(LogDatabase, "writing", counted)
    store.removal.purge(clock(), KEPT, "a", Pace(pause=lambda: False))
    assert sum(removed) == 150
    assert len([count for count in removed if count]) > 2
    assert len(store.events(EventKind.PURGED)) == 1
