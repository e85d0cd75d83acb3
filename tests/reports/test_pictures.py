"""The pictures of a period: whole SVG, told apart without colour, with a table of their figures."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest
from counted_cases import campaign_of, figures_of
from hypothesis import given
from hypothesis import strategies as st

from triage_app.figure_records import Ink
from triage_app.period_records import CampaignCount, WeekCount
from triage_app.reporting.periods import Period
from triage_app.reporting.pictures import hours, lines, pictures, trend, volumes
from triage_app.reporting.weeks import IsoWeek
from triage_app.reporting.words import ReportWords

WORDS = ReportWords("fr", {})
WEEK = Period.of_week(IsoWeek(2026, 47))
WEEKS = (
    WeekCount("2026-11-09", 10, (4, 3, 2, 1), 6, 2, 1),
    WeekCount("2026-11-16", 0, (0, 0, 0, 0), 0, 0, 0),
)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def campaign(make_case):
    return campaign_of([make_case(1, 16), make_case(2, 17), make_case(3, 17)])


@pytest.fixture
def drawn(make_case, campaign):
    figures = figures_of(WEEK, [make_case(n) for n in range(3)], trend=WEEKS)
    return pictures(replace(figures, campaigns=(campaign,)), WORDS)


def shapes(svg, name):
    return ET.fromstring(svg).findall(f".//{SVG}{name}")


def test_every_picture_is_a_whole_svg_with_its_figures_as_a_table(drawn):
    assert [one.name for one in drawn] == ["trend", "volumes", "hours", "lines"]
    for one in drawn:
        root = ET.fromstring(one.svg)
        assert root.get("role") == "img"
        assert root.get("aria-label").startswith(one.title)
        assert one.table.rows
        assert all(len(row) == len(one.table.heads) for row in one.table.rows)
        assert "url(" not in one.svg
        assert "class=" not in one.svg


def test_nothing_is_drawn_outside(drawn):
    for one in drawn:
        width, height = map(float, ET.fromstring(one.svg).get("viewBox").split()[2:])
        for box in shapes(one.svg, "rect"):
            x, y = float(box.get("x", 0)), float(box.get("y", 0))
            assert 0 <= x <= x + float(box.get("width")) <= width + 0.1
            assert 0 <= y <= y + float(box.get("height")) <= height + 0.1
        for text in shapes(one.svg, "text"):
            assert 0 <= float(text.get("x")) <= width
            assert 0 <= float(text.get("y")) <= height


def test_parts_of_a_column_have_each_their_pattern():
    picture = volumes(WEEKS, WORDS)
    assert picture.table.rows[0] == ("2026-W46", 4, 3, 2, 1, 10)
    boxes = shapes(picture.svg, "rect")[5:]  # after the paper and the legend
    assert [one.get("fill") for one in boxes] == ["#1f4e79", "#ffffff", "#ffffff", "#ffffff"]
    lined = [one.get("d") for one in shapes(picture.svg, "path") if one.get("stroke") == "#1f4e79"]
    assert sum("h" in d for d in lined) == 2  # of the legend and of the column
    assert sum("v" in d for d in lined) == 2


def test_the_filled_part_of_a_week_is_what_is_held_to_be_a_scam():
    picture = trend(WEEKS, WORDS)
    full, rest = (float(one.get("height")) for one in shapes(picture.svg, "rect")[3:5])
    assert full / (full + rest) == pytest.approx(0.6, abs=0.01)
    assert picture.table.rows == (("2026-W46", 10, 6, 2), ("2026-W47", 0, 0, 0))


def test_the_area_of_an_hour_stands_for_its_cases():
    counts = [[0] * 24 for _ in range(7)]
    counts[0][9], counts[6][23] = 4, 1
    large, small = shapes(hours(counts, WORDS).svg, "rect")[1:]
    assert float(large.get("width")) == pytest.approx(2 * float(small.get("width")), abs=0.2)


def test_a_campaign_stands_on_its_days(campaign):
    picture = lines([campaign], date(2026, 11, 23), WORDS)
    assert picture.table.rows[0][2].startswith("16 nov. 2026: 1, 17 nov. 2026: 2")
    assert len(shapes(picture.svg, "rect")) == 3


def test_colours_can_be_those_of_a_dark_window(campaign):
    svg = lines([campaign], date(2026, 11, 23), WORDS, Ink("#eee", "#9cf", "#888", "#222")).svg
    assert "#1f4e79" not in svg
    assert "#9cf" in svg


def test_an_empty_period_has_no_picture():
    assert pictures(figures_of(WEEK, []), WORDS) == ()


@given(st.text(max_size=60), st.integers(0, 10**6))
def test_any_text_is_drawn_as_text(text, cases):
    one = CampaignCount(
        1, cases, 0, True, "x", 1, None, None, text, 0, 0, (), (("2026-11-16", cases),)
    )
    svg = lines([one], date(2026, 11, 23), WORDS).svg
    ET.fromstring(svg)
    assert "<script" not in svg


def test_a_narrow_picture_keeps_the_size_of_its_letters(drawn, campaign):
    narrow = Ink(width=420)
    for one in (trend(WEEKS, WORDS, narrow), volumes(WEEKS, WORDS, narrow)):
        assert ET.fromstring(one.svg).get("viewBox").startswith("0 0 420 ")
        assert all(float(text.get("x")) < 420 for text in shapes(one.svg, "text"))
    texts = [
        one.text for one in shapes(lines([campaign], date(2026, 11, 23), WORDS, narrow).svg, "text")
    ]
    assert any(text.endswith("…") or text == "Votre carte Vitale" for text in texts)
