"""Saved views in the case list: saved, chosen and removed; the command line has the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
import ui_fakes as fakes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.records import Band, Channel, Label
from triage_app.records import CaseFilter, Decision, Outcome
from triage_app.services.calls.views import SavedViews
from triage_app.ui.cases.case_filter_view import PAGE, CaseFilterView
from triage_app.ui.window.navigation import PageName

WAVE = CaseFilter(text="colis", band=Band.SEVERAL_SIGNS, disagreement=True, channel=Channel.SMS)
DAYS = CaseFilter(since="2026-03-02", until="2026-03-09", label=Label.SCAM)


@pytest.fixture
def desk():
    return fakes.FakeDesk()


@pytest.fixture
def saved(desk):
    """The views of the desk, as the command line has them."""
    return SavedViews(desk.home.views, desk.encryption.files)


@pytest.fixture
def page(desk, saved, dressed, qtbot):
    saved.save("Vague", WAVE)
    session = fakes.session(desk)
    qtbot.addWidget(session.window)
    session.window.show()
    made = session.content.show_page(PageName.CASES)
    made.banner = session.content.banner
    return made


def choose(bar, name):
    place = bar.names.findText(name)
    bar.names.setCurrentIndex(place)
    bar.names.activated.emit(place)


def test_a_view_of_the_command_line_is_chosen(page, qtbot):
    with qtbot.waitSignal(page.filter_changed) as told:
        choose(page.filter.views, "Vague")
    assert told.args == [replace(WAVE, limit=PAGE)]
    assert page.filter.text.text() == "colis"
    assert page.filter.more_button.isChecked(), "one of its filters stands among the others"


def test_the_filter_is_saved_under_the_name_that_is_typed(page, saved):
    page.filter.set_filter(replace(DAYS, phone="0639984127"))
    bar = page.filter.views
    assert not bar.save_button.isEnabled()
    bar.names.setEditText(" Mars ")
    bar.save_button.click()
    assert list(saved.all()) == ["Mars", "Vague"]
    assert replace(saved.get("Mars"), limit=PAGE) == replace(DAYS, limit=PAGE)
    assert bar.names.currentText() == "Mars"
    assert bar.remove_button.isEnabled()


def test_a_view_is_removed(page, saved):
    bar = page.filter.views
    bar.names.setEditText("inconnue")
    assert not bar.remove_button.isEnabled()
    choose(bar, "Vague")
    bar.remove_button.click()
    assert saved.all() == {}
    assert bar.names.count() == 0
    assert bar.names.currentText() == ""


def test_an_organisation_is_saved_as_the_log_names_it(page, saved):
    page.filter.organisation.setText("Aubier")
    page.filter.views.names.setEditText("Aubier")
    page.filter.views.save_button.click()
    assert saved.get("Aubier").organisation == "aubier"


def test_views_that_cannot_be_read_are_told_and_left(page, desk):
    desk.home.views.write_text("{", encoding="utf-8")
    page.filter.views.names.setEditText("Mars")
    page.filter.views.save_button.click()
    assert "views.json" in page.banner.sentence
    assert desk.home.views.read_text("utf-8") == "{"


@pytest.fixture
def view(qtbot):
    made = CaseFilterView(fakes.texts())
    qtbot.addWidget(made)
    return made


def one_of(kind):
    return st.none() | st.sampled_from(list(kind))


words = st.sampled_from(["", "colis", "ameli"])
labels = st.sampled_from(
    [
        {},
        {"unlabelled": True},
        {"disagreement": True},
        {"call_back": True},
        *({"label": one} for one in Label),
    ]
)
days = st.sampled_from([("", ""), ("2026-03-02", "2026-03-09"), ("2026-03-02", "")])
filters = st.builds(
    lambda label, since_until, **others: CaseFilter(
        **label, since=since_until[0], until=since_until[1], **others
    ),
    label=labels,
    since_until=days,
    text=words,
    band=one_of(Band),
    decision=one_of(Decision),
    channel=one_of(Channel),
    outcome=one_of(Outcome),
    scenario=st.sampled_from(["", "S01"]),
    imported=st.booleans(),
    organisation=words,
    domain=words,
    phone=words,
    agent=words,
    campaign=st.none() | st.integers(1, 10**6),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(wanted=filters)
def test_the_fields_say_what_a_filter_says(view, wanted):
    view.set_filter(wanted)
    assert view.filter() == replace(wanted, limit=PAGE)


def test_other_days_are_one_more_choice_once(view):
    usual = view.period.count()
    for _ in range(3):
        view.set_filter(DAYS)
        view.clear()
    assert view.period.count() == usual + 1
    view.set_filter(DAYS)
    assert view.period.currentText() == "2 mars 2026 – 8 mars 2026"
