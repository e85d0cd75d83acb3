"""Undo and redo: only the intended change, only by its author, not after later changes."""

from __future__ import annotations

import pytest

from classifier.records import Label
from triage_app.errors import ChangedSince, StoreError
from triage_app.records import CaseFilter, Decision, EventKind, Outcome
from triage_app.store import cases


@pytest.fixture
def one(store, new_case):
    """Return a log with one case by Amandine."""
    store.log_case(new_case(decision=Decision.UNSURE), "amandine")
    return store


def undo(store, step, actor):
    return store.undo(step.case.number, step.seq, actor)


def kinds(store):
    return [event.kind for event in store.case(1).events]


def test_each_kind_of_change_can_be_undone(one):
    decided = one.set_decision(1, Decision.SCAM, "amandine")
    advised = one.give_advice(1, (Outcome.GAVE_OTP,), "amandine")
    labelled = one.give_label(1, Label.SCAM, "amandine")
    withdrawn = one.withdraw_label(1, "amandine")
    assert undo(one, withdrawn, "amandine").case.label is Label.SCAM
    assert undo(one, labelled, "amandine").case.label is None
    assert undo(one, advised, "amandine").case.outcomes == ()
    assert undo(one, decided, "amandine").case.decision is Decision.UNSURE
    assert one.verify() == []


def test_undoing_the_logging_removes_the_case_and_returns_its_message(one, new_case):
    message = one.case(1).message
    done = undo(one, one.opening(1), "amandine")
    assert (done.case, done.message) == (None, message)
    assert (done.step.case.number, done.step.case.decision) == (1, Decision.UNSURE)
    assert one.cases(CaseFilter()) == []
    assert one.verify() == []
    assert one.log_case(new_case(), "amandine").number == 2  # a number is never given again
    with pytest.raises(StoreError, match=r"no\. 1"):
        undo(one, done.step, "amandine")


def test_the_step_of_a_withdrawn_case_is_refused_for_good(one):
    opened = one.opening(1)
    withdrawn = one.withdraw(1, "logged twice", "amandine")
    with pytest.raises(ChangedSince, match="cannot be undone"):
        undo(one, withdrawn, "amandine")
    with pytest.raises(ChangedSince, match=r"no\. 1 does not exist"):
        undo(one, opened, "amandine")
    with pytest.raises(ChangedSince, match=r"no\. 1 does not exist"):
        one.opening(1)


def test_undo_is_refused_after_a_later_change_of_somebody_else(one):
    opened = one.opening(1)
    labelled = one.give_label(1, Label.SCAM, "amandine")
    one.give_label(1, Label.LEGIT, "sonia")
    before = kinds(one)
    for step in (labelled, opened):
        with pytest.raises(StoreError, match="sonia"):
            undo(one, step, "amandine")
    with pytest.raises(StoreError, match="sonia"):
        one.last_step("amandine", 1)
    assert kinds(one) == before
    assert one.case(1).case.label is Label.LEGIT


def test_undo_is_refused_after_a_later_change_of_ones_own(one):
    one.give_label(1, Label.SCAM, "amandine")
    with pytest.raises(StoreError, match=r"no\. 1"):
        undo(one, one.opening(1), "amandine")


def test_the_action_of_another_person_cannot_be_undone(one):
    with pytest.raises(StoreError, match="amandine"):
        undo(one, one.opening(1), "sonia")
    with pytest.raises(StoreError, match="amandine"):
        one.last_step("sonia", 1)
    with pytest.raises(StoreError, match="no action"):
        one.last_step("sonia")


def test_a_change_that_was_undone_does_not_block_undo(one):
    labelled = one.give_label(1, Label.SCAM, "amandine")
    theirs = one.give_label(1, Label.LEGIT, "sonia")
    undo(one, theirs, "sonia")
    assert undo(one, labelled, "amandine").case.label is None


def test_logs_where_anybody_undid_anything_are_still_read(one):
    """Earlier versions wrote the same events, but also allowed undoing changes of other people."""
    labelled = one.give_label(1, Label.SCAM, "amandine")
    with one._database.writing() as db:
        kind, payload = EventKind.LABEL_WITHDRAWN, {"undoes": labelled.seq}
        cases.change(db, "2026-11-17T11:00:00+01:00", "sonia", 1, kind, payload)
    assert one.case(1).case.label is None
    assert one.verify() == []
    step = one.last_step("amandine")
    assert step.kind is EventKind.CASE_OPENED
    assert undo(one, step, "amandine").case is None


def test_the_last_action_is_found_wherever_it_was(one, new_case):
    one.log_case(new_case(), "amandine")
    one.give_label(1, Label.SCAM, "amandine")
    one.log_case(new_case(), "sonia")
    taken = []
    for _ in range(3):
        step = one.last_step("amandine")
        taken.append((step.case.number, step.kind))
        undo(one, step, "amandine")
    assert taken == [
        (1, EventKind.LABEL_GIVEN),
        (2, EventKind.CASE_OPENED),
        (1, EventKind.CASE_OPENED),
    ]
    assert [case.number for case in one.cases(CaseFilter())] == [3]


def test_undo_restores_the_author_of_a_label(one):
    one.give_label(1, Label.SCAM, "sonia")
    step = one.withdraw_label(1, "karim")
    case = undo(one, step, "karim").case
    assert (case.label, case.labelled_by) == (Label.SCAM, "sonia")


def test_redo_repeats_undone_actions_and_can_be_undone(one):
    decided = one.set_decision(1, Decision.SCAM, "amandine")
    labelled = one.give_label(1, Label.SCAM, "amandine")
    undo(one, labelled, "amandine")
    undo(one, decided, "amandine")
    assert one.redo(*one.last_undone("amandine"), "amandine").case.decision is Decision.SCAM
    again = one.redo(*one.last_undone("amandine"), "amandine")
    assert again.case.label is Label.SCAM
    with pytest.raises(StoreError, match="could be redone"):
        one.last_undone("amandine")
    assert undo(one, again, "amandine").case.label is None
    assert one.redo(*one.last_undone("amandine"), "amandine").case.label is Label.SCAM
    assert one.verify() == []


def test_a_new_action_clears_the_redo_list(one):
    undo(one, one.give_label(1, Label.SCAM, "amandine"), "amandine")
    one.set_decision(1, Decision.LEGIT, "amandine")
    with pytest.raises(StoreError, match="could be redone"):
        one.last_undone("amandine")


def test_redo_is_refused_after_a_later_change(one):
    step = one.give_label(1, Label.SCAM, "amandine")
    undo(one, step, "amandine")
    one.give_label(1, Label.LEGIT, "sonia")
    with pytest.raises(StoreError, match="sonia"):
        one.redo(1, step.seq, "amandine")
    assert one.case(1).case.label is Label.LEGIT


def test_a_redo_is_not_done_twice(one):
    step = one.give_label(1, Label.SCAM, "amandine")
    undo(one, step, "amandine")
    one.redo(1, step.seq, "amandine")
    before = kinds(one)
    with pytest.raises(StoreError, match="amandine"):
        one.redo(1, step.seq, "amandine")
    assert kinds(one) == before


def test_logging_cannot_be_redone_without_the_text(one):
    step = one.opening(1)
    undo(one, step, "amandine")
    with pytest.raises(StoreError, match="again"):
        one.redo(1, step.seq, "amandine")


def test_a_withdrawal_keeps_its_reason_and_no_older_action_is_undone_in_its_place(one, new_case):
    one.log_case(new_case(), "amandine")
    one.withdraw(2, "doublon", "amandine")
    assert [case.number for case in one.cases(CaseFilter())] == [1]
    (event,) = one.events(EventKind.CASE_WITHDRAWN)
    assert (event.case_number, event.payload["reason"]) == (2, "doublon")
    with pytest.raises(StoreError, match="cannot be undone"):
        one.last_step("amandine")
    assert one.last_step("amandine", 1).case.number == 1
    assert one.verify() == []
    assert one.rebuild() == 1
    assert [case.number for case in one.cases(CaseFilter())] == [1]


def test_an_action_without_effect_has_nothing_to_undo(one):
    one.give_label(1, Label.SCAM, "sonia")
    assert one.give_label(1, Label.SCAM, "sonia").seq is None
    assert one.set_decision(1, Decision.UNSURE, "amandine").seq is None


def test_no_older_action_is_undone_when_a_colleague_withdrew_the_case(one, new_case):
    one.log_case(new_case(), "amandine")
    one.give_label(2, Label.LEGIT, "amandine")
    one.withdraw(2, "doublon", "boris")
    with pytest.raises(ChangedSince, match="withdrawn since"):
        one.last_step("amandine")
    assert [case.number for case in one.cases(CaseFilter())] == [1]
