"""HTML to the text that a reader sees, the links in it, and the text that is hidden."""

from __future__ import annotations

import re

from classifier.reading.containers.html_guard import guarded
from classifier.reading.content import Content
from classifier.reading.limits import BODY_CHARACTERS
from classifier.reading.remarks import HTML_BROKEN
from classifier.text.cleaning import clean, clean_body

_ANY_TAG = re.compile(r"<[^<>]{0,4000}>")


def read_html(untrusted_html: str) -> Content:
    """Return what a reader of this HTML sees; never fails, cuts what is too long."""
    from classifier.reading.containers.html_tree import content_of  # noqa: PLC0415 - loads for 100 ms

    whole = clean(untrusted_html)
    html, remarks = guarded(whole)
    try:
        return content_of(html, whole, remarks)
    except (ValueError, AssertionError, RecursionError):  # what html.parser is known to raise
        text = clean_body(_ANY_TAG.sub(" ", html))[:BODY_CHARACTERS]
        return Content(text, marked_up=True, remarks=(*remarks, HTML_BROKEN))
