"""Makes the builders of the window's tests importable here."""

import os
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ui"))


@pytest.fixture(autouse=True)
def _windows_of_earlier_tests_are_gone(qapp):
    """Let go of the windows before: a style sheet would dress them all again, test by test."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
