"""The advice as a text that the agent can send to the caller: a short SMS or a whole mail.

It speaks to the caller, contains no text of the doubtful message and nothing for the agent, and
does not say that the message is genuine. Beside it stands how the caller reports the message.
"""

from __future__ import annotations

from enum import StrEnum

from classifier.sentence import Render, sentence
from triage_app.advice.guidance import Timing
from triage_app.advice.joined import Fate, JoinedAdvice
from triage_app.records import Outcome

SMS_LENGTH = 300  # characters: the length of two SMS


class AnswerForm(StrEnum):
    """The form in which the reply is sent."""

    SMS = "sms"
    EMAIL = "email"
    REPORT = "report"  # how the message is reported, alone


_TIMINGS = {
    Timing.NOW: sentence("Now:"),
    Timing.TODAY: sentence("Today:"),
    Timing.ROUTINE: sentence("Then:"),
}
_GREETING = sentence("Hello,")
_AFTER_CALL = sentence("Hello, after your call:")
_SIGNED = sentence("Your customer service")


def answer(advice: JoinedAdvice, form: AnswerForm, words: Render) -> str:
    """Return the text to send, in the language of `words`; `advice` is in that language too.

    An SMS has at most `SMS_LENGTH` characters. A report is "" where nothing is reported.
    """
    make = {AnswerForm.SMS: _sms, AnswerForm.EMAIL: _mail, AnswerForm.REPORT: _report}[form]
    return make(advice, words)


def _sms(advice: JoinedAdvice, words: Render) -> str:
    """Return greeting, sentence, and as many contacts and steps as fit, in order."""
    written = f"{advice.written[0].lower()}{advice.written[1:]}"
    text, end = f"{words(_AFTER_CALL)} {written}", f" {words(_SIGNED)}"
    for more in (*_first_contact(advice), *advice.unsaid):
        if len(text) + 1 + len(more) + len(end) <= SMS_LENGTH:
            text += f" {more}"
    return text + end


def _first_contact(advice: JoinedAdvice) -> list[str]:
    """Return whom to call or write to; where the message is reported is a step of its own."""
    others = [c for c in advice.contacts if not c.for_agent and c.id not in advice.reported_to]
    return [f"{one.short}." for one in others[:1]]


def _mail(advice: JoinedAdvice, words: Render) -> str:
    about = sentence("You called us about a message that you doubted. Here is our advice.")
    parts = [words(_GREETING), words(about), advice.written]
    # Where nothing was done, the sentence is the first steps; else it sums the steps up.
    nothing_done = advice.outcomes == (Outcome.NOTHING_DONE,)
    left = set(advice.unsaid if nothing_done else advice.texts()) - {advice.written}
    for timing, heading in _TIMINGS.items():
        if steps := tuple(step for step in advice.of(timing) if step in left):
            parts.append(_list(words(heading), steps))
    if advice.avoid:
        avoid = sentence("To avoid: {text}.", text="\u00a0; ".join(advice.avoid))
        parts.append(words(avoid))
    if contacts := _contacts(advice):
        parts.append(_list(words(sentence("Who to contact:")), contacts))
    if advice.fate is not Fate.KEPT:
        official = sentence(
            "Do not follow the message: use the official site or app, whose address you type "
            "yourself."
        )
        parts.append(words(official))
    return "\n\n".join([*parts, words(_SIGNED)]) + "\n"


def _report(advice: JoinedAdvice, words: Render) -> str:
    """Return how the caller reports the message, and what becomes of it afterwards."""
    if not advice.report:
        return ""
    about = words(sentence("To report the message that you doubted:"))
    return f"{about}\n{advice.report} {advice.steps[-1].text}\n"


def _contacts(advice: JoinedAdvice) -> tuple[str, ...]:
    return tuple(one.text for one in advice.contacts if not one.for_agent)


def _list(heading: str, lines: tuple[str, ...]) -> str:
    return "\n".join([heading, *(f"- {line}" for line in lines)])
