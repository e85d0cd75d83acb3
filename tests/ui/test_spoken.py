"""What Qt hands on to a screen reader: roles, descriptions, order, sentences without focus."""

import pytest
import ui_fakes as fakes
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QCheckBox, QWidget
from shape_checks import seen

from classifier.records import Pasted
from triage_app.records import Decision
from triage_app.ui.widgets import accessible_roles
from triage_app.ui.widgets.spoken import SpokenRole, speak_as, spoken_role
from triage_app.ui.window.navigation import PageName

Role, Text = QAccessible.Role, QAccessible.Text


@pytest.fixture
def told(monkeypatch):
    """Return the sentences that are announced, the newest last."""
    sentences = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: sentences.append(event.message())
    )
    return sentences


@pytest.fixture
def session(dressed, qtbot):
    accessible_roles.install()
    desk = fakes.FakeDesk()
    desk.cases = {n: fakes.case(n) for n in range(1, 9)}
    made = fakes.session(desk)
    qtbot.addWidget(made.window)
    made.window.show()
    made.learning.begin()
    return made


def interface(widget):
    return QAccessible.queryAccessibleInterface(widget)


def in_layout(layout):
    """Yield the widgets of a layout and of those in it, in their order."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item.widget() is not None:
            yield item.widget()
        elif item.layout() is not None:
            yield from in_layout(item.layout())


def out_of_order(window):
    """Return widgets whose children are read in another order than they stand in."""
    found = []
    for one in seen(window, QWidget):
        if one.layout() is None:
            continue
        wanted = [part for part in in_layout(one.layout()) if part.isVisible()]
        read = [part for part in one.children() if part in wanted]
        if read != wanted:
            found.append(one)
    return found


@pytest.mark.parametrize("name", PageName)
def test_no_description_holds_markup_and_parts_are_read_as_they_stand(session, name):
    page = session.content.show_page(name)
    if name is PageName.TRIAGE:
        session.triage.judge(Pasted("x"))
        page.decision.decide(Decision.LEGIT, dissents=True)
    described = [interface(one).text(Text.Description) for one in seen(session.window, QWidget)]
    assert any(described)
    assert [words for words in described if "<" in words] == []
    zones = session.flow.page.desk.zones.widget()
    assert [one for one in out_of_order(session.window) if one is not zones] == []


def test_the_zones_are_read_in_the_order_of_the_eye(session):
    session.triage.judge(Pasted("x"))
    page = session.flow.page
    wanted = [page.verdict, page.reasons, page.message, page.advice]
    inner = page.desk.zones.widget()
    zones = [part for part in inner.children() if isinstance(part, QWidget) and part.isVisible()]
    holds = [part for one in wanted for part in zones if part is one or part.isAncestorOf(one)]
    assert holds == zones


def test_pages_answers_and_lists_have_their_role(session):
    session.triage.judge(Pasted("x"))
    page = session.flow.page
    tab = interface(session.content.navigation.buttons[PageName.TRIAGE])
    assert tab.role() == Role.PageTab
    assert tab.state().selected
    page.decide(Decision.SCAM)
    chosen = interface(page.decision.buttons[Decision.SCAM])
    assert chosen.role() == Role.RadioButton
    assert chosen.state().checked
    assert not interface(page.decision.buttons[Decision.LEGIT]).state().checked
    assert interface(page.reasons).role() == Role.List
    assert {interface(one).role() for one in page.reasons.rows} == {Role.ListItem}


def test_a_button_with_a_role_is_pressed_as_before(session):
    button = session.content.navigation.buttons[PageName.CASES]
    interface(button).doAction("Press")
    assert session.content.shown is PageName.CASES


def test_fields_that_are_shown_on_demand_say_so(session):
    more = session.content.show_page(PageName.CASES).filter.more_button
    assert interface(more).role() == Role.Button
    assert interface(more).state().collapsed
    more.click()
    assert interface(more).state().expanded


def test_a_role_counts_for_a_widget_that_was_told_of_before(qtbot):
    accessible_roles.install()
    QAccessible.setActive(True)
    box = QCheckBox("a")
    qtbot.addWidget(box)
    assert interface(box).role() == Role.CheckBox
    speak_as(box, SpokenRole.RADIO)
    assert (interface(box).role(), spoken_role(box)) == (Role.RadioButton, SpokenRole.RADIO)
    QAccessible.setActive(False)


def test_the_verdict_a_reason_and_a_note_are_announced(session, told):
    session.triage.judge(Pasted("x"))
    page = session.flow.page
    assert told[-1].startswith(page.verdict.accessibleName())
    assert page.campaign.accessibleName() in told[-1]
    page.step(1)
    assert told[-1] in {one.spoken for one in page.reasons.rows}
    next(iter(page.advice.buttons.values())).click()
    assert told[-1] == page.advice.say.text()
    session.content.note.say("Le cas 12 est enregistré.")
    assert told[-1].endswith("Le cas 12 est enregistré.")


def test_a_verdict_that_is_not_to_be_seen_yet_is_not_announced(dressed, qtbot, told):
    made = fakes.session(fakes.FakeDesk(), second_look="always")
    qtbot.addWidget(made.window)
    made.window.show()
    made.triage.judge(Pasted("x"))
    if not made.flow.page.is_revealed():
        assert not any(made.flow.page.verdict.band_words.text() in one for one in told)
