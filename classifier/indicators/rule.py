"""The record of an indicator rule: a fact that a person can verify, its sentences and examples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from classifier.indicators.context import Context
from classifier.records import Channel, Direction, Message, Span
from classifier.sentence import Sentence


class Strength(StrEnum):
    """Weight of a rule on its own, from published evidence about scams.

    The model replaces it by a learned weight where the training data contain the rule.
    """

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Hit:
    """The result of a rule that fired.

    `quote` is the text it rests on, `span` the position of that text in the message (None if it
    cannot be highlighted), `values` fills the placeholders of the sentence.
    """

    quote: str
    span: Span | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One indicator.

    `sentence` is the one that agents read to callers. `find` returns a hit or None.
    `must_fire` and `must_stay_silent` are messages as an agent pastes them; a test runs the rule
    on all of them. The second group are genuine messages that look similar.
    `forgeable`: whoever writes a message makes the rule fire at will, by a sentence, a name or a
    link. That matters for evidence against a scam only: what can be forged may take little off a
    score, since a scam costs nothing more with it. A rule that claims to be hard to forge says why
    where it is defined.
    `deceives`: it finds a trick that hides where a message leads or what it says, as no genuine
    message does. Nothing else in a message makes good for it, so it is never "few signs".
    `fixed_weight`: its weight in every model, in log-odds; None where the model has one.
    `scored`: a model knows it. That others found nothing is told, and no model learns it: a
    request that they overlook would speak for its message.
    """

    id: str
    family: str
    strength: Strength
    sentence: Sentence
    find: Callable[[Context], Hit | None]
    must_fire: tuple[Message, ...]
    must_stay_silent: tuple[Message, ...]
    direction: Direction = Direction.FOR
    forgeable: bool = True
    deceives: bool = False
    fixed_weight: float | None = None
    scored: bool = True


def sms(body: str, sender: str = "") -> Message:
    """Return an example SMS; the test adds the links found in its body."""
    return Message(body, Channel.SMS, sender)


def mail(body: str, sender: str = "", subject: str = "") -> Message:
    """Return an example mail."""
    return Message(body, Channel.EMAIL, sender, subject)


def letter(body: str) -> Message:
    """Return an example letter."""
    return Message(body, Channel.LETTER)
