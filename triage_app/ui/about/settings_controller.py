"""The settings of the window, saved in the worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.settings import Settings
from triage_app.settings_file import save
from triage_app.ui.worker import JobRunner


class SettingsController(QObject):
    """Changes the settings; the window is rebuilt only with settings that were saved."""

    settings_changed = Signal(Settings)  # saved: language or look may have changed
    settings_saved = Signal()  # the file could be written
    problem_raised = Signal(VigieError)

    def __init__(
        self,
        worker: JobRunner,
        path: Path,
        settings: Settings,
        parent: QObject | None = None,
        *,
        first_start: bool,
    ) -> None:
        """`first_start`: nothing was ever set in this data folder."""
        super().__init__(parent)
        self._worker, self._path = worker, path
        self.settings, self.first_start = settings, first_start

    def change(self, changed: Settings) -> None:
        """Save settings, then emit `settings_changed`."""

        def saved() -> None:
            self.settings = changed
            self.settings_changed.emit(changed)

        self._save(changed, saved)

    def take_saved(self, changed: Settings) -> None:
        """Go on with settings that were saved already and do not change the window."""
        self.settings = changed

    def choose_language(self, language: str, agent: str) -> None:
        """Change the language on the start page; keep the name typed so far."""
        agent = agent or self.settings.agent
        self.change(replace(self.settings, language=language, agent=agent))

    def start(self, agent: str) -> None:
        """Save the choices of the start page, and end the first start."""
        self.first_start = False
        self.choose_language(self.settings.language, agent)

    def end_first_start(self) -> None:
        """Save the settings as they are, so that the start page is not shown again."""
        if self.first_start:
            self.first_start = False
            self._save(self.settings, lambda: None)

    def _save(self, changed: Settings, then: Callable[[], None]) -> None:
        def saved(_: None) -> None:
            self.settings_saved.emit()
            then()

        self._worker.call(lambda _: save(self._path, changed), saved, self.problem_raised.emit)
