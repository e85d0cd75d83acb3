"""Helpers that build a rule from one text pattern."""

from __future__ import annotations

from collections.abc import Callable

from classifier.indicators.context import Context, Pattern
from classifier.indicators.rule import Hit, Rule, Strength
from classifier.records import Direction, Message
from classifier.sentence import Sentence

Find = Callable[[Context], Hit | None]


def asks(wanted: Pattern) -> Find:
    """Return a finder for a request; it ignores matches that are negated in their sentence."""

    def find(context: Context) -> Hit | None:
        found = context.request(wanted)
        return Hit(context.quote(found), context.span(found)) if found else None

    return find


def mentions(wanted: Pattern) -> Find:
    """Return a finder for a pattern, negated or not."""

    def find(context: Context) -> Hit | None:
        found = context.search(wanted)
        return Hit(context.quote(found), context.span(found)) if found else None

    return find


def rule(
    identifier: str,
    family: str,
    strength: Strength,
    sentence: Sentence,
    find: Find,
    must_fire: tuple[Message, ...],
    must_stay_silent: tuple[Message, ...],
    direction: Direction = Direction.FOR,
) -> Rule:
    """Return a rule."""
    return Rule(
        identifier, family, strength, sentence, find, must_fire, must_stay_silent, direction
    )
