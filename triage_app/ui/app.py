"""Program start and end: shows an empty window at once, then loads and builds the rest.

What is imported at the top is all that is loaded before the first picture. Our pages come after
it, in the window's thread; numpy, SQLite, the readers and the model in the worker's thread.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from triage_app.paths import Home, resources_dir
from triage_app.ui.shell import Shell
from triage_app.ui.widgets import theme as looks
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.texts import Texts

if TYPE_CHECKING:
    from types import TracebackType

    from classifier.errors import ModelError
    from triage_app.advice.guidance import Guidance
    from triage_app.services.desk import Desk
    from triage_app.settings import Settings
    from triage_app.ui.about.settings_controller import SettingsController
    from triage_app.ui.session import Session
    from triage_app.ui.supervisor.training_process import TrainingProcess
    from triage_app.ui.window.error_report import ErrorDialog
    from triage_app.ui.window.system import ButtonWords
    from triage_app.ui.worker import Worker

# Switch interval of the interpreter in seconds; the default of 5 ms doubled the time to a verdict.
_TURN = 0.0005
# Modules of the first page, in pieces that each block the window's thread for a short time only.
_PARTS = (
    "triage_app.records",
    "triage_app.parsing",  # brings msgspec
    "triage_app.ui.widgets.safe_text",  # brings Qt's large namespace
    "triage_app.ui.triage.links_view",
    "triage_app.ui.triage.message_input",
    "triage_app.ui.triage.page",
    "triage_app.ui.supervisor.training_process",
    "triage_app.ui.session",
)


def run(home: Home, settings: Settings, problems: Sequence[str] = ()) -> int:
    """Open the window on a data folder and return the exit code when it is closed.

    `problems` are the sentences about what in the settings file could not be used.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = looks.styled_application(sys.argv[0])
    application.setApplicationName("Vigie")
    application.setQuitOnLastWindowClosed(False)
    program = Program(application, home, settings, problems)
    program.open()
    return application.exec()


class _Parts(NamedTuple):
    """Objects that are made after the first paint and live until the program ends."""

    worker: Worker
    training: TrainingProcess
    settings: SettingsController
    button_words: ButtonWords


class Program(QObject):
    """Owns what lives as long as the program, and builds the content of the window."""

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
        self._first_settings, self._problems = settings, problems
        self._advice_damaged = False
        self._dialog: ErrorDialog | None = None
        self._closed = False
        self._parts: _Parts | None = None
        self._texts, self._theme = self._apply_look(settings)
        self.window = Shell(
            self._texts("window.title"),
            self._texts("input.text").replace("&", ""),
            self._texts("input.placeholder"),
        )
        self.session: Session | None = None

    def open(self) -> None:
        """Show the empty window; the rest is loaded after its first paint."""
        self.window.window_painted.connect(self.fill)
        self.window.window_closed.connect(self.close)
        self.window.show()

    def fill(self) -> None:
        """Load and build the rest step by step, so that key presses are handled in between."""
        sys.excepthook = self._catch_mistake
        sys.setswitchinterval(_TURN)
        self._go_on(self._steps())

    def close(self) -> None:
        """Stop training and worker, close the log, and quit."""
        self._closed = True
        if self._parts is not None:
            if self.session is not None:
                self.session.triage.drafts.save()
            self._parts.training.stop()
            self._parts.worker.stop()
        sys.excepthook = sys.__excepthook__
        self._application.quit()

    def change_settings(self, changed: Settings) -> None:
        """Save settings, then rebuild the content in their language and look."""
        if self._parts is not None:
            self._parts.settings.change(changed)

    def _go_on(self, steps: Iterator[object]) -> None:
        """Run the next step; events are handled before the one after it."""
        if not self._closed and next(steps, self) is not self:
            QTimer.singleShot(0, lambda: self._go_on(steps))

    def _steps(self) -> Iterator[object]:
        """Import the modules, start the worker, then build the content."""
        for name in _PARTS:
            yield import_module(name)
        self._parts = parts = self._make_parts()
        yield parts
        self.session = session = self._open_session(parts)
        session.triage.drafts.begin()
        session.supervisor.access.begin()
        session.about.tell_problems(self._problems, advice_damaged=self._advice_damaged)

    def _make_parts(self) -> _Parts:
        """Start the worker; the desk is made in its thread, with the first job."""
        from triage_app.ui.about.settings_controller import SettingsController  # noqa: PLC0415
        from triage_app.ui.supervisor.training_process import TrainingProcess  # noqa: PLC0415
        from triage_app.ui.window.system import ButtonWords  # noqa: PLC0415
        from triage_app.ui.worker import Worker  # noqa: PLC0415

        worker = Worker(self._desk_maker(self._first_settings), self)
        first = not self._home.settings.exists()
        path = self._home.settings
        settings = SettingsController(worker, path, self._first_settings, self, first_start=first)
        settings.settings_changed.connect(self._renew)
        training = TrainingProcess(self._home.folder, parent=self)
        return _Parts(worker, training, settings, ButtonWords())

    def _desk_maker(self, settings: Settings) -> Callable[[], Desk]:
        """Return a function that makes a desk in the thread that calls it."""
        home = self._home

        def make() -> Desk:
            from triage_app.services.desk import Desk  # noqa: PLC0415 - loads numpy and SQLite

            return Desk(home, settings)

        return make

    def _renew(self, settings: Settings) -> None:
        """Rebuild the content; the calls that are open or not logged yet are kept."""
        if self._parts is None or self.session is None:
            return
        old, given = self.session, self.session.supervisor.access.given
        self._texts, self._theme = self._apply_look(settings)
        self.window.setWindowTitle(self._texts("window.title"))
        self._parts.worker.renew(self._desk_maker(settings))
        self.session = self._open_session(self._parts)
        self.session.flow.take_over(old.flow)
        self.session.supervisor.access.begin(given=given)
        old.deleteLater()

    def _open_session(self, parts: _Parts) -> Session:
        """Build the content, and ask which model is in use."""
        parts.button_words.speak(self._texts.locale, self._application)
        session, settings = self._new_session(parts), parts.settings
        session.preferences_requested.connect(self._open_preferences)
        session.about.follow(settings)
        parts.worker.call(warm_up, self._tell_ready, session.models.tell_trouble)
        session.learning.begin()
        return session

    def _new_session(self, parts: _Parts) -> Session:
        from triage_app.ui.session import Machine, Session  # noqa: PLC0415 - after the picture
        from triage_app.ui.window.system import documents  # noqa: PLC0415 - the same

        return Session(
            self._texts,
            self._theme,
            parts.settings.settings,
            self._guidance(),
            parts.worker,
            parts.training,
            Machine(documents=documents(self._home)),
            window=self.window,
            code_set=self._home.access.exists(),
            first_start=parts.settings.first_start,
            parent=self,
        )

    def _guidance(self) -> Mapping[str, Guidance]:
        """Return the supervisor's version of the advice, else the shipped one."""
        from triage_app.advice.guidance import own_or_shipped  # noqa: PLC0415

        shipped, own = resources_dir() / "guidance", self._home.guidance
        guidance, self._advice_damaged = own_or_shipped(shipped, own)
        return guidance

    def _apply_look(self, settings: Settings) -> tuple[Texts, Theme]:
        """Apply the language and look of the settings to the application."""
        resources = resources_dir()
        texts = Texts(settings.language, resources / "translations")
        theme = looks.choose(settings.theme, self._application)
        looks.apply(self._application, theme, (resources / "icons").as_posix(), settings.text_size)
        return texts, theme

    def _catch_mistake(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Show a programming error in the error dialog, which is loaded with the first one."""
        from triage_app.ui.window.error_report import ErrorDialog  # noqa: PLC0415

        if self._dialog is None:
            self._dialog = ErrorDialog(lambda: self._texts, lambda: self.window)
        self._dialog.hook(kind, error, trace)

    def _tell_ready(self, trouble: ModelError | None) -> None:
        if trouble is not None and self.session is not None:
            self.session.models.tell_trouble(trouble)
        self.desk_ready.emit()

    def _open_preferences(self) -> None:
        from triage_app.ui.about.preferences import ask  # noqa: PLC0415 - when it is asked for

        if self._parts is None:
            return
        changed = ask(self._texts, self._parts.settings.settings, self.window)
        if changed is not None:
            self.change_settings(changed)


def warm_up(desk: Desk) -> ModelError | None:
    """Load the scorer, so that the first message does not wait for it; runs in the worker.

    Returns the error when the model in use cannot be read.
    """
    desk.scorer  # noqa: B018 - a cached property
    return desk.model_trouble
