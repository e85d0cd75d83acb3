"""The figures of a period, compared with counts made by hand."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from counted_cases import counts_of, figures_of

from classifier.records import Band, Channel, Label
from triage_app.call_backs import CallBack
from triage_app.period_records import WeekCount
from triage_app.records import Decision, Dissent, Outcome, Seen
from triage_app.reporting.definitions import DEFINITIONS
from triage_app.reporting.figures import Count
from triage_app.reporting.hidden import LEAST, for_sharing, hidden
from triage_app.reporting.period_figures import Counted, period_figures
from triage_app.reporting.periods import Period
from triage_app.reporting.weeks import IsoWeek

WEEK = Period.of_week(IsoWeek(2026, 47))


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
    return figures_of(WEEK, cases, before)


def test_cases_are_counted_by_each_property(figures):
    assert figures.total == Count("", 5, 2, None)
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
    outcomes = counts(figures, "outcome")
    assert (outcomes["clicked_only"], outcomes["gave_card"]) == ((1, 0), (1, 0))
    assert outcomes[""] == (4, 2)


def test_only_scams_impersonate_and_honest_messages_stand_apart(figures):
    found = {
        one.key: (one.scam, one.previous, one.legit, one.unsure) for one in figures.organisations
    }
    assert found == {"ameli": (2, 2, 1, 1), "msa": (1, 0, 0, 0)}
    assert figures.organisations[0].key == "ameli"


def test_days_are_compared_with_the_period_before(figures):
    days = figures.breakdown("day").counts
    assert days[0] == Count("2026-11-16", 1, 1)
    assert days[1] == Count("2026-11-17", 2, 1)
    assert days[6] == Count("2026-11-22", 2, 0)
    assert len(days) == 7


def test_every_breakdown_adds_up(figures):
    for name in ("band", "decision", "label", "channel", "scenario", "day"):
        found = figures.breakdown(name).counts
        assert sum(c.count for c in found) == figures.total.count
        assert sum(c.previous for c in found) == figures.total.previous
    assert sum(sum(row) for row in figures.hours) == figures.total.count
    assert (figures.hours[0][14], figures.hours[1][14], figures.hours[6][14]) == (1, 2, 2)


def test_shares_have_their_parts(figures):
    shares = {share.name: (share.hits, share.of) for share in figures.shares}
    assert shares == {
        "confirmed_scam": (2, 3),
        "false_alarm": (1, 1),
        "miss": (1, 2),
        "unclear": (1, 5),
        "labelled": (3, 5),
        "agent_wrong": (0, 3),
        "agent_unsure": (1, 5),
        "accepted_right": (1, 1),
        "accepted_wrong": (0, 2),
        "harm": (1, 3),
    }
    assert figures.previous_share("unclear").of == 2


def test_acceptance_is_told_apart_by_who_was_right(make_case):
    scam, legit, unsure = Decision
    told = Band.VERY_LIKELY_SCAM
    cases = [
        make_case(1, band=told, label=Label.SCAM, decision=scam),
        make_case(2, band=told, label=Label.SCAM, decision=legit),
        make_case(3, band=told, label=Label.SCAM, decision=unsure),
        make_case(4, band=told, label=Label.LEGIT, decision=scam),
        make_case(5, band=Band.FEW_SIGNS, label=Label.SCAM, decision=legit),
        make_case(6, band=Band.FEW_SIGNS, label=Label.SCAM, decision=scam),
        make_case(7, band=Band.CANNOT_TELL, label=Label.SCAM, decision=legit),
        make_case(8, band=told, label=Label.LEGIT, decision=scam, imported=1),
        make_case(9, band=told, decision=legit),
    ]
    found = figures_of(WEEK, cases)
    for name, parts in {
        "accepted_right": (1, 3),
        "accepted_wrong": (2, 3),
        "agent_wrong": (4, 6),
        "agent_unsure": (1, 8),
    }.items():
        assert (found.share(name).hits, found.share(name).of) == parts, name


def test_observations_and_reasons_of_dissent_are_counted(make_case):
    cases = [make_case(n) for n in range(1, 5)]
    seen = {1: (Seen.YES, Seen.NO, Dissent.CALLER), 2: (Seen.YES, Seen.UNKNOWN, None)}
    found = period_figures(WEEK, Counted(counts_of(cases, seen)))
    assert counts(found, "asks") == {"yes": (2, 0), "no": (0, 0), "unknown": (0, 0)}
    assert counts(found, "expected") == {"yes": (0, 0), "no": (1, 0), "unknown": (1, 0)}
    assert counts(found, "dissent")["caller"] == (1, 0)


def test_handling_times_are_not_per_agent(figures):
    assert figures.handling.measured == 4
    assert figures.handling.median_seconds == 35.5
    assert figures.handling.ninetieth_seconds == 41


def test_no_figure_names_an_agent(figures):
    assert "amandine" not in str(asdict(figures))
    assert "sonia" not in str(asdict(figures))


def test_a_year_before_stands_beside_where_there_was_one(make_case):
    year = counts_of([make_case(1), make_case(2, band=Band.FEW_SIGNS)])
    found = period_figures(WEEK, Counted(counts_of([make_case(3)]), year_before=year))
    assert found.total == Count("", 1, 0, 2)
    assert found.breakdown("band").counts[-1] == Count("few_signs", 0, 0, 1)


def test_a_band_that_changes_much_is_told(make_case):
    cases = [make_case(n, band=Band.FEW_SIGNS if n % 2 else Band.SEVERAL_SIGNS) for n in range(80)]
    before = WeekCount("2026-11-02", 100, (0, 90, 0, 10), 90, 0, 0)
    same = WeekCount("2026-11-16", 80, (0, 40, 0, 40), 40, 0, 0)
    found = figures_of(WEEK, cases, trend=(before, same)).shifts
    assert [(one.band, one.now.hits, one.before.hits) for one in found] == [
        (Band.SEVERAL_SIGNS, 40, 90),
        (Band.FEW_SIGNS, 40, 10),
    ]
    assert figures_of(WEEK, cases[:20], trend=(before,)).shifts == ()
    steady = replace(before, bands=(0, 50, 0, 50))
    assert figures_of(WEEK, cases, trend=(steady,)).shifts == ()


def test_an_empty_week_has_figures_too():
    figures = figures_of(WEEK, [])
    assert figures.total.count == 0
    assert all(share.value is None for share in figures.shares)
    assert figures.handling.median_seconds is None
    assert figures.organisations == ()


def test_every_figure_has_a_definition(figures):
    names = {one.name for one in (*figures.shares, *figures.breakdowns)}
    names |= {"total", "withdrawn", "imported", "call_backs", "called_back", "campaigns"}
    names |= {"organisations", "handling", "hour", "trend", "shifts", "interval"}
    assert names == set(DEFINITIONS)


def test_small_counts_are_hidden_in_a_shared_file(make_case):
    cases = [make_case(n, band=Band.FEW_SIGNS) for n in range(1, 21)]
    cases += [make_case(n, 16, channel=Channel.EMAIL, organisation="msa") for n in range(30, 33)]
    call = CallBack(1, "x", Decision.LEGIT, (), "x", Channel.SMS, None, None, 1, "Bonjour")
    found = for_sharing(figures_of(WEEK, cases, call_backs=(call,), misses=(1, 2)))
    assert counts(found, "band")["few_signs"][0] is None  # else 23 less 20 would give 3 away
    assert counts(found, "channel")["email"][0] is None
    assert (found.call_backs, found.misses, found.hides_below) == ((), (), LEAST)
    for breakdown in found.breakdowns:
        assert all(c.count is None or c.count == 0 or c.count >= LEAST for c in breakdown.counts)
    assert {one.scam for one in found.organisations} == {None}
    assert found.total.count == 23
    assert "Bonjour" not in str(asdict(found))


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ([9, 0, 7], [9, 0, 7]),
        ([9, 3, 7], [9, None, None]),
        ([9, 3, 2], [9, None, None]),
        ([3], [None]),
        ([None, 6], [None, 6]),
    ],
)
def test_what_a_sum_would_give_away_is_hidden_too(given, shown):
    assert hidden(given) == shown
