"""The supervisor's page: export on the left, the model on the right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from triage_app.ui.access.code_view import CodeView
from triage_app.ui.learning.learning_view import LearningView
from triage_app.ui.parts import column
from triage_app.ui.reports.export_view import ExportView
from triage_app.ui.texts import Texts


class SupervisorPage(QWidget):
    """Two cards beside each other; each has a controller of its own."""

    def __init__(
        self, texts: Texts, today: date, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.export = ExportView(texts, today, folder)
        self.code = CodeView(texts)
        self.learning = LearningView(texts)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(10)
        layout.addLayout(column(self.export, self.code, None), 38)
        layout.addWidget(self.learning, 62)
        self.setFocusProxy(self.export.week)
