"""Callers to be called back: who they are, the tick, its undo, an older log, what is verified."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.records import Label
from triage_app.call_backs import HARM, is_call_back
from triage_app.errors import ChangedSince, StoreError
from triage_app.records import CaseFilter, Decision, EventKind, Outcome, Role
from triage_app.store import call_back_schema, schema

CARD, CODE = Outcome.GAVE_CARD, Outcome.GAVE_OTP
CLICKED = Outcome.CLICKED_ONLY


def told_wrong(store, new_case, decision=Decision.LEGIT, outcomes=(CARD,), label=Label.SCAM):
    number = store.log_case(new_case(decision=decision, outcomes=outcomes), "a").number
    if label:
        store.give_label(number, label, "s")
    return number


def to_call(store):
    return [one.number for one in store.call_back_log.listed()]


def test_the_caller_of_a_wrong_answer_who_gave_something_is_called_back(store, new_case):
    told_wrong(store, new_case, Decision.UNSURE, (CLICKED, CARD, CODE))
    told_wrong(store, new_case, Decision.LEGIT)
    (second, first) = store.call_back_log.listed()
    assert (first.told, second.told) == (Decision.UNSURE, Decision.LEGIT)
    assert first.outcomes == (CLICKED, CARD, CODE)
    assert first.labelled_at >= first.opened
    assert first.called_back is None
    assert first.excerpt


@pytest.mark.parametrize("outcome", Outcome)
def test_only_what_harms_asks_for_a_call(store, new_case, outcome):
    told_wrong(store, new_case, outcomes=(outcome,))
    assert to_call(store) == ([1] if outcome in HARM else [])


def test_the_rule_in_sql_is_the_rule(store, new_case):
    answers = [(), (CLICKED,), *((one,) for one in Outcome), (CLICKED, Outcome.INSTALLED_APP)]
    for decision, label, outcomes in product(Decision, [*Label, None], answers):
        told_wrong(store, new_case, decision, outcomes, label)
    for number in range(1, 40):
        store.set_decision(number, list(Decision)[number % 3], "a")
    every = store.cases(CaseFilter(limit=1000))
    expected = [case.number for case in every if is_call_back(case)]
    assert len(expected) > 20
    assert [one.number for one in store.call_back_log.listed(limit=1000)] == expected
    assert [one.number for one in store.cases(CaseFilter(call_back=True))] == expected
    assert store.call_back_log.count() == store.count(CaseFilter(call_back=True)) == len(expected)


def test_a_decision_that_was_mended_later_reached_no_caller(store, new_case):
    number = told_wrong(store, new_case)
    store.set_decision(number, Decision.SCAM, "a")
    assert [one.told for one in store.call_back_log.listed()] == [Decision.LEGIT]
    store.campaign_log.decide(number, Decision.UNSURE, "s")
    assert [one.told for one in store.call_back_log.listed()] == [Decision.LEGIT]
    assert store.verify() == []


def test_a_tick_is_an_event_and_taken_back_and_done_again(store, new_case, clock):
    number = told_wrong(store, new_case)
    step = store.call_back_log.acting_as(Role.SUPERVISOR).tick(number, "s")
    assert (step.kind, step.case.called_back) == (EventKind.CALLED_BACK, clock().isoformat())
    assert to_call(store) == []
    assert [one.number for one in store.call_back_log.listed(called=True)] == [number]
    assert store.call_back_log.tick(number, "s").seq is None
    assert store.undo(number, step.seq, "s").case.called_back is None
    assert to_call(store) == [number]
    assert store.redo(number, step.seq, "s").case.called_back is not None
    assert store.last_step("s").kind is EventKind.CALLED_BACK
    assert store.verify() == []
    assert store.rebuild() == 1
    assert to_call(store) == []


def test_a_tick_and_other_changes_do_not_block_each_other(store, new_case):
    number = store.log_case(new_case(decision=Decision.LEGIT, outcomes=(CARD,)), "a").number
    label = store.give_label(number, Label.SCAM, "s")
    tick = store.call_back_log.tick(number, "a")
    assert store.undo(number, label.seq, "s").case.label is None
    assert (to_call(store), store.call_back_log.listed(called=True)) == ([], [])
    assert store.undo(number, tick.seq, "a").case.called_back is None
    with pytest.raises(ChangedSince):
        store.undo(number, tick.seq, "a")


def test_a_case_without_a_reason_to_call_is_refused(store, new_case):
    number = told_wrong(store, new_case, Decision.SCAM)
    with pytest.raises(StoreError, match="none to call back"):
        store.call_back_log.tick(number, "s")
    with pytest.raises(StoreError):
        store.call_back_log.tick(99, "s")


def test_a_period_and_a_limit_choose(store, new_case, clock):
    for _ in range(4):
        told_wrong(store, new_case)
        clock.pass_days(1)
    log = store.call_back_log
    assert [one.number for one in log.listed(since="2026-11-18", until="2026-11-20")] == [3, 2]
    assert log.count(since="2026-11-18", until="2026-11-20") == 2
    assert [one.number for one in log.listed(limit=1)] == [4]


def test_a_changed_row_is_told_and_mended(store, new_case):
    number = told_wrong(store, new_case)
    for column in ("first_decision = 'scam'", "called_back = '2026-11-18'"):
        with store._writing() as (db, _):
            db.execute(f"UPDATE cases SET {column} WHERE number = ?", [number])
        (problem,) = store.verify()
        assert f"Case {number}" in str(problem)
        store.rebuild()
        assert to_call(store) == [number]


def test_an_erased_or_withdrawn_case_asks_for_no_call(store, new_case):
    first, second = told_wrong(store, new_case), told_wrong(store, new_case)
    store.withdraw(second, "twice", "s")
    assert to_call(store) == [first]
    store.removal.erase(first, "asked for", "s")
    assert [one.excerpt for one in store.call_back_log.listed()] == [""]


def test_a_log_from_before_knows_what_callers_were_told_at_first(tmp_path):
    from sqlite_utils import Database

    db, name = Database(memory=True), call_back_schema.m0018_call_backs.__name__
    schema.migrations().apply(db, stop_before=name)
    row = dict.fromkeys(
        "opened agent channel language band indicators fingerprint model text_digest".split(), "x"
    ) | {"campaign": 1, "outcomes": '["gave_card"]', "label": "scam", "decision": "scam"}
    db.table("cases").insert_all([{**row, "number": number} for number in (1, 2, 3)])
    event = {"at": "x", "actor": "x", "payload": '{"decision":"legit"}', "previous": ""}
    kinds = ("case_opened", "decision_changed", "case_imported", "case_opened")
    db.table("events").insert_all(
        [
            {**event, "seq": seq, "kind": kind, "case_number": number, "digest": str(seq)}
            for seq, (kind, number) in enumerate(zip(kinds, (1, 1, 2, 3), strict=True), start=1)
        ]
    )
    db.table("campaign_events").insert({"number": 2, "seq": 2})
    schema.migrations().apply(db)
    kept = db.execute("SELECT number, first_decision FROM cases ORDER BY number").fetchall()
    assert kept == [(1, "legit"), (2, "legit"), (3, "scam")]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.sampled_from(["scam", "legit", "unsure", "tick", "undo"]), max_size=6))
def test_the_table_follows_from_the_ledger(store, new_case, changes):
    number = told_wrong(store, new_case)
    for change in changes:
        if change == "tick":
            store.call_back_log.tick(number, "a")
        elif change == "undo":
            step = store.last_step("a", number) if _is_own(store, number) else None
            if step and step.kind is not EventKind.CASE_OPENED:
                store.undo(number, step.seq, "a")
        else:
            store.set_decision(number, Decision(change), "a")
    assert store.verify() == []


def _is_own(store, number):
    try:
        store.last_step("a", number)
    except StoreError:
        return False
    return True
