"""The message in the recognised text of a phone's screenshot.

Status bar, day and time are left out; the sender stands at the top; the lines of the message are
broken by the width of its bubble.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_STATUS = re.compile(
    r"^\W{0,3}\d{1,2}[:h.]\d{2}\b(?=.{0,40}$)(?:$|.*(?:\d{1,3} ?%|[345]G|LTE|4g|wi-?fi|SFR|Orange|"
    r"Free|Bouygues|\W{2,}|^\S+$))",
    re.IGNORECASE,
)
_DAY = (
    r"(?:aujourd['’]hui|hier|today|yesterday|(?:lun|mar|mer|jeu|ven|sam|dim)\.?|"
    r"(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tue|wed|thu|fri|sat|sun)\.?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_MONTH = (
    r"(?:\d{1,2}|janv?|f[ée]vr?|mars?|avr|apr|mai|may|juin|juil|jui|jun|july?|ao[uû]t|aug|sept?|oct|"
    r"nov|d[ée]c)[a-zéû]{0,6}\.?"
)
_STAMP = re.compile(
    rf"^\W{{0,3}}(?:{_DAY}[ ,]{{0,2}})?(?:(?:le )?\d{{1,2}}(?:er)?[ ./-]{{1,2}}{_MONTH}"
    r"(?:[ ./-]{1,2}\d{2,4})?[ ,àa·•-]{0,6})?(?:\d{1,2}[:h]\d{2})?(?: ?[AP]M)?\W{0,3}$",
    re.IGNORECASE,
)
_PHONE_WORDS = re.compile(
    r"^\W{0,3}(?:sms(?:/mms)?|i?message(?: texte| sms)?|text message|message sms|rcs|"
    r"(?:signaler|report)\b.{0,40}|l['’]exp[ée]diteur (?:de ce message )?ne (?:fait|figure).{0,80}|"
    r"the sender is not in your.{0,40}|votre contact.{0,60}|"
    r"(?:[ée]crire|saisir|ajouter) .{0,20}message|"
    r"message\.{0,3}|ajouter aux contacts.{0,40}|bloquer.{0,40}|distribu[ée]|lu|delivered|read|"
    r"appuyez pour charger.{0,30}|tap to load.{0,30})\W{0,3}$",
    re.IGNORECASE,
)
_SENDER = re.compile(r"^[^\w+]{0,4}(\+?\d[\d .]{3,18}\d|[A-Za-z0-9][\w.-]{2,10})\s?\W{0,3}$")
_HEAD = 6  # number of lines in which the sender is searched
_SPLIT_SCHEME = re.compile(r"\b(https?)\s?:\s?/\s?/\s?", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)(\S*)$", re.IGNORECASE)
_GOES_ON = re.compile(r"[\w%?=&-]")
_SPACES = re.compile(r"([ \n]+)")
_LONGEST_TEXT = 50_000
_WRAPPED = re.compile(r"(?<=\S)\n(?=\S)")


@dataclass(frozen=True, slots=True)
class ScreenshotMessage:
    """The sender at the top of a screenshot ("" without one) and the message."""

    sender: str
    body: str


def message_in(recognised: str) -> ScreenshotMessage:
    """Return the message of a screenshot."""
    lines = [line.strip() for line in recognised[:_LONGEST_TEXT].split("\n")]
    sender, rest = _without_phone(lines)
    body = _joined("\n".join(rest).strip())
    return ScreenshotMessage(sender, body) if body else ScreenshotMessage("", sender)


def _without_phone(lines: list[str]) -> tuple[str, list[str]]:
    """Return the sender, and the lines without those of the phone's user interface."""
    sender = ""
    kept: list[str] = []
    for number, line in enumerate(lines):
        if line and _is_phones(line, at_top=number < _HEAD):
            continue
        named = _SENDER.match(line) if number < _HEAD and not kept and not sender else None
        if named and _more_follows(lines[number + 1 :]):
            sender = named[1].strip()
        elif line or kept:
            kept.append(line)
    return sender, kept


def _is_phones(line: str, *, at_top: bool) -> bool:
    if at_top and _STATUS.match(line):
        return True
    return bool(_STAMP.match(line) or _PHONE_WORDS.match(line))


def _more_follows(lines: list[str]) -> bool:
    return sum(len(line) for line in lines) > 20


def _joined(text: str) -> str:
    """Return the text with broken paragraphs and broken links joined."""
    words: list[str] = []
    for part in _SPACES.split(_SPLIT_SCHEME.sub(r"\1://", text)):
        if len(words) > 1 and _goes_on(words[-2], words[-1], part):
            words[-2:] = [words[-2] + part]
        else:
            words.append(part)
    return _WRAPPED.sub(" ", "".join(words))


def _goes_on(word: str, gap: str, part: str) -> bool:
    """Tell whether a word continues after a gap: a broken link, or a word after a hyphen."""
    if not gap.isspace() or "\n\n" in gap or not _GOES_ON.match(part):
        return False
    hyphen = gap == "\n" and len(word) > 1 and word[-1] == "-" and word[-2].isalnum()
    return hyphen or _is_broken_link(word)


def _is_broken_link(word: str) -> bool:
    """Tell whether a word is an incomplete link: it ends in a mark, or has no dot yet."""
    match = _LINK.search(word[-2_000:])
    if not match:
        return False
    return word[-1] in "-./_?=&%" or ("://" in word and "." not in match[1])
