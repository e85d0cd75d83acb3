"""Signals do not leak references; a window may stay open for weeks."""

import sys

from PySide6.QtCore import QObject, Signal


class _Sender(QObject):
    told = Signal(object)


def test_emitting_does_not_lose_references():
    """PySide6 6.12.0 loses a reference to True with each `emit`: Python below 3.12 crashes."""
    sender = _Sender()
    sender.told.connect(lambda _: None)
    before = sys.getrefcount(True)
    for _ in range(500):
        sender.told.emit(None)
    assert sys.getrefcount(True) > before - 100
