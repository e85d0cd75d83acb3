"""The start page: one column, read and walked through from top to bottom."""

import pytest
import ui_fakes as fakes
from desk_shapes import SHAPES, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFrame, QLineEdit
from shape_checks import covered, cut
from test_page_shapes import area_of, opened, sized  # noqa: F401 - fixtures

from triage_app.ui.triage.page import TriagePage
from triage_app.ui.window.navigation import PageName

WIDE = [name for name, (width, height, size) in SHAPES.items() if height >= 690 and size == 100]


@pytest.fixture
def start(dressed, qtbot):
    made = fakes.session(fakes.FakeDesk(), "fr", first_start=True)
    qtbot.addWidget(made.window)
    made.window.resize(1366, 697)
    made.window.show()
    settle(qtbot)
    return made


def walk(window, count):
    """Return the widgets that the Tab key reaches one after the other."""
    reached = [window.focusWidget()]
    for _ in range(count - 1):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focusWidget())
    return reached


def test_the_tab_key_leads_from_top_to_bottom(start):
    page = start.about.welcome
    fields = [
        one
        for kind in (QAbstractButton, QLineEdit)
        for one in page.findChildren(kind)
        if one.isVisible()
    ]
    places = {one: one.mapTo(page, QPoint(0, 0)) for one in fields}
    by_sight = sorted(fields, key=lambda one: (places[one].y(), places[one].x()))
    assert walk(start.window, len(fields)) == by_sight


def test_the_page_is_one_column(start):
    columns = [one for one in start.about.welcome.findChildren(QFrame) if one.property("card")]
    assert [one.width() for one in columns] == [560]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("shape", WIDE)
def test_the_page_stands_on_one_screen(opened, shape, language):  # noqa: F811 - fixture
    made = opened(shape, language, PageName.WELCOME)
    assert area_of(made, PageName.WELCOME).verticalScrollBar().maximum() == 0
    assert (cut(made.window), covered(made.window)) == ([], [])


def test_enter_in_the_name_starts(start):
    start.about.welcome.agent.setText("claire")
    QTest.keyClick(start.about.welcome.agent, Qt.Key.Key_Return)
    assert isinstance(start.content.page(start.content.shown), TriagePage)


def test_no_new_code_is_offered_where_one_is_set(dressed, qtbot):
    made = fakes.session(fakes.FakeDesk(), "fr", first_start=True, code_set=True)
    qtbot.addWidget(made.window)
    made.window.show()
    settle(qtbot)
    page = made.about.welcome
    assert not page.code.isVisible()
    chosen, started = [], []
    made.about.code_chosen.connect(chosen.append)
    made.about.start_requested.connect(started.append)
    page.start_button.click()
    assert (chosen, started) == ([], ["claire"])


def test_a_code_that_is_set_meanwhile_is_not_offered_again(start):
    page = start.about.welcome
    assert page.code.isVisible()
    start.supervisor.access.access_changed.emit(True, True)
    assert not page.code.isVisible()
