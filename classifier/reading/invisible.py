"""Takes invisible characters out of what was read, as they are not displayed either.

A word that is split by them would escape the masking of identifiers and the search for headers
and quotes. What gives a character its form stays: joiners and selectors of emoji, joiners in
alphabets that need them, and controls of the direction of writing (UAX 9).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from classifier.reading.content import Candidate, Content
from classifier.text.cleaning import INVISIBLE
from classifier.text.look_alikes import IGNORABLE

# Those that change nothing on the screen: no selector or joiner beside an emoji or a letter beyond
# the Latin ones, no embedding or override, no filler that has a width.
_LATIN_OR_SIGN = r"\x00-\u024f\u2010-\u2027\u202f-\u205f\u20a0-\u20bf\u27e8\u27e9"
_KEPT = r"\u202a-\u202e\u2066-\u2069\u115f\u1160\u3164\uffa0"
_ANY = re.compile(f"[{IGNORABLE}]")
_RUN = re.compile(
    rf"(?:(?<=[{_LATIN_OR_SIGN}])|^)(?![{_KEPT}])[{IGNORABLE}](?:(?![{_KEPT}])[{IGNORABLE}])*"
    rf"(?=[{_LATIN_OR_SIGN}{_KEPT}]|$)"
)
_LETTERS = re.compile(r"[A-Za-zÀ-ɏ]{2}")


def without_invisible(candidate: Candidate) -> Candidate:
    """Return the candidate without invisible characters; a remark says if words were split."""
    content, envelope = candidate.content, candidate.envelope
    texts = (content.text, envelope.sender, envelope.subject)
    if all(text.isascii() or not _ANY.search(text) for text in texts):
        return candidate
    fields = replace(
        envelope, sender=_RUN.sub("", envelope.sender), subject=_RUN.sub("", envelope.subject)
    )
    cleaned = _cleaned(content)
    if any(_splits_words(text) for text in texts):
        cleaned = cleaned.with_remarks([INVISIBLE])
    return replace(candidate, content=cleaned, envelope=fields)


def _cleaned(content: Content) -> Content:
    """Return the content with its links where they stand in the shorter text."""
    gone: list[int] = []
    for found in _RUN.finditer(content.text):
        gone.extend(range(*found.span()))
    if not gone:
        return content
    links = tuple(
        replace(
            link,
            shown=_RUN.sub("", link.shown),
            start=link.start - bisect_left(gone, link.start),
            end=link.end - bisect_left(gone, link.end),
        )
        if link.start >= 0
        else link
        for link in content.links
    )
    return replace(content, text=_RUN.sub("", content.text), links=links)


def _splits_words(text: str) -> bool:
    """Return whether invisible characters stand between two Latin letters."""
    return any(
        _LETTERS.fullmatch(text[found.start() - 1] + text[found.end() : found.end() + 1])
        for found in _RUN.finditer(text)
        if found.start()
    )
