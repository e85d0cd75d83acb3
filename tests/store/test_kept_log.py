"""A log written by an earlier version is read and verified, and written identically."""

from __future__ import annotations

import gzip
import json
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from classifier.records import Attachment, Channel, Link
from triage_app.errors import StoreError
from triage_app.records import CaseFilter
from triage_app.store import message_json
from triage_app.store.domains import text_digest
from triage_app.store.retention import Retention
from triage_app.store.store import CaseStore

SAMPLE = Path(__file__).parent / "samples" / "log-before-msgspec.db.gz"


@pytest.fixture
def kept(tmp_path):
    """Four cases, one of them labelled, written before msgspec wrote the JSON."""
    path = tmp_path / "cases.db"
    path.write_bytes(gzip.decompress(SAMPLE.read_bytes()))
    return path


def test_the_stored_form_is_unchanged(kept):
    sql = "SELECT message, salt, text_digest FROM messages JOIN cases USING (number)"
    with closing(sqlite3.connect(kept)) as db:
        stored = db.execute(sql).fetchall()
    assert len(stored) == 4
    for text, salt, digest in stored:
        written = message_json.dump(message_json.load(text))
        assert written == text
        assert text_digest(salt, written) == digest


def test_the_log_is_intact_and_its_messages_are_read(kept, clock, new_case):
    store = CaseStore(kept, clock, create=False)
    try:
        assert store.verify() == []
        mail = store.case(2).message
        assert mail is not None
        assert mail.channel is Channel.EMAIL
        assert mail.received == ("mx.example.fr", "relais.example.fr")
        assert mail.links[0] == Link("ici", "https://x.top/b?c=1&d=é", 3, 6)
        assert mail.attachments[1] == Attachment("", "image/png", 0, "")
        assert mail.authentication == {"spf": "fail", "dkim": "none", "dmarc": "fail"}
        assert store.rebuild() == 4
        assert store.verify() == []
        store.log_case(new_case(), "agent")
        assert store.verify() == []
    finally:
        store.close()


def test_domains_of_an_earlier_version_move_to_the_texts(kept, clock):
    with closing(sqlite3.connect(kept)) as db:
        before = dict(db.execute("SELECT number, domains FROM cases"))
    assert set(before.values()) != {"[]"}
    store = CaseStore(kept, clock, create=False)
    try:
        for number, domains in before.items():
            assert list(store.case(number).case.domains) == json.loads(domains)
        clock.pass_days(900)
        store.removal.purge(clock(), Retention(), "a")
        assert {store.case(number).case.domains for number in before} == {()}
        assert store.verify() == []
    finally:
        store.close()


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM case_domains", "UPDATE case_domains SET domains = '[\"other.example\"]'"],
)
def test_domains_that_an_old_event_names_are_compared_with_it(kept, clock, statement):
    with closing(CaseStore(kept, clock)) as store:
        before = [case.domains for case in store.cases(CaseFilter())]
        with closing(sqlite3.connect(kept)) as db, db:
            db.execute(statement)
        assert any("text of case" in str(problem) for problem in store.verify())
        store.rebuild()
        assert store.verify() == []
        assert [case.domains for case in store.cases(CaseFilter())] == before


@pytest.mark.parametrize("text", ["[]", "{}", '{"body": 1}', '{"body": "x", "channel": "pigeon"}'])
def test_a_damaged_text_is_reported_in_a_sentence(kept, clock, text):
    with closing(sqlite3.connect(kept)) as db, db:
        db.execute("UPDATE messages SET message = ? WHERE number = 1", [text])
    store = CaseStore(kept, clock, create=False)
    try:
        for read in (lambda: store.case(1), store.confirmed):
            with pytest.raises(StoreError, match=r"text of case 1 is damaged"):
                read()
        assert store.case(2).message is not None
    finally:
        store.close()
