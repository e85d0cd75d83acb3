"""Connects the batch page with its controller, the note and the banner."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from classifier.records import Pasted
from triage_app.records import Case, Triage
from triage_app.ui.batch.controller import BatchController
from triage_app.ui.history import History
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.connections import Connection, connect, disconnect
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import NOTE_SECONDS, Level, Topic
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.ui.batch.page import BatchPage

_UNDO_SECONDS = 20


class BatchFlow(QObject):
    """Builds the page on first display and connects it."""

    open_requested = Signal(Triage)  # a row is to be shown on the agent's page
    undo_requested = Signal()  # the last action, of whichever page
    redo_requested = Signal()
    log_changed = Signal()  # cases were logged or withdrawn

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        worker: JobRunner,
        content: MainWindow,
        history: History,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts, self._theme, self._content = texts, theme, content
        self._page: BatchPage | None = None
        self.controller = BatchController(worker, history, self)
        connect(self._connections())

    def take_over(self, former: BatchFlow) -> None:
        """Go on with the controller and the rows of a window in another language or look.

        Rows that are being logged are logged to the end. A batch that is being read is stopped,
        and that is said: its desk is closed.
        """
        stopped = former.controller.is_reading
        if stopped:
            former.controller.stop()
        former.disconnect_controller()
        self.disconnect_controller()
        self.controller.deleteLater()
        self.controller = former.controller
        self.controller.setParent(self)
        connect(self._connections())
        if former.page is not None:
            self._show_rows(former.page, stopped=stopped)

    @property
    def page(self) -> BatchPage | None:
        """Return the page, None before it is built."""
        return self._page

    def _show_rows(self, former: BatchPage, *, stopped: bool) -> None:
        page = self.make()
        if former.rows.rowCount():
            page.show_started()
            page.rows.set_rows(former.rows.rows())
            page.opened = former.opened
            page.show_finished(stopped)
        if stopped:
            self._content.note.say(page.summary.text(), seconds=NOTE_SECONDS)

    def _connections(self) -> list[Connection]:
        controller = self.controller
        return [
            (controller.problem_raised, self._report_error),
            (controller.row_logged, self._log_answered),
            (controller.cases_logged, self._show_logged),
            (controller.case_withdrawn, self._tell_withdrawn),
        ]

    def disconnect_controller(self) -> None:
        """Let go of the controller, before another window takes it over."""
        if self._page is not None:
            self.controller.disconnect(self._page)
            self.controller.disconnect(self._page.rows)
        disconnect(self._connections())

    def make(self) -> BatchPage:
        """Return the page; it is built when it is first needed."""
        if self._page is None:
            self._page = self._new_page()
        return self._page

    def _new_page(self) -> BatchPage:
        from triage_app.ui.batch.page import BatchPage  # noqa: PLC0415 - not before it is shown

        page, controller = BatchPage(self._texts, self._theme), self.controller
        page.start_requested.connect(controller.start)
        page.stop_requested.connect(controller.stop)
        page.log_requested.connect(controller.log)
        page.open_requested.connect(self.open_requested)
        page.undo_requested.connect(self.undo_requested)
        page.redo_requested.connect(self.redo_requested)
        page.refusal_noticed.connect(lambda why: self._content.note.say(why, seconds=NOTE_SECONDS))
        controller.batch_started.connect(page.show_started)
        controller.count_ready.connect(page.show_count)
        controller.item_ready.connect(page.show_item)
        controller.batch_finished.connect(page.show_finished)
        controller.row_logged.connect(page.show_logged)
        controller.case_withdrawn.connect(page.rows.remove_case)
        return page

    def take(self, files: Sequence[Path | Pasted]) -> None:
        """Show the page and read files that were dropped on another page."""
        self._content.show_page(PageName.BATCH)
        self.controller.start(files)

    @property
    def done_place(self) -> int:
        """Return the place of the rows that were logged last in the history."""
        return self.controller.done_place

    @property
    def undone_place(self) -> int:
        """Return 0: rows that were withdrawn are not logged again by a redo."""
        return 0

    def undo(self) -> None:
        """Withdraw the rows that were logged last."""
        self.controller.undo()

    def redo(self) -> None:
        """Do nothing; see `undone_place`."""

    def note_logged(self, case: Case) -> None:
        """Mark a row that was opened on the triage page and logged there."""
        if self._page is not None:
            self._page.show_logged_elsewhere(case)

    def note_withdrawn(self, number: int) -> None:
        """Remove the mark of a row whose case was withdrawn on another page."""
        if self._page is not None:
            self._page.rows.remove_case(number)

    def _show_logged(self, place: int, count: int) -> None:
        self.log_changed.emit()
        left_out = self._page.left_out_words() if self._page is not None else ""
        self._content.note.say(
            f"{self._texts.count('batch.logged', count)} {left_out}".rstrip(),
            Level.DONE,
            action=self._texts("batch.undo"),
            then=lambda: self.controller.withdraw(place),
            seconds=_UNDO_SECONDS,
        )

    def _log_answered(self, _row: int, _case: Case) -> None:
        self._content.banner.resolve(Topic.BATCH)

    def _tell_withdrawn(self, number: int) -> None:
        self._content.banner.resolve(Topic.BATCH)
        self.log_changed.emit()
        self._content.note.say(self._texts("note.withdrawn", number=number), seconds=NOTE_SECONDS)

    def _report_error(self, error: VigieError) -> None:
        self._content.banner.show_error(error, Topic.BATCH)
