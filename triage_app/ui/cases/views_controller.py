"""The saved views of the case list: read, saved and removed beside the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.records import CaseFilter
from triage_app.ui.cases.controller import with_id
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.calls.views import SavedViews
    from triage_app.services.desk import Desk


class ViewsController(QObject):
    """Asks the worker; what the command line saved is there after the next change or start."""

    views_ready = Signal(object, str)  # Mapping[name, CaseFilter], the name to be shown
    problem_raised = Signal(VigieError)

    def __init__(self, worker: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker

    def refresh(self) -> None:
        """Ask for the views."""
        self._change(lambda _desk, _views: "")

    def save(self, name: str, wanted: CaseFilter) -> None:
        """Save a filter under a name, in place of a former one."""
        self._change(lambda desk, views: views.save(name, with_id(desk, wanted)))

    def remove(self, name: str) -> None:
        """Remove a view."""

        def removed(_desk: Desk, views: SavedViews) -> str:
            views.remove(name)
            return ""

        self._change(removed)

    def _change(self, job: Callable[[Desk, SavedViews], str]) -> None:
        """Run a job that returns the name to be shown, and tell which views there are then."""

        def run(desk: Desk) -> tuple[object, str]:
            views = _views(desk)
            name = job(desk, views)
            return views.all(), name

        def tell(found: tuple[object, str]) -> None:
            self.views_ready.emit(*found)

        self._worker.call(run, tell, self.problem_raised.emit)


def _views(desk: Desk) -> SavedViews:
    """Return the views of a desk; runs in the worker."""
    from triage_app.services.calls.views import SavedViews  # noqa: PLC0415 - loads the services

    return SavedViews(desk.home.views, desk.encryption.files)
