"""An undo of a logged case brings the call back whole, by key presses on a real log."""

import pytest
import ui_fakes as fakes
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from test_triage_faults import CTRL, NONE, Window

from classifier.records import Channel
from triage_app.paths import Home
from triage_app.records import CaseFilter
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.ui.worker import InlineWorker

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
PAGE = '<p>Votre colis attend : <a href="https://colis-frais.top/p">suivre</a></p>'


@pytest.fixture
def real(tmp_path, dressed, qtbot):
    desk = Desk(Home(tmp_path), Settings(agent="claire", second_look="always", encryption="off"))
    desk.encryption.digests_for_new()  # makes the key that references need
    made = Window(fakes.session(desk, worker=InlineWorker(desk), second_look="always"), qtbot)
    made.desk = desk
    yield made
    made.session.training.stop()
    desk.close()


def paste_page(window):
    source = QMimeData()
    source.setHtml(PAGE)
    source.setText("Votre colis attend : suivre")
    QGuiApplication.clipboard().setMimeData(source)
    window.press(Qt.Key.Key_V, CTRL)


def fill(window):
    """Answer everything that can be answered of a call."""
    field = window.page.input.channel_field
    field.setCurrentIndex(field.findData(Channel.EMAIL))
    field.activated.emit(field.currentIndex())
    paste_page(window)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):  # the two looks
        window.press(key)
    for key in (Qt.Key.Key_Q, Qt.Key.Key_C):  # clicked, gave the card
        window.press(key, ALT)
    window.press(Qt.Key.Key_N, CTRL)
    QTest.keyClicks(window.session.window.focusWidget(), "rappelle demain")
    window.press(Qt.Key.Key_R, CTRL)
    QTest.keyClicks(window.session.window.focusWidget(), "AB 12")


def whole(window):
    """Return all that a call is, beside its verdict."""
    call = window.triage.calls.current
    held = tuple(one.number for one in window.triage.calls.held)
    return call.number, call.typed, call.original, call.answers, call.notes, call.band_seen, held


@pytest.mark.parametrize("decision", [Qt.Key.Key_F5, Qt.Key.Key_F6])
def test_the_call_comes_back_whole(real, decision):
    real.paste("un autre appelant")
    real.press(Qt.Key.Key_F9)
    fill(real)
    real.press(decision)
    if real.page.decision.lacks_reason:
        real.press(Qt.Key.Key_3)
    before, text = whole(real), real.page.message.page.toPlainText()
    assert len(before[3].outcomes) == 2
    assert before[1].untrusted_page
    real.press(Qt.Key.Key_Return)
    assert len(real.desk.casebook.list(CaseFilter())) == 1
    real.press(Qt.Key.Key_Z, CTRL)
    assert real.desk.casebook.list(CaseFilter()) == []
    assert whole(real) == before
    assert real.page.message.page.toPlainText() == text
    assert real.page.answers() == before[3]
    assert real.page.is_revealed()
    real.press(Qt.Key.Key_Return, CTRL)
    detail = real.desk.casebook.show(2)
    assert (len(detail.case.outcomes), len(detail.notes)) == (2, 1)


def test_a_second_undo_goes_on_and_holds_the_first(real):
    for _ in range(2):
        fill(real)
        real.press(Qt.Key.Key_F5, CTRL)
    real.press(Qt.Key.Key_Z, CTRL)
    newer = whole(real)
    real.press(Qt.Key.Key_Z, CTRL)
    assert real.desk.casebook.list(CaseFilter()) == []
    older = whole(real)
    assert older[3] == newer[3]
    assert older[4].untrusted_note == newer[4].untrusted_note
    real.press(Qt.Key.Key_F9, SHIFT)
    assert whole(real)[:-1] == newer[:-1]
    real.press(Qt.Key.Key_Escape, NONE)
