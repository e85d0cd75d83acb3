"""The note and the caller's file on the triage page: by keys, masked, undone, in the draft."""

import pytest
import ui_fakes as fakes
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from test_triage_faults import CTRL, NONE, Window

from triage_app.paths import Home
from triage_app.records import CaseFilter
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.ui.widgets.note_field import NoteField
from triage_app.ui.worker import InlineWorker

TYPED = "Mme Dufresnoy rappelle"
MASKED = "Mme ⟨NOM⟩ rappelle"
FILE = "AB-12 345"


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


@pytest.fixture
def real(home, dressed, qtbot):
    desk = Desk(home, Settings(agent="claire", second_look="never", encryption="off"))
    desk.encryption.digests_for_new()  # makes the key that references need
    made = Window(fakes.session(desk, worker=InlineWorker(desk)), qtbot)
    made.desk = desk
    made.triage.drafts.begin()
    yield made
    made.session.training.stop()
    desk.close()


@pytest.fixture
def window(dressed, qtbot):
    desk = fakes.FakeDesk()
    made = Window(fakes.session(desk), qtbot)
    made.desk = desk
    return made


def write(window, note=TYPED, reference=FILE):
    window.press(Qt.Key.Key_N, CTRL)
    QTest.keyClicks(window.session.window.focusWidget(), note)
    window.press(Qt.Key.Key_R, CTRL)
    QTest.keyClicks(window.session.window.focusWidget(), reference)


def fields(window):
    return tuple(window.page.notes.fields[one].text() for one in NoteField)


def test_they_are_logged_with_their_case_masked_and_leave_the_fields(real):
    real.paste()
    write(real)
    real.press(Qt.Key.Key_F5)
    real.press(Qt.Key.Key_N, CTRL)
    real.press(Qt.Key.Key_Return)
    assert [one.text for one in real.desk.casebook.show(1).notes] == [MASKED]
    assert real.desk.casebook.list(CaseFilter(caller_file="ab12345"))
    real.paste()
    assert fields(real) == ("", "")


def test_undo_gives_them_back_and_redo_logs_them_again(real):
    real.paste()
    write(real)
    real.press(Qt.Key.Key_F5, CTRL)
    real.press(Qt.Key.Key_Z, CTRL)
    assert fields(real) == (MASKED, FILE)
    real.press(Qt.Key.Key_Y, CTRL)
    detail = real.desk.casebook.show(2)
    assert [one.text for one in detail.notes] == [MASKED]
    assert detail.same_file == ()


def test_of_an_older_case_the_reference_has_to_be_typed_again(real):
    for note in ("un", "deux"):
        real.paste()
        write(real, note)
        real.press(Qt.Key.Key_F5, CTRL)
    for _ in range(2):
        real.press(Qt.Key.Key_Z, CTRL)
    assert fields(real) == ("un", "")
    reference = real.page.notes.fields[NoteField.REFERENCE]
    assert reference.placeholderText() == real.session.texts("call.reference_lost")


def test_a_kill_loses_the_reference_only_and_says_so(real, home, dressed, qtbot):
    real.paste()
    write(real)
    real.triage.drafts.save()
    kept = home.drafts.read_bytes()
    assert MASKED.encode() in kept
    assert not any(one in kept for one in (b"Dufresnoy", b"AB-12", b"ab12345"))
    later = Window(fakes.session(real.desk, worker=InlineWorker(real.desk)), qtbot)
    later.triage.drafts.begin()
    later.press(Qt.Key.Key_F9)
    assert fields(later) == (MASKED, "")
    reference = later.page.notes.fields[NoteField.REFERENCE]
    assert reference.placeholderText() == later.session.texts("call.reference_lost")
    later.triage.drafts.save()
    assert b'"reference_given":true' in home.drafts.read_bytes(), "still to be typed again"


def test_each_call_has_its_own(window):
    window.paste()
    write(window)
    window.press(Qt.Key.Key_F9)
    window.paste("un autre message")
    assert fields(window) == ("", "")
    window.press(Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert fields(window) == (TYPED, FILE)


def test_escape_leaves_the_field_first(window):
    window.paste()
    write(window)
    window.press(Qt.Key.Key_Escape)
    assert window.page.has_verdict()
    assert window.session.window.focusWidget() is window.page.verdict
    window.press(Qt.Key.Key_Escape)
    assert not window.page.has_verdict()
    window.press(Qt.Key.Key_Z, CTRL)
    assert fields(window) == (TYPED, FILE)


def test_what_the_log_refuses_stays_and_is_logged_once_it_is_mended(window):
    window.paste()
    window.press(Qt.Key.Key_N, CTRL)
    note = window.session.window.focusWidget()
    note.insert("a" * 501)
    window.press(Qt.Key.Key_F5, CTRL)
    assert "500" in window.banner.sentence
    assert fields(window)[0] == "a" * 501
    window.press(Qt.Key.Key_N, CTRL)
    QTest.keyClick(note, Qt.Key.Key_Backspace)
    window.press(Qt.Key.Key_Return)
    assert [one.text for one in window.desk.notes.added[1]] == ["a" * 500]
    assert window.banner.isHidden()


def test_undo_in_a_field_without_typing_is_that_of_the_page(window):
    window.paste()
    window.press(Qt.Key.Key_F5, CTRL)
    window.paste()
    window.press(Qt.Key.Key_N, CTRL)
    window.press(Qt.Key.Key_Z, CTRL)
    assert window.desk.cases == {}
    window.press(Qt.Key.Key_N, CTRL)
    QTest.keyClicks(window.session.window.focusWidget(), "vu")
    window.press(Qt.Key.Key_Z, CTRL)
    assert fields(window)[0] == ""
    assert window.page.has_verdict()


def test_without_a_message_the_keys_say_so(window):
    for key in (Qt.Key.Key_N, Qt.Key.Key_R):
        window.press(key, CTRL)
        assert window.note == window.session.texts("idle.no_message")
    window.press(Qt.Key.Key_Escape, NONE)
