"""Advice records, read from one edition of `advice.toml` and from `channels.toml`.

An `Advice` is for one outcome in one language; the guidance is the advice for all outcomes, and how
the advice for several of them is joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, to_builtins

from triage_app.advice.contacts import Contact, ContactLine, read_contacts
from triage_app.advice.joining import JoiningWords, read_joining
from triage_app.parsing import DamagedData, record_of, toml_as
from triage_app.records import Outcome

LANGUAGES = ("fr", "en")


class Timing(StrEnum):
    """The urgency of a step."""

    NOW = "now"
    TODAY = "today"
    ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the advice, and its urgency."""

    timing: Timing
    text: str


@dataclass(frozen=True, slots=True)
class Advice:
    """The advice for one outcome, in one language."""

    outcome: Outcome
    name: str  # what the caller did, in a few words; "&" precedes the mnemonic letter
    say: str  # a sentence to read aloud
    steps: tuple[Step, ...]  # in order
    avoid: str  # what not to do, or ""
    channels: tuple[str, ...]  # ids of the contacts
    contacts: tuple[ContactLine, ...]
    source: str
    verified: bool  # False if a step is not fully covered by the source
    version: int
    date: str  # ISO date of this version
    agent: tuple[str, ...] = ()  # for the agent alone

    @property
    def timing(self) -> Timing:
        """Return the urgency of the first step."""
        return self.steps[0].timing if self.steps else Timing.ROUTINE

    def texts(self) -> tuple[str, ...]:
        """Return the texts of all steps in order."""
        return tuple(step.text for step in self.steps)

    def of(self, timing: Timing) -> tuple[str, ...]:
        """Return the steps with one urgency."""
        return tuple(step.text for step in self.steps if step.timing is timing)


@dataclass(frozen=True, slots=True)
class AdviceText:
    """The advice for one outcome in one language, as edited by a supervisor."""

    outcome: Outcome
    language: str
    say: str
    steps: tuple[Step, ...]
    avoid: str
    channels: tuple[str, ...]
    source: str
    verified: bool
    agent: tuple[str, ...] = ()  # lines for the agent alone


@dataclass(frozen=True, slots=True)
class Guidance(Mapping[Outcome, Advice]):
    """The advice for all outcomes in one language, and the words that join them."""

    entries: Mapping[Outcome, Advice]
    joining: JoiningWords

    def __getitem__(self, outcome: Outcome) -> Advice:
        return self.entries[outcome]

    def __iter__(self) -> Iterator[Outcome]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


Read = Callable[[Path], bytes]  # raises OSError or DamagedData


class Words(Struct, frozen=True, omit_defaults=True):
    """The entry of one outcome in one language, as in the file."""

    name: str
    say: str
    now: tuple[str, ...] = ()
    today: tuple[str, ...] = ()
    routine: tuple[str, ...] = ()
    avoid: str = ""
    agent: tuple[str, ...] = ()

    def steps(self) -> tuple[Step, ...]:
        """Return all steps, most urgent first."""
        by_timing = {Timing.NOW: self.now, Timing.TODAY: self.today, Timing.ROUTINE: self.routine}
        return tuple(Step(timing, text) for timing in Timing for text in by_timing[timing])


class Entry(Struct, frozen=True, omit_defaults=True):
    """The entry of one outcome, as in the file."""

    channels: tuple[str, ...]
    source: str
    verified: bool
    fr: Words
    en: Words
    version: int | None = None  # None: the value of the whole file
    date: str | None = None

    def words(self, language: str) -> Words:
        """Return the words in one of `LANGUAGES`."""
        return {"fr": self.fr, "en": self.en}[language]


class AdviceFile(Struct, frozen=True):
    """One `advice.toml`: version, ISO date, and an entry for every outcome."""

    version: int
    date: str
    entries: Mapping[Outcome, Entry]

    def as_data(self) -> dict[str, object]:
        """Return the data to write as TOML."""
        entries: dict[str, object] = to_builtins(self.entries)
        return {"version": self.version, "date": self.date, **entries}


class _Head(Struct):
    version: int
    date: str


def read_advice(
    path: Path, read: Read = Path.read_bytes, shipped: Path | None = None
) -> AdviceFile:
    """Return an `advice.toml`; raises OSError or DamagedData.

    An outcome that an edition does not know yet is taken from the one that is shipped.
    """
    data = toml_as(dict[str, object], read(path))
    head = record_of(_Head, data)
    if shipped is not None:
        data = toml_as(dict[str, object], shipped.read_bytes()) | data
    entries = record_of(dict[Outcome, Entry], {name: data.get(name) for name in Outcome})
    return AdviceFile(head.version, head.date, entries)


def load_guidance(
    advice: Path, channels: Path, read: Read = Path.read_bytes
) -> dict[str, Guidance]:
    """Return the guidance by language; raises OSError or DamagedData.

    The words that join advice, and what an older edition lacks, are those beside `channels`.
    """
    file = read_advice(advice, read, channels.with_name("advice.toml"))
    contacts, joining = read_contacts(channels), read_joining(channels.with_name("joining.toml"))
    if any(name not in contacts for entry in file.entries.values() for name in entry.channels):
        raise DamagedData(AdviceFile.__name__)
    return {
        language: Guidance(
            {outcome: _advice(file, outcome, contacts, language) for outcome in Outcome},
            joining.words(
                language, {name: one.line(name, language) for name, one in contacts.items()}
            ),
        )
        for language in LANGUAGES
    }


def shipped_guidance(resources: Path) -> dict[str, Guidance]:
    """Return the advice supplied with the program."""
    folder = resources / "guidance"
    return load_guidance(folder / "advice.toml", folder / "channels.toml")


def _advice(
    file: AdviceFile, outcome: Outcome, contacts: Mapping[str, Contact], language: str
) -> Advice:
    """Return one entry in one language, its contacts written out."""
    entry = file.entries[outcome]
    words = entry.words(language)
    return Advice(
        outcome=outcome,
        name=words.name,
        say=words.say,
        steps=words.steps(),
        avoid=words.avoid,
        channels=entry.channels,
        contacts=tuple(contacts[name].line(name, language) for name in entry.channels),
        agent=words.agent,
        source=entry.source,
        verified=entry.verified,
        version=file.version if entry.version is None else entry.version,
        date=file.date if entry.date is None else entry.date,
    )
