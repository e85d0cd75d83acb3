"""Masking of names of persons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from classifier.masking.name_anchors import anchored_names
from classifier.masking.name_lines import names_on_lines
from classifier.masking.name_reading import LETTERS, Span
from classifier.masking.name_words import Rank, rank

_PLACEHOLDER = "⟨NOM⟩"
_FILE_WORDS = re.compile(rf"(?<![^\W_⟨])(?:{LETTERS}{{2,}}[ _.-])*{LETTERS}{{2,}}(?![^\W_])")
_UNDERSCORE = re.compile(r"_(?![A-Z_]*⟩)")
_FILE_WORD = re.compile(rf"{LETTERS}{{2,}}")


def mask_names(text: str) -> str:
    """Return the text with names replaced: after a form of address or a label, given names …"""
    return _replaced(text, [*anchored_names(text), *names_on_lines(text)])


def mask_names_of_file(name: str) -> str:
    """Return the name of a file without names of persons: they need no capitals there."""
    spans: list[Span] = []
    for run in _FILE_WORDS.finditer(name):
        words = [(rank(w[0]), w.start(), w.end()) for w in _FILE_WORD.finditer(name, *run.span())]
        for n, (how, _, _) in enumerate(words):
            if how is Rank.GIVEN:
                around = [w for w in words[max(0, n - 1) : n + 2] if w[0] >= Rank.SURNAME]
                spans.append((around[0][1], around[-1][2]))
    spaced = mask_names(_UNDERSCORE.sub(" ", _replaced(name, spans)))
    return spaced if " " in name else spaced.replace(" ", "_")


def _replaced(text: str, spans: Iterable[Span]) -> str:
    parts: list[str] = []
    done = 0
    for start, end in _merged(spans):
        parts += [text[done:start], _PLACEHOLDER]
        done = end
    return "".join([*parts, text[done:]])


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in order; those that overlap are one."""
    current: Span | None = None
    for start, end in sorted(spans):
        if current and start < current[1]:
            current = current[0], max(current[1], end)
            continue
        if current:
            yield current
        current = start, end
    if current:
        yield current
