"""Makes the helpers of tests/ui, tests/reading and this folder importable here."""

import os
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_TESTS / name) for name in ("ui", "reading", "flows")]


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
