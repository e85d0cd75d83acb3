"""How long a part of the desk lives: from its first use until it is dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lazy(Generic[T]):
    """One part that is made when it is first asked for; used in one thread."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._part: T | None = None

    def get(self) -> T:
        """Return the part, made now when there is none; raises what making it raises."""
        if self._part is None:
            self._part = self._make()
        return self._part

    def drop(self) -> T | None:
        """Forget the part and return it; the next `get` makes another."""
        part, self._part = self._part, None
        return part
