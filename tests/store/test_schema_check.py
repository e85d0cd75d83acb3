"""Tables, indexes, triggers and derived columns that were changed by hand are found and mended."""

from contextlib import closing

import pytest
from sqlcipher3 import dbapi2

from triage_app.encryption.keys import Keys, new_key
from triage_app.records import CaseFilter
from triage_app.store.conversion import convert
from triage_app.store.store import CaseStore

SPOILS = {
    "trigger dropped": "DROP TRIGGER events_keep_update",
    "trigger added": "CREATE TRIGGER x AFTER INSERT ON messages BEGIN SELECT 1; END",
    "trigger on the index": "CREATE TRIGGER x AFTER INSERT ON messages_fts_data BEGIN "
    "SELECT 1; END",
    "trigger replaced": "DROP TRIGGER messages_forgotten; CREATE TRIGGER messages_forgotten "
    "AFTER DELETE ON messages BEGIN SELECT 1; END",
    "index dropped": "DROP INDEX cases_by_opened",
    "index added": "CREATE INDEX x ON cases (band)",
    "view replaced": "DROP VIEW other_texts; CREATE VIEW other_texts AS SELECT 1 AS number, '' "
    "AS others",
}
LASTING = {
    "table added": "CREATE TABLE x (a)",
    "column added": "ALTER TABLE cases ADD COLUMN x TEXT",
    "generated column changed": "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = "
    "replace(sql, '$.subject', '$.sender') WHERE name = 'messages'",
}


def spoil(path, sql):
    with closing(dbapi2.connect(path)) as db:
        db.executescript(sql)


@pytest.fixture
def filled(store, new_case):
    for number in range(3):
        store.log_case(new_case(f"Votre colis {number} attend"), "ana")
    store.close()
    return store.path


@pytest.fixture
def again(filled, clock):
    stores = []

    def build():
        stores.append(CaseStore(filled, clock))
        return stores[-1]

    yield build
    for store in stores:
        store.close()


def test_a_log_as_it_was_made_has_no_problem(again):
    assert again().state.schema_problems() == []


@pytest.mark.parametrize("sql", [*SPOILS.values(), *LASTING.values()], ids=[*SPOILS, *LASTING])
def test_a_change_is_told_when_the_log_is_opened_and_verified(filled, again, sql):
    spoil(filled, sql)
    store = again()
    problems = store.state.schema_problems()
    assert problems
    assert problems[0] in store.verify()


@pytest.mark.parametrize("sql", SPOILS.values(), ids=SPOILS)
def test_a_rebuild_mends_what_holds_no_data(filled, again, sql):
    spoil(filled, sql)
    store = again()
    store.rebuild()
    assert store.verify() == []
    assert len(store.cases(CaseFilter(text="colis"))) == 3


def test_encryption_changes_no_table(filled, clock):
    key = new_key("2026-11-27")
    keys = Keys((key,), key)
    for to in (key, None):
        convert(filled, keys, to)
        store = CaseStore(filled, clock, keys=keys)
        assert store.state.schema_problems() == []
        store.close()


def test_a_derived_column_that_was_changed_is_told_and_mended(filled, again):
    spoil(filled, "UPDATE messages SET notes = 'Message de confiance' WHERE number = 2")
    store = again()
    assert any("derived from the text of case 2" in str(one) for one in store.verify())
    store.rebuild()
    assert store.verify() == []
    assert store.cases(CaseFilter(text="confiance")) == []


def test_a_text_of_many_blanks_and_lines_has_its_own_excerpt(store, new_case):
    for body in (" \n" * 900 + "fin", "mot" * 200, "a" * 119 + " b", "é\t" * 400, ""):
        store.log_case(new_case(body, subject=" \u200b" * 300), "ana")
    assert store.verify() == []
