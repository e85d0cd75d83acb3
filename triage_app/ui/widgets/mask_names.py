"""Masks in words: "[petit montant]" instead of the placeholder that is stored.

The record is not changed; `NamedText.offset` maps offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from triage_app.ui.widgets.defanged_text import defanged_quote
from triage_app.ui.widgets.texts import Texts

_PLACEHOLDER = re.compile("⟨([A-Z_]{1,30})⟩")


@dataclass(frozen=True, slots=True)
class NamedText:
    """The text to display, where each mask stands in it, and where it stood in the original."""

    text: str
    chips: tuple[tuple[int, int], ...] = ()  # in the displayed text, in order
    originals: tuple[tuple[int, int], ...] = ()  # in the original, in the same order

    def offset(self, original: int) -> int:
        """Return the offset in the displayed text; of an offset inside a mask, the end of it."""
        place = bisect_right(self.originals, original, key=lambda one: one[0])
        if not place:
            return original
        (start, end), (first, last) = self.originals[place - 1], self.chips[place - 1]
        return first if original == start else last + max(0, original - end)


def mask_name(kind: str, texts: Texts) -> str:
    """Return the name of a placeholder, or the placeholder itself if unknown."""
    key = f"mask.{kind}"
    return texts(key) if texts.has(key) else kind


def with_named_masks(masked_text: str, texts: Texts) -> NamedText:
    """Return a text with the name of each mask in brackets; unknown placeholders stay."""
    page, last = "", 0
    chips: list[tuple[int, int]] = []
    originals: list[tuple[int, int]] = []
    for match in _PLACEHOLDER.finditer(masked_text):
        if not texts.has(f"mask.{match[1]}"):
            continue
        page += masked_text[last : match.start()]
        name = f"[{mask_name(match[1], texts)}]"
        chips.append((len(page), len(page) + len(name)))
        originals.append(match.span())
        page, last = page + name, match.end()
    return NamedText(page + masked_text[last:], tuple(chips), tuple(originals))


def named_masks(masked_text: str, texts: Texts) -> str:
    """Return a text with the name of each mask in brackets."""
    return with_named_masks(masked_text, texts).text


def shown_words(masked_text: str, texts: Texts, addresses: Iterable[str] = ()) -> str:
    """Return words of a message as they are shown: defanged links, named masks.

    `addresses` are known links and domains in it.
    """
    return named_masks(defanged_quote(masked_text, addresses), texts)
