"""The page of the models: train and choose on the left, what sets two apart on the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from triage_app.ui.supervisor.difference_view import COMPARE_KEY, DifferenceView
from triage_app.ui.supervisor.learning_view import LearningView
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.layouts import SideBySide
from triage_app.ui.widgets.parts import shortcut
from triage_app.ui.widgets.texts import Texts


class ModelsPage(QWidget):
    """Connects both halves: what is chosen on the left is compared on the right."""

    page_shown = Signal()  # what happened elsewhere is read again
    compare_requested = Signal(str, str)  # numbers of the models before and now
    stop_requested = Signal()
    card_requested = Signal(str)  # number of a model
    back_requested = Signal()
    undo_requested = Signal()  # of the last model put into use

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.learning = LearningView(texts)
        self.difference = DifferenceView(texts, theme, self.learning.figures_table)
        columns = SideBySide(self)
        columns.add(self.learning, 36)
        columns.add(self.difference, 64)
        self.fit_width = columns.fit_width
        self.setFocusProxy(self.learning.models_table)
        self._waiting = False  # a comparison was asked for before the models were read
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what another program may have trained or put into use."""
        super().showEvent(event)
        if not event.spontaneous():
            self.page_shown.emit()

    def compare(self) -> None:
        """Request the comparison of the chosen model with the one in use.

        While the models are still being read, that waits for them.
        """
        before, now = self.learning.chosen()
        self._waiting = not self.learning.models.rows()
        if before and now and before != now:
            self.compare_requested.emit(before, now)
        elif not self._waiting:
            self.difference.show_none_to_compare()

    def stop(self) -> None:
        """Stop the comparison that runs, else go back to the supervisor's page."""
        if self.difference.stop_button.isVisible():
            self.stop_requested.emit()
        else:
            self.back_requested.emit()

    def _connect(self) -> None:
        learning, difference = self.learning, self.difference
        learning.choice_changed.connect(self._follow_choice)
        difference.compare_requested.connect(self.compare)
        difference.stop_requested.connect(self.stop_requested)
        shortcut(COMPARE_KEY, self, self.compare)
        shortcut("Escape", self, self.stop)
        shortcut("Ctrl+Z", self, self.undo_requested.emit)

    def _follow_choice(self) -> None:
        before, now = self.learning.chosen()
        self.difference.show_choice(before, now)
        if now or before:
            self.card_requested.emit(now or before)
        if self._waiting:
            self.compare()
