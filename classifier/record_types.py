"""Prepares record types for msgspec, one thread at a time.

msgspec 0.22 looks up the fields of a type when it is first decoded, and ends the process (SIGSEGV)
when two threads do so for the same type. Whoever decodes into a record asks here for its type.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from threading import Lock
from typing import TypeVar, cast

import msgspec

T = TypeVar("T")
_LOCK = Lock()


def prepared(kind: type[T]) -> type[T]:
    """Return `kind`, whose fields and those of the records in it are looked up afterwards."""
    _look_up(cast(Hashable, kind))  # mypy: a metaclass might make it unhashable
    return kind


@cache
def _look_up(kind: Hashable) -> None:
    with _LOCK:
        msgspec.json.Decoder(kind)
