"""The templates of a desk: which one a message is a near-copy of, and what follows from that.

For a message speaks only that all of it is the template and each link, number, account, mail
address and the sender are the template's own. Against it speaks that its text is near the template
and one of them is foreign. Everything else says nothing: a stranger can copy any text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from classifier.genuine.comparison import Comparison, compare, is_comparable
from classifier.genuine.contacts import TemplateContacts
from classifier.genuine.making import filled
from classifier.genuine.message_contacts import MessageContacts, Strange
from classifier.genuine.template import Template
from classifier.genuine.words import MOST_CHARACTERS, Word, is_disguised, subject_words, words_of
from classifier.indicators.catalogue import direction_of, find_all
from classifier.indicators.organisations import Organisations
from classifier.indicators.rules.templates import CORRESPONDS
from classifier.reading.remarks import (
    NO_RECOGNITION,
    PICTURES_CUT,
    PICTURES_UNREAD,
    PICTURES_WAIT,
    RECOGNITION_CUT,
    UNJUDGED,
)
from classifier.records import Direction, Finding, Message, Part
from classifier.scoring.features import tokenise

_LEAST_SHARED = 0.5  # share of different words of both texts from which they are compared
_COMPARED = 5  # templates with the most words in common that are compared
# Other readings of an input that hold the same text; any other is text beside the message.
_SAME_TEXT = frozenset({
    Part.WHOLE, Part.TEXT_PART, Part.PLAIN, Part.HIDDEN, Part.FAINT, Part.CLEAR, Part.OTHER_SENDER,
    Part.FORWARDED,
})  # fmt: skip
# Remarks of an input of which something was not read: text, or what is written in its pictures.
_UNREAD = UNJUDGED | {
    PICTURES_WAIT, PICTURES_CUT, PICTURES_UNREAD, NO_RECOGNITION, RECOGNITION_CUT
}  # fmt: skip
# "A number that is not a known public number", "a site that Vigie does not know".
_UNKNOWN_CONTACT = frozenset({"I25", "I67", "I47", "I82"})
PIECES = frozenset({Part.PIECE, Part.END})  # of a text that is compared as a whole


class _Prepared:
    """A template with what is needed for comparisons, computed on first use."""

    def __init__(self, template: Template, organisations: Organisations) -> None:
        self.template, self._organisations = template, organisations
        self.contacts = TemplateContacts(template, organisations)
        self.body = words_of(template.message.body)
        self.vocabulary = frozenset(tokenise(filled(template.message)).words)

    @cached_property
    def subject(self) -> tuple[Word, ...]:
        return subject_words(self.template.message.subject)

    @cached_property
    def signs(self) -> frozenset[str]:
        """The rules for a scam that fire on the template itself."""
        return _signs(find_all(filled(self.template.message), self._organisations))

    @property
    def values(self) -> dict[str, str]:
        """What the sentences of the rules name."""
        identifier = self.template.organisation
        name = self._organisations.names.get(identifier, identifier)
        return {"name": self.template.name, "organisation": name}


@dataclass(frozen=True, slots=True)
class _Near:
    """A template that a message is a near-copy of."""

    prepared: _Prepared
    comparison: Comparison
    strange: tuple[Strange, ...]  # foreign contacts
    unknown: bool  # whether a contact cannot be told


class Templates:
    """All templates of a desk; without any, no message is compared."""

    def __init__(self, templates: Sequence[Template], organisations: Organisations) -> None:
        prepared = (_Prepared(one, organisations) for one in templates)
        self._templates = [one for one in prepared if is_compared(one.template, one.body)]
        self._known_numbers = organisations.known_numbers
        places: dict[str, list[int]] = {}
        for at, one in enumerate(self._templates):
            for word in one.vocabulary:
                places.setdefault(word, []).append(at)
        self._places = {word: np.array(found, np.intp) for word, found in places.items()}
        self._sizes = np.array([len(one.vocabulary) for one in self._templates], np.float64)

    def reviewed(
        self, untrusted: Message, masked: Message, words: Sequence[str], found: Sequence[Finding]
    ) -> tuple[Finding, ...]:
        """Return the findings of one reading with what the templates say of it.

        Numbers and sites of a template that the message is a copy of are no longer unknown.
        `untrusted` is the reading before masking with the alternatives of its input, `words` are
        the tokens and `found` the findings of the masked one.
        """
        said = self._said(untrusted, masked, words, found)
        if corresponds(said):
            found = [one for one in found if one.indicator not in _UNKNOWN_CONTACT]
        return (*found, *said)

    def _said(
        self, untrusted: Message, masked: Message, words: Sequence[str], found: Sequence[Finding]
    ) -> tuple[Finding, ...]:
        candidates = self._candidates(words)
        if not candidates or len(masked.body) > MOST_CHARACTERS:
            return ()
        contacts = MessageContacts(untrusted, masked, self._known_numbers)
        near = [one for each in candidates if (one := _near(each, contacts)) is not None]
        for one in near:
            if not one.strange and not one.unknown and self._is_whole(one, contacts, found):
                return (Finding(CORRESPONDS, "", None, one.prepared.values),)
        if not near or any(not one.strange for one in near):
            return ()
        best = max(near, key=lambda one: one.comparison.similarity)
        values = best.prepared.values
        return tuple(
            Finding(one.indicator, one.quote, one.span, {**values, **one.values})
            for one in best.strange
        )

    def _candidates(self, words: Sequence[str]) -> list[_Prepared]:
        """Return the templates that share most words with a message, the most alike first."""
        vocabulary = set(words)
        found = [self._places[word] for word in vocabulary if word in self._places]
        if not found:
            return []
        shared = np.bincount(np.concatenate(found), minlength=len(self._templates))
        shares: NDArray[np.float64] = shared / np.maximum(self._sizes, len(vocabulary))
        order = np.argsort(-shares, kind="stable")[:_COMPARED].tolist()
        return [self._templates[at] for at in order if shares[at] >= _LEAST_SHARED]

    def _is_whole(self, near: _Near, contacts: MessageContacts, found: Sequence[Finding]) -> bool:
        """Return whether all of an input is the template, and nothing else is found in it."""
        message = contacts.masked
        return (
            near.comparison.whole
            and _has_nothing_beside(contacts.untrusted)
            and _subject_is_of(near.prepared, contacts)
            and not is_disguised(message.body)
            and not any(not one.media_type.startswith("image/") for one in message.attachments)
            and (not message.form or near.prepared.template.message.form)
            and _signs(found) <= near.prepared.signs
        )


def corresponds(findings: Sequence[Finding]) -> bool:
    """Return whether a reading is a template as a whole."""
    return any(one.indicator == CORRESPONDS for one in findings)


def is_compared(template: Template, body: Sequence[Word] | None = None) -> bool:
    """Return whether copies of a template are looked for; `body` are its words, if known."""
    words = words_of(template.message.body) if body is None else body
    return is_comparable(words) and len(template.message.body) <= MOST_CHARACTERS


def _near(template: _Prepared, contacts: MessageContacts) -> _Near | None:
    comparison = compare(template.body, contacts.body)
    if not comparison.is_near:
        return None
    strange, unknown = contacts.beside(template.contacts, comparison.in_slots)
    return _Near(template, comparison, strange, unknown)


def _has_nothing_beside(untrusted: Message) -> bool:
    """Return whether no text stands beside the message in its input, and all was read."""
    others = {one.part for one in untrusted.alternatives} - PIECES
    whole = _UNREAD.isdisjoint(untrusted.remarks) and not untrusted.image_only
    return whole and not untrusted.caller_words.strip() and {untrusted.part} | others <= _SAME_TEXT


def _subject_is_of(template: _Prepared, contacts: MessageContacts) -> bool:
    """Return whether the subject is the template's, or lost."""
    return not contacts.subject or compare(template.subject, contacts.subject).whole


def _signs(findings: Sequence[Finding]) -> frozenset[str]:
    return frozenset(_for_scam(findings))


def _for_scam(findings: Sequence[Finding]) -> Iterator[str]:
    return (one.indicator for one in findings if direction_of(one.indicator) is Direction.FOR)
