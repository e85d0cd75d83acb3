"""What stands in a page beside what a browser shows: markup for Outlook, and markup read as text.

Word, with which Outlook draws a page, takes `<!--[if mso]>` for markup. What an unclosed `style`
or `noscript` swallows is shown by programs that take it out before they parse the page.
"""

from __future__ import annotations

import html as standard
import re
from collections.abc import Iterator
from itertools import islice

from bs4 import BeautifulSoup

from classifier.reading.containers.pages.html_address import target_of
from classifier.text.lengths import ADDRESS_CHARACTERS

_FOR_OUTLOOK = re.compile(
    r"<!--\[if[^\]<>]{1,100}\]>(?!<!)(.{0,50000}?)<!\[endif\]-->", re.IGNORECASE | re.DOTALL
)
_HREF = re.compile(
    rf"\shref\s*=\s*(?:\"([^\"]{{1,{ADDRESS_CHARACTERS}}})|'([^']{{1,{ADDRESS_CHARACTERS}}}))",
    re.IGNORECASE,
)
_LINKS = 50
_RAW = ["style", "script", "title", "textarea", "xmp", "noembed", "noframes", "noscript"]
_MARKUP = re.compile(r"<(?:p|a|b|br|div|span|font|center|table|td|h[1-6])\b[^<>]*>", re.IGNORECASE)
_PIECES = 3


def links_in_outlook(html: str) -> Iterator[str]:
    """Yield the targets of links that only Outlook shows."""
    if "[if" not in html and "[IF" not in html:
        return
    found = (href for block in _FOR_OUTLOOK.finditer(html) for href in _HREF.finditer(block[1]))
    for href in islice(found, _LINKS):
        target = target_of(standard.unescape(href[1] or href[2]), "")
        if target.startswith("http"):
            yield target


def unparsed(html: str, soup: BeautifulSoup) -> Iterator[str]:
    """Yield markup that a browser does not take for markup."""
    blocks = (block[1] for block in _FOR_OUTLOOK.finditer(html))
    raw = ("".join(one.find_all(string=True)) for one in soup(_RAW))
    yield from islice(filter(_MARKUP.search, (*blocks, *raw)), _PIECES)
