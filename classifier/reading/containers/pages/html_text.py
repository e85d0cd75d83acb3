"""HTML: recognising it in a paste, and reading what a browser shows of it."""

from __future__ import annotations

import re

from classifier.reading.content import Content

_SNIFF = re.compile(
    r"<(?:!doctype html|/?(?:html|head|body|div|p|a|table|tr|td|span|br|font|b|strong|img|ul|wbr|"
    r"center|h[1-6]|meta|style)\b[^<>]{0,400}>)",
    re.IGNORECASE,
)


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
    from classifier.reading.containers.pages.html_content import content_of  # noqa: PLC0415

    return content_of(untrusted_html)
