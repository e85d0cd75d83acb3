"""What follows from texts and cases is compared, and a rebuild writes it anew."""

from __future__ import annotations

from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from classifier.indicators.organisations import Organisations
from classifier.records import Channel, Link, Message
from classifier.scorer import Scorer
from triage_app.encryption.keys import Keys, new_key
from triage_app.paths import resources_dir
from triage_app.records import Decision, NewCase
from triage_app.store.store import CaseStore

PREMIUM, MOBILE, PUBLIC = "08 99 12 34 56", "06 39 98 41 27", "01 87 52 00 70"
PAGE = "https://jean-dupont.github.io/a"
TABLES = ("case_domains", "evidence", "messages", "messages_fts_docsize")


@pytest.fixture(scope="module")
def scorer():
    return Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)


@pytest.fixture(params=[True, False], ids=["key", "no key"])
def logged(request, log_path, clock, scorer):
    """Three cases: with a page, a premium and a person's number; with nothing; in one campaign."""
    keys = Keys((new_key("2026-11-17"),)) if request.param else Keys()
    opened = CaseStore(log_path, clock, keys=keys)
    for body, links in (
        (f"Ameli : appelez le {PREMIUM} ou le {MOBILE}, voir {PAGE}", (Link(PAGE, PAGE),)),
        ("Bonjour, votre dossier est complet", ()),
        (
            f"Votre caisse répond au {PUBLIC}, voir http://a.test.fr",
            (Link("x", "http://a.test.fr"),),
        ),
    ):
        seen = scorer.assess(Message(body, Channel.SMS, "Ameli", links=links))
        opened.log_case(NewCase(seen, Decision.SCAM), "a")
    yield opened
    opened.close()


def contents(store):
    with store._database.reading() as db:
        return {table: sorted(map(repr, db.execute(f"SELECT * FROM {table}"))) for table in TABLES}


def change(store, *statements):
    with closing(sqlite3.connect(store.path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


SPOILED = (
    "UPDATE case_domains SET domains = '[\"other.example\"]' WHERE number = 1",
    "DELETE FROM case_domains WHERE number = 3",
    "INSERT INTO case_domains VALUES (2, '[\"other.example\"]')",
    "DELETE FROM evidence WHERE kind = 'domain'",
    "INSERT INTO evidence VALUES ('domain', 'other.example', '2026', 2)",
    "INSERT INTO evidence VALUES ('phone', '0899999999', (SELECT opened FROM cases), 2)",
    "INSERT INTO evidence VALUES ('else', 'x', (SELECT opened FROM cases), 1)",
    "UPDATE evidence SET opened = '2020'",
    "UPDATE evidence SET value = '0187520071' WHERE value = '0187520070'",
    "UPDATE messages SET notes = 'x' WHERE number = 2",
    "INSERT INTO messages_fts (messages_fts) VALUES ('delete-all')",
    "INSERT INTO messages_fts (rowid, others, facets) VALUES (2, 'x', 'x')",
)


@pytest.mark.parametrize("statement", SPOILED)
def test_what_was_spoiled_is_told_and_written_anew(logged, statement):
    before = contents(logged)
    assert logged.verify() == []
    change(logged, statement)
    assert contents(logged) != before
    assert logged.verify()
    logged.rebuild()
    assert logged.verify() == []
    assert contents(logged) == before


def test_all_at_once(logged):
    before = contents(logged)
    change(logged, *SPOILED)
    logged.rebuild()
    assert logged.verify() == []
    assert contents(logged) == before


def test_a_public_number_that_is_missing_comes_back(logged):
    before = contents(logged)
    change(logged, "DELETE FROM evidence WHERE value = '0187520070'")
    logged.rebuild()
    assert contents(logged) == before


def test_the_digest_of_a_host_comes_back_and_that_of_a_number_stays(logged):
    before = contents(logged)
    hosts = "DELETE FROM evidence WHERE kind = 'host'"
    change(logged, hosts)
    logged.rebuild()
    assert contents(logged) == before
    kinds = [row.split("'")[1] for row in before["evidence"] if ":" in row.split("'")[3]]
    assert kinds == (["host", "host", "phone"] if logged._database.number_digests.has_key else [])


def test_a_changed_text_is_told_and_keeps_what_it_has(logged):
    change(logged, "UPDATE messages SET salt = 'x' WHERE number = 1")
    before = contents(logged)
    logged.rebuild()
    assert contents(logged) == before
    assert any("text of case 1 was changed" in str(problem) for problem in logged.verify())
