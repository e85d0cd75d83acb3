"""Compares when two programs have painted their window and loaded their model, on an X display.

`start_times.py HOME "COMMAND A" "COMMAND B" [STARTS]`: prints the median times of both, taken by
turns, and the ratios of A to B. Painted is the first moment at which a point of the screen is not
black; ready is the line of the technical log that names the model in use.
"""

from __future__ import annotations

import os
import shlex
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtGui import QGuiApplication

_PATIENCE = 60  # seconds
_LINE = "model in use:"


def main() -> None:
    """Measure, print, and end with 1 when a ratio is above its bound."""
    home, ours, theirs, *more = sys.argv[1:]
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # people start compiled modules
    application = QGuiApplication(sys.argv[:1])
    marks: dict[str, list[tuple[float, float]]] = {ours: [], theirs: []}
    for number in range(int(more[0]) if more else 8):
        for command in (ours, theirs):
            found = _start(shlex.split(command), Path(home), application)
            if number:  # the first one fills the caches of the system
                marks[command].append(found)
    bad = False
    for place, (name, bound) in enumerate((("painted", 1.5), ("ready", 1.2))):
        a, b = (statistics.median(one[place] for one in marks[key]) for key in (ours, theirs))
        print(f"{name}: {a:.2f} s against {b:.2f} s, ratio {a / b:.2f} (bound {bound})")
        bad |= a / b > bound
    sys.exit(bad)


def _start(command: list[str], home: Path, application: QGuiApplication) -> tuple[float, float]:
    """Return the times of one start in seconds."""
    log = home / "logs" / "window.log"
    log.unlink(missing_ok=True)
    screen = application.primaryScreen()
    size = screen.size()
    painted = ready = 0.0
    begin = time.perf_counter()
    program = subprocess.Popen([*command, "--home", str(home)], stderr=subprocess.DEVNULL)
    try:
        while not (painted and ready):
            passed = time.perf_counter() - begin
            if passed > _PATIENCE or program.poll() is not None:
                raise SystemExit(f"{command[0]} does not start")
            if not painted:
                point = screen.grabWindow(0, size.width() // 2, size.height() // 2, 1, 1).toImage()
                painted = passed if point.pixelColor(0, 0).value() else 0.0
            elif log.is_file() and _LINE in log.read_text(encoding="utf-8"):
                ready = passed
            time.sleep(0.002)
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait()
    _wait_for_black(application)
    return painted, ready


def _wait_for_black(application: QGuiApplication) -> None:
    """Wait until the window of a killed program is off the screen."""
    screen = application.primaryScreen()
    size = screen.size()
    end = time.perf_counter() + _PATIENCE
    while time.perf_counter() < end:
        point = screen.grabWindow(0, size.width() // 2, size.height() // 2, 1, 1).toImage()
        if not point.pixelColor(0, 0).value():
            return
        time.sleep(0.01)
    raise SystemExit("the screen does not become empty")


if __name__ == "__main__":
    main()
