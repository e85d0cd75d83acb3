"""Heads of narrow columns in two lines; Qt breaks no head by itself."""

from __future__ import annotations


def in_two_lines(head: str) -> str:
    """Return a head broken at the space that leaves the shortest longer line; one word stays."""
    words = head.split(" ")
    ways = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return "\n".join(min(ways, key=lambda way: max(map(len, way)), default=(head,)))
