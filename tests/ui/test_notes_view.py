"""Notes and references on the case page: by keys, masked at once, undone, never lost."""

from __future__ import annotations

import pytest
import ui_fakes as fakes
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from triage_app.errors import StoreError
from triage_app.records import EventKind, Role
from triage_app.ui.widgets.note_field import NoteField
from triage_app.ui.window.navigation import PageName

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
NAMED = "Mme Dufresnoy rappelle"
MASKED = "Mme ⟨NOM⟩ rappelle"
SHOWN = "Mme [nom] rappelle"


@pytest.fixture
def desk():
    made = fakes.FakeDesk()
    made.cases = {number: fakes.case(number) for number in range(1, 6)}
    return made


@pytest.fixture
def session(desk, dressed, qtbot):
    made = fakes.session(desk)
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitActive(made.window)
    qtbot.wait(1)  # the window takes keys from its first turn on
    made.content.show_page(PageName.CASES)
    return made


def page_of(session):
    return session.content.page(PageName.CASES)


def press(session, key, modifier=NONE):
    QTest.keyClick(session.window.windowHandle(), key, modifier)


def write(session, typed, key=Qt.Key.Key_N):
    press(session, key, CTRL)
    field = session.window.focusWidget()
    field.insert(typed)
    press(session, Qt.Key.Key_Return)
    return field


def history(session):
    return page_of(session).detail.history.toPlainText()


def test_a_note_is_written_by_keys_and_shown_as_it_is_kept(session, desk):
    field = write(session, NAMED)
    assert [one.text for one in desk.notes.added[5]] == [MASKED]
    assert SHOWN in history(session)
    assert "Dufresnoy" not in history(session)
    assert field.text() == ""
    assert "n°\u00a05" in session.content.note.sentence


def test_the_note_of_a_supervisor_is_named_as_such(session, desk):
    desk.role = Role.SUPERVISOR
    write(session, "vue")
    assert "note de la supervision" in history(session)


def test_an_agent_takes_a_note_back_without_the_code_and_gets_its_text_back(session, desk):
    desk.access.set("tulipe")
    field = write(session, NAMED)
    press(session, Qt.Key.Key_Z, CTRL)
    assert desk.notes.added[5] == []
    assert SHOWN not in history(session)
    assert field.text() == MASKED
    press(session, Qt.Key.Key_Y, CTRL)
    assert desk.notes.added[5] == []
    assert session.content.note.sentence == "Rien à rétablir."


def test_the_cases_of_one_file_are_named(session):
    for _ in range(3):
        write(session, "AB-12 345", Qt.Key.Key_R)
        press(session, Qt.Key.Key_Down)
    press(session, Qt.Key.Key_Up)
    same = page_of(session).detail.notes.same_file
    assert same.text() == "Même dossier\u00a0: cas n°\u00a04 et n°\u00a05"
    press(session, Qt.Key.Key_Up)
    assert same.text() == "Même dossier\u00a0: cas n°\u00a03 et n°\u00a05"
    press(session, Qt.Key.Key_Z, CTRL)
    assert same.text() == "Même dossier\u00a0: cas n°\u00a05"


def test_a_reference_is_not_left_in_the_field(session, desk):
    field = write(session, "AB12345", Qt.Key.Key_R)
    assert desk.notes.references == {5: ["ab12345"]}
    assert field.text() == ""
    press(session, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""
    assert desk.notes.references == {5: []}


def test_what_is_typed_stays_with_its_case(session):
    press(session, Qt.Key.Key_N, CTRL)
    field = session.window.focusWidget()
    field.insert("pas fini")
    press(session, Qt.Key.Key_Escape)
    assert session.window.focusWidget() is page_of(session).table
    press(session, Qt.Key.Key_Down)
    assert field.text() == ""
    press(session, Qt.Key.Key_Up)
    assert field.text() == "pas fini"


def test_a_case_that_is_shown_again_leaves_the_cursor_where_it_is(session):
    press(session, Qt.Key.Key_N, CTRL)
    field = session.window.focusWidget()
    field.insert("vue par Léa")
    field.setCursorPosition(3)
    session.cases.controller.show_case(5)
    assert (field.text(), field.cursorPosition()) == ("vue par Léa", 3)


def test_what_the_log_refuses_is_given_back(session, desk):
    desk.trouble = StoreError("The log is busy; try again.")
    field = write(session, NAMED)
    assert field.text() == NAMED
    desk.trouble = None
    session.cases.controller.keep_note(NoteField.NOTE, 5, "a" * 501)
    assert field.text() == NAMED, "what is typed by now goes before"
    assert "500" in session.content.banner.sentence


def test_nothing_is_kept_of_an_empty_field(session, desk):
    write(session, "  ")
    assert desk.notes.added == {}


def test_a_case_without_its_text_takes_no_note(session, desk):
    desk.erased.add(4)
    press(session, Qt.Key.Key_Down)
    fields = page_of(session).detail.notes.fields.values()
    assert [field.isEnabled() for field in fields] == [False, False]
    press(session, Qt.Key.Key_N, CTRL)
    assert "n’a pas de texte" in session.content.note.sentence
    press(session, Qt.Key.Key_Up)
    assert [field.isEnabled() for field in fields] == [True, True]


def test_the_keys_of_typing_stay_with_the_field(session, desk):
    press(session, Qt.Key.Key_N, CTRL)
    field = session.window.focusWidget()
    QTest.keyClicks(field, "abc")
    press(session, Qt.Key.Key_Z, CTRL)
    assert field.text() != "abc", "the field undoes its own typing"
    assert EventKind.NOTE_ADDED not in {step.kind for _, step in session.cases.controller._done}
