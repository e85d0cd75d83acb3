"""A message masked so that each placeholder tells which number or address it stands for.

⟨TEL_FIXE⟩ becomes ⟨TEL_FIXEa⟩, and the same number gets the same letters everywhere. What is made
here holds identifiers: it is used for one comparison and never stored.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, field

from classifier.masking.message import Masker
from classifier.records import Message

PLACEHOLDER = re.compile(r"⟨([A-Z_]+)([a-z]*)⟩")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass
class _Marks:
    """The letters of each value met so far."""

    letters: dict[str, str] = field(default_factory=dict)

    def __call__(self, placeholder: str, value: str) -> str:
        name = self.letters.setdefault(value, _letters(len(self.letters)))
        return f"{placeholder[:-1]}{name}⟩"


@dataclass(frozen=True, slots=True)
class Marked:
    """A message with marked placeholders, and the value of each mark."""

    message: Message
    untrusted_values: dict[str, str]  # letters -> digits, account, or part of a mail address


def marked(message: Message, known_numbers: Set[str]) -> Marked:
    """Return a message with marked placeholders; one that was masked before has no marks."""
    marks = _Marks()
    done = Masker(frozenset(known_numbers), marks).message(message).message
    return Marked(done, {letters: value for value, letters in marks.letters.items()})


def _letters(number: int) -> str:
    """Return "a", "b" … "z", "aa" …"""
    name = ""
    while number >= 0:
        name = _LETTERS[number % 26] + name
        number = number // 26 - 1
    return name
