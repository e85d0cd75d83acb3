"""What one edition of the advice says otherwise than another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from triage_app.advice.guidance import AdviceFile, Entry, Words
from triage_app.records import Outcome

LANGUAGES = ("fr", "en")
_LINES = ("now", "today", "routine", "agent")
_SENTENCES = ("name", "say", "avoid")


@dataclass(frozen=True, slots=True)
class AdviceChange:
    """One part of an advice; `language` is "" where it is the same in both."""

    outcome: Outcome
    language: str
    part: str  # field of the file: "say", "now", "source" …
    before: tuple[str, ...]
    now: tuple[str, ...]


def changes(before: AdviceFile, now: AdviceFile) -> Iterator[AdviceChange]:
    """Yield what the second edition says otherwise, in the order of the file."""
    for outcome in Outcome:
        old, new = (dict(_parts(one.entries[outcome])) for one in (before, now))
        for (language, part), words in new.items():
            if old[language, part] != words:
                yield AdviceChange(outcome, language, part, old[language, part], words)


def _parts(entry: Entry) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    for language in LANGUAGES:
        for part, words in _of_words(entry.words(language)):
            yield (language, part), words
    yield ("", "channels"), entry.channels
    yield ("", "source"), (entry.source,)
    yield ("", "verified"), (str(entry.verified).lower(),)


def _of_words(words: Words) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in _SENTENCES:
        text: str = getattr(words, part)
        yield part, (text,) if text else ()
    for part in _LINES:
        lines: tuple[str, ...] = getattr(words, part)
        yield part, lines
