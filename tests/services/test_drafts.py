"""Drafts contain masked text only, are deleted with their case, and survive a damaged file."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from triage_app.draft_record import Draft
from triage_app.encryption.keys import NO_KEYS
from triage_app.encryption.sealed_files import SealedFiles
from triage_app.errors import StoreError
from triage_app.records import (
    Answers,
    Decision,
    Dissent,
    Observations,
    Outcome,
    OwnView,
    Seen,
)
from triage_app.services.calls.drafts import KEPT, Drafts
from triage_app.store import message_json

PLAIN = SealedFiles(lambda: NO_KEYS)
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=timezone(timedelta(hours=1)))
FULL = Answers(
    Decision.LEGIT,
    (Outcome.CLICKED_ONLY, Outcome.GAVE_CARD),
    OwnView(Observations(Seen.YES, Seen.UNKNOWN), Dissent.CHECKED),
)


@pytest.fixture
def message(scorer):
    from classifier.records import Message

    read = Message(body="Ameli : votre NIR 1 85 05 78 006 084 36, payez 2 EUR https://x.top/a")
    return scorer.assess(read).message


@pytest.fixture
def scorer():
    from classifier.indicators.organisations import Organisations
    from classifier.scorer import Scorer
    from triage_app.paths import resources_dir

    return Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)


@pytest.fixture
def drafts(tmp_path):
    return Drafts(tmp_path / "home" / "drafts.json", lambda: NOW, PLAIN)


def test_saved_drafts_are_loaded(drafts, message):
    drafts.save([Draft(message, FULL, 42), Draft(message, Answers(), 0)])
    first, second = drafts.load()
    assert (first.message, first.answers, first.seconds) == (message, FULL, 42)
    assert second.answers == Answers()


def test_the_note_of_a_call_is_stored_and_that_it_had_a_reference(drafts, message):
    drafts.save([Draft(message, FULL, 1, note="⟨NOM⟩ rappelle", reference_given=True)])
    (found,) = drafts.load()
    assert (found.note, found.reference_given) == ("⟨NOM⟩ rappelle", True)


def test_no_identifier_reaches_the_disk(drafts, message, tmp_path):
    drafts.save([Draft(message, FULL, 1)])
    path = tmp_path / "home" / "drafts.json"
    assert b"006 084" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


def test_the_file_goes_with_the_last_call(drafts, message, tmp_path):
    drafts.save([Draft(message, FULL, 1)])
    drafts.save([])
    assert list((tmp_path / "home").iterdir()) == []
    drafts.save([])
    assert drafts.load() == []


def test_old_drafts_are_dropped(drafts, message, tmp_path):
    drafts.save([Draft(message, FULL, 1)])
    later = Drafts(
        tmp_path / "home" / "drafts.json", lambda: NOW + KEPT + timedelta(seconds=1), PLAIN
    )
    assert later.load() == []


@pytest.mark.parametrize(
    "rubbish", [b"", b"{}", b"[1, {}]", b"\xff\xfe", b"[" * 100_000, b'[{"saved": "2026-11-24"}]']
)
def test_a_damaged_file_is_ignored(drafts, tmp_path, rubbish):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "drafts.json").write_bytes(rubbish)
    assert drafts.load() == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("decision", "nonsense"), ("outcomes", ["nothing_done", "gave_card"])],
)
def test_one_damaged_entry_does_not_hide_the_others(drafts, message, tmp_path, name, value):
    drafts.save([Draft(message, FULL, 1), Draft(message, FULL, 2)])
    path = tmp_path / "home" / "drafts.json"
    entries = json.loads(path.read_text(encoding="utf-8"))
    entries[0][name] = value
    path.write_text(json.dumps(entries), encoding="utf-8")
    assert [one.seconds for one in drafts.load()] == [2]


def test_a_folder_in_place_of_the_file_is_reported(drafts, message, tmp_path):
    (tmp_path / "home").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(StoreError, match="in progress"):
        drafts.save([Draft(message, FULL, 1)])


def test_drafts_of_an_earlier_version_are_loaded(drafts, message, tmp_path):
    (tmp_path / "home").mkdir()
    entry = {
        "message": message_json.dump(message),
        "decision": "legit",
        "outcome": "gave_card",
        "observations": ["yes", "unknown"],
        "dissent": "checked",
        "seconds": 42,
        "saved": "2026-11-24T09:00:00+01:00",
    }
    nothing_said = dict.fromkeys(("decision", "outcome", "observations", "dissent"))
    content = json.dumps([entry, entry | nothing_said], ensure_ascii=False)
    (tmp_path / "home" / "drafts.json").write_text(content, encoding="utf-8")
    assert drafts.load() == [
        Draft(
            message, replace(FULL, outcomes=(Outcome.GAVE_CARD,)), 42, "2026-11-24T09:00:00+01:00"
        ),
        Draft(message, Answers(), 42, "2026-11-24T09:00:00+01:00"),
    ]
