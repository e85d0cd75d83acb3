"""A rule: a fact that a person can check, its sentence, and its own examples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from classifier.indicators.context import Context
from classifier.records import Channel, Direction, Message, Span


class Strength(StrEnum):
    """How much a rule is worth alone, from the evidence collected about it."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a rule fired: the words it rests on and what fills its sentence."""

    quote: str
    span: Span | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One indicator. `says` holds a template for each language; it is read aloud.

    `must_fire` and `must_stay_silent` are messages as an agent pastes them; a test runs
    every rule over them. The silent ones guard honest messages that look alike.
    """

    id: str
    family: str
    strength: Strength
    says: Mapping[str, str]
    find: Callable[[Context], Hit | None]
    must_fire: tuple[Message, ...]
    must_stay_silent: tuple[Message, ...]
    direction: Direction = Direction.FOR


def sms(body: str, sender: str = "") -> Message:
    """Return an example SMS; its links are found when the test reads it."""
    return Message(body, Channel.SMS, sender)


def mail(body: str, sender: str = "", subject: str = "") -> Message:
    """Return an example mail."""
    return Message(body, Channel.EMAIL, sender, subject)


def letter(body: str) -> Message:
    """Return an example letter."""
    return Message(body, Channel.LETTER)
