"""HTML: recognising it in a paste, making it cheap to parse, and reading its visible content.

The parser of the standard library takes quadratic time on unclosed comments, declarations and
tags. They are removed or turned into text first, by patterns that are linear or bounded.
"""

from __future__ import annotations

import re

from classifier.reading.content import Content
from classifier.reading.limits import BODY_CHARACTERS, HTML_CHARACTERS, HTML_TAGS
from classifier.reading.remarks import HTML_BROKEN, HTML_CUT
from classifier.text.cleaning import clean, clean_body

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SILENT = re.compile(r"<(script|style)\b[^>]{0,2000}>.*?(?:</\1\s{0,20}>|\Z)", re.S | re.I)
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{0,100},[\w+/=%\s]*", re.IGNORECASE | re.ASCII)
_DECLARATION = re.compile(r"<[!?][^<>]*>?")
_NO_TAG = re.compile(r"<(?!/?[a-zA-Z][^>]{0,4000}>)")
_TAG = re.compile(r"<[a-zA-Z/]")
_SNIFF = re.compile(
    r"<(?:!doctype html|/?(?:html|head|body|div|p|a|table|tr|td|span|br|font|b|strong|img|ul|"
    r"center|h[1-6]|meta|style)\b[^<>]{0,400}>)",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<[^<>]{0,4000}>")


def looks_like_html(text: str) -> bool:
    """Return whether pasted text is HTML source: two known tags near its start."""
    if "<" not in text or ">" not in text:
        return False
    head = text[:20_000]
    match = _SNIFF.search(head)
    if not match:
        return False
    return not head[: match.start()].strip() or _SNIFF.search(head, match.end()) is not None


def read_html(untrusted_html: str) -> Content:
    """Return the visible content of HTML; never raises, cuts content over the limits."""
    # Only here: BeautifulSoup and tinycss2 take 100 ms to load, which an SMS need not wait for.
    from classifier.reading.containers.html_tree import content_of  # noqa: PLC0415

    whole = clean(untrusted_html)
    html, remarks = _guarded(whole)
    try:
        return content_of(html, whole, remarks)
    except (ValueError, AssertionError, RecursionError):  # exceptions that html.parser raises
        text = clean_body(_ANY_TAG.sub(" ", html))[:BODY_CHARACTERS]
        return Content(text, marked_up=True, remarks=(*remarks, HTML_BROKEN))


def _guarded(untrusted_html: str) -> tuple[str, tuple[str, ...]]:
    """Return HTML that parses in linear time, and remark codes for what was cut or repaired."""
    remarks = []
    whole = _EMBEDDED.sub("data:", untrusted_html)  # embedded pictures, up to megabytes
    html = whole[:HTML_CHARACTERS]
    if len(whole) > HTML_CHARACTERS:
        remarks.append(HTML_CUT)
    html = _DECLARATION.sub("", _SILENT.sub(" ", _COMMENT.sub("", html)))
    html, broken = _NO_TAG.subn("&lt;", html)
    if broken:
        remarks.append(HTML_BROKEN)
    if html.count("<") > HTML_TAGS:
        starts = [match.start() for match in _TAG.finditer(html)]
        html = html[: starts[HTML_TAGS]] if len(starts) > HTML_TAGS else html
        remarks.append(HTML_CUT)
    return html, tuple(dict.fromkeys(remarks))
