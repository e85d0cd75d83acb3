"""Weeks, months, quarters and days: their names, their neighbours, and what is refused."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage_app.errors import ExportError
from triage_app.reporting.periods import Period, PeriodKind, parse_period
from triage_app.reporting.weeks import IsoWeek
from triage_app.wording.words import words_in

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "name", "since", "until"),
    [
        ("2026-W47", "2026-W47", "2026-11-16", "2026-11-23"),
        (" 2026-S48 ", "2026-W48", "2026-11-23", "2026-11-30"),
        ("last", "2026-W47", "2026-11-16", "2026-11-23"),
        ("2020-W53", "2020-W53", "2020-12-28", "2021-01-04"),
        ("2026-11", "2026-11", "2026-11-01", "2026-12-01"),
        ("2025-12", "2025-12", "2025-12-01", "2026-01-01"),
        ("2026-Q4", "2026-Q4", "2026-10-01", "2027-01-01"),
        ("2026-T1", "2026-Q1", "2026-01-01", "2026-04-01"),
        ("2026-11-02..2026-11-20", "2026-11-02..2026-11-20", "2026-11-02", "2026-11-21"),
        ("2026-11-25", "2026-11-25..2026-11-25", "2026-11-25", "2026-11-26"),
    ],
)
def test_a_name_is_read_and_written(text, name, since, until):
    found = parse_period(text, TODAY)
    assert (str(found), str(found.since), str(found.until)) == (name, since, until)
    assert parse_period(str(found), TODAY) == found


@pytest.mark.parametrize(
    "text",
    [
        "2026-W49",
        "2026-12",
        "2027-Q1",
        "2026-11-26",
        "2026-13",
        "2026-W54",
        "2025-W53",
        "2026-11-31",
        "2026-11-20..2026-11-02",
        "2024-01-01..2026-01-01",
        "0001-01",
        "0001-01-01",
        "9999-12",
        "",
        "tomorrow",
        "2026-Q5",
    ],
)
def test_what_is_no_period_or_not_begun_is_refused_in_a_sentence(text):
    with pytest.raises(ExportError) as caught:
        parse_period(text, TODAY)
    for language in ("fr", "en"):
        assert words_in(language)(caught.value).endswith(".")


@pytest.mark.parametrize("text", ["", "tomorrow", "2026-Q5", "rubbish;;", "2026/11"])
def test_a_refusal_names_each_way_to_write_a_period(text):
    with pytest.raises(ExportError) as caught:
        parse_period(text, TODAY)
    for way in ("2026-W47", "last", "2026-11", "2026-Q4", "2026-11-02..2026-11-20"):
        assert way in words_in("fr")(caught.value)
        assert parse_period(way, date(2026, 12, 1))


def test_a_future_week_says_so():
    with pytest.raises(ExportError, match="has not begun yet"):
        parse_period("2026-W49", TODAY)


@pytest.mark.parametrize(
    ("name", "previous", "year_before"),
    [
        ("2026-W01", "2025-W52", "2025-W01"),
        ("2021-W01", "2020-W53", "2020-W01"),
        ("2020-W53", "2020-W52", None),
        ("2026-01", "2025-12", "2025-01"),
        ("2026-Q1", "2025-Q4", "2025-Q1"),
        ("2026-11-02..2026-11-20", "2026-10-14..2026-11-01", "2025-11-03..2025-11-21"),
    ],
)
def test_what_a_period_is_compared_with(name, previous, year_before):
    found = parse_period(name, TODAY)
    assert str(found.previous) == previous
    assert found.previous.next == found or found.kind is PeriodKind.DAYS
    assert (str(found.year_before) if found.year_before else None) == year_before


def test_the_weeks_of_a_trend_end_with_the_last_day():
    weeks = parse_period("2026-10", TODAY).weeks_before(3)
    assert list(map(str, weeks)) == ["2026-W42", "2026-W43", "2026-W44"]


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from("WMQ"))
def test_periods_follow_each_other_without_a_gap(day, kind):
    week = Period.of_week(IsoWeek.of(day))
    month = Period.of_month(day.year, day.month)
    quarter = Period.of_month(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    found = {"W": week, "M": month, "Q": quarter}[kind]
    assert found.since <= day < found.until
    assert found.previous.until == found.since
    assert found.next.since == found.until
    assert found.next.previous == found
    assert len(list(found.days)) == (found.until - found.since).days
    assert found.last + timedelta(days=1) == found.until


@given(st.text(max_size=24))
def test_any_text_is_a_period_or_refused(text):
    with suppress(ExportError):
        assert parse_period(text, TODAY).since <= TODAY
