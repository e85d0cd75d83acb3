"""Desks count as the ledger has them, whatever the tables say."""

from contextlib import closing

import pytest
from shared_desks import is_signed, key_of, known_desk, signer
from sqlcipher3 import dbapi2 as sqlite3

from triage_app.records import EventKind, Role
from triage_app.share_records import FormerKey, KnownDesk, OwnDesk, change_of
from triage_app.store.store import CaseStore

FORMER = KnownDesk(2, "Brest", key_of(2), Role.AGENT, (FormerKey(key_of(9), 4),))


@pytest.fixture
def log(store):
    """The log of desk 1, which knows desk 2, as commands leave it."""
    store.share_log.join(1, "Lille")
    note(store, "joined", KnownDesk(1, "Lille", key_of(1), Role.AGENT))
    store.share_log.trust(FORMER)
    note(store, "trusted", FORMER)
    return store


def note(store, change, desk):
    store.record(EventKind.SHARING_CHANGED, "sonia", change_of(change, desk))


def change(store, statement):
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute(statement)


def told(store):
    return "\n".join(map(str, store.verify()))


def test_desks_that_the_ledger_has_are_known(log):
    assert log.share_log.desks() == [FORMER]
    assert log.verify() == []


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE share_desks SET key = x'{key_of(3).hex()}'",
        "UPDATE share_desks SET role = 'supervisor'",
        "UPDATE share_desks SET role = 'boss'",
        "UPDATE share_desks SET name = 'Lyon'",
        "UPDATE share_desks SET former_keys = '[]'",
        f"""UPDATE share_desks SET former_keys = '[["{key_of(3).hex()}", 1000000]]'""",
        "UPDATE share_desks SET former_keys = ''",
        "DELETE FROM share_desks",
    ],
)
def test_a_desk_that_was_changed_by_hand_is_told_and_not_known(log, statement):
    change(log, statement)
    assert log.share_log.desks() == []
    assert "Desk 2 is not known here as the ledger says" in told(log)
    log.share_log.trust(FORMER)
    note(log, "trusted", FORMER)
    assert log.verify() == []
    assert log.share_log.desks() == [FORMER]


def test_leaving_out_a_desk_whose_row_is_gone_ends_the_sentence(log):
    change(log, "DELETE FROM share_desks")
    log.share_log.untrust(2)
    log.record(EventKind.SHARING_CHANGED, "sonia", {"change": "untrusted", "desk": 2})
    assert log.verify() == []


def test_nothing_is_taken_of_a_desk_that_was_put_in_by_hand(log, tmp_path, clock, new_case):
    change(
        log,
        f"INSERT INTO share_desks VALUES (3, 'Nobody', x'{key_of(3).hex()}', 'supervisor', '[]')",
    )
    with closing(CaseStore(tmp_path / "3.db", clock)) as theirs:
        theirs.share_log.join(3, "Nobody", Role.SUPERVISOR)
        theirs.log_case(new_case(), "Eve")
        theirs.share_log.prepare(signer(3))
        done = log.share_log.receive(theirs.share_log.outgoing(0), [], is_signed)
    assert (done.taken, "is not known here" in str(done.refused)) == (0, True)
    assert "Desk 3 is not known here as the ledger says" in told(log)


def test_an_edited_event_makes_no_desk_known(log):
    change(log, "DROP TRIGGER events_keep_update")
    change(log, f"UPDATE share_desks SET key = x'{key_of(3).hex()}'")
    change(
        log,
        f"UPDATE events SET payload = replace(payload, '{key_of(2).hex()}', "
        f"'{key_of(3).hex()}') WHERE seq = 2",
    )
    assert log.share_log.desks() == []


@pytest.mark.parametrize(
    "statement",
    ["UPDATE share_identity SET role = 'supervisor'", "DELETE FROM share_identity"],
)
def test_another_role_of_this_desk_is_told(log, statement):
    change(log, statement)
    assert "Number, name or role of this desk are not those of the ledger" in told(log)
    assert log.share_log.join(1, "Lille") == OwnDesk(1, "Lille", Role.AGENT)
    assert log.verify() == []


def test_the_last_event_about_a_desk_counts(log):
    other = known_desk(2, Role.SUPERVISOR)
    log.share_log.trust(other)
    note(log, "trusted", other)
    assert log.share_log.desks() == [other]
