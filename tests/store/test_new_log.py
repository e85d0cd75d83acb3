"""How a new log is made: by the steps of the schema, whose scripts are divided into statements."""

from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from triage_app.store import preparation
from triage_app.store.step_scripts import statements
from triage_app.store.store import CaseStore

PRAGMAS = ("application_id", "user_version", "auto_vacuum", "encoding", "page_size")


def everything(path):
    """Return what a log holds but for its random name and the times of the steps."""
    with closing(sqlite3.connect(path)) as db:
        objects = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        tables = [name for kind, name, *_ in objects if kind == "table" and name != "log_identity"]
        rows = {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in tables}
        rows["_sqlite_migrations"] = [row[:3] for row in rows["_sqlite_migrations"]]
        marks = [db.execute(f"PRAGMA {name}").fetchone() for name in PRAGMAS]
        (identity,) = db.execute("SELECT identity FROM log_identity").fetchall()
    return (sorted(objects), rows, marks), identity


def test_the_logs_of_tests_are_those_that_the_steps_make(
    tmp_path, clock, monkeypatch, new_logs_are_made_at_once
):
    """Other tests make their tables at once, which takes a ninth of the time."""
    for name in ("one", "other"):
        CaseStore(tmp_path / f"{name}.db", clock).close()
    monkeypatch.setattr(preparation, "apply_steps", new_logs_are_made_at_once.apply_steps)
    CaseStore(tmp_path / "stepped.db", clock).close()
    found = {name: everything(tmp_path / f"{name}.db") for name in ("one", "other", "stepped")}
    assert found["one"][0] == found["other"][0] == found["stepped"][0]
    assert len({identity for _, identity in found.values()}) == 3
    assert all(len(identity[0]) == 32 for _, identity in found.values())


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("", 0),
        ("CREATE TABLE a (b);\n\nCREATE TABLE c (\n  d -- ; and more\n);\n", 2),
        ("CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM c;\n  DELETE FROM a;\nEND;", 1),
        ("SELECT ';\n';\nSELECT 2", 2),
    ],
)
def test_a_script_is_divided_at_the_ends_of_its_statements(script, expected):
    found = list(statements(script))
    assert len(found) == expected
    assert "".join(found).split() == script.split()


def test_statements_stay_compiled_in_a_log_that_is_made(
    tmp_path, clock, monkeypatch, new_logs_are_made_at_once, new_case
):
    """SQLite asks the authorizer about each statement that it compiles."""
    monkeypatch.setattr(preparation, "apply_steps", new_logs_are_made_at_once.apply_steps)
    compiled = set()

    def note(action, name, *_):
        compiled.add((action, name))
        return sqlite3.SQLITE_OK

    with closing(CaseStore(tmp_path / "cases.db", clock)) as store:
        with store._database.plain() as connection:
            connection.set_authorizer(note)
        for word in ("albatros", "bergamote", "cardamome"):
            before = set(compiled)
            compiled.clear()
            store.log_case(new_case(f"Votre {word} expire, mettez votre dossier à jour ici"), "a")
    inserts = {(sqlite3.SQLITE_INSERT, name) for name in ("cases", "events", "messages", "bands")}
    assert not inserts & compiled
    assert before, "the authorizer is asked"
