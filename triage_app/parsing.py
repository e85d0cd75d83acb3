"""Text of files into typed records and back; what does not fit is one kind of error.

The records themselves say what is allowed: their types are checked, fields without a default
must be there, unknown fields are passed over.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

T = TypeVar("T")


class DamagedData(ValueError):
    """Text that is not what its reader expects. Says nothing of what stands in it."""


def json_as(kind: type[T], text: str | bytes) -> T:
    """Return a JSON document as a record of `kind`; raises DamagedData."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise DamagedData(kind.__name__) from None  # the cause would name what stands in it


def toml_as(kind: type[T], text: str | bytes) -> T:
    """Return a TOML document as a record of `kind`; raises DamagedData."""
    try:
        return msgspec.toml.decode(text, type=kind)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise DamagedData(kind.__name__) from None


def record_of(kind: type[T], data: object) -> T:
    """Return plain data (dictionaries, lists) as a record of `kind`; raises DamagedData."""
    try:
        return msgspec.convert(data, kind)
    except (msgspec.MsgspecError, RecursionError):
        raise DamagedData(kind.__name__) from None
