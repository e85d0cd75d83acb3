"""The advice for all that a caller did, joined for one message: each step once.

It follows the decision of the agent, and before that the verdict: a message held for genuine is
kept, and its harm advised against on a condition only; any other is reported by the way of its
channel, and deleted only where nothing was given away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from classifier.records import Band, Channel
from triage_app.advice.contacts import ContactLine
from triage_app.advice.guidance import Advice, Guidance, Step, Timing
from triage_app.advice.joining import ClauseWords, JoiningWords, MessageWords
from triage_app.records import Decision, Outcome

_FLAGGED = {Band.VERY_LIKELY_SCAM, Band.SEVERAL_SIGNS}
# Harm whoever wrote the message: a code given away, a number that costs, a contract by pressure.
_ALWAYS = {
    Outcome.GAVE_OTP,
    Outcome.FALSE_ADVISER,
    Outcome.SIGNED_CONTRACT,
    Outcome.CALLED_PREMIUM,
}
_HARMLESS = {Outcome.NOTHING_DONE, Outcome.CLICKED_ONLY}
_MOST_REASONS, _MOST_CLAUSES = 3, 2  # in a sentence; the steps hold the rest
_FEWER = 1  # of each, in a sentence with a condition


class Fate(StrEnum):
    """What becomes of the message."""

    DELETED = "deleted"  # reported, then deleted
    EVIDENCE = "evidence"  # reported, and kept because something was given away
    WAITING = "waiting"  # reported as doubtful, and kept until the organisation has answered
    DOUBTED = "doubted"  # kept until the organisation has answered
    KEPT = "kept"  # held for genuine


@dataclass(frozen=True, slots=True)
class Situation:
    """What the advice depends on, beside what the caller did."""

    band: Band
    decision: Decision | None
    channel: Channel


@dataclass(frozen=True, slots=True)
class JoinedAdvice:
    """The advice for one caller, in one language."""

    outcomes: tuple[Outcome, ...]
    fate: Fate
    say: str  # to read aloud
    written: str  # one sentence, for a text to the caller
    steps: tuple[Step, ...]  # most urgent first
    unsaid: tuple[str, ...]  # the steps that `written` does not say already
    avoid: tuple[str, ...]
    contacts: tuple[ContactLine, ...]
    agent: tuple[str, ...]  # for the agent alone
    sources: tuple[str, ...]
    version: int  # the latest of the entries
    date: str  # ISO date of that version
    report: str  # how to report the message, in whole sentences; "" where it is not reported
    reported_to: frozenset[str]  # ids of the contacts that take it

    @property
    def timing(self) -> Timing:
        """Return the urgency of the first step."""
        return self.steps[0].timing

    def texts(self) -> tuple[str, ...]:
        """Return the texts of all steps in order."""
        return tuple(step.text for step in self.steps)

    def of(self, timing: Timing) -> tuple[str, ...]:
        """Return the steps with one urgency."""
        return tuple(step.text for step in self.steps if step.timing is timing)


def fate_of(situation: Situation, outcomes: Iterable[Outcome]) -> Fate:
    """Return what becomes of a message."""
    if situation.decision is Decision.LEGIT:
        return Fate.KEPT
    undecided = situation.decision is None and situation.band is Band.VERY_LIKELY_SCAM
    if situation.decision is Decision.SCAM or undecided:
        return Fate.DELETED if set(outcomes) <= _HARMLESS else Fate.EVIDENCE
    return Fate.WAITING if situation.band in _FLAGGED else Fate.DOUBTED


def joined_advice(
    guidance: Guidance, outcomes: tuple[Outcome, ...], situation: Situation
) -> JoinedAdvice:
    """Return the advice for all answers; there is at least one."""
    words, fate = guidance.joining, fate_of(situation, outcomes)
    message = words.messages[situation.channel]
    entries = [guidance[one] for one in words.by_urgency(outcomes)]
    genuine = fate is Fate.KEPT and outcomes == (Outcome.NOTHING_DONE,)
    advised = [] if genuine else entries
    reported = _reported(fate, outcomes, situation.channel)
    written = _written(words, message, fate, outcomes)
    steps = tuple(_steps(words, advised, message, fate, reported))
    said = words.genuine.said if genuine else [one.steps[0].text for one in _harmful(advised)]
    return JoinedAdvice(
        outcomes=outcomes,
        fate=fate,
        say=written if fate is Fate.KEPT or len(entries) > 1 else entries[0].say,
        written=written,
        steps=steps,
        unsaid=_unsaid(steps, said, written),
        avoid=_unique([*(one.avoid for one in advised), *_avoided(message, fate, outcomes)]),
        contacts=_contacts(words, advised, reported),
        agent=_unique(line for one in advised for line in one.agent),
        sources=_unique(one.source for one in entries),
        version=max(one.version for one in entries),
        date=max(one.date for one in entries),
        report=message.report_text if reported else "",
        reported_to=frozenset(
            one.id for one in (words.reports[situation.channel] if reported else ())
        ),
    )


def _unsaid(steps: Iterable[Step], said: Iterable[str], written: str) -> tuple[str, ...]:
    """Return the steps that are neither in `said` nor in the sentence."""
    known, sentence = set(said), written.lower()
    texts = (step.text for step in steps)
    return tuple(
        text for text in texts if text not in known and text.rstrip(".").lower() not in sentence
    )


def _harmful(entries: Iterable[Advice]) -> list[Advice]:
    return [one for one in entries if one.outcome is not Outcome.NOTHING_DONE]


def _reported(fate: Fate, outcomes: tuple[Outcome, ...], channel: Channel) -> tuple[Channel, ...]:
    """Return by the ways of which channels something is reported."""
    if fate in (Fate.KEPT, Fate.DOUBTED):
        return ()
    called = [Channel.CALL] if Outcome.CALLED_PREMIUM in outcomes else []
    return tuple(dict.fromkeys([channel, *called]))


def _steps(
    words: JoiningWords,
    entries: list[Advice],
    message: MessageWords,
    fate: Fate,
    reported: tuple[Channel, ...],
) -> Iterator[Step]:
    """Yield the steps of all entries by urgency, then those about the message."""
    steps = [step for timing in Timing for one in entries for step in _of(one, timing)]
    about = [words.messages[channel].report for channel in reported]
    last = {
        Fate.DELETED: message.delete or message.evidence,
        Fate.EVIDENCE: message.evidence,
        Fate.WAITING: message.wait,
        Fate.DOUBTED: message.wait,
        Fate.KEPT: message.keep,
    }[fate]
    if not entries:
        steps = [Step(Timing.ROUTINE, text) for text in words.genuine.steps]
    elif {one.outcome for one in entries} <= _HARMLESS and fate is not Fate.KEPT:
        steps = _with_refusal(steps, message.refuse)
    steps += [Step(Timing.ROUTINE, text) for text in (*about, last)]
    seen: set[str] = set()
    for step in steps:
        if step.text not in seen:
            seen.add(step.text)
            yield step


def _with_refusal(steps: list[Step], refuse: str) -> list[Step]:
    """Return the steps with what not to do before the first that has time."""
    urgent = [step for step in steps if step.timing is not Timing.ROUTINE]
    return [*urgent, Step(Timing.ROUTINE, refuse), *steps[len(urgent) :]]


def _of(advice: Advice, timing: Timing) -> list[Step]:
    return [step for step in advice.steps if step.timing is timing]


def _avoided(message: MessageWords, fate: Fate, outcomes: tuple[Outcome, ...]) -> list[str]:
    """Return what to avoid with a message that is not held for genuine."""
    return [message.avoid] if fate is not Fate.KEPT and set(outcomes) <= _HARMLESS else []


def _contacts(
    words: JoiningWords, entries: list[Advice], reported: tuple[Channel, ...]
) -> tuple[ContactLine, ...]:
    found = [contact for one in entries for contact in one.contacts]
    found += [contact for channel in reported for contact in words.reports[channel]]
    return tuple({one.id: one for one in found}.values())


def _written(
    words: JoiningWords, message: MessageWords, fate: Fate, outcomes: tuple[Outcome, ...]
) -> str:
    """Return one sentence to the caller."""
    if outcomes == (Outcome.NOTHING_DONE,):
        return words.genuine.say if fate is Fate.KEPT else message.refuse
    if fate is Fate.KEPT and not _ALWAYS & set(outcomes):
        return words.clauses.unless.format(clause=_clause(words, outcomes, fewer=_FEWER))
    clause = _clause(words, outcomes)
    return f"{clause[0].upper()}{clause[1:]}."


def _clause(words: JoiningWords, outcomes: tuple[Outcome, ...], *, fewer: int = 0) -> str:
    """Return what to do first: the call to the bank with its reasons, then what comes next."""
    ordered = words.by_urgency(outcomes)
    reasons = [words.outcomes[one].bank for one in ordered if words.outcomes[one].bank]
    others = [words.outcomes[one].then for one in ordered if words.outcomes[one].then]
    frame = words.clauses
    rest = _listed(others[: _MOST_CLAUSES - fewer], frame)
    if not reasons:
        return rest
    device = frame.device if Outcome.INSTALLED_APP in outcomes else ""
    today = reasons == [words.outcomes[Outcome.GAVE_RIB].bank]
    call = (frame.bank_today if today else frame.bank_now).format(
        device=device, reasons=_listed(reasons[: _MOST_REASONS - fewer], frame)
    )
    return f"{call}, {frame.then} {rest}" if rest else call


def _listed(parts: list[str], frame: ClauseWords) -> str:
    """Return "a, b and c"."""
    *first, last = parts or [""]
    return f"{', '.join(first)} {frame.and_} {last}" if first else last


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
