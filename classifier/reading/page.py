"""The visible content of a message part, whatever it was written in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from classifier.records import Check, Link


@dataclass(frozen=True, slots=True)
class Page:
    """Visible text with the links that stand in it, and what was hidden.

    `links` are only those that the markup names; the ones written out are found later.
    """

    text: str
    links: tuple[Link, ...] = ()
    hidden: str = ""
    pictures: int = 0
    marked_up: bool = False  # it was HTML
    remarks: tuple[str, ...] = ()
    form: bool = False  # it asks for something to be typed in

    def with_remarks(self, remarks: Iterable[str]) -> Page:
        """Return the page with further remarks, each once."""
        return replace(self, remarks=tuple(dict.fromkeys([*self.remarks, *remarks])))


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands around the text: headers, or fields a person filled in."""

    sender: str = ""
    subject: str = ""
    reply_to: str = ""
    return_path: str = ""
    sent_by: str = ""
    received: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    has_headers: bool = False


def join(pages: Iterable[Page]) -> Page:
    """Return the pages as one, an empty line between them, link offsets moved along."""
    text, pictures, marked_up, form = "", 0, False, False
    links: list[Link] = []
    hidden: list[str] = []
    remarks: list[str] = []
    for page in pages:
        offset = len(text) + 2 if text and page.text else len(text)
        links.extend(shifted(page.links, offset))
        text = f"{text}\n\n{page.text}" if text and page.text else text + page.text
        hidden.append(page.hidden)
        remarks.extend(page.remarks)
        pictures += page.pictures
        marked_up = marked_up or page.marked_up
        form = form or page.form
    together = "\n".join(piece for piece in hidden if piece)
    told = tuple(dict.fromkeys(remarks))
    return Page(text, tuple(links), together, pictures, marked_up, told, form)


def shifted(links: Iterable[Link], offset: int) -> list[Link]:
    """Return the links with their offsets moved; those without one stay so."""
    return [
        link if link.start < 0 else replace(link, start=link.start + offset, end=link.end + offset)
        for link in links
    ]


def links_within(links: Iterable[Link], start: int, end: int) -> tuple[Link, ...]:
    """Return the links that stand in `text[start:end]`, with offsets in that piece."""
    inside = [link for link in links if link.start < 0 or start <= link.start < end]
    return tuple(shifted([link for link in inside if link.end <= end], -start))
