"""Noisy copies of training messages, made during training and never written to a file.

Callers pass messages on retyped, cut, photographed or inside other messages. A copy has the
campaign of its original, so both stay on one side of every split. The same messages and seed give
the same copies.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from classifier.learning.dataset import NOISY
from classifier.learning.labelled import LabelledMessage
from classifier.records import (
    Channel,
)

SEED = 2024
EVERY = 4  # one message in four gets a copy
_SHORTEST = 60  # characters below which an SMS is not cut
_LOOKS = {"a": "аɑ@", "e": "еé3", "o": "о0", "i": "іl1", "s": "ѕ5"}
_MISREAD = (("rn", "m"), ("l", "1"), ("o", "0"), ("é", "e"), ("i", "l"), ("cl", "d"), (" ", ""))
_BEFORE = (
    "-----Message d'origine-----\n",
    "[EXTERNE] Soyez prudent avec les liens et les pièces jointes.\n\n",
    "Bonjour, pouvez-vous vérifier ce message ?\n\n",
    "Hello, is this one of yours?\n\n",
)
_AFTER = (
    "\n\nEnvoyé de mon iPhone",
    "\n\nSent from my mobile",
    "\n\nTicket n° ouvert par l'accueil",
)

_FAULTY = 0.3  # share of places with wrong blanks
_SLOTS = ("{{nom}}", "[NOM]", "", "%%NOM%%", "XXXX", "........")
_NAME = re.compile(r"(?:(?<=\bMadame )|(?<=\bMonsieur )|(?<=\bBonjour ))[A-ZÀ-Ý]\w+")

Noise = Callable[[str, random.Random], str]


def noisy(messages: Iterable[LabelledMessage], seed: int = SEED) -> Iterator[LabelledMessage]:
    """Yield a noisy copy of one message in four; content and label are unchanged."""
    for message in messages:
        chance = random.Random(f"{seed} {message.id}")  # noqa: S311 - noise, not a secret
        if chance.randrange(EVERY):
            continue
        kinds = _kinds(message)
        changed = (noise(message.body, chance) for noise in chance.sample(kinds, len(kinds)))
        body = next((one for one in changed if one != message.body), message.body)
        yield replace(message, id=f"{NOISY}{message.id}", body=body)


def _kinds(message: LabelledMessage) -> tuple[Noise, ...]:
    if message.channel is Channel.SMS:
        return (_plain, _shouted, _cut, _misread, _disguised, _bare, _spaced)
    return (_plain, _misread, _disguised, _wrapped, _quoted, _cut, _spaced, _encoded, _unfilled)


def _plain(text: str, _: random.Random) -> str:
    """Return the text without accents, as older phones send it."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _shouted(text: str, _: random.Random) -> str:
    """Return the words in capitals and the links as they were."""
    return re.sub(r"[^\s./@]+(?=\s|$)", lambda word: word[0].upper(), text)


def _cut(text: str, chance: random.Random) -> str:
    """Return the first part of a text, as a preview shows it."""
    if len(text) <= _SHORTEST:
        return text
    return text[: chance.randrange(_SHORTEST, len(text))] + "…"


def _misread(text: str, chance: random.Random) -> str:
    """Return the text with recognition errors: some letters replaced by similar ones."""
    for letters, misread in chance.sample(_MISREAD, 3):
        positions = [found.start() for found in re.finditer(re.escape(letters), text)]
        for position in sorted(chance.sample(positions, len(positions) // 12), reverse=True):
            text = text[:position] + misread + text[position + len(letters) :]
    return text


def _disguised(text: str, chance: random.Random) -> str:
    """Return the text with look-alike letters or zero-width characters in some words."""
    words = re.split(r"(\s+)", text)
    for position, word in enumerate(words):
        if len(word) > 4 and word.isalpha() and chance.random() < 0.15:
            words[position] = _disguise(word, chance)
    return "".join(words)


def _disguise(word: str, chance: random.Random) -> str:
    positions = [at for at, letter in enumerate(word) if letter in _LOOKS]
    if not positions or chance.random() < 0.3:
        middle = len(word) // 2
        return f"{word[:middle]}\u200b{word[middle:]}"
    at = chance.choice(positions)
    return word[:at] + chance.choice(_LOOKS[word[at]]) + word[at + 1 :]


def _bare(text: str, _: random.Random) -> str:
    """Return an SMS in lower case and without punctuation, except in links."""
    return re.sub(r"[,;:!?'’«»\"]+(?=\s|$)|(?<=\s)[«\"]", "", text).lower()


def _spaced(text: str, chance: random.Random) -> str:
    """Return the text with blanks doubled, put before commas and left out after full stops."""
    wrong = ((", ", " ,"), (". ", "."), (" ", "  "))
    for right, typed in chance.sample(wrong, 2):
        places = text.split(right)
        text = (
            "".join(part + (typed if chance.random() < _FAULTY else right) for part in places[:-1])
            + places[-1]
        )
    return text


def _encoded(text: str, chance: random.Random) -> str:
    """Return the text with its accents as a program shows them that decodes wrongly."""
    codings: tuple[Callable[[str], str], ...] = (
        lambda letter: "".join(f"={byte:02X}" for byte in letter.encode()),
        lambda letter: f"&#{ord(letter)};",
        lambda letter: letter.encode().decode("latin-1"),
    )
    coded = chance.choice(codings)
    return re.sub(r"[^\W\d_a-zA-Z]", lambda found: coded(found[0]), text)


def _unfilled(text: str, chance: random.Random) -> str:
    """Return the text with the slots of a template where the names of people stood."""
    return _NAME.sub(chance.choice(_SLOTS), text, count=3)


def _wrapped(text: str, chance: random.Random) -> str:
    return chance.choice(_BEFORE) + text + chance.choice(_AFTER)


def _quoted(text: str, _: random.Random) -> str:
    """Return the text as a reply quotes it."""
    return "\n".join(f"> {line}" for line in text.split("\n"))
