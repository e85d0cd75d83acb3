"""The filters of the case page, and a list that goes on as it is scrolled."""

from __future__ import annotations

from datetime import date

import pytest
import ui_fakes as fakes
from PySide6.QtTest import QAbstractItemModelTester

from classifier.records import Channel
from triage_app.evidence_records import COUNTED
from triage_app.records import CaseFilter
from triage_app.ui.cases.case_filter_view import PAGE, CaseFilterView, days_of
from triage_app.ui.cases.case_table_model import CaseTableModel
from triage_app.ui.cases.page import CasesPage
from triage_app.ui.widgets.colours import LIGHT


@pytest.fixture
def french():
    return fakes.texts()


@pytest.fixture
def view(qtbot, french):
    made = CaseFilterView(french)
    qtbot.addWidget(made)
    return made


def test_every_field_stands_in_the_filter_and_is_cleared(view):
    assert view.filter() == CaseFilter(limit=PAGE)
    view.label.setCurrentIndex(view.label.findData("disagreement"))
    view.channel.setCurrentIndex(view.channel.findData(Channel.CHAT))
    view.scenario.setCurrentIndex(view.scenario.findData("S01"))
    view.origin.setCurrentIndex(1)
    for name in ("organisation", "domain", "phone", "agent", "caller_file"):
        getattr(view, name).setText(f" {name} ")
    view.campaign.setText("12")
    assert view.filter() == CaseFilter(
        disagreement=True,
        channel=Channel.CHAT,
        scenario="S01",
        imported=True,
        organisation="organisation",
        domain="domain",
        phone="phone",
        agent="agent",
        caller_file="caller_file",
        campaign=12,
        limit=PAGE,
    )
    view.clear()
    assert view.filter() == CaseFilter(limit=PAGE)


def test_a_campaign_that_is_no_number_filters_nothing(view):
    view.campaign.setText("x²")
    assert view.filter().campaign is None


@pytest.mark.parametrize(
    ("period", "days"),
    [
        (None, ("", "")),
        ("this_week", ("2026-11-23", "")),
        ("last_week", ("2026-11-16", "2026-11-23")),
        ("last_days", ("2026-10-28", "")),
    ],
)
def test_a_period_has_its_days(period, days):
    assert days_of(period, date(2026, 11, 27)) == days


def test_the_list_goes_on_until_the_last_case(qtbot, french):
    model = CaseTableModel(french, LIGHT)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    older = iter(range(500, 0, -1))
    model.older_wanted.connect(
        lambda: model.append_cases([fakes.case(next(older)) for _ in range(PAGE)])
    )
    for page in range(5):
        assert model.rowCount() == page * PAGE
        model.set_older(True)
        assert model.canFetchMore()
        model.fetchMore()
        assert not model.canFetchMore(), "one page at a time"
    model.set_older(False)
    assert not model.canFetchMore()
    assert [case.number for case in model.rows()] == list(range(500, 0, -1))
    assert tester.model() is model


def test_a_count_above_the_bound_is_said_and_the_list_goes_on(qtbot, french):
    page = CasesPage(french, LIGHT)
    qtbot.addWidget(page)
    page.show_cases([fakes.case(number) for number in range(1000, 900, -1)], COUNTED + 1)
    assert page.summary.text() == "plus de 1\u202f000 cas"
    page.show_more([fakes.case(number) for number in range(900, 800, -1)])
    assert page.cases.canFetchMore()
    page.show_more([fakes.case(5)])
    assert not page.cases.canFetchMore()
