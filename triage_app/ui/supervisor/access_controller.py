"""The supervisor's code: whether the supervisor's pages are open in this window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.desk import Desk
    from triage_app.services.upkeep.access import CodeCheck


class AccessController(QObject):
    """Keeps whether the code was given; nothing is kept after the program ends."""

    access_changed = Signal(bool, bool)  # whether a code is set, whether the pages are unlocked
    code_refused = Signal(int)  # seconds until the next try counts
    problem_raised = Signal(VigieError)

    def __init__(
        self,
        worker: JobRunner,
        parent: QObject | None = None,
        *,
        is_set: bool = False,
    ) -> None:
        """`is_set` is used until the service has answered, so that no page is open before."""
        super().__init__(parent)
        self._worker = worker
        self.given = False  # the right code was given or set in this window
        self.is_set = is_set

    @property
    def is_open(self) -> bool:
        """Return whether the supervisor pages are unlocked."""
        return self.given or not self.is_set

    def begin(self, *, given: bool = False) -> None:
        """Ask whether a code is set; `given`: the pages were open before a rebuild."""
        self.given = given
        self._ask_if_set()

    def try_code(self, code: str) -> None:
        """Try a code."""
        self._worker.call(
            lambda desk: desk.access.check(code), self._report_check, self.problem_raised.emit
        )

    def lock(self) -> None:
        """Lock the pages."""
        self.given = False
        self._ask_if_set()

    def set_code(self, code: str) -> None:
        """Set a code; the pages stay open for who sets it."""
        self._change(lambda desk: desk.access.set(code))

    def remove_code(self) -> None:
        """Remove the code."""
        self._change(lambda desk: desk.access.remove())

    def _change(self, job: Callable[[Desk], None]) -> None:
        self._worker.call(job, lambda _: self.begin(given=True), self.problem_raised.emit)

    def _ask_if_set(self) -> None:
        self._worker.call(
            lambda desk: desk.access.is_set(), self._report_set, self.problem_raised.emit
        )

    def _report_set(self, is_set: bool) -> None:
        self.is_set = is_set
        self.access_changed.emit(is_set, self.is_open)

    def _report_check(self, check: CodeCheck) -> None:
        if check.right:
            self.begin(given=True)
        else:
            self.code_refused.emit(check.wait)
