"""The keys that encrypt the case log and the small files beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

SECRET_BYTES = 32  # AES-256


@dataclass(frozen=True, slots=True)
class Key:
    """One key; its name tells it apart in files and sentences and says nothing about it."""

    name: str
    made: str  # ISO date
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one data folder."""

    known: tuple[Key, ...] = ()  # newest first; each may open an older file
    for_new: Key | None = None  # encrypts what is written anew; None: it is written plain
    for_chain: Key | None = None  # seals new events; None without a key outside the data folder


NO_KEYS = Keys()


def new_key(day: str) -> Key:
    """Return a random key made on the ISO date `day`."""
    return Key(os.urandom(4).hex(), day, os.urandom(SECRET_BYTES))
