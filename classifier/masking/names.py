"""Masking of names of persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from classifier.masking.line_groups import announces_below, line_groups
from classifier.masking.name_anchors import anchored_names
from classifier.masking.name_lines import names_on_lines
from classifier.masking.name_reading import Span

_PLACEHOLDER = "⟨NOM⟩"


class NameMasker:
    """Masks the names in the texts of one input; lines that stand in several are read once.

    It holds unmasked lines: keep it for one input only.
    """

    def __init__(self) -> None:
        self._anchored: dict[str, tuple[Span, ...]] = {}
        self._announces = cache(announces_below)

    def text(self, text: str) -> str:
        """Return the text with names replaced: after a form of address or a label, given names …"""
        spans = [*self._at_anchors(text), *names_on_lines(text)]
        return _replaced(text, spans) if spans else text

    def _at_anchors(self, text: str) -> Iterator[Span]:
        start = 0
        for lines in line_groups(text, self._announces):
            if lines not in self._anchored:
                self._anchored[lines] = tuple(anchored_names(lines))
            for begin, end in self._anchored[lines]:
                yield start + begin, start + end
            start += len(lines) + 1


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
