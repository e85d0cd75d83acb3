"""Enter presses the button that has the keyboard, on every page and in the rail."""

import warnings

import pytest
import ui_fakes as fakes
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from triage_app.ui.window.navigation import PageName

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@pytest.fixture
def session(dressed, qtbot):
    desk = fakes.FakeDesk()
    desk.cases = {n: fakes.case(n) for n in range(1, 4)}
    made = fakes.session(desk)
    qtbot.addWidget(made.window)
    made.window.resize(1366, 697)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitActive(made.window)
    made.learning.begin()
    return made


def usable(part):
    """Return the buttons that the keyboard can reach; answers of a call have keys of their own."""
    return [one for one in part.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]


def presses(session, made, key):
    """Return how often a key presses a button; nothing that the button does is done."""
    with warnings.catch_warnings(action="ignore"):  # of a button that nobody listens to
        made.clicked.disconnect()
    pressed = []
    made.clicked.connect(lambda: pressed.append(made))
    made.setFocus()
    assert session.window.focusWidget() is made, made.text()
    QTest.keyClick(session.window.windowHandle(), key)
    return len(pressed)


@pytest.mark.parametrize("key", ENTER)
@pytest.mark.parametrize("name", PageName)
def test_enter_presses_each_button_of_a_page_once(session, qapp, name, key):
    page = session.content.show_page(name)
    qapp.processEvents()
    found = {one.text(): presses(session, one, key) for one in usable(page)}
    assert set(found.values()) <= {1}, found


@pytest.mark.parametrize("key", ENTER)
def test_enter_presses_each_button_of_the_rail_once(session, key):
    buttons = usable(session.content.navigation)
    found = {one.text(): presses(session, one, key) for one in buttons}
    assert len(found) > 10
    assert set(found.values()) == {1}, found


def test_every_page_with_buttons_is_walked(session, qapp):
    with_buttons = [name for name in PageName if usable(session.content.show_page(name))]
    assert len(with_buttons) >= len(PageName) - 3


def test_there_is_no_other_kind_of_button(session):
    """A tool button takes no Enter; the clear button of a field is none that is reached."""
    for name in PageName:
        page = session.content.show_page(name)
        reached = [
            one
            for one in page.findChildren(QToolButton)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()
        ]
        assert reached == [], name
