"""The line above a quoted message: "Le 3 nov. 2025 à 10:00, Ameli <x@…> a écrit :".

When a caller answers instead of forwarding, no other header is left. Genuine answers have the
same line, so the words above it must ask whether the message is genuine.
"""

from __future__ import annotations

import re

from classifier.reading.extraction.header_block import Block, as_sender
from classifier.reading.extraction.header_names import MARKS

_VERB = (
    r"(?:a [ée]crit|wrote|ha scritto|escribi[óo]|escreveu|schrieb(?: (?P<after>[^\n]{3,160}?))?)"
)
WROTE = re.compile(
    r"[cCwW](?i:(?<=w)rote|(?<=a [ée]c)rit|(?<=ha sc)ritto|(?<=esc)ribi[óo]|(?<=esc)reveu|"
    r"(?<=sc)hrieb\b)"
)
"""What every such line has near its end. It begins with rare letters, which are found quickly."""
_LINE = re.compile(
    rf"^(?P<marks>[> \t{MARKS}]{{0,12}}+(?:[-–—*•]{{1,3}}[ \t]{{0,3}})?)"
    r"(?:le|on|am|il(?: giorno)?|el|em)[ \xa0](?=[^\n]{0,60}\d)"
    r"(?P<who>[^\n]{5,240}(?:\n[^\n]{0,160}){0,2}?)"
    rf"[,]?[ \xa0\n][> \t]{{0,5}}{_VERB}[ \xa0]{{0,2}}:[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = re.compile(r"<?([^\s<>,;:]{1,100}@[^\s<>,;:]{1,100})>?$")
# Text between the time and the name.
_AFTER_TIME = re.compile(
    r".*\d{1,2}[:h]\d{2}(?::\d{2})?(?:[ \u202f\xa0](?:[AP]M|UTC|GMT|CES?T)[+\-:\d]{0,6})?,?[ \xa0]+"
    r"|.*,[ \xa0]*"
)
_ASKS = re.compile(
    r"re[çc]u\b|vrai|faux|arnaque|fraud|officiel|authenti|suspect|phishing|hame[çc]|douteu|est-ce|"
    r"transf|legit|genuine|real\b|scam|received|fake|is this",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?:|www\.", re.IGNORECASE)
_LONGEST_QUESTION = 400


def attribution(text: str) -> Block | None:
    """Return the attribution line above a message quoted in a question, None if there is none."""
    match = _LINE.search(text)
    if not match:
        return None
    above = text[: match.start()].strip()
    if above and not _is_question(above):
        return None
    after = text[match.end() :].lstrip()
    return Block(
        match.start(),
        match.end(),
        _sender(match["after"] or match["who"]),
        "",
        True,
        after[:1] == ">",
    )


def attribution_line(text: str) -> tuple[int, int] | None:
    """Return start and end of the first such line, whatever the words above it ask."""
    match = _LINE.search(text)
    return match.span() if match else None


def _is_question(above: str) -> bool:
    asks = _ASKS.search(above) is not None
    return asks and len(above) <= _LONGEST_QUESTION and not _LINK.search(above)


def _sender(who: str) -> str:
    """Return name and address without the date before them."""
    line = " ".join(who.replace(">", "> ").split()).replace(" >", ">").replace("> ", ">")
    rest = _AFTER_TIME.sub("", line, count=1)
    address = _ADDRESS.search(rest)
    name = rest[: address.start()].strip(' ,"«»\xa0\u202f') if address else rest
    return as_sender(f"{name} <{address[1]}>" if address and name else (address or [name, name])[1])
