"""Makes Qt ask a widget for its spoken role (see `spoken`); loaded after the first paint."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

from triage_app.ui.widgets.spoken import SpokenRole, spoken_role

_ROLES = {
    SpokenRole.PAGE_TAB: QAccessible.Role.PageTab,
    SpokenRole.RADIO: QAccessible.Role.RadioButton,
    SpokenRole.DISCLOSURE: QAccessible.Role.Button,
    SpokenRole.LIST: QAccessible.Role.List,
    SpokenRole.LIST_ITEM: QAccessible.Role.ListItem,
}
_PRESS = "Press"  # QAccessibleActionInterface::pressAction(), which PySide does not have


class _SpokenButton(QAccessibleWidget):
    """A button with another role than Qt gives it; it is pressed and named as before."""

    def __init__(self, made: QAbstractButton, role: SpokenRole) -> None:
        super().__init__(made, _ROLES[role])
        self._button, self._role = made, role

    def state(self) -> QAccessible.State:
        """Return Qt's state of a widget, with what the role says of a pressed button."""
        state, pressed = super().state(), self._button.isChecked()
        if self._role is SpokenRole.RADIO:
            state.checkable, state.checked = True, pressed
        elif self._role is SpokenRole.PAGE_TAB:
            state.selectable, state.selected = True, pressed
        else:
            state.expandable, state.expanded, state.collapsed = True, pressed, not pressed
        return state

    def actionNames(self) -> list[str]:
        """Return that it can be pressed."""
        return [_PRESS]

    def doAction(self, action: str) -> None:
        """Press the button."""
        if action == _PRESS:
            self._button.click()


def install() -> None:
    """Make Qt use the roles for all widgets that were not asked for yet."""
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, owner: QObject | None) -> QAccessibleInterface | None:
    """Return what tells of a widget with a role of its own, None for all others."""
    role = spoken_role(owner) if isinstance(owner, QWidget) else None
    if role is None or not isinstance(owner, QWidget):
        return None
    if isinstance(owner, QAbstractButton):
        return _SpokenButton(owner, role)
    return QAccessibleWidget(owner, _ROLES[role])
