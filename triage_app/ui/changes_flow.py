"""What the flows share whose controllers change the log and outlive a change of the look."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from classifier.errors import VigieError
from triage_app.ui.changes_controller import ChangesController
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.connections import Connection, connect, disconnect
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import Topic
from triage_app.ui.window.main_window import MainWindow

C = TypeVar("C", bound=ChangesController[Any])


class ChangesFlow(QObject, Generic[C]):
    """Hands its controller on, and takes changes back where the supervisor's actions are open."""

    undo_requested = Signal()  # the last action, of whichever page
    redo_requested = Signal()
    access_refused = Signal()  # a supervisor's action was requested while the pages are locked

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        content: MainWindow,
        controller: C,
        may_change: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """`may_change`: whether the supervisor's actions are open now."""
        super().__init__(parent)
        self._texts, self._theme, self._content = texts, theme, content
        self._may_change = may_change
        self._shown: QWidget | None = None  # the page, once it is built
        self.controller = controller
        controller.setParent(self)
        connect(self._connections())

    def take_over(self, former: ChangesFlow[C]) -> None:
        """Go on with the controller of a window in another language or look.

        It outlives that window, with what is on its way to the log. No page may be built yet.
        """
        former.disconnect_controller()
        self.disconnect_controller()
        self.controller.deleteLater()
        self.controller = former.controller
        self.controller.setParent(self)
        connect(self._connections())

    def disconnect_controller(self) -> None:
        """Let go of the controller, before another window takes it over."""
        if self._shown is not None:
            self.controller.disconnect(self._shown)
        disconnect(self._connections())

    @property
    def done_place(self) -> int:
        """Return the place of the newest change in the history."""
        return self.controller.done_place

    @property
    def undone_place(self) -> int:
        """Return the place of what was taken back last and can be done again."""
        return self.controller.undone_place

    def undo(self) -> None:
        """Take back the newest change."""
        if self._is_open():
            self.controller.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._is_open():
            self.controller.redo()

    def _connections(self) -> list[Connection]:
        """Return the connections of the controller with this flow."""
        raise NotImplementedError

    def _is_open(self) -> bool:
        """Return whether a supervisor's action is allowed; else emit `access_refused`."""
        if self._may_change():
            return True
        self.access_refused.emit()
        return False

    def _tell_trouble(self, error: VigieError) -> None:
        self._content.banner.show_error(error, Topic.LOG)

    def _log_answered(self) -> None:
        self._content.banner.resolve(Topic.LOG)
