"""Differences between our reading and Chromium's that are meant, each with its reason."""

from __future__ import annotations

import re

_SPACES_ONLY = (
    (
        r"visibility",
        "innerText breaks no line at a block that is not visible; the window does",
    ),
    (
        r"<(?:button|details|summary|select|input|textarea)|inline-block",
        "innerText drops the space at the edge of a box in a line; nobody sees one there",
    ),
    (r"<(?:math|svg)", "parts of a formula or drawing stand apart without a space between them"),
)
_ANY = (
    (r"<select.*display", "a list shows its options whatever the style of elements between"),
    (r"<math", "letters of a formula are shown in mathematical italics"),
    (
        r"<svg.*<(?:foreignobject|select|a\b)",
        "a drawing shows only its own elements, at the sizes they state; all its text is read",
    ),
)


def reason(html: str, ours: str, theirs: str) -> str:
    """Return why our text (or links) of a body may differ from the browser's; "" if it may not."""
    if "".join(ours.split()) == "".join(theirs.split()):
        for pattern, why in _SPACES_ONLY:
            if re.search(pattern, html, re.IGNORECASE | re.DOTALL):
                return why
    for pattern, why in _ANY:
        if re.search(pattern, html, re.IGNORECASE | re.DOTALL):
            return why
    return ""
