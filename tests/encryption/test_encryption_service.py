"""The desk encrypts by itself, keeps its key, and tells what is missing in a sentence."""

from __future__ import annotations

from contextlib import closing, contextmanager
from datetime import UTC, datetime

import pytest

from classifier.records import Channel, Message
from triage_app.advice.guidance import AdviceText, Step, Timing
from triage_app.draft_record import Draft
from triage_app.errors import SettingsError, StoreError
from triage_app.list_records import DeskList
from triage_app.paths import Home
from triage_app.records import (
    Answers,
    CaseFilter,
    EventKind,
    Outcome,
)
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.settings_file import load
from triage_app.store.message_json import dump

WORDS = b"couscous"
MESSAGE = Message("Votre couscous arrive, cliquez ici", Channel.SMS)
ADVICE = AdviceText(
    Outcome.NOTHING_DONE,
    "fr",
    "Un couscous est offert par la maison.",
    (Step(Timing.NOW, "Appeler la banque."),),
    "",
    ("insurer",),
    "essai",
    True,
)


def clock():
    return datetime(2026, 11, 27, 10, 0, tzinfo=UTC)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@contextmanager
def desk_of(home, told=None):
    settings, problems = load(home.settings)
    assert problems == []
    told = [] if told is None else told
    with closing(Desk(home, settings, clock, told.append)) as desk:
        yield desk


def fill(home):
    """Write one event with words into the log, a draft, a list and an edition of the guidance."""
    with desk_of(home) as desk:
        desk.store.record(EventKind.EXPORTED, "a", {"file": "couscous.csv"})
        desk.drafts.save([Draft(MESSAGE, Answers(), 3)])
        desk.lists.book(DeskList.WATCH).save([("couscous-offert.net", "vu au couscous")])
        book = desk.guidance
        channel = next(iter(book.channels("fr")))
        book.save(
            AdviceText(
                ADVICE.outcome, "fr", ADVICE.say, ADVICE.steps, "", (channel,), "essai", True
            )
        )


def check(home):
    """Everything that `fill` wrote is there."""
    with desk_of(home) as desk:
        assert [e.payload["file"] for e in desk.store.events(EventKind.EXPORTED)] == [
            "couscous.csv"
        ]
        assert [dump(draft.message) for draft in desk.drafts.load()] == [dump(MESSAGE)]
        assert desk.guidance.load()["fr"][Outcome.NOTHING_DONE].say == ADVICE.say
        assert desk.lists.book(DeskList.WATCH).load().rows[0][0] == "couscous-offert.net"
        assert desk.store.verify() == []


def on_disk(home):
    return b"".join(p.read_bytes() for p in home.folder.rglob("*") if p.is_file())


def settle(home, value):
    home.folder.mkdir(parents=True, exist_ok=True)
    home.settings.write_text(f'encryption = "{value}"\n')


def changes(home):
    with desk_of(home) as desk:
        return [e.payload["state"] for e in desk.store.events(EventKind.ENCRYPTION_CHANGED)]


def test_a_new_folder_is_encrypted(home):
    fill(home)
    assert WORDS not in on_disk(home).lower()
    check(home)


def test_the_plain_copy_of_a_decryption_that_was_killed_is_removed_at_the_next_start(home):
    fill(home)
    for ending in ("", "-journal"):
        home.cases.with_name(f"cases.db.converting{ending}").write_bytes(WORDS)
    assert WORDS in on_disk(home)
    check(home)
    assert WORDS not in on_disk(home).lower()


def test_switched_off_everything_is_plain_and_there_is_no_key(home):
    settle(home, "off")
    fill(home)
    assert on_disk(home).lower().count(WORDS) >= 3
    assert not home.keys.exists()
    check(home)


def test_a_plain_log_is_encrypted_at_the_next_start_and_told_once(home):
    settle(home, "off")
    fill(home)
    settle(home, "on")
    told = []
    with desk_of(home, told) as desk:
        assert desk.store.events(EventKind.EXPORTED)
    assert [str(one) for one in told] == ["The case log is encrypted from now on."]
    assert WORDS not in on_disk(home).lower()
    check(home)
    assert changes(home) == ["encrypted"]
    with desk_of(home, told) as desk:
        assert desk.store.verify() == []
    assert len(told) == 1


def test_a_plain_log_that_is_open_elsewhere_stays_plain_and_works(home):
    settle(home, "off")
    fill(home)
    with desk_of(home) as other:
        assert other.store.verify() == []
        settle(home, "on")
        with desk_of(home) as desk:
            assert desk.store.verify() == []
            assert [str(one)[:40] for one in desk.encryption.problems()] == [
                "The case log is not encrypted yet: close"
            ]
    check(home)
    assert WORDS not in home.cases.read_bytes()


def test_encrypt_rekey_and_decrypt(home):
    settle(home, "off")
    fill(home)
    for act, state in (("encrypt", "encrypted"), ("rekey", "rekeyed"), ("decrypt", "plain")):
        shares = []
        with desk_of(home) as desk:
            getattr(desk.encryption, act)(shares.append)
        assert shares[-1] == 1.0
        assert (WORDS in on_disk(home).lower()) == (state == "plain")
        check(home)
        assert changes(home)[-1] == state
    assert load(home.settings)[0].encryption == "off"
    with desk_of(home) as desk, pytest.raises(SettingsError, match="switched off"):
        desk.encryption.rekey(shares.append)


def test_a_change_that_is_done_already_writes_nothing(home):
    fill(home)
    with desk_of(home) as desk:
        desk.encryption.encrypt(lambda _: None)
    assert changes(home) == []


def test_a_rekey_while_the_log_is_open_makes_no_key(home):
    fill(home)
    before = home.keys.read_bytes()
    with desk_of(home) as other, desk_of(home) as desk:
        assert other.store.count(CaseFilter()) == 0
        with pytest.raises(StoreError, match="close all windows"):
            desk.encryption.rekey(lambda _: None)
    assert home.keys.read_bytes() == before


@pytest.mark.parametrize("lost", ["file", "key store", "another key"])
def test_a_lost_key_is_told_and_nothing_is_overwritten(home, lost, system_store, tmp_path):
    fill(home)
    with desk_of(home) as desk:
        desk.encryption.ring.export(tmp_path / "copy.toml")
    if lost == "file":
        home.keys.unlink()
    elif lost == "key store":
        (system_store / "locked").touch()
    else:
        home.keys.unlink()
        with desk_of(home) as desk:
            desk.encryption.ring.first("2026-11-27")
    before = {path: path.read_bytes() for path in home.folder.rglob("*") if path.is_file()}
    with desk_of(home) as desk:
        with pytest.raises(StoreError, match="vigie log key --import"):
            desk.store.verify()
        if lost != "another key":
            with pytest.raises(StoreError, match="vigie log key --import"):
                desk.drafts.save([Draft(MESSAGE, Answers(), 3)])
    assert {path: path.read_bytes() for path in before} == before
    if lost == "key store":
        (system_store / "locked").unlink()
    else:
        with desk_of(home) as desk:
            assert desk.encryption.ring.take(tmp_path / "copy.toml") == 1
    check(home)


def test_backup_and_restore_on_another_machine(home, tmp_path):
    fill(home)
    with desk_of(home) as desk:
        desk.maintenance.backup(tmp_path / "copy.db")
        desk.encryption.ring.export(tmp_path / "keys.toml")
    assert WORDS not in (tmp_path / "copy.db").read_bytes()
    other = Home(tmp_path / "other")
    with desk_of(other) as desk:
        with pytest.raises(StoreError, match="vigie log key --import"):
            desk.restore(tmp_path / "copy.db")
        desk.encryption.ring.take(tmp_path / "keys.toml")
    with desk_of(other) as desk:
        desk.restore(tmp_path / "copy.db")
        assert len(desk.store.events(EventKind.EXPORTED)) == 1


def test_doctor_says_where_the_key_is(home, system_store):
    settings = Settings()
    with closing(Desk(home, settings, clock)) as desk:
        assert "first case" in str(desk.encryption.state())
        assert desk.store.verify() == []
        assert "key store of the system" in str(desk.encryption.state())
        (system_store / "locked").touch()
        desk.encryption.ring.add("2026-11-27")
        assert str(home.keys) in str(desk.encryption.state())
