"""Walks the tree of a page and collects text, links and hidden text.

This module is imported with the first page of HTML. BeautifulSoup's tree is walked in document
order without recursion, so nesting depth does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from classifier.reading.containers.html_style import Look, look_of
from classifier.reading.containers.style_sheet import StyleSheet, sheet_in
from classifier.reading.content import Content
from classifier.reading.limits import BODY_CHARACTERS, HIDDEN_CHARACTERS
from classifier.reading.remarks import BODY_CUT, LINKS_CUT
from classifier.records import Link
from classifier.text.cleaning import clean, clean_body, clean_line, without_zero_width
from classifier.text.lengths import LINE_CHARACTERS, LINKS
from classifier.text.links import refang
from classifier.text.redirects import original_link

_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl blockquote table pre hr".split(" "))
_BLOCKS = _PARAGRAPHS | frozenset(
    "html body div tr li dt dd section article header footer main form fieldset address center "
    "caption aside nav figure figcaption title".split(" ")
)
_CELLS = frozenset(["td", "th"])
_SPACES = re.compile(r"[ \t\n\r\f]+")
_NOT_A_LINK = ("#", "mailto:", "tel:", "sms:", "cid:", "about:")
_PROGRAM = re.compile(r"\s*(data|javascript|vbscript|file|blob)\s*:", re.IGNORECASE)
_FIELDS = frozenset(["text", "password", "email", "tel", "number", ""])


@dataclass(slots=True)
class _Inherited:
    """What an element passes on to the text inside it; the numbers are ids of elements."""

    look: Look
    block: int = 0
    cell: int = 0
    paragraph: int = 0
    link: int = -1  # index into the writer's targets


@dataclass(slots=True)
class _Writer:
    """Collects visible and hidden text, and the span of each link's text."""

    sheet: StyleSheet
    parts: list[str] = field(default_factory=list)
    length: int = 0
    hidden: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    spans: list[list[int]] = field(default_factory=list)  # start and end per link
    alternatives: list[str] = field(default_factory=list)  # of pictures inside the link
    pictures: int = 0
    fields: int = 0  # that contain input fields
    gap: str = ""  # white space to insert before the next visible text
    last: _Inherited | None = None  # of the last visible text

    def write(self, raw: str, inherited: _Inherited) -> None:
        """Add one text node with the look of its element."""
        if inherited.look.silent:
            return
        text = raw if inherited.look.keeps_space else _SPACES.sub(" ", raw)
        if inherited.look.hidden:
            if text.strip():
                self.hidden.append(text.strip())
            return
        if not text.strip():
            self.gap = self.gap or (" " if text else "")
            return
        self._separate(inherited)
        if text[0].isspace() and not inherited.look.keeps_space:
            self.gap = self.gap or " "
        after = " " if text[-1].isspace() else ""
        self._emit(text.strip() if not inherited.look.keeps_space else text.strip("\n"), inherited)
        self.gap = after

    def break_line(self) -> None:
        """Insert a line break before the next text."""
        self.gap = "\n" if "\n" not in self.gap else "\n\n"

    def _separate(self, inherited: _Inherited) -> None:
        last = self.last
        if last is None or last is inherited:
            return
        if last.paragraph != inherited.paragraph:
            self.gap = "\n\n"
        elif last.block != inherited.block:
            self.gap = self.gap if "\n" in self.gap else "\n"
        elif last.cell != inherited.cell:
            self.gap = self.gap or " "

    def _emit(self, text: str, inherited: _Inherited) -> None:
        gap = self.gap if self.parts else ""
        self.parts.append(gap + text)
        start = self.length + len(gap)
        self.length = start + len(text)
        self.last = inherited
        if inherited.link >= 0:
            span = self.spans[inherited.link]
            span[0] = start if span[0] < 0 else span[0]
            span[1] = self.length


def content_of(guarded_html: str, whole_html: str, remarks: tuple[str, ...]) -> Content:
    """Return the content of a page.

    `guarded_html` can be parsed in linear time; the style sheet is read from `whole_html`. Raises
    the exceptions of the parser: ValueError, AssertionError or RecursionError.
    """
    writer = _Writer(sheet=sheet_in(whole_html))
    soup = BeautifulSoup(guarded_html, "html.parser")
    inherited = {id(soup): _Inherited(Look())}
    for node in soup.descendants:
        above = inherited[id(node.parent)]
        if isinstance(node, Tag):
            inherited[id(node)] = _enter(node.name, node.attrs, id(node), above, writer)
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            writer.write(clean(str(node)), above)
        if writer.length > BODY_CHARACTERS:
            break
    return _content(writer, remarks)


def _enter(
    name: str, attributes: Mapping[str, object], key: int, above: _Inherited, writer: _Writer
) -> _Inherited:
    """Return what an element passes on, and note its link, picture and line break."""
    if name == "br":
        writer.break_line()
        return above
    look = look_of(name, attributes, above.look, writer.sheet)
    if name == "img" and not look.hidden:
        _note_picture(attributes, above, writer)
    if name in ("input", "textarea") and not look.gone:
        writer.fields += str(attributes.get("type", "")).lower() in _FIELDS
    inherited = _Inherited(look, above.block, above.cell, above.paragraph, above.link)
    if name in _BLOCKS:
        inherited.block = inherited.cell = key
    if name in _PARAGRAPHS:
        inherited.paragraph = key
    if name in _CELLS:
        inherited.cell = key
    target = _target(name, attributes)
    if target and not look.gone:
        inherited.link = _open_link(target, writer)
    return inherited


def _note_picture(attributes: Mapping[str, object], above: _Inherited, writer: _Writer) -> None:
    size = {str(attributes.get(side, "")).strip() for side in ("width", "height")}
    if size & {"0", "1", "0px", "1px"}:  # a tracking pixel
        return
    writer.pictures += 1
    if above.link >= 0 and not writer.alternatives[above.link]:
        described = clean_line(str(attributes.get("alt", "")))
        writer.alternatives[above.link] = "" if "://" in described else described


def _target(name: str, attributes: Mapping[str, object]) -> str:
    key = {"a": "href", "area": "href", "form": "action"}.get(name)
    if not key:
        return ""
    target = clean_line(str(attributes.get(key) or ""), 2_000)
    program = _PROGRAM.match(without_zero_width(target))
    if program:  # the code itself is left out
        return f"{program[1].lower()}:"
    return "" if target.lower().startswith(_NOT_A_LINK) else original_link(refang(target))


def _open_link(target: str, writer: _Writer) -> int:
    if len(writer.targets) >= LINKS:
        return -1
    writer.targets.append(target)
    writer.spans.append([-1, -1])
    writer.alternatives.append("")
    return len(writer.targets) - 1


def _content(writer: _Writer, remarks: tuple[str, ...]) -> Content:
    raw = "".join(writer.parts)
    text = clean(raw)
    steady = text == raw  # joining pieces can compose characters, which moves offsets
    if len(text) > BODY_CHARACTERS:
        text, remarks = text[:BODY_CHARACTERS], (*remarks, BODY_CUT)
    if len(writer.targets) >= LINKS:
        remarks = (*remarks, LINKS_CUT)
    links = tuple(_link(writer, raw, number, steady) for number in range(len(writer.targets)))
    hidden = clean_body("\n".join(writer.hidden))[:HIDDEN_CHARACTERS]
    remarks = tuple(dict.fromkeys(remarks))
    return Content(text, links, hidden, writer.pictures, True, remarks, form=writer.fields > 0)


def _link(writer: _Writer, raw: str, number: int, steady: bool) -> Link:
    start, end = writer.spans[number]
    if start < 0:
        return Link(writer.alternatives[number], writer.targets[number])
    shown = raw[start:end]
    if writer.targets[number].rstrip("/") == f"http://{shown.strip()}":
        writer.targets[number] = shown.strip()  # as mail programs do with "www.ameli.fr"
    if not steady or end > BODY_CHARACTERS or len(shown) > LINE_CHARACTERS:
        return Link(clean_line(shown), writer.targets[number])
    return Link(shown, writer.targets[number], start, end)
