"""What the log counts in a period is what a look at each case counts, and the cases behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from counted_cases import counts_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.records import Band, Channel, Label, LinkView, OrganisationMatch
from triage_app.period_records import CampaignRule
from triage_app.records import (
    CaseFilter,
    Decision,
    Dissent,
    EventKind,
    Observations,
    Outcome,
    OwnView,
    Role,
    Seen,
)
from triage_app.reporting.behind import cases_behind
from triage_app.reporting.period_figures import Counted, period_figures
from triage_app.reporting.periods import Period, PeriodKind, parse_period
from triage_app.services.upkeep.figures import FiguresService, NotWanted
from triage_app.store import figures_schema, schema
from triage_app.store.figure_tests import test_of as condition_of

ANSWERS = ((), (Outcome.NOTHING_DONE,), (Outcome.CLICKED_ONLY, Outcome.GAVE_CARD))


def view_of(at):
    seen = list(Seen)[at % 3], list(Seen)[at // 3 % 3]
    return OwnView(
        Observations(*seen) if at % 4 else None, list(Dissent)[at % 5] if at % 7 == 0 else None
    )


def logged(store, new_case, at, text="Votre carte expire"):
    new = new_case(
        text,
        band=list(Band)[at % 4],
        decision=list(Decision)[at // 2 % 3],
        outcomes=ANSWERS[at % 3],
    )
    name = (None, "ameli", "msa")[at // 3 % 3]
    seen = replace(
        new.assessment,
        scenario=(None, "S01", "S07")[at // 5 % 3],
        organisation=OrganisationMatch(name, name) if name else None,
        message=replace(new.assessment.message, channel=list(Channel)[at // 4 % 5]),
        links=(LinkView("x", "https://x/", f"d{at % 2}.top", "x"),),
    )
    seconds = None if at % 9 == 0 else 20 + at % 13
    view = view_of(at)
    new = replace(new, assessment=seen, handling_seconds=seconds, own_view=view)
    return store.log_case(new, "Anne").number


@pytest.fixture
def many(store, clock, new_case):
    for at in range(90):
        clock.pass_days(0.3)
        number = logged(store, new_case, at)
        if at % 3 != 1:
            store.give_label(number, list(Label)[at % 2], "Chef")
    return store


def by_hand(store, since, until):
    cases = store.cases(CaseFilter(since=since, until=until, limit=1000))
    views = {}
    for case in cases:
        view = view_of(case.number - 1)
        seen = view.observations
        views[case.number] = (seen and seen.asks, seen and seen.expected, view.dissent)
    return counts_of(cases, views)


days = st.integers(0, 30).map(lambda at: date(2026, 11, 17) + timedelta(days=at))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(since=days, length=st.integers(1, 40))
def test_a_period_is_counted_as_a_look_at_each_case_counts_it(many, since, length):
    bounds = str(since), str(since + timedelta(days=length))
    found, expected = many.periods.counts(*bounds), by_hand(many, *bounds)
    assert set(found.judged) == set(expected.judged)
    assert len(found.judged) == len(set(found.judged))
    assert set(found.outcomes) == set(expected.outcomes)
    assert len(found.outcomes) == len(set(found.outcomes))
    assert set(found.views) == set(expected.views)
    assert set(found.claims) == set(expected.claims)
    assert found.scenarios == expected.scenarios
    assert (found.hours, found.seconds) == (expected.hours, expected.seconds)
    assert found.cases == expected.cases
    (week,) = many.periods.weeks([bounds])
    assert week.cases == sum(week.bands) == found.cases
    assert week.scam == sum(one.cases for one in found.judged if one.held_as is Decision.SCAM)
    assert week.confirmed_scam + week.confirmed_legit == sum(
        one.cases for one in found.judged if one.label
    )


def test_behind_each_figure_are_the_cases_that_it_counts(many):
    period = Period(PeriodKind.DAYS, date(2026, 11, 18), date(2026, 12, 10))
    counts = many.periods.counts(str(period.since), str(period.until))
    figures = period_figures(period, Counted(counts))
    behind = {("total", ""): figures.total.count, ("imported", ""): figures.imported}
    behind |= {(share.name, ""): share.hits for share in figures.shares}
    behind |= {
        (one.name, count.key): count.count for one in figures.breakdowns for count in one.counts
    }
    for one in figures.organisations:
        behind |= {("impersonated", one.key): one.scam} if one.key else {}
        behind |= {("honest", one.key): one.legit, ("unsure", one.key): one.unsure}
    for weekday, row in enumerate(figures.hours, start=1):
        behind |= {("hour", f"{weekday}-{hour:02}"): cases for hour, cases in enumerate(row)}
    assert len(behind) > 200
    for (figure, key), cases in behind.items():
        wanted = cases_behind(period, figure, key)
        assert many.count(wanted) == cases, (figure, key)
    assert sum(1 for cases in behind.values() if cases) > 60


def test_an_unknown_figure_has_no_case(many):
    assert many.count(CaseFilter(figure="nothing")) == 0
    assert many.count(CaseFilter(figure="dissent:'; DROP TABLE cases")) == 0
    assert condition_of("x").sql == "0"
    with pytest.raises(KeyError):
        cases_behind(parse_period("2026-W47", date(2026, 12, 1)), "nothing")


def test_counting_reads_the_counts_of_its_days_and_a_figure_one_index(many):
    plans = []
    with many._database.reading() as db:
        db.conn.set_trace_callback(plans.append)
        many.periods.counts("2026-11-17", "2026-11-24")
        many.periods.weeks([("2026-11-17", "2026-12-01")])
        db.conn.set_trace_callback(None)
        assert not [sql for sql in plans if " cases " in sql]
        queries = [sql for sql in plans if "day_counts" in sql]
        assert len(queries) == 2
        for sql in queries:
            plan = str(db.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall())
            assert "SEARCH day_counts USING PRIMARY KEY" in plan, sql
        wanted = CaseFilter(figure="accepted_wrong", since="2026-11-17", until="2026-12-01")
        plans.clear()
        db.conn.set_trace_callback(plans.append)
        many.count(wanted)
        db.conn.set_trace_callback(None)
        plan = str(db.execute(f"EXPLAIN QUERY PLAN {plans[-1]}").fetchall())
        assert "COVERING INDEX cases_of_period" in plan


def kept_counts(store):
    with store._database.reading() as db:
        return db.execute("SELECT * FROM day_counts").fetchall()


def test_each_change_of_a_case_is_counted_and_taken_back(store, new_case):
    logged(store, new_case, 1)
    before = kept_counts(store)
    number = logged(store, new_case, 1)
    twice = kept_counts(store)
    assert [row[:3] for row in twice] == [row[:3] for row in before]
    assert {row[3] for row in twice} == {2}
    store.give_label(number, Label.LEGIT, "Chef")
    labelled = kept_counts(store)
    assert {row[1] for row in labelled if row not in twice} == {"judged", "claim"}
    assert store.verify() == []
    store.withdraw_label(number, "Chef")
    assert kept_counts(store) == twice
    store.withdraw(number, "twice", "Anne")
    assert kept_counts(store) == before
    store.withdraw(1, "twice", "Anne")
    assert kept_counts(store) == []
    assert store.verify() == []


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM day_counts WHERE counted = 'hour'",
        "UPDATE day_counts SET cases = 2 WHERE counted = 'scenario'",
        "INSERT INTO day_counts VALUES ('2020-01-01', 'scenario', 'S01', 1)",
    ],
)
def test_counts_that_were_changed_are_told_and_mended(store, new_case, statement):
    logged(store, new_case, 1)
    before = kept_counts(store)
    with store._writing() as (db, _):
        db.execute(statement)
    (problem,) = store.verify()
    assert "counted" in str(problem)
    store.rebuild()
    assert store.verify() == []
    assert kept_counts(store) == before


def test_a_withdrawn_case_is_counted_as_such_at_its_date(store, new_case, clock):
    first = logged(store, new_case, 1)
    clock.pass_days(7)
    second = logged(store, new_case, 2)
    clock.pass_days(7)
    store.withdraw(first, "twice", "Anne")
    store.undo(second, store.opening(second).seq, "Anne")
    assert store.periods.counts("2026-11-16", "2026-11-23").withdrawn == 1
    assert store.periods.counts("2026-11-23", "2026-11-30").withdrawn == 1
    assert store.periods.counts("2026-11-30", "2026-12-30").withdrawn == 0
    assert store.verify() == []
    with store._writing() as (db, _):
        db.execute("DELETE FROM withdrawn_cases WHERE number = ?", [first])
    assert "withdrawn" in str(store.verify()[0])
    store.rebuild()
    assert store.verify() == []
    assert store.periods.counts("2026-11-16", "2026-11-23").withdrawn == 1


def test_new_and_rising_campaigns_are_told(store, new_case, clock):
    texts = [f"{word} " * 30 for word in ("alpha", "beta", "gamma", "delta")]
    for text, times in zip(texts, (2, 4, 0, 3), strict=True):
        for at in range(times):
            logged(store, new_case, at, text)
    clock.pass_days(7)
    for text, times in zip(texts, (5, 4, 3, 2), strict=True):
        for at in range(times):
            logged(store, new_case, at, text)
    service = FiguresService(store, CampaignRule())
    week = service.period("2026-W48")
    found = service.page(week)
    told = [(one.excerpt[:5], one.is_new, one.cases, one.previous) for one in found.campaigns]
    assert told == [("gamma", True, 3, 0), ("alpha", False, 5, 2)]
    assert found.campaign_count == 2
    assert found.campaigns[1].days == (("2026-11-17", 2), ("2026-11-24", 5))
    assert found.campaigns[1].domains == ("d0.top", "d1.top")
    months = service.page(service.period("2026-11-01..2026-12-20"))
    assert {one.excerpt.split()[0]: one.cases for one in months.campaigns} == {
        "alpha": 7,
        "beta": 8,
        "gamma": 3,
        "delta": 5,
    }
    every = FiguresService(store, CampaignRule(2, 0)).page(week)
    assert len(every.campaigns) == 4
    assert FiguresService(store, CampaignRule(4, 200)).page(week).campaigns[0].cases == 5


def test_a_count_that_nobody_waits_for_stops_between_its_parts(store, clock):
    answers = iter((True, False))
    service = FiguresService(store, CampaignRule())
    with pytest.raises(NotWanted):
        service.page(service.period("2026-Q4"), lambda: next(answers))
    assert next(answers, "asked twice") == "asked twice"


def test_the_service_compares_with_the_week_before_and_the_year_before(store, new_case, clock):
    logged(store, new_case, 1)
    clock.now = datetime(2027, 11, 23, 9, tzinfo=timezone(timedelta(hours=1)))
    logged(store, new_case, 2)
    clock.pass_days(-6)
    logged(store, new_case, 3)
    clock.pass_days(20)
    service = FiguresService(store, CampaignRule())
    found = service.figures(service.period("2027-W46"))
    assert (found.total.count, found.total.previous, found.total.year_before) == (1, 0, 0)
    assert service.page(service.period("2027-W47")).total.previous == 1
    assert [week.cases for week in found.trend] == [0] * 11 + [1]
    assert found.as_of[:10] == "2027-11-17"
    assert found.earlier_export is None


def test_an_earlier_export_is_named_on_the_page(store, new_case):
    logged(store, new_case, 1)
    service = FiguresService(store, CampaignRule())
    week = service.period("2026-W47")
    assert service.page(week).earlier_export is None
    store.record(EventKind.EXPORTED, "Chef", {"week": "2026-W47", "cases": 7}, role=Role.AGENT)
    assert service.page(week).earlier_export.cases == 7
    assert service.figures(week).earlier_export is None


def test_a_log_from_before_knows_what_agents_saw_and_what_was_withdrawn():
    from sqlite_utils import Database

    db, name = Database(memory=True), figures_schema.m0020_figures.__name__
    schema.migrations().apply(db, stop_before=name)
    row = dict.fromkeys(
        "opened agent channel language band indicators fingerprint model text_digest".split(), "x"
    ) | {"campaign": 1, "outcomes": "[]", "decision": "scam", "number": 1}
    db.table("cases").insert(row)
    seen = '{"observations":{"asks":"yes","expected":"no"},"dissent":"caller"}'
    event = {"actor": "x", "previous": "", "payload": "{}", "kind": "case_opened"}
    db.table("events").insert_all(
        [
            {**event, "seq": 1, "at": "2026", "case_number": 1, "digest": "a", "payload": seen},
            {**event, "seq": 2, "at": "2027", "case_number": 2, "digest": "b"},
            {**event, "seq": 3, "at": "x", "case_number": 2, "digest": "c"}
            | {"kind": "case_withdrawn"},
        ]
    )
    schema.migrations().apply(db)
    assert db.execute("SELECT asks, expected, dissent FROM cases").fetchall() == [
        ("yes", "no", "caller")
    ]
    assert db.execute("SELECT * FROM withdrawn_cases").fetchall() == [(2, "2027")]
    assert db.execute("SELECT * FROM day_counts WHERE counted = 'view'").fetchall() == [
        ("x", "view", '["yes","no","caller"]', 1)
    ]
