"""A case log that is gone or another one: shown with the choice to go on without the former one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.ui.about.log_controller import LogController
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import NOTE_SECONDS, Level, Topic
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.worker import JobRunner


class LostLogFlow(QObject):
    """Shows the loss in the banner; restoring a backup stays with the command line."""

    access_refused = Signal()  # the supervisor's code is needed first

    def __init__(
        self,
        texts: Texts,
        worker: JobRunner,
        content: MainWindow,
        may_choose: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """`may_choose`: whether the supervisor's pages are open."""
        super().__init__(parent)
        self._texts, self._content, self._may_choose = texts, content, may_choose
        self.controller = LogController(worker, self)
        self.controller.loss_noticed.connect(self.show)
        self.controller.log_accepted.connect(self._tell_accepted)
        self.controller.problem_raised.connect(content.banner.show_error)

    def show(self, error: VigieError) -> None:
        """Show what happened to the log, with the choice."""
        self._content.banner.say(
            self._texts.words(error),
            Level.ERROR,
            action=self._texts("log.accept"),
            then=lambda: self._accept(error),
            topic=Topic.LOG,
        )

    def _accept(self, error: VigieError) -> None:
        if self._may_choose():
            self.controller.accept()
            return
        self.show(error)
        self.access_refused.emit()

    def _tell_accepted(self) -> None:
        self._content.note.say(self._texts("log.accepted"), Level.DONE, seconds=NOTE_SECONDS)
