"""The id of an organisation that a person names."""

from __future__ import annotations

from collections.abc import Mapping

from classifier.text.cleaning import fold


def organisation_id(names: Mapping[str, str], typed: str) -> str:
    """Return the id of an organisation given by id or name, else what was typed.

    `names` are the names by id; accents and case do not count.
    """
    wanted = fold(typed)
    for known, shown in names.items() if typed else ():
        if wanted in (fold(known), fold(shown)):
            return known
    return typed
