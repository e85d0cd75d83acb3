"""The content of a page: its text as a browser shows it, its links and its hidden text.

This module is imported with the first page of HTML.
"""

from __future__ import annotations

import re
from dataclasses import replace

from classifier.reading.containers.pages.html_builder import is_in_quirks_mode, parse
from classifier.reading.containers.pages.html_guard import bounded
from classifier.reading.containers.pages.html_look import Seen
from classifier.reading.containers.pages.html_tree import Page, page_of
from classifier.reading.containers.pages.html_writer import Written, write
from classifier.reading.content import Content, join
from classifier.reading.limits import BODY_CHARACTERS, HIDDEN_CHARACTERS
from classifier.reading.remarks import BODY_CUT, HTML_CUT, LINKS_CUT
from classifier.records import Link, Part
from classifier.text.cleaning import clean, clean_body, clean_line
from classifier.text.lengths import LINE_CHARACTERS, LINKS, TARGET_CHARACTERS
from classifier.text.redirects import followed

# Text that is doubtful whether it is seen -> the reading that decides otherwise about it.
_WAYS = ((Seen.FAINT, Part.CLEAR, Seen.PLAIN), (Seen.COVERED, Part.FAINT, Seen.COVERED))

# A template that a browser shows (HTML standard, 4.12.3); any other is shut.
_SHADOW_ROOT = re.compile(r"<template(?=[^<>]{0,2000}\bshadowrootmode\b)", re.IGNORECASE)
_FRAMES = 5  # pages written into a page that are read
_FRAME_CHARACTERS = 50_000  # of each


def content_of(untrusted_html: str, *, framed: bool = False) -> Content:
    """Return the content of a page; pale and tiny text counts as shown, covered text as hidden.

    Pages written into its `iframe` elements follow below; one that is `framed` has none.
    """
    html, remarks = bounded(_SHADOW_ROOT.sub("<div", untrusted_html))
    soup, cut = parse(html)
    remarks = (*remarks, HTML_CUT) if cut else remarks
    shown = _seen_ways(page_of(soup, is_in_quirks_mode(html)), remarks)
    if framed:
        return shown
    frames = [str(one["srcdoc"]) for one in soup("iframe", srcdoc=True, limit=_FRAMES)]
    inside = (content_of(one[:_FRAME_CHARACTERS], framed=True) for one in frames)
    return join([shown, *inside]) if frames else shown


def _seen_ways(page: Page, remarks: tuple[str, ...]) -> Content:
    """Return the content of a page, with the other ways to see it."""
    seen = {piece.look.seen for piece in page.pieces if piece.look and not piece.text.isspace()}
    otherwise = [
        (part, _content(page, worst, remarks)) for level, part, worst in _WAYS if level in seen
    ]
    shown = _content(page, Seen.FAINT, remarks)
    if BODY_CUT in shown.remarks:
        otherwise.append((Part.END, _content(_end_of(page), Seen.FAINT, remarks)))
    described = "\n".join(one for one in page.described if one not in shown.text)
    if described:  # mail programs that show no pictures show this
        below = Content(clean_body(described[:BODY_CHARACTERS]))
        otherwise.append((Part.PICTURES, join([shown, below])))
    return replace(shown, otherwise=tuple(otherwise))


def _end_of(page: Page) -> Page:
    """Return the last pieces of a page, about as many characters as are shown of one."""
    left, start = BODY_CHARACTERS, len(page.pieces)
    while start > 0 and left > 0:
        start -= 1
        left -= len(page.pieces[start].text) + 2  # line ends before it
    first = page.pieces[start]
    first = replace(first, text=first.text[-min(left, 0) :])
    return replace(page, pieces=[first, *page.pieces[start + 1 :]])


def _content(page: Page, worst: Seen, remarks: tuple[str, ...]) -> Content:
    written = write(page.pieces, worst, BODY_CHARACTERS)
    raw = "".join(written.parts)
    text = clean(raw)
    steady = text == raw  # joining pieces can compose characters, which moves offsets
    if len(text) > BODY_CHARACTERS:
        text, remarks = text[:BODY_CHARACTERS], (*remarks, BODY_CUT)
    if len(page.targets) >= LINKS:
        remarks = (*remarks, LINKS_CUT)
    found = [_link(page, written, raw, one, steady) for one in range(len(page.targets))]
    links = _compared(found)
    hidden = clean_body("\n".join(written.hidden))[:HIDDEN_CHARACTERS]
    remarks = tuple(dict.fromkeys(remarks))
    return Content(text, links, hidden, page.pictures, True, remarks, form=page.fields > 0)


def _compared(links: list[Link]) -> tuple[Link, ...]:
    """Return the links, those followed whose text names a host or whose target is cut later.

    All others are followed with the message: it takes half as long as reading the page.
    """
    early = [
        link
        for link in links
        if len(link.target) > TARGET_CHARACTERS or ("." in link.shown and " " not in link.shown)
    ]
    reached = dict(zip(map(id, early), map(_as_shown, followed(early)), strict=True))
    return tuple(reached.get(id(link), link) for link in links)


def _as_shown(link: Link) -> Link:
    """Return a link without the scheme that mail programs put before a host: "www.ameli.fr"."""
    shown = link.shown.strip()
    same = link.target.rstrip("/") == f"http://{shown}"
    return replace(link, target=shown) if same else link


def _link(page: Page, written: Written, raw: str, number: int, steady: bool) -> Link:
    target = page.targets[number]
    start, end = written.spans.get(number, (-1, -1))
    if start < 0:
        return Link(clean_line(written.shown.get(number, "")) or page.alternatives[number], target)
    shown = raw[start:end]
    if not steady or end > BODY_CHARACTERS or len(shown) > LINE_CHARACTERS:
        return Link(clean_line(shown), target)
    return Link(shown, target, start, end)
