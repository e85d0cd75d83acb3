"""Program start and end: shows an empty window at once, then loads and builds the rest.

What is imported at the top is all that is loaded before the first picture. Our pages come after
it, in the window's thread; numpy, SQLite, the readers and the model in the worker's thread.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from triage_app.paths import Home
from triage_app.ui.shell import Shell
from triage_app.ui.widgets.theme import apply_settings, styled_application

if TYPE_CHECKING:
    from types import TracebackType

    from triage_app.settings import Settings
    from triage_app.ui.session import Session
    from triage_app.ui.window.error_report import ErrorDialog
    from triage_app.ui.workspace import Workspace

# Switch interval of the interpreter in seconds; the default of 5 ms doubled the time to a verdict.
_TURN = 0.0005
# Modules of the first page, in pieces that each block the window's thread for a short time only.
_PARTS = (
    "triage_app.records",
    "triage_app.parsing",  # imports msgspec
    "triage_app.ui.widgets.safe_text",  # imports Qt's large namespace
    "triage_app.ui.widgets.accessible_roles",
    "triage_app.ui.triage.links_view",
    "triage_app.ui.triage.message_input",
    "triage_app.ui.triage.desk_view",
    "triage_app.ui.triage.page",
    "triage_app.ui.supervisor.training_process",
    "triage_app.ui.session",
    "triage_app.ui.workspace",
)


def run(home: Home, settings: Settings, problems: Sequence[str] = ()) -> int:
    """Open the window on a data folder; return the exit code when it is closed.

    `problems` are the sentences about invalid entries of the settings file.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = styled_application(sys.argv[0])
    application.setApplicationName("Vigie")
    application.setQuitOnLastWindowClosed(False)
    program = Program(application, home, settings, problems)
    program.open()
    return application.exec()


class Program(QObject):
    """Shows the window, loads its content, and reports programming errors."""

    desk_ready = Signal()  # the desk can score, with the model or with indicators only

    def __init__(
        self,
        application: QApplication,
        home: Home,
        settings: Settings,
        problems: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._application, self._home = application, home
        self._settings, self._problems = settings, problems
        self._dialog: ErrorDialog | None = None
        self._workspace: Workspace | None = None
        self._closed = False
        self._look = apply_settings(application, settings)
        texts = self._look[0]
        self.window = Shell(
            texts("window.title"), texts("input.text").replace("&", ""), texts("input.placeholder")
        )

    @property
    def session(self) -> Session | None:
        """Return the session in the current language, None while it is not built."""
        return None if self._workspace is None else self._workspace.session

    def open(self) -> None:
        """Show the empty window; the rest is loaded after its first paint.

        What is loaded stays: looking for garbage in it only costs time.
        """
        gc.disable()
        self.window.window_painted.connect(self.fill)
        self.window.window_closed.connect(self.close)
        self.window.open_at(self._settings.window)

    def fill(self) -> None:
        """Load and build the rest step by step, so that key presses are handled in between."""
        sys.excepthook = self._show_programming_error
        sys.setswitchinterval(_TURN)
        self._go_on(self._steps())

    def change_settings(self, changed: Settings) -> None:
        """Save settings, then rebuild the content in their language and look."""
        if self._workspace is not None:
            self._workspace.settings.change(changed)

    def close(self) -> None:
        """Stop what runs behind the window, and quit."""
        self._closed = True
        gc.enable()
        if self._workspace is not None:
            self._workspace.close()
        sys.excepthook = sys.__excepthook__
        self._application.quit()

    def _go_on(self, steps: Iterator[object]) -> None:
        """Run the next step; events are handled before the one after it."""
        if not self._closed and next(steps, self) is not self:
            QTimer.singleShot(0, lambda: self._go_on(steps))

    def _steps(self) -> Iterator[object]:
        """Import the modules, start the worker, then build the content."""
        for name in _PARTS:
            yield import_module(name)
        from triage_app.ui.widgets import accessible_roles  # noqa: PLC0415
        from triage_app.ui.workspace import Workspace  # noqa: PLC0415 - loaded in the steps above

        accessible_roles.install()

        self._workspace = workspace = Workspace(
            self._application, self.window, self._home, self._settings, self._look, self
        )
        workspace.desk_ready.connect(self.desk_ready)
        workspace.loading_ended.connect(_collect_again)
        yield workspace
        workspace.open(self._problems)

    def _show_programming_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Show a programming error in the error dialog, which is loaded with the first one."""
        gc.enable()  # one while loading: nothing else would end the pause
        from triage_app.ui.window.error_report import ErrorDialog  # noqa: PLC0415 - rarely needed

        if self._dialog is None:
            self._dialog = ErrorDialog(
                lambda: self._workspace.texts if self._workspace else self._look[0],
                lambda: self.window,
            )
        self._dialog.hook(kind, error, trace)


def _collect_again() -> None:
    """Look for garbage from now on, but not among what was loaded for the first window."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
