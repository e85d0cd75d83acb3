"""Records of what messages lead to and call."""

from __future__ import annotations

from dataclasses import dataclass

COUNTED = 1000  # cases are counted so far; one more stands for any number above


@dataclass(frozen=True, slots=True)
class SeenEvidence:
    """A domain, host or number of a case, and in how many cases it is, this one among them."""

    kind: str  # "domain", "host" or "phone"
    shown: str  # "" where only a digest is kept
    cases: int
