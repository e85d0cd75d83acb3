"""How a score is written: the tool is never certain, so never as 0 % or 100 %."""

from __future__ import annotations

from collections.abc import Callable


def score_text(share: float, decimals: int, percent: Callable[[float], str]) -> str:
    """Return a score as a percentage of so many decimals, "> 99 %" where it would be 100 %.

    `percent` writes a share with these decimals in the language of the reader.
    """
    least = 10.0 ** -(decimals + 2)
    if share < least:
        return f"< {percent(least)}"
    if share > 1 - least:
        return f"> {percent(1 - least)}"
    return percent(share)


def of_hundred(share: float) -> int:
    """Return of how many messages in 100 a share speaks: never of none and never of all."""
    return min(99, max(1, round(100 * share)))
