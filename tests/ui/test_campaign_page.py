"""The page of a campaign, on a real log: what it shows, and changes of all cases with one undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import ui_fakes as fakes
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from classifier.records import Channel, Label, Pasted
from triage_app.campaign_records import DayCount, Shared
from triage_app.case_codes import spoken_code
from triage_app.paths import Home
from triage_app.records import CaseFilter, Decision, NewCase, Outcome
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.ui.cases.day_chart import columns
from triage_app.ui.session import Machine, Session
from triage_app.ui.supervisor.commands import Commands
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import InlineWorker

CARD = "Votre carte Vitale arrive à expiration, renouvelez-la vite sur https://vitale-renouv.top/c"
PARCEL = "Votre colis est bloqué au dépôt, réglez les frais de livraison sur https://colis.top/p"
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


class Clock:
    """A clock that a test moves forward."""

    def __init__(self):
        self.now = datetime(2026, 11, 17, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self):
        return self.now


@pytest.fixture
def desk(tmp_path):
    """Return a desk without a model: cases 1 to 3 in campaign 1 over two days, case 4 alone."""
    clock = Clock()
    settings = Settings(agent="claire", second_look="never")
    made = Desk(Home(tmp_path / "home"), settings, clock)
    for body in (CARD, CARD, CARD, PARCEL):
        seen = made.triage.assess(Pasted(body, Channel.SMS))
        made.triage.log(NewCase(seen, Decision.UNSURE, (Outcome.CLICKED_ONLY,)))
        clock.now += timedelta(hours=12)
    made.finish_upkeep()
    yield made
    made.close()


def new_session(desk, qtbot, *, code_set=False):
    made = Session(
        fakes.texts(),
        LIGHT,
        desk.settings,
        fakes.guidance(),
        InlineWorker(desk),
        Commands.of(desk.home.folder),
        Machine(documents=Path()),
        code_set=code_set,
    )
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitActive(made.window)
    made.content.show_page(PageName.CASES)
    return made


@pytest.fixture
def session(desk, dressed, qtbot):
    return new_session(desk, qtbot)


@pytest.fixture
def page(session):
    """Return the page of campaign 1, opened from the list of cases."""
    session.content.page(PageName.CASES).campaign_requested.emit(1)
    return page_of(session)


def page_of(session):
    return session.content.page(PageName.CAMPAIGN)


def press(session, key, modifier=NONE):
    QTest.keyClick(session.window.windowHandle(), key, modifier)


def labels(desk):
    return [case.label for case in reversed(desk.casebook.list(CaseFilter()))]


def campaigns(desk):
    return [case.campaign for case in reversed(desk.casebook.list(CaseFilter()))]


def test_a_key_leads_from_a_case_to_its_campaign_and_back(session):
    press(session, Qt.Key.Key_F8)  # the newest case is the selected one
    assert session.content.shown is PageName.CAMPAIGN
    assert "4" in page_of(session).title.text()
    press(session, Qt.Key.Key_Escape)
    assert session.content.shown is PageName.CASES


def test_the_page_shows_days_texts_cases_and_what_they_share(page):
    facts = page.facts
    assert [(row.day, row.cases) for row in facts.days.rows()] == [
        ("2026-11-18", 1),
        ("2026-11-17", 2),
    ]
    assert "2" in facts.chart.accessibleDescription()
    assert [row.cases for row in page.variants.rows()] == [3]
    assert [case.number for case in page.cases.rows()] == [3, 2, 1]
    assert facts.facts["domains"].text() == "vitale-renouv[.]top (3)"
    assert facts.facts["outcomes"].text().endswith(" 3")
    assert facts.facts["labels"].text() == "–"
    assert page.conflict.isHidden()


def test_a_number_of_a_person_is_told_to_be_the_same(page, desk):
    sheet = desk.casebook.campaigns.sheet(1)
    numbers = (Shared("", 3), Shared("0899123456", 1))
    page.facts.show_sheet(replace(sheet, numbers=numbers))
    assert page.facts.facts["numbers"].text() == "le même numéro (3), 0899123456 (1)"


def test_one_key_confirms_all_and_one_undo_takes_it_back(session, page, desk):
    press(session, Qt.Key.Key_F5)
    assert labels(desk) == [Label.SCAM] * 3 + [None]
    assert "3" in page.facts.facts["labels"].text()
    press(session, Qt.Key.Key_Z, CTRL)
    assert labels(desk) == [None] * 4
    press(session, Qt.Key.Key_Y, CTRL)
    assert labels(desk) == [Label.SCAM] * 3 + [None]
    press(session, Qt.Key.Key_F7)
    assert labels(desk) == [None] * 4


def test_undo_follows_one_order_over_cases_and_campaigns(session, page, desk):
    press(session, Qt.Key.Key_F5)
    session.content.show_page(PageName.CASES)
    session.cases.controller.label(4, Label.LEGIT)
    press(session, Qt.Key.Key_Z, CTRL)
    assert labels(desk) == [Label.SCAM] * 3 + [None]
    press(session, Qt.Key.Key_Z, CTRL)
    assert labels(desk) == [None] * 4


def test_one_decision_for_all(session, page, desk):
    press(session, Qt.Key.Key_F5, CTRL)
    assert {case.decision for case in desk.casebook.list(CaseFilter(campaign=1))} == {Decision.SCAM}


def test_labels_that_differ_are_told_with_the_cases(session, page, desk):
    for number, label in ((1, Label.SCAM), (2, Label.SCAM), (3, Label.LEGIT)):
        desk.casebook.label(number, label)
    session.campaigns.open(1)
    assert not page.conflict.isHidden()
    assert page.conflict.text().endswith(" 3")


def test_selected_cases_are_split_off(session, page, desk):
    press(session, Qt.Key.Key_D, CTRL)  # nothing is selected, nothing happens
    assert campaigns(desk) == [1, 1, 1, 4]
    page.case_table.selectRow(0)
    page.split_button.click()
    assert campaigns(desk) == [1, 1, 3, 4]
    assert [case.number for case in page.cases.rows()] == [2, 1]
    press(session, Qt.Key.Key_Z, CTRL)
    assert campaigns(desk) == [1, 1, 1, 4]


def test_campaigns_are_merged_and_the_page_follows(session, page, desk):
    session.campaigns.open(4)
    press(session, Qt.Key.Key_M, CTRL)
    assert session.window.focusWidget() is page.other
    page.other.setText("1")
    page.merge_button.click()
    assert campaigns(desk) == [1, 1, 1, 1]
    assert [case.number for case in page.cases.rows()] == [4, 3, 2, 1]


def test_a_campaign_is_named_by_its_code_between_desks(session, page, desk):
    desk._log.get().share_log.join(12, "Desk 12")
    session.campaigns.open(4)
    page.other.setText(spoken_code(1, 12))
    page.merge_button.click()
    assert campaigns(desk) == [1, 1, 1, 1]
    assert [case.code for case in page.cases.rows()] == [
        spoken_code(number, 12) for number in (4, 3, 2, 1)
    ]


def test_a_campaign_that_is_not_there_is_told(session, page):
    page.other.setText("9")
    page.merge_button.click()
    assert "9" in session.content.banner.sentence


def test_changes_need_the_code_where_one_is_set(desk, dressed, qtbot):
    desk.access.set("rouge-gorge")
    session = new_session(desk, qtbot, code_set=True)
    session.campaigns.open(1)
    press(session, Qt.Key.Key_F5)
    assert labels(desk) == [None] * 4
    session.supervisor.access.try_code("rouge-gorge")
    session.campaigns.open(1)
    press(session, Qt.Key.Key_F5)
    assert labels(desk) == [Label.SCAM] * 3 + [None]


def test_a_picture_of_few_days_has_a_column_for_each():
    days = (DayCount("2026-11-17", 2), DayCount("2026-11-20", 1))
    assert columns(days, 100) == [2, 0, 0, 1]
    assert columns(days, 2) == [2, 1]


@given(
    st.lists(st.dates(), min_size=1, max_size=20, unique=True),
    st.integers(1, 300),
)
def test_a_picture_has_room_and_loses_no_case(dates, most):
    days = [DayCount(str(one), at + 1) for at, one in enumerate(sorted(dates))]
    found = columns(days, most)
    assert len(found) <= most
    assert sum(found) == sum(one.cases for one in days)


@pytest.mark.parametrize("before", [PageName.WEEK, PageName.REVIEW, PageName.CASES])
def test_escape_leads_back_to_the_page_that_opened_the_sheet(session, before):
    session.content.show_page(before)
    session.campaigns.open(1)
    session.campaigns.open(2)  # as after a split
    press(session, Qt.Key.Key_Escape)
    assert session.content.shown is before
