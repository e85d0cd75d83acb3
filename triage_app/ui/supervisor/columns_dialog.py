"""The columns of exported cases: which ones, all of them at first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from triage_app.export_records import Column
from triage_app.ui.widgets.parts import button, label, row
from triage_app.ui.widgets.texts import Texts

_WIDTH, _HEIGHT = 380, 560


class ColumnsDialog(QDialog):
    """Emits the columns in their order when the user confirms, () for all."""

    columns_chosen = Signal(tuple)

    def __init__(
        self, texts: Texts, chosen: Sequence[Column], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(texts("export.columns_title"))
        self.list = QListWidget()
        self.list.setAccessibleName(texts("export.columns_title"))
        for column in Column:
            item = QListWidgetItem(texts(f"export_column.{column}"), self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setData(Qt.ItemDataRole.UserRole, column)
            _check(item, not chosen or column in chosen)
        self.all_button = button(texts("export.columns_all"), "quiet")
        self.none_button = button(texts("export.columns_none"), "quiet")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(label(texts("export.columns_hint"), "muted", wrap=True))
        layout.addWidget(self.list)
        layout.addLayout(row(self.all_button, self.none_button, None))
        layout.addWidget(self.buttons)
        self.resize(_WIDTH, _HEIGHT)
        self.all_button.clicked.connect(lambda: self._check_all(True))
        self.none_button.clicked.connect(lambda: self._check_all(False))
        self.list.itemChanged.connect(lambda _: self._offer())
        self.buttons.accepted.connect(self._give)
        self.buttons.rejected.connect(self.reject)
        self.list.setFocus()

    def checked(self) -> tuple[Column, ...]:
        """Return the columns that are checked."""
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    def _check_all(self, checked: bool) -> None:
        for item in self._items():
            _check(item, checked)

    def _offer(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.checked()))

    def _give(self) -> None:
        chosen = self.checked()
        self.columns_chosen.emit(() if len(chosen) == len(Column) else chosen)
        self.accept()


def _check(item: QListWidgetItem, checked: bool) -> None:
    item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
