"""Every control has a name and a tab position, and no text is cut at 1366 by 768."""

from functools import partial

import pytest
import ui_fakes as fakes
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from shape_checks import cut, scrolled, seen
from worn_look import wear

from classifier.records import Band, Channel, Pasted
from triage_app.advice.joined import Situation
from triage_app.records import Decision, Outcome
from triage_app.ui.about.preferences import Preferences, PreferencesDialog
from triage_app.ui.about.shortcut_sheet import SHEET, ShortcutSheet
from triage_app.ui.widgets.colours import THEMES
from triage_app.ui.window.navigation import PageName

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractScrollArea)


@pytest.fixture(params=["fr", "en"])
def session(request, dressed, qtbot):
    desk = fakes.FakeDesk()
    desk.cases = {n: fakes.case(n) for n in range(1, 30)}
    made = fakes.session(desk, request.param)
    qtbot.addWidget(made.window)
    made.window.show()
    made.learning.begin()
    return made


def show(session, name, qtbot):
    """Show a page with content."""
    page = session.content.show_page(name)
    if name is PageName.TRIAGE:
        session.triage.judge(Pasted("x"))
        page.decision.decide(Decision.LEGIT, dissents=True)
    qtbot.wait(1)
    return page


def nameless(window):
    """Return controls without a name for screen readers."""
    found = []
    for one in seen(window, QWidget):
        inside = one.objectName().startswith("qt_") or isinstance(one.parent(), QComboBox)
        if isinstance(one, CONTROLS) and not inside and not one.parent().inherits("QComboBox"):
            if isinstance(one, QAbstractScrollArea) and one.focusPolicy() == Qt.FocusPolicy.NoFocus:
                continue
            text = one.text() if isinstance(one, QAbstractButton) else ""
            if not one.accessibleName() and not text:
                found.append(f"{type(one).__name__} {one.objectName()} in {one.parent()}")
    return found


def test_every_page_is_complete_and_its_keys_are_in_the_overview(session, qtbot):
    """Names for screen readers, whole texts, a mnemonic for one field at most, and the keys.

    Another test compares the overview with the manuals.
    """
    wrong = {}
    for name in PageName:
        show(session, name, qtbot)
        assert (session.window.width(), session.window.height()) == (1366, 768)
        wrong[name] = nameless(session.window) + cut(session.window)
        if name is PageName.TRIAGE:
            session.content.page(name).show_call(None)
        wrong[name] += mnemonics_that_clash(session.window)
    assert {name: told for name, told in wrong.items() if told} == {}
    bound = {one.key().toString() for one in session.content.findChildren(QShortcut)}
    same = {"Return": "Enter", "Esc": "Escape", "Ctrl+Return": "Ctrl+Enter"}
    told = {key for _, lines in SHEET for _, keys in lines for key in keys}
    assert {same.get(key, key) for key in bound} - told == set()
    assert told - {same.get(key, key) for key in bound} == set()


def mnemonics_that_clash(window):
    letters = [
        one.text()[one.text().index("&") + 1].lower()
        for one in seen(window, QLabel)
        if one.buddy() and "&" in one.text()
    ]
    return [f"mnemonic {one}" for one in {*letters} if letters.count(one) > 1]


@pytest.fixture
def dressing(qapp):
    """Return a function that gives the application a theme and a size of text."""
    return partial(wear, qapp)


SHAPES = {
    "usual": (1366, 768, 100),
    "wide": (1920, 1080, 100),
    "full HD at 200 %": (960, 540, 100),
    "large text": (1366, 768, 200),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_is_complete_in_all_themes_and_sizes(language, theme, shape, dressing, qtbot):
    """Names, texts and tab order of each page: both languages, all themes, all window sizes."""
    width, height, size = SHAPES[shape]
    dressing(theme, size)
    desk = fakes.FakeDesk()
    desk.cases = {n: fakes.case(n) for n in range(1, 4)}
    made = fakes.session(desk, language, theme)
    qtbot.addWidget(made.window)
    made.window.resize(width, height)
    made.window.show()
    made.learning.begin()
    wrong = {}
    for name in PageName:
        show(made, name, qtbot)
        assert (made.window.width(), made.window.height()) == (width, height)
        wrong[name] = cut(made.window) + nameless(made.window)
    made.supervisor.access.set_code("1234")
    made.supervisor.access.lock()
    show(made, PageName.SUPERVISOR, qtbot)
    wrong["locked"] = cut(made.window) + nameless(made.window)
    assert {name: told for name, told in wrong.items() if told} == {}


def test_advice_needs_no_scrolling(session, qtbot):
    page = show(session, PageName.TRIAGE, qtbot)
    page.advice.judge(Situation(Band.VERY_LIKELY_SCAM, Decision.SCAM, Channel.EMAIL))
    for outcome in Outcome:
        page.advice.give([outcome])
        qtbot.wait(1)
        assert scrolled(page.advice) == []
        assert cut(page.advice) == []


def test_verdict_and_reasons_need_no_scrolling(session, qtbot):
    """Three long reasons with quotes on one side, one on the other, and a known campaign."""
    session.triage.judge(Pasted("x"))
    qtbot.wait(1)
    page = session.flow.page
    assert page.campaign.isVisible()
    assert not page.desk.zones.lacks_height
    assert scrolled(page) == []


@pytest.mark.parametrize("running", [True, False])
def test_message_and_verdict_stand_side_by_side_in_a_call_of_an_hour(session, qtbot, running):
    page = show(session, PageName.TRIAGE, qtbot)
    page.bar.show_time(59 * 60 + 59, running)
    qtbot.wait(1)
    assert page.desk.zones.wide
    assert cut(session.window) == []


TAB = {"forward": Qt.Key.Key_Tab, "back": Qt.Key.Key_Backtab}


@pytest.mark.parametrize("direction", TAB)
def test_tab_reaches_every_control(session, qtbot, direction):
    missed = {}
    for name in PageName:
        show(session, name, qtbot)
        found = reached(session.window, TAB[direction])
        missed[name] = controls(session.window) - found
    assert {name: told for name, told in missed.items() if told} == {}


def test_tab_reaches_every_control_of_a_locked_page(session, qtbot):
    session.supervisor.access.set_code("vigie-2026")
    session.content.navigation.lock_button.click()
    show(session, PageName.SUPERVISOR, qtbot)
    found = reached(session.window, Qt.Key.Key_Tab)
    assert controls(session.window) - found == set()


def test_tab_reaches_every_control_in_a_low_window(session, qtbot):
    session.window.resize(900, 420)  # pages scroll
    show(session, PageName.SUPERVISOR, qtbot)
    found = reached(session.window, Qt.Key.Key_Tab)
    assert controls(session.window) - found == set()


def controls(window):
    """Return what a person types into or presses, and can reach by Tab."""
    found = {
        one
        for kind in (QPushButton, QComboBox, QLineEdit, QAbstractItemView)
        for one in seen(window, kind)
        if one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    return {one for one in found if not isinstance(one.parent(), QComboBox)}


def reached(window, key):
    """Return what a person comes by who presses Tab, or Shift+Tab, until it goes round."""
    found = set()
    while window.focusWidget() not in found:
        found.add(window.focusWidget())
        QTest.keyClick(window.focusWidget() or window, key)
    return found


@pytest.mark.parametrize("language", ["fr", "en"])
def test_dialogs_are_complete(language, dressed, qtbot):
    texts = fakes.texts(language)
    for made in (
        ShortcutSheet(texts),
        PreferencesDialog(texts, Preferences("fr", "system", "claire")),
    ):
        qtbot.addWidget(made)
        made.show()
        qtbot.wait(1)
        assert cut(made) == []
        assert nameless(made) == []
