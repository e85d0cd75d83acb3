"""A log put back from a backup takes back what its desk has shared since; all logs stay equal."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from shared_desks import (
    is_signed,
    joined,
    known_desk,
    projection,
    rejoin,
    rows,
    send,
    send_all,
    signer,
)

from classifier.records import Label
from triage_app.errors import StoreError
from triage_app.records import CaseFilter, Decision, EventKind, Outcome, Role
from triage_app.share_records import CASES_OF_A_DESK, OwnPast
from triage_app.store.retention import Retention
from triage_app.store.store import CaseStore

TEXT = "Votre carte Vitale arrive à expiration, mettez-la à jour ici"
OTHER = "Un remboursement de la mutuelle est en attente, confirmez votre compte"
ROLES = {1: Role.AGENT, 2: Role.AGENT, 3: Role.SUPERVISOR}


class Desks(dict):
    """The logs of desks, of which one can be put back."""

    def __init__(self, folder, clock):
        super().__init__(joined(folder, lambda _: clock, ROLES))
        self._folder, self._clock = folder, clock

    def back_up(self, desk=1):
        self[desk].backup(self._folder / f"copy-{desk}.db")

    def put_back(self, desk=1):
        """Put the copy in place a minute later; return the log that is lost, as others have it."""
        self._clock.now += timedelta(minutes=1)
        lost = self._folder / f"lost-{desk}.db"
        path = self[desk].path
        self[desk].close()
        for suffix in ("", "-wal", "-shm"):
            if path.with_name(path.name + suffix).exists():
                shutil.move(path.with_name(path.name + suffix), lost.with_name(lost.name + suffix))
        shutil.copy(self._folder / f"copy-{desk}.db", path)
        self[desk] = CaseStore(path, self._clock)
        return CaseStore(lost, self._clock)


@pytest.fixture
def desks(tmp_path, clock):
    stores = Desks(tmp_path, clock)
    yield stores
    for store in stores.values():
        store.close()


def assert_equal(stores):
    send_all(stores)
    expected = projection(stores[1])
    for store in stores.values():
        assert store.verify() == []
        assert projection(store) == expected
        store.rebuild()
        assert projection(store) == expected
        assert store.verify() == []
        assert store.share_log.refusals() == []


def numbers(store):
    return sorted(case.number for case in store.cases(CaseFilter()))


def test_what_was_lost_comes_back(desks, new_case):
    desks[1].log_case(new_case(TEXT), "Anne")
    send_all(desks)
    desks.back_up()
    desks[1].log_case(new_case(OTHER, outcomes=(Outcome.GAVE_CARD,)), "Anne")
    desks[1].set_decision(1, Decision.LEGIT, "Anne")
    send_all(desks)
    with closing(desks.put_back()) as lost:
        done = rejoin(lost, desks[1])
    assert (done.events, done.matched, done.renumbered, done.without_text) == (2, 0, {}, 0)
    assert desks[1].case(2).message.body == OTHER
    assert desks[1].case(1).case.decision is Decision.LEGIT
    assert desks[1].log_case(new_case("Un troisième message, sans rapport"), "Anne").number == 3
    assert_equal(desks)


def test_what_was_not_prepared_when_it_was_copied_is_there_once(desks, new_case):
    desks[1].log_case(new_case(TEXT), "Anne")
    desks[1].set_decision(1, Decision.LEGIT, "Anne")
    desks.back_up()
    send_all(desks)
    desks[1].log_case(new_case(OTHER), "Anne")
    send_all(desks)
    with closing(desks.put_back()) as lost:
        done = rejoin(lost, desks[1])
    assert (done.events, done.matched) == (1, 2)
    assert numbers(desks[1]) == [1, 2]
    assert_equal(desks)


@pytest.mark.parametrize("is_prepared", [True, False])
def test_what_happened_since_comes_after_and_gets_other_numbers(desks, new_case, is_prepared):
    desks[1].log_case(new_case(TEXT), "Anne")
    send_all(desks)
    desks.back_up()
    for body in (OTHER, "Votre colis attend un paiement de deux euros"):
        desks[1].log_case(new_case(body), "Anne")
    send_all(desks)
    desks[3].give_label(CASES_OF_A_DESK + 2, Label.SCAM, "Sonia")
    with closing(desks.put_back()) as lost:
        new = replace(new_case("Confirmez votre rendez-vous au cabinet"), note="a rappelé")
        desks[1].log_case(new, "Bo")
        desks[1].set_decision(2, Decision.UNSURE, "Bo")
        desks[1].set_decision(1, Decision.UNSURE, "Bo")
        if is_prepared:
            desks[1].share_log.prepare(signer(1))
        send(desks[3], desks[1])  # the label is of the case that is lost here
        done = rejoin(lost, desks[1])
    assert done.renumbered == {2: 4}
    assert numbers(desks[1]) == [1, 2, 3, 4]
    case = desks[1].case(4)
    assert (case.message.body, case.case.decision) == (new.assessment.message.body, Decision.UNSURE)
    assert [note.text for note in case.notes] == ["a rappelé"]
    assert case.case.label is None
    assert (desks[1].case(2).message.body, desks[1].case(2).case.label) == (OTHER, Label.SCAM)
    assert numbers(desks[1]) == [1, 2, 3, 4]
    assert_equal(desks)


def test_near_copies_logged_since_keep_their_campaign(desks, new_case):
    send_all(desks)
    desks.back_up()
    desks[1].log_case(new_case(TEXT), "Anne")
    send_all(desks)
    with closing(desks.put_back()) as lost:
        for _ in range(2):
            desks[1].log_case(new_case(OTHER), "Bo")
        assert rejoin(lost, desks[1]).renumbered == {1: 3}
    assert {desks[1].case(n).case.campaign for n in (2, 3)} == {3}
    assert desks[1].case(1).case.campaign == 1
    assert_equal(desks)


def test_a_supervisor_log_takes_back_campaigns_and_labels(desks, new_case):
    desks[3].log_case(new_case(TEXT), "Sonia")
    send_all(desks)
    desks.back_up(3)
    for body in (OTHER, TEXT):
        desks[3].log_case(new_case(body), "Sonia")
    log = desks[3].campaign_log.acting_as(Role.SUPERVISOR)
    log.merge(1, 2, "Sonia")
    log.confirm(1, Label.SCAM, "Sonia")
    send_all(desks)
    with closing(desks.put_back(3)) as lost:
        for body in ("Confirmez votre rendez-vous au cabinet", TEXT):
            desks[3].log_case(new_case(body), "Sonia")
        log = desks[3].campaign_log.acting_as(Role.SUPERVISOR)
        log.merge(1, 2, "Sonia")
        log.decide(1, Decision.LEGIT, "Sonia")
        log.split(1, [2], "Sonia")
        assert rejoin(lost, desks[3]).renumbered == {2: 4, 3: 5}
    assert {desks[3].case(n).case.label for n in (1, 2, 3)} == {Label.SCAM}
    assert desks[3].case(4).case.campaign == 4
    assert_equal(desks)


def test_erasures_and_purges_are_repeated(desks, new_case, clock):
    for body in (TEXT, OTHER):
        desks[1].log_case(new_case(body), "Anne")
    send_all(desks)
    desks.back_up()
    desks[1].removal.erase(1, "demande", "Anne")
    clock.pass_days(2)
    desks[1].removal.purge(clock.now, Retention(unlabelled_days=1), "Anne")
    send_all(desks)
    with closing(desks.put_back()) as lost:
        assert desks[1].case(2).message is not None
        assert rejoin(lost, desks[1]).without_text == 0
    assert rows(desks[1], "SELECT * FROM messages") == []
    assert_equal(desks)


def test_what_is_removed_afterwards_is_told_to_those_who_know_more_removals(desks, new_case):
    for body in (TEXT, OTHER):
        desks[1].log_case(new_case(body), "Anne")
    send_all(desks)
    desks.back_up()
    desks[1].removal.erase(1, "demande", "Anne")
    send_all(desks)
    with closing(desks.put_back()) as lost:
        known = lost.share_log.gone_parts()[-1].position
        desks[1].removal.erase(2, "demande", "Bo")
        rejoin(lost, desks[1])
    gone = desks[1].share_log.gone_parts(known)
    assert {one.number for one in gone} >= {1, 2}
    assert_equal(desks)


def test_a_text_that_was_not_shared_is_told_and_not_missed(desks, new_case):
    desks[1].log_case(new_case(TEXT), "Anne")
    desks.back_up()
    desks[1].log_case(new_case(OTHER), "Anne")
    send_all(desks, with_texts=False)
    with closing(desks.put_back()) as lost:
        done = rejoin(lost, desks[1], with_texts=False)
    assert done.without_text == 1
    assert desks[1].case(2).message is None
    (event,) = desks[1].events(EventKind.EVENTS_RETRIEVED)
    assert event.payload["numbers"] == "2"
    assert desks[1].verify() == []
    assert len(desks[1].share_log.parts([2], with_texts=True)) == 1, "the details can be sent"
    desks[1].rebuild()
    assert desks[1].verify() == []


def test_it_may_happen_again(desks, new_case):
    desks[1].log_case(new_case(TEXT), "Anne")
    send_all(desks)
    for round_ in range(3):
        desks.back_up()
        desks[1].log_case(new_case(f"Message perdu au tour {round_}, sans rapport"), "Anne")
        send_all(desks)
        with closing(desks.put_back()) as lost:
            desks[1].log_case(new_case(OTHER), "Bo")
            rejoin(lost, desks[1])
        (desks[1].path.parent / "lost-1.db").unlink()
        assert_equal(desks)
    assert len(numbers(desks[1])) == 7


def test_an_event_of_another_hand_changes_nothing(desks, new_case):
    desks[1].log_case(new_case(TEXT), "Anne")
    send_all(desks)
    desks.back_up()
    desks[1].log_case(new_case(OTHER), "Anne")
    send_all(desks)
    with closing(desks.put_back()) as lost:
        events = lost.share_log.outgoing(1)
    desks[1].log_case(new_case(OTHER), "Bo")
    before = rows(desks[1], "SELECT * FROM events"), rows(desks[1], "SELECT * FROM share_outbox")
    lies = (
        [replace(events[0], signature=b"x" * 64)],
        [replace(events[0], body=events[0].body.replace("scam", "legit"))],
        [replace(events[0], number=7)],
        [replace(events[0], desk=2)],
    )
    for lie in lies:
        with pytest.raises(StoreError):
            desks[1].share_log.rejoin(OwnPast(tuple(lie)), known_desk(1, Role.AGENT), is_signed)
    after = rows(desks[1], "SELECT * FROM events"), rows(desks[1], "SELECT * FROM share_outbox")
    assert after == before


def test_nothing_is_taken_out_of_the_outbox_otherwise(desks, new_case):
    from sqlcipher3 import dbapi2 as sqlite3

    desks[1].log_case(new_case(TEXT), "Anne")
    send_all(desks)
    with closing(sqlite3.connect(desks[1].path)) as db:
        for sql in (
            "DELETE FROM share_outbox",
            "UPDATE events SET case_number = 7 WHERE kind = 'case_opened'",
            "UPDATE events SET payload = '{}' WHERE kind = 'case_opened'",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                db.execute(sql)
