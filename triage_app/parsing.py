"""Parses JSON and TOML into typed records; invalid content gives one kind of error.

The types of the records define what is allowed: types are checked, fields without a default are
required, unknown fields are ignored.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from classifier.record_types import prepared

T = TypeVar("T")


class DamagedData(ValueError):
    """The text does not have the expected structure. The error contains nothing of the text."""


def json_as(kind: type[T], text: str | bytes) -> T:
    """Return a JSON document as a record of `kind`; raises DamagedData."""
    try:
        return msgspec.json.decode(text, type=prepared(kind))
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise DamagedData(kind.__name__) from None  # the cause would contain part of the text


def toml_as(kind: type[T], text: str | bytes) -> T:
    """Return a TOML document as a record of `kind`; raises DamagedData."""
    try:
        return msgspec.toml.decode(text, type=prepared(kind))
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise DamagedData(kind.__name__) from None


def record_of(kind: type[T], data: object) -> T:
    """Return plain data (dictionaries, lists) as a record of `kind`; raises DamagedData."""
    try:
        return msgspec.convert(data, prepared(kind))
    except (msgspec.MsgspecError, RecursionError):
        raise DamagedData(kind.__name__) from None
