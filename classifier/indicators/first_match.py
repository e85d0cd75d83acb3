"""Where a pattern can match first in a text, told by RE2 before Python's own engine is asked.

RE2 (github.com/google/re2) reads a text once, however many alternatives an expression has; Python's
engine tries them all at each place. Most patterns have no match in most texts. What RE2 finds is a
bound: the match itself, with its ends, is that of Python's engine, which starts there.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from re2 import _Regexp

_MEMORY = 1 << 20  # bytes that one expression may take; without more room RE2 is slower, not wrong
_LOOKAHEAD = "(?!"
_UP_TO, _ONE_OR_MORE = re.compile(r"\{0,\d+\}"), re.compile(r"\{[1-9]\d*,\d+\}")
# \w, \d and \b of RE2 know ASCII only (its syntax page), and it cannot read lone surrogates.
_BEYOND_RE2 = re.compile(r"[^\W\x00-\x7f]|[\ud800-\udfff]")


class ReadableText:
    """A folded text in the form that RE2 reads."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def encoded(self) -> bytes | None:
        """The text in UTF-8, None where RE2 would find something else than Python's engine."""
        return None if _BEYOND_RE2.search(self.text) else self.text.encode()


class FirstMatch:
    """Looks for the first place at which an expression can match."""

    def __init__(self, expression: str) -> None:
        self._expression = expression

    @cached_property
    def _compiled(self) -> _Regexp:
        import re2  # noqa: PLC0415 - not needed to open the window

        options = re2.Options()
        options.max_mem, options.log_errors = _MEMORY, False
        return re2.compile(loosened(self._expression).encode(), options)

    def bound(self, text: ReadableText) -> int | None:
        """Return an offset before which no match starts, None if there is no match at all."""
        encoded = text.encoded
        if encoded is None:
            return 0
        found = self._compiled.search(encoded)
        return len(encoded[: found.start()].decode()) if found else None


def loosened(expression: str) -> str:
    """Return an expression that matches wherever the given one does, and perhaps elsewhere.

    RE2 has no negative lookahead, and it needs a state for each count of a bounded repetition: the
    lookaheads and the bounds are left out.
    """
    expression = _ONE_OR_MORE.sub("+", _UP_TO.sub("*", expression))
    while (start := expression.find(_LOOKAHEAD)) >= 0:
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
