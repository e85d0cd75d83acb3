"""The supervisor's own edition of the guidance: every save is a new version, all are kept.

The shipped edition is never changed. The own one is `advice.toml` in `guidance/` of the data
folder; each version is also kept as `advice-0002.toml`. Restoring a version writes its text as a
new version.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from triage_app.advice.contacts import read_contacts
from triage_app.advice.difference import AdviceChange, changes
from triage_app.advice.guidance import (
    LANGUAGES,
    AdviceFile,
    AdviceText,
    Entry,
    Guidance,
    Timing,
    read_advice,
)
from triage_app.clock import Clock
from triage_app.encryption.sealed_files import SealedFiles
from triage_app.errors import SettingsError
from triage_app.files import private_folder
from triage_app.records import Outcome
from triage_app.services.upkeep.guidance_files import GuidanceFiles
from triage_app.store.steering import Mark

SHIPPED = 0  # as a version: the edition that came with the program
# Characters that fit into the window at 1366 by 768 without scrolling.
_LONGEST = {"say": 170, "step": 75, "avoid": 70, "source": 110}
_MOST_STEPS, _MOST_CHANNELS = 5, 4
# No advice may call a message harmless: the official way is the same in every case.
VOUCHING = re.compile(
    r"\b(sans danger|sans risque|fiables?|inoffensi\w+|sûre?s?"
    r"|safe|risk-free|harmless|trustworthy)\b",
    re.IGNORECASE,
)
Record = Callable[[Mapping[str, object]], object]


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of the guidance that is kept."""

    version: int
    date: str  # ISO date
    current: bool


class GuidanceBook:
    """Reads, checks, saves and restores editions; raises SettingsError with a sentence."""

    def __init__(
        self,
        shipped: Path,
        own: Path,
        clock: Clock,
        record: Record,
        files: SealedFiles,
        marks: Callable[[], Sequence[Mark]] = tuple,
    ) -> None:
        """`record` writes into the ledger what was changed; it gets no free text.

        `marks` are the versions that the ledger has, the last one first.
        """
        self._own, self._clock, self._record = own, clock, record
        self._sealed = files
        self.files = GuidanceFiles(shipped, own, files, marks)

    def load(self) -> dict[str, Guidance]:
        """Return the advice in use by language; the supplied one if the edited one is damaged."""
        return self.files.load()[0]

    def channels(self, language: str) -> dict[str, str]:
        """Return the name of each contact by its id."""
        contacts = read_contacts(self.files.channels)
        return {name: contact.words(language).name for name, contact in contacts.items()}

    def editions(self) -> list[Edition]:
        """Return the stored versions, newest first."""
        current = self._current().version
        kept = [
            self.files.version_path(number)
            for number in sorted(self.files.stored_versions(), reverse=True)
        ]
        files = [file for path in kept if (file := self.files.read_or_none(path)) is not None]
        return [Edition(file.version, file.date, file.version == current) for file in files]

    def save(self, text: AdviceText) -> int:
        """Replace one entry in one language; return the number of the new version."""
        _check(text, self.channels(text.language))
        file = self._current()
        entries = {**file.entries, text.outcome: _edited(file.entries[text.outcome], text)}
        payload = {"outcome": text.outcome.value, "language": text.language}
        return self._write(replace(file, entries=entries), text.outcome, payload)

    def restore(self, version: int) -> int:
        """Write an earlier version, or `SHIPPED`, as a new one; return its number."""
        return self._write(self._version(version), None, {"restored": version})

    def take(self, edition: AdviceFile, record: Record) -> int:
        """Make an edition of another desk the advice here, as a new version; return its number."""
        before, version = self._current(), self._highest_version() + 1
        entries = {name: _dated(edition.entries[name], edition) for name in Outcome}
        self._put(AdviceFile(version, edition.date, entries), before, {}, record)
        return version

    def bring_back(self, version: int, text: bytes) -> None:
        """Write the text of the version in use again, whose file was lost."""
        try:
            private_folder(self._own)
            self._write_text(version, text)
        except OSError as error:
            raise self._unwritten() from error

    @staticmethod
    def is_vouching(edition: AdviceFile) -> bool:
        """Return whether an edition calls a message harmless, which none may."""
        words = (one.words(language) for one in edition.entries.values() for language in LANGUAGES)
        texts = (
            text
            for one in words
            for text in (one.say, one.avoid, *(step.text for step in one.steps()), *one.agent)
        )
        return any(VOUCHING.search(text) for text in texts)

    def difference(self, version: int) -> tuple[AdviceChange, ...]:
        """Return what the advice in use says otherwise than a version, or `SHIPPED`."""
        return tuple(changes(self._version(version), self._current()))

    def _version(self, version: int) -> AdviceFile:
        path = self.files.shipped if version == SHIPPED else self.files.version_path(version)
        file = self.files.read_or_none(path)
        if file is None:
            raise SettingsError(
                "Version {version} of the advice cannot be read; choose another one.",
                version=version,
            )
        return file

    def _current(self) -> AdviceFile:
        own = self.files.read_or_none(self.files.in_use().path)
        return own if own is not None else read_advice(self.files.shipped)

    def _highest_version(self) -> int:
        """Return the highest number of any version."""
        return max([self._current().version, *self.files.stored_versions()])

    def _write(
        self, file: AdviceFile, changed: Outcome | None, payload: Mapping[str, object]
    ) -> int:
        """Write the text as a new version; the one before is kept too.

        The ledger gets its event before the files change: when it refuses, no file changes.
        """
        before, version = self._current(), self._highest_version() + 1
        day = self._clock().date().isoformat()
        entries = {outcome: _dated(file.entries[outcome], before) for outcome in Outcome}
        if changed is not None:
            entries[changed] = replace(entries[changed], version=version, date=day)
        self._put(AdviceFile(version, day, entries), before, payload, self._record)
        return version

    def _put(
        self,
        file: AdviceFile,
        before: AdviceFile,
        payload: Mapping[str, object],
        record: Record,
    ) -> None:
        import tomli_w  # noqa: PLC0415 - only who saves needs it

        version = file.version
        try:
            private_folder(self._own)
            if not self.files.version_path(before.version).exists():
                self._sealed.write(
                    self.files.version_path(before.version), tomli_w.dumps(before.as_data())
                )
            text = tomli_w.dumps(file.as_data())
            digest = hashlib.sha256(text.encode()).hexdigest()
            record({"version": version, "digest": digest, **payload})
            self._write_text(version, text)
        except OSError as error:
            raise self._unwritten() from error

    def _write_text(self, version: int, text: bytes | str) -> None:
        self._sealed.write(self.files.version_path(version), text)
        self._sealed.write(self.files.own, text)

    def _unwritten(self) -> SettingsError:
        return SettingsError(
            "The advice could not be written to {path}; check that you may write there and that "
            "there is room left.",
            path=self._own,
        )


def _edited(entry: Entry, text: AdviceText) -> Entry:
    """Return an entry with the edited text in one language."""

    def steps(timing: Timing) -> tuple[str, ...]:
        return tuple(step.text for step in text.steps if step.timing is timing)

    words = replace(
        entry.words(text.language),
        say=text.say,
        now=steps(Timing.NOW),
        today=steps(Timing.TODAY),
        routine=steps(Timing.ROUTINE),
        avoid=text.avoid,
        agent=text.agent,
    )
    changed = replace(entry, channels=text.channels, source=text.source, verified=text.verified)
    return replace(changed, fr=words) if text.language == "fr" else replace(changed, en=words)


def _dated(entry: Entry, file: AdviceFile) -> Entry:
    """Return an entry with its own version and date, by default those of `file`."""
    if entry.version is not None and entry.date is not None:
        return entry
    return replace(entry, version=entry.version or file.version, date=entry.date or file.date)


def _check(text: AdviceText, channels: Mapping[str, str]) -> None:
    """Raise SettingsError for a text that is incomplete, too long or calls a message harmless."""
    words = [text.say, text.avoid, *(step.text for step in text.steps), *text.agent]
    if not text.say.strip() or not text.steps or not text.source.strip():
        raise SettingsError("The sentence to read, a step or the source is missing.")
    if found := VOUCHING.search(" ".join(words)):
        raise SettingsError(
            "“{quote}” would vouch for the message; name the official way instead.",
            quote=found[0],
        )
    _check_lengths(text)
    if not text.channels or not set(text.channels) <= set(channels):
        raise SettingsError("Choose at least one contact.")


def _lines(text: AdviceText) -> tuple[str, ...]:
    return (*(step.text for step in text.steps), *text.agent)


def _check_lengths(text: AdviceText) -> None:
    long = (
        len(text.say) > _LONGEST["say"]
        or len(text.avoid) > _LONGEST["avoid"]
        or len(text.source) > _LONGEST["source"]
        or len(text.steps) > _MOST_STEPS
        or len(text.channels) > _MOST_CHANNELS
        or len(text.agent) > _MOST_STEPS
        or any(len(line) > _LONGEST["step"] for line in _lines(text))
    )
    if long:
        raise SettingsError(
            "This is too long to be read at a glance: at most {steps} steps of {step} "
            "characters, a sentence of {say}, {contacts} contacts.",
            steps=_MOST_STEPS,
            step=_LONGEST["step"],
            say=_LONGEST["say"],
            contacts=_MOST_CHANNELS,
        )
