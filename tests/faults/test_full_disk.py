"""The disk gets full while the log is written.

Where the tests run as root on Linux the data folder is on a small file system in memory, which is
full as a disk is. Everywhere else the system limits the size of the files of the writer.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest
from acknowledged import Writer, answer, assert_nothing_lost
from commands import Vigie

from triage_app.paths import Home

pytestmark = pytest.mark.skipif(os.name != "posix", reason="mounts and limits of POSIX")
TOO_MANY = 100_000  # cases; the disk is full long before


def test_a_disk_that_gets_full(small_disk, known, draw, times):
    """Each time it is full at another byte of a page, of the journal or of the anchor."""
    size = 256
    disk = small_disk(size)
    vigie = Vigie(Home(disk / "home"))
    for fill in range(times("--fills")):
        size += draw.randrange(200, 600)
        small_disk(size)
        before = len(known.cases)
        assert Writer(vigie.home.folder, f"fill-{fill}", known, TOO_MANY).end() == 1
        assert len(known.refusals) == fill + 1, "it is told"
        assert "no room left" in known.refusals[-1]
        assert len(known.cases) > before, "what was freed is used"
        backup_is_whole_or_not_there(vigie, disk / "copy.db")
    small_disk(4 * size)
    assert_nothing_lost(vigie, known)


def backup_is_whole_or_not_there(vigie, copy: Path) -> None:
    if isinstance(answer(vigie, "backup", copy), str):
        assert not copy.exists()
    copy.unlink(missing_ok=True)


def test_an_open_log_goes_on_when_there_is_room_again(small_disk, known, texts, desk_of):
    desk = desk_of(Home(small_disk(600) / "home"))
    while known.log(desk, next(texts)):
        pass
    assert "no room left" in known.refusals[0]
    full = len(known.cases)
    small_disk(6000)
    assert known.log(desk, next(texts))
    desk.close()
    assert sorted(known.cases) == list(range(1, full + 2))
    assert_nothing_lost(Vigie(desk.home), known)


def test_a_first_start_on_a_full_disk(small_disk, known, times):
    """Each size lets another file of the data folder be the one that does not fit."""
    disk = small_disk(4)
    vigie = Vigie(Home(disk / "home"))
    step = 240 // times("--fills")
    for size in range(8, 248, step):
        small_disk(size)
        if Writer(vigie.home.folder, f"first-{size}", known, 1).end():
            assert known.refusals
    small_disk(8192)
    assert Writer(vigie.home.folder, "then", known, 1).end() == 0
    assert_nothing_lost(vigie, known)


def limit_files(size: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_files_that_may_not_grow(vigie, known, draw, times):
    assert Writer(vigie.home.folder, "before", known, 1).end() == 0
    size = vigie.home.cases.stat().st_size
    for fill in range(times("--fills")):
        size += draw.randrange(1_000, 60_000)
        limit = partial(limit_files, size)
        writer = Writer(vigie.home.folder, f"limit-{fill}", known, TOO_MANY, preexec_fn=limit)
        assert writer.end() == 1
        assert len(known.refusals) == fill + 1
    assert_nothing_lost(vigie, known)
