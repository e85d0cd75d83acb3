"""Several answers to "what did the caller do": stored, found, taken back, read from old events."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage_app.caller_outcomes import (
    ContradictoryOutcomes,
    outcomes_in_order,
    outcomes_of_event,
    with_toggled,
)
from triage_app.records import CaseFilter, Decision, EventKind, Outcome
from triage_app.store import cases, outcomes_schema, schema

CLICKED, CARD, CODE = Outcome.CLICKED_ONLY, Outcome.GAVE_CARD, Outcome.GAVE_OTP
USUAL = (CLICKED, CARD, CODE)


def found(store, outcome, **more):
    return [case.number for case in store.cases(CaseFilter(outcome=outcome, **more))]


def test_each_of_several_answers_finds_the_case(store, new_case):
    case = store.log_case(new_case(outcomes=USUAL), "a")
    store.log_case(new_case(outcomes=(CARD,)), "a")
    store.log_case(new_case(), "a")
    assert case.outcomes == USUAL
    assert [found(store, one) for one in USUAL] == [[1], [2, 1], [1]]
    assert found(store, Outcome.GAVE_RIB) == []
    assert store.count(CaseFilter(outcome=CARD)) == 2
    assert store.verify() == []


def test_an_answer_is_found_after_decision_and_label_changed(store, new_case):
    store.log_case(new_case(outcomes=USUAL), "a")
    store.set_decision(1, Decision.LEGIT, "a")
    assert found(store, CODE, decision=Decision.LEGIT) == [1]
    assert found(store, CODE, decision=Decision.SCAM) == []
    store.campaign_log.decide(1, Decision.UNSURE, "a")
    assert found(store, CODE, decision=Decision.UNSURE) == [1]
    assert store.verify() == []


def test_changed_answers_are_taken_back_and_given_again(store, new_case):
    store.log_case(new_case(outcomes=(CLICKED,)), "a")
    step = store.give_advice(1, (CLICKED, CARD), "a")
    assert (found(store, CARD), found(store, CLICKED)) == ([1], [1])
    assert store.undo(1, step.seq, "a").case.outcomes == (CLICKED,)
    assert (found(store, CARD), found(store, CLICKED)) == ([], [1])
    assert store.redo(1, step.seq, "a").case.outcomes == (CLICKED, CARD)
    assert store.verify() == []


def test_events_of_one_answer_are_read_and_taken_back(store, new_case):
    store.log_case(new_case(), "a")
    with store._writing() as (db, at):
        first = {"outcome": "gave_rib", "was": None}
        cases.change(db, at, "a", 1, EventKind.ADVICE_GIVEN, first)
        old = {"outcome": "gave_card", "was": "gave_rib"}
        event = cases.change(db, at, "a", 1, EventKind.ADVICE_GIVEN, old)
    assert store.case(1).case.outcomes == (CARD,)
    assert store.undo(1, event.seq, "a").case.outcomes == (Outcome.GAVE_RIB,)
    assert store.redo(1, event.seq, "a").case.outcomes == (CARD,)
    assert store.rebuild() == 1
    assert found(store, CARD) == [1]
    assert store.verify() == []


def test_a_log_with_one_answer_a_case_is_migrated(tmp_path):
    from sqlite_utils import Database

    db, name = Database(memory=True), outcomes_schema.m0016_outcomes.__name__
    schema.migrations().apply(db, stop_before=name)
    row = dict.fromkeys(
        "opened agent channel language band decision domains indicators fingerprint model "
        "text_digest".split(),
        "x",
    ) | {"campaign": 1}
    del row["domains"]
    db.table("cases").insert_all(
        [{**row, "number": 1, "outcome": "gave_card"}, {**row, "number": 2, "outcome": None}]
    )
    schema.migrations().apply(db)
    kept = db.execute("SELECT number, outcomes FROM cases ORDER BY number").fetchall()
    assert kept == [(1, '["gave_card"]'), (2, "[]")]
    assert db.execute("SELECT number, outcome FROM case_outcomes").fetchall() == [(1, "gave_card")]


def test_an_answer_that_was_lost_or_added_is_told_and_mended(store, new_case):
    store.log_case(new_case(outcomes=USUAL), "a")
    for statement in (
        "DELETE FROM case_outcomes WHERE outcome = 'gave_otp'",
        "INSERT INTO case_outcomes SELECT number, 'gave_rib', band, decision, label, channel, "
        "opened FROM cases",
    ):
        with store._writing() as (db, _):
            db.execute(statement)
        (problem,) = store.verify()
        assert "case 1" in str(problem)
        store.rebuild()
        assert store.verify() == []


def test_a_withdrawn_case_leaves_no_answers(store, new_case):
    store.log_case(new_case(outcomes=USUAL), "a")
    store.withdraw(1, "logged twice", "a")
    with store._database.reading() as db:
        assert db.execute("SELECT count(*) FROM case_outcomes").fetchone() == (0,)


def test_nothing_done_stands_alone():
    assert outcomes_in_order([CODE, CLICKED, CODE]) == (CLICKED, CODE)
    with pytest.raises(ContradictoryOutcomes):
        outcomes_in_order([Outcome.NOTHING_DONE, CARD])
    assert with_toggled((CLICKED, CARD), Outcome.NOTHING_DONE) == (Outcome.NOTHING_DONE,)
    assert with_toggled((Outcome.NOTHING_DONE,), CARD) == (CARD,)
    assert with_toggled((Outcome.NOTHING_DONE,), Outcome.NOTHING_DONE) == ()


@given(st.lists(st.sampled_from(Outcome)))
def test_answers_given_one_after_the_other_never_contradict(toggled):
    given_so_far: tuple[Outcome, ...] = ()
    for one in toggled:
        before, given_so_far = given_so_far, with_toggled(given_so_far, one)
        assert (one in given_so_far) == (one not in before)
        assert outcomes_in_order(given_so_far) == given_so_far


@pytest.mark.parametrize(
    ("payload", "outcomes"),
    [
        ({"outcomes": ["gave_card", "gave_otp"]}, ["gave_card", "gave_otp"]),
        ({"outcomes": []}, []),
        ({"outcome": "gave_card"}, ["gave_card"]),
        ({"outcome": None}, []),
        ({}, []),
    ],
)
def test_an_event_holds_a_list_or_one_value_or_none(payload, outcomes):
    assert outcomes_of_event(payload) == outcomes
