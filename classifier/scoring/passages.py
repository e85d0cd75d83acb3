"""The sentences of a message, and the passages of it that are judged beside the whole.

A passage is a run of sentences from the start of a message or up to its end, so whatever is put
before or after a message, the message itself is one of the passages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from classifier.records import Finding, Message, Place, Span
from classifier.scoring.address_features import LINKED
from classifier.scoring.features import Tokens, common_flags, local_flags

MOST_SENTENCES = 64  # in longer messages the sentences in the middle count as one
LONGEST_SENTENCE = 8  # tokens; a longer sentence is divided, so an addition spoils at most these
FEWEST_WORDS = 4  # tokens; shorter passages are not judged by themselves

_ADDRESSES = frozenset([LINKED, "I13"])  # I13: the name of an organisation, the address of another
_SENTENCE_END = re.compile(r"\n+|(?<=[.!?…;])\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Some sentences in a row, from `first` up to and without `end`."""

    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentences:
    """The tokens and flags of a message by sentence."""

    starts: tuple[int, ...]  # index of the first token of each sentence, then the number of tokens
    common: tuple[str, ...]  # flags of every passage
    local: tuple[tuple[str, ...], ...]  # by sentence: flags of the passages that contain it

    @property
    def count(self) -> int:
        """The number of sentences."""
        return len(self.starts) - 1

    def flags(self, passage: Passage) -> list[str]:
        """Return the flags of a passage, each once, sorted."""
        inside = (flag for local in self.local[passage.first : passage.end] for flag in local)
        return sorted({*self.common, *inside})

    def has_address(self, passage: Passage) -> bool:
        """Tell whether a passage has a link or stands below a sender under a false name."""
        return not _ADDRESSES.isdisjoint(self.flags(passage))

    def tokens(self, passage: Passage) -> range:
        """Return the indexes of the tokens of a passage."""
        return range(self.starts[passage.first], self.starts[passage.end])


def sentence_starts(message: Message, spans: Sequence[Span]) -> tuple[int, ...]:
    """Return the indexes of the tokens that begin a sentence, then the number of tokens.

    `spans` are those of the tokens. A sentence ends at a line end, after its last mark, after a
    link, and after `LONGEST_SENTENCE` tokens, whatever the marks.
    """
    ends = [match.end() for match in _SENTENCE_END.finditer(message.body)]
    ends = sorted({*ends, *(link.end for link in message.links if link.end >= 0)})
    starts: list[int] = []
    before = None
    for index, span in enumerate(spans):
        place = span.place, bisect_right(ends, span.start)
        if place != before or index - starts[-1] >= LONGEST_SENTENCE:
            starts.append(index)
        before = place
    half = MOST_SENTENCES // 2
    if len(starts) > MOST_SENTENCES:
        starts = [*starts[:half], *starts[-half:]]
    return (*(starts or [0]), len(spans))


def sentences(message: Message, tokens: Tokens, findings: Sequence[Finding]) -> Sentences:
    """Return the sentences of a masked message with the flags of each.

    `tokens` are those of the message, or fewer if some are left out on purpose.
    """
    starts = sentence_starts(message, tokens.spans)
    found: list[set[str]] = [set() for _ in starts[1:]]
    for flag, span in local_flags(message, findings):
        token = bisect_right(tokens.spans, _order(span), key=_order) - 1
        found[max(0, bisect_right(starts, token, 0, len(found)) - 1)].add(flag)
    local = tuple(tuple(sorted(flags)) for flags in found)
    return Sentences(starts, tuple(common_flags(message, findings)), local)


def _order(span: Span) -> tuple[bool, int]:
    """Return what spans are sorted by: the subject comes before the body."""
    return span.place is Place.BODY, span.start


def passages(starts: Sequence[int]) -> list[Passage]:
    """Return the passages of a message: the whole first, then those from its start or to its end.

    `starts` are the indexes of the first tokens of the sentences, then the number of tokens.
    """
    count = len(starts) - 1
    found = [Passage(0, count)]
    for cut in range(1, count):
        if starts[cut] >= FEWEST_WORDS:
            found.append(Passage(0, cut))
        if starts[-1] - starts[cut] >= FEWEST_WORDS:
            found.append(Passage(cut, count))
    return found
