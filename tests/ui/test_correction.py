"""Correcting a message, beside what came: typed text, a file, a picture that is being read."""

import pytest
import ui_fakes as fakes
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from test_triage_faults import CTRL, SMS, SlowWorker, Window

from classifier.reading.child_process import Stop
from classifier.records import Message
from triage_app.ui.worker import InlineWorker

READ = Message(body="Ameli : appelez Mme Dufresnoy au 06 12 34 56 78", sender="38663")


class Recognising(InlineWorker):
    """Reads every picture and file as one message, without a child process."""

    def beside(self, job, done, failed, finished):
        done(READ)
        finished()
        return Stop()


class RecognisingLater(SlowWorker):
    def beside(self, job, *told):
        self.call(lambda _: READ, *told)
        return Stop()


@pytest.fixture
def window(dressed, qtbot):
    desk = fakes.FakeDesk()
    made = Window(fakes.session(desk, worker=Recognising(desk)), qtbot)
    made.desk = desk
    return made


@pytest.fixture
def later(dressed, qtbot):
    desk = fakes.FakeDesk()
    made = Window(fakes.session(desk, worker=RecognisingLater(desk)), qtbot)
    made.worker = made.triage._worker
    made.worker.run()
    return made


def paste_picture(window):
    picture = QImage(400, 700, QImage.Format.Format_RGB32)
    picture.fill(0xFFEEEEEE)
    QGuiApplication.clipboard().setImage(picture)
    window.press(Qt.Key.Key_V, CTRL)


def typed(window):
    field = window.page.input.text_field
    return field.toPlainText()


def write(window, words):
    field = window.page.input.text_field
    field.setFocus()
    QTest.keyClicks(field, words)


def test_the_original_stands_beside_the_correction(window):
    window.paste()
    window.press(Qt.Key.Key_F2)
    write(window, "x")
    assert window.page.input.original.isVisible()
    assert window.page.input.original.toPlainText() == SMS
    assert typed(window) == f"x{SMS}"
    assert window.page.is_revealed(), "the verdict stays in its place"


def test_escape_leaves_the_correction_only_and_f2_takes_it_up_again(window):
    window.paste()
    window.press(Qt.Key.Key_F5)
    window.press(Qt.Key.Key_F2)
    write(window, "x")
    window.press(Qt.Key.Key_Escape)
    assert window.note == window.session.texts("input.edit_left")
    assert window.page.has_verdict()
    assert window.page.message.isVisible()
    assert window.page.decision.decision == "scam"
    assert window.triage.calls.current.typed.untrusted_text == SMS
    window.press(Qt.Key.Key_F2)
    assert typed(window) == f"x{SMS}"
    window.press(Qt.Key.Key_Return, CTRL)
    assert window.desk.assessed[-1][0] == f"x{SMS}"
    window.press(Qt.Key.Key_Escape)
    assert not window.page.has_verdict(), "outside a correction it puts the call away"


def test_a_correction_without_a_change_is_left_without_a_word(window):
    window.paste()
    window.press(Qt.Key.Key_F2)
    window.press(Qt.Key.Key_Escape)
    assert (window.note, window.page.message.isVisible()) == ("", True)


def test_a_call_that_is_held_during_a_correction_comes_back_to_it(window):
    window.paste()
    window.press(Qt.Key.Key_F2)
    write(window, "x")
    window.press(Qt.Key.Key_F9)
    window.press(Qt.Key.Key_F9)
    assert typed(window) == f"x{SMS}"
    assert window.page.input.original.toPlainText() == SMS
    assert window.page.has_verdict()


def test_the_text_of_a_picture_is_corrected_as_it_was_read_and_not_masked(window):
    paste_picture(window)
    assert window.page.has_verdict()
    window.press(Qt.Key.Key_F2)
    assert typed(window) == READ.body
    assert window.page.input.sender_field.text() == READ.sender
    assert window.page.input.picture.isVisible(), "beside the text"
    assert not window.page.input.original.isVisible()
    window.press(Qt.Key.Key_Return, CTRL)
    assert window.desk.assessed[-1][0] == READ.body


def test_the_text_of_a_file_can_be_corrected(window, tmp_path):
    source = QMimeData()
    path = tmp_path / "message.eml"
    path.write_text("x", encoding="utf-8")
    source.setUrls([QUrl.fromLocalFile(str(path))])
    window.page.paste(source)
    window.press(Qt.Key.Key_F2)
    assert typed(window) == READ.body
    assert window.page.input.original.toPlainText() == READ.body


def test_what_is_typed_while_a_picture_is_read_stays(later):
    paste_picture(later)
    write(later, "recopie")
    later.page.input.sender_field.setFocus()
    QTest.keyClicks(later.page.input.sender_field, "CPAM")
    later.page.input.text_field.setFocus()
    while later.worker.jobs:
        later.worker.run()
    assert later.page.is_revealed()
    assert (typed(later), later.page.input.sender_field.text()) == ("recopie", "CPAM")
    assert later.page.input.picture.isVisible()
    assert later.session.window.focusWidget() is later.page.input.text_field
    write(later, " la suite")
    assert typed(later) == "recopie la suite"


def test_a_picture_is_enlarged_by_keys_and_by_the_wheel(window):
    paste_picture(window)
    window.press(Qt.Key.Key_F2)
    picture = window.page.input.picture
    fitting = picture.shown.pixmap().width()
    window.press(Qt.Key.Key_Plus, CTRL)
    assert picture.shown.pixmap().width() > fitting
    assert picture.area.verticalScrollBar().maximum() > 0
    window.press(Qt.Key.Key_Minus, CTRL)
    assert picture.shown.pixmap().width() == fitting
    window.press(Qt.Key.Key_Minus, CTRL)
    assert window.note == window.session.texts("idle.no_zoom")
    picture.zoom_buttons[1].click()
    assert picture.shown.pixmap().width() > fitting


def test_a_second_undo_during_the_first_goes_on(later):
    for text in ("un", "deux"):
        later.paste(text)
        later.worker.run()
        later.press(Qt.Key.Key_F5, CTRL)
        later.worker.run()
    assert sorted(later.triage._worker.desk.cases) == [1, 2]
    later.press(Qt.Key.Key_Z, CTRL)
    later.press(Qt.Key.Key_Z, CTRL)
    for _ in range(4):
        later.worker.run()
    assert later.triage._worker.desk.cases == {}
    assert [one.typed.untrusted_text for one in later.triage.calls.held] == ["deux"]
    assert later.page.decision.decision == "scam", "the first call, masked by now"
