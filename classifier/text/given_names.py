"""Given names that are usual in France and in English-speaking countries.

`given_names.txt` has one a line, folded; a star marks those that are common words as well. Source:
the most frequent ones of INSEE's file of given names (births in France 1900 to 2021, Licence
Ouverte 2.0); those of European countries and of North America in the locales of Faker 40 (MIT);
and a list of our own for Breton, Basque, Corsican, African and Asian ones. Names of organisations,
towns and months are left out, and words that English and French spelling dictionaries have in small
letters are marked or left out.
"""

from __future__ import annotations

from pathlib import Path

_STAR = "*"
_LINES = Path(__file__).with_name("given_names.txt").read_text(encoding="utf-8").split()

GIVEN_NAMES = frozenset(line for line in _LINES if not line.endswith(_STAR))
"""Names that are nothing else; the model must not learn from them."""

AMBIGUOUS_NAMES = frozenset(line.removesuffix(_STAR) for line in _LINES if line.endswith(_STAR))
"""Names that are more often words: Claire, Rose, Grace."""
