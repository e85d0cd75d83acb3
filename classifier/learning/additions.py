"""Copies of training messages with additions that say nothing about the label.

Anybody can write a courtesy formula, a footer, opening hours or a lively sentence, so a model must
not learn that they speak for or against a message. Scams and genuine messages get them alike, from
one pool. The sentences are our own, in `training_data/neutral`. Copies are made during training,
from a fixed seed, and never kept.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from classifier.learning.augmentation import noisy
from classifier.learning.dataset import EXCERPT, NEUTRAL, PADDED
from classifier.learning.labelled import LabelledMessage
from classifier.learning.sentence_files import read_sentences
from classifier.records import (
    Channel,
    Label,
    Language,
)

Neutral = Mapping[str, Mapping[str, Sequence[str]]]  # language -> kind -> sentences

SEED = 2026
NEUTRAL_FILE = Path("neutral") / "sentences.toml"
_NEUTRAL_MESSAGES = 300  # made of neutral sentences only
_SHARES = {  # kind of sentence -> how often it is drawn
    "closing": 2,
    "official": 2,
    "footer": 2,
    "legal": 3,
    "practical": 2,
    "lively": 2,
}
_EVERY = 2  # one message in so many gets a padded copy
_COUNTS = (1, 1, 2, 2, 3, 4)  # sentences added to a message
_SHORTEST_EXCERPT = 20  # letters
_SENDERS = (
    "", "", "Assurance Maladie", "CPAM", "Ameli", "Service client", "La Poste", "Ma banque",
    "Mutuelle", "Info", "Notification", "Espace client", "Customer service", "Support",
)  # fmt: skip
_SENTENCE = re.compile(r"\n+|(?<=[.!?…;])\s+")


def read_neutral(training_data: Path) -> Neutral:
    """Return the neutral sentences of a training folder, none if it has no such file.

    Raises TrainingDataError when the file cannot be read.
    """
    return read_sentences(training_data / NEUTRAL_FILE)


def copies_of(
    messages: Sequence[LabelledMessage], training_data: Path
) -> Iterator[LabelledMessage]:
    """Yield all copies that a training makes of its messages; raise TrainingDataError."""
    yield from noisy(messages)
    yield from with_additions(messages, read_neutral(training_data))


def with_additions(
    messages: Iterable[LabelledMessage], neutral: Neutral
) -> Iterator[LabelledMessage]:
    """Yield padded copies of messages, excerpts of genuine ones, and neutral messages.

    Without neutral sentences nothing is yielded. Copies have the campaign of their original.
    """
    if not neutral:
        return
    for message in messages:
        chance = random.Random(f"{SEED} {message.id}")  # noqa: S311 - not a secret
        if not chance.randrange(_EVERY):
            yield _padded(message, neutral, chance)
        elif message.label is Label.LEGIT and not chance.randrange(_EVERY):
            yield from _excerpt(message, chance)
    yield from _neutral_messages(neutral)


def _padded(message: LabelledMessage, neutral: Neutral, chance: random.Random) -> LabelledMessage:
    """Return a message with sentences before or after it, and no or another sender."""
    kinds = _kinds_of(neutral, message.language)
    body = message.body
    for _ in range(chance.choice(_COUNTS)):
        sentence = _drawn(kinds, chance)
        gap = " " if message.channel is Channel.SMS else chance.choice(("\n", "\n\n", " "))
        body = f"{sentence}{gap}{body}" if chance.random() < 0.3 else f"{body}{gap}{sentence}"
    sender = chance.choice(_SENDERS)
    return replace(message, id=f"{PADDED}{message.id}", body=body, sender=sender)


def _excerpt(message: LabelledMessage, chance: random.Random) -> Iterator[LabelledMessage]:
    """Yield the beginning or the end of a message that has several sentences."""
    ends = [match.end() for match in _SENTENCE.finditer(message.body)]
    parts = [part for end in ends for part in (message.body[:end], message.body[end:])]
    parts = [part for part in parts if sum(map(str.isalpha, part)) >= _SHORTEST_EXCERPT]
    if parts:
        body = chance.choice(parts)
        sender = chance.choice((message.sender, *_SENDERS))
        yield replace(message, id=f"{EXCERPT}{message.id}", sender=sender, subject="", body=body)


def _neutral_messages(neutral: Neutral) -> Iterator[LabelledMessage]:
    """Yield messages of neutral sentences only, as genuine: nothing in them is a sign of a scam."""
    chance = random.Random(SEED)  # noqa: S311 - not a secret
    for number in range(_NEUTRAL_MESSAGES):
        language = Language.ENGLISH if number % 5 == 0 else Language.FRENCH
        channel = Channel.SMS if number % 2 else Channel.EMAIL
        kinds = _kinds_of(neutral, language)
        drawn = [_drawn(kinds, chance) for _ in range(chance.choice(_COUNTS))]
        body = (" " if channel is Channel.SMS else "\n").join(dict.fromkeys(drawn))
        name = f"{NEUTRAL}{number:03}"
        yield LabelledMessage(name, "neutral", name, channel, language, "", "", body, Label.LEGIT)


def _kinds_of(neutral: Neutral, language: Language) -> Mapping[str, Sequence[str]]:
    return neutral["en" if language is Language.ENGLISH else "fr"]


def _drawn(kinds: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    kind = chance.choices(list(_SHARES), list(_SHARES.values()))[0]
    return chance.choice(kinds[kind])
