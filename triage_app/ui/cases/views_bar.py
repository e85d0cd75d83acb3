"""Saved views of the case list: choose one by its name, save the filter, remove a view."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from triage_app.records import CaseFilter
from triage_app.ui.widgets.parts import button, field_label, row
from triage_app.ui.widgets.texts import Texts

_LONGEST = 60  # characters of a name, as the views keep it
_WIDTH = 14  # characters of the field


class ViewsBar(QWidget):
    """A field for the name, which is chosen or typed, and a button for each action."""

    view_chosen = Signal(CaseFilter)
    save_requested = Signal(str)  # name
    remove_requested = Signal(str)  # name

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: Mapping[str, CaseFilter] = {}
        self.names, field = QComboBox(), QLineEdit()
        self.names.setLineEdit(field)
        self.names.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.names.setMinimumContentsLength(_WIDTH)
        field.setMaxLength(_LONGEST)
        field.setPlaceholderText(texts("views.hint"))
        self.save_button = button(texts("views.save"), "quiet", hint=texts("views.save_hint"))
        self.remove_button = button(texts("views.remove"), "quiet")
        layout = row(
            field_label(texts("views.name"), self.names),
            self.names,
            self.save_button,
            self.remove_button,
        )
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.names.activated.connect(lambda _: self._choose())
        self.names.editTextChanged.connect(lambda _: self._offer())
        self.save_button.clicked.connect(lambda: self.save_requested.emit(self._name()))
        self.remove_button.clicked.connect(lambda: self.remove_requested.emit(self._name()))
        self._offer()

    def show_views(self, views: Mapping[str, CaseFilter], name: str) -> None:
        """Show the names of the views, one of them as the current one; "" for none."""
        self._views = views
        self.names.clear()
        self.names.addItems(list(views))
        self.names.setCurrentIndex(self.names.findText(name))
        self.names.setEditText(name)

    def _name(self) -> str:
        return self.names.currentText().strip()

    def _choose(self) -> None:
        wanted = self._views.get(self._name())
        if wanted is not None:
            self.view_chosen.emit(wanted)

    def _offer(self) -> None:
        self.save_button.setEnabled(bool(self._name()))
        self.remove_button.setEnabled(self._name() in self._views)
