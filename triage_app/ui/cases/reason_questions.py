"""Asks why a case is withdrawn or erased, before either is requested."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from triage_app.records import Case
from triage_app.ui.cases.reason_dialog import FinalAction, ReasonDialog
from triage_app.ui.widgets.texts import Texts


class ReasonQuestions(QObject):
    """Opens the dialog of a final action on the current case; nothing opens without a case."""

    withdraw_requested = Signal(object, str)  # number, reason
    erase_requested = Signal(object, str)  # number, reason

    def __init__(
        self, texts: Texts, current_case: Callable[[], Case | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._texts, self._current_case, self._window = texts, current_case, parent

    def ask_withdrawal(self) -> None:
        """Ask for the reason of a withdrawal."""
        self._ask(FinalAction.WITHDRAW, self.withdraw_requested.emit)

    def ask_erasure(self) -> None:
        """Say what an erasure does, and ask for its reason."""
        self._ask(FinalAction.ERASE, self.erase_requested.emit)

    def _ask(self, action: FinalAction, then: Callable[[int, str], object]) -> None:
        case = self._current_case()
        if case is None:
            return
        dialog = ReasonDialog(self._texts, action, case.number, self._window)
        dialog.reason_given.connect(lambda reason: then(case.number, reason))
        dialog.open()
