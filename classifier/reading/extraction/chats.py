"""Conversations exported or copied from messengers, and whose messages they are.

| program | line that begins a message |
|---|---|
| WhatsApp on Android | `23/11/2026, 09:12 - Name: text`, `11/23/26, 9:12 AM - Name: text` |
| WhatsApp on iOS | `[23/11/2026 09:12:03] Name: text` |
| WhatsApp, Signal, Teams, copied | `[09:12, 23/11/2026] Name: text`, `[23/11 09:12] Name : text` |
| Telegram, copied | `Name, [23.11.2026 09:12]`, the text below |
| Teams, copied | `[09:12] Name`, the text below |
| Teams, Signal, copied | `Name 23/11/2026 09:12` or `Name` and `09:12`, the text below |

Lines that begin no message belong to the one before. A notice of the program ("Les messages et les
appels sont chiffrés…") is left out: only fixed phrases without a link or number are notices, since
a stranger can write such lines too.

The caller is the speaker called "Vous" or "Moi", or of two speakers the one with a saved name
beside a bare number. When neither tells them, or their messages hold a link or number, all
messages are the message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from classifier.reading.extraction.sms_fields import ExtractedMessage
from classifier.records import Channel

_MARKS = r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
_SPACE = r"[ \xa0\u202f]"
_DAY = r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?\.?"
_DATE = (
    rf"(?:{_DAY}|\d{{1,2}}{_SPACE}[^\W\d]{{3,10}}\.?(?:{_SPACE}\d{{4}})?|"
    rf"[^\W\d]{{3,10}}\.?{_SPACE}\d{{1,2}},{_SPACE}\d{{4}}|"
    r"(?:lun|mar|mer|jeu|ven|sam|dim|mon|tues?|wed|thu|fri|sat|sun)[a-z]{0,6}\.?|hier|yesterday)"
)
_HALF = rf"(?:{_SPACE}?[ap]\.?{_SPACE}?m\.?)?"  # AM and PM
_TIME = rf"\d{{1,2}}[:.h]\d{{2}}(?:[:.]\d{{2}})?{_HALF}"
_BETWEEN = rf"(?:,?{_SPACE}(?:(?:à|at|um|alle|a las|klo){_SPACE})?)"
_STAMP = rf"(?:{_DATE}{_BETWEEN}{_TIME}|{_TIME}(?:,{_SPACE}?{_DATE})?)"
_NAME = r"[^:\n\[\]]{1,60}?"
_START = re.compile(
    rf"^{_MARKS}{{0,4}}(?:"
    rf"\[{_STAMP}\]{_SPACE}{{1,2}}(?P<bracketed>[^\n]*)"
    rf"|{_DAY}{_BETWEEN}{_TIME}{_SPACE}[-–]{_SPACE}(?P<dashed>[^\n]*)"
    rf"|(?P<above>[^\[\]:\n]{{1,60}}),{_SPACE}\[{_STAMP}\]:?(?P<below>)"
    r")$",
    re.IGNORECASE | re.MULTILINE,
)
# A name with a time behind or below it. Other texts have such lines too, so two are needed.
_NAMED = re.compile(
    rf"^{_MARKS}{{0,4}}(?P<above>[^\W\d_][^:\n\[\]]{{1,58}}?)"
    rf"(?:[ ,\xa0]{{1,3}}(?:{_DATE}{_BETWEEN})?|\n){_TIME}(?P<below>)$(?=\n+\S)",
    re.IGNORECASE | re.MULTILINE,
)
_FEWEST = 2
_SPEAKER = re.compile(rf"({_NAME}){_SPACE}?:(?:[ \t\xa0\u202f]|$)")
_OWNER = frozenset(["vous", "you", "moi", "me", "tu", "yo", "tú", "ich", "du", "io", "tu stesso"])
_NUMBER = re.compile(rf"(?:~{_SPACE}?)?\+?\d[\d \xa0\u202f().\-]{{3,25}}")
# Notices that stand alone in the words of a speaker.
_NOTICE = re.compile(
    r"(?:(?:vos |les |your )?messages (?:and |et )(?:les |vos |your )?(?:calls|appels) "
    r"[^\n]{0,20}(?:chiffrés|encrypted|secured|sécurisés)\b[^\n]{0,200}|"
    r"(?:ce message a été supprimé|vous avez supprimé ce message|this message was deleted|"
    r"you deleted this message|en attente de ce message[^\n]{0,60}|"
    r"waiting for this message[^\n]{0,60}|null)\.?|"
    r"(?:appel (?:vocal|vidéo|audio|de groupe)|(?:missed )?(?:voice|video|group) call)[^\n]{0,30}|"
    r"[<‹]?(?:médias?|media|image|photo|vidéo|video|audio|sticker|gif|document|contact card|"
    r"carte de contact) (?:omise?s?|absente?s?|omitted|non incluse?s?)[>›]?)",
    re.IGNORECASE,
)
# Notices without a speaker: who joined, what was set.
_EVENT = re.compile(
    r"[^\n]{0,60}?\b(?:ajouté|créé|quitté|retiré|changé|modifié|bloqué|débloqué|activé|désactivé|"
    r"épinglé|rejoint|est un contact|compte professionnel|éphémères|code de sécurité|added|created|"
    r"left|removed|changed|blocked|unblocked|turned (?:on|off)|pinned|joined|is a contact|"
    r"business account|disappearing|security code)\b[^\n]{0,160}",
    re.IGNORECASE,
)
# The name of an exported file, or of whom it is; mail programs and people put it above.
_TITLE = re.compile(
    r"^[ \t]*(?:(?:discussion whatsapp avec|conversation (?:whatsapp )?avec|"
    r"whatsapp[ -]chat (?:with|mit)|chat (?:whatsapp|de whatsapp) con)[^\n]{1,80}|"
    r"(?:(?:re[çc]u|messages?|whatsapp|sms)[ ])?(?:du|de|from|avec)[ ](?:num[ée]ro[ ])?"
    r"\+?\d[\d .\xa0]{3,20}[ \xa0]?:?)$",
    re.IGNORECASE | re.MULTILINE,
)
_WORD = re.compile(r"[^\W_]{2,}")
_FEWEST_WORDS = 4  # in which something can be asked
_ATTACHED = re.compile(r"^<(?:pièce jointe|attached)\s?: ([^\n>]{1,200})>", re.IGNORECASE)
_EDITED = re.compile(r"\s*<(?:ce message a été modifié|this message was edited)>", re.IGNORECASE)
_REACHES = re.compile(r"https?:|www\.|[a-z0-9-]\.[a-z]{2,10}/|\d[\d .]{8,}", re.IGNORECASE)
_LINK = re.compile(r"https?:|www\.|[a-z0-9-]\.[a-z]{2,10}/", re.IGNORECASE)
_LONGEST_NAME = 60
_OPENING = 400  # characters of the caller above a conversation


@dataclass(frozen=True, slots=True)
class _Said:
    """One message of a conversation; the name is empty where the program speaks."""

    name: str
    text: str


def conversation_in(text: str) -> ExtractedMessage | None:
    """Return the stranger's messages of a conversation, None when the text is none."""
    found = _beginnings(text)
    if not found or _LINK.search(text[: found[0].start()]):
        return None
    first = found[0]
    said = _without_notices(_said(text, found))
    owner = _owner(said)
    heard = [one for one in said if one.name != owner]
    own = [one for one in said if one.name == owner]
    body = "\n".join(one.text for one in heard if one.text)
    if not body or not any(one.name for one in heard):
        return None
    sender = next(one.name for one in heard if one.name)
    above = _own_words(text[: first.start()])
    words = "\n".join(filter(None, [above, *(one.text for one in own)]))
    return ExtractedMessage(body, text.find(body), sender, words, Channel.CHAT)


def export_line(name: str, untrusted_text: str) -> str:
    """Return a message in a form that `conversation_in` reads, for exports of other forms."""
    shown = re.sub(r"[:\[\]\s]+", " ", name).strip()[:_LONGEST_NAME]
    return f"[00:00] {shown or '~'}: {untrusted_text}"


def _own_words(above: str) -> str:
    """Return what the caller says above a conversation, "" for its title or a few words."""
    words = _TITLE.sub("", above).strip()
    few = len(_WORD.findall(words)) < _FEWEST_WORDS and not _REACHES.search(words)
    return "" if few else words


def last_messages(text: str, characters: int) -> str:
    """Return the last messages of a conversation, at most so many characters, from a first line.

    A text that does not begin with a message is returned as it is.
    """
    if len(text) <= characters or not _START.match(text):
        return text
    first = _START.search(text, len(text) - characters)
    return text[first.start() :] if first else text


def _beginnings(text: str) -> list[re.Match[str]]:
    """Return where the messages of a conversation begin; none for other texts."""
    for pattern, fewest in ((_START, 1), (_NAMED, _FEWEST)):
        first = pattern.search(text, 0, 2 * _OPENING)
        if first and first.start() <= _OPENING:
            found = list(pattern.finditer(text, first.start()))
            if len(found) >= fewest:
                return found
    return []


def _said(text: str, found: Sequence[re.Match[str]]) -> Iterator[_Said]:
    """Yield the messages with all their lines."""
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends, strict=True):
        below = text[match.end() : end]
        if match["above"]:
            yield _Said(_plain(match["above"]), _cleared(below))
            continue
        line = match["bracketed"] or match["dashed"] or ""  # of `_START`
        yield _of_line(line, below, in_brackets=match["dashed"] is None)


def _of_line(line: str, below: str, *, in_brackets: bool) -> _Said:
    """Return the message whose first line follows a time."""
    speaker = None if _NOTICE.fullmatch(_plain(line)) else _SPEAKER.match(line)
    if speaker:
        return _Said(_plain(speaker[1]), _cleared(line[speaker.end() :] + below))
    if in_brackets and below.strip() and len(line) <= _LONGEST_NAME:
        return _Said(_plain(line), _cleared(below))  # the name alone, as Teams writes it
    return _Said("", _cleared(line + below))


def _plain(text: str) -> str:
    """Return a name or line without marks of direction."""
    return re.sub(_MARKS, "", text).strip(" \t\xa0\u202f")


def _cleared(text: str) -> str:
    """Return the words of a message without what the program adds to them."""
    text = re.sub(rf"^\s*{_MARKS}+", "", text)
    return _EDITED.sub("", _ATTACHED.sub(r"\1", text.strip())).strip()


def _without_notices(said: Iterable[_Said]) -> list[_Said]:
    """Return what people said; a line without a name that is no notice goes on with the speaker."""
    kept: list[_Said] = []
    for one in said:
        plain = _plain(one.text)
        is_notice = _NOTICE.fullmatch(plain) or (not one.name and _EVENT.fullmatch(plain))
        if is_notice and not _REACHES.search(plain):
            continue
        name = one.name or (kept[-1].name if kept else "")
        kept.append(_Said(name, one.text))
    return kept


def _owner(said: Sequence[_Said]) -> str | None:
    """Return the name of the caller among the speakers, None when it cannot be told."""
    names = list(dict.fromkeys(one.name for one in said if one.name))
    own = [name for name in names if name.casefold() in _OWNER]
    if not own and len(names) == 2:
        saved = [name for name in names if not (_NUMBER.fullmatch(name) or name.startswith("~"))]
        own = saved if len(saved) == 1 else []
    if not own or len(names) == 1:
        return None
    reaches = any(_REACHES.search(one.text) for one in said if one.name == own[0])
    return None if reaches else own[0]
