"""The steps of a pasted message, from the key press to the first function of the classifier."""

import inspect
import re

import pytest
import ui_fakes as fakes
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from classifier.reading.bounded import reading
from triage_app.paths import Home
from triage_app.services.desk import Desk
from triage_app.settings import Settings
from triage_app.ui.worker import Worker

SOON = 20_000  # ms; only reached when something is broken
MOST = 9
STEP = re.compile(r"^\d+\. `([\w.]+)`: ", re.MULTILINE)


@pytest.fixture
def listed(checkout):
    """Return the steps listed in docs/architecture.md."""
    return STEP.findall((checkout / "docs" / "architecture.md").read_text(encoding="utf-8"))


def steps(of):
    """Return our functions on the stack, from the key press or the thread's loop to `of`."""
    names = [
        frame.frame.f_code.co_qualname
        for frame in reversed(inspect.stack())
        if any(f"/{room}/" in frame.filename for room in ("triage_app", "classifier"))
        and "<lambda>" not in frame.function
    ]
    return [one for one in names if one != "Worker._loop"] + [of]


@pytest.fixture
def window(tmp_path, qapp, qtbot):
    settings = Settings(agent="claire", second_look="never")
    worker = Worker(lambda: Desk(Home(tmp_path), settings))
    session = fakes.session(fakes.FakeDesk(), worker=worker)
    session.confirm_loss = lambda waiting: True
    qtbot.addWidget(session.window)
    with qtbot.waitActive(session.window):
        session.window.show()
        session.window.activateWindow()
    yield session
    worker.stop()


def test_the_listed_steps_lead_from_the_key_to_the_classifier(window, qtbot, monkeypatch, listed):
    walked = []
    call, read = Worker.call, reading.read_first

    def note_call(self, *job):
        if not walked and any("judge" in name for name in steps("")):
            walked.extend(steps("Worker.call"))
        call(self, *job)

    def note_read(pasted):
        walked.extend(steps("read_first"))
        return read(pasted)

    monkeypatch.setattr(Worker, "call", note_call)
    monkeypatch.setattr(reading, "read_first", note_read)
    window.flow.page.input.assess_button.setFocus()
    QGuiApplication.clipboard().setText("Votre carte Vitale expire : https://ameli-carte.top")
    QTest.keyClick(window.window.windowHandle(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.flow.page.has_verdict, timeout=SOON)
    assert walked == listed
    assert len(walked) <= MOST
