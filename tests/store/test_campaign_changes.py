"""Changes of a campaign: one event each, one undo each, and the ledger tells every case."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlite3

from classifier.records import Label
from triage_app.clock import system_clock
from triage_app.errors import ChangedSince, StoreError
from triage_app.records import CaseFilter, Decision, EventKind
from triage_app.store import ledger
from triage_app.store.store import CaseStore

CARD = "Votre carte Vitale arrive à expiration, mettez-la à jour ici : https://vitale.top"
PARCEL = "Votre colis est bloqué au dépôt, réglez les frais de livraison sur https://colis.top"


@pytest.fixture
def log(store, new_case):
    """Return a log with cases 1 to 3 in campaign 1, and 4 and 5 in campaign 4."""
    for body in (CARD, CARD, CARD, PARCEL, PARCEL):
        store.log_case(new_case(body, decision=Decision.UNSURE), "amandine")
    assert campaigns(store) == {1: 1, 2: 1, 3: 1, 4: 4, 5: 4}
    return store


def campaigns(store):
    return {case.number: case.campaign for case in store.cases(CaseFilter())}


def labels(store):
    return {case.number: case.label for case in store.cases(CaseFilter())}


def event_count(store):
    return sum(len(store.events(kind)) for kind in EventKind)


def rebuilt(store):
    """Return the cases, and check that the ledger gives the same."""
    before = store.cases(CaseFilter())
    assert store.verify() == []
    store.rebuild()
    assert store.cases(CaseFilter()) == before
    assert store.verify() == []
    return before


def test_split_cases_are_a_campaign_with_the_number_of_their_first(log):
    step = log.campaign_log.split(1, [3, 2], "sonia")
    assert (step.kind, step.other, step.changed) == (EventKind.CAMPAIGN_SPLIT, 2, 2)
    assert campaigns(log) == {1: 1, 2: 2, 3: 2, 4: 4, 5: 4}
    rebuilt(log)


def test_the_part_with_the_first_case_keeps_the_number(log):
    step = log.campaign_log.split(1, [1], "sonia")
    assert (step.other, campaigns(log)[1]) == (2, 1)
    assert campaigns(log)[2] == campaigns(log)[3] == 2


def test_merged_campaigns_keep_the_lower_number(log):
    step = log.campaign_log.merge(4, 1, "sonia")
    assert (step.campaign, step.other, step.changed) == (4, 1, 2)
    assert set(campaigns(log).values()) == {1}
    rebuilt(log)


def test_a_label_for_all_marks_the_cases_of_who_gives_it(store, new_case, clock):
    """Case by case, also where the pseudonym of the same person was that of another month."""
    for agent, days in (("sonia", 20), ("amandine", 0), ("sonia", 0)):
        store.log_case(new_case(CARD), agent)
        clock.pass_days(days)
    assert len({event.actor for event in stored_events(store)}) == 3
    step = store.campaign_log.confirm(1, Label.SCAM, "sonia")
    assert {case.number: case.own_case for case in rebuilt(store)} == {1: True, 2: False, 3: True}
    assert {one.number: one.own_case for one in store.confirmed()} == {1: True, 2: False, 3: True}
    store.campaign_log.undo(step.seq, "sonia")
    assert not any(case.own_case for case in rebuilt(store))
    store.campaign_log.confirm(1, Label.SCAM, "amandine")
    assert {case.number: case.own_case for case in rebuilt(store)} == {1: False, 2: True, 3: False}
    store.campaign_log.confirm(1, None, "amandine")
    assert not any(case.own_case for case in rebuilt(store))


def stored_events(store):
    """Return the events with the pseudonyms that the ledger has."""
    with store._database.reading() as db:
        return list(map(ledger.event_from, db.table("events").rows_where(order_by="seq")))


def test_one_event_confirms_all_in_the_name_of_who_confirms(log):
    before = event_count(log)
    step = log.campaign_log.confirm(1, Label.SCAM, "sonia")
    assert event_count(log) == before + 1
    assert step.changed == 3
    found = [(c.label, c.labelled_by) for c in rebuilt(log) if c.campaign == 1]
    assert found == [(Label.SCAM, "sonia")] * 3
    assert {one.labelled_by for one in log.confirmed()} == {"sonia"}


def test_one_event_decides_all_and_one_undo_takes_it_back(log):
    log.set_decision(2, Decision.LEGIT, "amandine")
    step = log.campaign_log.decide(1, Decision.SCAM, "sonia")
    undone = log.campaign_log.undo(step.seq, "sonia")
    assert (undone.changed, undone.kept) == (3, 0)
    assert [case.decision for case in reversed(rebuilt(log))][:3] == [
        Decision.UNSURE,
        Decision.LEGIT,
        Decision.UNSURE,
    ]


def test_an_undo_of_a_confirmation_restores_every_label_with_its_author(log):
    log.give_label(2, Label.LEGIT, "paul")
    step = log.campaign_log.confirm(1, Label.SCAM, "sonia")
    log.campaign_log.undo(step.seq, "sonia")
    assert labels(log) == {1: None, 2: Label.LEGIT, 3: None, 4: None, 5: None}
    assert log.case(2).case.labelled_by == "paul"
    rebuilt(log)


def test_labels_are_withdrawn_at_once(log):
    log.campaign_log.confirm(1, Label.SCAM, "sonia")
    assert log.campaign_log.confirm(1, None, "paul").changed == 3
    assert set(labels(log).values()) == {None}


def test_what_was_undone_is_done_again(log):
    step = log.campaign_log.merge(1, 4, "sonia")
    undone = log.campaign_log.undo(step.seq, "sonia")
    again = log.campaign_log.redo(undone.seq, "sonia")
    assert set(campaigns(log).values()) == {1}
    log.campaign_log.undo(again.seq, "sonia")
    assert campaigns(log)[5] == 4
    rebuilt(log)


def test_a_case_that_was_changed_since_stays_as_it_is(log):
    step = log.campaign_log.confirm(1, Label.SCAM, "sonia")
    log.give_label(2, Label.LEGIT, "paul")
    undone = log.campaign_log.undo(step.seq, "sonia")
    assert (undone.changed, undone.kept) == (2, 1)
    assert labels(log)[2] is Label.LEGIT


def test_a_withdrawn_case_does_not_hinder_an_undo(log):
    step = log.campaign_log.merge(1, 4, "sonia")
    log.withdraw(4, "doublon", "amandine")
    assert log.campaign_log.undo(step.seq, "sonia").changed == 1
    assert campaigns(log) == {1: 1, 2: 1, 3: 1, 5: 4}
    rebuilt(log)


def test_an_undo_belongs_to_who_made_the_change(log):
    step = log.campaign_log.merge(1, 4, "sonia")
    with pytest.raises(ChangedSince, match="by sonia"):
        log.campaign_log.undo(step.seq, "paul")
    log.campaign_log.undo(step.seq, "sonia")
    with pytest.raises(ChangedSince, match="already"):
        log.campaign_log.undo(step.seq, "sonia")
    with pytest.raises(ChangedSince, match="no change of a campaign"):
        log.campaign_log.undo(1, "amandine")


def test_the_last_standing_change_is_the_one_to_undo(log):
    first = log.campaign_log.decide(1, Decision.SCAM, "sonia")
    second = log.campaign_log.confirm(1, Label.SCAM, "sonia")
    assert log.campaign_log.last_seq("sonia") == second.seq
    log.campaign_log.undo(second.seq, "sonia")
    assert log.campaign_log.last_seq("sonia") == first.seq
    with pytest.raises(StoreError, match="no change"):
        log.campaign_log.last_seq("paul")


def test_the_undo_of_a_case_does_not_take_back_a_change_of_its_campaign(log):
    labelled = log.give_label(1, Label.LEGIT, "sonia")
    step = log.campaign_log.confirm(1, Label.SCAM, "sonia")
    with pytest.raises(ChangedSince, match="changed afterwards"):
        log.undo(1, labelled.seq, "sonia")
    with pytest.raises(ChangedSince, match="vigie campaigns undo"):
        log.last_step("sonia")
    with pytest.raises(ChangedSince, match="vigie campaigns undo"):
        log.last_step("sonia", 2)
    log.campaign_log.undo(step.seq, "sonia")
    assert log.last_step("sonia").seq == labelled.seq


def test_the_history_of_a_case_names_changes_of_its_campaign(log):
    log.campaign_log.confirm(1, Label.SCAM, "sonia")
    assert [(e.kind, e.actor) for e in log.case(3).events][-1] == ("campaign_confirmed", "sonia")
    assert [e.kind for e in log.case(4).events] == [EventKind.CASE_OPENED]


def test_nothing_to_change_is_no_event(log):
    log.campaign_log.confirm(1, Label.SCAM, "sonia")
    before = event_count(log)
    assert log.campaign_log.confirm(1, Label.SCAM, "sonia").seq is None
    assert log.campaign_log.decide(1, Decision.UNSURE, "sonia").seq is None
    assert event_count(log) == before


@pytest.mark.parametrize(
    ("number", "cases", "sentence"),
    [
        (9, [1], "no. 9 does not exist"),
        (1, [4], "no. 4 is not in campaign no. 1"),
        (1, [], "not all"),
        (1, [1, 2, 3], "not all"),
    ],
)
def test_a_split_needs_some_cases_of_one_campaign(log, number, cases, sentence):
    with pytest.raises(StoreError, match=sentence):
        log.campaign_log.split(number, cases, "sonia")


def test_a_split_never_joins_a_campaign_that_is_there(log, new_case):
    step = log.campaign_log.split(1, [2, 3], "sonia")
    log.log_case(new_case(CARD), "amandine")  # joins the newest near-copy, in campaign 2
    assert campaigns(log)[6] == 2
    log.campaign_log.undo(step.seq, "sonia")
    assert campaigns(log)[2] == 1
    with pytest.raises(StoreError, match="merge the campaigns first"):
        log.campaign_log.split(1, [2], "sonia")


def test_a_merge_needs_two_campaigns(log):
    with pytest.raises(StoreError, match="two campaigns"):
        log.campaign_log.merge(1, 1, "sonia")
    with pytest.raises(StoreError, match=r"no\. 2 does not exist"):
        log.campaign_log.merge(1, 2, "sonia")


def test_a_changed_index_is_noticed_and_rebuilt(log, log_path):
    log.campaign_log.confirm(1, Label.SCAM, "sonia")
    with closing(sqlite3.connect(log_path)) as db, db:
        db.execute("DELETE FROM campaign_events WHERE number = 2")
    assert any("index of changes of campaigns" in str(one) for one in log.verify())
    log.rebuild()
    assert log.verify() == []


def test_an_erased_case_keeps_its_place_in_changes(log):
    step = log.campaign_log.confirm(1, Label.SCAM, "sonia")
    log.removal.erase(2, "demande", "sonia")
    assert log.verify() == []
    assert log.campaign_log.undo(step.seq, "sonia").changed == 3
    rebuilt(log)


ACTION = st.one_of(
    st.tuples(st.just("split"), st.integers(1, 6), st.sets(st.integers(1, 6), max_size=3)),
    st.tuples(st.just("merge"), st.integers(1, 6), st.integers(1, 6)),
    st.tuples(st.just("decide"), st.integers(1, 6), st.sampled_from(Decision)),
    st.tuples(st.just("confirm"), st.integers(1, 6), st.sampled_from([*Label, None])),
    st.tuples(st.just("undo"), st.integers(1, 12)),
    st.tuples(st.just("redo"), st.integers(1, 12)),
)


def act(store, new_case, actions):
    for body in (CARD, CARD, PARCEL, CARD, PARCEL, CARD):
        store.log_case(new_case(body), "amandine")
    for name, *values in actions:
        arguments = [sorted(one) if isinstance(one, set) else one for one in values]
        try:
            getattr(store.campaign_log, name)(*arguments, "sonia")
        except StoreError:
            continue


@settings(max_examples=25, deadline=None)
@given(st.lists(ACTION, max_size=8))
def test_any_row_of_changes_can_be_rebuilt_from_the_ledger(new_case, actions):
    with TemporaryDirectory() as folder:
        store = CaseStore(Path(folder) / "cases.db", system_clock)
        try:
            act(store, new_case, actions)
            rebuilt(store)
        finally:
            store.close()
