"""What the model sees of a masked message: a line of tokens and a line of flags.

Training (scikit-learn) and scoring (our own code) get the same two lines. No token contains a
digit, and all given names are one token, so the model learns nothing about single persons. All
links are one token; their addresses are described by the indicators and the flags. Each token
has the span in which it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from classifier.records import Finding, Message, Place, Span
from classifier.scoring.address_features import address_flags
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
    for match in _TOKEN.finditer(plain.text):
        start, end = match.span()
        if match.lastgroup:
            word = "⟨email⟩" if match[0][0] == "⟨" else LINK_TOKEN
        else:
            word = _folded(match[0])
            place_in = bisect_right(starts, start) - 1 if starts else -1
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


def _length_flag(count: int) -> str:
    for limit in (8, 20, 40, 80, 160):
        if count <= limit:
            return f"words_to_{limit}"
    return "words_over_160"


def flags(message: Message, tokens: Tokens, findings: Iterable[Finding]) -> list[str]:
    """Return the flags of a message: rules that fired, form of the message, and addresses."""
    names = sorted({finding.indicator for finding in findings})
    body = message.body
    names.append(f"channel_{message.channel}")
    names.append(_length_flag(len(tokens.words)))
    names.append(f"links_{min(len(message.links), 3)}")
    letters = [character for character in body[:MAX_CHARACTERS] if character.isalpha()]
    if letters and sum(map(str.isupper, letters)) > 0.3 * len(letters):
        names.append("shouting")
    if "!" in body:
        names.append("exclamation")
    if message.has_headers:
        names.append("headers")
    return names + address_flags(message)
