"""What runs behind the window: worker, training, settings, and the session they serve.

All of it is loaded after the first paint. A session is rebuilt when language or look change; the
rest lives until the program ends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from classifier.errors import ModelError, VigieError
from classifier.sentence import Sentence
from triage_app.advice.guidance import shipped_guidance
from triage_app.errors import ListError, SettingsError
from triage_app.managed_file import managed_settings
from triage_app.paths import Home, resources_dir
from triage_app.records import Role
from triage_app.settings import Settings
from triage_app.settings_file import load, save
from triage_app.ui.about.exchange_flow import ExchangeFlow
from triage_app.ui.about.exchange_process import ExchangeProcess
from triage_app.ui.about.preferences import ask_preferences
from triage_app.ui.about.settings_controller import SettingsController
from triage_app.ui.session import Machine, Session
from triage_app.ui.shell import Shell
from triage_app.ui.supervisor.commands import Commands
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.widgets.theme import apply_settings
from triage_app.ui.window.banner import NOTE_SECONDS, Topic
from triage_app.ui.window.system import QtWords, documents
from triage_app.ui.worker import Worker

if TYPE_CHECKING:
    from triage_app.services.desk import Desk


class Workspace(QObject):
    """Starts the worker, fills the window, and fills it again when the settings change."""

    desk_ready = Signal()  # the desk can score, with the model or with indicators only
    log_changed = Signal(Sentence)  # what the desk did to the log by itself
    loading_ended = Signal()  # the attempt to make it so has ended

    def __init__(
        self,
        application: QApplication,
        window: Shell,
        home: Home,
        settings: Settings,
        look: tuple[Texts, Theme],
        parent: QObject | None = None,
    ) -> None:
        """Start the worker; the desk is made in its thread, with the first job."""
        super().__init__(parent)
        self._application, self._window, self._home = application, window, home
        self.texts, self._theme = look
        self._qt_words = QtWords(resources_dir() / "translations")
        self.session: Session | None = None
        self._worker = Worker(self._desk_maker(settings), self)
        self._commands = Commands.of(home.folder, self)
        self._exchanging = ExchangeProcess(home.folder, parent=self)
        self.settings = SettingsController(
            self._worker, home.settings, settings, self, first_start=_is_first_start(home)
        )
        self.settings.settings_changed.connect(self._renew)
        self.log_changed.connect(self._tell)
        self.loading_ended.connect(self._exchange)  # not before: it takes a processor for a second

    def open(self, problems: Sequence[str]) -> None:
        """Fill the window for the first time; `problems`: what was wrong in the settings file."""
        self.session = session = self._open_session()
        session.triage.drafts.begin()
        session.supervisor.access.begin()
        session.about.show_problems(problems)

    def close(self) -> None:
        """Keep the open calls as drafts, stop training and worker, close the log."""
        if self.session is not None:
            self.session.triage.drafts.save()
        self._keep_place()
        self._commands.stop()
        self._exchanging.stop()
        self._worker.stop()

    def _keep_place(self) -> None:
        """Remember where the window was; what another program wrote meanwhile stays as it is."""
        if self.settings.first_start:  # the start page was not finished
            return
        settings, problems = load(self._home.settings)
        place = self._window.place()
        if not problems and settings.window != place:
            with suppress(SettingsError):  # a window at its usual place is no reason to stay open
                save(self._home.settings, replace(settings, window=place))

    def _renew(self, settings: Settings) -> None:
        """Rebuild the session; open calls, cases not logged yet and the history stay."""
        old = self.session
        if old is None:
            return
        access = old.supervisor.access
        given, code = access.given, access.code
        self.texts, self._theme = apply_settings(self._application, settings)
        self._window.setWindowTitle(self.texts("window.title"))
        self._worker.renew(self._desk_maker(settings))
        self.session = self._open_session()
        self.session.take_over(old)
        self.session.supervisor.access.begin(given=given, code=code)
        old.deleteLater()

    def _open_session(self) -> Session:
        """Build the session, and ask which model is in use."""
        self._qt_words.speak(self.texts.locale, self._application)
        session = Session(
            self.texts,
            self._theme,
            self.settings.settings,
            shipped_guidance(resources_dir()),  # until the worker has the one in use
            self._worker,
            self._commands,
            Machine(documents=documents(self._home)),
            window=self._window,
            code_set=self._home.access.exists(),
            first_start=self.settings.first_start,
            parent=self,
        )
        session.preferences_requested.connect(self._open_preferences)
        session.period_changed.connect(self._take_period)
        session.about.connect_settings(self.settings)
        self._worker.call(warm_up, self._report_ready, self._report_error, self.loading_ended.emit)
        session.lost_log.controller.begin()
        session.supervisor.guidance.begin()
        session.learning.begin()
        self._show_exchange(session)
        return session

    def _show_exchange(self, session: Session) -> None:
        rail = session.content.navigation
        exchange = ExchangeFlow(self.texts, self._worker, rail, self._exchanging, session)
        exchange.cases_received.connect(session.cases.follow)
        exchange.choices_received.connect(partial(take_choices, session))
        exchange.begin()

    def _exchange(self) -> None:
        """Exchange with other desks behind the window where a server is set."""
        if self.settings.settings.share_url:
            self._exchanging.start()
        else:
            self._exchanging.stop()

    def _take_period(self, changed: Settings) -> None:
        """Go on with settings that were saved elsewhere: the next ones are based on them."""
        self.settings.take_saved(changed)
        self._worker.renew(self._desk_maker(self.settings.settings))

    def _desk_maker(self, settings: Settings) -> Callable[[], Desk]:
        """Return a function that makes a desk in the thread that calls it."""
        home, tell = self._home, self.log_changed.emit
        session = self.session
        role = session.supervisor.access.role if session is not None else Role.AGENT

        def make() -> Desk:
            from triage_app.services.desk import Desk  # noqa: PLC0415 - loads numpy and SQLite

            return Desk(home, settings, tell=tell, role=role)

        return make

    def _report_ready(self, errors: Sequence[VigieError]) -> None:
        self._warn_of_lists(errors)
        for error in errors:
            if isinstance(error, ModelError):
                self._report_error(error)
            elif self.session is not None and not isinstance(error, ListError):
                self.session.content.banner.show_error(error, Topic.SETTINGS)
        self.desk_ready.emit()

    def _warn_of_lists(self, errors: Sequence[VigieError]) -> None:
        if self.session is not None:
            problems = [one.sentence for one in errors if isinstance(one, ListError)]
            self.session.supervisor.lists.show_problems(problems)

    def _report_error(self, error: VigieError) -> None:
        if self.session is not None:
            self.session.models.report_error(error)

    def _tell(self, what: Sentence) -> None:
        if self.session is not None:
            self.session.content.banner.say(self.texts.words(what))

    def _open_preferences(self) -> None:
        fixed = managed_settings().values.keys()
        changed = ask_preferences(self.texts, self.settings.settings, self._window, fixed)
        if changed is not None:
            self.settings.change(changed)


def _is_first_start(home: Home) -> bool:
    """Return whether the start page asks: nothing was ever set, and nobody has it left out."""
    return not home.settings.exists() and not managed_settings().silent_start


def take_choices(session: Session, sentences: Sequence[str]) -> None:
    """Use the model, the lists and the advice that other desks have chosen, and say which.

    The scorer finds model and lists by itself, from the next message on.
    """
    session.learning.reload()
    session.supervisor.guidance.begin()
    session.content.note.say(" ".join(sentences), seconds=NOTE_SECONDS)


def warm_up(desk: Desk) -> list[VigieError]:
    """Load the scorer, so that the first message does not wait for it; runs in the worker.

    A desk without a model gets the one that the organisation supplies. Returns what is wrong with
    that one, and with the model, the settings and the lists in use.
    """
    found: list[VigieError] = []
    try:
        desk.first_model.take_supplied()
    except VigieError as error:
        found.append(error)
    desk.scorer  # noqa: B018 - a cached property
    found += [error for error in (desk.settings_error, desk.model_error) if error is not None]
    return [*found, *map(ListError, desk.lists.problems())]
