"""Words that occur in our training messages, against which a disguised word is checked.

`known_words.txt` is written by `tests/learning/known_words.py` from the training messages. A word
is mended only into one of these, and these are also the only words that a model knows.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

NAME = "known_words.txt"


@cache
def known_words() -> frozenset[str]:
    """Return the words in small letters, with their accents and without."""
    return frozenset(Path(__file__).with_name(NAME).read_text(encoding="utf-8").split())
