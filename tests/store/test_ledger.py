"""Changes of the ledger are detected; all other tables can be rebuilt from it."""

from __future__ import annotations

import json
import re
from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from classifier.records import Label
from triage_app.errors import StoreError
from triage_app.records import Decision, EventKind, Outcome
from triage_app.store import chain, ledger
from triage_app.store.store import CaseStore

TABLES = ("SELECT * FROM cases ORDER BY number", "SELECT * FROM bands ORDER BY key, number")


@pytest.fixture
def busy_store(store, new_case, clock):
    """A log with events of all kinds."""
    for at in range(6):
        store.log_case(new_case(f"Message numéro {at} au sujet de la mutuelle et du RIB"), "a")
        clock.pass_days(1)
    store.give_label(1, Label.SCAM, "sonia")
    store.give_label(1, Label.LEGIT, "karim")
    store.undo(1, store.last_step("karim").seq, "karim")
    store.withdraw_label(1, "sonia")
    store.set_decision(2, Decision.LEGIT, "a")
    store.give_advice(3, (Outcome.GAVE_RIB,), "a")
    store.undo(4, store.opening(4).seq, "a")
    store.withdraw(5, "doublon", "sonia")
    store.record(EventKind.MODEL_TRAINED, "sonia", {"model": "0002"})
    return store


def snapshot(path):
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(sql).fetchall() for sql in TABLES]


def tamper(store, *statements):
    """Change the file directly, without the program."""
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for trigger in ("events_keep_update", "events_keep_delete"):
            connection.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_an_intact_log_has_no_problems(busy_store):
    assert busy_store.verify() == []


def test_rebuilding_the_projection_changes_nothing(busy_store):
    before = snapshot(busy_store.path)
    assert busy_store.rebuild() == 4
    assert snapshot(busy_store.path) == before
    assert busy_store.verify() == []


def test_rebuilding_repairs_a_changed_projection(busy_store):
    before = snapshot(busy_store.path)
    tamper(
        busy_store,
        "UPDATE cases SET label = 'scam' WHERE number = 2",
        "DELETE FROM bands WHERE number = 3",
    )
    assert len(busy_store.verify()) == 4, "two triggers are gone as well"
    busy_store.rebuild()
    assert snapshot(busy_store.path) == before


def test_nothing_is_rebuilt_from_a_changed_ledger(busy_store):
    tamper(
        busy_store,
        "UPDATE cases SET label = 'scam' WHERE number = 2",
        "UPDATE events SET actor = 'x' WHERE seq = 2",
    )
    before = snapshot(busy_store.path)
    with pytest.raises(StoreError, match="ledger itself"):
        busy_store.rebuild()
    assert snapshot(busy_store.path) == before


def test_the_ledger_refuses_updates_and_deletes(busy_store):
    with closing(sqlite3.connect(busy_store.path)) as connection:
        for statement in ("UPDATE events SET actor = 'x'", "DELETE FROM events"):
            with pytest.raises(sqlite3.DatabaseError, match="only grows"):
                connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            'UPDATE events SET payload = replace(payload, \'"label":"scam"\','
            " '\"label\":\"scan\"') WHERE kind = 'label_given'",
            "was changed afterwards",
        ),
        ("UPDATE events SET actor = 'x' WHERE seq = 2", "Event 2 was changed"),
        ("UPDATE events SET at = at || 'Z' WHERE seq = 3", "Event 3 was changed"),
        ("UPDATE events SET kind = 'unheard_of' WHERE seq = 3", "Event 3 was changed"),
        ("UPDATE events SET payload = '{' WHERE seq = 3", "Event 3 was changed"),
        ("UPDATE events SET payload = '[]' WHERE seq = 1", "Event 1 was changed"),
        ("DELETE FROM events WHERE seq = 4", "jumps from event 3 to event 5"),
        ("UPDATE cases SET decision = 'legit' WHERE number = 1", "Case 1 no longer says"),
        ("DELETE FROM cases WHERE number = 2", "From case 2 on"),
        ("DELETE FROM cases WHERE number = 6", "From case 6 on"),
        ("DELETE FROM messages WHERE number = 2", "case 2 is gone although it was not purged"),
        ("UPDATE messages SET salt = 'x' WHERE number = 2", "The text of case 2 was changed"),
        ("UPDATE bands SET key = key + 1 WHERE number = 2", "campaign index no longer"),
        ("DELETE FROM messages_fts_docsize", "damaged|search index"),
        (
            "INSERT INTO messages_fts (rowid, subject, body, sender) VALUES (99, 'a', 'b', 'c')",
            "search index no longer matches",
        ),
    ],
)
def test_a_change_made_outside_the_program_is_found(busy_store, statement, said):
    tamper(busy_store, statement)
    assert re.search(said, "\n".join(map(str, busy_store.verify())))


OUTSIDE = """INSERT INTO events SELECT {seq}, at, actor, 'case_erased', 99, '{left}', '', ''
    FROM events WHERE seq = 1"""


@pytest.mark.parametrize("seq", [0, -1, -(2**63)])
def test_an_erasure_before_the_first_event_excuses_no_change(busy_store, seq):
    """It would name the digest of a changed event, and no event follows from it."""
    tamper(busy_store, "UPDATE events SET payload = '{}' WHERE seq = 2")
    with busy_store._database.reading() as db:
        sql = f"SELECT {ledger.COLUMNS} FROM events WHERE seq = 2"
        row = ledger.EventRow._make(db.execute(sql).fetchone())
    left = json.dumps({"left": {"2": chain.plain_digest(ledger.sealed_text_of(row))}})
    with closing(sqlite3.connect(busy_store.path)) as connection, connection:
        connection.execute(OUTSIDE.format(seq=seq, left=left))
    told = "\n".join(map(str, busy_store.verify()))
    assert f"Event {seq} does not belong to the chain" in told
    assert "Event 2 was changed" in told
    with pytest.raises(StoreError, match="ledger itself"):
        busy_store.rebuild()


def test_one_changed_byte_in_the_file_is_found(busy_store):
    busy_store.close()
    data = busy_store.path.read_bytes()
    at = data.index(b'"decision":"scam"') + len('"decision":"')
    busy_store.path.write_bytes(data[:at] + b"S" + data[at + 1 :])
    store = CaseStore(busy_store.path, busy_store.clock)
    assert any("was changed afterwards" in str(sentence) for sentence in store.verify())
    store.close()


def test_bytes_that_are_not_text_are_found(busy_store):
    tamper(busy_store, "UPDATE events SET actor = CAST(x'ff61' AS TEXT) WHERE seq = 1")
    assert any("damaged" in str(sentence) for sentence in busy_store.verify())


def test_each_event_is_chained_to_the_previous_one(busy_store):
    with closing(sqlite3.connect(busy_store.path)) as connection:
        chain = connection.execute("SELECT previous, digest FROM events ORDER BY seq").fetchall()
    assert chain[0][0] == ""
    assert [link[0] for link in chain[1:]] == [link[1] for link in chain[:-1]]
    assert len({link[1] for link in chain}) == len(chain)
