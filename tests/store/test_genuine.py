"""Genuine messages in the log: kept, listed, removed with their text, restored, verified."""

from __future__ import annotations

import gzip
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from classifier.genuine.template import Template
from classifier.records import Channel, Link, Message
from triage_app.errors import StoreError
from triage_app.records import EventKind
from triage_app.store.store import CaseStore

SAMPLE = Path(__file__).parent / "samples" / "log-before-msgspec.db.gz"
BODY = "Bonjour, votre relevé de prestations est en ligne : https://mutuelle-aubier.example/releve"


def template(body=BODY, name="releve.eml", organisation="mutuelle_aubier"):
    address = "https://mutuelle-aubier.example/releve"
    sender = "Aubier <⟨EMAIL⟩@mutuelle-aubier.example>"
    message = Message(
        body, Channel.EMAIL, sender, "Relevé", links=(Link(address, address, 50, 88),)
    )
    return Template(name, organisation, message, "5a" * 16, frozenset({"ab" * 16}))


def test_what_is_kept_is_listed_as_it_was_given(store):
    kept = store.genuine_log.add([template(), template("Autre texte", "b.txt")], "claire")
    assert [one.number for one in kept] == [1, 2]
    assert store.templates() == kept
    assert store.templates()[0].template == template()
    assert store.templates()[0].actor == "claire"
    assert store.verify() == []


def test_the_same_message_is_kept_once(store):
    (first,) = store.genuine_log.add([template()], "claire")
    again, other = store.genuine_log.add(
        [template(name="copie.eml"), template(organisation="autre")], "claire"
    )
    assert first is not None
    assert again is None
    assert other is not None
    assert len(store.templates()) == 2


def test_the_ledger_holds_no_text_and_the_file_none_after_removal(store, log_path):
    store.genuine_log.add([template()], "claire")
    (event,) = store.events(EventKind.GENUINE_ADDED)
    assert set(event.payload) == {"template", "organisation", "text_digest", "role"}
    removed = store.genuine_log.remove(1, "karim")
    assert removed.template == template()
    assert store.templates() == []
    assert store.events(EventKind.GENUINE_REMOVED)[0].payload == {"template": 1, "role": "agent"}
    assert store.verify() == []
    store.close()
    assert b"prestations est en ligne" not in log_path.read_bytes()


def test_a_removal_can_be_taken_back_once(store, clock):
    before = store.genuine_log.add([template()], "claire")
    clock.pass_days(2)
    removed = store.genuine_log.remove(1, "karim")
    store.genuine_log.restore(removed, "karim")
    assert store.templates() == before
    assert store.events(EventKind.GENUINE_ADDED)[-1].actor == "karim"
    assert store.verify() == []
    with pytest.raises(StoreError, match="already"):
        store.genuine_log.restore(removed, "claire")


def test_a_number_is_not_given_again(store):
    store.genuine_log.add([template()], "claire")
    store.genuine_log.remove(1, "claire")
    (kept,) = store.genuine_log.add([template()], "claire")
    assert kept.number == 2
    with pytest.raises(StoreError, match=r"no genuine message no\. 1"):
        store.genuine_log.remove(1, "claire")


def test_the_version_changes_with_each_change(store):
    seen = [store.genuine_log.version()]
    store.genuine_log.add([template()], "claire")
    seen.append(store.genuine_log.version())
    removed = store.genuine_log.remove(1, "claire")
    seen.append(store.genuine_log.version())
    store.genuine_log.restore(removed, "claire")
    seen.append(store.genuine_log.version())
    assert seen[0] == ""
    assert len(set(seen)) == 4


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        ("UPDATE templates SET numbers = '[\"00\"]'", "was changed afterwards"),
        ("UPDATE templates SET added = '2020-01-01'", "was changed afterwards"),
        ("UPDATE templates SET actor = 'agent-aaaaaaaa'", "was changed afterwards"),
        (
            "UPDATE templates SET message = replace(message, 'aubier', 'autre')",
            "changed afterwards",
        ),
        ("DELETE FROM templates", "no longer match"),
        (
            "INSERT INTO templates SELECT 9, added, actor, organisation, name, message, salt,"
            " numbers FROM templates",
            "no longer match",
        ),
    ],
)
def test_verification_notices_a_change_of_the_table(store, log_path, sql, problem):
    store.genuine_log.add([template()], "claire")
    with closing(sqlite3.connect(log_path)) as db, db:
        db.execute(sql)
    assert any(problem in str(one) for one in store.verify())


def test_a_rebuild_removes_what_the_ledger_does_not_know(store, log_path):
    store.genuine_log.add([template()], "claire")
    with closing(sqlite3.connect(log_path)) as db, db:
        db.execute(
            "INSERT INTO templates SELECT 9, added, actor, organisation, name, message, salt,"
            " numbers FROM templates"
        )
    store.rebuild()
    assert [one.number for one in store.templates()] == [1]
    assert store.verify() == []


def test_a_damaged_text_is_told_in_a_sentence(store, log_path):
    store.genuine_log.add([template()], "claire")
    with closing(sqlite3.connect(log_path)) as db, db:
        db.execute("UPDATE templates SET message = '{}'")
    with pytest.raises(StoreError, match=r"no\. 1 is damaged"):
        store.templates()


def test_a_log_of_an_earlier_version_takes_templates(tmp_path, clock):
    path = tmp_path / "cases.db"
    path.write_bytes(gzip.decompress(SAMPLE.read_bytes()))
    opened = CaseStore(path, clock, create=False)
    try:
        opened.genuine_log.add([template()], "claire")
        assert len(opened.templates()) == 1
        assert opened.verify() == []
    finally:
        opened.close()


def test_a_backup_holds_the_templates(store, tmp_path, clock):
    store.genuine_log.add([template()], "claire")
    store.backup(tmp_path / "copy.db")
    copy = CaseStore(tmp_path / "copy.db", clock, create=False)
    try:
        assert copy.templates() == store.templates()
    finally:
        copy.close()
