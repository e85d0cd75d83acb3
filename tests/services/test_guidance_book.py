"""Advice edited by the supervisor: each save is a version; no advice may call a message safe."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from triage_app.advice.guidance import AdviceText, Step, Timing, shipped_guidance
from triage_app.encryption.keys import NO_KEYS
from triage_app.encryption.sealed_files import SealedFiles
from triage_app.errors import SettingsError, StoreError
from triage_app.paths import resources_dir
from triage_app.records import Outcome
from triage_app.services.upkeep.guidance import SHIPPED, GuidanceBook

PLAIN = SealedFiles(lambda: NO_KEYS)
NOW = datetime(2026, 12, 1, 10, 0, tzinfo=timezone(timedelta(hours=1)))
TEXT = AdviceText(
    outcome=Outcome.GAVE_RIB,
    language="fr",
    say="Prévenez votre banque avant midi.",
    steps=(
        Step(Timing.NOW, "Appeler la banque."),
        Step(Timing.ROUTINE, "Relire les relevés."),
    ),
    avoid="",
    channels=("bank", "police"),
    source="Note interne 12",
    verified=True,
    agent=("Ne faites pas répéter le numéro.",),
)


@pytest.fixture
def noted():
    return []


@pytest.fixture
def book(tmp_path, noted):
    return GuidanceBook(
        resources_dir() / "guidance", tmp_path / "own", lambda: NOW, noted.append, PLAIN
    )


def test_a_save_is_a_new_version_of_that_entry_only(book, noted):
    assert book.save(TEXT) == 2
    french, english = book.load()["fr"], book.load()["en"]
    changed = french[Outcome.GAVE_RIB]
    assert (changed.say, changed.steps, changed.avoid) == (TEXT.say, TEXT.steps, "")
    assert (changed.source, changed.version, changed.date) == ("Note interne 12", 2, "2026-12-01")
    assert len(changed.contacts) == 2
    assert changed.agent == TEXT.agent
    shipped = shipped_guidance(resources_dir())
    assert english[Outcome.GAVE_RIB].say == shipped["en"][Outcome.GAVE_RIB].say
    assert french[Outcome.GAVE_CARD] == shipped["fr"][Outcome.GAVE_CARD]
    assert noted[0]["version"] == 2
    assert noted[0]["outcome"] == "gave_rib"
    assert TEXT.say not in str(noted), "no free text in the ledger"


def test_restoring_a_version_keeps_all_versions(book):
    book.save(TEXT)
    book.save(replace(TEXT, say="Appelez votre banque."))
    assert book.restore(2) == 4
    assert book.load()["fr"][Outcome.GAVE_RIB].say == TEXT.say
    assert book.restore(SHIPPED) == 5
    assert book.load()["fr"][Outcome.GAVE_RIB].say != TEXT.say
    assert [(one.version, one.current) for one in book.editions()] == [
        (5, True),
        (4, False),
        (3, False),
        (2, False),
        (1, False),
    ]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"say": "  "}, "missing"),
        ({"steps": ()}, "missing"),
        ({"source": ""}, "missing"),
        ({"say": "Ce message est sans danger."}, "sans danger"),
        ({"say": "Vous pouvez cliquer, le site est fiable."}, "fiable"),
        ({"say": "x" * 171}, "too long"),
        ({"steps": (Step(Timing.NOW, "Appeler."),) * 6}, "too long"),
        ({"channels": ()}, "contact"),
        ({"channels": ("nobody",)}, "contact"),
    ],
)
def test_invalid_advice_is_refused(book, noted, changes, told):
    with pytest.raises(SettingsError, match=told):
        book.save(replace(TEXT, **changes))
    assert noted == []
    assert book.editions() == []


@pytest.mark.parametrize("rubbish", [b"", b"version = 1", b"\xff\xfe", b"[gave_rib]\nx = 1"])
def test_damaged_advice_is_replaced_by_the_shipped_advice(book, tmp_path, rubbish):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "advice.toml").write_bytes(rubbish)
    assert book.load() == shipped_guidance(resources_dir())


@pytest.mark.parametrize("rubbish", [b"", b'version = 3\ndate = "2026-11-30"'])
def test_damaged_advice_can_be_overwritten(book, tmp_path, rubbish):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "advice.toml").write_bytes(rubbish)
    book.save(TEXT)
    assert book.load()["fr"][Outcome.GAVE_RIB].say == TEXT.say


def test_advice_that_the_ledger_refuses_is_not_used(tmp_path):
    def refuse(_):
        raise StoreError("The log is busy.")

    refused = GuidanceBook(
        resources_dir() / "guidance", tmp_path / "own", lambda: NOW, refuse, PLAIN
    )
    with pytest.raises(StoreError):
        refused.save(TEXT)
    assert refused.load() == shipped_guidance(resources_dir())


def test_a_missing_version_is_reported(book):
    with pytest.raises(SettingsError, match="Version 7"):
        book.restore(7)


def test_other_files_in_the_folder_are_ignored(book, tmp_path):
    book.save(TEXT)
    for name in ("advice-0002 (1).toml", "advice-x.toml", "advice-.toml"):
        (tmp_path / "own" / name).write_bytes(b"rubbish")
    assert [one.version for one in book.editions()] == [2, 1]
    assert book.save(TEXT) == 3


def test_an_edition_that_lacks_an_answer_takes_it_from_the_shipped_one(book, tmp_path):
    book.save(TEXT)
    path = tmp_path / "own" / "advice.toml"
    whole = path.read_text(encoding="utf-8")
    begin = whole.index("[false_adviser]")
    end = whole.index("[professional_victim]", begin)
    older = GuidanceBook(
        resources_dir() / "guidance", tmp_path / "older", lambda: NOW, lambda _: None, PLAIN
    )
    (tmp_path / "older").mkdir()
    older.files.own.write_text(whole[:begin] + whole[end:], encoding="utf-8")
    shipped = shipped_guidance(resources_dir())["fr"]
    french = older.load()["fr"]
    assert french[Outcome.GAVE_RIB].say == TEXT.say
    assert french[Outcome.FALSE_ADVISER].say == shipped[Outcome.FALSE_ADVISER].say


def test_a_version_is_compared_with_the_advice_in_use(book):
    assert book.difference(SHIPPED) == ()
    book.save(TEXT)
    found = {(one.language, one.part): one for one in book.difference(SHIPPED)}
    assert {one.outcome for one in found.values()} == {Outcome.GAVE_RIB}
    assert found["fr", "say"].now == (TEXT.say,)
    assert found["fr", "now"].now == ("Appeler la banque.",)
    assert found["", "source"].now == ("Note interne 12",)
    assert not any(language == "en" for language, _ in found)
    assert book.difference(2) == ()
    with pytest.raises(SettingsError):
        book.difference(99)
