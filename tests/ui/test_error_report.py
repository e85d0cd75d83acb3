"""The error report has code locations and versions, and no message text."""

import sys

import pytest
import ui_fakes as fakes
from PySide6.QtCore import Qt

from triage_app.technical_log import writing
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


@pytest.mark.expects_log("a programming error: ValueError")
def test_a_programming_error_is_written_down_without_its_text(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(ErrorDialog, "_show", lambda *_: None)
    dialog = ErrorDialog(fakes.texts, lambda: None)
    with writing(tmp_path, "window"):
        try:
            trip(SECRET)
        except ValueError:
            dialog.hook(*sys.exc_info())
    text = (tmp_path / "window.log").read_text(encoding="utf-8")
    assert "ERROR triage_app.ui.window.error_report a programming error: ValueError at " in text
    assert SECRET not in text
