"""Masking of names of persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from classifier.masking.name_anchors import anchored_names
from classifier.masking.name_lines import names_on_lines
from classifier.masking.name_reading import Span

_PLACEHOLDER = "⟨NOM⟩"


def mask_names(text: str) -> str:
    """Return the text with names replaced: after a form of address or a label, given names …"""
    return _replaced(text, [*anchored_names(text), *names_on_lines(text)])


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
