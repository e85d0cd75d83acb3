"""What to tell a caller, as records: read from one edition of `advice.toml` and `channels.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from triage_app.records import Outcome

LANGUAGES = ("fr", "en")


class Timing(StrEnum):
    """How soon a step must be done."""

    NOW = "now"
    TODAY = "today"
    ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the caller does, and how soon."""

    timing: Timing
    text: str


@dataclass(frozen=True, slots=True)
class Advice:
    """The advice for one outcome, in one language."""

    outcome: Outcome
    name: str  # what the caller did, in a few words; "&" before the letter that picks it
    say: str  # a sentence to read aloud
    steps: tuple[Step, ...]  # in their order
    avoid: str  # what not to do, "" when nothing
    channels: tuple[str, ...]  # ids of the contacts
    contacts: tuple[str, ...]  # names with number or address, ready to dictate
    source: str
    verified: bool  # False where a step rests on inference as well
    version: int
    date: str  # ISO date of this version

    @property
    def timing(self) -> Timing:
        """Return how soon the first step must be done."""
        return self.steps[0].timing if self.steps else Timing.ROUTINE

    def texts(self) -> tuple[str, ...]:
        """Return all steps in their order."""
        return tuple(step.text for step in self.steps)

    def of(self, timing: Timing) -> tuple[str, ...]:
        """Return the steps of one timing."""
        return tuple(step.text for step in self.steps if step.timing is timing)


@dataclass(frozen=True, slots=True)
class AdviceText:
    """What a supervisor writes for one outcome in one language."""

    outcome: Outcome
    language: str
    say: str
    steps: tuple[Step, ...]
    avoid: str
    channels: tuple[str, ...]
    source: str
    verified: bool


Guidance = Mapping[Outcome, Advice]


def read_toml(path: Path) -> dict[str, Any]:
    """Return a TOML file as plain data; raises OSError or ValueError."""
    with path.open("rb") as stream:
        return tomllib.load(stream)


def load_guidance(advice: Path, channels: Path) -> dict[str, dict[Outcome, Advice]]:
    """Return language -> outcome -> advice; raises OSError, KeyError, TypeError or ValueError."""
    entries, contacts = read_toml(advice), read_toml(channels)
    return {language: _in_language(entries, contacts, language) for language in LANGUAGES}


def own_or_shipped(shipped: Path, own: Path) -> tuple[dict[str, dict[Outcome, Advice]], bool]:
    """Return the edition in use, and whether an own one had to be passed over as damaged."""
    channels, written = shipped / "channels.toml", own / "advice.toml"
    if written.exists():
        try:
            return load_guidance(written, channels), False
        except (OSError, KeyError, TypeError, ValueError, AttributeError):
            return load_guidance(shipped / "advice.toml", channels), True
    return load_guidance(shipped / "advice.toml", channels), False


def shipped_guidance(resources: Path) -> dict[str, dict[Outcome, Advice]]:
    """Return the guidance that came with the program."""
    folder = resources / "guidance"
    return load_guidance(folder / "advice.toml", folder / "channels.toml")


def _in_language(
    entries: Mapping[str, Any], contacts: Mapping[str, Any], language: str
) -> dict[Outcome, Advice]:
    version, date = int(entries["version"]), str(entries["date"])
    return {
        outcome: _advice(outcome, entries[outcome.value], contacts, language, version, date)
        for outcome in Outcome
    }


def _advice(
    outcome: Outcome,
    entry: Mapping[str, Any],
    contacts: Mapping[str, Any],
    language: str,
    version: int,
    date: str,
) -> Advice:
    """Return one entry in one language, its contacts written out."""
    words = entry[language]
    return Advice(
        outcome=outcome,
        name=words["name"],
        say=words["say"],
        steps=tuple(Step(timing, text) for timing in Timing for text in words.get(timing, ())),
        avoid=words.get("avoid", ""),
        channels=tuple(entry["channels"]),
        contacts=tuple(_contact(contacts[name], language) for name in entry["channels"]),
        source=entry["source"],
        verified=entry["verified"],
        version=int(entry.get("version", version)),
        date=str(entry.get("date", date)),
    )


def _contact(channel: Mapping[str, Any], language: str) -> str:
    """Return name, number or address, and what it costs."""
    words = channel[language]
    return " · ".join(part for part in (words["name"], words["how"], words.get("cost", "")) if part)
