"""`vigie verify` of a large log goes on from the last whole check, and says so."""

import json
from contextlib import closing

import pytest

from triage_app.records import Event, EventKind
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.store import ledger
from triage_app.store.verification import FEW_EVENTS


@pytest.fixture
def large(vigie, sms):
    """A folder whose log has as many events as it takes; most of them belong to no case."""
    vigie("log", sms, "--decision", "scam")
    desk = Desk(vigie.home, Settings())
    with closing(desk), desk.store._database.writing() as db:
        db.conn.executemany("INSERT INTO events VALUES (?,?,?,?,?,?,?,?)", _exports(db))
    return vigie


def _exports(db):
    """Yield the rows of further events."""
    (last,) = db.table("events").rows_where(order_by="seq DESC", limit=1)
    previous, payload = last["digest"], ledger.canonical({"week": "2026-W46"})
    for seq in range(last["seq"] + 1, FEW_EVENTS + 1):
        event = Event(seq, last["at"], "a", EventKind.EXPORTED, None, {}, previous, "")
        digest = ledger.digest_of(event, payload)
        yield (seq, event.at, "a", "exported", None, payload, previous, digest)
        previous = digest


def spoil(vigie, log_connection):
    with closing(log_connection(vigie.home)) as db:
        db.execute("UPDATE cases SET decision = 'legit'")
        db.commit()


def test_the_second_check_says_since_when(large, sms):
    assert large("verify").stdout == "Journal et modèles\u00a0: rien à signaler.\n"
    told = large("verify").stdout
    assert f"plus récent que l’événement n°\u00a0{FEW_EVENTS}" in told
    assert "cette partie du journal" in told
    assert large.json("verify")["since"]["event"] == FEW_EVENTS
    assert "since" not in large.json("verify", "--full")
    assert "le journal entier a été contrôlé" in large("doctor").stdout


def test_an_older_row_is_compared_by_full_and_rebuild(large, log_connection):
    large("verify")
    spoil(large, log_connection)
    assert large.json("verify")["since"]["event"] == FEW_EVENTS
    found = json.loads(large("verify", "--full", "--json", code=1).stdout)
    assert "since" not in found
    assert "cas" in found["problems"][0]
    assert "since" not in large.json("verify", "--rebuild")


def test_a_problem_is_told_with_the_extent(large, log_connection, sms):
    large("verify")
    large("log", sms, "--decision", "scam")
    spoil(large, log_connection)
    found = large("verify", code=1)
    assert "plus récent que" in found.stdout
    assert "signaler" not in found.stdout
    assert "Le cas" in found.stderr


def test_doctor_says_how_much_was_compared(vigie, sms, log_connection):
    assert vigie.json("doctor")["verified"] == ""
    vigie("log", sms, "--decision", "scam")
    assert vigie.json("doctor")["verified"] == "le journal entier"
    spoil(vigie, log_connection)
    assert json.loads(vigie("doctor", "--json", code=1).stdout)["verified"] == ""
