"""The figures of a week, compared with counts made by hand."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from classifier.records import Band, Channel, Label
from triage_app.records import Decision, Outcome
from triage_app.reporting.weekly_figures import Count, weekly_figures
from triage_app.reporting.weeks import IsoWeek

WEEK = IsoWeek(2026, 47)


def counts(figures, name):
    return {c.key: (c.count, c.previous) for c in figures.breakdown(name).counts}


@pytest.fixture
def figures(make_case):
    cases = [
        make_case(11, 16, label=Label.SCAM, labelled_by="sonia", handling_seconds=10),
        make_case(12, 17, label=Label.LEGIT, decision=Decision.LEGIT, handling_seconds=30),
        make_case(13, 17, band=Band.FEW_SIGNS, label=Label.SCAM, channel=Channel.EMAIL),
        make_case(14, 22, band=Band.CANNOT_TELL, decision=Decision.UNSURE, scenario=None),
        make_case(
            15,
            22,
            band=Band.SEVERAL_SIGNS,
            outcomes=(Outcome.CLICKED_ONLY, Outcome.GAVE_CARD),
            organisation="msa",
            handling_seconds=None,
        ),
    ]
    before = [make_case(1, 10), make_case(2, 9, channel=Channel.EMAIL)]
    return weekly_figures(WEEK, cases, before)


def test_cases_are_counted_by_each_property(figures):
    assert (figures.total, figures.previous_total) == (5, 2)
    assert counts(figures, "band") == {
        "very_likely_scam": (2, 2),
        "several_signs": (1, 0),
        "cannot_tell": (1, 0),
        "few_signs": (1, 0),
    }
    assert counts(figures, "decision") == {"scam": (3, 2), "legit": (1, 0), "unsure": (1, 0)}
    assert counts(figures, "label") == {"scam": (2, 0), "legit": (1, 0), "": (2, 2)}
    assert counts(figures, "channel")["email"] == (1, 1)
    assert counts(figures, "scenario") == {"S01": (4, 2), "": (1, 0)}
    assert counts(figures, "organisation") == {"ameli": (4, 2), "msa": (1, 0)}
    outcomes = counts(figures, "outcome")
    assert (outcomes["clicked_only"], outcomes["gave_card"]) == ((1, 0), (1, 0))
    assert outcomes[""] == (4, 2)


def test_days_are_compared_with_the_previous_week(figures):
    days = figures.breakdown("day").counts
    assert days[0] == Count("2026-11-16", 1, 1)
    assert days[1] == Count("2026-11-17", 2, 1)
    assert days[6] == Count("2026-11-22", 2, 0)
    assert len(days) == 7


def test_every_breakdown_adds_up(figures):
    for breakdown in figures.breakdowns:
        if breakdown.name == "outcome":  # a case counts for each of its answers
            continue
        assert sum(c.count for c in breakdown.counts) == figures.total
        assert sum(c.previous for c in breakdown.counts) == figures.previous_total


def test_misses_and_false_alarms_are_listed(figures):
    assert (figures.false_alarms, figures.misses) == ((12,), (13,))
    shares = {share.name: (share.hits, share.of) for share in figures.shares}
    assert shares == {
        "confirmed_scam": (2, 3),
        "false_alarm": (1, 1),
        "miss": (1, 2),
        "unclear": (1, 5),
        "labelled": (3, 5),
    }


def test_handling_times_are_not_per_agent(figures):
    assert figures.handling.measured == 4
    assert figures.handling.median_seconds == 35.5
    assert figures.handling.ninetieth_seconds == 41


def test_no_figure_names_an_agent(figures):
    assert "amandine" not in str(asdict(figures))
    assert "sonia" not in str(asdict(figures))


def test_the_strongest_rising_campaign_is_first(make_case):
    wave = [make_case(n, 17, domains=(f"d{n % 2}.top",)) for n in range(10, 14)]
    steady = [make_case(n, 18) for n in range(20, 24)]
    pair = [make_case(n, 18) for n in (30, 31)]
    before = [make_case(n, 10) for n in range(1, 5)]
    campaign_of = dict.fromkeys(range(10, 14), 10) | dict.fromkeys((30, 31), 30)
    campaign_of |= dict.fromkeys((*range(20, 24), *range(1, 5)), 1)
    figures = weekly_figures(WEEK, wave + steady + pair, before, campaign_of)
    (rising,) = figures.rising
    assert (rising.campaign, rising.seen, rising.previous, rising.latest) == ("10", 4, 0, 13)
    assert rising.domains == ("d0.top", "d1.top")


def test_without_campaign_numbers_equal_fingerprints_are_grouped(make_case):
    cases = [make_case(n, fingerprint="ab") for n in range(3)]
    assert weekly_figures(WEEK, cases, []).rising[0].seen == 3


def test_an_empty_week_has_figures_too():
    figures = weekly_figures(WEEK, [], [])
    assert figures.total == 0
    assert all(share.value is None for share in figures.shares)
    assert figures.handling.median_seconds is None
