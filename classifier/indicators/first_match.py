"""Which patterns can match a text, and where first, told by RE2 before Python's engine is asked.

RE2 (github.com/google/re2) reads a text once, however many alternatives an expression has; Python's
engine tries them all at each place. Most patterns have no match in most texts. What RE2 finds is a
bound: the match itself, with its ends, is that of Python's engine, which starts there.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from re2 import Filter, Options, _Regexp

# Bytes that one expression may take. With less than the longest one needs, RE2 finds the same,
# but 200 times slower.
_MEMORY = 8 << 20
_LOOKS = re.compile(r"\(\?<?!")  # ahead or back, for what must not stand there
_UP_TO, _ONE_OR_MORE = re.compile(r"\{0,\d+\}"), re.compile(r"\{[1-9]\d*,\d+\}")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


class ReadableText:
    """A folded text in the form that RE2 reads."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def encoded(self) -> bytes | None:
        """The text in UTF-8, None where RE2 would find something else than Python's engine."""
        different = set(_NOT_ASCII.findall(self.text))
        return None if any(map(_is_beyond_re2, different)) else self.text.encode()


def _is_beyond_re2(character: str) -> bool:
    r"""Tell whether RE2 takes a character beyond ASCII for another kind than Python does.

    Its \w, \d and \b know ASCII only (RE2's page on syntax), and it reads no lone surrogates.
    """
    return character.isalnum() or "\ud800" <= character <= "\udfff"


class FirstMatch:
    """Looks for the first place at which an expression can match."""

    def __init__(self, expression: str) -> None:
        self._expression = expression

    @cached_property
    def _compiled(self) -> _Regexp:
        import re2  # noqa: PLC0415 - not needed to open the window

        return re2.compile(loosened(self._expression).encode(), _options())

    def bound(self, text: ReadableText, start: int = 0) -> int | None:
        """Return an offset from `start` on before which no match starts, None if there is none."""
        encoded = text.encoded
        if encoded is None:
            return start
        found = self._compiled.search(encoded, len(text.text[:start].encode()))
        return len(encoded[: found.start()].decode()) if found else None


class Screening:
    """Tells which of many expressions can match a text, in one call."""

    def __init__(self, expressions: Sequence[str]) -> None:
        self._expressions = expressions

    @cached_property
    def _filter(self) -> Filter:
        import re2  # noqa: PLC0415 - as above

        found = re2.Filter()
        for expression in self._expressions:
            found.Add(loosened(expression).encode(), _options())
        found.Compile()
        return found

    def possible(self, text: ReadableText) -> list[int]:
        """Return the places of the expressions that can match, in order.

        Only the words are looked for that an expression cannot match without: to look for the
        matches themselves takes 15 times as long, and few are asked for afterwards.
        """
        if text.encoded is None:
            return list(range(len(self._expressions)))
        found = self._filter.Match(text.encoded, True) or []
        return [place for place in found if self._may_match(place, text)]

    def _may_match(self, place: int, text: ReadableText) -> bool:
        """Ask for the match itself where an expression has no word that it cannot match without."""
        wordless = self._wordless.get(place)
        return wordless is None or wordless.bound(text) is not None

    @cached_property
    def _wordless(self) -> dict[int, FirstMatch]:
        """The expressions that even a text without words does not rule out, by their places."""
        return {
            place: FirstMatch(self._expressions[place])
            for place in self._filter.Match(b"", True) or []
        }


def _options() -> Options:
    import re2  # noqa: PLC0415 - as above

    options = re2.Options()
    options.max_mem, options.log_errors = _MEMORY, False
    return options


def loosened(expression: str) -> str:
    """Return an expression that matches wherever the given one does, and perhaps elsewhere.

    RE2 has no negative lookahead or lookbehind, and it needs a state for each count of a bounded
    repetition: all three are left out.
    """
    expression = _ONE_OR_MORE.sub("+", _UP_TO.sub("*", expression))
    while found := _LOOKS.search(expression):
        start = found.start()
        expression = expression[:start] + expression[_closing(expression, start) + 1 :]
    return expression


def _closing(expression: str, opening: int) -> int:
    """Return the place of the parenthesis that closes the one at `opening`.

    There are no parentheses inside the character classes of our patterns.
    """
    depth, place = 0, opening
    while True:
        sign = expression[place]
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return place
        place += 2 if sign == "\\" else 1
