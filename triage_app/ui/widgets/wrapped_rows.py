"""Rows of a list that are high enough for their words, which are wrapped."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from triage_app.ui.widgets.theme import LIST_PADDING


class WrappedRows(QStyledItemDelegate):
    """Wraps at the width that is left inside the padding.

    A list with a style sheet measures the words as if there were none, and cuts those that fit into
    the row but not into its inside.
    """

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a row for the width of the list."""
        inside = QStyleOptionViewItem(option)
        inside.rect.setWidth(max(0, option.rect.width() - 2 * LIST_PADDING))
        return super().sizeHint(inside, index)
