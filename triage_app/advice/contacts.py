"""Where a caller can turn to, read from `channels.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from msgspec import Struct

from triage_app.parsing import toml_as

# Digits, hours ("9 h 30", "24 h/24") and amounts stay on one line.
_BREAKS = re.compile(r"(?<=\d) (?=\d|h\b|€)|(?<=\bh) (?=\d)")


def unbroken(text: str) -> str:
    """Return a text whose numbers never break across lines (no-break spaces)."""
    return _BREAKS.sub("\u00a0", text)


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact in one language, with its number or address."""

    id: str
    name: str
    how: str  # number or address
    cost: str = ""
    for_agent: bool = False  # never sent to a caller

    @property
    def text(self) -> str:
        """Return name, number or address, and what it costs; no number breaks across lines."""
        return unbroken(" · ".join(part for part in (self.name, self.how, self.cost) if part))

    @property
    def short(self) -> str:
        """Return name, and number or address, as part of a sentence."""
        return unbroken(f"{self.name} ({self.how})")


class ContactWords(Struct, frozen=True):
    """A contact in one language."""

    name: str
    how: str  # number or address
    cost: str = ""


class Contact(Struct, frozen=True):
    """A contact, as in `channels.toml`."""

    fr: ContactWords
    en: ContactWords
    agent: bool = False

    def line(self, name: str, language: str) -> ContactLine:
        """Return the contact with id `name` in one of `LANGUAGES`."""
        words = self.words(language)
        return ContactLine(name, words.name, words.how, words.cost, self.agent)

    def words(self, language: str) -> ContactWords:
        """Return the words in one of `LANGUAGES`."""
        return {"fr": self.fr, "en": self.en}[language]


def read_contacts(path: Path) -> dict[str, Contact]:
    """Return id -> contact of a `channels.toml`; raises OSError or DamagedData."""
    return toml_as(dict[str, Contact], path.read_bytes())
