"""The masked message as HTML: quotes of the reasons highlighted and numbered, links defanged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from classifier.records import Assessment, Direction, LinkView, Place, Reason
from classifier.text.links import defang

_ADDRESS = re.compile(r"(?:https?|ftp)://\S+|www\.\S+|(?<=@)[\w.-]+\.\w+", re.IGNORECASE)
_SCHEME = re.compile(r"\b(ht)tp(?=s?:)|\bftp(?=:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    direction: Direction
    number: int


def marked_html(assessment: Assessment, place: Place) -> str:
    """Return one field of the message as escaped HTML with highlighted quotes."""
    message = assessment.message
    text = {Place.SENDER: message.sender, Place.SUBJECT: message.subject}.get(place, message.body)
    addresses = [found.span() for found in _ADDRESS.finditer(text)]
    if place is Place.BODY:
        addresses += [
            (link.start, link.end) for link in message.links if 0 <= link.start < link.end
        ]
    return _pieces(text, addresses, _marks(assessment.reasons, place, len(text)))


def _marks(reasons: Sequence[Reason], place: Place, length: int) -> list[_Mark]:
    """Return the highlights of a field by position; of two that overlap, the first is kept."""
    found = [
        _Mark(max(0, span.start), min(length, span.end), one.direction, number)
        for number, one in enumerate(reasons, start=1)
        for span in one.spans
        if span.place is place
    ]
    kept: list[_Mark] = []
    for mark in found:
        if mark.start < mark.end and not any(
            mark.start < other.end and other.start < mark.end for other in kept
        ):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)


def _pieces(text: str, addresses: Sequence[tuple[int, int]], marks: Sequence[_Mark]) -> str:
    """Return escaped text with `<mark>` elements; addresses are split at their borders."""
    html, at = [], 0
    for mark in marks:
        html.append(_defanged_html(text, at, mark.start, addresses))
        inside = _defanged_html(text, mark.start, mark.end, addresses)
        html.append(f'<mark class="{mark.direction}">{inside}<sup>{mark.number}</sup></mark>')
        at = mark.end
    html.append(_defanged_html(text, at, len(text), addresses))
    return "".join(html)


def _defanged_html(text: str, start: int, end: int, addresses: Sequence[tuple[int, int]]) -> str:
    """Return `text[start:end]` escaped, with (parts of) addresses in it defanged."""
    out, at = [], start
    for span in sorted(addresses):
        first, last = max(span[0], at), min(span[1], end)
        if first < last:
            out += [text[at:first], defanged_part(text[first:last])]
            at = last
    out.append(text[at:end])
    return escape("".join(out)).replace("\n", "<br>\n")


def defanged_part(address: str) -> str:
    """Return an address, or a part of one, written so that no program opens it."""
    schemeless = _SCHEME.sub(lambda found: found[0].lower().replace("t", "x"), address)
    return schemeless.replace("[.]", ".").replace(".", "[.]")


def defanged_text(text: str, links: Sequence[LinkView]) -> str:
    """Return a sentence or quote with all addresses in it, and the domains of `links`, defanged."""
    for link in links:
        for name in (link.shown, link.target):
            if "." in name and " " not in name:
                text = text.replace(name, defang(name))
        if link.registered_domain:
            text = text.replace(link.registered_domain, defanged_part(link.registered_domain))
    return _ADDRESS.sub(lambda found: defanged_part(found[0]), text)
