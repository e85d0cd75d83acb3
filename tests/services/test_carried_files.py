"""A backup takes the lists and the advice of the desk along, and a restore brings them back."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import replace

import pytest

from triage_app.advice.guidance import AdviceText, Step, Timing
from triage_app.errors import StoreError
from triage_app.list_records import DeskList
from triage_app.paths import Home
from triage_app.records import Outcome
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.store import driver

HOST = "dossier-soins.top"
ADVICE = AdviceText(
    Outcome.NOTHING_DONE,
    "fr",
    "Raccrochez, puis rappelez votre mutuelle.",
    (Step(Timing.NOW, "Appeler la mutuelle."),),
    "",
    ("bank",),
    "essai",
    True,
)


@pytest.fixture(params=["off", "on"])
def settings(request):
    return Settings(agent="ana", encryption=request.param)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def copy(home, settings, tmp_path):
    """A backup with one version of a list and of the advice; the desk has two by now."""
    with opened(home, settings) as desk:
        desk.lists.book(DeskList.WATCH).save([(HOST, "vu le 12")])
        desk.guidance.save(ADVICE)
        made = desk.maintenance.backup(tmp_path / "copies" / "copy.db")
        desk.lists.book(DeskList.WATCH).save([("autre-dossier.top", "")])
        desk.guidance.save(replace(ADVICE, say="Raccrochez."))
    return made


@contextmanager
def opened(home, settings):
    with closing(Desk(home, settings)) as desk:
        yield desk


def in_use(desk):
    """Return the hosts of the watch-list and the sentence of the advice, without trouble."""
    assert list(desk.lists.problems()) == []
    advice, problem = desk.guidance.files.load()
    assert problem is None
    hosts = [row[0] for row in desk.lists.book(DeskList.WATCH).load().rows]
    return hosts, advice["fr"][Outcome.NOTHING_DONE].say


def files_of(home):
    found = [*home.lists.iterdir(), *home.guidance.iterdir()]
    return {path: path.read_bytes() for path in found}


def connected(copy, desk):
    key = driver.open_file(copy, desk.encryption.keys())[1]
    return closing(driver.connect(copy, key))


def test_a_copy_is_one_file_that_brings_lists_and_advice_back(copy, home, settings):
    assert [path.name for path in copy.parent.iterdir()] == ["copy.db"]
    for path in files_of(home):
        path.unlink()
    with opened(home, settings) as desk:
        desk.restore(copy)
        assert in_use(desk) == ([HOST], ADVICE.say)
        assert desk.store.verify() == [], "a log has no table of files"


def test_the_former_log_has_its_own_files(copy, home, settings):
    with opened(home, settings) as desk:
        former = desk.restore(copy)
        desk.lists.book(DeskList.WATCH).save([("tout-autre-dossier.top", "")])
        desk.restore(former)
        assert in_use(desk) == (["autre-dossier.top"], "Raccrochez.")


def test_files_in_a_copy_are_encrypted_as_it_is(copy, home, settings):
    is_plain = settings.encryption == "off"
    assert (HOST.encode() in copy.read_bytes()) is is_plain
    with opened(home, settings) as desk:
        desk.restore(copy)
    assert any(HOST.encode() in content for content in files_of(home).values()) is is_plain


@pytest.mark.parametrize("name", ["lists/watch-0001.csv", "../access.toml"])
def test_a_file_that_is_not_as_the_ledger_has_it_is_refused(copy, home, settings, name):
    before = files_of(home)
    with opened(home, settings) as desk:
        with connected(copy, desk) as connection, connection:
            connection.execute("UPDATE carried_files SET name = ?, content = ? WHERE rowid = 1",
                (name, b"kind;value"))  # fmt: skip
        with pytest.raises(StoreError, match=name):
            desk.restore(copy)
        assert in_use(desk) == (["autre-dossier.top"], "Raccrochez.")
    assert files_of(home) == before
    assert not home.access.exists()


def test_nothing_is_restored_when_a_file_cannot_be_written(copy, home, settings, monkeypatch):
    before = files_of(home)

    def full(_path, **_options):
        raise OSError(28, "no room")

    monkeypatch.setattr("triage_app.services.upkeep.desk_files.replacement", full)
    with opened(home, settings) as desk:
        with pytest.raises(StoreError, match="room left"):
            desk.restore(copy)
        assert in_use(desk) == (["autre-dossier.top"], "Raccrochez.")
    assert files_of(home) == before


def test_a_file_changed_outside_is_not_taken(home, settings, tmp_path):
    with opened(home, settings) as desk:
        for host in (HOST, "autre-dossier.top"):
            desk.lists.book(DeskList.WATCH).save([(host, "")])
        (home.lists / "watch-0002.csv").write_text("kind;value", encoding="utf-8")
        copy = desk.maintenance.backup(tmp_path / "copy.db")
        with connected(copy, desk) as connection:
            names = connection.execute("SELECT name FROM carried_files").fetchall()
    assert names == [("lists/watch-0001.csv",)]


def test_a_file_that_is_left_out_is_named(home, settings):
    with opened(home, settings) as desk:
        desk.lists.book(DeskList.WATCH).save([(HOST, "")])
        desk.guidance.save(ADVICE)
        assert desk.maintenance.left_out_of_backup() == []
        (home.lists / "watch-0001.csv").write_text("kind;value", encoding="utf-8")
        assert desk.maintenance.left_out_of_backup() == ["lists/watch-0001.csv"]


def test_a_copy_that_was_put_in_place_by_hand_says_how_to_restore_it(copy, home, settings):
    for path in home.folder.glob("cases.db*"):
        path.unlink()
    home.anchor.unlink()
    home.cases.write_bytes(copy.read_bytes())
    with opened(home, settings) as desk:
        (problem,) = desk.store.verify()
        assert "copied by hand" in str(problem)
        assert "vigie restore" in str(problem)


def test_the_way_that_is_told_brings_cases_and_files_back(copy, home, settings, tmp_path):
    for path in [*home.folder.glob("cases.db*"), *files_of(home), home.anchor]:
        path.unlink()
    home.cases.write_bytes(copy.read_bytes())
    moved = home.cases.rename(tmp_path / "moved.db")
    with opened(home, settings) as desk:
        desk.restore(moved)
        assert in_use(desk) == ([HOST], ADVICE.say)
        assert desk.store.verify() == []


def test_a_backup_of_a_copy_by_hand_has_the_files_in_use(copy, home, settings, tmp_path):
    for path in [*home.folder.glob("cases.db*"), home.anchor]:
        path.unlink()
    home.cases.write_bytes(copy.read_bytes())
    with opened(home, settings) as desk:
        again = desk.maintenance.backup(tmp_path / "again.db")
        desk.restore(again)
        assert desk.store.verify() == []


def test_no_copy_is_written_without_a_file_that_cannot_be_read(home, settings, tmp_path):
    with opened(home, settings) as desk:
        desk.lists.book(DeskList.WATCH).save([(HOST, "")])
        (home.lists / "watch-0001.csv").unlink()
        (home.lists / "watch-0001.csv").mkdir()
        with pytest.raises(StoreError, match="no backup was written"):
            desk.maintenance.backup(tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir()] == ["home"]
