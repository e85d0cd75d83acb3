"""The review queue on a real log: who is in it and in which order, and second labels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from varied_cases import filled, matches

from classifier.records import Band, Channel, Label
from triage_app.advice.second_look import dissents
from triage_app.call_backs import HARM, is_call_back
from triage_app.errors import StoreError
from triage_app.records import CaseFilter, Decision, EventKind, Outcome
from triage_app.review_records import NOTHING_BESIDES, ORDER, QueueReason
from triage_app.services.calls.review import ReviewQueue

FAR = CaseFilter(limit=1000)


@pytest.fixture
def queue(store, clock):
    return ReviewQueue(store.review_log, "Chef", clock, 100)


def numbers(entries):
    return [one.case.number for one in entries]


def log(store, new_case, body, band=Band.FEW_SIGNS, decision=Decision.UNSURE, outcomes=()):
    return store.log_case(new_case(body, band=band, decision=decision, outcomes=outcomes), "a")


def test_the_reasons_come_in_their_order(store, new_case, queue):
    gave = (Outcome.GAVE_CARD,)
    log(store, new_case, "Un cas sans rien", decision=Decision.LEGIT)
    for _ in range(2):
        log(store, new_case, "Deux fois le même envoi du service", decision=Decision.LEGIT)
    log(store, new_case, "Le milieu", Band.CANNOT_TELL)
    log(store, new_case, "Contre l'outil", Band.VERY_LIKELY_SCAM, Decision.LEGIT)
    log(store, new_case, "Carte donnée", decision=Decision.LEGIT, outcomes=gave)
    called = log(store, new_case, "À rappeler", decision=Decision.LEGIT, outcomes=gave).number
    store.give_label(called, Label.SCAM, "s")
    found = queue.next(FAR)
    assert [(one.case.number, one.reason) for one in found] == [
        (7, QueueReason.CALL_BACK),
        (6, QueueReason.POSSIBLE_CALL_BACK),
        (5, QueueReason.AGAINST_TOOL),
        (4, QueueReason.MIDDLE_BAND),
        (3, QueueReason.CAMPAIGN),
        *[(one.case.number, QueueReason.SAMPLE) for one in found[5:]],
    ]
    assert sorted(numbers(found[5:])) == [1, 2]
    assert found[4].copies == 2
    assert numbers(queue.next(replace(FAR, limit=3))) == [7, 6, 5]


def test_what_was_given_before_is_not_given_again(store, clock, new_case, queue):
    filled(store, clock, new_case)
    besides, seen = NOTHING_BESIDES, []
    while found := queue.next(replace(FAR, limit=1), besides):
        seen += numbers(found)
        besides = besides.and_entry(found[0])
    every = store.cases(FAR)
    assert len(seen) == len(set(seen))
    assert set(seen) == {
        case.number
        for case in every
        if case.label is None or (is_call_back(case) and not case.called_back)
    }


def is_for(case, reason):
    """Tell in plain words whether a case is worth a look for a reason."""
    if reason is QueueReason.CALL_BACK:
        return is_call_back(case) and case.called_back is None
    if case.label is not None:
        return False
    told_otherwise = {case.decision, case.first_decision} != {Decision.SCAM}
    return {
        QueueReason.POSSIBLE_CALL_BACK: told_otherwise and not HARM.isdisjoint(case.outcomes),
        QueueReason.AGAINST_TOOL: dissents(case.band, case.decision),
        QueueReason.MIDDLE_BAND: case.band in (Band.SEVERAL_SIGNS, Band.CANNOT_TELL),
    }.get(reason, True)


wanted = st.builds(
    CaseFilter,
    band=st.sampled_from([None, None, *Band]),
    channel=st.sampled_from([None, None, *Channel]),
    decision=st.sampled_from([None, None, *Decision]),
    organisation=st.sampled_from(["", "", "ameli"]),
    agent=st.sampled_from(["", "", "Anne"]),
    domain=st.sampled_from(["", "", "x.top"]),
    outcome=st.sampled_from([None, None, Outcome.GAVE_CARD]),
    since=st.sampled_from(["", "2026-11-25"]),
    limit=st.just(1000),
)


@given(wanted=wanted, reason=st.sampled_from(ORDER[:4]))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_reason_finds_what_a_look_at_each_case_finds(kept, wanted, reason):
    queue, every = kept
    found = queue.next(wanted, reasons=[reason])
    expected = [case for case in every if matches(case, wanted) and is_for(case, reason)]
    each = reason in (QueueReason.CALL_BACK, QueueReason.POSSIBLE_CALL_BACK)
    if not each:  # of each campaign the newest case of the reason
        expected = list({case.campaign: case for case in reversed(expected)}.values())
    assert sorted(numbers(found)) == sorted(case.number for case in expected)


@pytest.fixture
def kept(store, clock, new_case, queue):
    filled(store, clock, new_case)
    return queue, store.cases(FAR)


def test_the_sample_follows_its_seed_alone(store, clock, new_case, queue):
    for at in range(30):
        log(store, new_case, f"{at} " * 9, decision=Decision.SCAM, band=Band.VERY_LIKELY_SCAM)
    one, same, other = (
        numbers(queue.next(replace(FAR, limit=10), reasons=[QueueReason.SAMPLE], seed=seed))
        for seed in ("1", "1", "2")
    )
    assert one == same != other
    assert queue.seed == "2026-W47"
    clock.pass_days(40)
    assert queue.next(FAR, reasons=[QueueReason.SAMPLE]) == []
    with_days = replace(FAR, since="2026-11-01", limit=10)
    assert numbers(queue.next(with_days, reasons=[QueueReason.SAMPLE], seed="1")) == one
    clock.pass_days(-40)
    store.give_label(one[0], Label.SCAM, "s")
    again = queue.next(replace(FAR, limit=9), reasons=[QueueReason.SAMPLE], seed="1")
    assert numbers(again) == one[1:]


def test_a_confirmed_campaign_and_an_old_one_are_no_reason(store, clock, new_case, queue):
    for _ in range(2):
        log(store, new_case, "Une vieille campagne de messages")
    clock.pass_days(40)
    for _ in range(2):
        log(store, new_case, "Votre colis attend au dépôt")
    assert numbers(queue.next(FAR, reasons=[QueueReason.CAMPAIGN])) == [4]
    store.give_label(3, Label.SCAM, "s")
    assert queue.next(FAR, reasons=[QueueReason.CAMPAIGN]) == []


def test_odd_labels_of_a_campaign_are_found_and_mended(store, new_case, queue):
    for at in range(4):
        log(store, new_case, "Votre carte Vitale expire demain")
        store.give_label(at + 1, Label.LEGIT if at == 1 else Label.SCAM, "s")
    assert numbers(queue.next(FAR, reasons=[QueueReason.CONTRADICTION])) == [2]
    assert (queue.state().campaigns, queue.state().contradictions) == (0, 1)
    queue.confirm([2], Label.SCAM)
    assert queue.next(FAR, reasons=[QueueReason.CONTRADICTION]) == []
    assert (queue.state().campaigns, queue.state().contradictions) == (1, 0)


def test_a_second_label_is_another_persons_or_given_later(store, clock, new_case, queue):
    for at in range(3):
        log(store, new_case, f"{at} message {at} " * 5)
    for number, actor in ((1, "Autre"), (2, "Chef")):
        store.give_label(number, Label.SCAM, actor)
    second = [QueueReason.SECOND]
    assert numbers(queue.next(FAR, reasons=second)) == [1]
    for number in (2, 3):
        with pytest.raises(StoreError):
            queue.confirm_again(number, Label.SCAM)
    step = queue.confirm_again(1, Label.LEGIT)
    assert (step.kind, step.case.label) == (EventKind.SECOND_LABEL_GIVEN, Label.SCAM)
    assert queue.next(FAR, reasons=second) == []
    with pytest.raises(StoreError, match="second confirmation already"):
        queue.confirm_again(1, Label.LEGIT)
    clock.pass_days(20)
    assert numbers(queue.next(FAR, reasons=second)) == [2]
    queue.confirm_again(2, Label.SCAM)
    two, one = store.review_log.pairs(), store.review_log.pairs(same_person=True)
    assert (two.only_first, two.cases, one.both_scam, one.cases) == (1, 1, 1, 1)
    store.give_label(1, Label.LEGIT, "s")  # mended: the pair stays as it was
    assert store.review_log.pairs() == two
    assert store.verify() == []
    store.rebuild()
    assert store.review_log.pairs() == two
    assert store.undo(1, step.seq, "Chef").case is not None
    assert store.review_log.pairs().cases == 0
    assert store.redo(1, step.seq, "Chef").kind is EventKind.SECOND_LABEL_GIVEN
    assert store.review_log.pairs().both_legit == 1
    assert store.verify() == []


def test_the_share_of_second_labels_is_a_share(store, clock, new_case):
    for at in range(60):
        log(store, new_case, f"{at} message {at} " * 5)
        store.give_label(at + 1, Label.SCAM, "Autre")
    shares = {}
    for share in (0, 30, 100):
        queue = ReviewQueue(store.review_log, "Chef", clock, share)
        shares[share] = set(numbers(queue.next(FAR, reasons=[QueueReason.SECOND])))
        own_range = replace(FAR, agent="a")
        found = numbers(queue.next(own_range, reasons=[QueueReason.SECOND]))
        assert set(found) == shares[share]
    assert (shares[0], len(shares[100])) == (set(), 60)
    assert shares[30] < shares[100]
    assert 5 < len(shares[30]) < 35


def test_reasons_stand_in_the_event_and_a_note_beside_it(store, new_case, queue):
    from triage_app.review_records import LabelReason

    for _ in range(2):
        log(store, new_case, "Votre carte Vitale expire")
    given = (LabelReason.CALLER, LabelReason.REQUEST, LabelReason.CALLER)
    steps = queue.confirm([1, 2], Label.SCAM, given, "M. Kerautret, 06 12 34 56 78")
    for step in steps:
        detail = store.case(step.case.number)
        event = detail.events[-1]
        assert event.payload["reasons"] == ["request", "caller"]
        assert event.payload["note"] == detail.notes[0].seq
        assert "06 12" not in detail.notes[0].text
    assert queue.confirm([1], Label.SCAM, given, "encore")[0].seq is None
    assert len(store.case(1).notes) == 1
    store.undo(1, steps[0].seq, "Chef")
    store.redo(1, steps[0].seq, "Chef")
    assert store.case(1).events[-1].payload["reasons"] == ["request", "caller"]
    assert store.verify() == []


def test_several_labels_are_given_together_or_not_at_all(store, new_case, queue):
    log(store, new_case, "Votre carte Vitale expire")
    with pytest.raises(StoreError):
        queue.confirm([1, 99], Label.SCAM)
    assert store.case(1).case.label is None
