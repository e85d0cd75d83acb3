"""Placeholders that tell which number they stand for, for a comparison that keeps no number."""

from __future__ import annotations

from collections.abc import Callable

# Placeholder and the value it replaces -> what stands in the text instead.
Mark = Callable[[str, str], str]


def unmarked(placeholder: str, value: str) -> str:  # noqa: ARG001 - as `Mark` has it
    """Return the placeholder as it is."""
    return placeholder
