"""A clock that goes back or ahead: texts stay, the order stays, and a doubtful purge waits."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta, timezone

import pytest
from acknowledged import bodies, problems

from triage_app.errors import PurgeWaits
from triage_app.records import CaseFilter

DAYS = (-4000, -400, -1, 1, 40, 400, 4000)


class Clock:
    """A clock that can be set."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 17, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        return self.now


@pytest.mark.parametrize("days", DAYS)
def test_a_clock_that_jumps_takes_no_text(vigie, known, texts, desk_of, days):
    clock = Clock()
    desk = desk_of(vigie.home, clock=clock)
    for _ in range(4):
        assert known.log(desk, next(texts))
    clock.now += timedelta(days=days)
    desk.casebook.list(CaseFilter())
    desk.finish_upkeep()
    assert known.log(desk, next(texts))
    clock.now -= timedelta(days=days)
    assert known.log(desk, next(texts))
    rows = desk.casebook.list(CaseFilter())
    desk.finish_upkeep()
    desk.close()
    assert sorted(row.number for row in rows) == [1, 2, 3, 4, 5, 6]
    assert bodies(vigie, known.cases) == known.cases
    assert all("l’horloge" in said for said in problems(vigie)), "a text logged as an old one waits"


@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize("hours", [-12, 0, 14])
@pytest.mark.parametrize("moment", [datetime(9999, 12, 31, 23, 59, 59), datetime(1, 1, 1)])
def test_a_clock_at_the_end_of_the_calendar_takes_no_text(
    vigie, known, texts, desk_of, moment, hours
):
    clock = Clock()
    desk = desk_of(vigie.home, clock=clock)
    for _ in range(4):
        assert known.log(desk, next(texts))
    clock.now = moment.replace(tzinfo=timezone(timedelta(hours=hours)))
    desk.casebook.list(CaseFilter())
    desk.finish_upkeep()
    with suppress(PurgeWaits):
        desk.maintenance.purge()
    told = str(desk.maintenance.reason_to_wait())
    desk.close()
    assert ("the clock of this computer" in told) == (moment.year == 9999)
    assert bodies(vigie, known.cases) == known.cases


def test_what_a_clock_ahead_makes_due_waits_for_a_supervisor(vigie, known, texts, desk_of):
    clock = Clock()
    desk = desk_of(vigie.home, clock=clock)
    for _ in range(4):
        assert known.log(desk, next(texts))
    clock.now += timedelta(days=400)
    with pytest.raises(PurgeWaits):
        desk.maintenance.purge()
    desk.close()
    assert bodies(vigie, known.cases) == known.cases
