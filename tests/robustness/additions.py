"""Transformations that add something harmless to a message or change who sent it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

import sentences

from classifier.learning.labelled import LabelledMessage
from classifier.records import (
    Channel,
    Pasted,
)

Sentences = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Neighbours:
    """Genuine messages that may be attached to another: all, and by organisation id."""

    genuine: Sequence[LabelledMessage]
    by_organisation: Mapping[str, Sequence[LabelledMessage]]
    organisation_of: Mapping[str, str]  # by id of any message

    def any(self, chance: Random) -> LabelledMessage:
        return chance.choice(self.genuine)

    def of_same_organisation(self, message: LabelledMessage, chance: Random) -> LabelledMessage:
        """Return a genuine message that claims to come from the same organisation, else any."""
        same = self.by_organisation.get(self.organisation_of.get(message.id, ""), ())
        return chance.choice([one for one in same if one.id != message.id] or self.genuine)


Change = Callable[[LabelledMessage, Random, Neighbours], Pasted]


def pasted(message: LabelledMessage, body: str | None = None) -> Pasted:
    """Return the message as an agent pastes it, with another body if one is given."""
    content = message.body if body is None else body
    return Pasted(content, message.channel, message.sender, message.subject)


def unchanged(message: LabelledMessage, chance: Random, others: Neighbours) -> Pasted:
    return pasted(message)


def _gap(message: LabelledMessage) -> str:
    return " " if message.channel is Channel.SMS else "\n\n"


def _one_of(choices: Sentences, message: LabelledMessage, chance: Random) -> str:
    return chance.choice(choices[message.language if message.language in choices else "fr"])


def after(choices: Sentences) -> Change:
    def change(message: LabelledMessage, chance: Random, others: Neighbours) -> Pasted:
        added = _one_of(choices, message, chance)
        return pasted(message, f"{message.body}{_gap(message)}{added}")

    return change


def before(choices: Sentences) -> Change:
    def change(message: LabelledMessage, chance: Random, others: Neighbours) -> Pasted:
        added = _one_of(choices, message, chance)
        return pasted(message, f"{added}{_gap(message)}{message.body}")

    return change


def all_after(choices: Sentences) -> Change:
    """Append all sentences of a list."""

    def change(message: LabelledMessage, chance: Random, others: Neighbours) -> Pasted:
        language = message.language if message.language in choices else "fr"
        return pasted(message, _gap(message).join((message.body, *choices[language])))

    return change


def genuine_after(message: LabelledMessage, chance: Random, others: Neighbours) -> Pasted:
    return pasted(message, f"{message.body}\n\n{others.any(chance).body}")


def genuine_before(message: LabelledMessage, chance: Random, others: Neighbours) -> Pasted:
    return pasted(message, f"{others.any(chance).body}\n\n{message.body}")


def genuine_around(message: LabelledMessage, chance: Random, others: Neighbours) -> Pasted:
    """Put the message between genuine ones, two before and two after it."""
    around = [others.any(chance).body for _ in range(4)]
    return pasted(message, "\n\n".join([*around[:2], message.body, *around[2:]]))


def same_organisation_after(message: LabelledMessage, chance: Random, others: Neighbours) -> Pasted:
    return pasted(message, f"{message.body}\n\n{others.of_same_organisation(message, chance).body}")


def same_organisation_before(
    message: LabelledMessage, chance: Random, others: Neighbours
) -> Pasted:
    return pasted(message, f"{others.of_same_organisation(message, chance).body}\n\n{message.body}")


def brand_sender(message: LabelledMessage, chance: Random, others: Neighbours) -> Pasted:
    sender = _one_of(sentences.BRANDS, message, chance)
    return Pasted(message.body, message.channel, sender, message.subject)


def unknown_host(message: LabelledMessage, chance: Random, others: Neighbours) -> Pasted:
    """Replace the sender of a mail by an address of a host that nobody knows."""
    if message.channel is not Channel.EMAIL:
        return pasted(message)
    sender = chance.choice(sentences.UNKNOWN_HOSTS)
    return Pasted(message.body, message.channel, sender, message.subject)


def no_sender(message: LabelledMessage, chance: Random, others: Neighbours) -> Pasted:
    return Pasted(message.body, message.channel, "", message.subject)


ADDITIONS: Mapping[str, Change] = {
    "lively sentence after": after(sentences.LIVELY),
    "lively sentence before": before(sentences.LIVELY),
    "benign sentence after": after(sentences.BENIGN),
    "benign sentence before": before(sentences.BENIGN),
    "benign sentences after": all_after(sentences.BENIGN),
    "courtesy after": after(sentences.COURTESY_AFTER),
    "courtesy before": before(sentences.COURTESY_BEFORE),
    "legal footer": after(sentences.LEGAL),
    "real link after": after(sentences.REAL_LINK),
    "real link before": before(sentences.REAL_LINK),
    "genuine message after": genuine_after,
    "genuine message before": genuine_before,
    "genuine messages on both sides": genuine_around,
    "same organisation after": same_organisation_after,
    "same organisation before": same_organisation_before,
    "brand as sender": brand_sender,
    "sender of unknown host": unknown_host,
    "no sender": no_sender,
}
