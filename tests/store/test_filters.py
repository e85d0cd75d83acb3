"""Filters of the case list: alone and together they find what a look at each case finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from varied_cases import AGENTS, DOMAINS, filled, matches

from classifier.records import Band, Channel, Label
from triage_app.records import CaseFilter, Decision, Outcome
from triage_app.store import filter_ranges, search, word_sources


@pytest.fixture
def many(store, clock, new_case):
    return filled(store, clock, new_case)


days = st.integers(0, 25).map(lambda at: str(date(2026, 11, 17) + timedelta(days=at)))
wanted_cases = st.builds(
    CaseFilter,
    text=st.sampled_from(["", "", "", "carte", "unique", "-carte", "-unique"]),
    band=st.none() | st.sampled_from(Band),
    channel=st.none() | st.sampled_from(Channel),
    decision=st.none() | st.sampled_from(Decision),
    outcome=st.none() | st.sampled_from(list(Outcome)[:4]),
    label=st.none() | st.sampled_from(Label),
    unlabelled=st.sampled_from([False, False, True]),
    disagreement=st.sampled_from([False, False, True]),
    call_back=st.sampled_from([False, False, True]),
    organisation=st.sampled_from(["", "ameli", "harmonie-mutuelle", "axa"]),
    scenario=st.sampled_from(["", "S01", "S09"]),
    agent=st.sampled_from(["", *AGENTS, "Chef"]),
    domain=st.sampled_from(["", *DOMAINS]),
    since=st.just("") | days,
    until=st.just("") | days,
    limit=st.integers(1, 9),
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wanted=wanted_cases,
    few=st.sampled_from([0, filter_ranges._FEW]),
    is_large=st.sampled_from([False, True]),
)
def test_filters_together_find_what_a_look_at_each_case_finds(many, wanted, few, is_large):
    """Also when a filter is rarer than its domain, which then is not asked first.

    A log is large when it has more cases than are looked at together.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(filter_ranges, "_FEW", few)
        if is_large:
            patched.setattr(word_sources, "_NEWEST", (2, 20))
            patched.setattr(word_sources, "_FEW", 9)
            patched.setattr(word_sources, "_SOME", 5)
        _find_what_a_look_at_each_case_finds(many, wanted)


def _find_what_a_look_at_each_case_finds(many, wanted):
    every = many.cases(CaseFilter(limit=100))
    assert len(every) == 60
    expected = [case.number for case in every if matches(case, wanted)]
    found, before = [], None
    while page := many.cases(replace(wanted, before=before)):
        assert len(page) <= wanted.limit
        found += [case.number for case in page]
        before = found[-1]
    assert found == expected
    assert many.count(wanted) == len(expected)


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (CaseFilter(campaign=1, limit=2), [46, 31]),
        (CaseFilter(campaign=1, label=Label.SCAM, limit=2), [31, 1]),
        (CaseFilter(text="Mutuelle", limit=2), [54, 53]),
        (CaseFilter(text="carte", organisation="harmonie-mutuelle", limit=2), [54, 52]),
    ],
)
def test_a_filter_by_campaign_or_name(many, wanted, numbers):
    assert [case.number for case in many.cases(wanted)] == numbers


def test_a_count_stops_at_a_bound(many, monkeypatch):
    monkeypatch.setattr(search, "COUNTED", 9)
    assert many.count(CaseFilter(band=Band.FEW_SIGNS)) == 10
    assert many.count(CaseFilter(text="carte")) == 10
    assert many.count(CaseFilter(text="carte unique", label=Label.SCAM)) < 10


def test_evidence_leaves_with_the_text(many):
    assert many.count(CaseFilter(domain="x.top")) == 30
    many.withdraw(1, "doublon", "Anne")
    many.removal.erase(3, "demande", "Chef")
    assert many.count(CaseFilter(domain="x.top")) == 28
