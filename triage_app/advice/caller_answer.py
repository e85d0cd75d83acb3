"""The advice as a text that the agent can send to the caller: a short SMS or a whole mail.

It contains no text of the doubtful message and does not say that the message is genuine.
"""

from __future__ import annotations

from enum import StrEnum

from triage_app.advice.guidance import Advice, Timing

SMS_LENGTH = 300  # characters: two text messages


class AnswerForm(StrEnum):
    """How the answer is sent."""

    SMS = "sms"
    EMAIL = "email"


_WORDS = {
    "fr": {
        "hello": "Bonjour,",
        "about": "Vous nous avez appelés au sujet d’un message douteux. Voici nos conseils.",
        Timing.NOW: "Maintenant",
        Timing.TODAY: "Aujourd’hui",
        Timing.ROUTINE: "Ensuite",
        "avoid": "À éviter",
        "contacts": "À qui vous adresser",
        "official": "Ne suivez pas le message : passez par le site ou l’application officiels, "
        "dont vous tapez l’adresse vous-même.",
        "bye": "Votre service client",
        "colon": "\u00a0:",
    },
    "en": {
        "hello": "Hello,",
        "about": "You called us about a doubtful message. Here is what we advise.",
        Timing.NOW: "Now",
        Timing.TODAY: "Today",
        Timing.ROUTINE: "Then",
        "avoid": "To avoid",
        "contacts": "Whom to turn to",
        "official": "Do not follow the message: use the official site or app, whose address you "
        "type yourself.",
        "bye": "Your customer service",
        "colon": ":",
    },
}


def answer(advice: Advice, form: AnswerForm, language: str) -> str:
    """Return the text to send; an SMS has at most `SMS_LENGTH` characters."""
    return _sms(advice, language) if form is AnswerForm.SMS else _mail(advice, language)


def _sms(advice: Advice, language: str) -> str:
    """Return greeting, the sentence and as many steps and contacts as fit, in their order."""
    text = f"{_WORDS[language]['hello']} {advice.say}"
    sentence = advice.say.lower()
    for more in (*(step.text for step in advice.steps), *advice.contacts[:1]):
        if more.rstrip(".").lower() not in sentence and len(text) + 1 + len(more) <= SMS_LENGTH:
            text += f" {more}"
    return text[:SMS_LENGTH]


def _mail(advice: Advice, language: str) -> str:
    words = _WORDS[language]
    parts = [words["hello"], words["about"], advice.say]
    for timing in Timing:
        if steps := advice.of(timing):
            parts.append(_list(words[timing] + words["colon"], steps))
    if advice.avoid:
        parts.append(f"{words['avoid']}{words['colon']} {advice.avoid}")
    parts.append(_list(words["contacts"] + words["colon"], advice.contacts))
    return "\n\n".join([*parts, words["official"], words["bye"]]) + "\n"


def _list(heading: str, lines: tuple[str, ...]) -> str:
    return "\n".join([heading, *(f"- {line}" for line in lines)])
