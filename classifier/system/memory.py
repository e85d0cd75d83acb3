"""Memory that a process has no more use for."""

from __future__ import annotations

import ctypes
from functools import lru_cache


def give_back() -> None:
    """Give memory that is free in this process back to the system, where the C library can.

    The one of most Linux systems keeps what large arrays took, for later ones: a stage of a
    training would have that of the former stages beside its own.
    """
    trim = _trim()
    if trim:
        trim(0)


@lru_cache(maxsize=1)
def _trim() -> ctypes._NamedFuncPointer | None:
    try:
        return getattr(ctypes.CDLL(None), "malloc_trim", None)
    except (OSError, TypeError):  # Windows has no library of the process
        return None
