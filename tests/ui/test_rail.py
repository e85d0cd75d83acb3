"""The rail: keys at the right in their order, the supervisor's pages apart, held calls."""

import pytest
import ui_fakes as fakes
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame

from classifier.records import Channel, Pasted
from triage_app.records import Triage
from triage_app.ui.widgets.fitted_labels import LinesLabel
from triage_app.ui.window.navigation import KEYS, PageName
from triage_app.ui.window.page_area import PageArea

MESSAGE = Pasted("Votre carte Vitale expire.", Channel.SMS)
SUPERVISED = (PageName.REVIEW, PageName.SUPERVISOR, PageName.GUIDANCE, PageName.GENUINE)


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(params=["fr", "en"])
def session(request, dressed, qtbot, clock):
    desk = fakes.FakeDesk()
    desk.found = Triage(fakes.assessment(scenario="S02"), None)
    made = fakes.session(desk, request.param, clock=clock)
    qtbot.addWidget(made.window)
    made.window.resize(1366, 697)
    made.window.show()
    made.content.show_page(PageName.TRIAGE)
    return made


def top(widget, rail):
    return widget.mapTo(rail, QPoint(0, 0)).y()


def test_the_keys_of_the_pages_are_in_order(session):
    rail = session.content.navigation
    by_place = sorted(rail.buttons, key=lambda name: top(rail.buttons[name], rail))
    assert [KEYS[name] for name in by_place] == [*(f"Ctrl+{n}" for n in range(1, len(KEYS))), "F1"]


def test_the_pages_of_the_supervisor_stand_below_a_line(session):
    rail = session.content.navigation
    line = rail.findChild(QFrame, "rail_line")
    above = [name for name, one in rail.buttons.items() if top(one, rail) < top(line, rail)]
    assert above == [PageName.TRIAGE, PageName.CASES, PageName.BATCH]
    assert all(top(rail.buttons[name], rail) > top(line, rail) for name in SUPERVISED)


def test_the_rail_marks_the_page_or_the_one_it_is_a_part_of(session):
    rail = session.content.navigation
    parts = (PageName.IMPORT, PageName.RETENTION, PageName.MODELS, PageName.LISTS)
    nowhere = (PageName.CAMPAIGN, PageName.WELCOME)
    others = set(PageName) - {*parts, *nowhere}
    expected = {name: {name} for name in others} | {name: {PageName.SUPERVISOR} for name in parts}
    for name in PageName:
        rail.show_page(name)
        marked = {one for one, made in rail.buttons.items() if made.isChecked()}
        assert marked == expected.get(name, set())


def test_name_and_key_have_room_beside_each_other(session):
    for one in session.content.navigation.buttons.values():
        assert one.width() >= one.whole_width()
        text = one.fontMetrics().horizontalAdvance(one.text())
        assert one.whole_width() > text + one.fontMetrics().horizontalAdvance("Ctrl+1")


def test_a_held_call_shows_scenario_and_waiting_time(session, clock):
    shelf = session.flow.shelf
    session.triage.judge(MESSAGE)
    session.triage.hold()
    scenario = session.texts("scenario.S02")
    title, waits = shelf.buttons[0].text().split("\n")
    assert scenario.startswith(title.rstrip("…"))
    assert waits == session.texts("shelf.new")
    clock.now = 185.0
    shelf.show_waiting()
    assert shelf.buttons[0].text().endswith(session.texts.count("shelf.waiting", 3))
    assert scenario in shelf.buttons[0].accessibleName()


def test_the_waiting_time_goes_on_when_another_call_is_held(session, clock):
    session.triage.judge(MESSAGE)
    session.triage.hold()
    clock.now = 120.0
    session.triage.judge(MESSAGE)
    session.triage.hold()
    first, second = session.flow.shelf.buttons
    assert first.text().endswith(session.texts.count("shelf.waiting", 2))
    assert second.text().endswith(session.texts("shelf.new"))


def test_entries_of_held_calls_never_scroll_sideways(session):
    for _ in range(9):
        session.triage.judge(MESSAGE)
        session.triage.hold()
    shelf = session.flow.shelf
    assert shelf.area.horizontalScrollBar().maximum() == 0
    assert all(one.width() <= shelf.area.viewport().width() for one in shelf.buttons)


@pytest.mark.parametrize("held", [0, 1, 5])
def test_the_rail_never_scrolls_however_long_a_note_is(session, qtbot, held):
    """With all that the rail ever shows: the key of the lock, the exchange, held calls."""
    rail, note = session.content.navigation, session.content.note
    session.supervisor.access.set_code("vigie-2026")
    rail.show_exchange(session.texts("exchange.meaning")[:40], "")
    long = "Accepté : pas moins bon que le modèle en service sur 14 997 messages. " * 8
    note.say(long, action=session.texts("note.undo"), then=lambda: None)
    for _ in range(held):  # the room of the note changes while it is shown
        session.triage.judge(MESSAGE)
        session.triage.hold()
    note.say(long, action=session.texts("note.undo"), then=lambda: None)
    bar = rail.findChild(PageArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert note.sentence == long
    line = note.findChild(LinesLabel)
    line.repaint()
    assert line.is_cut()
    assert line.toolTip()


def test_a_short_note_is_shown_whole(session):
    note = session.content.note
    note.say("Cas n° 12 enregistré.")
    line = note.findChild(LinesLabel)
    assert not line.is_cut()
    assert line.height() >= line.heightForWidth(line.width())
