"""What is cut, covered or scrolled in a window, by the places and the size hints of its widgets."""

from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from triage_app.ui.widgets.fitted_labels import LineLabel
from triage_app.ui.widgets.theme import LIST_PADDING

_MARGIN = 3  # px that Qt leaves beside the words of a row, inside its padding


def seen(window, kind):
    return [one for one in window.findChildren(kind) if one.isVisible()]


def cut(window):
    """Return labels, buttons and areas that are smaller than their text."""
    found = [*cut_labels(window), *cut_controls(window), *cut_areas(window)]
    return [*found, *cut_rows(window), *cut_fields(window)]


def cut_labels(window):
    found = []
    for one in seen(window, QLabel):
        if not one.text() or one.pixmap():
            continue
        if one.wordWrap():
            if one.heightForWidth(one.width()) > one.height() + 1:
                found.append(one.text())
        elif one.sizeHint().width() > one.width() + 1 or one.sizeHint().height() > one.height() + 1:
            found.append(one.text())
    return found


def cut_controls(window):
    found = []
    for kind in (QPushButton, QRadioButton, QCheckBox, QComboBox):
        for one in seen(window, kind):
            hint = one.minimumSizeHint()
            if hint.width() > one.width() + 1 or hint.height() > one.height() + 1:
                found.append(one.text() if kind is not QComboBox else one.currentText())
    return found


def cut_areas(window):
    return [
        f"{area.accessibleName()}: wider than its place"
        for area in seen(window, QScrollArea)
        if area.widget().minimumSizeHint().width() > area.viewport().width() + 1
    ]


def cut_rows(window):
    """Return the rows of lists that are lower than their words, wrapped where the list wraps."""
    found = []
    for one in seen(window, QListWidget):
        wraps = Qt.TextFlag.TextWordWrap if one.wordWrap() else Qt.TextFlag.TextSingleLine
        inside = QRect(0, 0, one.viewport().width() - 2 * (LIST_PADDING + _MARGIN), 10_000)
        for at in range(one.count()):
            words = one.item(at).text()
            needed = one.fontMetrics().boundingRect(inside, wraps, words)
            row = one.visualItemRect(one.item(at))
            if needed.width() > inside.width() or needed.height() > row.height():
                found.append(words)
    return found


def cut_fields(window):
    """Return the fields whose inside is lower than a line of words."""
    found = []
    for one in seen(window, QLineEdit):
        option = QStyleOptionFrame()
        one.initStyleOption(option)
        inside = one.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, one)
        if inside.height() < one.fontMetrics().height():
            found.append(f"field {one.accessibleName() or one.text()}")
    return found


def scrolled(window):
    """Return the scroll areas with something out of view."""
    return [
        one
        for one in seen(window, QAbstractScrollArea)
        if one.verticalScrollBar().maximum() > 0 or one.horizontalScrollBar().maximum() > 0
    ]


def covered(window):
    """Return pairs of widgets beside each other that overlap."""
    found = []
    for parent in [window, *seen(window, QWidget)]:
        children = [
            one
            for one in parent.children()
            if isinstance(one, QWidget) and one.isVisible() and not one.isWindow()
        ]
        for one, other in combinations(children, 2):
            if not (one.geometry() & other.geometry()).isEmpty():
                found.append(f"{describe(one)} and {describe(other)}")
    return found


def outside(window):
    """Return what stands outside the window, or outside the widget that it is in."""
    return [
        describe(one)
        for one in seen(window, QWidget)
        if not one.isWindow()
        and not one.parentWidget().rect().adjusted(-1, -1, 1, 1).contains(one.geometry())
        and not isinstance(one.parentWidget().parentWidget(), QAbstractScrollArea)
    ]


def places(window):
    """Return the place in the window of each visible widget, by the widget."""
    return {
        one: QRect(one.mapTo(window, one.rect().topLeft()), one.size())
        for one in seen(window, QWidget)
        if not one.isWindow()
    }


def describe(one):
    words = one.text() if isinstance(one, QLabel | QPushButton | LineLabel) else ""
    return f"{type(one).__name__} {words[:40] or one.accessibleName()[:40]}"
