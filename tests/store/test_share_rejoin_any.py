"""Whatever happens before and after a backup is put back, all logs end up with the same."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_desks import ROLES, rejoin, send, send_all
from test_share_interleaved import ACTS, SENT, SETTINGS, act, assert_equal, run

from triage_app.store.store import CaseStore


def put_back(stores, clocks, desk, copy):
    """Put a copy in the place of the log of a desk; return the log that is lost."""
    path = stores[desk].path
    stores[desk].close()
    lost = path.with_name("lost.db")
    for suffix in ("", "-wal", "-shm"):
        if path.with_name(path.name + suffix).exists():
            shutil.move(path.with_name(path.name + suffix), lost.with_name(lost.name + suffix))
    shutil.copy(copy, path)
    stores[desk] = CaseStore(path, clocks.of(desk))
    return CaseStore(lost, clocks.of(desk))


def go_on(stores, clocks, new_case, steps, silent=None):
    """Do steps; a desk that is `silent` sends nothing."""
    for what, desk, which, other in steps:
        clocks.now += timedelta(minutes=7 if what == "send" else 1 + 60 * which)
        if what != "send":
            act(stores, new_case, what, desk, which, other)
        elif desk not in (which, silent):
            assert send(stores[desk], stores[which], other).refused is None


STEPS = st.lists(ACTS | SENT, max_size=12)


@SETTINGS
@given(st.sampled_from([*ROLES]), STEPS, STEPS, STEPS, st.booleans())
def test_all_logs_are_equal_after_a_backup_was_put_back(
    joined_desks, new_case, desk, before, lost_steps, since, sends
):
    stores, clocks = joined_desks()
    run(stores, clocks, new_case, before)
    copy = stores[desk].backup(stores[desk].path.with_name("copy.db"))
    go_on(stores, clocks, new_case, lost_steps)
    if sends:
        send_all(stores)
    clocks.now += timedelta(minutes=1)
    with closing(put_back(stores, clocks, desk, copy)) as lost:
        go_on(stores, clocks, new_case, since, silent=desk)
        rejoin(lost, stores[desk])
    send_all(stores)
    assert_equal(stores)


@pytest.mark.parametrize("desk", ROLES)
def test_a_log_that_lost_everything_takes_it_back(joined_desks, new_case, desk):
    """The copy was made right after the desk had joined."""
    stores, clocks = joined_desks()
    copy = stores[desk].backup(stores[desk].path.with_name("copy.db"))
    run(stores, clocks, new_case, [("log", desk, 4, 0), ("decide", desk, 0, 1)])
    send_all(stores)
    with closing(put_back(stores, clocks, desk, copy)) as lost:
        rejoin(lost, stores[desk])
    send_all(stores)
    assert_equal(stores)
