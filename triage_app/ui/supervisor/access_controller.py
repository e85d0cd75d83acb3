"""The supervisor's code: whether the supervisor's pages are open in this window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.records import Role
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.desk import Desk
    from triage_app.services.upkeep.access import CodeCheck


class AccessController(QObject):
    """Keeps whether the code was given; nothing is kept after the program ends."""

    access_changed = Signal(bool, bool)  # whether a code is set, whether the pages are unlocked
    code_changed = Signal(str)  # what child processes are given; "" while the pages are locked
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
        self.code = ""  # the code itself, for commands that ask for it
        self.is_set = is_set

    @property
    def is_open(self) -> bool:
        """Return whether the supervisor pages are unlocked."""
        return self.given or not self.is_set

    @property
    def role(self) -> Role:
        """Return in which role this window acts."""
        return Role.SUPERVISOR if self.given and self.is_set else Role.AGENT

    def begin(self, *, given: bool = False, code: str = "") -> None:
        """Ask whether a code is set; `given`: the pages were open before, with this code."""
        self.given, self.code = given, code
        self.code_changed.emit(code)
        self._ask_if_set()

    def try_code(self, code: str) -> None:
        """Try a code."""
        self._worker.call(
            lambda desk: _unlock(desk, code),
            lambda check: self._report_check(check, code),
            self.problem_raised.emit,
        )

    def lock(self) -> None:
        """Lock the pages at once, also while the worker is busy."""
        self._worker.call(_lock, lambda _: None, self.problem_raised.emit)
        self.begin()
        self.access_changed.emit(self.is_set, self.is_open)

    def set_code(self, code: str) -> None:
        """Set a code; the pages stay open for who sets it. One that is set has to be given."""
        if not self.is_open:
            self.code_refused.emit(0)
            return

        def change(desk: Desk) -> None:
            desk.access.set(code)
            desk.role = Role.SUPERVISOR

        self._change(change, code)

    def remove_code(self) -> None:
        """Remove the code."""

        def change(desk: Desk) -> None:
            desk.access.remove()
            _lock(desk)

        self._change(change, "")

    def _change(self, job: Callable[[Desk], None], code: str) -> None:
        self._worker.call(
            job, lambda _: self.begin(given=True, code=code), self.problem_raised.emit
        )

    def _ask_if_set(self) -> None:
        self._worker.call(
            lambda desk: desk.access.is_set(), self._report_set, self.problem_raised.emit
        )

    def _report_set(self, is_set: bool) -> None:
        self.is_set = is_set
        self.access_changed.emit(is_set, self.is_open)

    def _report_check(self, check: CodeCheck, code: str) -> None:
        if check.right:
            self.begin(given=True, code=code)
        else:
            self.code_refused.emit(check.wait)


def _unlock(desk: Desk, code: str) -> CodeCheck:
    """Let what is done after the right code be by a supervisor; runs in the worker."""
    answer = desk.access.check(code)
    desk.role = Role.SUPERVISOR if answer.right else Role.AGENT
    return answer


def _lock(desk: Desk) -> None:
    """Let what is done from now on be by an agent; runs in the worker."""
    desk.role = Role.AGENT
