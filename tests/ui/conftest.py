"""Makes `ui_fakes` importable, and provides one application for all window tests."""

import os
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent))


@pytest.fixture
def dressed(qapp):
    """Return the application with the light theme."""
    from worn_look import wear

    wear(qapp)
    return qapp


@pytest.fixture(scope="session", autouse=True)
def _folders_of_fakes(tmp_path_factory):
    """Let pytest remove the data folders of fakes."""
    from ui_fakes import FakeDesk

    FakeDesk.folders = tmp_path_factory.mktemp("fakes")


@pytest.fixture(autouse=True)
def _windows_of_earlier_tests_are_gone(qapp):
    """Delete the windows of earlier tests; otherwise each style sheet is applied to all of them."""
    from worn_look import delete_windows_of_earlier_tests

    delete_windows_of_earlier_tests()


@pytest.fixture(autouse=True)
def _no_question_waits_for_a_person(monkeypatch):
    """Answer whether waiting cases may be lost; the question would stop a failed test for ever."""
    from PySide6.QtWidgets import QMessageBox

    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Discard)


@pytest.fixture(autouse=True)
def ended_commands(monkeypatch):
    """End with a test what its windows started: a desk without a model trains one."""
    from triage_app.ui.supervisor.commands import Commands

    made, make = [], Commands.of

    def recorded(*arguments):
        made.append(make(*arguments))
        return made[-1]

    monkeypatch.setattr(Commands, "of", recorded)
    yield
    for commands in made:
        commands.training.blockSignals(True)
        commands.stop()
