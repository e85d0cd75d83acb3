"""The import page: a list is dropped, its columns are chosen, a child process imports it."""

import sys
from dataclasses import asdict
from pathlib import Path

import pytest
import ui_fakes as fakes
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from triage_app.imports import ImportState, ImportUndone, LineProblem
from triage_app.paths import Home
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.ui.supervisor.import_controller import ImportController
from triage_app.ui.supervisor.import_flow import ImportFlow
from triage_app.ui.supervisor.import_process import (
    ImportProcess,
    import_arguments,
    undo_arguments,
)
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import InlineWorker

SCAM = "Votre carte Vitale expire demain, renouvelez-la sur http://vitale-renouveau.example/maj"
LEGIT = "Bonjour, votre rendez-vous au cabinet dentaire est confirmé mardi à 10 heures."
LIST = f"Date;Message;Remarque;Avis\n04/09/2026;{SCAM};vu;arnaque\n05/09/2026;{LEGIT};;légitime\n"
CHILD = """
import json, sys
if "--undo" in sys.argv:
    print(json.dumps({undone}))
else:
    print("progress 0.5 import 7", file=sys.stderr, flush=True)
    {body}
"""
STATE = ImportState(7, 3, 2, 0, 0, 2, (LineProblem(4, "Ligne 4 : sa date n’est pas lisible."),))


@pytest.fixture
def desk(tmp_path):
    made = Desk(Home(tmp_path / "home"), Settings(agent="claire"))
    yield made
    made.close()


@pytest.fixture
def old_list(tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


DONE = f"print(json.dumps({asdict(STATE)!r}))"


def process(tmp_path, body=DONE):
    script = tmp_path / "child.py"
    undone = asdict(ImportUndone(7, 2, 0))
    script.write_text(CHILD.format(undone=repr(undone), body=body), encoding="utf-8")
    return ImportProcess(tmp_path, sys.executable, [str(script)])


@pytest.fixture
def opened(dressed, qtbot, desk, tmp_path):
    """Return a function that opens the page of a window on a desk, with a child process."""

    def build(child):
        session = fakes.session(fakes.FakeDesk())
        qtbot.addWidget(session.window)
        session.window.show()
        flow = ImportFlow(fakes.texts(), InlineWorker(desk), child, session.content, session)
        page = flow.make()
        qtbot.addWidget(page)
        page.show()
        return flow, page

    return build


def drop(page, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPoint(5, 5), actions, data, buttons, Qt.KeyboardModifier.NoModifier)
    page.dropEvent(event)


def taken(page):
    return {role: box.currentData() for role, box in page.columns.choosers.items()}


def test_commands_are_our_own_command_line(tmp_path):
    made = import_arguments(Path("d"), tmp_path / "a.csv", {"text": "B", "date": ""}, confirm=False)
    assert made == [
        *("-m", "triage_app", "--home", "d", "cases", "import", str(tmp_path / "a.csv")),
        *("--yes", "--progress", "--json", "--columns", "text=B,date=", "--unconfirmed"),
    ]
    assert undo_arguments(Path("d"), 7)[-3:] == ["--undo", "7", "--json"]


def test_a_dropped_list_is_shown_as_it_would_be_imported(opened, old_list, tmp_path, desk):
    _, page = opened(process(tmp_path))
    assert not page.start_button.isEnabled()
    assert not page.columns.isEnabled()
    drop(page, old_list)
    assert taken(page) == {
        "text": "B", "date": "A", "label": "D", "judged_by": "", "sender": "", "subject": "",
        "channel": "",
    }  # fmt: skip
    assert page.rows.rowCount() == 2
    shown = page.rows.index(0, 2).data(), page.rows.index(1, 1).data()
    assert shown == ("Arnaque", "5 sept. 2026")
    assert "2 lignes peuvent être importées" in page.sentence.text()
    assert page.start_button.isEnabled()
    assert not desk.home.cases.exists(), "nothing is written before the import"


def test_a_person_chooses_columns(opened, old_list, tmp_path):
    _, page = opened(process(tmp_path))
    drop(page, old_list)
    box = page.columns.choosers["text"]
    box.setCurrentIndex(box.findData("C"))
    box.activated.emit(box.currentIndex())
    assert taken(page)["text"] == "C"
    assert page.rows.rowCount() == 1
    assert page.problems.isVisible()
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert "Aucune colonne" in page.sentence.text()
    assert not page.start_button.isEnabled()
    box.setCurrentIndex(box.findData("D"))
    box.activated.emit(box.currentIndex())
    assert (taken(page)["text"], taken(page)["label"]) == ("D", ""), "a column has one meaning"


def test_a_list_that_cannot_be_read_gives_its_sentence(opened, tmp_path):
    _, page = opened(process(tmp_path))
    path = tmp_path / "liste.xlsx"
    path.write_bytes(b"PK\x03\x04rubbish")
    drop(page, path)
    assert "classeur" in page.file.text()
    assert not page.start_button.isEnabled()


def test_an_import_shows_progress_and_outcome_and_can_be_undone(opened, old_list, tmp_path, qtbot):
    flow, page = opened(process(tmp_path))
    drop(page, old_list)
    shares = []
    flow.controller.progress_changed.connect(shares.append)
    with qtbot.waitSignal(flow.log_changed, timeout=10_000):
        page.start_button.click()
    assert shares == [0.0, 0.5]
    assert page.sentence.text().startswith("2 cas importés.")
    assert page.problems.isVisible()
    assert page.undo_button.isVisible()
    assert not page.progress.isVisible()
    with qtbot.waitSignal(flow.log_changed, timeout=10_000):
        page.undo_button.click()
    assert page.sentence.text() == "2 cas importés sont retirés du journal."
    assert not page.undo_button.isVisible()


def test_an_import_that_was_stopped_can_be_undone(opened, old_list, tmp_path, qtbot):
    flow, page = opened(process(tmp_path, "import threading; threading.Event().wait()"))
    drop(page, old_list)
    with qtbot.waitSignal(flow.controller.progress_changed, timeout=10_000, check_params_cb=bool):
        page.start_button.click()
    assert page.stop_button.isVisible()
    assert not page.choose_button.isEnabled()
    with qtbot.waitSignal(flow.log_changed, timeout=10_000):
        page.stop_button.click()
    assert page.sentence.text().startswith("Arrêté")
    assert page.undo_button.isVisible()
    assert page.start_button.isEnabled()


def test_a_failure_has_the_sentence_of_the_child_process(opened, old_list, tmp_path, qtbot):
    flow, page = opened(process(tmp_path, "sys.exit('Plus de place sur le disque.')"))
    drop(page, old_list)
    with qtbot.waitSignal(flow.log_changed, timeout=10_000):
        page.start_button.click()
    assert page.sentence.text() == "L’importation a échoué. Plus de place sur le disque."


def test_the_confirmation_belongs_to_the_choice(opened, old_list, tmp_path, qtbot):
    body = f"if '--unconfirmed' not in sys.argv: sys.exit('confirmed')\n    {DONE}"
    flow, page = opened(process(tmp_path, body))
    drop(page, old_list)
    page.confirm.setChecked(False)
    with qtbot.waitSignal(flow.controller.state_ready, timeout=10_000):
        page.start_button.click()


def test_the_page_is_locked_with_the_others(dressed, qtbot):
    session = fakes.session(fakes.FakeDesk())
    qtbot.addWidget(session.window)
    session.window.show()
    session.supervisor.access.set_code("1234")
    session.supervisor.access.lock()
    session.supervisor.imports.open()
    page = session.content.page(PageName.IMPORT)
    assert not page.isVisible()


def test_the_card_of_the_supervisor_leads_to_the_page(dressed, qtbot, old_list):
    session = fakes.session(fakes.FakeDesk())
    qtbot.addWidget(session.window)
    session.window.show()
    page = session.content.show_page(PageName.SUPERVISOR)
    page.old_lists.open_button.click()
    assert session.content.shown is PageName.IMPORT
    assert isinstance(session.supervisor.imports.controller, ImportController)


def test_a_real_child_imports_and_undoes(dressed, qtbot, trained_home, old_list):
    desk = Desk(trained_home, Settings(agent="claire"))
    child = ImportProcess(trained_home.folder)
    controller = ImportController(InlineWorker(desk), child)
    controller.open(old_list)
    with qtbot.waitSignal(controller.state_ready, timeout=60_000) as done:
        controller.start()
    assert (done.args[0].added, done.args[0].confirmed) == (2, 2)
    assert len(desk.store.confirmed()) == 2
    with qtbot.waitSignal(controller.undo_ready, timeout=60_000) as undone:
        controller.undo()
    assert undone.args[0].withdrawn == 2
    desk.close()
