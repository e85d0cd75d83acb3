"""Jobs that run while language or look change report to the new window, or to nobody."""

from __future__ import annotations

import pytest
import ui_fakes as fakes
from PySide6.QtCore import QCoreApplication, QEvent

from classifier.reading.child_process import Stop
from classifier.records import Label
from triage_app.records import Decision
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import InlineWorker


class StepWorker:
    """Worker that runs its jobs one by one on request."""

    def __init__(self, desk):
        self._inline, self.jobs = InlineWorker(desk), []

    def call(self, *asked):
        self.jobs.append(asked)

    def beside(self, job, *told):
        self.call(lambda _: job(Stop()), *told)
        return Stop()

    def run(self, count=None):
        while self.jobs and count != 0:
            self._inline.call(*self.jobs.pop(0))
            count = None if count is None else count - 1


@pytest.fixture
def desk():
    made = fakes.FakeDesk()
    made.cases = {number: fakes.case(number) for number in range(1, 6)}
    return made


@pytest.fixture
def worker(desk):
    return StepWorker(desk)


@pytest.fixture
def old(desk, worker, dressed, qtbot):
    made = fakes.session(desk, worker=worker)
    qtbot.addWidget(made.window)
    made.window.show()
    return made


@pytest.fixture
def change(desk, worker):
    """Return a function that replaces a session as the program does."""

    def replace_session(session):
        new = fakes.session(desk, "en", worker=worker, window=session.window)
        new.take_over(session)
        session.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return new

    return replace_session


@pytest.fixture
def files(tmp_path):
    paths = [tmp_path / f"{number}.txt" for number in range(4)]
    for path in paths:
        path.write_text("texte", encoding="utf-8")
    return paths


def batch_page(session):
    return session.content.show_page(PageName.BATCH)


def test_a_batch_that_is_read_stops_and_says_so(old, worker, change, files):
    old.batch.take(files)
    worker.run(5)  # opened; two messages, each read and judged
    new = change(old)
    worker.run()
    assert new.content.note.sentence.startswith(new.texts("batch.stopped"))
    assert batch_page(new).rows.rowCount() == 2
    assert not batch_page(new).stop_button.isVisible()


def test_rows_that_are_logged_are_marked_in_the_new_window(old, desk, worker, change, files):
    old.batch.take(files)
    worker.run()
    page = batch_page(old)
    page.table.selectAll()
    page.ask_log(Decision.SCAM)
    worker.run(1)
    new = change(old)
    worker.run()
    assert len(desk.cases) == 5 + 4
    assert all(row.case for row in batch_page(new).rows.rows())
    assert "4" in new.content.note.sentence
    new.content.note.action_button.click()
    worker.run()
    assert len(desk.cases) == 5


def test_a_label_on_its_way_is_shown_and_undone_in_the_new_window(old, desk, worker, change):
    old.content.show_page(PageName.CASES)
    worker.run()
    old.cases.controller.label(5, Label.SCAM)
    new = change(old)
    new.content.show_page(PageName.CASES)
    worker.run()
    assert desk.cases[5].label is Label.SCAM
    new.cases.undo_requested.emit()
    worker.run()
    assert desk.cases[5].label is None
    assert "case no. 5" in new.content.note.sentence


def test_the_check_of_the_desk_reports_to_nobody_after_its_window(old, worker, change):
    old.content.show_page(PageName.HEALTH)
    old.learning.begin()
    change(old)
    worker.run()  # a report to a deleted page would raise
    assert worker.jobs == []


def test_a_training_reports_to_nobody_after_its_window(old, desk, worker):
    training = old.training
    new = fakes.session(desk, "en", worker=worker, window=old.window)
    new.take_over(old)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    training.progress_changed.emit(0.5, "fit")  # a report to a deleted rail would raise
    training.command_failed.emit("")
    training.command_cancelled.emit()
    assert new.content.banner.sentence == ""
