"""The settings of this window: saved in the worker, and kept as they are in the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from triage_app.settings import Settings, save
from triage_app.ui.worker import Caller


class SettingsController(QObject):
    """Changes the settings; the window is filled anew only with settings that were saved."""

    settings_changed = Signal(Settings)  # saved: language or look may be others now
    settings_saved = Signal()  # they can be written
    problem_raised = Signal(object)  # VigieError

    def __init__(
        self,
        worker: Caller,
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
        """Save settings, then tell of them."""

        def saved() -> None:
            self.settings = changed
            self.settings_changed.emit(changed)

        self._save(changed, saved)

    def choose_language(self, language: str, agent: str) -> None:
        """Take another language, and the name typed so far, still in the first minute."""
        agent = agent or self.settings.agent
        self.change(replace(self.settings, language=language, agent=agent))

    def start(self, agent: str) -> None:
        """Keep the choices of the first minute; from now on it is over."""
        self.first_start = False
        self.choose_language(self.settings.language, agent)

    def end_first_start(self) -> None:
        """Keep the settings as they are, so that the first minute does not come back."""
        if self.first_start:
            self.first_start = False
            self._save(self.settings, lambda: None)

    def _save(self, changed: Settings, then: Callable[[], None]) -> None:
        def saved(_: None) -> None:
            self.settings_saved.emit()
            then()

        self._worker.call(lambda _: save(self._path, changed), saved, self.problem_raised.emit)
