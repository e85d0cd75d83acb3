"""Texts that are shared later than their cases, because sharing of texts was off."""

from __future__ import annotations

from contextlib import closing

import pytest
from shared_desks import is_signed, joined, projection, rejoin, rows, send, send_all, signer

from classifier.records import Label
from triage_app.records import EventKind, Role
from triage_app.share_records import CASES_OF_A_DESK, SharedPartKind
from triage_app.store.retention import Retention
from triage_app.store.store import CaseStore

FIRST = CASES_OF_A_DESK + 1
TEXT = "Votre carte Vitale arrive à expiration, mettez-la à jour ici"


@pytest.fixture
def desks(tmp_path, clock):
    """An agent's desk, 1, and a supervisor's, 2."""
    stores = joined(tmp_path, lambda _: clock, {1: Role.AGENT, 2: Role.SUPERVISOR})
    yield stores
    for store in stores.values():
        store.close()


def assert_sound(stores):
    for store in stores.values():
        assert store.verify() == []
        assert projection(store) == projection(stores[1])
        store.rebuild()
        assert projection(store) == projection(stores[1])
        assert store.verify() == []


def share_late(stores, new_case, count=1):
    """Share cases without their texts, then switch on; return the number of late texts."""
    for _ in range(count):
        stores[1].log_case(new_case(TEXT), "Anne")
    send_all(stores, with_texts=False)
    stores[1].share_log.share_texts(True)
    return stores[1].share_log.waiting(count)


def test_texts_of_older_cases_follow_when_it_is_switched_on(desks, new_case):
    assert share_late(desks, new_case, 2) == 2
    assert desks[2].case(FIRST).message is None
    send_all(desks)
    assert desks[2].case(FIRST).message == desks[1].case(1).message
    assert desks[2].case(FIRST).case.domains == ("x.top",)
    assert desks[1].share_log.waiting(4) == 0
    assert_sound(desks)


def test_each_text_goes_once(desks, new_case):
    share_late(desks, new_case)
    send_all(desks)
    for on in (True, False, False):
        desks[1].share_log.share_texts(on)
        assert desks[1].share_log.prepare(signer(1)) == 0
    desks[1].log_case(new_case("Un message pendant que c’est éteint"), "Anne")
    send_all(desks, with_texts=False)
    desks[1].share_log.share_texts(True)
    send_all(desks)
    assert desks[2].case(FIRST + 1).message is not None
    assert_sound(desks)


def test_switched_off_before_they_went_they_stay(desks, new_case):
    share_late(desks, new_case)
    desks[1].share_log.share_texts(False)
    assert desks[1].share_log.waiting(1) == 0
    assert desks[1].share_log.prepare(signer(1)) == 0


def test_many_are_prepared_some_at_a_time_and_go_on_after_a_cut(desks, new_case, monkeypatch):
    from triage_app.store import share_outbox

    monkeypatch.setattr(share_outbox, "_TEXTS_AT_ONCE", 2)
    share_late(desks, new_case, 5)
    left = iter(range(3))

    def sign(digest):
        if next(left, None) is None:
            raise OSError("the key store is gone")
        return signer(1)(digest)

    with pytest.raises(OSError, match="gone"):
        desks[1].share_log.prepare(sign)
    assert desks[1].share_log.own_end().number == 7, "two of five, and none twice"
    send_all(desks)
    assert len(rows(desks[2], "SELECT 1 FROM messages")) == 5
    assert_sound(desks)


def test_an_erasure_or_a_purge_removes_late_texts_too(desks, new_case, clock):
    share_late(desks, new_case, 2)
    send_all(desks)
    desks[2].removal.erase(FIRST, "demande", "Sonia")
    clock.pass_days(2)
    desks[1].removal.purge(clock.now, Retention(unlabelled_days=1), "Anne")
    send_all(desks)
    for store in desks.values():
        assert rows(store, "SELECT * FROM messages") == []
    gone = {(one.number, one.kind) for one in desks[1].share_log.gone_parts()}
    assert {(3, SharedPartKind.TEXT), (4, SharedPartKind.TEXT)} <= gone
    assert_sound(desks)


def test_a_late_text_comes_to_no_case_that_is_erased_or_withdrawn(desks, new_case):
    share_late(desks, new_case, 2)
    desks[2].removal.erase(FIRST, "demande", "Sonia")
    desks[2].withdraw(FIRST + 1, "doublon", "Sonia")
    send(desks[1], desks[2])  # desk 1 has heard of neither
    assert rows(desks[2], "SELECT * FROM messages") == []
    assert desks[2].verify() == []
    send_all(desks)
    assert_sound(desks)


def test_it_is_in_the_way_of_no_undo(desks, new_case):
    share_late(desks, new_case)
    desks[2].give_label(FIRST, Label.SCAM, "Sonia")
    send_all(desks)
    step = desks[2].last_step("Sonia", FIRST)
    desks[2].undo(FIRST, step.seq, "Sonia")
    assert desks[2].case(FIRST).case.label is None


def test_nobody_shares_the_text_of_another_desk(desks, new_case):
    from test_share_log import forged

    share_late(desks, new_case)
    desks[1].share_log.prepare(signer(1))
    late = desks[1].share_log.outgoing(1)[0]
    told = forged(late, body=late.body.replace('"case":[1,', '"case":[2,'))
    assert desks[2].share_log.receive([told], [], is_signed).refused is not None


def test_a_restored_log_takes_late_texts_back(desks, new_case, tmp_path, clock):
    copy = desks[1].backup(tmp_path / "copy.db")
    share_late(desks, new_case)
    send_all(desks)
    desks[1].close()
    desks[1] = CaseStore(copy, clock)
    with closing(CaseStore(tmp_path / "1.db", clock)) as lost:
        desks[1].share_log.share_texts(True)
        done = rejoin(lost, desks[1])
    assert (done.events, done.without_text) == (2, 0)
    assert desks[1].case(1).message.body == TEXT
    assert desks[1].case(1).events[-1].kind is EventKind.TEXT_SHARED
    send_all(desks)
    assert desks[1].share_log.own_end().number == 2, "nothing is shared twice"
    assert_sound(desks)
