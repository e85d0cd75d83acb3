"""The order of what one person does on several pages, so that undo takes back the last. No Qt.

Each page keeps its own actions. It gives each of them a place in this order, and takes back or
does again the newest of its own; the history only decides which page is next.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Undoer(Protocol):
    """A page whose actions can be taken back and done again."""

    @property
    def done_place(self) -> int:
        """Return the place of its newest action that stands; 0 when there is none."""

    @property
    def undone_place(self) -> int:
        """Return the place of what was taken back last and can be done again; 0 for nothing."""

    def undo(self) -> object:
        """Take back its newest action."""

    def redo(self) -> object:
        """Do again what was taken back last."""


class History:
    """Undoes and redoes across pages; outlives a change of language or look."""

    def __init__(self) -> None:
        self.pages: Sequence[Undoer] = ()
        self._last = 0  # place that was given last
        self._new = 0  # place of the newest action; what was taken back before it stays so

    def next_place(self) -> int:
        """Return the next place, for an action that is done, taken back or done again."""
        self._last += 1
        return self._last

    def end_redo(self) -> None:
        """Note that something new was done: what was taken back until now is not done again."""
        self._new = self._last

    def undo(self) -> bool:
        """Take back the newest action of all pages; return False when there is none."""
        page = max(self.pages, key=lambda one: one.done_place)
        if page.done_place:
            page.undo()
            return True
        return False

    def redo(self) -> bool:
        """Do again what was taken back last; return False when there is nothing."""
        page = max(self.pages, key=lambda one: one.undone_place)
        if page.undone_place > self._new:
            page.redo()
            return True
        return False
