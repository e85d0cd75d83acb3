"""The content of a page: its text as a browser shows it, its links and its hidden text.

This module is imported with the first page of HTML.
"""

from __future__ import annotations

import re
from dataclasses import replace

from classifier.reading.containers.pages.html_aside import links_in_outlook, unparsed
from classifier.reading.containers.pages.html_builder import is_in_quirks_mode, parse
from classifier.reading.containers.pages.html_guard import bounded
from classifier.reading.containers.pages.html_look import Seen
from classifier.reading.containers.pages.html_tree import Page, page_of
from classifier.reading.containers.pages.html_writer import Written, write
from classifier.reading.content import Content, join, with_way
from classifier.reading.limits import BODY_CHARACTERS, HIDDEN_CHARACTERS
from classifier.reading.remarks import BODY_CUT, HTML_CUT, LINKS_CUT
from classifier.records import Link, Part
from classifier.text.cleaning import clean, clean_body, clean_line
from classifier.text.lengths import LINE_CHARACTERS, LINKS, TARGET_CHARACTERS
from classifier.text.links import find_links, host_of
from classifier.text.redirects import followed

# Text that is doubtful whether it is seen -> the reading that decides otherwise about it.
_WAYS = ((Seen.FAINT, Part.CLEAR, Seen.PLAIN), (Seen.COVERED, Part.FAINT, Seen.COVERED))

# A template that a browser shows (HTML standard, 4.12.3); any other is shut.
_SHADOW_ROOT = re.compile(r"<template(?=[^<>]{0,2000}\bshadowrootmode\b)", re.IGNORECASE)
_WORD = re.compile(r"\w{2,}")
_FEWEST_WORDS = 8  # of a page that shows a message
_START = 2_000  # characters in which they stand
_FRAMES = 5  # pages written into a page that are read
_FRAME_CHARACTERS = 50_000  # of each


def content_of(untrusted_html: str, *, framed: bool = False) -> Content:
    """Return the content of a page; pale and tiny text counts as shown, covered text as hidden.

    Pages written into its `iframe` elements follow below; one that is `framed` has none.
    """
    html, remarks = bounded(_SHADOW_ROOT.sub("<div", untrusted_html))
    soup, cut = parse(html)
    remarks = (*remarks, HTML_CUT) if cut else remarks
    page = page_of(soup, is_in_quirks_mode(html))
    shown = _seen_ways(page, remarks)
    if framed:
        return shown
    frames = [str(one["srcdoc"]) for one in soup("iframe", srcdoc=True, limit=_FRAMES)]
    if frames:
        inside = (content_of(one[:_FRAME_CHARACTERS], framed=True) for one in frames)
        shown = join([shown, *inside])
    elsewhere = _links_elsewhere(html, shown)
    shown = replace(shown, links=(*shown.links, *elsewhere)) if elsewhere else shown
    if _shows_text(shown) and not _leads_elsewhere(page, shown):
        return shown
    hidden = join([_content(page, Seen.GONE, remarks), *map(_framed, unparsed(html, soup))])
    return shown if not _shows_text(hidden) else with_way(shown, Part.HIDDEN, hidden)


def _framed(html: str) -> Content:
    return replace(content_of(html[:_FRAME_CHARACTERS], framed=True), otherwise=())


def _shows_text(content: Content) -> bool:
    """Tell whether a page has text of its own; another program may show one that has none."""
    return len(_WORD.findall(content.text[:_START])) >= _FEWEST_WORDS


def _leads_elsewhere(page: Page, shown: Content) -> bool:
    """Tell whether a link that is not rendered (on a small screen it may be) has its own site."""
    hosts = {host_of(link.target) for link in shown.links} if page.unseen else set()
    return any(host_of(page.targets[one]) not in hosts for one in page.unseen)


def _links_elsewhere(html: str, shown: Content) -> list[Link]:
    """Return the links for Outlook alone that lead to other sites than those of the page."""
    targets = list(links_in_outlook(html))
    hosts = {host_of(link.target) for link in (*shown.links, *find_links(shown.text))}
    return [Link("", one) for one in targets if host_of(one) not in hosts] if targets else []


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
    if page.shown_links >= LINKS:
        remarks = (*remarks, LINKS_CUT)
    unseen = page.unseen if worst < Seen.GONE else set[int]()
    numbers = [one for one in range(len(page.targets)) if one not in unseen]
    found = [_link(page, written, raw, one, steady) for one in numbers]
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
