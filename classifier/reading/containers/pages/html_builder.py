"""Parses HTML by the rules of the HTML standard (section 13.2) into a BeautifulSoup tree.

The parser is lexbor (through selectolax). Our tree builder hands its elements and texts to
BeautifulSoup in document order; comments, doctypes and contents of templates are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from classifier.reading.limits import HTML_NODES

_DOCTYPE = re.compile(r"\s*<!doctype\s+html\b([^>]{0,1000})>", re.IGNORECASE)
_COMMENT = re.compile(r"\s*<!--(?:-?>|.*?--!?>)", re.DOTALL)
_LONG = 200_000  # characters
_LONG_TEXT = 1_000_000  # characters of one text
_MANY_SPACES = re.compile(r"[ \t\n\r\f]{100,}")
_EMPTY_IN_A_ROW = 1_000
_WITHOUT_CONTENT = frozenset("img input meta base area frame iframe textarea".split())
_COMMENTS = 20  # in front of the doctype
_OLD_DOCTYPES = re.compile(
    r"-//(?:w3c//dtd html (?:[23]\.|4\.0\d? (?:transitional|frameset)(?!.*http))|ietf|"
    r"w3o|netscape|microsoft|webtechs|softquad|sq|spyglass|sun)",
    re.IGNORECASE,
)


class LexborTreeBuilder(HTMLTreeBuilder):
    """Feeds BeautifulSoup from a tree that lexbor has parsed."""

    NAME = "lexbor"
    features: Iterable[str] = (NAME,)

    def __init__(self) -> None:
        super().__init__(multi_valued_attributes={})  # `class` stays a text
        self.cut = False  # the end of a very long page or text was left out
        self._nodes = 0
        self._thins = False  # of a page with many tags, most empty elements are left out
        self._hidden = 0  # hidden elements so far
        self._empty = 0  # empty elements since the last text

    def feed(self, markup: str | bytes) -> None:
        """Parse the markup and hand on its elements and texts."""
        soup = self.soup
        if soup is None:
            return
        self._thins = len(markup) > _LONG
        parser = LexborHTMLParser(markup, options=LexborDocumentOptions.WO_EVENTS)
        node = parser.root
        while node is not None:
            if self._nodes > HTML_NODES:
                self.cut = True
                return
            inside = self._open(node, soup)
            node = inside if inside is not None else _next(node, soup)

    def _open(self, node: LexborNode, soup: BeautifulSoup) -> LexborNode | None:
        """Hand on one node; return its first child."""
        if node.is_text_node:
            text = self._bounded(node.text_content or "")
            self._nodes += 1
            self._empty = 0 if text.strip() else self._empty
            soup.handle_data(text)
        elif node.is_element_node:
            name, inside = node.tag or "", node.first_child
            attributes = {key: value or "" for key, value in node.attributes.items()}
            if self._thins and self._is_padding(name, attributes, inside is None):
                return None
            self._nodes += 1
            soup.handle_starttag(name, None, None, attributes)
            if inside is None:
                soup.handle_endtag(name)
            return inside
        return None

    def _is_padding(self, name: str, attributes: dict[str, str], empty: bool) -> bool:
        """Tell whether an element follows many others that show nothing, and shows nothing."""
        if "hidden" in attributes and "style" not in attributes:
            self._hidden += 1
            return self._hidden > _EMPTY_IN_A_ROW
        if empty and name not in _WITHOUT_CONTENT:
            self._empty += 1
            return self._empty > _EMPTY_IN_A_ROW
        return name == "script"

    def _bounded(self, text: str) -> str:
        if len(text) <= _LONG_TEXT:
            return text
        text = _MANY_SPACES.sub(" ", text)
        self.cut = self.cut or len(text) > _LONG_TEXT
        return text[:_LONG_TEXT]


def _next(node: LexborNode | None, soup: BeautifulSoup) -> LexborNode | None:
    """Return the node after one without children, closing the elements that end before it."""
    while node is not None:
        after = node.next
        if after is not None:
            return after
        node = node.parent
        if node is None or not node.is_element_node:
            return None
        soup.handle_endtag(node.tag or "")
    return None


def parse(html: str) -> tuple[BeautifulSoup, bool]:
    """Return the tree of a page, and whether its end was left out.

    Attributes are plain texts.
    """
    builder = LexborTreeBuilder()
    if "<" not in html:
        html += "\n"  # BeautifulSoup warns of texts that look like the name of a file
    return BeautifulSoup(html, builder=builder), builder.cut


def is_in_quirks_mode(html: str) -> bool:
    """Tell whether a browser shows the page as the browsers of the nineties did."""
    place = 0
    for _ in range(_COMMENTS):
        comment = _COMMENT.match(html, place)
        place = comment.end() if comment else place
    match = _DOCTYPE.match(html, place)
    if match is None or match[1].count('"') % 2:
        return True
    return _OLD_DOCTYPES.search(match[1]) is not None
