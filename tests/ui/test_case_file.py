"""The current case is written as a page for the caller's file, beside the window."""

from __future__ import annotations

import pytest
import ui_fakes as fakes
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from test_cases_page import LateWorker

from triage_app.errors import ExportError
from triage_app.ui.window.navigation import PageName

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk():
    made = fakes.FakeDesk()
    made.cases = {number: fakes.case(number) for number in (1, 2)}
    return made


@pytest.fixture
def worker(desk):
    return LateWorker(desk)


@pytest.fixture
def opened(desk, worker, dressed, qtbot):
    session = fakes.session(desk, worker=worker)
    qtbot.addWidget(session.window)
    session.window.show()
    session.window.activateWindow()
    qtbot.waitActive(session.window)
    qtbot.wait(1)  # the window takes keys from its first turn on
    session.content.show_page(PageName.CASES)
    worker.work()
    return session


@pytest.fixture
def choose(monkeypatch):
    """Return a function that sets what the file dialog answers; it returns what was offered."""

    def answer(name):
        offered = []

        def ask(_parent, title, start, kinds):
            offered.append((title, start, kinds))
            return str(name), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        return offered

    return answer


def press(session):
    QTest.keyClick(session.window.windowHandle(), Qt.Key.Key_P, CTRL)


def test_a_key_writes_the_case_and_tells_when_it_is_done(opened, worker, choose, tmp_path):
    offered = choose(tmp_path / "dossier")
    press(opened)
    assert "2" in offered[0][0]
    assert offered[0][1].endswith("vigie-2.pdf")
    assert "Écriture" in opened.content.note.sentence
    assert not list(tmp_path.iterdir()), "the window does not wait for it"
    worker.work()
    assert str(tmp_path / "dossier.pdf") in opened.content.note.sentence
    number, signs, *reporting = (tmp_path / "dossier.pdf").read_text().split(" ", 2)
    assert (number, signs) == ("2", "3")
    assert reporting, "to whom it is reported"


def test_the_button_offers_the_folder_of_the_last_one(opened, worker, choose, tmp_path):
    offered = choose(tmp_path / "un.pdf")
    press(opened)
    worker.work()
    page = opened.content.page(PageName.CASES)
    page.table.selectRow(1)
    worker.work()
    page.detail.file_button.click()
    assert offered[1][1] == str(tmp_path / "vigie-1.pdf")


def test_nothing_is_written_where_no_file_is_chosen(opened, worker, choose):
    choose("")
    press(opened)
    assert worker.jobs == []


def test_a_file_that_cannot_be_written_is_told(opened, desk, worker, choose, tmp_path):
    choose(tmp_path / "x.pdf")
    press(opened)
    desk.trouble = ExportError("There is no room left to write {path}; free some.", path="x.pdf")
    worker.work()
    assert "x.pdf" in opened.content.banner.sentence
    assert not opened.content.note.isVisible()
    desk.trouble = None
    press(opened)
    worker.work()
    assert not opened.content.banner.isVisible(), "the trouble is solved"
