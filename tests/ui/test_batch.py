"""The batch page: rows as they are read, stopping, logging and undoing several rows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import ui_fakes as fakes
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester

from classifier.errors import UnreadableMessage
from classifier.reading.child_process import Stop
from classifier.records import Band, Pasted
from triage_app.batch_record import BatchItem
from triage_app.errors import StoreError
from triage_app.paths import resources_dir
from triage_app.records import Answers, Decision, Triage
from triage_app.services.calls import batch
from triage_app.ui.batch.controller import BatchController
from triage_app.ui.batch.table_model import BatchTableModel, Column
from triage_app.ui.history import History
from triage_app.ui.widgets.colours import LIGHT
from triage_app.ui.widgets.incoming import as_png
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import InlineWorker

SCAM = "AMELI : votre carte Vitale expire, payez 1,95 EUR sur https://ameli-carte.top/maj sous 24h"
FLAGGED = (Band.VERY_LIKELY_SCAM, Band.SEVERAL_SIGNS)
LEGIT = "Votre rendez-vous chez le dentiste est confirmé pour mardi à 14 h 30. À bientôt."


@pytest.fixture
def folder(tmp_path) -> Path:
    place = tmp_path / "lot"
    place.mkdir()
    (place / "a.txt").write_text(SCAM, encoding="utf-8")
    (place / "b.txt").write_text(LEGIT, encoding="utf-8")
    (place / "c.zip").write_bytes(b"PK\x03\x04xxxx")
    (place / "d.csv").write_text(f'message\n"{SCAM} vite"\n"{LEGIT} Merci"\n', encoding="utf-8")
    return place


@pytest.fixture
def session(qtbot, trained_home):
    """Return a window on a real desk."""
    from triage_app.services.desk import Desk
    from triage_app.settings import Settings

    desk = Desk(trained_home, Settings(agent="claire"))
    made = fakes.session(desk)
    made.desk = desk
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    desk.close()


def _page(session):
    return session.content.page(PageName.BATCH)


def test_a_folder_becomes_rows_and_one_bad_file_does_not_stop_it(session, folder):
    session.batch.take([folder])
    page = _page(session)
    assert session.content.shown is PageName.BATCH
    rows = [page.rows.row_at(place) for place in range(page.rows.rowCount())]
    assert [row.item.name for row in rows] == ["a.txt", "b.txt", "c.zip", "d.csv#2", "d.csv#3"]
    assert [row.item.triage is None for row in rows] == [False, False, True, False, False]
    counts, unread = page.rows.tally()
    assert (sum(counts.values()), unread) == (4, 1)
    assert "5" in page.summary.text()
    assert not page.progress.isVisible()


def test_the_most_suspicious_rows_are_first(session, folder):
    session.batch.take([folder])
    table = _page(session).table.model()
    bands = [table.index(row, Column.BAND).data() for row in range(table.rowCount())]
    texts = session.texts
    assert bands[0].startswith(texts(f"band_short.{Band.VERY_LIKELY_SCAM}") + "\n")
    assert bands[-1] == texts("batch.unread")


def test_no_row_has_a_live_link_or_a_placeholder(session, folder):
    session.batch.take([folder])
    model = _page(session).table.model()
    words = [str(model.index(row, Column.MESSAGE).data()) for row in range(model.rowCount())]
    shown = [one for one in words if "carte Vitale" in one]
    assert shown
    assert all("hxxps://ameli-carte[.]top" in one and "[petit montant]" in one for one in shown)
    assert not any("https" in one or "⟨" in one for one in words)


def test_several_rows_are_logged_and_undone_together(session, folder):
    session.batch.take([folder])
    page = _page(session)
    page.table.selectAll()
    page.ask_log(Decision.UNSURE)
    rows = [page.rows.row_at(place) for place in range(page.rows.rowCount())]
    numbers = [row.case.number for row in rows if row.case]
    assert len(numbers) == 4
    assert page.selected() == []  # what is logged is not logged again
    casebook = session.desk.casebook
    assert casebook.count(session_filter()) == 4
    session.content.note.action_button.click()
    assert casebook.count(session_filter()) == 0
    assert not any(page.rows.row_at(place).case for place in range(page.rows.rowCount()))


def test_nothing_is_selected_that_one_key_would_log(session, folder):
    session.batch.take([folder])
    page = _page(session)
    assert page.selected() == []
    assert not page.table.currentIndex().isValid()
    page.ask_log(Decision.SCAM)
    assert session.desk.casebook.count(session_filter()) == 0
    assert session.content.note.sentence == session.texts("batch.none_selected")


def test_several_rows_are_not_logged_against_their_verdicts(session, folder):
    session.batch.take([folder])
    page = _page(session)
    page.table.selectAll()
    flagged = sum(row.assessment.band in FLAGGED for row in page.rows.rows() if row.assessment)
    assert 0 < flagged < 4
    page.ask_log(Decision.LEGIT)
    logged = [row for row in page.rows.rows() if row.case]
    assert len(logged) == 4 - flagged
    assert all(row.assessment.band not in FLAGGED for row in logged)
    assert page.left_out_words() in session.content.note.sentence
    page.ask_log(Decision.LEGIT)
    assert session.desk.casebook.count(session_filter()) == 4 - flagged
    assert session.content.note.sentence == page.left_out_words()
    assert page.open_button.isEnabled()
    page.ask_open()  # the key that the note tells
    assert session.content.shown is PageName.TRIAGE
    (opened,) = page.opened
    assert page.rows.row_at(opened).assessment.band in FLAGGED


def test_a_key_that_opens_no_row_says_so(session, folder):
    session.batch.take([folder])
    _page(session).ask_open()
    assert session.content.note.sentence == session.texts("batch.none_to_open")
    assert session.content.shown is PageName.BATCH


def test_one_row_is_logged_as_it_was_decided(session, folder):
    session.batch.take([folder])
    page = _page(session)
    page.table.selectRow(0)
    page.ask_log(Decision.LEGIT)
    assert session.desk.casebook.count(session_filter()) == 1
    assert page.left_out_words() == ""


def test_an_empty_table_invites_until_messages_come(session, folder, tmp_path):
    page = session.content.show_page(PageName.BATCH)
    assert page.invitation.isVisible()
    assert "Déposez ici" in page.table.accessibleDescription()
    session.batch.take([folder])
    assert not page.invitation.isVisible()
    (tmp_path / "vide").mkdir()
    session.batch.take([tmp_path / "vide"])
    assert page.invitation.isVisible() is (page.rows.rowCount() == 0)


def log_all(session, folder):
    session.batch.take([folder])
    page = _page(session)
    page.table.selectAll()
    page.ask_log(Decision.UNSURE)
    return page


def log_a_call(session):
    session.triage.judge(Pasted(LEGIT))
    session.triage.take_answers(Answers(Decision.LEGIT))
    session.triage.log()


def test_undo_takes_the_rows_back_before_any_older_action(session, folder):
    log_a_call(session)
    page = log_all(session, folder)
    count = session.desk.casebook.count
    page.undo_requested.emit()
    assert count(session_filter()) == 1, "the call that was logged before stays"
    assert "retiré" in session.content.note.sentence
    assert session.content.shown is PageName.BATCH
    page.undo_requested.emit()
    assert count(session_filter()) == 0
    assert session.content.shown is PageName.TRIAGE


def test_rows_the_busy_log_kept_are_undone_later(session, folder, monkeypatch):
    def refuse(*_):
        raise StoreError("The log is busy.")

    page = log_all(session, folder)
    with monkeypatch.context() as patch:
        patch.setattr(type(session.desk.casebook), "undo", refuse)
        page.undo_requested.emit()
    assert session.content.banner.sentence == "The log is busy."
    page.undo_requested.emit()
    assert session.desk.casebook.count(session_filter()) == 0
    assert session.content.banner.sentence == ""


def test_a_row_that_left_the_log_does_not_block_undo(session, folder):
    log_a_call(session)
    page = log_all(session, folder)
    session.cases.controller.withdraw(3, "doublon")
    assert sum(row.case is not None for row in page.rows.rows()) == 3
    for _ in range(3):  # the withdrawal, the rows, the call
        page.undo_requested.emit()
    assert session.desk.casebook.count(session_filter()) == 0


def test_a_row_logged_on_the_triage_page_is_marked(session, folder):
    session.batch.take([folder])
    page = _page(session)
    page.table.selectRow(0)
    page.ask_open()
    session.triage.take_answers(Answers(Decision.SCAM))
    session.triage.log()
    assert [row.case is not None for row in page.rows.rows()].count(True) == 1
    page.table.selectAll()  # four of the five rows can be read
    assert len(page.selected()) == 3, "the row is not logged again"
    page.undo_requested.emit()
    page.table.selectAll()
    assert len(page.selected()) == 4


def session_filter():
    from triage_app.records import CaseFilter

    return CaseFilter()


def test_a_row_opens_on_the_agents_page(session, folder):
    session.batch.take([folder])
    page = _page(session)
    page.table.selectRow(0)
    page.ask_open()
    assert session.content.shown is PageName.TRIAGE
    assert session.flow.page.has_verdict()
    assert session.triage.calls.current is not None
    session.batch.open_requested.emit(
        session.triage.calls.current.triage
    )  # the call on the page waits
    assert len(session.triage.calls.held) == 1


def test_a_stop_keeps_what_was_read(session, folder):
    page = session.content.show_page(PageName.BATCH)
    session.batch.controller.item_ready.connect(lambda _: session.batch.controller.stop())
    session.batch.take([folder])
    assert page.rows.rowCount() == 1
    assert page.summary.text().startswith(session.texts("batch.stopped"))


def test_a_missing_folder_is_reported(session, tmp_path):
    session.batch.take([tmp_path / "rien"])
    page = _page(session)
    assert page.rows.rowCount() == 1
    assert "introuvable" in page.rows.index(0, Column.MESSAGE).data()


@pytest.mark.parametrize("several", [True, False])
def test_several_files_dropped_on_the_triage_page_open_a_batch(session, folder, several):
    source = QMimeData()
    paths = [folder / "a.txt", folder / "b.txt"] if several else [folder / "a.txt"]
    source.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    session.flow.page.input.take(source)
    assert session.content.shown is (PageName.BATCH if several else PageName.TRIAGE)


def test_a_pasted_picture_is_scored(session):
    asked = []
    asks = session.flow.page.input.judge_picture_requested
    asks.connect(lambda picture: asked.append(as_png(picture)))
    source = QMimeData()
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    source.setImageData(picture)
    session.flow.page.input.take(source)
    assert asked[0].startswith(b"\x89PNG")
    assert session.flow.page.input.picture.isVisibleTo(session.flow.page)  # to be read off


def test_the_table_model_passes_qts_model_tester(qtbot):
    model = BatchTableModel(fakes.texts(), LIGHT)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    triage = Triage(fakes.assessment())
    error = UnreadableMessage("The file is empty.")
    for item in (BatchItem("a", triage, None), BatchItem("b", None, error)):
        model.add(item)
    model.set_case(0, replace(fakes.case(7), decision=Decision.SCAM))
    model.remove_case(7)
    model.set_rows(())
    assert tester
    assert resources_dir().is_dir()


class LateWorker:
    """Worker that runs jobs only on request, like a busy worker."""

    def __init__(self, desk) -> None:
        self._inline, self._jobs = InlineWorker(desk), []

    def call(self, *asked) -> None:
        self._jobs.append(asked)

    def beside(self, job, *told) -> Stop:
        self.call(lambda _: job(Stop()), *told)
        return Stop()

    def finish(self) -> None:
        while self._jobs:
            self._inline.call(*self._jobs.pop(0))


def test_pressing_twice_logs_once_and_a_former_batch_does_not_mark_new_rows(qtbot, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(SCAM, encoding="utf-8")
    desk = fakes.FakeDesk()
    worker = LateWorker(desk)
    controller = BatchController(worker, History())
    marked, told = [], []
    controller.row_logged.connect(lambda row, case: marked.append(row))
    controller.cases_logged.connect(lambda _, count: told.append(count))
    rows = [(0, Triage(fakes.assessment())), (1, Triage(fakes.assessment()))]
    controller.log(rows, Decision.SCAM)
    controller.log(rows, Decision.SCAM)
    worker.finish()
    assert (len(desk.cases), marked, len(told)) == (2, [0, 1], 1)
    controller.log(rows, Decision.SCAM)
    controller.start([path])
    worker.finish()
    assert (len(desk.cases), marked) == (4, [0, 1])
    assert told[-1] == 2  # logged all the same, and can be taken back


def test_a_batch_is_scored_without_the_log(trained_home, folder):
    from triage_app.services.desk import Desk
    from triage_app.settings import Settings

    trained_home.cases.mkdir()  # a folder where the log should be
    desk = Desk(trained_home, Settings())
    items = list(desk.batch.judge([folder]))
    assert [item.triage is None for item in items] == [False, False, True, False, False]
    desk.close()


def test_the_table_takes_a_bounded_number_of_rows(session, folder, monkeypatch):
    monkeypatch.setattr(batch, "ROWS", 2)
    session.batch.take([folder])
    page = _page(session)
    assert page.rows.rowCount() == 2
    assert "vigie score" in session.content.banner.sentence
    assert page.summary.text().startswith(session.texts("batch.stopped"))
