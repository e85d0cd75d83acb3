"""The case page with its controller: built when it is first shown, labels for supervisors only."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from classifier.records import Label
from triage_app.records import Case
from triage_app.ui.cases.controller import CasesController
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import Level
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.worker import Caller

if TYPE_CHECKING:
    from triage_app.ui.cases.page import CasesPage


class CasesFlow(QObject):
    """Keeps the page in step with what this page and the others log, label and take back."""

    access_missing = Signal()  # a supervisor's action was asked for while the code is not given

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        worker: Caller,
        content: MainWindow,
        may_label: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """`may_label`: whether the supervisor's actions are open now."""
        super().__init__(parent)
        self._texts, self._theme, self._content = texts, theme, content
        self._may_label = may_label
        self.controller = CasesController(worker, self)
        self.controller.problem_raised.connect(self._tell_trouble)
        self._page: CasesPage | None = None

    def make(self) -> CasesPage:
        """Build the page, connect it and ask for its first rows."""
        from triage_app.ui.cases.page import CasesPage  # noqa: PLC0415 - not before it is shown

        page, controller = CasesPage(self._texts, self._theme), self.controller
        page.filter_changed.connect(controller.show_filter)
        page.more_requested.connect(controller.show_more)
        page.case_selected.connect(controller.show_case)
        page.label_requested.connect(self._label)
        page.withdraw_requested.connect(self._withdraw_label)
        page.undo_requested.connect(self._undo)
        controller.cases_ready.connect(page.show_cases)
        controller.more_ready.connect(page.show_more)
        controller.detail_ready.connect(page.show_detail)
        controller.case_changed.connect(page.put_case)
        controller.case_withdrawn.connect(page.remove_case)
        controller.show_filter(page.current_filter())
        self._page = page
        return page

    def follow(self, case: Case) -> None:
        """Show a case that was logged or changed on another page."""
        if self._page is not None:
            self._page.put_case(case)

    def follow_withdrawal(self, number: int) -> None:
        """Take out a case that was withdrawn on another page."""
        if self._page is not None:
            self._page.remove_case(number)

    def _label(self, number: int, label: Label) -> None:
        if self._is_open():
            self.controller.label(number, label)

    def _withdraw_label(self, number: int) -> None:
        if self._is_open():
            self.controller.withdraw_label(number)

    def _undo(self, number: int) -> None:
        if self._is_open():
            self.controller.undo(number)

    def _is_open(self) -> bool:
        """Return whether a supervisor's action may go on; else it is said where the code goes."""
        if self._may_label():
            return True
        self.access_missing.emit()
        return False

    def _tell_trouble(self, error: VigieError) -> None:
        self._content.banner.say(self._texts.words(error), Level.TROUBLE)
