"""The desk's own lists: read, checked, saved, compared and written as files in the worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.errors import ListError
from triage_app.list_records import (
    CheckedRows,
    DeskList,
    ListDifference,
    ListVersion,
    LoadedList,
    Row,
    RowProblem,
)
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list as it is in use, with its versions, newest first."""

    name: DeskList
    loaded: LoadedList
    versions: tuple[ListVersion, ...]


@dataclass(frozen=True, slots=True)
class ReadList:
    """Rows from a file, not saved yet, and what is wrong with some of them."""

    name: DeskList
    file: str
    rows: tuple[Row, ...]
    problems: tuple[RowProblem, ...]


class ListsController(QObject):
    """Changes lists only for whoever may; each change is a version that can be taken back."""

    list_ready = Signal(ShownList)
    file_loaded = Signal(ReadList)
    list_saved = Signal(DeskList, int, int)  # the new version, and the one before
    save_refused = Signal(object)  # tuple[RowProblem, ...]
    difference_ready = Signal(ListDifference)
    export_written = Signal(Path)
    problems_ready = Signal(object)  # Sequence[Sentence]: why lists are not used as they were saved
    access_refused = Signal()  # the supervisor's code is needed
    problem_raised = Signal(VigieError)

    def __init__(
        self, worker: JobRunner, may_change: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        """`may_change`: whether the supervisor's pages are open."""
        super().__init__(parent)
        self._worker, self._may_change = worker, may_change

    def check(self) -> None:
        """Ask which lists are not used as they were saved."""
        self._call(lambda desk: tuple(desk.lists.problems()), self.problems_ready.emit)

    def show_list(self, name: DeskList) -> None:
        """Ask for a list as it is in use."""
        self._call(partial(_shown, name), self.list_ready.emit)

    def save(self, name: DeskList, rows: tuple[Row, ...]) -> None:
        """Save the rows as a new version; with a bad row nothing is saved."""
        if not self._is_allowed():
            return

        def done(found: tuple[CheckedRows, int, int]) -> None:
            checked, version, before = found
            if checked.problems:
                self.save_refused.emit(checked.problems)
            else:
                self.list_saved.emit(name, version, before)
                self.show_list(name)

        self._call(partial(_saved, name, rows), done)

    def restore(self, name: DeskList, version: int) -> None:
        """Make an earlier version the list again."""
        if not self._is_allowed():
            return

        def done(found: tuple[int, int]) -> None:
            self.list_saved.emit(name, *found)
            self.show_list(name)

        self._call(partial(_restored, name, version), done)

    def read(self, name: DeskList, path: Path) -> None:
        """Read a file; nothing of it is saved yet."""
        self._call(partial(_read, name, path), self.file_loaded.emit)

    def write(self, name: DeskList, path: Path) -> None:
        """Write the list in use as a file."""
        self._call(partial(_written, name, path), self.export_written.emit)

    def compare(self, name: DeskList, before: int, now: int) -> None:
        """Ask for what one version has beside another one."""
        self._call(
            lambda desk: desk.lists.book(name).difference(before, now), self.difference_ready.emit
        )

    def _call(self, job: Callable[[Desk], object], done: Callable[..., object]) -> None:
        self._worker.call(job, done, self.problem_raised.emit)

    def _is_allowed(self) -> bool:
        if not self._may_change():
            self.access_refused.emit()
            return False
        return True


def _shown(name: DeskList, desk: Desk) -> ShownList:
    book = desk.lists.book(name)
    return ShownList(name, book.load(), tuple(book.versions()))


def _saved(name: DeskList, rows: tuple[Row, ...], desk: Desk) -> tuple[CheckedRows, int, int]:
    """Return the checked rows, and the versions now and before; the same with a bad row."""
    book = desk.lists.book(name)
    checked, before = book.check(rows), book.load().version
    version = before if checked.problems else book.save(checked.rows)
    return checked, version, before


def _restored(name: DeskList, version: int, desk: Desk) -> tuple[int, int]:
    book = desk.lists.book(name)
    before = book.load().version
    return book.restore(version), before


def _read(name: DeskList, path: Path, desk: Desk) -> ReadList:
    book = desk.lists.book(name)
    rows = book.read(path)
    return ReadList(name, path.name, tuple(rows), book.check(rows).problems)


def _written(name: DeskList, path: Path, desk: Desk) -> Path:
    if desk.home.owns(path):
        raise ListError(
            "{file} is one of Vigie’s own files: nothing was written to it, choose another one.",
            file=path,
        )
    return desk.lists.book(name).write(path, desk.settings.language)
