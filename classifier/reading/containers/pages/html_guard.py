"""Bounds what the parser of HTML gets, so that its time is linear and its memory limited.

The algorithm of the standard takes quadratic time on deep nesting, on many open formatting
elements (it opens them anew in every block) and on many attributes of one tag. A page is scanned
for its tags first (HTML standard, section 13.2.5); tags that go too deep and attributes that are
too many are left out, as browsers flatten deep trees. No text is lost by that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from classifier.reading.limits import HTML_OPENINGS, HTML_TAGS
from classifier.reading.remarks import HTML_CUT
from classifier.text.cleaning import without_surrogates

_SMALL = 20_000  # characters of a page that is taken as it is
_DEPTH = 500  # open elements; Chromium flattens deeper ones than 512
_FORMATTING_OPEN = 30
_ATTRIBUTES = 200  # of one tag
_LONG_TAG = 2_000  # characters of a tag whose attributes are counted
_SPACE = r"[\t\n\f\r ]"
_ATTRIBUTE = (
    rf"([^\t\n\f\r />][^\t\n\f\r />=]*+)"
    rf"(?:{_SPACE}*+={_SPACE}*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^\t\n\f\r >]*+)|(?!{_SPACE}*+=))"
)
_TAG = re.compile(
    rf"<(/?)([a-zA-Z][^\t\n\f\r />]*+)((?:[\t\n\f\r /]++|{_ATTRIBUTE.replace('([', '(?:[', 1)})*+)>"
)
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)
_START = re.compile(r"<[a-zA-Z/!?]")
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_BOGUS = re.compile(r"<(?:[!?]|/[^a-zA-Z])[^>]*+>?")
_FOREIGN = re.compile(r"<(?:svg|math)[\t\n\f\r />]", re.IGNORECASE)
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr keygen frame".split()
)
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_CELLS = frozenset(["td", "th", "p"])
_ROWS = _CELLS | {"tr"}
_CLOSED_BY = {  # start tag -> open elements that it ends
    **dict.fromkeys(("td", "th"), _CELLS),
    "tr": _ROWS,
    **dict.fromkeys(("tbody", "thead", "tfoot"), _ROWS | {"tbody", "thead", "tfoot"}),
    "li": frozenset(["li", "p"]),
    **dict.fromkeys(("dt", "dd"), frozenset(["dt", "dd", "p"])),
    **dict.fromkeys(("option", "optgroup"), frozenset(["option"])),
    **dict.fromkeys(
        "address article aside blockquote center details dialog dir div dl fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre search section "
        "summary table ul".split(),
        frozenset(["p"]),
    ),
}
_LEFT_OPEN = 3  # formatting elements that the parser opens anew in every block
_BORDERS = frozenset("table td th caption button object marquee applet template".split())


def bounded(untrusted_html: str) -> tuple[str, tuple[str, ...]]:
    """Return HTML that is parsed in linear time, and remark codes for what was cut."""
    html = without_surrogates(untrusted_html)
    if len(html) <= _SMALL:
        return html, ()
    html, many = _with_fewer_openings(html)
    kept: list[str] = []
    begin = 0
    scan = _Scan(_FOREIGN.search(html) is not None)
    for start, end, instead in scan.changes(html):
        kept += (html[begin:start], instead)
        begin = end
    remarks = (HTML_CUT,) if scan.cut or many else ()
    if not kept:
        return html, remarks
    kept.append(html[begin : scan.end])
    return "".join(kept), remarks


def _with_fewer_openings(html: str) -> tuple[str, bool]:
    """Return a page up to a number of "<", and whether it was cut: each costs the parser memory."""
    if html.count("<") <= HTML_OPENINGS:
        return html, False
    place = next(islice(re.finditer("<", html), HTML_OPENINGS, None))
    return html[: place.start()], True


class _Scan:
    """One pass over the tags of a page."""

    def __init__(self, has_foreign_parts: bool) -> None:
        self.end: int | None = None  # where the page is cut
        self.cut = False
        self._foreign = has_foreign_parts  # there, script and style may hold tags
        self._open: list[str] = []  # elements, at least those that the parser has open
        self._formatting = 0  # of them
        self._left_open: list[str] = []  # formatting elements whose block was closed
        self._tags = 0

    def changes(self, html: str) -> Iterator[tuple[int, int, str]]:
        """Yield start and end of what is left out, and what stands instead."""
        place = _next_tag(html, 0)
        while place >= 0:
            self._tags += 1
            if self._tags > HTML_TAGS:
                self.cut, self.end = True, place
                yield place, place, ""
                return
            tag = _TAG.match(html, place)
            if tag is None:
                after = _after_no_tag(html, place)
                if after is None:  # the page ends inside a tag, which is not shown
                    self.end = place
                    yield place, place, ""
                    return
                place = _next_tag(html, after)
                continue
            after = tag.end()
            name = tag[2].lower()
            if not self._is_wanted(tag[1], name):
                yield place, after, ""
            elif len(tag[3]) > _LONG_TAG:
                yield tag.start(3), tag.end(3), _fewer_attributes(tag[3])
            if len(self._left_open) > _LEFT_OPEN:
                yield after, after, "".join(f"</{one}>" for one in self._left_open)
                self._left_open.clear()
            after = self._after_raw_text(html, after, name) if not tag[1] else after
            place = _next_tag(html, after)

    def _is_wanted(self, slash: str, name: str) -> bool:
        """Follow one tag; return whether the parser may have it."""
        if slash:
            self._close(name)
            return True
        if name in _VOID or name in ("html", "body", "head"):
            return True
        ended = _CLOSED_BY.get(name, frozenset())
        while self._open and self._open[-1] in ended:
            self._open.pop()
        if name in _FORMATTING:
            if self._formatting >= _FORMATTING_OPEN:
                return name == "a" and self._formatting < 2 * _FORMATTING_OPEN
            self._formatting += 1
        elif len(self._open) >= _DEPTH:
            return False
        self._open.append(name)
        return True

    def _close(self, name: str) -> None:
        """Take an element, and those inside it, from the open ones where the parser does so."""
        formatting = name in _FORMATTING
        for place in range(len(self._open) - 1, max(-1, len(self._open) - 60), -1):
            opened = self._open[place]
            if opened == name:
                if formatting:
                    del self._open[place]
                    self._formatting -= 1
                else:
                    inside = [one for one in self._open[place:] if one in _FORMATTING]
                    self._formatting -= len(inside)
                    self._left_open += inside if name not in _BORDERS else []
                    del self._open[place:]
                return
            if opened in _BORDERS and name not in _BORDERS and name not in ("tr", "tbody"):
                return

    def _after_raw_text(self, html: str, after: int, name: str) -> int:
        """Return where the text of an element without tags ends; `after` for other elements."""
        if name == "plaintext":
            return len(html)
        if name not in _RAW or self._foreign:
            return after
        end = re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE).search(html, after)
        return end.start() if end else len(html)


def _next_tag(html: str, after: int) -> int:
    """Return where the next tag or comment begins, -1 if there is none."""
    match = _START.search(html, after)
    return match.start() if match else -1


def _after_no_tag(html: str, place: int) -> int | None:
    """Return the end of a comment or of a "<" that is text; None inside an unfinished tag."""
    other = _COMMENT.match(html, place) or _BOGUS.match(html, place)
    if other:
        return other.end()
    letter = html[place + 1 : place + 3].lstrip("/")[:1]
    return None if letter.isascii() and letter.isalpha() else place + 1


def _fewer_attributes(text: str) -> str:
    """Return the first of equal attributes, at most `_ATTRIBUTES`."""
    kept: dict[str, str] = {}
    for match in _ONE_ATTRIBUTE.finditer(text):
        if len(kept) < _ATTRIBUTES:
            kept.setdefault(match[1].lower(), match[0])
    return " " + " ".join(kept.values()) + " "
