"""What a screen reader is told beyond names: the role of a widget, and sentences without focus.

Qt calls every button that stays pressed a check box, and a frame a panel. A widget that is
something else says so by `speak_as`; `accessible_roles` hands that on to Qt.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QWidget

_PROPERTY = "spoken_role"


class SpokenRole(StrEnum):
    """What a widget is to somebody who hears it."""

    PAGE_TAB = "page_tab"  # one of the pages of the window
    RADIO = "radio"  # one answer of several, of which one is given
    DISCLOSURE = "disclosure"  # shows and hides more fields
    LIST = "list"
    LIST_ITEM = "list_item"


def speak_as(widget: QWidget, role: SpokenRole) -> None:
    """Set the role of a widget."""
    widget.setProperty(_PROPERTY, role.value)
    from PySide6.QtGui import QAccessible  # noqa: PLC0415 - see `announce`

    if QAccessible.isActive():  # its name was told already, so Qt has described it by now
        described = QAccessible.queryAccessibleInterface(widget)
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(described))


def spoken_role(widget: QWidget) -> SpokenRole | None:
    """Return the role that a widget was given, None: Qt knows best."""
    value = widget.property(_PROPERTY)
    return SpokenRole(value) if isinstance(value, str) else None


def read_in_order(*siblings: QWidget) -> None:
    """Let a screen reader walk these children of one widget in this order, after all others.

    Qt hands on children in the order in which they were added, wherever a layout places them.
    """
    for one in siblings:
        one.raise_()


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Let a screen reader say a sentence; the focus stays where it is.

    `urgent` interrupts what is being said, as the verdict may.
    """
    # Loaded late: it is one of Qt's large namespaces, which the start does not wait for.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

    event = QAccessibleAnnouncementEvent(widget, sentence)
    levels = QAccessible.AnnouncementPoliteness
    event.setPoliteness(levels.Assertive if urgent else levels.Polite)
    QAccessible.updateAccessibility(event)
