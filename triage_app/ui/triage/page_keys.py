"""Binds the keys of the triage page; only a step through the passages repeats while held."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from triage_app.ui.triage.decision_view import KEYS
from triage_app.ui.widgets.parts import shortcut


def bind_keys(
    page: QWidget,
    actions: Mapping[str, Callable[[], object]],
    decide: Callable[..., object],
    enter: Callable[[], object],
    step: Callable[[int], object],
) -> None:
    """Bind `actions` by their keys; and the keys to decide, to log or judge, and to step."""
    for decision, keys in KEYS.items():
        shortcut(keys, page, partial(decide, decision))
        shortcut(f"Ctrl+{keys}", page, partial(decide, decision, log=True))
    for keys in ("Return", "Enter", "Ctrl+Return", "Ctrl+Enter"):
        shortcut(keys, page, enter)
    for keys, by in (("F3", 1), ("Shift+F3", -1)):
        shortcut(keys, page, partial(step, by), repeats=True)
    for keys, action in actions.items():
        shortcut(keys, page, action)
