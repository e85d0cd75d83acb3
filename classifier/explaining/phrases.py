"""The words of one message with their places, and how far a quote must reach to say something."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from classifier.records import Message, Place, Span
from classifier.scoring.features import LINK_TOKEN, Tokens
from classifier.text.language import is_function_word

_MAX_ADDED_WORDS = 3  # largest number of words added to a quote on each side
_CLAUSE_END = re.compile(r"[.,!?…;:\n«»“”\"()\[\]{}_/|•]|\s[-–—]\s")
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
# Words that join a quote to what stands before it, or lead on to what stands behind.
_JOIN = frozenset("et ou de puis and or then to".split())
_LEAD_ON = frozenset(
    "et ou de du des le la les un une au aux par pour sur votre vos notre que qui "
    "and or of the at on by for your our to with".split()
)


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


class Phrases:
    """The words of one message, and the quotes made of them."""

    def __init__(self, message: Message, tokens: Tokens) -> None:
        self._texts = {
            Place.SENDER: message.sender,
            Place.SUBJECT: message.subject,
            Place.BODY: message.body,
        }
        self.words, self._spans = tokens.words, tokens.spans
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
        low, high = self._field(span.place)
        first = bisect_left(self._starts, span.start, low, high)
        return range(first, bisect_left(self._starts, span.end, low, high))

    def _field(self, place: Place) -> tuple[int, int]:
        """Return the first token of a field of the message, and the first one behind it."""
        if place is Place.BODY:
            return self._body, len(self._starts)
        return (0, self._body) if place is Place.SUBJECT else (0, 0)

    def same_clause(self, left: int) -> bool:
        """Return whether a token and its successor are in one clause; a link ends a clause."""
        one, other = self._spans[left], self._spans[left + 1]
        if other.start - one.end == 1 and self._texts[one.place][one.end] == " ":
            return self.words[left] != LINK_TOKEN != self.words[left + 1]
        if one.place is not other.place or LINK_TOKEN in self.words[left : left + 2]:
            return False
        return not _CLAUSE_END.search(self._texts[one.place], one.end, other.start)

    def span_of(self, first: int, last: int) -> Span:
        """Return the span of tokens, including both parts of hyphenated words."""
        place, start, end = (
            self._spans[first].place,
            self._spans[first].start,
            self._spans[last].end,
        )
        text = self._texts[place]
        if text[start - 1 : start] in _JOINTS:
            head = _HEAD.search(text[max(0, start - _WORD_LENGTH) : start])
            start -= len(head[0]) if head else 0
        if text[end : end + 1] in _JOINTS:
            tail = _TAIL.match(text, end, end + _WORD_LENGTH)
            end = tail.end() if tail else end
        return Span(place, start, end)

    def informative_span(self, span: Span) -> Span:
        """Return a span of whole words, extended by those beside it if it says too little.

        Two content words, or three words with one content word, are enough.
        """
        if span.place not in (Place.BODY, Place.SUBJECT):
            return span
        span = self._of_whole_words(span)
        found = self.range_of(span)
        if not found or self.words[found[0]] == LINK_TOKEN:
            return span
        content = sum(_is_content_word(word) for word in self.words[found[0] : found[-1] + 1])
        if content > 1 or (content and len(found) > 2):
            return span
        wide = self.span_of(*self._widened(found[0], found[-1]))
        return Span(span.place, min(wide.start, span.start), max(wide.end, span.end))

    def _of_whole_words(self, span: Span) -> Span:
        """Return a span from its first to its last whole word, without words that only join."""
        low, high = self._field(span.place)
        first = max(bisect_right(self._starts, span.start, low, high) - 1, low)
        if first < high and self._spans[first].end <= span.start:
            first += 1
        last = bisect_left(self._starts, span.end, low, high) - 1
        if first > last:
            return span
        while first < last and (self.words[first] in _JOIN or self._is_left_over(first)):
            first += 1
        while first < last and self.words[last] in _LEAD_ON:
            last -= 1
        return self.span_of(first, last)

    def _is_left_over(self, at: int) -> bool:
        """Return whether a token is a masked value at the end of the clause before."""
        word = self.words[at]
        return word[0] == "⟨" and word != LINK_TOKEN and not self.same_clause(at)

    def _widened(self, first: int, last: int) -> tuple[int, int]:
        """Return a range extended to the left, else to the right, up to the next content word."""
        left = right = 0
        while left < _MAX_ADDED_WORDS and self._can_be_added(first - left - 1, first - left - 1):
            left += 1
            if _is_content_word(self.words[first - left]):
                break
        if left:
            return first - left, last
        while right < _MAX_ADDED_WORDS and self._can_be_added(last + right + 1, last + right):
            right += 1
            if _is_content_word(self.words[last + right]):
                break
        return first, last + right

    def _can_be_added(self, index: int, before: int) -> bool:
        """Return whether a word may be added; `before` is the left one of the two words."""
        return 0 <= index < len(self.words) and self.same_clause(before)
