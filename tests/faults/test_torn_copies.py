"""Copies of the files of a log made by hand while others write it: each file at another moment.

A copy is sound and has what was acknowledged before, or it is told to be damaged or behind, and a
backup or `verify --rebuild` mends it.
"""

from __future__ import annotations

import os
import shutil

import pytest
from acknowledged import Writer, assert_told_or_there, lost, problems
from commands import Vigie

from triage_app.paths import Home

pytestmark = pytest.mark.skipif(os.name != "posix", reason="an open file is locked on Windows")


def copied(home: Home, folder, draw) -> Home:
    """Copy a data folder file by file; those of the log in any order."""
    folder.mkdir()
    files = [path for path in home.folder.iterdir() if path.is_file()]
    files = [path for path in files if path.suffix != ".part" and not path.name.endswith("-shm")]
    draw.shuffle(files)
    for path in files:
        shutil.copy2(path, folder / path.name)
    return Home(folder)


def test_torn_copies_are_sound_or_named_and_mended(vigie, known, draw, times, tmp_path):
    writers = [Writer(vigie.home.folder, f"desk-{at}", known) for at in range(2)]
    for writer in writers:
        writer.wait_for(20)
    backup = tmp_path / "backup.db"
    vigie("backup", backup)
    told = 0
    for at in range(times("--copies")):
        for writer in writers:
            writer.wait_for(draw.randrange(1, 120))
            writer.take_told()
        before = dict(known.cases)
        copy = Vigie(copied(vigie.home, tmp_path / f"copy-{at}", draw))
        if assert_told_or_there(copy, before):
            told += 1
            mend(copy, backup)
    for writer in writers:
        writer.kill_after(0)
    print(f"{told} of {times('--copies')} copies were told to be damaged or behind")
    assert problems(vigie) == []
    assert not lost(vigie, known.cases)


def mend(copy: Vigie, backup) -> None:
    """Mend a copy: anew from its own ledger, else by putting the backup back."""
    copy("verify", "--rebuild", code=None)
    if problems(copy):
        copy("restore", backup)
    assert problems(copy) == []
