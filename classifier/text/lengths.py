"""Limits of lines, addresses and numbers of links, in characters."""

from __future__ import annotations

LINE_CHARACTERS = 1_000  # subject, sender, shown text of a link
TARGET_CHARACTERS = 2_000  # address that a link leads to, as it is kept
ADDRESS_CHARACTERS = 8_000  # address while the links inside it are looked for
LINKS = 500
