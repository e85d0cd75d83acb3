"""The program with its window: shows an empty one at once, then builds and connects everything.

What is imported at the top is all that is loaded before the first picture. Our pages come after
it, in the window's thread; numpy, SQLite, the readers and the model in the worker's thread.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from triage_app.paths import Home, resources_dir
from triage_app.ui.shell import Shell
from triage_app.ui.widgets import theme as looks
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.texts import Texts

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtCore import QTranslator

    from classifier.errors import ModelError, VigieError
    from triage_app.advice.guidance import Guidance
    from triage_app.services.desk import Desk
    from triage_app.settings import Settings
    from triage_app.ui.session import Session
    from triage_app.ui.supervisor.training_process import TrainingProcess
    from triage_app.ui.window.error_report import ErrorDialog
    from triage_app.ui.worker import Worker

# Seconds that the worker keeps the interpreter; Python's own 5 ms doubled the time to a verdict.
_TURN = 0.0005
# What the first page needs, in pieces that keep the window's thread for a moment only each.
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


class Program(QObject):
    """Owns what lives as long as the program: window, worker, desk, training."""

    ready = Signal()  # to score, with the model or with the indicators alone

    def __init__(
        self,
        application: QApplication,
        home: Home,
        settings: Settings,
        problems: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._application, self._home, self._settings = application, home, settings
        self._problems = list(problems)
        self._first = not home.settings.exists()
        self._dialog: ErrorDialog | None = None
        self._closed = False
        self._translator: QTranslator | None = None
        self._texts, self._theme = self._look()
        self.window = Shell(
            self._texts("window.title"),
            self._texts("input.text").replace("&", ""),
            self._texts("input.placeholder"),
        )
        self.session: Session | None = None
        self._working: tuple[Worker, TrainingProcess] | None = None

    def open(self) -> None:
        """Show the empty window; the rest follows once it is painted."""
        self.window.first_painted.connect(self.fill)
        self.window.closed.connect(self.close)
        self.window.show()

    def fill(self) -> None:
        """Load the rest, build it and start working: step by step, so that keys get through."""
        sys.excepthook = self._catch_mistake
        sys.setswitchinterval(_TURN)
        self._go_on(self._steps())

    def _go_on(self, steps: Iterator[object]) -> None:
        """Take the next step; the window has its turn before the one after."""
        if not self._closed and next(steps, self) is not self:
            QTimer.singleShot(0, lambda: self._go_on(steps))

    def _steps(self) -> Iterator[object]:
        """Load piece by piece, then start the worker, then build."""
        for name in _PARTS:
            yield import_module(name)
        self._working = self._start_working()
        yield self._working
        self._open_session()
        if self.session is not None:
            self.session.triage.drafts.begin()
            self.session.supervisor.access.begin()
        self._tell_problems()

    def close(self) -> None:
        """End training and worker, close the log, and leave."""
        self._closed = True
        if self._working is not None:
            worker, training = self._working
            if self.session is not None:
                self.session.triage.drafts.save()
            training.stop()
            worker.stop()
        sys.excepthook = sys.__excepthook__
        self._application.quit()

    def change_settings(self, changed: Settings) -> None:
        """Save settings and fill the window anew in their language and look."""
        self._save(changed, lambda: self._renew(changed))

    def _save(self, changed: Settings, then: Callable[[], None]) -> None:
        from triage_app.settings import save  # noqa: PLC0415 - rarely needed, as all below

        if self._working is not None:
            worker, path = self._working[0], self._home.settings
            worker.call(lambda _: save(path, changed), lambda _: then(), self._tell)

    def _end_first_minute(self) -> None:
        """Keep the settings as they are, so that the first minute does not come back."""
        if self._first:
            self._first = False
            self._save(self._settings, lambda: None)

    def _choose_language(self, language: str, agent: str) -> None:
        """Fill the window anew in another language, still in the first minute."""
        from dataclasses import replace  # noqa: PLC0415

        agent = agent or self._settings.agent
        self.change_settings(replace(self._settings, language=language, agent=agent))

    def _start(self, agent: str) -> None:
        """Keep the choices of the first minute; from now on it is over."""
        self._first = False
        self._choose_language(self._settings.language, agent)

    def _renew(self, settings: Settings) -> None:
        """Replace content and controllers; cases that wait to be logged move over."""
        if self._working is None or self.session is None:
            return
        worker = self._working[0]
        self._settings = settings
        given = self.session.supervisor.access.given
        self._texts, self._theme = self._look()
        self.window.setWindowTitle(self._texts("window.title"))
        worker.renew(self._desk_maker())
        old = self.session
        self._open_session()
        self.session.flow.take_over(old.flow)
        self.session.supervisor.access.begin(given=given)
        old.deleteLater()

    def _open_session(self) -> None:
        """Build content and controllers, and look which model is in use."""
        if self._working is None:
            return
        worker, training = self._working
        self._translate_buttons()
        session = self._new_session(worker, training)
        session.preferences_requested.connect(self._open_preferences)
        session.about.language_chosen.connect(self._choose_language)
        session.about.started.connect(self._start)
        session.about.left.connect(self._end_first_minute)
        self.session = session
        worker.call(warm_up, self._tell_ready, self._tell)
        session.learning.begin()

    def _start_working(self) -> tuple[Worker, TrainingProcess]:
        """Start the worker; the desk is made in it, at its first job."""
        from triage_app.ui.supervisor.training_process import TrainingProcess  # noqa: PLC0415
        from triage_app.ui.worker import Worker  # noqa: PLC0415

        training = TrainingProcess(self._home.folder, parent=self)
        return Worker(self._desk_maker(), self), training

    def _desk_maker(self) -> Callable[[], Desk]:
        """Return what makes a desk with the settings of now, in the thread that calls it."""
        home, settings = self._home, self._settings

        def make() -> Desk:
            from triage_app.services.desk import Desk  # noqa: PLC0415 - loads numpy and SQLite

            return Desk(home, settings)

        return make

    def _new_session(self, worker: Worker, training: TrainingProcess) -> Session:
        from triage_app.ui.places import documents  # noqa: PLC0415 - after the first picture
        from triage_app.ui.session import Machine, Session  # noqa: PLC0415 - the same

        return Session(
            self._texts,
            self._theme,
            self._settings,
            self._guidance(),
            worker,
            training,
            Machine(documents=documents(self._home)),
            window=self.window,
            code_set=self._home.access.exists(),
            first_start=self._first,
            parent=self,
        )

    def _guidance(self) -> Mapping[str, Guidance]:
        """Return the supervisor's edition of the advice, else the shipped one, and say so."""
        from triage_app.advice.guidance import own_or_shipped  # noqa: PLC0415

        guidance, damaged = own_or_shipped(resources_dir() / "guidance", self._home.guidance)
        self._problems += [self._texts("guidance.damaged")] if damaged else []
        return guidance

    def _look(self) -> tuple[Texts, Theme]:
        """Dress the program in the language and look of the settings."""
        settings, resources = self._settings, resources_dir()
        texts = Texts(settings.language, resources / "translations")
        theme = looks.choose(settings.theme, self._application)
        looks.apply(self._application, theme, (resources / "icons").as_posix(), settings.text_size)
        return texts, theme

    def _translate_buttons(self) -> None:
        """Take the words of Qt's own buttons from Qt's catalogue."""
        from triage_app.ui.places import button_words  # noqa: PLC0415 - after the first picture

        if self._translator is not None:
            self._application.removeTranslator(self._translator)
        self._translator = button_words(self._texts.locale, self)
        self._application.installTranslator(self._translator)

    def _catch_mistake(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Show our own mistakes in one dialog, loaded with the first of them."""
        from triage_app.ui.window.error_report import ErrorDialog  # noqa: PLC0415

        if self._dialog is None:
            self._dialog = ErrorDialog(lambda: self._texts, lambda: self.window)
        self._dialog.hook(kind, error, trace)

    def _tell_problems(self) -> None:
        """Tell once what in the settings file could not be used."""
        if self._problems and self.session is not None:
            from triage_app.ui.window.banner import Level  # noqa: PLC0415 - rarely needed

            self.session.content.banner.say(" ".join(self._problems), Level.TROUBLE)

    def _tell_ready(self, trouble: ModelError | None) -> None:
        if trouble is not None:
            self._tell(trouble)
        self.ready.emit()

    def _tell(self, trouble: VigieError) -> None:
        if self.session is not None:
            self.session.tell_trouble(trouble)

    def _open_preferences(self) -> None:
        from triage_app.ui.about.preferences import ask  # noqa: PLC0415

        changed = ask(self._texts, self._settings, self.window)
        if changed is not None:
            self.change_settings(changed)


def warm_up(desk: Desk) -> ModelError | None:
    """Make the scorer now, so that the first message does not wait; runs in the worker.

    Returns why the model in use cannot be read, when that is so.
    """
    desk.scorer  # noqa: B018 - made by looking at it
    return desk.model_trouble
