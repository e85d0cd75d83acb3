"""Each key of the triage page does something that is seen, or says why not, in each state."""

import pytest
import ui_fakes as fakes
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPixmap, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from test_triage_faults import CTRL, LOCKED, SlowWorker, Window

from triage_app.records import Outcome, Triage
from triage_app.ui.triage.call import Typed
from triage_app.ui.triage.calls import Calls
from triage_app.ui.widgets.note_field import NoteField
from triage_app.ui.window.navigation import PageName

SHIFT = Qt.KeyboardModifier.ShiftModifier
NOT_DONE_HERE = {"Ctrl+O"}  # opens the file dialog of the system, which waits for a person


def empty(window):
    pass


def typing(window):
    QTest.keyClicks(window.page.input.text_field, "Votre carte Vitale expire.")


def sender_only(window):
    window.page.input.sender_field.setFocus()
    QTest.keyClicks(window.page.input.sender_field, "CPAM")


def judged(window):
    window.paste()


def of_no_campaign(window):
    window.desk.found = Triage(fakes.assessment(reasons=(), links=()), None)
    window.paste()


def decided(window):
    window.paste()
    window.press(Qt.Key.Key_F5)


def dissenting(window):
    window.paste()
    window.press(Qt.Key.Key_F6)


def answered(window):
    window.paste()
    window.page.advice.buttons[Outcome.NOTHING_DONE].setChecked(True)


def corrected(window):
    window.paste()
    window.press(Qt.Key.Key_F2)


def noting(window):
    window.paste()
    window.page.notes.go_to(NoteField.NOTE)


def held(window):
    window.paste()
    window.press(Qt.Key.Key_F9)


def logged(window):
    window.paste()
    window.press(Qt.Key.Key_F5, CTRL)


def taken_back(window):
    logged(window)
    window.press(Qt.Key.Key_Z, CTRL)


def put_away(window):
    window.paste()
    window.press(Qt.Key.Key_Escape)


def refused(window):
    window.desk.trouble = LOCKED
    logged(window)


def picture(window):
    shown = QPixmap(40, 70)
    shown.fill(0xFFEEEEEE)
    window.page.input.show_typed(Typed(picture=shown))
    window.triage.take_typed(window.page.input.typed())


STATES = (
    empty,
    typing,
    sender_only,
    judged,
    of_no_campaign,
    decided,
    dissenting,
    answered,
    corrected,
    noting,
    held,
    logged,
    taken_back,
    put_away,
    refused,
    picture,
)


# Keys that lead to the field where the focus is already.
STAYS = {noting: {"Ctrl+N"}}


@pytest.fixture(autouse=True)
def _no_cursor_blinks(dressed):
    """A cursor that blinks would look like an effect of the key."""
    before = dressed.cursorFlashTime()
    dressed.setCursorFlashTime(0)
    yield
    dressed.setCursorFlashTime(before)


@pytest.fixture
def window(dressed, qtbot):
    desk = fakes.FakeDesk()
    made = Window(fakes.session(desk), qtbot)
    made.desk = desk
    made.session.content.show_page(PageName.TRIAGE)
    return made


@pytest.fixture
def asking(dressed, qtbot):
    desk = fakes.FakeDesk()
    desk.found = Triage(fakes.assessment(), None)
    made = Window(fakes.session(desk, second_look="always"), qtbot)
    made.desk = desk
    made.paste()
    return made


@pytest.fixture
def waiting(dressed, qtbot):
    """A window whose worker does nothing until it is told to."""
    desk = fakes.FakeDesk()
    made = Window(fakes.session(desk, worker=SlowWorker(desk)), qtbot)
    made.desk = desk
    made.triage._worker.run()
    return made


def keys_of(window):
    """Return the keys of the page that work now."""
    shortcuts = window.page.findChildren(QShortcut)
    assert len(shortcuts) > 30
    return sorted({one.key().toString() for one in shortcuts} - NOT_DONE_HERE)


def seen(window):
    """Return what is seen of the window, on top of it, and on the clipboard."""
    tops = [
        (type(one).__name__, one.text() if isinstance(one, QLabel) else "")
        for one in QApplication.topLevelWidgets()
        if one.isVisible()
    ]
    copied = QGuiApplication.clipboard().text()
    picture = window.session.window.grab().toImage()
    return bytes(picture.constBits()), sorted(tops), copied, window.session.content.note.sentence


def silent(window, keys):
    """Return whether a key does nothing that is seen."""
    window.session.content.note.close_banner()
    QGuiApplication.clipboard().clear()
    QToolTip.hideText()
    QApplication.processEvents()
    before = seen(window)
    shortcut = next(
        one for one in window.page.findChildren(QShortcut) if one.key().toString() == keys
    )
    QTest.keySequence(window.session.window.windowHandle(), shortcut.key())
    QApplication.processEvents()
    done = seen(window) != before
    for one in QApplication.topLevelWidgets():
        if one is not window.session.window and one.isVisible():
            one.close()
    return not done


def begin_anew(window):
    """Empty the page, and forget what can be taken back."""
    desk, triage = window.desk, window.triage
    desk.trouble, desk.cases, desk.found = None, {}, Triage(fakes.assessment(), fakes.HIT)
    triage.history.end_redo()
    if isinstance(triage._worker, SlowWorker):
        triage._worker.jobs.clear()
    triage._set(Calls())
    triage.call_changed.emit(None)
    window.session.content.show_page(PageName.TRIAGE)
    window.session.window.activateWindow()
    QApplication.processEvents()
    assert window.session.window.isActiveWindow()


@pytest.mark.parametrize("state", STATES)
def test_no_key_is_silent(window, state):
    found = []
    for keys in keys_of(window):
        begin_anew(window)
        state(window)
        if silent(window, keys):
            found.append(keys)
    assert set(found) <= STAYS.get(state, set()), "and no more"


def test_no_key_is_silent_before_the_two_looks(asking):
    found = []
    for keys in keys_of(asking):
        begin_anew(asking)
        asking.desk.found = Triage(fakes.assessment(), None)
        asking.paste()
        if silent(asking, keys):
            found.append(keys)
    assert found == []


def test_no_key_is_silent_while_a_message_is_read(waiting):
    found = []
    for keys in keys_of(waiting):
        begin_anew(waiting)
        waiting.paste()
        assert waiting.triage.calls.is_busy
        if silent(waiting, keys):
            found.append(keys)
    assert found == []


def test_no_key_is_silent_while_a_case_is_written(waiting):
    found = []
    for keys in keys_of(waiting):
        begin_anew(waiting)
        waiting.paste()
        waiting.triage._worker.run()
        waiting.press(Qt.Key.Key_F5, CTRL)
        if silent(waiting, keys):
            found.append(keys)
    assert found == ["Ctrl+K"], "it asks the worker"
