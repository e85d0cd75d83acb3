"""Takes logged cases out of the log again, for the undo of the triage page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from classifier.errors import VigieError
from triage_app.ui.triage.call import LogAction
from triage_app.ui.worker import JobRunner


class Withdrawer:
    """Takes one case at a time out of the log; a request meanwhile is done afterwards."""

    def __init__(
        self,
        worker: JobRunner,
        withdrawn: Callable[[LogAction], None],
        refused: Callable[[LogAction, VigieError], None],
    ) -> None:
        self._worker, self._withdrawn, self._refused = worker, withdrawn, refused
        self._busy = False
        self._next: list[Callable[[], object]] = []  # what was asked for meanwhile

    def withdraw(self, action: LogAction, number: int, again: Callable[[], object]) -> None:
        """Take case `number` of an action out of the log, unless it was changed since.

        `again` is called instead once another case, which is on its way, was taken out.
        """
        if self._busy:
            self._next.append(again)
        else:
            self._busy = True
            self._worker.call(
                lambda desk: desk.casebook.undo(desk.casebook.opening(number)),
                lambda undone: self._withdrawn(_with_note(action, undone.note)),
                lambda error: self._refused(action, error),
                self._end,
            )

    def _end(self) -> None:
        self._busy = False
        if self._next:
            self._next.pop(0)()


def _with_note(action: LogAction, note: str) -> LogAction:
    """Return an action whose call has the note that left the log with its case."""
    return replace(action, call=action.call.with_note_of_log(note))
