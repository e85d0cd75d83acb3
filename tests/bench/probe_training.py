"""Child process of the benchmark: retrains while a window runs, prints its longest gap in ms."""

import sys
import time
from itertools import pairwise
from pathlib import Path


def main(folder: str) -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from triage_app.paths import Home
    from triage_app.settings_file import load
    from triage_app.ui.app import Program
    from triage_app.ui.supervisor.training_process import TrainingProcess

    application = QApplication(sys.argv[:1])
    home = Home(Path(folder))
    program = Program(application, home, load(home.settings)[0])
    training = TrainingProcess(home.folder)
    ticks: list[float] = []
    started = [0.0]
    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))

    def begin() -> None:
        started[0] = time.perf_counter()
        timer.start()
        training.start(from_cases=True, promote=False)

    def end(_: object = None) -> None:
        seconds = time.perf_counter() - started[0]
        gaps = sorted(b - a - 0.010 for a, b in pairwise(ticks))
        print("seconds", round(seconds, 1), flush=True)
        print("longest_stall_ms", round(1000 * gaps[-1], 1), flush=True)
        print("p99_stall_ms", round(1000 * gaps[int(0.99 * len(gaps))], 1), flush=True)
        program.close()

    training.outcome_ready.connect(end)
    training.command_failed.connect(end)
    program.desk_ready.connect(begin)
    program.open()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
