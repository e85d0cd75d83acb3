"""The page of genuine messages: adding by button and drop, progress, removing and undoing."""

from __future__ import annotations

import pytest
import ui_fakes as fakes
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog

from classifier.reading.child_process import Stop
from triage_app.errors import StoreError
from triage_app.paths import Home
from triage_app.services.desk import Desk
from triage_app.services.learning.genuine import GenuineMessages
from triage_app.settings import Settings
from triage_app.ui.supervisor.genuine_controller import GenuineController
from triage_app.ui.supervisor.lock_card import LockCard
from triage_app.ui.window.navigation import PageName

TEXT = (
    "Objet : Votre relevé\nBonjour {{prenom}}, votre relevé du mois est disponible dans votre "
    "espace adhérent Harmonie Mutuelle : https://www.harmonie-mutuelle.fr/espace"
)
NOBODY = "Bonjour, voici votre courrier du mois, merci de le garder avec vos papiers."


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "modeles"
    place.mkdir()
    (place / "a.txt").write_text(TEXT, encoding="utf-8")
    (place / "b.txt").write_text(NOBODY, encoding="utf-8")
    (place / "c.csv").write_text('message\n"Harmonie Mutuelle : votre code est {{code}}"\n')
    return place


@pytest.fixture
def desk(tmp_path):
    made = Desk(Home(tmp_path / "home"), Settings(agent="claire"))
    yield made
    made.close()


@pytest.fixture
def session(qtbot, dressed, desk):
    made = fakes.session(desk)
    qtbot.addWidget(made.window)
    made.window.show()
    made.supervisor.access.begin()
    return made


@pytest.fixture
def page(session):
    return session.content.show_page(PageName.GENUINE)


def drop(page, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = (
        Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )  # fmt: skip
    page.dropEvent(QDropEvent(QPoint(5, 5), copy, data, left, none))


def names(page):
    return [row.name for row in page.rows.rows()]


def test_a_dropped_folder_is_added_and_listed(page, folder, desk):
    QAbstractItemModelTester(page.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    drop(page, folder)
    assert names(page) == ["a.txt", "c.csv#2"]
    assert page.count.text() == "2 messages types"
    row = page.rows.rows()[0]
    assert (row.organisation, row.actor, row.compared) == ("Harmonie Mutuelle", "claire", True)
    assert "2 messages ajoutés" in page.summary.text()
    assert "b.txt\u00a0: Le texte ne dit pas" in page.summary.text()
    assert len(desk.store.templates()) == 2
    drop(page, folder)
    assert "2 déjà présents" in page.summary.text()


def test_files_are_chosen_by_key(session, page, folder, monkeypatch, qtbot):
    chosen = ([str(folder / "a.txt")], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: chosen)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    qtbot.keyClick(session.window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert names(page) == ["a.txt"]
    page.folder_button.click()
    assert names(page) == ["a.txt", "c.csv#2"]


@pytest.mark.parametrize(
    ("typed", "shown"), [("Harmonie Mutuelle", "Harmonie Mutuelle"), ("Aubier", "Aubier")]
)
def test_the_organisation_can_be_chosen_or_typed(page, folder, desk, typed, shown):
    page.organisation.setCurrentText(typed)
    drop(page, folder / "b.txt")
    assert page.rows.rows()[0].organisation == shown
    known = {"Harmonie Mutuelle": "harmonie"}
    assert desk.store.templates()[0].template.organisation == known.get(typed, typed)


def test_removed_messages_come_back(session, page, folder, desk):
    drop(page, folder)
    before = desk.store.templates()
    page.table.selectAll()
    page.remove_button.click()
    assert names(page) == []
    assert not page.remove_button.isEnabled()
    assert session.content.note.sentence.startswith("2 messages types retirés")
    session.content.note.action_button.click()
    assert names(page) == ["a.txt", "c.csv#2"]
    assert desk.store.templates() == before
    assert desk.store.verify() == []


def test_undo_by_key_takes_back_one_removal_after_the_other(session, page, folder, qtbot):
    drop(page, folder)
    for _ in range(2):
        page.table.selectRow(0)
        qtbot.keyClick(page.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert names(page) == []
    for left in (["c.csv#2"], ["a.txt", "c.csv#2"], ["a.txt", "c.csv#2"]):
        qtbot.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert names(page) == left


class LaterWorker:
    """Runs each job when the test says so."""

    def __init__(self, desk):
        self.desk, self.jobs, self.stops = desk, [], []

    def call(self, job, done, failed, finished=lambda: None):
        self.jobs.append((lambda: job(self.desk), done, finished))

    def beside(self, job, done, failed, finished=lambda: None):
        stop = Stop()
        self.stops.append(stop)
        self.jobs.append((lambda: job(stop), done, finished))
        return stop

    def run_one(self):
        job, done, finished = self.jobs.pop(0)
        done(job())
        finished()


def test_cancelling_keeps_what_was_added(desk, folder, qtbot):
    worker = LaterWorker(desk)
    controller = GenuineController(worker)
    ends, answers = [], []
    controller.adding_finished.connect(ends.append)
    controller.answer_ready.connect(answers.append)
    controller.add([folder], "")
    assert controller.is_adding
    for _ in range(3):  # open, read, keep
        worker.run_one()
    assert [one.name for one in answers] == ["a.txt"]
    controller.cancel()
    assert ends == [True]
    assert worker.stops[-1].asked
    while worker.jobs:
        worker.run_one()
    assert [one.template.name for one in desk.store.templates()] == ["a.txt"]
    assert ends == [True]


def test_a_second_addition_waits_for_the_first(desk, folder):
    worker = LaterWorker(desk)
    controller = GenuineController(worker)
    started = []
    controller.adding_started.connect(lambda: started.append(True))
    controller.add([folder], "")
    controller.add([folder], "")
    assert started == [True]


def test_the_progress_bar_appears_after_a_second(page, qtbot):
    page.show_started()
    assert not page.progress.isVisible()
    assert not page.files_button.isEnabled()
    assert page._patience.interval() == 1000
    page.show_count(3)
    page._patience.timeout.emit()
    assert page.progress.isVisible()
    assert page.cancel_button.isVisible()
    page.show_finished(True)
    assert not page.progress.isVisible()
    assert page.files_button.isEnabled()
    assert "Arrêté avant la fin" in page.summary.text()


def test_a_log_that_refuses_is_told_and_ends_the_addition(session, page, folder, monkeypatch):
    def refuse(*_):
        raise StoreError("There is no room left.")

    monkeypatch.setattr(GenuineMessages, "add", refuse)
    drop(page, folder)
    assert not session.supervisor.genuine.is_adding
    assert session.content.banner.isVisible()


def test_the_page_is_locked_with_the_code(session, qtbot):
    session.supervisor.access.set_code("vigie-2026")
    session.supervisor.access.lock()
    session.content.show_page(PageName.GENUINE)
    shown = [one for one in session.content.findChildren(LockCard) if one.isVisible()]
    assert len(shown) == 1
