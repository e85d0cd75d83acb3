"""Pasted text messages, and the guess of a pasted text's channel.

The guess, in this order: a subject, an address as sender, headers or HTML mean e-mail; a
conversation (see `chats`) means chat; a telephone number or name as sender means SMS; a text over
480 characters, or over 160 with the shape of a letter (greeting line, closing formula), is an
e-mail; else an SMS.
A typed letter looks like an e-mail: say `Channel.LETTER` where it is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from classifier.records import Channel

_FIRST_LINE = re.compile(
    r"(?:sms|texto|message)?[ \t]*(?:(?:de|du|from|exp[ée]diteur|sender)[ \t\xa0]*:?[ \t]*)?"
    r"(\+?\d[\d .\-\xa0]{3,18}\d)[ \t]*(:?)[ \t]*",
    re.IGNORECASE,
)
_NAMED_LINE = re.compile(
    r"(?:exp[ée]diteur|sender|from|de)[ \t\xa0]{0,3}:[ \t]*(.{1,60})$", re.IGNORECASE
)
# A sender name alone on the first line, as phones show it: up to eleven letters and digits, all
# capitals or words joined ("InfoCPAM"), because an ordinary word may be a greeting.
_SENDER_NAME = re.compile(
    r"(?=[A-Z0-9-]*[A-Z]{3})[A-Z0-9][A-Z0-9-]{2,10}"
    r"|(?=[A-Za-z0-9]{3,11}\Z)[A-Za-z0-9]*[a-z0-9][A-Z][A-Za-z0-9]*"
)
_NO_NAME = frozenset("ATTENTION URGENT BONJOUR BONSOIR RAPPEL IMPORTANT MERCI STOP MESSAGE".split())
_GREETING = re.compile(
    r"^[ \t]*(?:bonjour|bonsoir|madame|monsieur|cher|chère|chers|dear|hello|good (?:morning|day))"
    r"\b[^\n]{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)
_CLOSING = re.compile(
    r"^[ \t]*(?:cordialement|bien (?:à vous|cordialement)|sincères|salutations|"
    r"veuillez (?:agréer|recevoir)|nous vous prions|je vous prie|kind regards|best regards|"
    r"regards|sincerely|yours|votre (?:conseiller|caisse|mutuelle))\b",
    re.IGNORECASE | re.MULTILINE,
)
_LABEL = re.compile(
    r"\W{0,5}(?:transféré|forwarded)(?: (?:plusieurs|de nombreuses|many) (?:fois|times))?\s*\n\s*",
    re.IGNORECASE,
)
_LONG = 480  # three SMS
_NOT_SHORT = 160
_SMS_MAX_CHARACTERS = 1_200


@dataclass(frozen=True, slots=True)
class ExtractedMessage:
    """A message found in a text, with its sender and the words around it where they are known."""

    body: str
    start: int  # of the body in the text, -1 when the body is not a piece of it
    sender: str = ""
    caller_words: str = ""
    channel: Channel | None = None  # when the format shows it


def guess_channel(text: str, sender: str, subject: str) -> Channel:
    """Return the channel of a pasted message by the rules at the top of this module."""
    if subject or "@" in sender:
        return Channel.EMAIL
    if sender and len(text) <= _SMS_MAX_CHARACTERS:
        return Channel.SMS
    if len(text) > _LONG:
        return Channel.EMAIL
    if len(text) > _NOT_SHORT and _GREETING.search(text) and _CLOSING.search(text):
        return Channel.EMAIL
    return Channel.SMS


def short_message_in(text: str) -> ExtractedMessage:
    """Return sender and body of a pasted SMS; the whole text without a sender on its first line.

    The label that messengers show above a forwarded message is left out.
    """
    label = _LABEL.match(text)
    if not label:
        return _with_sender_line(text)
    found = _with_sender_line(text[label.end() :])
    return replace(found, start=found.start + label.end())


def _with_sender_line(text: str) -> ExtractedMessage:
    line, _, _ = text.partition("\n")
    match = _FIRST_LINE.match(line) if len(line) < 90 or line[:1] in "+0123456789" else None
    channel: Channel | None = Channel.SMS
    if not (match and (match.end() == len(line) or match[2])):
        match, channel = _NAMED_LINE.match(line), None
    if match is None and _SENDER_NAME.fullmatch(line) and line not in _NO_NAME:
        body = text[len(line) :].lstrip()
        if body:
            return ExtractedMessage(body, len(text) - len(body), line)
    body = text[match.end() :].lstrip() if match else ""
    if not match or not body:
        return ExtractedMessage(text, 0)
    return ExtractedMessage(body, len(text) - len(body), match[1].strip(), channel=channel)
