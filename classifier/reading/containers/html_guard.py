"""Preparation of hostile HTML for the parser.

The parser of the standard library takes quadratic time on unclosed comments, declarations and
tags. They are removed or turned into text first, by patterns that are linear or bounded.
"""

from __future__ import annotations

import re

from classifier.reading.limits import HTML_CHARACTERS, HTML_TAGS
from classifier.reading.remarks import HTML_BROKEN, HTML_CUT

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


def looks_like_html(text: str) -> bool:
    """Tell whether pasted text is HTML source: two known tags near its start."""
    if "<" not in text or ">" not in text:
        return False
    head = text[:20_000]
    match = _SNIFF.search(head)
    if not match:
        return False
    return not head[: match.start()].strip() or _SNIFF.search(head, match.end()) is not None


def guarded(untrusted_html: str) -> tuple[str, tuple[str, ...]]:
    """Return HTML that parses in linear time, and what was cut or mended, as remark codes."""
    remarks = []
    whole = _EMBEDDED.sub("data:", untrusted_html)  # pictures inside, up to megabytes
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
