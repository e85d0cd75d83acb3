"""Signals cost nothing that runs out: a window is open for weeks."""

import sys

from PySide6.QtCore import QObject, Signal


class _Sender(QObject):
    told = Signal(object)


def test_sending_keeps_the_count_of_true():
    """PySide6 6.12.0 loses one reference to True with each `emit` and ends Python below 3.12."""
    sender = _Sender()
    sender.told.connect(lambda _: None)
    before = sys.getrefcount(True)
    for _ in range(500):
        sender.told.emit(None)
    assert sys.getrefcount(True) > before - 100
