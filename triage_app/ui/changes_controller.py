"""The changes of the log that one page made, in the worker: each is taken back or done again."""

from __future__ import annotations

from bisect import insort
from operator import itemgetter
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.errors import ChangedSince
from triage_app.ui.history import History
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.desk import Desk

S = TypeVar("S")  # what is needed to take a change back


class ChangesController(QObject, Generic[S]):
    """Keeps what its page changed; subclasses say how one is taken back and done again.

    Each change has a place in the history of all pages, from the moment on at which it is asked
    for. One that somebody else changed since cannot be taken back, and is forgotten.
    """

    problem_raised = Signal(VigieError)

    def __init__(self, worker: JobRunner, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker, self._history = worker, history
        self._pending: list[int] = []  # places of changes on their way to the log
        self._done: list[tuple[int, S]] = []  # what this page changed, newest last
        self._undone: list[tuple[int, S]] = []  # what it took back since, newest last

    @property
    def done_place(self) -> int:
        """Return the place of the newest change; 0 when there is none."""
        return max([*self._pending, *(place for place, _ in self._done)], default=0)

    @property
    def undone_place(self) -> int:
        """Return the place of what was taken back last; 0 when there is nothing."""
        return self._undone[-1][0] if self._undone else 0

    def undo(self) -> None:
        """Take back the newest change that stands; nothing while one is on its way to the log."""
        if self._done and not self._pending:
            place, step = self._done.pop()  # now, so that a second undo takes the change before
            self._worker.call(
                lambda desk: self._taken_back(desk, step),
                lambda result: self._took_back(step, result),
                lambda error: self._refused((place, step), self._done, error),
            )

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            place, step = self._undone.pop()
            self._worker.call(
                lambda desk: self._done_again(desk, step),
                self._did_again,
                lambda error: self._refused((place, step), self._undone, error),
            )

    def _taken_back(self, desk: Desk, step: S) -> object:
        """Take a change back; runs in the worker."""
        raise NotImplementedError

    def _took_back(self, step: S, result: object) -> None:
        """Report what was taken back; `result` is that of `_taken_back`."""
        raise NotImplementedError

    def _done_again(self, desk: Desk, step: S) -> S:
        """Do a change again; runs in the worker."""
        raise NotImplementedError

    def _did_again(self, step: S) -> None:
        """Report what was done again."""
        raise NotImplementedError

    def _pending_place(self) -> int:
        """Return the place of a change that is asked for now; it is pending until it is removed."""
        place = self._history.next_place()
        self._pending.append(place)
        return place

    def _keep(self, place: int, step: S) -> None:
        """Keep a change that was made: what was taken back before is not done again."""
        self._done.append((place, step))
        self._undone.clear()
        self._history.end_redo()

    def _keep_undone(self, step: S) -> None:
        self._undone.append((self._history.next_place(), step))

    def _keep_again(self, step: S) -> None:
        self._done.append((self._history.next_place(), step))

    def _refused(
        self, placed: tuple[int, S], steps: list[tuple[int, S]], error: VigieError
    ) -> None:
        """Put the change back where the log was only busy; else it can never be changed."""
        if not isinstance(error, ChangedSince):
            insort(steps, placed, key=itemgetter(0))
        self.problem_raised.emit(error)
