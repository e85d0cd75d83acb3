"""The words that join the advice for several answers, read from `joining.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from msgspec import Struct

from classifier.records import Channel
from triage_app.advice.contacts import ContactLine
from triage_app.parsing import DamagedData, toml_as
from triage_app.records import Outcome


class ClauseWords(Struct, frozen=True, rename={"and_": "and"}):
    """The frame of the one sentence for several answers."""

    unless: str  # {clause}: where the message is held for genuine
    bank_now: str  # {device}, {reasons}
    bank_today: str  # {reasons}
    device: str
    then: str
    and_: str


class OutcomeClause(Struct, frozen=True):
    """What an answer brings into the sentence."""

    bank: str = ""  # why to call the bank
    then: str = ""  # a clause of its own


class GenuineWords(Struct, frozen=True):
    """What to say of a message that the agent holds for genuine, when nothing was done."""

    say: str
    steps: tuple[str, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """Return the steps that `say` says already."""
        return self.steps[:2]


class MessageWords(Struct, frozen=True):
    """What becomes of a message of one channel."""

    refuse: str
    report: str  # as a step
    report_text: str  # in whole sentences, for a text to the caller
    evidence: str  # keep it: something was given away
    wait: str  # keep it until the organisation has answered
    keep: str  # keep it: it is held for genuine
    delete: str = ""
    avoid: str = ""


@dataclass(frozen=True, slots=True)
class JoiningWords:
    """All of them in one language; outcomes in the order of their urgency."""

    clauses: ClauseWords
    outcomes: Mapping[Outcome, OutcomeClause]
    genuine: GenuineWords
    messages: Mapping[Channel, MessageWords]
    reports: Mapping[Channel, tuple[ContactLine, ...]]  # where a message is reported

    def by_urgency(self, outcomes: tuple[Outcome, ...]) -> list[Outcome]:
        """Return the answers, the most urgent first."""
        return [one for one in self.outcomes if one in outcomes]


class _Message(Struct, frozen=True):
    contacts: tuple[str, ...]
    fr: MessageWords
    en: MessageWords


class _Outcome(Struct, frozen=True):
    fr: OutcomeClause
    en: OutcomeClause


class Joining(Struct, frozen=True):
    """One `joining.toml`."""

    clauses: Mapping[str, ClauseWords]
    outcomes: Mapping[Outcome, _Outcome]
    genuine: Mapping[str, GenuineWords]
    messages: Mapping[Channel, _Message]

    def words(self, language: str, contacts: Mapping[str, ContactLine]) -> JoiningWords:
        """Return the words in one language, with the contacts of that language."""
        return JoiningWords(
            self.clauses[language],
            {outcome: getattr(one, language) for outcome, one in self.outcomes.items()},
            self.genuine[language],
            {channel: getattr(one, language) for channel, one in self.messages.items()},
            {
                channel: tuple(contacts[name] for name in one.contacts)
                for channel, one in self.messages.items()
            },
        )


def read_joining(path: Path) -> Joining:
    """Return a `joining.toml`; raises OSError or DamagedData."""
    joining = toml_as(Joining, path.read_bytes())
    if set(joining.outcomes) != set(Outcome) or set(joining.messages) != set(Channel):
        raise DamagedData(Joining.__name__)
    return joining
