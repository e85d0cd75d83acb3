"""Backups in the window: the last one, progress and end told, a folder that is fixed, failures."""

import sys
from datetime import date
from pathlib import Path

import pytest
import ui_fakes as fakes
from PySide6.QtWidgets import QFileDialog

from triage_app.backup_records import BackupContent, BackupOutcome, LastBackup
from triage_app.clock import system_clock
from triage_app.paths import Home
from triage_app.records import EventKind
from triage_app.services.desk import Desk
from triage_app.services.upkeep import backups
from triage_app.services.upkeep.backups import backup_content, proposed_path
from triage_app.settings import Settings
from triage_app.ui.supervisor.backup_card import BackupCard
from triage_app.ui.supervisor.backup_controller import BackupController
from triage_app.ui.supervisor.backup_flow import BackupFlow
from triage_app.ui.supervisor.backup_process import BackupProcess, backup_arguments
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import InlineWorker

DAY = date(2026, 11, 28)


@pytest.fixture
def card(qtbot, dressed):
    made = BackupCard(fakes.texts())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def desk(tmp_path):
    made = Desk(Home(tmp_path / "home"), Settings(agent="claire"), system_clock)
    yield made
    made.close()


@pytest.fixture
def no_dialog(monkeypatch):
    """Fail where a dialog is opened that nobody closes."""

    def opened(*_):
        raise AssertionError("a dialog was opened")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", opened)


@pytest.fixture
def fix_folder(monkeypatch):
    """Return a function that fixes the folder as an administrator does."""

    def fix(folder):
        fixed = backups.managed_settings()
        changed = type(fixed)(fixed.path, {"backup_folder": str(folder)})
        monkeypatch.setattr(backups, "managed_settings", lambda: changed)

    return fix


def flow_of(desk, card, documents, *program):
    session = fakes.session(fakes.FakeDesk())
    process = BackupProcess(desk.home.folder, *program)
    worker = InlineWorker(desk)
    controller = BackupController(worker, process, lambda: DAY, documents)
    flow = BackupFlow(fakes.texts(), session.content, controller)
    flow.connect_card(card)
    return flow, process


def test_the_command_is_our_own_command_line():
    found = backup_arguments(Path("d"), Path("/backup/-x.db"))
    assert found[:4] == ["-m", "triage_app", "--home", "d"]
    assert found[4:] == ["backup", "--json", "--progress", "--", "/backup/-x.db"]


def test_a_backup_is_written_where_the_dialog_says(qtbot, card, desk, tmp_path, monkeypatch):
    desk.open_log()
    asked = []

    def chosen(_, title, proposed, ending):
        asked.append((title, proposed, ending))
        return ("" if len(asked) > 1 else str(tmp_path / "copies" / "lundi")), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    _, process = flow_of(desk, card, tmp_path)
    assert card.last.text() == "Le journal n’a pas encore été sauvegardé."
    shares = []
    process.progress_changed.connect(lambda share, _: shares.append(share))
    with qtbot.waitSignal(process.backup_written, timeout=60_000):
        card.start_button.click()
        assert not card.start_button.isEnabled()
        assert card.progress.isVisible()
    assert asked == [("Sauvegarde du journal", str(tmp_path / "vigie-2026-11-28.db"),
                      "Copie du journal (*.db)")]  # fmt: skip
    path = tmp_path / "copies" / "lundi.db"
    assert path.exists()
    assert shares[-1] == 1.0
    assert card.sentence.text() == f"Sauvegarde écrite\u00a0: {path}"
    assert "lundi.db" in card.last.text()
    assert card.start_button.isEnabled()
    assert card.progress.isHidden()
    (event,) = desk.store.events(EventKind.BACKED_UP)
    assert event.payload["file"] == "lundi.db"
    card.start_button.click()
    assert asked[-1][1] == str(tmp_path / "copies" / "vigie-2026-11-28.db"), "the same folder"


def test_in_a_fixed_folder_nothing_is_asked(qtbot, card, tmp_path, fix_folder, no_dialog, desk):
    folder = tmp_path / "coffre"
    folder.mkdir()
    (folder / "vigie-2026-11-28.db").touch()
    fix_folder(folder)
    desk.settings = Settings(agent="claire", backup_folder=str(folder))
    script = tmp_path / "child.py"
    script.write_text("import json, sys\nprint(json.dumps({'path': sys.argv[-1]}))\n")
    _, process = flow_of(desk, card, tmp_path, sys.executable, [str(script)])
    assert card.folder.isVisible()
    assert str(folder) in card.folder.text()
    with qtbot.waitSignal(process.backup_written, timeout=60_000) as done:
        card.start_button.click()
    assert done.args == [BackupOutcome(str(folder / "vigie-2026-11-28-2.db"))]


def test_a_failure_is_told_with_its_sentence(qtbot, card, desk, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "x.db"), ""))
    script = tmp_path / "child.py"
    script.write_text("import sys\nprint('Disque plein.', file=sys.stderr)\nsys.exit(1)\n")
    _, process = flow_of(desk, card, tmp_path, sys.executable, [str(script)])
    with qtbot.waitSignal(process.command_failed, timeout=60_000):
        card.start_button.click()
    assert card.sentence.text() == "La sauvegarde n’a pas été écrite. Disque plein."
    assert card.start_button.isEnabled()


def test_a_backup_can_be_stopped(qtbot, card, desk, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "x.db"), ""))
    script = tmp_path / "child.py"
    script.write_text(
        "import sys, threading\nprint('progress 0.4 backup', file=sys.stderr, flush=True)\n"
        "threading.Event().wait()\n"
    )
    _, process = flow_of(desk, card, tmp_path, sys.executable, [str(script)])
    assert card.stop_button.isHidden()
    with qtbot.waitSignal(process.progress_changed, timeout=60_000):
        card.start_button.click()
    assert (card.stop_button.isVisible(), card.progress.value()) == (True, 40)
    with qtbot.waitSignal(process.command_cancelled, timeout=60_000):
        card.stop_button.click()
    assert card.sentence.text() == "Sauvegarde arrêtée\u00a0; aucun fichier n’a été écrit."
    assert (card.stop_button.isHidden(), card.start_button.isEnabled()) == (True, True)


def test_a_dialog_that_is_left_starts_nothing(card, desk, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    _, process = flow_of(desk, card, tmp_path)
    card.start_button.click()
    assert not process.running


def test_what_is_not_in_a_backup_is_named(card):
    card.show_written(BackupOutcome("/x.db", ("lists/hosts.csv",)))
    assert "lists/hosts.csv" in card.sentence.text()
    assert "Rétablissez" in card.sentence.text()


def test_the_last_backup_is_told_and_restoring_is_left_to_the_command(card):
    last = LastBackup("2026-11-27T18:02:00+01:00", "lundi.db")
    card.show_content(BackupContent(last, None, is_fixed=False))
    assert card.last.text() == "Dernière sauvegarde\u00a0: 27/11/26 18:02, lundi.db."
    assert card.folder.isHidden()
    assert "vigie restore FICHIER" in card.hint.text()


def test_the_content_is_of_the_ledger(desk, tmp_path, fix_folder):
    assert backup_content(desk) == BackupContent(None, None, is_fixed=False)
    desk.maintenance.backup(tmp_path / "a.db")
    found = backup_content(desk)
    assert found.last is not None
    assert found.last.file == "a.db"
    fix_folder(tmp_path)
    assert not backup_content(desk).is_fixed, "the settings in use were read before"
    desk.settings = Settings(backup_folder=str(tmp_path))
    assert backup_content(desk).is_fixed


def test_a_proposed_path_is_free(tmp_path):
    assert proposed_path(tmp_path, DAY).name == "vigie-2026-11-28.db"
    (tmp_path / "vigie-2026-11-28.db").touch()
    (tmp_path / "vigie-2026-11-28-2.db").touch()
    assert proposed_path(tmp_path, DAY).name == "vigie-2026-11-28-3.db"


def test_the_card_stands_on_the_supervisors_page(qtbot, dressed):
    session = fakes.session(fakes.FakeDesk())
    qtbot.addWidget(session.window)
    session.window.show()
    page = session.content.show_page(PageName.SUPERVISOR)
    assert page.backup.isVisible()
    assert "sauvegardé" in page.backup.last.text()
