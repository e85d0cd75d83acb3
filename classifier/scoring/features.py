"""What the model sees of a masked message: a line of tokens and a line of flags.

Training (scikit-learn) and scoring (our own code) get the same two lines. No token contains a
digit, and all given names are one token, so the model learns nothing about single persons. All
links are one token; their addresses are described by the indicators and the flags. Each token
has the span in which it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from classifier.indicators.catalogue import is_scored
from classifier.records import Finding, Message, Place, Span
from classifier.scoring.address_features import link_flags, sender_flags
from classifier.text.cleaning import fold
from classifier.text.draft import PlainText
from classifier.text.given_names import GIVEN_NAMES
from classifier.text.plain_text import plain_text

MAX_CHARACTERS = 4000  # of subject and body together; longer texts cost time and gain no accuracy
LINK_TOKEN = "⟨lien⟩"  # noqa: S105 - a token of text
NAME_TOKEN = "⟨nom⟩"  # noqa: S105 - what masked names and known given names become

_TOKEN = re.compile(
    r"(?P<link>(?:h(?:tt|xx)ps?://|www\.)\S+|⟨EMAIL⟩@[\w.-]+)|⟨[A-Z_]+⟩|[^\W_]+", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_EXCLAMATION = re.compile("!+")
_CAPITALS = r"[^\W\d_a-zà-öø-ÿ]{2,}"
_SHOUTED = re.compile(rf"\b{_CAPITALS}(?:[ ,'’.-]{{1,2}}{_CAPITALS}){{2,}}")  # three words or more


@dataclass(frozen=True, slots=True)
class Tokens:
    """The folded words of a message with their positions."""

    words: list[str]
    spans: list[Span]

    @property
    def line(self) -> str:
        """The words separated by single spaces, the input of the vectorisers."""
        return " ".join(self.words)


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    """Return the folded word, "" for a word that is no feature (with a digit, or one letter)."""
    if word[0] == "⟨":
        return word.lower()
    folded = fold(word)
    if folded in GIVEN_NAMES:
        return NAME_TOKEN
    if len(folded) < 2 or _DIGIT.search(folded) or " " in folded:
        return ""
    return folded


def _add(plain: PlainText, place: Place, links: list[tuple[int, int]], out: Tokens) -> None:
    """Append the tokens of one field to `out`; the words of a link become one token.

    `links` are the spans of links in the plain text, in order.
    """
    starts, changed = [start for start, _ in links], plain.offsets is not None
    last = max((end for _, end in links), default=0)
    for match in _TOKEN.finditer(plain.text):
        start, end = match.span()
        if match.lastgroup:
            word = "⟨email⟩" if match[0][0] == "⟨" else LINK_TOKEN
        else:
            word = _folded(match[0])
            place_in = bisect_right(starts, start) - 1 if start < last else -1
            if place_in >= 0 and start < links[place_in][1]:
                word = LINK_TOKEN if start == starts[place_in] else ""
        if word:
            out.words.append(word)
            if changed:
                start, end = plain.original(start, end)
            out.spans.append(Span(place, start, end))


def tokenise(message: Message) -> Tokens:
    """Return the tokens of subject and body of a masked message, in reading order.

    They are the words that a person reads (see `text.plain_text`); their spans are those of the
    message itself.
    """
    tokens = Tokens([], [])
    subject = _cut(plain_text(message.subject), MAX_CHARACTERS)
    _add(subject, Place.SUBJECT, [], tokens)
    body = _cut(plain_text(message.body), MAX_CHARACTERS - len(subject.text))
    ranges = sorted((link.start, link.end) for link in message.links if link.start >= 0)
    inside = [(body.place_of(start), body.place_of(end)) for start, end in ranges]
    _add(body, Place.BODY, inside, tokens)
    return tokens


def _cut(plain: PlainText, characters: int) -> PlainText:
    """Return the beginning of a plain text."""
    whole = len(plain.text) <= characters
    return plain if whole else replace(plain, text=plain.text[:characters])


def common_flags(message: Message, findings: Iterable[Finding]) -> list[str]:
    """Return the flags of a message that hold for each passage of it, sorted.

    They come from its channel, its headers, its sender, and from what has no place in the text.
    """
    found = {
        finding.indicator
        for finding in findings
        if is_scored(finding.indicator) and not in_text(finding.span)
    }
    found.add(f"channel_{message.channel}")
    if message.has_headers:
        found.add("headers")
    found.update(sender_flags(message.sender))
    for link in message.links:
        if link.start < 0:
            found.update(link_flags(link))
    return sorted(found)


def local_flags(message: Message, findings: Iterable[Finding]) -> Iterator[tuple[str, Span]]:
    """Yield the flags of a message that have a place in its text, with that place."""
    for finding in findings:
        if finding.span and in_text(finding.span):
            yield finding.indicator, finding.span
    for link in message.links:
        if link.start >= 0:
            span = Span(Place.BODY, link.start, link.end)
            yield from ((flag, span) for flag in link_flags(link))
    body = message.body[:MAX_CHARACTERS]
    for match in _EXCLAMATION.finditer(body):
        yield "exclamation", Span(Place.BODY, match.start(), match.end())
    for match in _SHOUTED.finditer(body):
        yield "shouting", Span(Place.BODY, match.start(), match.end())


def in_text(span: Span | None) -> bool:
    """Return whether a span is in the text that is divided into sentences."""
    return span is not None and span.place in (Place.SUBJECT, Place.BODY)
