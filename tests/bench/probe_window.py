"""Child process of the benchmark: opens a window and prints when it is painted.

`probe_window.py empty` opens an empty PySide6 window; `probe_window.py vigie HOME` opens
Vigie on a data folder and also prints when it is ready to score, and its memory.
"""

import sys


def empty() -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event):
            super().paintEvent(event)
            print("painted", flush=True)
            QTimer.singleShot(0, application.quit)

    application = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1366, 768)
    window.show()
    return application.exec()


def vigie(folder: str) -> int:
    from pathlib import Path

    from triage_app.paths import Home
    from triage_app.settings_file import load
    from triage_app.ui.app import Program
    from triage_app.ui.widgets.theme import styled_application

    application = styled_application(sys.argv[0])
    home = Home(Path(folder))
    program = Program(application, home, load(home.settings)[0])

    def ready() -> None:
        import psutil

        print("ready", flush=True)
        print("memory", psutil.Process().memory_info().rss // 1_000_000, flush=True)
        program.close()

    program.window.window_painted.connect(lambda: print("painted", flush=True))
    program.desk_ready.connect(ready)
    program.open()
    return application.exec()


if __name__ == "__main__":
    sys.exit(empty() if sys.argv[1] == "empty" else vigie(sys.argv[2]))
