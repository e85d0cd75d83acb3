"""The advice texts: read, saved and restored in the worker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from classifier.sentence import Sentence
from triage_app.advice.guidance import AdviceText, Guidance
from triage_app.errors import SettingsError
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.desk import Desk
    from triage_app.services.upkeep.guidance import Edition, GuidanceBook


@dataclass(frozen=True, slots=True)
class GuidanceContent:
    """The content of the page."""

    guidance: Mapping[str, Guidance]
    channels: Mapping[str, Mapping[str, str]]  # language -> id -> name
    editions: tuple[Edition, ...]


class GuidanceController(QObject):
    """Each change makes a new version; an earlier version can be restored."""

    guidance_ready = Signal(GuidanceContent)
    guidance_loaded = Signal(object)  # Mapping[language, Guidance]
    guidance_saved = Signal(int, int)  # new version, previous version
    difference_ready = Signal(int, object)  # version, tuple[AdviceChange, ...]
    problem_raised = Signal(VigieError)

    def __init__(self, worker: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker

    def begin(self) -> None:
        """Read the advice in use, and what is wrong with the own edition."""
        self._worker.call(_in_use, self._report_in_use, self.problem_raised.emit)

    def refresh(self) -> None:
        """Read the current advice."""
        self._worker.call(_read, self.guidance_ready.emit, self.problem_raised.emit)

    def save(self, text: AdviceText) -> None:
        """Save one entry."""
        self._change(lambda book: book.save(text))

    def restore(self, version: int) -> None:
        """Restore a version; 0 is the advice supplied with the program."""
        self._change(lambda book: book.restore(version))

    def compare(self, version: int) -> None:
        """Ask for what the advice in use says otherwise than a version; 0 as for `restore`."""
        self._worker.call(
            lambda desk: desk.guidance.difference(version),
            lambda found: self.difference_ready.emit(version, found),
            self.problem_raised.emit,
        )

    def _report_in_use(self, found: tuple[Mapping[str, Guidance], Sentence | None]) -> None:
        guidance, problem = found
        self.guidance_loaded.emit(guidance)
        if problem is not None:
            self.problem_raised.emit(SettingsError(problem))

    def _change(self, change: Callable[[GuidanceBook], int]) -> None:
        def job(desk: Desk) -> tuple[int, int]:
            book = desk.guidance
            before = next((one.version for one in book.editions() if one.current), 0)
            return change(book), before

        self._worker.call(job, self._changed, self.problem_raised.emit)

    def _changed(self, versions: tuple[int, int]) -> None:
        self.guidance_saved.emit(*versions)
        self.refresh()


def _in_use(desk: Desk) -> tuple[Mapping[str, Guidance], Sentence | None]:
    """Return the advice in use; runs in the worker, because the log has its digest."""
    return desk.guidance.files.load()


def _read(desk: Desk) -> GuidanceContent:
    """Return the content of the page; runs in the worker."""
    book = desk.guidance
    guidance = book.load()
    channels = {language: book.channels(language) for language in guidance}
    return GuidanceContent(guidance, channels, tuple(book.editions()))
