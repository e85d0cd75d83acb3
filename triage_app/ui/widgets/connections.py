"""Several signals connected with their slots, and let go of together."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import SignalInstance

Connection = tuple[SignalInstance, Callable[..., object]]


def connect(connections: Iterable[Connection]) -> None:
    """Connect each signal with its slot."""
    for signal, slot in connections:
        signal.connect(slot)


def disconnect(connections: Iterable[Connection]) -> None:
    """Undo `connect` with the same pairs; a pair that is not connected is an error of Qt."""
    for signal, slot in connections:
        signal.disconnect(slot)
