"""The supervisor's own edition of the advice: every save is a new version, none is lost.

The shipped text stays where it is. The own one lies in the data folder as `advice.toml`; each
version is also kept as `advice-0002.toml`, and going back writes the old text as a new version.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from triage_app.advice.guidance import (
    Advice,
    AdviceText,
    Timing,
    load_guidance,
    own_or_shipped,
    read_toml,
)
from triage_app.clock import Clock
from triage_app.errors import SettingsError
from triage_app.files import write_whole
from triage_app.records import Outcome

SHIPPED = 0  # asks for the text that came with the program
_NAME = "advice.toml"
# What fits into the window at 1366 by 768 without scrolling.
_LONGEST = {"say": 170, "step": 75, "avoid": 70, "source": 110}
_MOST_STEPS, _MOST_CHANNELS = 5, 4
# No advice vouches for a message: the official path is the same in every case.
VOUCHING = re.compile(
    r"\b(sans danger|sans risque|fiables?|inoffensi\w+|sûre?s?"
    r"|safe|risk-free|harmless|trustworthy)\b",
    re.IGNORECASE,
)
Note = Callable[[Mapping[str, object]], object]


@dataclass(frozen=True, slots=True)
class Edition:
    """One kept version of the whole advice."""

    version: int
    date: str  # ISO date
    current: bool


class GuidanceBook:
    """Reads, checks, saves and goes back; raises SettingsError with a sentence."""

    def __init__(self, shipped: Path, own: Path, clock: Clock, note: Note) -> None:
        """`note` writes into the ledger what was changed; it is handed no free text."""
        self._shipped, self._own, self._clock, self._note = shipped, own, clock, note

    def load(self) -> dict[str, dict[Outcome, Advice]]:
        """Return the edition in use, by language; the shipped one where the own is damaged."""
        return own_or_shipped(self._shipped, self._own)[0]

    def channels(self, language: str) -> dict[str, str]:
        """Return the name of each contact by its id."""
        contacts = read_toml(self._shipped / "channels.toml")
        return {name: entry[language]["name"] for name, entry in contacts.items()}

    def editions(self) -> list[Edition]:
        """Return the kept versions, newest first."""
        current = int(self._current()["version"])
        kept = sorted(self._own.glob("advice-[0-9]*.toml"), reverse=True)
        read = [data for path in kept if (data := self._readable(path)) is not None]
        return [
            Edition(int(data["version"]), str(data["date"]), int(data["version"]) == current)
            for data in read
        ]

    def save(self, text: AdviceText) -> int:
        """Make one entry say something else; return the number of the new version."""
        _check(text, self.channels(text.language))
        data = self._current()
        entry = data[text.outcome]
        words = entry[text.language]
        for timing in Timing:
            words.pop(timing, None)
            if steps := [step.text for step in text.steps if step.timing is timing]:
                words[timing.value] = steps
        words["say"] = text.say
        words.pop("avoid", None)
        if text.avoid:
            words["avoid"] = text.avoid
        entry.update(channels=list(text.channels), source=text.source, verified=text.verified)
        said = {"outcome": text.outcome.value, "language": text.language}
        return self._write(data, text.outcome, said)

    def restore(self, version: int) -> int:
        """Take an earlier version, or `SHIPPED`, as the newest; return its new number."""
        path = self._shipped / _NAME if version == SHIPPED else self._kept(version)
        data = self._readable(path)
        if data is None:
            raise SettingsError(
                f"La version {version} des conseils est illisible ; choisissez-en une autre.",
                f"Version {version} of the advice cannot be read; choose another one.",
            )
        return self._write(data, None, {"restored": version})

    def _current(self) -> dict[str, Any]:
        own = self._readable(self._own / _NAME)
        return own if own is not None else read_toml(self._shipped / _NAME)

    def _kept(self, version: int) -> Path:
        return self._own / f"advice-{version:04d}.toml"

    def _newest(self) -> int:
        """Return the highest number that was ever given."""
        numbers = [int(path.stem.split("-")[1]) for path in self._own.glob("advice-[0-9]*.toml")]
        return max([int(self._current()["version"]), *numbers])

    def _readable(self, path: Path) -> dict[str, Any] | None:
        """Return an edition that can be shown, None when it is missing or damaged."""
        try:
            load_guidance(path, self._shipped / "channels.toml")
            return read_toml(path)
        except (OSError, KeyError, TypeError, ValueError, AttributeError):
            return None

    def _write(
        self, data: dict[str, Any], changed: Outcome | None, said: Mapping[str, object]
    ) -> int:
        """Write the text as a new version; the one before is kept too.

        The ledger is told before the new version is put into use: when it refuses, nothing is.
        """
        import tomli_w  # noqa: PLC0415 - only who saves needs it

        before, version = self._current(), self._newest() + 1
        day = self._clock().date().isoformat()
        data = {**data, "version": version, "date": day}
        for outcome in Outcome:  # an entry that was not touched keeps its version
            data[outcome].setdefault("version", before["version"])
            data[outcome].setdefault("date", before["date"])
        if changed is not None:
            data[changed].update(version=version, date=day)
        try:
            self._own.mkdir(parents=True, exist_ok=True)
            if not self._kept(int(before["version"])).exists():
                write_whole(self._kept(int(before["version"])), tomli_w.dumps(before))
            text = tomli_w.dumps(data)
            digest = hashlib.sha256(text.encode()).hexdigest()
            self._note({"version": version, "digest": digest, **said})
            write_whole(self._kept(version), text)
            write_whole(self._own / _NAME, text)
        except OSError as error:
            raise SettingsError(
                f"Les conseils n’ont pas pu être enregistrés dans {self._own} ; vérifiez que vous "
                "avez le droit d’y écrire et qu’il reste de la place.",
                f"The advice could not be written to {self._own}; check that you may write there "
                "and that there is room left.",
            ) from error
        return version


def _check(text: AdviceText, channels: Mapping[str, str]) -> None:
    """Refuse what would not fit, say nothing, or vouch for a message."""
    words = [text.say, text.avoid, *(step.text for step in text.steps)]
    if not text.say.strip() or not text.steps or not text.source.strip():
        raise SettingsError(
            "Il manque la phrase à lire, une étape ou la source.",
            "The sentence to read, a step or the source is missing.",
        )
    if found := VOUCHING.search(" ".join(words)):
        raise SettingsError(
            f"« {found[0]} » laisserait croire que le message est sans risque ; dites plutôt le "
            "chemin officiel.",
            f"“{found[0]}” would vouch for the message; tell the official way instead.",
        )
    _check_lengths(text)
    if not text.channels or not set(text.channels) <= set(channels):
        raise SettingsError("Choisissez au moins un contact.", "Choose at least one contact.")


def _check_lengths(text: AdviceText) -> None:
    long = (
        len(text.say) > _LONGEST["say"]
        or len(text.avoid) > _LONGEST["avoid"]
        or len(text.source) > _LONGEST["source"]
        or len(text.steps) > _MOST_STEPS
        or len(text.channels) > _MOST_CHANNELS
        or any(len(step.text) > _LONGEST["step"] for step in text.steps)
    )
    if long:
        raise SettingsError(
            f"C’est trop long pour se lire d’un coup d’œil : au plus {_MOST_STEPS} étapes de "
            f"{_LONGEST['step']} caractères, une phrase de {_LONGEST['say']}, "
            f"{_MOST_CHANNELS} contacts.",
            f"This is too long to be read at a glance: at most {_MOST_STEPS} steps of "
            f"{_LONGEST['step']} characters, a sentence of {_LONGEST['say']}, "
            f"{_MOST_CHANNELS} contacts.",
        )
