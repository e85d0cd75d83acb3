"""Turns words with weights into readable phrases: runs of words within one clause.

A run consists of neighbouring words with weights of the same sign. It does not cross the end of a
clause. A quoted phrase begins and ends with a content word; a single word or placeholder is
extended by the words beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from classifier.records import Message, Place, Span
from classifier.scoring.features import LINK_TOKEN, Tokens
from classifier.text.language import is_function_word

_MAX_GAP = 1  # number of words without weight that a run may contain in a row
_MAX_RUN_WORDS = 8  # largest number of words in a run
_MAX_ADDED_WORDS = 3  # largest number of words added to a quote on each side
_MIN_LETTERS = 6  # shortest single word that is quoted
_CLAUSE_END = re.compile(r"[.,!?…;:\n«»“”\"()\[\]/|•]|\s[-–—]\s")
_PLACEHOLDER = re.compile(r"⟨[A-Z_]+⟩")
_TWO_LETTERS = re.compile(r"[^\W_]{2}")
_TAIL = re.compile(r"(?:[-'’][^\W_]+)+")
_HEAD = re.compile(r"(?:[^\W_]+[-'’])+$")
_JOINTS = frozenset("-'’")
_WORD_LENGTH = 30  # characters searched beside a quote for the rest of a hyphenated word
# Words of almost every message; quoted alone they are uninformative.
_EMPTY = frozenset(
    """
    bonjour bonsoir madame monsieur cordialement salutations merci votre notre cette comme
    alors aussi ainsi toute toutes toujours encore meme leurs faire fait avoir etre suite
    afin lors quand parce selon hello dear regards sincerely kind thank thanks please this
    that have will your with from been were would could should about there their which
    bientot journee soiree matin bonne belle bien tous tout voici voila aussi quand plus
    tres soon best good morning evening en doit peut peux faut sera seront etes faites
    detail details info infos
    """.split()
)


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words with weights of the same sign: `tokens[first:last + 1]`."""

    first: int
    last: int
    weight: float


def overlap(one: Span, other: Span) -> bool:
    """Return whether two spans overlap."""
    return one.start < other.end and other.start < one.end and one.place is other.place


def is_stub(quote: str) -> bool:
    """Return whether a quote is uninformative: only a placeholder, or no letters and digits."""
    return not _TWO_LETTERS.search(_PLACEHOLDER.sub("", quote))


def _is_content_word(word: str) -> bool:
    """Return whether a word is a content word; a phone placeholder counts as one."""
    if word[0] == "⟨":
        return word.startswith("⟨tel_")
    return len(word) > 3 and word not in _EMPTY and not is_function_word(word)


def _is_edge(word: str) -> bool:
    """Return whether a word is cut from the beginning and end of a quote."""
    return is_function_word(word) or word in _EMPTY


class Phrases:
    """The words of one message, with the phrases that can be quoted."""

    def __init__(self, message: Message, tokens: Tokens) -> None:
        self._texts = {
            Place.SENDER: message.sender,
            Place.SUBJECT: message.subject,
            Place.BODY: message.body,
        }
        self._words, self._spans = tokens.words, tokens.spans
        # Subject before body, as they are tokenised.
        self._body = next(
            (at for at, one in enumerate(tokens.spans) if one.place is Place.BODY),
            len(tokens.spans),
        )
        self._starts = [one.start for one in tokens.spans]

    def text_of(self, span: Span) -> str:
        """Return the text of a span on one line."""
        return " ".join(self._texts.get(span.place, "")[span.start : span.end].split())

    def range_of(self, span: Span) -> range:
        """Return the indexes of the tokens that begin in a span."""
        if span.place is Place.BODY:
            low, high = self._body, len(self._starts)
        elif span.place is Place.SUBJECT:
            low, high = 0, self._body
        else:
            return range(0)
        first = bisect_left(self._starts, span.start, low, high)
        return range(first, bisect_left(self._starts, span.end, low, high))

    def spans_of_word(self, word: str) -> list[Span]:
        """Return the spans of a folded word in the message."""
        if not word or word not in self._words:
            return []
        return [self._spans[at] for at, one in enumerate(self._words) if one == word]

    def runs(self, weights: Sequence[float]) -> list[Run]:
        """Return the runs of words; words below a tenth of the largest weight are ignored."""
        floor = max(map(abs, weights), default=0.0) / 10
        heavy = [at for at, weight in enumerate(weights) if abs(weight) >= floor and weight]
        found: list[Run] = []
        first = last = -1
        total = 0.0
        for index in heavy:
            weight = weights[index]
            if self._words[index] == LINK_TOKEN:
                continue
            near = last >= 0 and index - last <= _MAX_GAP + 1 and index - first < _MAX_RUN_WORDS
            if near and (total > 0) == (weight > 0) and self._one_clause(last, index):
                total += sum(weights[last + 1 : index]) + weight
            else:
                if last >= 0:
                    found.append(Run(first, last, total))
                first, total = index, weight
            last = index
        return [*found, Run(first, last, total)] if last >= 0 else found

    def _one_clause(self, first: int, last: int) -> bool:
        return all(self._same_clause(at) for at in range(first, last))

    def split(self, run: Run, spans: Sequence[Span], weights: Sequence[float]) -> list[Run]:
        """Return the parts of a run inside and outside of spans, in order."""
        inside = {index for span in spans for index in self.range_of(span)}
        parts: list[Run] = []
        for index in range(run.first, run.last + 1):
            last = parts[-1] if parts else None
            if last and (index in inside) == (last.last in inside):
                parts[-1] = Run(last.first, index, last.weight + weights[index])
            else:
                parts.append(Run(index, index, weights[index]))
        return parts

    def _same_clause(self, left: int) -> bool:
        """Return whether a token and its successor are in one clause; a link ends a clause."""
        one, other = self._spans[left], self._spans[left + 1]
        if other.start - one.end == 1 and self._texts[one.place][one.end] == " ":
            return self._words[left] != LINK_TOKEN != self._words[left + 1]
        if one.place is not other.place or LINK_TOKEN in self._words[left : left + 2]:
            return False
        return not _CLAUSE_END.search(self._texts[one.place], one.end, other.start)

    def quotable_part(self, run: Run, taken: Sequence[bool]) -> Run | None:
        """Return the part of a run that can be quoted, None if there is none.

        `taken` says for each token whether another quote contains it.
        """
        first, last = run.first, run.last
        while first < last and _is_edge(self._words[first]):
            first += 1
        while first < last and _is_edge(self._words[last]):
            last -= 1
        content = [word for word in self._words[first : last + 1] if _is_content_word(word)]
        if not content:
            return None
        if len(content) == 1:
            first, last = self._with_another(first, last, taken)
            if first == last and (len(content[0]) < _MIN_LETTERS or content[0][0] == "⟨"):
                return None
        if is_stub(" ".join(self._words[first : last + 1]).upper()):
            return None
        return Run(first, last, run.weight)

    def _with_another(self, first: int, last: int, taken: Sequence[bool]) -> tuple[int, int]:
        """Return a range extended to another content word, if one is near."""
        wide = self._widened(first, last, taken)
        content = sum(_is_content_word(word) for word in self._words[wide[0] : wide[1] + 1])
        return wide if content > 1 else (first, last)

    def _widened(self, first: int, last: int, taken: Sequence[bool]) -> tuple[int, int]:
        """Return a range extended by the free words beside it, up to the next content word."""
        left = right = 0
        while left < _MAX_ADDED_WORDS and self._can_be_added(
            first - left - 1, first - left - 1, taken
        ):
            left += 1
            if _is_content_word(self._words[first - left]):
                return first - left, last
        if left and not taken:
            return first - left, last
        while right < _MAX_ADDED_WORDS and self._can_be_added(
            last + right + 1, last + right, taken
        ):
            right += 1
            if _is_content_word(self._words[last + right]):
                return first, last + right
        return first - left, last

    def _can_be_added(self, index: int, before: int, taken: Sequence[bool]) -> bool:
        """Return whether a word may be added; `before` is the left one of the two words."""
        inside = 0 <= index < len(self._words)
        return inside and not (taken and taken[index]) and self._same_clause(before)

    def span_of(self, run: Run) -> Span:
        """Return the span of a run, including both parts of hyphenated words."""
        first, last = self._spans[run.first], self._spans[run.last]
        text, start, end = self._texts[first.place], first.start, last.end
        if text[start - 1 : start] in _JOINTS:
            head = _HEAD.search(text[max(0, start - _WORD_LENGTH) : start])
            start -= len(head[0]) if head else 0
        if text[end : end + 1] in _JOINTS:
            tail = _TAIL.match(text, end, end + _WORD_LENGTH)
            end = tail.end() if tail else end
        return Span(first.place, start, end)

    def informative_span(self, span: Span) -> Span:
        """Return a span extended by the words beside it if it is uninformative by itself.

        Two content words, or three words with one content word, are enough.
        """
        if span.place not in (Place.BODY, Place.SUBJECT):
            return span
        found = self.range_of(span)
        if not found or self._words[found[0]] == LINK_TOKEN:
            return span
        content = sum(_is_content_word(word) for word in self._words[found[0] : found[-1] + 1])
        if content > 1 or (content and len(found) > 2):
            return span
        first, last = self._widened(found[0], found[-1], ())
        wide = self.span_of(Run(first, last, 0.0))
        return Span(span.place, min(wide.start, span.start), max(wide.end, span.end))
