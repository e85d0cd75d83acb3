"""The file of the log is deleted, emptied, replaced or cut while it is open."""

from __future__ import annotations

import os
import shutil

import pytest
from acknowledged import Acknowledged, answer, assert_nothing_lost, assert_told_or_there

from triage_app.paths import Home

pytestmark = pytest.mark.skipif(os.name != "posix", reason="an open file is locked on Windows")


def deleted(home, other):
    home.cases.unlink()


def deleted_with_its_journal(home, other):
    for path in home.folder.glob("cases.db*"):
        path.unlink()


def journal_deleted(home, other):
    home.folder.joinpath("cases.db-wal").unlink()


def emptied(home, other):
    os.truncate(home.cases, 0)


def journal_emptied(home, other):
    os.truncate(home.folder / "cases.db-wal", 0)


def cut(home, other):
    os.truncate(home.cases, home.cases.stat().st_size // 2)


def cut_in_a_page(home, other):
    os.truncate(home.cases, home.cases.stat().st_size // 2 + 100)


def replaced(home, other):
    """By another log, renamed into its place."""
    shutil.copy2(other.cases, home.folder / "new")
    (home.folder / "new").replace(home.cases)


def written_over(home, other):
    """By another log, copied into the same file."""
    shutil.copyfile(other.cases, home.cases)


def written_over_by_something_else(home, other):
    home.cases.write_bytes(b"this is no log " * 500)


def replaced_by_a_folder(home, other):
    home.cases.unlink()
    home.cases.mkdir()


FAULTS = (
    deleted,
    deleted_with_its_journal,
    journal_deleted,
    emptied,
    journal_emptied,
    cut,
    cut_in_a_page,
    replaced,
    written_over,
    written_over_by_something_else,
    replaced_by_a_folder,
)


@pytest.fixture
def other(tmp_path, texts, desk_of):
    """Another log with more cases, written with the same key."""
    desk = desk_of(Home(tmp_path / "other"))
    mine = Acknowledged()
    for _ in range(9):
        assert mine.log(desk, next(texts))
    desk.close()
    return desk.home


@pytest.fixture
def used(vigie, other, known, texts, desk_of):
    """Services with an open log of five cases."""
    vigie.home.folder.mkdir()
    shutil.copy2(other.keys, vigie.home.keys)
    desk = desk_of(vigie.home)
    for _ in range(5):
        assert known.log(desk, next(texts))
    return desk


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("later", [0, 3])
def test_the_loss_is_told(fault, later, vigie, used, other, known, texts):
    """By the open log, by the next program, or both; `later` cases are logged meanwhile."""
    fault(vigie.home, other)
    for _ in range(later):
        known.log(used, next(texts))
    used.close()
    assert_told_or_there(vigie, known.cases)


def test_a_data_folder_that_is_moved_and_put_back(vigie, used, known, texts):
    """With the folder goes the anchor; the open log knows what was there."""
    elsewhere = vigie.home.folder.with_name("moved")
    vigie.home.folder.rename(elsewhere)
    assert not known.log(used, next(texts))
    assert not vigie.home.folder.exists()
    elsewhere.rename(vigie.home.folder)
    assert known.log(used, next(texts))
    used.close()
    assert_nothing_lost(vigie, known)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_backup_mends_each_of_them(fault, vigie, used, other, known, texts, tmp_path):
    vigie("backup", tmp_path / "backup.db")
    fault(vigie.home, other)
    known.log(used, next(texts))
    used.close()
    if vigie.home.cases.is_dir():
        vigie.home.cases.rmdir()
    vigie("restore", tmp_path / "backup.db")
    known.cases = {number: text for number, text in known.cases.items() if number <= 5}
    assert_nothing_lost(vigie, known)
    assert len(answer(vigie, "cases", "list")) >= 5
