"""Limits of lines, addresses and bodies, in characters, and of the number of links."""

from __future__ import annotations

LINE_CHARACTERS = 1_000  # subject, sender, shown text of a link
TARGET_CHARACTERS = 2_000  # address that a link leads to, as it is kept
ADDRESS_CHARACTERS = 8_000  # address while the links inside it are looked for
LINKS = 500
PIECE_CHARACTERS = 800  # of a body; longer ones are judged in pieces of it as well
