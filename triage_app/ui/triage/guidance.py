"""What to tell a caller, read from `resources/guidance/advice.toml` and `channels.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from triage_app.records import Outcome


class Priority(StrEnum):
    """How soon the first step must be done."""

    NOW = "now"
    TODAY = "today"
    ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class Advice:
    """The steps for one outcome, in one language and in their order."""

    outcome: Outcome
    name: str  # what the caller did, in a few words
    priority: Priority
    say: str  # a sentence to read aloud
    steps: tuple[str, ...]
    avoid: str  # what not to do, "" when nothing
    contacts: tuple[str, ...]  # names with number or address, ready to dictate


def load_advice(folder: Path, language: str) -> dict[Outcome, Advice]:
    """Return the advice for every outcome, in `language`."""
    channels = _read(folder / "channels.toml")
    advice = _read(folder / "advice.toml")
    return {
        Outcome(name): _advice(Outcome(name), entry, channels, language)
        for name, entry in advice.items()
    }


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as stream:
        return tomllib.load(stream)


def _advice(
    outcome: Outcome, entry: Mapping[str, Any], channels: Mapping[str, Any], language: str
) -> Advice:
    """Return one entry in one language, its channels written out."""
    words = entry[language]
    return Advice(
        outcome=outcome,
        name=words["name"],
        priority=Priority(entry["priority"]),
        say=words["say"],
        steps=tuple(words["steps"]),
        avoid=words.get("avoid", ""),
        contacts=tuple(_contact(channels[name], language) for name in entry["channels"]),
    )


def _contact(channel: Mapping[str, Any], language: str) -> str:
    """Return name, number or address, and what it costs."""
    words = channel[language]
    return " · ".join(part for part in (words["name"], words["how"], words.get("cost", "")) if part)
