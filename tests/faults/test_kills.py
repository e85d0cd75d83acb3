"""Writers that are killed at any moment, and many writers at once."""

from __future__ import annotations

import os

import pytest
from acknowledged import Writer, assert_nothing_lost

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9")
AT_ONCE = 3


def test_killed_writers_lose_nothing_that_was_acknowledged(vigie, known, draw, times):
    """Also while they start: the first ones make the log, its key and its anchor."""
    folder = vigie.home.folder
    running = [Writer(folder, f"first-{at}", known) for at in range(AT_ONCE)]
    for kill in range(times("--kills")):
        at = draw.randrange(AT_ONCE)
        if kill % 4:
            running[at].wait_for(draw.randrange(1, 8))
            running[at].kill_after(draw.uniform(0, 0.02))
        else:
            running[at].kill_after(draw.uniform(0, 1.5))
        running[at] = Writer(folder, f"writer-{kill}", known)
    for writer in running:
        writer.wait_for(1)
        writer.kill_after(0)
    assert len(known.cases) > times("--kills")
    assert all("in use" in said for said in known.refusals)
    assert_nothing_lost(vigie, known)


def test_many_writers_at_once_all_succeed(vigie, known, times):
    """They make the log at once, and wait for each other; what was refused was not written."""
    count = times("--writers")
    writers = [Writer(vigie.home.folder, f"desk-{at}", known, 10) for at in range(count)]
    assert [writer.end() for writer in writers] == [0] * count
    assert all("in use" in said for said in known.refusals)
    assert sorted(known.cases) == list(range(1, 10 * count + 1))
    assert_nothing_lost(vigie, known)
