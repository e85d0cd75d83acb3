"""The files hold pseudonyms of people; their names are in one table, and leave it after a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.records import Label
from triage_app.records import Decision, EventKind
from triage_app.store.pseudonyms import _end

NAMES = ("amandine", "sonia")


@pytest.fixture
def used(store, new_case, clock):
    store.log_case(new_case(), "amandine")
    store.give_label(1, Label.SCAM, "sonia")
    clock.pass_days(30)  # another month
    store.log_case(new_case(), "amandine")
    return store


def rows(store, table):
    with store._database.reading() as db:
        return list(db.table(table).rows)


def test_ledger_and_cases_hold_pseudonyms(used):
    written = str(rows(used, "events")) + str(rows(used, "cases"))
    assert not any(name in written for name in NAMES)
    assert written.count("agent-") >= 4


def test_a_person_has_one_pseudonym_a_month(used):
    people = used.people.show("sonia")
    assert [(one.month, one.name) for one in people] == [
        ("2026-11", "amandine"),
        ("2026-11", "sonia"),
        ("2026-12", "amandine"),
    ]
    assert len({one.pseudonym for one in people}) == 3


def test_the_ledger_says_who_looked_at_the_names(used):
    used.people.show("sonia")
    (event,) = used.events(EventKind.NAMES_SHOWN)
    assert (event.actor, event.payload["names"]) == ("sonia", 3)


def test_names_are_forgotten_after_their_time(used, clock):
    clock.now = clock.now.replace(year=2027, month=12, day=31)
    assert used.people.forget(clock(), 396) == 0
    clock.pass_days(1)  # 396 days after the end of November 2026
    assert used.people.forget(clock(), 396) == 2
    case = used.case(1).case
    assert case.agent.startswith("agent-")
    assert case.labelled_by.startswith("agent-")
    assert used.case(2).case.agent == "amandine"
    (event,) = used.events(EventKind.NAMES_FORGOTTEN)
    assert event.payload == {"months": ["2026-11"], "names": 2}
    assert b"sonia" not in used.path.read_bytes()
    assert used.people.forget(clock(), 396) == 0
    assert used.verify() == []
    assert used.rebuild() == 2


def test_somebody_takes_back_their_own_action_of_another_month(used, clock):
    used.set_decision(1, Decision.LEGIT, "amandine")
    clock.pass_days(31)
    step = used.last_step("amandine")
    assert step.case.number == 1
    assert used.undo(1, step.seq, "amandine").case.decision is Decision.SCAM


@given(st.dates())
def test_a_month_ends_on_the_first_of_the_next(day):
    if day.year < 9999:
        end = _end(day.isoformat()[:7])
        assert end > day
        assert (end - day).days <= 31
        assert end.day == 1
