"""Child process of the benchmark: calls in the real window, by key presses.

`probe_desk.py HOME` pastes mails of 20 kB, steps through the passages, selects advice and decision,
logs, and opens all pages. It prints the time from paste to verdict (`verdict` lines, ms) and the
longest iterations of the event loop (`stall`: wall clock; `busy`: processor time of the window's
thread; ms).
"""

import json
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject

CALLS = 30
LENGTH = 20_000  # characters of a mail


class Watchdog:
    """Timer in the event loop that records its longest iterations."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.stall = self.busy = 0.0
        self._last = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self.stall = max(self.stall, now[0] - self._last[0])
        self.busy = max(self.busy, now[1] - self._last[1])
        self._last = now


class Painted(QObject):
    """Records when the verdict was last painted."""

    at = 0.0

    def eventFilter(self, _, event):
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


def mails():
    """Return different mails of 20 kB, assembled from training mails."""
    from triage_app.paths import training_data_dir

    bodies = [
        row["body"]
        for path in sorted(training_data_dir().glob("*.jsonl"))
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        if row["channel"] == "email"
    ]
    lot = random.Random(4)
    return [_filled(lot, bodies) for _ in range(CALLS)]


def _filled(lot, bodies):
    text = ""
    while len(text) < LENGTH:
        text += lot.choice(bodies) + "\n\n"
    return text[:LENGTH]


def drive(program, application) -> None:
    """Handle the calls, then open all pages."""
    from PySide6.QtCore import QEventLoop, Qt
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtTest import QTest

    from triage_app.ui.window.navigation import PageName

    page = program.session.flow.page
    none, ctrl = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    logged = []
    program.session.triage.case_logged.connect(lambda *_: logged.append(1))

    def press(key, modifier=none):
        QTest.keyClick(program.window.windowHandle(), key, modifier)

    def until(ready):
        while not ready():  # sleeping between events, as the real loop does
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    painted = Painted()
    page.verdict.installEventFilter(painted)
    texts = mails()  # before the watchdog starts: it takes longer than a turn may
    watchdog = Watchdog()
    for count, text in enumerate(texts, start=1):
        QGuiApplication.clipboard().setText(text)
        start = time.perf_counter()
        press(Qt.Key.Key_V, ctrl)
        until(lambda start=start: painted.at > start)
        print("verdict", 1000 * (painted.at - start), flush=True)
        for key, modifier in (
            (Qt.Key.Key_F3, none),
            (Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier),
            (Qt.Key.Key_F7, ctrl),  # unsure never asks why
        ):
            press(key, modifier)
            application.processEvents()
        until(lambda count=count: len(logged) == count)
    calls = watchdog.stall, watchdog.busy
    for name in PageName:  # the first showing builds the page
        program.session.content.show_page(name)
        until(lambda: True)
        application.processEvents()
    print("stall", 1000 * calls[0], flush=True)
    print("busy", 1000 * calls[1], flush=True)
    print("pages", 1000 * watchdog.stall, flush=True)


def main(folder: str) -> int:
    from PySide6.QtCore import QTimer

    from triage_app.paths import Home
    from triage_app.settings import Settings
    from triage_app.settings_file import save
    from triage_app.ui.app import Program
    from triage_app.ui.widgets.theme import styled_application

    application = styled_application(sys.argv[0])
    home, settings = Home(Path(folder)), Settings(agent="bench", second_look="never")
    save(home.settings, settings)
    program = Program(application, home, settings)

    def ready() -> None:
        program.window.activateWindow()
        QTimer.singleShot(200, go)

    def go() -> None:
        drive(program, application)
        program.close()

    program.desk_ready.connect(ready)
    program.open()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
