"""Keys that have nothing to do say why, and Ctrl+O opens files where files are read."""

import re

import pytest
import ui_fakes as fakes
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from classifier.reading.refusals import other_kind
from classifier.records import Channel, Pasted
from triage_app.records import Triage
from triage_app.ui.window.navigation import PageName

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
OPENS = {
    PageName.TRIAGE,
    PageName.BATCH,
    PageName.GENUINE,
    PageName.IMPORT,
    PageName.LISTS,
}


@pytest.fixture
def session(dressed, qtbot):
    desk = fakes.FakeDesk()
    desk.found = Triage(fakes.assessment(), None)  # of no campaign, so the two looks come first
    made = fakes.session(desk, second_look="always")
    qtbot.addWidget(made.window)
    made.window.show()
    made.content.show_page(PageName.TRIAGE)
    QGuiApplication.clipboard().clear()
    return made


@pytest.fixture
def chosen(monkeypatch):
    """Let the file dialog return these names."""
    names = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    return names


def press(session, key, modifier=NONE):
    QTest.keyClick(session.window, key, modifier)
    return session.content.note.sentence


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5])
def test_without_a_message_a_key_says_so(session, key):
    assert press(session, key) == session.texts("idle.no_message")


def test_an_empty_clipboard_is_told_and_puts_nothing_away(session):
    session.triage.judge(Pasted("Votre carte Vitale expire.", Channel.SMS))
    QGuiApplication.clipboard().setMimeData(QMimeData())
    assert press(session, Qt.Key.Key_V, CONTROL) == session.texts("idle.no_paste")
    assert session.flow.page.has_verdict()


def test_an_empty_clipboard_is_told_in_the_text_field_too(session):
    field = session.flow.page.input.text_field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, CONTROL)
    assert session.content.note.sentence == session.texts("idle.no_paste")


def test_a_decision_before_the_two_looks_is_told(session):
    session.triage.judge(Pasted("Votre carte Vitale expire.", Channel.SMS))
    assert press(session, Qt.Key.Key_F5) == session.texts("decision.look_first")
    assert session.flow.page.decision.decision is None


def test_no_text_to_assess_is_told(session):
    assert press(session, Qt.Key.Key_Return, CONTROL) == session.texts("idle.no_text")


def test_a_file_is_opened_on_the_triage_page(session, chosen, tmp_path):
    path = tmp_path / "message.txt"
    path.write_text("Votre carte Vitale expire.", encoding="utf-8")
    chosen.append(str(path))
    press(session, Qt.Key.Key_O, CONTROL)
    assert session.flow.page.has_verdict()
    assert session.content.note.sentence == ""


@pytest.mark.parametrize("name", [one for one in PageName if one not in OPENS])
def test_elsewhere_it_says_where(session, chosen, name):
    session.content.show_page(name)
    assert press(session, Qt.Key.Key_O, CONTROL) == session.texts("idle.no_files")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_hint_of_the_input_names_all_kinds_that_are_read(language):
    kinds = set(re.findall(r"\.[a-z]+\b", str(other_kind())))
    assert kinds <= set(re.findall(r"\.[a-z]+\b", fakes.texts(language)("input.placeholder")))
