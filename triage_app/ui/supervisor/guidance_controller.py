"""The advice, driven: reads, saves and goes back through the worker."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from triage_app.advice.guidance import AdviceText, Guidance
from triage_app.ui.worker import Runner


class Edition(Protocol):
    """One kept version."""

    @property
    def version(self) -> int:
        """Return its number."""

    @property
    def date(self) -> str:
        """Return its ISO date."""

    @property
    def current(self) -> bool:
        """Return whether it is in use."""


class Book(Protocol):
    """What this controller needs of the guidance service."""

    def load(self) -> Mapping[str, Guidance]:
        """Return the edition in use, by language."""

    def channels(self, language: str) -> Mapping[str, str]:
        """Return the name of each contact by its id."""

    def editions(self) -> Sequence[Edition]:
        """Return the kept versions, newest first."""

    def save(self, text: AdviceText) -> int:
        """Make one entry say something else; return the new version."""

    def restore(self, version: int) -> int:
        """Take an earlier version as the newest; return its new number."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything the page shows."""

    guidance: Mapping[str, Guidance]
    channels: Mapping[str, Mapping[str, str]]  # language -> id -> name
    editions: tuple[Edition, ...]


class GuidanceController(QObject):
    """Each change is a new version; undo goes back to the one before."""

    ready = Signal(object)  # Shown
    saved = Signal(int, int)  # new version, the one before
    problem_raised = Signal(object)  # VigieError

    def __init__(
        self, runner: Runner, book: Callable[[], Book], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner, self._book = runner, book

    def refresh(self) -> None:
        """Read what is in use."""
        self._runner.run(self._read, self.ready.emit, self.problem_raised.emit)

    def save(self, text: AdviceText) -> None:
        """Save one entry."""
        self._change(lambda book: book.save(text))

    def restore(self, version: int) -> None:
        """Go back to a version; 0 is the text that came with the program."""
        self._change(lambda book: book.restore(version))

    def _change(self, change: Callable[[Book], int]) -> None:
        def job() -> tuple[int, int]:
            book = self._book()
            before = next((one.version for one in book.editions() if one.current), 0)
            return change(book), before

        self._runner.run(job, self._changed, self.problem_raised.emit)

    def _changed(self, versions: tuple[int, int]) -> None:
        self.saved.emit(*versions)
        self.refresh()

    def _read(self) -> Shown:
        book = self._book()
        guidance = book.load()
        channels = {language: book.channels(language) for language in guidance}
        return Shown(guidance, channels, tuple(book.editions()))
