"""Numbers and hosts are seen again, and a person's number is nowhere in the log."""

from __future__ import annotations

from dataclasses import replace

import pytest

from classifier.indicators.organisations import Organisations
from classifier.records import Channel, LinkView, Message
from classifier.scorer import Scorer
from triage_app.encryption.keys import Keys, new_key
from triage_app.encryption.row_digests import NO_DIGESTS
from triage_app.paths import resources_dir
from triage_app.records import CaseFilter, Decision, NewCase
from triage_app.store import evidence
from triage_app.store.store import CaseStore

MOBILE = "06 39 98 41 27"
PREMIUM = "08 99 12 34 56"
PUBLIC = "01 87 52 00 70"  # of an organisation in the table


@pytest.fixture(scope="module")
def scorer():
    return Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)


@pytest.fixture
def keyed(log_path, clock):
    """A plain log whose folder has a key."""
    opened = CaseStore(log_path, clock, keys=Keys((new_key("2026-11-17"),)))
    yield opened
    opened.close()


def log(store, scorer, body, sender="Ameli"):
    seen = scorer.assess(Message(body, Channel.SMS, sender))
    return store.log_case(NewCase(seen, Decision.SCAM), "a").number


def found(store, phone):
    return [case.number for case in store.cases(CaseFilter(phone=phone))]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        (MOBILE, "+33 6 39 98 41 27"),
        ("+33639984127", "0639984127"),
        ("06.39.98.41.27", "00 33 6 39 98 41 27"),
        (PREMIUM, "0899123456"),
        ("118 777", "118777"),
        ("+44 7911 123456", "0044 7911 123456"),
        (PUBLIC, PUBLIC),
    ],
)
def test_the_same_number_is_seen_again_in_any_notation(keyed, scorer, written, typed):
    log(keyed, scorer, f"Rappelez votre conseiller au {written} avant ce soir")
    log(keyed, scorer, "Votre colis attend au 01 23 45 67 80")
    assert found(keyed, typed) == [1]
    assert found(keyed, "07 00 00 00 00") == []
    assert found(keyed, "abc") == []


def test_a_sender_is_a_number_too(keyed, scorer):
    log(keyed, scorer, "Votre carte expire", sender=MOBILE)
    assert found(keyed, MOBILE) == [1]


def test_only_numbers_of_nobody_are_kept_as_they_are(keyed, scorer, log_path):
    number = log(keyed, scorer, f"Appelez le {MOBILE} ou le {PREMIUM} ou le {PUBLIC}")
    log(keyed, scorer, f"Votre dossier : {MOBILE}")
    shown = {one.shown: one.cases for one in keyed.evidence(number) if one.kind == "phone"}
    assert shown == {"": 2, "0899123456": 1, "0187520070": 1}
    keyed.close()
    bytes_of_log = b"".join(path.read_bytes() for path in log_path.parent.iterdir())
    for digits in (b"639984127", MOBILE.encode()):
        assert digits not in bytes_of_log


def test_without_a_key_a_number_of_a_person_is_not_kept(store, scorer):
    log(store, scorer, f"Appelez le {MOBILE} ou le {PREMIUM}")
    assert [one.shown for one in store.evidence(1)] == ["0899123456"]


def test_a_host_of_a_page_is_a_digest(keyed, new_case):
    link = LinkView("x", "https://jean-dupont.pages.example/a", "pages.example", "x")
    for _ in range(2):
        new = new_case()
        keyed.log_case(replace(new, assessment=replace(new.assessment, links=(link,))), "a")
    kept = {(one.kind, one.shown, one.cases) for one in keyed.evidence(1)}
    assert kept == {("domain", "pages.example", 2), ("host", "", 2)}


def test_evidence_goes_with_the_text(keyed, scorer):
    for _ in range(2):
        log(keyed, scorer, f"Rappelez le {MOBILE}")
    keyed.removal.erase(1, "demande", "Chef")
    keyed.withdraw(2, "doublon", "a")
    assert found(keyed, MOBILE) == []
    with keyed._database.reading() as db:
        assert db.table("evidence").count == 0


def test_numbers_do_not_show_in_a_printed_assessment(scorer):
    seen = scorer.assess(Message(f"Rappelez le {MOBILE}"))
    assert seen.untrusted_numbers == {"0639984127": False}
    assert "639984127" not in repr(seen)


def test_a_migration_finds_the_numbers_that_masking_left(keyed, scorer):
    log(keyed, scorer, f"Le numéro de votre caisse : {PUBLIC}, pas le {MOBILE}")
    with keyed._database.writing() as db:
        db.execute("DELETE FROM evidence")
        evidence.fill(db)
    assert found(keyed, PUBLIC) == [1]
    assert found(keyed, MOBILE) == []
    assert evidence.values_of_number(MOBILE, NO_DIGESTS) == ("0639984127",)
