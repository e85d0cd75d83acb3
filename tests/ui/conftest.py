"""Makes `ui_fakes` importable, and provides one application for all window tests."""

import os
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent))


def pytest_collection_modifyitems(config, items):
    """Leave the looks in which no other code runs to `make shapes` (tests/all_shapes.py)."""
    if not config.getoption("--all-shapes", default=False):
        left = [one for one in items if not _is_looked_at(one)]
        config.hook.pytest_deselected(items=left)
        items[:] = [one for one in items if _is_looked_at(one)]


def _is_looked_at(item):
    from looks import is_in_make_test

    found = item.callspec.params if hasattr(item, "callspec") else {}
    if {"session", "direction"} <= found.keys():  # Tab takes the same way in both languages
        return found["direction"] == {"fr": "forward", "en": "back"}[found["session"]]
    if not {"shape", "language"} <= found.keys():
        return True
    shapes = getattr(item.module, "SHAPES", ())
    return is_in_make_test(found["shape"], found["language"], found.get("theme"), shapes)


@pytest.fixture
def dressed(qapp):
    """Return the application with the light theme."""
    from worn_look import wear

    wear(qapp)
    return qapp


@pytest.fixture
def opened(dressed, qtbot):
    """Return a function that opens a window of a shape with a judged message."""
    from desk_shapes import OpenedDesks

    return OpenedDesks(dressed, qtbot)


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
