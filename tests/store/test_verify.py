"""The verification finds what was changed, keeps nobody from writing, and can be stopped."""

from __future__ import annotations

import re
from contextlib import closing
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlite3

from classifier.text.fingerprint import keys_of
from triage_app.records import Event, EventKind
from triage_app.store import ledger, near_copies, search_check
from triage_app.store.check_progress import RowCount
from triage_app.store.store import CaseStore

SEARCHED = "subject, body, sender, others, organisation, notes, facets"
TEXT_WITHOUT_CASE = """INSERT INTO messages (number, message, salt)
  SELECT 99, message, salt FROM messages LIMIT 1"""


@pytest.fixture
def three(store, new_case):
    for word in ("albatros", "bergamote", "cardamome"):
        store.log_case(new_case(f"Votre {word} expire, mettez votre dossier à jour ici"), "a")
    return store


def change(store, *statements):
    """Change the file directly, without the program; references are not looked at."""
    with closing(sqlite3.connect(store.path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def other_words(number, old, new):
    """Return statements that make the index say `new` instead of `old` in one text."""
    return indexed_with(number, "body", f"replace(body, '{old}', '{new}')")


def indexed_with(number, column, value):
    """Return statements that make the index say something else in a column of one text."""
    changed = SEARCHED.replace(column, value)
    text = f"FROM searched_texts WHERE number = {number}"
    return (
        f"INSERT INTO messages_fts (messages_fts, rowid, {SEARCHED}) "
        f"SELECT 'delete', number, {SEARCHED} {text}",
        f"INSERT INTO messages_fts (rowid, {SEARCHED}) SELECT number, {changed} {text}",
    )


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (other_words(2, "bergamote", "cardamone"), "search index no longer matches"),
        (  # both indexes have as many words as before, and each word as often
            [
                *other_words(1, "albatros", "bergamote"),
                *other_words(2, "bergamote", "albatros"),
            ],
            "search index no longer matches",
        ),
        (other_words(1, "votre dossier", "dossier votre"), "search index no longer matches"),
        (indexed_with(2, "others", "'ajout'"), "search index no longer matches"),
        (indexed_with(3, "facets", "'x'"), "search index no longer matches"),
        (["DELETE FROM messages_fts_data WHERE id > 10"], "search index|damaged"),
        (["INSERT INTO bands VALUES (1, 99)"], "campaign index has entries without a case"),
        (["INSERT INTO bands VALUES (1, 2)"], "campaign index no longer matches case 2"),
        ([TEXT_WITHOUT_CASE], "One message text belongs to no case"),
        (["INSERT INTO case_domains VALUES (98, '[]')"], "One message text belongs to no case"),
        (["UPDATE case_domains SET domains = '[]' WHERE number = 3"], "text of case 3 was changed"),
        (["DELETE FROM case_domains WHERE number = 3"], "text of case 3 was changed"),
        (["UPDATE messages SET notes = 'x' WHERE number = 3"], "derived from the text of case 3"),
        (["UPDATE cases SET score = 0.5 WHERE number = 1"], "Case 1 no longer says"),
        (["UPDATE cases SET indicators = '[]' WHERE number = 1"], "Case 1 no longer says"),
    ],
)
def test_a_change_made_outside_the_program_is_found(three, statements, said):
    change(three, *statements)
    assert re.search(said, "\n".join(map(str, three.verify())))


def test_only_the_changed_thing_is_told(three):
    change(three, *other_words(2, "bergamote", "cardamone"))
    assert len(three.verify()) == 1


def test_a_rebuild_mends_the_indexes(three):
    change(three, *other_words(2, "bergamote", "x"), "INSERT INTO bands VALUES (1, 99)")
    assert len(three.verify()) == 2
    three.rebuild()
    assert three.verify() == []


def test_a_payload_of_many_levels_is_told(three):
    change(
        three,
        "DROP TRIGGER events_keep_update",
        f"UPDATE events SET payload = '{'[' * 100_000}' WHERE seq = 2",
    )
    assert any("Event 2 was changed" in str(problem) for problem in three.verify())


@pytest.mark.parametrize("payload", ["", "{", "[]", "null", "1"])
@pytest.mark.parametrize("seq", [1, 3])
def test_a_payload_that_is_no_json_hides_nothing_else(three, seq, payload):
    change(
        three,
        "DROP TRIGGER events_keep_update",
        f"UPDATE events SET payload = '{payload}' WHERE seq = {seq}",
        "INSERT INTO bands VALUES (1, 99)",
    )
    told = "\n".join(map(str, three.verify()))
    assert f"Event {seq} was changed" in told
    assert "campaign index has entries without a case" in told


def test_nobody_is_kept_from_writing(three):
    """The index is compared in the transaction that reads, which takes no write lock."""
    with closing(CaseStore(three.path, three.clock)) as other, three._database.reading() as db:
        assert list(search_check.problems(db)) == []
        other.record(EventKind.EXPORTED, "b", {"week": "2026-W46"})
    assert three.verify() == []


def test_a_log_is_verified_while_another_desk_writes(three):
    with closing(sqlite3.connect(three.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert three.verify() == []


def test_a_verification_writes_nothing(three):
    with closing(sqlite3.connect(three.path)) as other:
        version = "PRAGMA data_version"  # changes when another connection has written
        before = other.execute(version).fetchone()
        three.verify()
        assert other.execute(version).fetchone() == before
        three.record(EventKind.EXPORTED, "a", {"week": "2026-W46"})
        assert other.execute(version).fetchone() != before


def test_the_progress_ends_with_the_whole(three):
    told = []
    three.verify(told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_rows_are_counted():
    told = []
    assert list(RowCount(10_000, told.append).through(range(10_000))) == list(range(10_000))
    assert told == [0.2, 0.4, 0.6, 0.8, 1.0]


class Stopped(Exception):
    """Somebody stops the verification."""


def test_what_stops_the_progress_stops_the_verification(three):
    def stop(_):
        raise Stopped

    with pytest.raises(Stopped):
        three.verify(stop)
    assert three.verify() == []


values = st.text(st.characters(exclude_categories=("Cs",)))


@given(values, values, st.integers(1, 2**60), st.none() | st.integers(1, 2**60), values)
def test_the_digest_of_an_event_is_that_of_its_canonical_json(at, actor, seq, number, payload):
    kind, previous = EventKind.EXPORTED, "0f"
    event = Event(seq, at, actor, kind, number, {}, previous, "")
    fields = [seq, at, actor, kind.value, number, payload, previous]
    expected = sha256(ledger.canonical(fields).encode()).hexdigest()
    assert ledger.digest_of(event, payload) == expected


@given(st.text("0123456789abcdef", max_size=64))
def test_band_keys_are_the_keys_of_the_fingerprint_as_numbers(kept):
    assert near_copies.band_keys(kept) == tuple(int(key, 16) for key in keys_of(kept))


@pytest.mark.parametrize("kept", ["", "g" * 64, "é" * 64, "0 " * 32])
def test_a_fingerprint_of_another_kind_has_no_keys(kept):
    assert near_copies.band_keys(kept) == ()
