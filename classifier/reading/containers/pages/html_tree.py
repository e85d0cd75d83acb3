"""Walks the tree of a page and collects its pieces of text, links, pictures and fields.

The tree is walked in document order without recursion, so nesting depth does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from classifier.reading.containers.pages.html_address import base_of, target_of
from classifier.reading.containers.pages.html_code import TARGETS, programmed, refreshed
from classifier.reading.containers.pages.html_defaults import has_margin
from classifier.reading.containers.pages.html_look import Look, Seen
from classifier.reading.containers.pages.html_style import is_tracking_pixel, look_of
from classifier.reading.containers.pages.html_writer import (
    APART,
    BLOCK,
    CELL,
    LINE,
    PARAGRAPH,
    TURN,
    TURN_BACK,
    Kind,
    Piece,
)
from classifier.reading.containers.pages.style_generated import generated
from classifier.reading.containers.pages.style_selectors import Element
from classifier.reading.containers.pages.style_sheet import StyleSheet, sheets_in
from classifier.text.cleaning import clean, clean_line
from classifier.text.lengths import LINKS

_FIELDS = frozenset(["text", "password", "email", "tel", "number", "search", "date", "url", ""])
_LABELLED = frozenset(["submit", "button", "reset"])
_FRAMES = frozenset(["iframe", "object", "embed"])
_MODES = {  # inside of what -> whether direct text is shown, mode of some children, of the others
    "": (True, {}, ""),
    "select": (False, {"optgroup": "select"}, "select"),
    "svg": (
        False,
        {"text": "drawn text", "foreignObject": ""}
        | dict.fromkeys(("desc", "metadata", "defs", "symbol", "clipPath", "mask"), "shut"),
        "svg",
    ),
    "drawn text": (
        True,
        {"tspan": "drawn text", "textPath": "drawn text", "a": "drawn text"},
        "shut",
    ),
    "details": (False, {"summary": ""}, "folded"),  # one that is closed
    "folded": (False, {}, "folded"),  # a click shows it, and some mail programs always do
    "shut": (False, {}, "shut"),
}
_UNSEEN = Look(gone=True, seen=Seen.GONE)
_LOOKED_AT = frozenset(
    "style class id color bgcolor background size dir text link type".split()
)  # attributes whose value can change the look; of the others only the presence can
_UNSEEN_LINKS = 20
_FEWEST_DESCRIBING = 5  # words of a description that says more than what a picture is


@dataclass(slots=True)
class Page:
    """What was found in a page."""

    pieces: list[Piece] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)  # of pictures inside each link
    pictures: int = 0
    described: list[str] = field(default_factory=list)  # what pictures say where they are not shown
    fields: int = 0  # that somebody can type into
    unseen: set[int] = field(default_factory=set)  # targets of links that are not rendered

    @property
    def shown_links(self) -> int:
        """The number of links that are rendered."""
        return len(self.targets) - len(self.unseen)


@dataclass(slots=True)
class _Level:
    """An element whose content is being walked."""

    name: str
    look: Look
    link: int
    rest: Iterator[PageElement]
    element: Element | None = None  # for selectors that ask for more than the element itself
    last: Element | None = None  # the child element in front
    after: tuple[Piece, ...] = ()  # pieces that end the element
    mode: str = ""  # key of `_MODES`


def page_of(soup: BeautifulSoup, quirks: bool) -> Page:
    """Return the pieces, links, pictures and fields of a parsed page."""
    styles = ((_attributes(tag), "".join(map(str, tag.contents))) for tag in soup("style"))
    walk = _Walk(sheets_in(styles, quirks), _base_in(soup), quirks)
    walk.through(soup)
    return walk.page


def _attributes(tag: Tag) -> Mapping[str, str]:
    """Return the attributes of an element, all of them texts, as our tree builder makes them."""
    return cast(Mapping[str, str], tag.attrs)


def _base_in(soup: BeautifulSoup) -> str:
    """Return the address of the first `base` element that has one (HTML standard, 4.2.3)."""
    addresses = (_attributes(base).get("href") for base in soup("base"))
    return next((base_of(one) for one in addresses if one is not None), "")


class _Walk:
    def __init__(self, sheet: StyleSheet, base: str, quirks: bool) -> None:
        self.page = Page()
        self._sheet = sheet
        self._base = base
        self._quirks = quirks
        self._looks: dict[tuple[object, ...], Look] = {}
        self._keep: list[Look] = []  # whose ids are keys of `_looks`
        self._clear = bool(sheet.rules) and sheet.whole and not sheet.unclear

    def through(self, soup: BeautifulSoup) -> None:
        """Walk the whole tree."""
        levels = [_Level("", Look(), -1, iter(soup.contents))]
        while levels:
            level = levels[-1]
            node = next(level.rest, None)
            if node is None:
                self.page.pieces.extend(level.after)
                levels.pop()
            elif isinstance(node, Tag):
                inside = self._enter(node, level)
                if inside is not None:
                    levels.append(inside)
            elif isinstance(node, NavigableString) and not level.look.never:
                self._add(clean(str(node)), _look_of_text(level), level.link)

    def _enter(self, tag: Tag, above: _Level) -> _Level | None:
        """Note an element; return its level, None if nothing inside it can be text."""
        name, attributes = tag.name, _attributes(tag)
        if name == "br":
            self.page.pieces.append(LINE)
            return None
        element = self._element(name, attributes, above)
        look = self._look(name, attributes, above, element)
        self._note(name, attributes, look, above)
        if look.never:
            return None
        if name == "option":
            self.page.pieces.append(BLOCK)
            self._add(clean("".join(tag.find_all(string=True))), look, above.link)
            self.page.pieces.append(BLOCK)
            return None
        mode = _mode(name, attributes, above)
        unseen = (look.gone or mode in ("select", "shut")) and name not in ("area", "form")
        link = self._link(name, attributes, above.link, unseen=unseen)
        level = _Level(name, look, link, iter(tag.contents), element, mode=mode)
        self._begin(level, attributes, above)
        if name == "input":
            self._label(attributes, look, link)
        return level

    def _element(self, name: str, attributes: Mapping[str, str], above: _Level) -> Element | None:
        if not self._sheet.related:
            return None
        element = self._sheet.element(name, attributes, above.element, above.last)
        above.last = element
        return element

    def _look(
        self, name: str, attributes: Mapping[str, str], above: _Level, element: Element | None
    ) -> Look:
        """Return the look of an element; equal elements in equal places are computed once."""
        parts = [(one, value) if one in _LOOKED_AT else one for one, value in attributes.items()]
        key: tuple[object, ...] = (id(above.look), name, *parts)
        look = self._looks.get(key) if element is None else None
        if look is None:
            style = self._sheet.style_of(element or self._sheet.element(name, attributes))
            clear = self._clear or "class" not in attributes
            look = look_of(name, attributes, above.look, style, self._quirks, clear)
            self._looks[key] = look
            self._keep.append(look)
        return look

    def _note(self, name: str, attributes: Mapping[str, str], look: Look, above: _Level) -> None:
        """Note pictures, fields and pages that open by themselves."""
        if name in ("img", "image") and not look.gone:
            self._note_picture(attributes, above.link)
        elif name in ("input", "textarea") and not look.gone:
            self.page.fields += attributes.get("type", "").strip().lower() in _FIELDS
        elif name == "meta" and attributes.get("http-equiv", "").strip().lower() == "refresh":
            self._open_link(refreshed(attributes.get("content", "")))
        elif name in _FRAMES:
            self._link(name, attributes, -1)
        for address in programmed(name, attributes):
            self._open_link(address)

    def _note_picture(self, attributes: Mapping[str, str], link: int) -> None:
        if is_tracking_pixel(attributes):
            return
        self.page.pictures += 1
        described = clean_line(attributes.get("alt", ""))
        if len(described.split()) >= _FEWEST_DESCRIBING and len(self.page.described) < LINKS:
            self.page.described.append(described)
        if link >= 0 and not self.page.alternatives[link]:
            self.page.alternatives[link] = "" if "://" in described else described

    def _link(
        self, name: str, attributes: Mapping[str, str], above: int, *, unseen: bool = False
    ) -> int:
        """Return the number of the link that text inside the element belongs to."""
        for key in TARGETS.get(name, ()):
            if attributes.get(key) or (key in attributes and name in ("a", "area")):
                number = self._open_link(attributes[key], unseen=unseen)
                return number if number >= 0 else above
        return above

    def _open_link(self, address: str, *, unseen: bool = False) -> int:
        """Return the number of a new link; -1 if it leads nowhere or there are too many."""
        page, number = self.page, len(self.page.targets)
        is_full = len(page.unseen) >= _UNSEEN_LINKS if unseen else page.shown_links >= LINKS
        target = "" if is_full else target_of(address, self._base)
        if not target:
            return -1
        page.targets.append(target)
        page.alternatives.append("")
        page.unseen |= {number} if unseen else set()
        return number

    def _begin(self, level: _Level, attributes: Mapping[str, str], above: _Level) -> None:
        """Add the pieces that begin an element, and keep those that end it."""
        look = level.look
        edges: tuple[Piece, ...] = ()
        is_drawn = above.mode == "svg" and level.mode == "drawn text"
        if (look.breaks or is_drawn) and not look.gone:
            edges = (PARAGRAPH if has_margin(level.name) else BLOCK,)
        elif look.display == "table-cell":
            edges = (CELL,)
        elif look.display.startswith("inline-"):
            edges = (APART,)
        turned = look.overridden != above.look.overridden
        self.page.pieces.extend((*edges, TURN) if turned else edges)
        level.after = (TURN_BACK, *edges) if turned else edges
        if self._sheet.adds_text:
            self._addgenerated(level, attributes)

    def _addgenerated(self, level: _Level, attributes: Mapping[str, str]) -> None:
        """Add the text that rules put in front of and behind the content of an element."""
        element = level.element or self._sheet.element(level.name, attributes)
        for name in ("before", "after"):
            style = self._sheet.style_of(element, name)
            text = clean(generated(style.get("content", ""), attributes))
            if not text:
                continue
            look = look_of("", {}, level.look, style, self._quirks, self._clear)
            piece = Piece(Kind.TEXT, text, look, level.link)
            edges = (BLOCK,) if look.breaks else ()
            if name == "before":
                self.page.pieces.extend((*edges, piece, *edges))
            else:
                level.after = (*edges, piece, *edges, *level.after)

    def _label(self, attributes: Mapping[str, str], look: Look, link: int) -> None:
        """Add what stands on a button or in a field."""
        kind = attributes.get("type", "").strip().lower()
        if kind in _LABELLED or kind in _FIELDS:
            hint = "" if kind in _LABELLED or kind == "password" else "placeholder"
            value = attributes.get("value", "") if kind != "password" else ""
            self._add(clean(value or attributes.get(hint, "")), look, link)

    def _add(self, text: str, look: Look, link: int) -> None:
        if text:
            self.page.pieces.append(Piece(Kind.TEXT, text, look, link))


def _look_of_text(level: _Level) -> Look:
    """Return how the text directly inside an element is seen."""
    if level.mode == "folded":
        return replace(level.look, seen=max(level.look.seen, Seen.COVERED))
    return level.look if _MODES[level.mode][0] else _UNSEEN


def _mode(name: str, attributes: Mapping[str, str], above: _Level) -> str:
    """Return which text inside an element is shown, as a key of `_MODES`."""
    _, children, others = _MODES[above.mode]
    if above.mode == "details" and name == "summary":
        above.mode = "folded"  # so is a second summary
    mode = children.get(name, others)
    closed = name == "details" and "open" not in attributes
    return name if not mode and (closed or name in ("select", "svg")) else mode
