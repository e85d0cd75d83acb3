"""An erased case keeps its figures and its place in the ledger, and nothing of its message."""

from __future__ import annotations

import random
from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from classifier.records import Label
from triage_app.encryption.keys import new_key
from triage_app.encryption.row_digests import RowDigests
from triage_app.errors import ChangedSince, StoreError
from triage_app.records import CaseFilter, EventKind
from triage_app.store.backup import restore
from triage_app.store.message_json import text_key
from triage_app.store.retention import Retention

SECRET = "Zinzolin rarissime"


@pytest.fixture
def erased(store, new_case):
    """Three cases, of which the second, labelled one is erased."""
    for at, words in enumerate(("Premier avis", SECRET, "Dernier appel")):
        store.log_case(new_case(f"{words} numéro {at}", subject=words), "amandine")
    store.give_label(2, Label.SCAM, "sonia")
    store.removal.erase(2, "demande écrite", "sonia")
    return store


def test_text_keys_and_domains_are_gone_and_the_figures_stay(erased):
    detail = erased.case(2)
    assert (detail.message, detail.case.excerpt) == (None, "")
    assert (detail.case.domains, detail.case.fingerprint) == ((), "")
    assert (detail.case.label, detail.case.score) == (Label.SCAM, 0.97)
    assert detail.erased
    assert not erased.case(1).erased
    assert erased.cases(CaseFilter(text="zinzolin")) == []
    assert len(erased.cases(CaseFilter())) == 3


def test_the_event_and_its_reason_stay_and_the_chain_holds(erased):
    event = erased.case(2).events[-1]
    assert (event.kind, event.actor) == (EventKind.CASE_ERASED, "sonia")
    assert event.payload["reason"] == "demande écrite"
    assert erased.case(2).events[0].payload["fingerprint"] == ""
    assert erased.verify() == []
    assert erased.rebuild() == 3
    assert erased.verify() == []
    assert erased.case(2).case.domains == ()


def test_a_keyed_digest_tells_the_text_again_and_a_restored_copy_has_it(
    store, new_case, log_path, clock, tmp_path
):
    digests = RowDigests((new_key("2026-11-17"),))
    store.log_case(new_case(SECRET), "a")
    copy = store.backup(tmp_path / "copy.db")
    store.removal.erase(1, "demande", "sonia", digests)
    known_by = store.case(1).events[-1].payload["known_by"]
    assert known_by == digests.new(text_key("", SECRET))
    store.close()
    restore(copy, log_path)
    restored = type(store)(log_path, clock)
    with closing(restored):
        assert restored.case(1).events[-1].payload["known_by"] == known_by
        assert restored.imports.known_texts()[0].key == known_by


def test_a_purged_text_is_told_by_its_fingerprint_when_it_is_erased(store, new_case, clock):
    digests = RowDigests((new_key("2026-11-17"),))
    case = store.log_case(new_case(SECRET), "a")
    clock.pass_days(400)
    store.removal.purge(clock(), Retention(), "a")
    store.removal.erase(1, "demande", "sonia", digests)
    assert store.case(1).events[-1].payload["known_by"] == digests.new(case.fingerprint)


def test_near_copies_do_not_find_an_erased_case(erased, new_case):
    new = new_case(f"{SECRET} numéro 1", subject=SECRET)
    message = new.assessment.message
    text = f"{message.subject}\n{message.body}"
    assert erased.campaign_log.of_text(new.assessment.fingerprint, text) is None


def test_near_copies_that_stay_are_counted(store, new_case):
    for _ in range(3):
        store.log_case(new_case("Le même message pour tous, trois fois"), "a")
    assert store.removal.erase(3, "demande", "sonia").near_copies == 2


def test_no_byte_of_the_text_is_left_in_the_files(store, new_case, log_path):
    """Among many cases, so that the words stand in several segments of the search index."""
    draw = random.Random(3)
    for number in range(300):
        words = " ".join(
            draw.choices("carte vitale colis amende banque livraison lien".split(), k=30)
        )
        store.log_case(new_case(f"{words} qzx{number:03}wvy"), "a")
    gone = draw.sample(range(300), 12)
    for number in gone:
        assert store.removal.erase(number + 1, "demande", "sonia").cleared
    data = log_path.read_bytes() + log_path.with_name("cases.db-wal").read_bytes()
    assert [n for n in gone if f"qzx{n:03}wvy".encode() in data] == []
    assert [n for n in gone if f"{n:03}wvy".encode() in data] == []  # as the index cuts words
    assert b"qzx" in data


def test_an_erasure_cannot_be_undone(erased):
    with pytest.raises(ChangedSince, match="erased"):
        erased.last_step("sonia")
    with pytest.raises(ChangedSince, match="erased"):
        erased.last_step("sonia", 2)
    event = erased.case(2).events[-1]
    with pytest.raises(ChangedSince, match="erased"):
        erased.undo(2, event.seq, "sonia")
    labelled = erased.case(2).events[1]
    with pytest.raises(ChangedSince):
        erased.undo(2, labelled.seq, "sonia")


def test_a_case_is_erased_once(erased):
    with pytest.raises(ChangedSince, match="before"):
        erased.removal.erase(2, "encore", "sonia")


def test_an_unknown_case_is_reported(store):
    with pytest.raises(StoreError, match=r"no\. 7"):
        store.removal.erase(7, "demande", "sonia")


def test_a_withdrawn_case_is_erased_with_the_reason_of_its_withdrawal(store, new_case, log_path):
    store.log_case(new_case(SECRET), "a")
    store.withdraw(1, "doublon Zinzolin", "a")
    assert store.removal.erase(1, "demande", "sonia").step is None
    assert b"Zinzolin" not in log_path.read_bytes()
    assert b"x.top" not in log_path.read_bytes()
    assert store.verify() == []


def test_a_change_of_what_an_erasure_left_is_told(erased, log_path):
    sql = "UPDATE events SET payload = replace(payload, 'print\":\"', 'print\":\"y') WHERE seq = 2"
    with closing(sqlite3.connect(log_path)) as connection:
        connection.execute(sql)
        connection.commit()
    assert any("Event 2" in str(problem) for problem in erased.verify())


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE events SET actor = 'x' WHERE seq = 2",
        "UPDATE events SET payload = '{}' WHERE seq = 1",
        "UPDATE events SET payload = '{}' WHERE kind = 'case_erased'",
    ],
)
def test_only_what_was_erased_may_change_in_the_ledger(erased, log_path, sql):
    with (
        closing(sqlite3.connect(log_path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="only grows"),
    ):
        connection.execute(sql)


def test_a_restored_backup_applies_the_erasures_since(store, new_case, tmp_path):
    for words in ("Premier avis", SECRET):
        store.log_case(new_case(words), "a")
    copy = store.backup(tmp_path / "copy.db")
    store.removal.erase(2, "demande", "sonia")
    restore(copy, store.path)
    detail = store.case(2)
    assert (detail.message, detail.events[-1].payload["reason"]) == (None, "demande")
    assert store.case(1).message is not None
    assert store.verify() == []
    assert b"Zinzolin" not in store.path.read_bytes()


@pytest.mark.parametrize("loss", ["damaged", "gone"])
def test_erasures_are_known_after_the_log_is_lost(store, new_case, clock, tmp_path, loss):
    store.log_case(new_case(SECRET), "a")
    copy = store.backup(tmp_path / "copy.db")
    store.removal.erase(1, "demande", "sonia")
    store.close()
    log = store.path
    if loss == "gone":
        log.unlink()
    else:
        log.write_bytes(b"garbage " * 1000)
    restore(copy, log)
    again = type(store)(log, clock)
    assert again.case(1).message is None
    assert again.verify() == []
    again.close()
    assert b"sonia" not in log.with_name("erasures.jsonl").read_bytes()


def test_a_restored_case_of_the_same_number_that_is_another_one_stays(
    store, new_case, clock, tmp_path
):
    store.log_case(new_case(SECRET), "a")
    store.removal.erase(1, "demande", "sonia")
    other = type(store)(tmp_path / "other.db", clock)
    other.log_case(new_case("Un autre message d'un autre poste"), "b")
    copy = other.backup(tmp_path / "copy.db")
    other.close()
    restore(copy, store.path)
    assert store.case(1).message is not None


def test_an_erased_text_is_not_purged_again(erased, clock):
    clock.pass_days(400)
    assert erased.removal.purge(clock(), Retention(), "a").texts == 2
    assert erased.verify() == []
