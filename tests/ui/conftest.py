"""Makes the builders of `ui_fakes` importable, and gives every window test one application."""

import os
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent))


@pytest.fixture(scope="session")
def dressed(qapp):
    """The application in the light look of the program."""
    from triage_app.paths import resources_dir
    from triage_app.ui.widgets import theme as looks
    from triage_app.ui.widgets.colours import LIGHT

    looks.apply(qapp, LIGHT, (resources_dir() / "icons").as_posix())
    return qapp


@pytest.fixture(autouse=True)
def _windows_of_earlier_tests_are_gone(qapp):
    """Let go of the windows before: a style sheet would dress them all again, test by test."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
