"""The program with its window: builds everything, connects it, and lets it go.

Nothing heavy is imported here: numpy, SQLite, the readers and the model come in the worker's
thread, after the window stands on the screen.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QStandardPaths, QTranslator
from PySide6.QtWidgets import QApplication

from classifier.errors import ModelError, VigieError
from triage_app.paths import Home, resources_dir
from triage_app.ui import theme as looks
from triage_app.ui.banner import Level
from triage_app.ui.desk_link import DeskLink
from triage_app.ui.error_report import ErrorDialog
from triage_app.ui.learning.training_process import TrainingProcess
from triage_app.ui.session import Session, Tools
from triage_app.ui.tasks import Worker
from triage_app.ui.texts import Texts
from triage_app.ui.triage.guidance import load_advice

if TYPE_CHECKING:
    from triage_app.settings import Settings
    from triage_app.ui.preferences.dialog import Preferences


def run(home: Home, settings: Settings) -> int:
    """Open the window on a data folder and return the exit code when it is closed."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setApplicationName("Vigie")
    application.setQuitOnLastWindowClosed(False)
    program = Program(application, home, settings)
    program.open()
    return application.exec()


class Program(QObject):
    """Owns what lives as long as the program: worker, desk, training."""

    def __init__(self, application: QApplication, home: Home, settings: Settings) -> None:
        super().__init__()
        self._application, self._home, self._settings = application, home, settings
        self._translator: QTranslator | None = None
        self.worker = Worker(self)
        self.link = DeskLink(home, settings)
        self.training = TrainingProcess(home.folder, parent=self)
        self.session: Session | None = None

    def open(self) -> None:
        """Show the window; the heavy parts follow once it is painted."""
        self.session = self._new_session()
        sys.excepthook = ErrorDialog(
            self.session.texts, lambda: self.session.window if self.session else None
        ).hook
        self.session.window.first_painted.connect(self._begin)
        self.session.window.show()

    def close(self) -> None:
        """End training and worker, close the log, and leave."""
        self.training.stop()
        self.worker.stop(self.link.close)
        sys.excepthook = sys.__excepthook__
        self._application.quit()

    def change_preferences(self, chosen: Preferences) -> None:
        """Save the preferences and show the window anew in their language and look."""
        from triage_app.settings import save  # noqa: PLC0415 - brings the TOML writer

        changed = replace(
            self._settings, language=chosen.language, theme=chosen.theme, agent=chosen.agent
        )
        home = self._home
        self.worker.run(
            lambda: save(home.settings, changed), lambda _: self._renew(changed), self._tell
        )

    def _renew(self, settings: Settings) -> None:
        """Replace window and controllers; cases that wait to be logged move over."""
        self._settings = settings
        self.worker.run(lambda: self.link.change_settings(settings), lambda _: None, self._tell)
        old = self.session
        self.session = self._new_session()
        self.session.window.first_painted.connect(self._begin)
        if old is not None:
            self.session.triage.waiting = old.triage.waiting
            self.session.window.setGeometry(old.window.geometry())
            old.window.hide()
            old.window.deleteLater()
            old.deleteLater()
        self.session.window.show()

    def _begin(self) -> None:
        """Make ready to score, and look which model is in use."""
        session = self.session
        if session is not None:
            self.worker.run(self.link.warm_up, self._tell_model_trouble, self._tell)
            session.learning.begin()

    def _tell_model_trouble(self, trouble: ModelError | None) -> None:
        if trouble is not None:
            self._tell(trouble)

    def _tell(self, trouble: VigieError) -> None:
        if self.session is not None:
            sentence = trouble.sentence(self._settings.language)
            self.session.window.banner.say(sentence, Level.TROUBLE)

    def _new_session(self) -> Session:
        """Build a window in the language and look of the settings."""
        texts = Texts(self._settings.language, resources_dir() / "translations")
        theme = looks.choose(self._settings.theme, self._application)
        icons = (resources_dir() / "icons").as_posix()
        looks.apply(self._application, theme, icons, self._settings.text_size)
        QLocale.setDefault(texts.locale)
        self._translate_buttons(texts)
        session = Session(self._tools(texts, theme), self)
        session.closed.connect(self.close)
        session.preferences_requested.connect(self._open_preferences)
        session.sheet_requested.connect(self._open_sheet)
        return session

    def _tools(self, texts: Texts, theme: looks.Theme) -> Tools:
        link = self.link
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return Tools(
            texts=texts,
            theme=theme,
            advice=load_advice(resources_dir() / "guidance", texts.language),
            runner=self.worker,
            triage=link.triage,
            casebook=link.casebook,
            reports=link.reports,
            shelf=link.shelf,
            training=self.training,
            clock=time.monotonic,
            today=date.today,
            export_folder=Path(QStandardPaths.writableLocation(documents) or self._home.folder),
        )

    def _translate_buttons(self, texts: Texts) -> None:
        """Take the words of Qt's own buttons from Qt's catalogue."""
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(texts.locale, "qtbase", "_", folder):
            self._application.installTranslator(self._translator)

    def _open_preferences(self) -> None:
        from triage_app.ui.preferences.dialog import (  # noqa: PLC0415 - rarely opened
            Preferences,
            PreferencesDialog,
        )

        if self.session is None:
            return
        now = Preferences(self._settings.language, self._settings.theme, self._settings.agent)
        dialog = PreferencesDialog(self.session.texts, now, self.session.window)
        if dialog.exec() and dialog.chosen() != now:
            self.change_preferences(dialog.chosen())

    def _open_sheet(self) -> None:
        from triage_app.ui.preferences.shortcut_sheet import ShortcutSheet  # noqa: PLC0415

        if self.session is not None:
            ShortcutSheet(self.session.texts, self.session.window).exec()
