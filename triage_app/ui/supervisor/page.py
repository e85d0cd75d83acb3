"""The supervisor page: models on the right, all else on the left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from triage_app.ui.supervisor.check_card import CheckCard
from triage_app.ui.supervisor.export_view import ExportView
from triage_app.ui.supervisor.import_card import ImportCard
from triage_app.ui.supervisor.learning_view import LearningView
from triage_app.ui.supervisor.retention_card import RetentionCard
from triage_app.ui.widgets.code_view import CodeView
from triage_app.ui.widgets.layouts import SideBySide
from triage_app.ui.widgets.parts import column, widget_with
from triage_app.ui.widgets.texts import Texts


class SupervisorPage(QWidget):
    """Cards for export, old lists, retention, check, code and models, each on its own."""

    def __init__(
        self, texts: Texts, today: date, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.export = ExportView(texts, today, folder)
        self.code = CodeView(texts)
        self.old_lists = ImportCard(texts)
        self.retention = RetentionCard(texts)
        self.check = CheckCard(texts)
        self.learning = LearningView(texts)
        columns = SideBySide(self)
        cards = (self.export, self.old_lists, self.retention, self.check, self.code)
        columns.add(widget_with(column(*cards, None)), 38)
        columns.add(self.learning, 62)
        self.fit_width = columns.fit_width
        self.setFocusProxy(self.export.week)
