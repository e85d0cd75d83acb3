"""Words that occur in our training messages, against which a disguised word is checked.

`known_words.txt` is written by `tests/learning/known_words.py` from the training messages. A word
is mended only into one of these, and these are also the only words that a model knows.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

NAME = "known_words.txt"


@cache
def known_words() -> frozenset[str]:
    """Return the words in small letters, with their accents and without."""
    text = files(__package__).joinpath(NAME).read_text(encoding="utf-8")
    return frozenset(text.split())
