"""Makes a rule of one pattern, so that the families below read as tables."""

from __future__ import annotations

from collections.abc import Callable

from classifier.indicators.context import Context, Pattern
from classifier.indicators.rule import Hit, Rule, Strength
from classifier.records import Direction, Message

Find = Callable[[Context], Hit | None]


def asks(wanted: Pattern) -> Find:
    """Return a finder of a request; a negation before it takes it back."""

    def find(context: Context) -> Hit | None:
        found = context.request(wanted)
        return Hit(context.quote(found), context.span(found)) if found else None

    return find


def says(wanted: Pattern) -> Find:
    """Return a finder of words, whatever stands around them."""

    def find(context: Context) -> Hit | None:
        found = context.search(wanted)
        return Hit(context.quote(found), context.span(found)) if found else None

    return find


def rule(
    identifier: str,
    family: str,
    strength: Strength,
    sentences: tuple[str, str],
    find: Find,
    fire: tuple[Message, ...],
    silent: tuple[Message, ...],
    direction: Direction = Direction.FOR,
) -> Rule:
    """Return a rule with its French and English sentence."""
    texts = {"fr": sentences[0], "en": sentences[1]}
    return Rule(identifier, family, strength, texts, find, fire, silent, direction)
