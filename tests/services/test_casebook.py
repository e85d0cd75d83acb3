"""Casebook, campaigns and maintenance of the log; every change records its author."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from classifier.records import Assessment, Band, BandReason, Label, Language, Message
from classifier.text.fingerprint import fingerprint
from triage_app.errors import PurgeWaits, StoreError
from triage_app.records import CaseFilter, Decision, EventKind, NewCase, Outcome
from triage_app.services.calls.casebook import Casebook
from triage_app.services.upkeep.maintenance import Maintenance, restore
from triage_app.settings import Settings
from triage_app.store.store import CaseStore

SCAM = "Ameli : votre carte Vitale arrive à expiration, renouvelez-la sur http://a.top/x"
COPY = "Ameli : votre carte Vitale arrive à expiration, renouvelez-la sur http://other.icu/yy/z"
OTHER = "Bonjour, votre rendez-vous chez le dentiste est confirmé pour ⟨DATE⟩, à bientôt."


class Clock:
    now = datetime(2026, 11, 17, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        return self.now


def new_case(body: str) -> NewCase:
    assessment = Assessment(
        message=Message(body),
        masked={},
        band=Band.SEVERAL_SIGNS,
        band_reason=BandReason.SCORE,
        score=0.8,
        log_odds=1.4,
        base=0.0,
        reasons=(),
        findings=(),
        links=(),
        language=Language.FRENCH,
        scenario="S01",
        organisation=None,
        fingerprint=fingerprint(f"\n{body}"),
        model="0001",
    )
    return NewCase(assessment, Decision.UNSURE)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, clock):
    opened = CaseStore(tmp_path / "cases.db", clock)
    for body in (SCAM, OTHER, COPY):
        opened.log_case(new_case(body), "amandine")
    yield opened
    opened.close()


def test_changes_record_their_author(store):
    book = Casebook(store, "sonia")
    book.label(1, Label.SCAM)
    book.set_decision(1, Decision.SCAM)
    book.give_advice(1, Outcome.GAVE_CARD)
    case = book.show(1).case
    assert (case.agent, case.labelled_by) == ("amandine", "sonia")
    assert {event.actor for event in book.show(1).events[1:]} == {"sonia"}
    assert book.undo(book.last_step()).case.outcomes == ()
    assert book.withdraw_label(1).case.label is None


def test_undo_and_redo_of_the_last_action(store):
    book = Casebook(store, "sonia")
    book.label(3, Label.SCAM)
    step = book.label(1, Label.LEGIT)
    assert book.undo(step).case.label is None
    assert book.redo(step).case.label is Label.LEGIT
    assert book.undo(book.last_step()).step.case.number == 1
    assert book.redo_last().case.label is Label.LEGIT
    assert book.show(3).case.label is Label.SCAM
    with pytest.raises(StoreError, match="nothing to undo"):
        book.undo(book.label(1, Label.LEGIT))  # nothing changed


def test_a_reason_is_given_and_holds_no_identifier(store):
    book = Casebook(store, "sonia")
    with pytest.raises(StoreError, match="why"):
        book.withdraw(1, " \n")
    book.withdraw(1, "demande de la personne,\n06 12 34 56 78")
    (event,) = store.events(EventKind.CASE_WITHDRAWN)
    assert event.payload["reason"] == "demande de la personne, ⟨TEL_MOBILE⟩"


@pytest.mark.parametrize("reason", ["\u200b", "\u200e\u00ad", "…", "-"])
def test_a_reason_without_a_letter_or_digit_is_none(store, reason):
    with pytest.raises(StoreError, match="why"):
        Casebook(store, "sonia").withdraw(1, reason)


@pytest.mark.parametrize("before", range(170, 200, 3))
def test_a_reason_is_masked_before_it_is_cut(store, before):
    Casebook(store, "sonia").withdraw(1, "x " * (before // 2) + "1 85 05 78 006 084 36 fin")
    (event,) = store.events(EventKind.CASE_WITHDRAWN)
    assert not any(character.isdigit() for character in event.payload["reason"])


def test_listing_and_counting(store):
    book = Casebook(store, "sonia")
    assert [case.number for case in book.list(CaseFilter(text="vitale"))] == [3, 1]
    assert book.count(CaseFilter()) == 3


def test_upkeep_follows_the_settings(store, clock, tmp_path):
    upkeep = Maintenance(store, Settings(agent="sonia", retention_unlabelled_days=10))
    copy = upkeep.backup(tmp_path / "copy.db")
    clock.now += timedelta(days=11)
    assert upkeep.purge(dry_run=True).texts == 3
    with pytest.raises(PurgeWaits, match="one in ten"):
        upkeep.purge()
    assert upkeep.purge(confirmed=True).texts == 3
    assert upkeep.verify().problems == ()
    assert upkeep.rebuild() == 3
    restore(copy, store.path)
    assert store.case(1).message is not None


def test_an_unknown_case_is_reported(store):
    with pytest.raises(StoreError, match=r"no\. 99"):
        Casebook(store, "sonia").show(99)
