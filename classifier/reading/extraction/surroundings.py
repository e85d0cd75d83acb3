"""What programs put around a message: warnings of a mail gateway, ticket banners, footers.

The sender of the message wrote none of it, and it differs from copy to copy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from classifier.records import Link
from classifier.text.links import host_of
from classifier.text.redirects import followed
from classifier.text.suffixes import registered_domain

_TOP = 1_500  # characters at the start that are searched for banners
_LONGEST = 500  # largest length of a banner in characters
_BLANK = re.compile(r"\n[ \t\xa0]*\n")
_REPLY_ABOVE = re.compile(
    r"(?:r[ée]pond(?:re|ez)|[ée]cri(?:re|vez)|reply|respond|type your reply)\b[^\n]{0,40}"
    r"\b(?:au-dessus de cette ligne|au dessus de cette ligne|above this line)",
    re.IGNORECASE,
)
_FROM_OUTSIDE = re.compile(
    r"^\W{0,9}(?:\w{1,12}\W{1,6}){0,3}?(?:attention|caution|avertissement|warning|prudence|externe|"
    r"external|ext|message externe|mail externe|external (?:e-?mail|sender|message)|"
    r"(?:ce(?:t e)?-?(?: ?mail| message| courriel))|this (?:e-?mail|message))\b",
    re.IGNORECASE,
)
_COMES_FROM_OUTSIDE = re.compile(
    r"(?:provient|vient|a été envoyé|envoyé|émane|issu)\b[^\n.]{0,60}\b(?:ext[ée]rieur|externe|"
    r"hors de)|(?:originat|sent|came|comes)\w*\b[^\n.]{0,40}\b(?:outside|external)|"
    r"exp[ée]diteur externe|external sender",
    re.IGNORECASE,
)
_RARE_SENDER = re.compile(
    r"vous n(?:e recevez pas|['’]obtenez pas) souvent d|you don['’]t often get e-?mail",
    re.IGNORECASE,
)
_TICKET = re.compile(
    r"^\W{0,9}(?:(?:nouveau|new|votre|your)[ ])?(?:ticket|incident|sollicitation)\b[^\n]{0,100}\d",
    re.IGNORECASE,
)
_RULE_LINE = re.compile(r"^[\s#*=_~-]{3,}$")
# Lines that phones, webmail and virus scanners add at the end.
_FOOTER = re.compile(
    r"\n\s*(?:[-_–—]{2,}\s*\n\s*)?(?:"
    r"(?:envoy[ée]e?|provenance|sent)\s?(?::|de(?:puis)?|à partir de|from|via|by|avec)\s[^\n]{0,30}"
    r"\b(?:i?phone|ipad|smartphone|t[ée]l[ée]phone|mobile|android|galaxy|huawei|xiaomi|samsung|"
    r"outlook|yahoo|mail|courrier|gmail|proton|bluemail|appareil|device)\b[^\n]{0,80}"
    r"|(?:obtenir|t[ée]l[ée]chargez|get|download) (?:l['’]application )?(?:outlook|bluemail)\b"
    r"[^\n]{0,80}"
    r"|(?:garanti sans virus|sans virus|virus-free)\s?\.?[^\n]{0,60}"
    r"|l['’]absence de virus dans ce courrier[^\n]{0,120}"
    r"|(?:this e-?mail|ce message|ce courriel)[^\n]{0,20}(?:has been|a [ée]t[ée]) "
    r"(?:checked|scanned|v[ée]rifi[ée]|analys[ée])[^\n]{0,80}"
    r")\s*$",
    re.IGNORECASE,
)
_FOOTERS = 4
# What footers link to; a stranger cannot publish pages there.
_FOOTER_DOMAINS = frozenset(
    "aka.ms avast.com avg.com outlook.com yahoo.com yahoo.fr apple.com proton.me bluemail.me "
    "orange.fr sfr.fr laposte.net".split()
)
_ENDING = 400


@dataclass(frozen=True, slots=True)
class MessageSpan:
    """The message without what programs put around it: `text[start:end]`."""

    start: int
    end: int

    def outside(self, text: str) -> str:
        """Return the rest of the text, above and below."""
        pieces = (text[: self.start].strip(), text[self.end :].strip())
        return "\n\n".join(piece for piece in pieces if piece)


def message_span(text: str) -> MessageSpan:
    """Return where the message itself stands in a clean text; never an empty span."""
    start = _after_banners(text)
    end = _before_footers(text, start)
    return MessageSpan(start, end) if text[start:end].strip() else MessageSpan(0, len(text))


def without_reply_line(text: str) -> str:
    """Return a text without the line of ticket systems that asks to reply above it."""
    return _REPLY_ABOVE.sub("", text)


def without_surroundings(text: str) -> str:
    """Return a text without banners and footers; "" when it holds nothing else."""
    framed = f"\n{text.strip()}\n\n"
    start = _after_banners(framed.lstrip("\n"))
    kept = framed.lstrip("\n")[start:]
    return f"\n{kept}"[: _before_footers(f"\n{kept}", 0)].strip()


def leads_to_footer_site(link: Link) -> bool:
    """Tell whether a link leads to a site of footers; all other links belong to the message."""
    (link,) = followed([link])
    if link.onward or link.hidden:
        return False
    return registered_domain(host_of(link.target)) in _FOOTER_DOMAINS


def _after_banners(text: str) -> int:
    """Return the start of the text after the banners at its top."""
    start = 0
    while start < _TOP:
        match = _BLANK.search(text, start, start + _LONGEST)
        if not match:
            return start
        if not _is_banner(text[start : match.start()].strip()):
            return start
        start = match.end()
    return start


def _is_banner(paragraph: str) -> bool:
    if (
        _REPLY_ABOVE.search(paragraph)
        or _RARE_SENDER.search(paragraph)
        or _RULE_LINE.match(paragraph)
    ):
        return True
    if "\n" not in paragraph and _TICKET.match(paragraph):
        return True
    return bool(_COMES_FROM_OUTSIDE.search(paragraph) and _FROM_OUTSIDE.match(paragraph)) or (
        paragraph.strip("[]() *").lower() in ("externe", "external", "ext")
    )


def _before_footers(text: str, start: int) -> int:
    """Return the end of the text before footers of phones, webmail and virus scanners."""
    end = len(text.rstrip())
    for _ in range(_FOOTERS):
        tail = max(start, end - _ENDING)
        match = _FOOTER.search(text, tail, end)
        if not match:
            return end
        end = len(text[: match.start()].rstrip())
    return end
