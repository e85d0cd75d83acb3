"""The supervisor page: cards that do small things, or lead to a page of their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from triage_app.ui.supervisor.backup_card import BackupCard
from triage_app.ui.supervisor.check_card import CheckCard
from triage_app.ui.supervisor.export_view import ExportView
from triage_app.ui.supervisor.import_card import ImportCard
from triage_app.ui.supervisor.lists_card import OPEN_KEY as LISTS_KEY
from triage_app.ui.supervisor.lists_card import ListsCard
from triage_app.ui.supervisor.models_card import OPEN_KEY, ModelsCard
from triage_app.ui.supervisor.retention_card import RetentionCard
from triage_app.ui.widgets.code_view import CodeView
from triage_app.ui.widgets.layouts import SideBySide
from triage_app.ui.widgets.parts import column, shortcut, widget_with
from triage_app.ui.widgets.texts import Texts


class SupervisorPage(QWidget):
    """Cards for export, old lists, code, models, retention and check, each on its own."""

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
        self.backup = BackupCard(texts)
        self.models = ModelsCard(texts)
        self.lists = ListsCard(texts)
        columns = SideBySide(self)
        columns.add(widget_with(column(self.export, self.old_lists, self.code, None)), 50)
        columns.add(
            widget_with(
                column(self.models, self.lists, self.retention, self.check, self.backup, None)
            ),
            50,
        )
        shortcut(OPEN_KEY, self, self.models.open_requested.emit)
        shortcut(LISTS_KEY, self, self.lists.open_requested.emit)
        self.fit_width = columns.fit_width
        self.setFocusProxy(self.export.week)
