"""The error report has code locations and versions, and no message text."""

import sys

import ui_fakes as fakes
from PySide6.QtCore import Qt

from triage_app.ui.window.error_report import ErrorDialog, report

SECRET = "1 85 05 78 006 084 36"


def trip(untrusted_text):
    raise ValueError(f"cannot read {untrusted_text}")


def test_report_has_no_message_text(qapp):
    try:
        trip(SECRET)
    except ValueError:
        kind, _, trace = sys.exc_info()
    text = report(kind, trace)
    assert "ValueError" in text
    assert "test_error_report.py:" in text
    assert SECRET not in text
    assert "cannot read" not in text


def test_dialog_is_plain_and_shows_the_report(qtbot):
    box = ErrorDialog(fakes.texts, lambda: None).build("x:1 <b>f</b>")
    qtbot.addWidget(box)
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.detailedText() == "x:1 <b>f</b>"
