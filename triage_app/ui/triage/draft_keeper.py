"""Keeps the calls that are not logged yet for the case of a crash: masked text, in one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from classifier.errors import VigieError
from classifier.records import Message
from triage_app.draft_record import Draft
from triage_app.records import Triage
from triage_app.ui.triage.kept_calls import Kept
from triage_app.ui.worker import JobRunner, ignore

if TYPE_CHECKING:
    from triage_app.services.desk import Desk

_REST = 300  # ms between a change and saving its draft


class DraftKeeper(QObject):
    """Reads at the start what an earlier run left; later writes a moment after each change."""

    drafts_ready = Signal(list)  # of tuple[Draft, Triage], judged now
    problem_raised = Signal(VigieError)  # a draft could not be read or kept

    def __init__(
        self,
        worker: JobRunner,
        to_keep: Callable[[], Sequence[Kept]],
        parent: QObject | None = None,
    ) -> None:
        """`to_keep` returns the calls worth a draft, asked at the time of writing."""
        super().__init__(parent)
        self._worker, self._to_keep = worker, to_keep
        # Numbers of the logged calls. The worker adds them, so that a draft which is written while
        # the window closes leaves out a case that was logged just before.
        self.logged: set[int] = set()
        self._read = False  # nothing is written before the former drafts are read
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self.save)

    def begin(self) -> None:
        """Look for calls that an earlier run left."""
        self._worker.call(
            recovered, self.drafts_ready.emit, self.problem_raised.emit, self._end_reading
        )

    def save_soon(self) -> None:
        """Keep the calls once the hands rest."""
        self._rest.start()

    def save(self) -> None:
        """Keep the calls now."""
        self._rest.stop()
        if self._read:
            calls = self._to_keep()
            self._worker.call(
                lambda desk: keep(desk, calls, self.logged), ignore, self.problem_raised.emit
            )

    def _end_reading(self) -> None:
        self._read = True


def recovered(desk: Desk) -> list[tuple[Draft, Triage]]:
    """Return the calls that an earlier run left, judged now: the model may have changed."""
    return [(one, desk.triage.judge(one.message)) for one in desk.drafts.load()]


def keep(desk: Desk, calls: Sequence[Kept], logged: Set[int]) -> None:
    """Keep the calls that are not logged by now; what is only typed is masked first."""
    desk.drafts.save([_draft(desk, one) for one in calls if one.number not in logged])


def _draft(desk: Desk, call: Kept) -> Draft:
    """Return what is stored of a call: masked, and without the reference of the caller's file."""
    source, notes = call.source, call.notes
    message = source if isinstance(source, Message) else desk.triage.masked(source)
    note = desk.triage.masked_note(notes.untrusted_note) if notes.untrusted_note else ""
    given = notes.without_reference.reference_lost
    return Draft(message, call.answers, call.seconds, note=note, reference_given=given)
