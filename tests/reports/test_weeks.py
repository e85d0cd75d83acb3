"""ISO weeks are computed correctly, also at the turn of the year; invalid input is refused."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage_app.errors import ExportError
from triage_app.reporting.weeks import IsoWeek, parse_week
from triage_app.wording.words import words_in

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2024, 12, 30), "2025-W01"),
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 1), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
    ],
)
def test_the_week_of_a_day_is_that_of_its_thursday(day, name):
    assert str(IsoWeek.of(day)) == name


@pytest.mark.parametrize("text", ["2026-W47", "2026-w47", "2026W47", " 2026-S47 "])
def test_spellings_of_a_week(text):
    assert parse_week(text, TODAY) == IsoWeek(2026, 47)


@pytest.mark.parametrize(
    ("today", "name"),
    [
        (date(2026, 11, 23), "2026-W47"),  # a Monday: the week before has just ended
        (date(2026, 11, 22), "2026-W46"),  # a Sunday: this week is not over
        (date(2027, 1, 5), "2026-W53"),
    ],
)
def test_last_is_the_last_complete_week(today, name):
    assert str(parse_week("last", today)) == name


@pytest.mark.parametrize(
    "text",
    ["", "47", "2026-W00", "2026-W54", "2025-W53", "2026-11-17", "next", "0000-W01", "٢٠٢٦-W1"],
)
def test_invalid_weeks_are_refused(text):
    with pytest.raises(ExportError) as caught:
        parse_week(text, TODAY)
    assert words_in("fr")(caught.value).endswith(".")
    assert words_in("en")(caught.value).endswith(".")


@given(st.text(max_size=12))
def test_any_text_is_a_week_or_refused(text):
    with suppress(ExportError):
        assert parse_week(text, TODAY).monday.weekday() == 0


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_weeks_follow_each_other(day):
    week = IsoWeek.of(day)
    assert week.previous.after == week.monday
    assert day in week.days
    assert parse_week(str(week), TODAY) == week
