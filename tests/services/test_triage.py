"""A verdict does not wait for the case log and does not depend on it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from classifier.errors import UnreadableMessage
from classifier.records import Channel, Pasted
from triage_app.paths import Home
from triage_app.records import CaseFilter, Decision, NewCase
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.store.database import LogDatabase

SMS = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"
LOCK = """
import sys
from pathlib import Path
from triage_app.encryption.keys import Key
from triage_app.store import driver
connection = driver.connect(Path(sys.argv[1]), Key("", "", bytes.fromhex(sys.argv[2])))
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 17, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(tmp_path, clock):
    """Return a desk without a model, which uses only the indicators."""
    made = Desk(Home(tmp_path), Settings(), clock)
    yield made
    made.close()


def log(desk):
    return desk.triage.log(NewCase(desk.triage.assess(Pasted(SMS)), Decision.SCAM))


def locked(desk):
    """Return a process that locks a log for writing until its input is closed."""
    key = desk.encryption.keys().for_new
    words = [sys.executable, "-c", LOCK, str(desk.home.cases), key.secret.hex()]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout.readline().strip() == b"locked"
    return process


def test_a_verdict_writes_nothing_even_when_a_purge_is_due(desk, clock, monkeypatch):
    log(desk)
    desk.close()
    clock.now += timedelta(days=400)
    writing = LogDatabase.writing
    written = []

    def count(self, *arguments, **options):
        written.append(arguments)
        return writing(self, *arguments, **options)

    monkeypatch.setattr(LogDatabase, "writing", count)
    process = locked(desk)
    try:
        triage = desk.triage.judge(Pasted(SMS))
        assert (triage.campaign.seen, triage.log_error) == (1, None)
        assert written == []
        (case,) = desk.casebook.list(CaseFilter())  # starts the purge, and does not wait for it
        assert desk.casebook.show(case.number).message is not None
    finally:
        process.communicate()
    desk.finish_upkeep()
    assert written, "it has tried"


def test_an_unavailable_log_is_reported_with_the_verdict(desk):
    desk.home.cases.mkdir()
    triage = desk.triage.judge(Pasted(SMS))
    assert triage.assessment.findings
    assert triage.campaign is None
    assert "cases.db" in str(triage.log_error)


def test_a_verdict_does_not_create_a_log(desk):
    assert desk.triage.judge(Pasted(SMS)).log_error is None
    assert not desk.home.cases.exists()


def test_text_file_and_bytes_are_one_message(desk, tmp_path):
    path = tmp_path / "sms.txt"
    path.write_text(SMS, encoding="utf-8")
    fields = (Channel.SMS, "38663", "")
    sources = [Pasted(content, *fields) for content in (SMS, path, SMS.encode())]
    first, *others = [desk.triage.judge(source).assessment for source in sources]
    assert first.message.sender == "38663"
    assert others == [first, first]
    assert desk.triage.judge(first.message).assessment.band is first.band


def test_given_fields_take_precedence_over_the_mail(desk, tmp_path):
    path = tmp_path / "a.eml"
    path.write_bytes(b"From: A <a@b.fr>\nSubject: Carte\n\nBonjour, votre carte expire.\n")
    found = desk.triage.assess(Pasted(path, Channel.CHAT, "0612345678", "Autre")).message
    assert (found.channel, found.sender, found.subject) == (Channel.CHAT, "⟨TEL_MOBILE⟩", "Autre")


def test_a_message_stored_before_scoring_is_masked(desk):
    kept = desk.triage.masked(Pasted("Appelez le 06 12 34 56 78", Channel.SMS))
    assert kept.body == "Appelez le ⟨TEL_MOBILE⟩"


def test_an_unreadable_message_is_reported(desk, tmp_path):
    with pytest.raises(UnreadableMessage):
        desk.triage.judge(Pasted(tmp_path / "none.txt"))
    (item,) = desk.batch.judge([tmp_path / "none.txt"])
    assert (item.name, item.triage) == ("none.txt", None)


def test_the_log_is_reopened_after_closing(desk):
    log(desk)
    first = desk.store
    assert desk.store is first
    desk.close()
    assert desk.store is not first
    assert desk.casebook.count(CaseFilter()) == 1


def test_the_signs_of_a_case_are_those_that_were_recorded_with_it(desk):
    assessment = desk.triage.assess(Pasted(SMS))
    case = desk.triage.log(NewCase(assessment, Decision.SCAM))
    detail = desk.casebook.show(case.number)
    signs = desk.triage.signs_of(detail)
    assert [one.text for one in signs] == [one.text for one in assessment.reasons]
    first = replace(detail, case=replace(case, indicators=case.indicators[:1]))
    assert [one.indicator for one in desk.triage.signs_of(first)] == list(case.indicators[:1])
    assert desk.triage.signs_of(replace(detail, message=None)) == ()
