"""The page of the week: its rows, the cases behind each of them, and the periods it offers."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

import pytest

from classifier.records import Assessment, Band, BandReason, Label, Language, Message
from classifier.text.fingerprint import fingerprint
from triage_app.errors import ExportError
from triage_app.figure_records import Ink
from triage_app.records import Decision, Dissent, NewCase, Observations, Outcome, OwnView, Seen
from triage_app.services.upkeep.reports import ReportService
from triage_app.services.upkeep.week_page import offered_periods, week_content, whole_content
from triage_app.store.store import CaseStore

TEXTS = (
    "Votre carte Vitale expire bientôt, mettez-la à jour",
    "Votre colis attend, payez 1,95 euro",
)


class Clock:
    now = datetime(2026, 11, 16, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        return self.now


def logged(store, at):
    text = TEXTS[at % 2]
    seen = Assessment(
        message=Message(text),
        masked={},
        band=list(Band)[at % 4],
        band_reason=BandReason.SCORE,
        score=0.8,
        log_odds=1.4,
        base=0.0,
        reasons=(),
        findings=(),
        links=(),
        language=Language.FRENCH,
        scenario="S01" if at % 3 else None,
        organisation=None,
        fingerprint=fingerprint(f"\n{text}"),
        model="0001",
    )
    view = OwnView(Observations(Seen.YES, Seen.NO), Dissent.CHECKED if at % 5 == 0 else None)
    outcomes = (Outcome.GAVE_CARD,) if at % 2 else ()
    case = store.log_case(NewCase(seen, list(Decision)[at % 3], outcomes, 30 + at, view), "a")
    if at % 4 != 3:
        store.give_label(case.number, Label.SCAM if at % 7 else Label.LEGIT, "s")


@pytest.fixture
def reports(tmp_path):
    clock = Clock()
    store = CaseStore(tmp_path / "cases.db", clock)
    for at in range(40):
        clock.now += timedelta(hours=3)
        logged(store, at)
    clock.now += timedelta(days=7)
    yield ReportService(store, "s")
    store.close()


def test_behind_each_row_are_as_many_cases_as_it_says(reports):
    content = week_content(reports, "2026-W47", Ink())
    rows = [row for row in content.shown.rows if row.behind is not None]
    assert len(rows) > 25
    for row in rows:
        shown = re.match(r"(\d+) / ", row.more) or re.match(r"(\d+)$", row.value)
        assert reports._store.count(row.behind) == int(shown[1]), row.name
    assert all(row.definition for row in content.shown.rows)
    assert any(row.campaign for row in content.shown.rows)


def test_the_trend_comes_after_the_figures(reports):
    first = week_content(reports, "2026-W47", Ink())
    assert not first.is_whole
    assert [one.name for one in first.shown.pictures] == ["hours", "lines"]
    whole = whole_content(reports, first, Ink())
    assert whole.is_whole
    assert [one.name for one in whole.shown.pictures] == ["trend", "volumes", "hours", "lines"]
    assert whole.shown.call_backs == first.shown.call_backs
    assert whole.shown.call_back_count == len(first.shown.call_backs) > 0


def test_neighbours_of_a_period_are_named(reports):
    shown = week_content(reports, "2026-W47", Ink()).shown
    assert (shown.previous, shown.next) == ("2026-W46", "2026-W48")
    assert (shown.period.name, shown.period.week) == ("2026-W47", 47)
    empty = week_content(reports, "2026-10", Ink()).shown
    assert (empty.total, empty.pictures, empty.period.week) == (0, (), None)
    with pytest.raises(ExportError):
        week_content(reports, "2027-W47", Ink())


def test_the_week_of_today_is_offered_before_complete_ones(reports):
    offered = offered_periods(date(2027, 1, 6))
    assert [one.name for one in offered[:3]] == ["2027-W01", "2026-W53", "2026-W52"]
    assert [one.name for one in offered if one.done is not None] == [
        "2027-W01", "2027-01", "2027-Q1"
    ]  # fmt: skip
    assert (offered[0].done, offered[-2].done) == (3, 6)
    assert [one.name for one in offered[13:]] == [
        "2027-01", "2026-12", "2026-11", "2027-Q1", "2026-Q4"
    ]  # fmt: skip
    assert offered[1].week == 53
