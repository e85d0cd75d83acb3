"""A cut is resumed; changes of the file are found; a verification goes on from the last one."""

from __future__ import annotations

from contextlib import closing

import pytest
from shared_desks import is_signed, joined, projection, rows, send_all, signer
from sqlcipher3 import dbapi2 as sqlite3

from classifier.records import Label
from triage_app.records import Decision, EventKind, Role
from triage_app.share_records import CASES_OF_A_DESK
from triage_app.store.retention import Retention
from triage_app.store.verification import LogVerification

FIRST = CASES_OF_A_DESK + 1
OUTBOX = "SELECT seq, body FROM share_outbox ORDER BY number"


@pytest.fixture
def desks(tmp_path, clock):
    stores = joined(tmp_path, lambda _: clock, {1: Role.AGENT, 2: Role.SUPERVISOR})
    yield stores
    for store in stores.values():
        store.close()


@pytest.fixture
def busy(desks, new_case):
    for at in range(3):
        desks[1].log_case(new_case(f"Message numéro {at} au sujet de la mutuelle"), "Anne")
        desks[1].set_decision(at + 1, Decision.LEGIT, "Anne")
    return desks


class Cut(Exception):
    pass


def failing(after, signs):
    """Return what signs or checks so often, and is cut then."""
    left = [after]

    def sign(*arguments):
        left[0] -= 1
        if left[0] < 0:
            raise Cut
        return signs(*arguments)

    return sign


@pytest.mark.parametrize("after", range(6))
def test_a_cut_while_preparing_loses_nothing(busy, after):
    with pytest.raises(Cut):
        busy[1].share_log.prepare(failing(after, signer(1)))
    assert busy[1].share_log.own_end().number == 0
    assert busy[1].share_log.prepare(signer(1)) == 6
    assert [row["seq"] for row in rows(busy[1], OUTBOX)] == [1, 2, 3, 4, 5, 6]
    assert busy[1].verify() == []


def test_events_are_prepared_in_several_transactions(busy, monkeypatch):
    monkeypatch.setattr("triage_app.store.share_outbox.AT_ONCE", 2)
    with pytest.raises(Cut):
        busy[1].share_log.prepare(failing(3, signer(1)))
    assert busy[1].share_log.own_end().number == 2
    assert busy[1].share_log.prepare(signer(1)) == 4
    assert [row["seq"] for row in rows(busy[1], OUTBOX)] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("after", range(6))
def test_a_cut_while_receiving_is_resumed(busy, after, monkeypatch):
    monkeypatch.setattr("triage_app.store.share_log._AT_ONCE", 2)
    busy[1].share_log.prepare(signer(1))
    log, events = busy[2].share_log, busy[1].share_log.outgoing(0)
    parts = busy[1].share_log.parts([one.number for one in events], with_texts=True)
    with pytest.raises(Cut):
        log.receive(events, parts, failing(after, is_signed))
    assert log.end_of(1).number == after // 2 * 2
    assert busy[2].verify() == []
    done = log.receive(events, parts, is_signed)
    assert (done.taken, done.known) == (6 - after // 2 * 2, after // 2 * 2)
    assert projection(busy[2]) == projection(busy[1])


def tamper(store, statement):
    """Change the file directly, without the program."""
    with closing(sqlite3.connect(store.path)) as db:
        triggers = db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name "
            "IN ('share_outbox', 'events')"
        ).fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        db.execute(statement)
        for _, sql in triggers:
            db.execute(sql)
        db.commit()


CHANGES = {
    "body": "UPDATE share_outbox SET body = replace(body, 'legit', 'scam') WHERE number = 2",
    "digest": "UPDATE share_outbox SET digest = 'x' WHERE number = 2",
    "previous": "UPDATE share_outbox SET previous = 'x' WHERE number = 2",
    "another event": "UPDATE share_outbox SET seq = 7 WHERE number = 2",
    "removed": "DELETE FROM share_outbox WHERE number = 2",
    "clock": "UPDATE share_outbox SET lamport = lamport + 100 WHERE number = 2",
    "no event": "UPDATE share_outbox SET seq = NULL WHERE number = 2",
    "no event, of the first": "UPDATE share_outbox SET seq = NULL WHERE number = 1",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_changed_outbox_is_found(busy, change):
    busy[1].share_log.prepare(signer(1))
    busy[1].record(EventKind.EXPORTED, "Anne", {})
    assert busy[1].verify() == []
    tamper(busy[1], change)
    assert any("what this desk shares" in str(one).lower() for one in busy[1].verify())


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE share_outbox SET body = ''",
        "DELETE FROM share_outbox",
        "UPDATE share_identity SET number = 7",
    ],
)
def test_the_file_itself_refuses_changes_of_the_outbox(busy, change):
    busy[1].share_log.prepare(signer(1))
    with closing(sqlite3.connect(busy[1].path)) as db, pytest.raises(sqlite3.IntegrityError):
        db.execute(change)


def test_a_received_event_that_is_gone_is_found(busy):
    send_all(busy)
    tamper(busy[2], "DELETE FROM events WHERE seq = 2")
    assert any("Of desk 1" in str(one) for one in busy[2].verify())


def test_a_row_that_was_changed_is_found_and_rebuilt(busy):
    send_all(busy)
    busy[2].give_label(FIRST, Label.SCAM, "Sonia")
    send_all(busy)
    before = projection(busy[2])
    tamper(busy[2], f"UPDATE cases SET label = 'legit' WHERE number = {FIRST}")
    assert busy[2].verify() != []
    busy[2].rebuild()
    assert busy[2].verify() == []
    assert projection(busy[2]) == before


def test_a_verification_goes_on_from_the_last_whole_one(busy, clock, new_case):
    """What arrives later is compared, also withdrawals of cases that were there before."""
    send_all(busy)
    for store in busy.values():
        check = LogVerification(store._database, clock, few_events=1)
        assert check.check("a", whole=True).problems == ()
    busy[2].withdraw(FIRST, "doublon", "Sonia")
    busy[1].withdraw(1, "doublon", "Anne")
    busy[1].log_case(new_case("Encore un autre message, plus tard"), "Anne")
    busy[2].give_label(FIRST + 1, Label.SCAM, "Sonia")
    clock.pass_days(3)
    busy[1].removal.purge(clock.now, Retention(unlabelled_days=1), "Anne")
    send_all(busy)
    for store in busy.values():
        found = LogVerification(store._database, clock, few_events=1).check("a")
        assert (found.problems, found.since is None) == ((), False)
    tamper(busy[2], f"UPDATE cases SET decision = 'unsure' WHERE number = {FIRST + 1}")
    assert LogVerification(busy[2]._database, clock, few_events=1).check("a").problems != ()


def test_what_others_did_long_ago_makes_no_doubtful_clock(desks, new_case, clock):
    desks[1].log_case(new_case(), "Anne")
    clock.pass_days(60)
    desks[2].log_case(new_case("Un message d’aujourd’hui, sans rapport"), "Sonia")
    send_all(desks)
    desks[2].log_case(new_case("Un autre message d’aujourd’hui"), "Sonia")
    kept = Retention(unlabelled_days=90)
    assert desks[2].removal.reason_to_wait(clock.now, kept) is None
    desks[2].removal.refuse_doubtful_clock(clock.now)
