"""A sentence for people before it is put into a language.

Code writes sentences in plain English. That English is the key of the catalogue which holds
the other languages (`triage_app.wording`); whoever shows a sentence renders it there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Share:
    """A share as the value of a sentence; each language writes it as a percentage."""

    value: float  # 0 to 1
    decimals: int = 0

    def __str__(self) -> str:
        """Return the share as English writes it."""
        return f"{100 * self.value:.{self.decimals}f}%"


@dataclass(frozen=True, slots=True)
class Decimal:
    """A number with decimals as the value of a sentence."""

    value: float
    decimals: int = 2

    def __str__(self) -> str:
        """Return the number as English writes it."""
        return f"{self.value:.{self.decimals}f}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English text and what fills its blanks, `{name}`.

    A value is a text, a number, a share, another sentence, or a tuple of those, which is
    listed with commas.
    `plural` is the text for any other number than one; the value `n` is that number.
    `context` tells apart two meanings of one English text.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    plural: str = ""
    context: str = ""

    def fill(self, **values: object) -> Sentence:
        """Return the sentence with more of its blanks filled."""
        return Sentence(self.text, {**self.values, **values}, self.plural, self.context)

    def __str__(self) -> str:
        """Return the English text with its blanks filled."""
        text = self.plural if self.plural and self.values["n"] != 1 else self.text
        if not self.values:
            return text
        return text.format_map({name: _listed(value) for name, value in self.values.items()})


def _listed(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value


Render = Callable[[Sentence], str]
"""Puts a sentence into the language of a reader; `str` gives the English."""


def sentence(text: str, /, **values: object) -> Sentence:
    """Return a sentence; its text is collected for the catalogue."""
    return Sentence(text, values)


def plural(text: str, plural_text: str, n: int, /, **values: object) -> Sentence:
    """Return a sentence about `n` things, which both texts may name as `{n}`."""
    return Sentence(text, {"n": n, **values}, plural=plural_text)


def named(context: str, text: str, /) -> Sentence:
    """Return the name of something, for instance of a band; `context` says of what."""
    return Sentence(text, context=context)
