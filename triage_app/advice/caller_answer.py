"""The advice as a text that the agent can send to the caller: a short SMS or a whole mail.

It contains no text of the doubtful message and does not say that the message is genuine.
"""

from __future__ import annotations

from enum import StrEnum

from classifier.sentence import Render, sentence
from triage_app.advice.guidance import Advice, Timing

SMS_LENGTH = 300  # characters: the length of two SMS


class AnswerForm(StrEnum):
    """The form in which the reply is sent."""

    SMS = "sms"
    EMAIL = "email"


_TIMINGS = {
    Timing.NOW: sentence("Now:"),
    Timing.TODAY: sentence("Today:"),
    Timing.ROUTINE: sentence("Then:"),
}
_GREETING = sentence("Hello,")


def answer(advice: Advice, form: AnswerForm, words: Render) -> str:
    """Return the text to send, in the language of `words`; `advice` is in that language too.

    An SMS has at most `SMS_LENGTH` characters.
    """
    return _sms(advice, words) if form is AnswerForm.SMS else _mail(advice, words)


def _sms(advice: Advice, words: Render) -> str:
    """Return greeting, sentence, and as many steps and contacts as fit, in order."""
    text = f"{words(_GREETING)} {advice.say}"
    known = advice.say.lower()
    for more in (*(step.text for step in advice.steps), *advice.contacts[:1]):
        if more.rstrip(".").lower() not in known and len(text) + 1 + len(more) <= SMS_LENGTH:
            text += f" {more}"
    return text[:SMS_LENGTH]


def _mail(advice: Advice, words: Render) -> str:
    about = sentence("You called us about a suspicious message. Here is our advice.")
    parts = [words(_GREETING), words(about), advice.say]
    for timing, heading in _TIMINGS.items():
        if steps := advice.of(timing):
            parts.append(_list(words(heading), steps))
    if advice.avoid:
        parts.append(words(sentence("Avoid: {text}", text=advice.avoid)))
    parts.append(_list(words(sentence("Who to contact:")), advice.contacts))
    official = sentence(
        "Do not follow the message: use the official site or app, whose address you type yourself."
    )
    return "\n\n".join([*parts, words(official), words(sentence("Your customer service"))]) + "\n"


def _list(heading: str, lines: tuple[str, ...]) -> str:
    return "\n".join([heading, *(f"- {line}" for line in lines)])
