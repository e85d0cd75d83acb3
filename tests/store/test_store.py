"""The life of a case: logged, changed, confirmed, undone, listed."""

from __future__ import annotations

import numpy as np
import pytest

from classifier.records import Band, Label
from triage_app.errors import StoreError
from triage_app.records import CaseFilter, Decision, EventKind, Outcome
from triage_app.store import case_queries


def kinds(store, number):
    return [event.kind for event in store.case(number).events]


def test_a_logged_case_is_read_completely(store, new_case):
    new = new_case(subject="Dernier rappel", outcomes=(Outcome.CLICKED_ONLY,))
    case = store.log_case(new, "amandine")
    assert (case.number, case.agent, case.opened) == (1, "amandine", "2026-11-17T10:00:00+01:00")
    assert case.domains == ("x.top",)
    assert case.indicators == ("I01", "I07")
    assert (case.score, case.organisation, case.scenario) == (0.97, "ameli", "S01")
    assert (case.outcomes, case.handling_seconds) == ((Outcome.CLICKED_ONLY,), 41)
    assert case.excerpt.startswith("Dernier rappel Votre carte Vitale")
    detail = store.case(1)
    assert detail.message == new.assessment.message
    assert [event.kind for event in detail.events] == [EventKind.CASE_OPENED]


def test_events_hold_no_message_text(store, new_case):
    store.log_case(new_case("Un secret nommé Chrysanthème"), "amandine")
    assert "Chrysanth" not in str(store.case(1).events[0].payload)


def test_a_numpy_score_is_stored_as_a_number(store, new_case):
    assert store.log_case(new_case(score=np.float32(0.5)), "a").score == 0.5


def test_a_case_without_a_score_has_none(store, new_case):
    assert store.log_case(new_case(score=None, band=Band.CANNOT_TELL), "a").score is None


def test_decision_advice_and_label_are_separate(store, new_case):
    store.log_case(new_case(decision=Decision.UNSURE), "amandine")
    store.set_decision(1, Decision.LEGIT, "amandine")
    store.give_advice(1, (Outcome.GAVE_CARD,), "amandine")
    case = store.give_label(1, Label.SCAM, "sonia").case
    assert (case.decision, case.outcomes) == (Decision.LEGIT, (Outcome.GAVE_CARD,))
    assert (case.label, case.labelled_by) == (Label.SCAM, "sonia")
    assert store.case(1).events[-1].actor == "sonia"


def test_withdrawing_a_label_keeps_the_case(store, new_case):
    store.log_case(new_case(), "amandine")
    store.give_label(1, Label.SCAM, "sonia")
    case = store.withdraw_label(1, "sonia").case
    assert (case.label, case.labelled_by) == (None, None)
    assert kinds(store, 1)[-1] == EventKind.LABEL_WITHDRAWN


def test_repeating_a_change_writes_no_event(store, new_case):
    store.log_case(new_case(decision=Decision.SCAM), "amandine")
    store.give_label(1, Label.SCAM, "sonia")
    before = kinds(store, 1)
    store.give_label(1, Label.SCAM, "sonia")
    store.set_decision(1, Decision.SCAM, "amandine")
    assert kinds(store, 1) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda store: store.case(7),
        lambda store: store.set_decision(7, Decision.SCAM, "a"),
        lambda store: store.give_advice(7, (Outcome.GAVE_OTP,), "a"),
        lambda store: store.give_label(7, Label.SCAM, "a"),
        lambda store: store.withdraw_label(7, "a"),
        lambda store: store.undo(7, 1, "a"),
        lambda store: store.redo(7, 1, "a"),
        lambda store: store.withdraw(7, "doublon", "a"),
        lambda store: store.opening(7),
        lambda store: store.last_step("a", 7),
    ],
)
def test_an_unknown_number_is_reported(store, change):
    with pytest.raises(StoreError, match=r"no\. 7") as caught:
        change(store)
    assert "no. 7" in str(caught.value)


def test_cases_come_newest_first_and_page_by_key(store, new_case):
    for _ in range(5):
        store.log_case(new_case(), "a")
    first = store.cases(CaseFilter(limit=2))
    assert [case.number for case in first] == [5, 4]
    second = store.cases(CaseFilter(limit=2, before=first[-1].number))
    assert [case.number for case in second] == [3, 2]
    assert store.count(CaseFilter(limit=2, before=3)) == 5


def test_filters_combine(store, new_case, clock):
    store.log_case(new_case(decision=Decision.SCAM), "a")
    store.log_case(new_case(band=Band.FEW_SIGNS, decision=Decision.LEGIT), "a")
    clock.pass_days(2)
    store.log_case(new_case(decision=Decision.LEGIT), "a")
    store.give_label(3, Label.LEGIT, "sonia")

    def found(**wanted):
        assert store.count(CaseFilter(**wanted)) == len(store.cases(CaseFilter(**wanted)))
        return [case.number for case in store.cases(CaseFilter(**wanted))]

    assert found(band=Band.FEW_SIGNS) == [2]
    assert found(decision=Decision.LEGIT) == [3, 2]
    assert found(label=Label.LEGIT) == [3]
    assert found(unlabelled=True) == [2, 1]
    assert found(organisation="ameli") == [3, 2, 1]
    assert found(organisation="msa") == []
    assert found(since="2026-11-18") == [3]
    assert found(until="2026-11-19") == [2, 1]
    assert found(unlabelled=True, decision=Decision.LEGIT) == [2]


def test_exported_cases_are_of_a_half_open_period_and_oldest_first(store, new_case, clock):
    for _ in range(3):
        store.log_case(new_case(), "a")
        clock.pass_days(1)
    found = store.exports.cases(CaseFilter(since="2026-11-17", until="2026-11-19"), 10)
    assert [one.case.number for one in found] == [1, 2]


def test_confirmed_cases_are_training_examples(store, new_case):
    store.log_case(new_case("Premier message confirmé"), "amandine")
    store.log_case(new_case("Second message resté sans avis"), "amandine")
    store.give_label(1, Label.SCAM, "sonia")
    (example,) = store.confirmed()
    assert (example.number, example.label, example.labelled_by) == (1, Label.SCAM, "sonia")
    assert example.message.body == "Premier message confirmé"
    store.withdraw_label(1, "sonia")
    assert store.confirmed() == []


def test_of_many_confirmed_cases_those_of_different_campaigns_come_first(store, new_case):
    first, second = "Premier message confirmé", "Bonjour madame, le devis est prêt depuis hier"
    for body in (first, first, first, second, second):
        store.log_case(new_case(body), "amandine")
    for number in (1, 2, 3, 4, 5):
        store.give_label(number, Label.LEGIT if number == 2 else Label.SCAM, "sonia")
    with store._database.reading() as db:
        chosen = [[one.number for one in case_queries.confirmed(db, most)] for most in (3, 4, 9)]
    assert chosen == [[2, 3, 5], [2, 3, 4, 5], [1, 2, 3, 4, 5]]


def test_events_without_a_case_are_recorded(store):
    event = store.record(EventKind.MODEL_PROMOTED, "sonia", {"model": "0002"})
    assert store.events(EventKind.MODEL_PROMOTED) == [event]
    assert event.case_number is None


def test_a_failing_side_effect_leaves_no_event(store):
    def fail():
        raise OSError("no")

    with pytest.raises(OSError, match="no"):
        store.record(EventKind.EXPORTED, "sonia", {}, fail)
    assert store.events(EventKind.EXPORTED) == []


def test_an_invalid_actor_name_is_cleaned(store, new_case):
    assert store.log_case(new_case(), "a\x00\ud800\n" + "b" * 500).agent == ("a\ufffd" + "b" * 62)
    assert store.log_case(new_case(), " \n").agent == "?"
