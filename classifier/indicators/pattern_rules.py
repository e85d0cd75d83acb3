"""Helpers that build a rule from one text pattern."""

from __future__ import annotations

from collections.abc import Callable

from classifier.indicators.context import Context, Pattern
from classifier.indicators.rule import Hit, Rule, Strength
from classifier.records import Direction, Message
from classifier.sentence import Sentence

Find = Callable[[Context], Hit | None]


def hit_at(context: Context, start: int, end: int) -> Hit:
    """Return a hit on a place in the folded text."""
    return Hit(context.quote(start, end), context.span(start, end))


def asks(pattern: Pattern) -> Find:
    """Return a finder for a request; it ignores matches that are negated in their sentence."""

    def find(context: Context) -> Hit | None:
        place = context.request(pattern)
        return hit_at(context, *place) if place else None

    return find


def states(pattern: Pattern) -> Find:
    """Return a finder for what a message says; it ignores what is denied in its statement."""

    def find(context: Context) -> Hit | None:
        if context.is_ruled_out(pattern):
            return None
        said = (match.span() for match in context.matches(pattern))
        place = next((one for one in said if not context.statements.is_denied(*one)), None)
        return hit_at(context, *place) if place else None

    return find


def mentions(pattern: Pattern) -> Find:
    """Return a finder for a pattern, negated or not."""

    def find(context: Context) -> Hit | None:
        match = context.search(pattern)
        return hit_at(context, *match.span()) if match else None

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
    *,
    deceives: bool = False,
) -> Rule:
    """Return a rule."""
    return Rule(
        identifier,
        family,
        strength,
        sentence,
        find,
        must_fire,
        must_stay_silent,
        direction,
        deceives=deceives,
    )
