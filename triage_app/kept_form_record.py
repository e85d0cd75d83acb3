"""The record of what the log would keep of a message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptForm:
    """What the log would keep of a message and its verdict: names and values as they are stored."""

    message: Mapping[str, object]
    verdict: Mapping[str, object]
    excerpt: str  # for lists
    masked: Mapping[str, int]  # placeholders by type; only shown, not stored
