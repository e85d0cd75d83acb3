"""A message that the caller quotes in their own words: "j'ai reçu ce SMS du 06… : « … »".

The words above and below are the caller's; a number or name in them is the sender.
"""

from __future__ import annotations

import re

from classifier.reading.extraction.chats import conversation_in
from classifier.reading.extraction.sms_fields import (
    ExtractedMessage,
    guess_channel,
    short_message_in,
)
from classifier.records import Channel

_KINDS = r"sms|textos?|mms|text message|text|whatsapp|messages?|e-?mails?|mails?|courriels?"
_RECEIVED = (
    r"(?:(?:j['’ ]ai|je viens de|nous avons|nous venons de|on a|on vient de|ma? \w{2,12} a|"
    r"il a|elle a|i(?:['’]ve| have)?(?: just)?|we(?:['’]ve| have)?(?: just)?|she|he|"
    r"my \w{2,12}(?: has)?)[ ](?:bien |aussi |encore |just )?"
    r"(?:re[çc]ue?|recevoir|received|got|get)\b[^\n:.!?]{0,60}?)"
)
_HERE = (
    r"(?:(?:voici|voil[àa]|ci-dessous|ci-apr[èe]s|copie|texte|contenu|transcription|here is|"
    r"here['’]s|this is|below is|copy of|text of)\b[^\n:.!?]{0,40}?)"
)
_BARE = r"(?:(?:^|\n)[ \t]*(?:le |the )?)"
_KIND = re.compile(_KINDS, re.IGNORECASE)
_INTRODUCED = re.compile(
    rf"(?:(?:{_RECEIVED}|{_HERE})\b(?P<kind>{_KINDS})\b|{_BARE}(?P<bare>{_KINDS})"
    r"[ ](?:re[çc]u|received|en question|suspect|frauduleux|douteux)\b)"
    r"(?P<more>[^\n:!?]{0,120}?)[ \xa0]?:[ \t]*\n{0,3}",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"\b(?:votre|vos|your)\b", re.IGNORECASE)
_RECEIPT = re.compile(r"re[çc]u|recevoir|received|got", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\+|00)?\d[\d .\-\xa0]{3,18}\d")
_NAMED_SENDER = re.compile(
    r"\b(?:de la part de|signé|provenant de|venant de|expéditeur|appelé|from|called|signed)[ ]"
    r"[«\"“']?[ \xa0]?([^\s«»\"“”',;:][^«»\"“”',;:\n]{0,30})"
    r"|[«\"“][ \xa0]?([\w .-]{2,20}?)[ \xa0]?[»\"”]"
)
_QUOTES = {"«": "»", "“": "”", '"': '"'}
# Start of a paragraph in which the caller goes on or closes.
_OWN_WORDS = re.compile(
    r"(?:merci|cordialement|bien (?:à vous|cordialement)|bonne (?:journée|soirée|réception)|"
    r"dans l['’]attente|salutations|sincères|est[- ]ce|pouvez[- ]vous|pourriez[- ]vous|dois-je|"
    r"que dois-je|je (?:n['’]ai|ne|vous|suis|pense)|qu['’]en pensez|"
    r"c['’]est (?:vrai|une arnaque|vous)|"
    r"thanks|thank you|kind regards|best regards|regards|is (?:this|it)|could you|can you|please "
    r"(?:advise|confirm|tell)|should i|i (?:have not|did not|didn['’]t|think))\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_LINK = re.compile(r"https?:|www\.|[a-z0-9]\.[a-z]{2,4}/", re.IGNORECASE)
_LONGEST = {Channel.SMS: 1_200}
_OPENING_CHARACTERS = 600
_SHORTEST = 10
_OWN_WORDS_CHARACTERS = 300


def quoted_message(text: str) -> ExtractedMessage | None:
    """Return the message that is quoted in a clean text, None without one."""
    opening = text[:_OPENING_CHARACTERS]
    match = _INTRODUCED.search(opening) if ":" in opening and _KIND.search(opening) else None
    if not match or not _is_introduction(text, match):
        return None
    start, end = _bounds(text, match.end())
    body = text[start:end]
    if body.startswith(">"):
        body, start = _MARKS.sub("", body).strip(), -1
    channel = _channel(match["kind"] or match["bare"], body)
    if len(body) < _SHORTEST or len(body) > _LONGEST.get(channel, len(body)):
        return None
    inner = conversation_in(body) or (
        short_message_in(body) if channel is Channel.SMS else ExtractedMessage(body, 0)
    )
    around = (text[: match.end()].strip(), inner.caller_words, text[end:].strip(' »”".\n'))
    words = "\n".join(piece for piece in around if piece)
    return ExtractedMessage(
        inner.body,
        start + inner.start if start >= 0 and inner.start >= 0 else -1,
        inner.sender or _sender(match["more"]),
        words,
        inner.channel or channel,
    )


def _is_introduction(text: str, match: re.Match[str]) -> bool:
    """Tell whether the words introduce a message that the caller received.

    Services write "nous avons reçu votre message :" and "voici le message :" too.
    """
    if _POSSESSIVE.search(match[0]) or _LINK.search(text[: match.end()]):
        return False
    kind = (match["kind"] or "").lower()
    return not kind.startswith("message") or _RECEIPT.search(match[0]) is not None


def _bounds(text: str, start: int) -> tuple[int, int]:
    """Return start and end of the quoted message."""
    start += len(text[start:]) - len(text[start:].lstrip())
    closing = _QUOTES.get(text[start : start + 1])
    stop = text.rfind(closing, start + 1) if closing else -1
    if stop > start:
        inside = text[start + 1 : stop]
        lead = len(inside) - len(inside.lstrip())
        return start + 1 + lead, start + 1 + len(inside.rstrip())
    end = _before_own_words(text, start)
    return start, start + len(text[start:end].rstrip())


def _before_own_words(text: str, start: int) -> int:
    """Return where the caller goes on in their own words after a message without quotes."""
    for gap in _PARAGRAPH.finditer(text, start):
        paragraph = _PARAGRAPH.split(text[gap.end() :], maxsplit=1)[0].strip()
        own = _OWN_WORDS.match(paragraph) and len(paragraph) <= _OWN_WORDS_CHARACTERS
        if own and not _LINK.search(text, gap.end()):
            return gap.start()
    return len(text)


def _channel(kind: str, body: str) -> Channel:
    kind = kind.lower().rstrip("s")
    if kind in ("sm", "texto", "mm", "text", "text message"):
        return Channel.SMS
    if kind == "whatsapp":
        return Channel.CHAT
    return Channel.EMAIL if "mail" in kind or kind == "courriel" else guess_channel(body, "", "")


def _sender(more: str) -> str:
    """Return the sender given in an introduction: "du 06 12 …", "de « AMELI »"."""
    number = _NUMBER.search(more)
    if number and sum(c.isdigit() for c in number[0]) >= 5:
        return number[0].strip()
    named_sender = _NAMED_SENDER.search(more)
    return (named_sender[1] or named_sender[2]).strip() if named_sender else ""
