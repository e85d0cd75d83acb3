"""The contacts of a message that is a near-copy of a template: which of them are foreign."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from functools import cached_property

from classifier.genuine.contacts import Own, TemplateContacts, destinations
from classifier.genuine.marked import PLACEHOLDER, Marked, marked
from classifier.genuine.words import Kind, Word, subject_words, words_of
from classifier.indicators.context import address_host
from classifier.indicators.rules.templates import (
    OTHER_ACCOUNT,
    OTHER_ADDRESS,
    OTHER_LINK,
    OTHER_PHONE,
    OTHER_SENDER,
)
from classifier.records import Message, Place, Span
from classifier.text.contact_links import is_contact
from classifier.text.links import defang

_RULES = {Kind.PHONE: OTHER_PHONE, Kind.ACCOUNT: OTHER_ACCOUNT, Kind.MAIL: OTHER_ADDRESS}
_LONGEST_QUOTE = 160


@dataclass(frozen=True)
class Strange:
    """A contact that is not the template's: the rule that says so, and where it stands."""

    indicator: str
    quote: str
    span: Span | None = None
    values: dict[str, str] = field(default_factory=dict)


class MessageContacts:
    """One reading of an input, compared with templates."""

    def __init__(self, untrusted: Message, masked: Message, known_numbers: Set[str]) -> None:
        self.untrusted, self.masked = untrusted, masked
        self._known = known_numbers

    @cached_property
    def _marked(self) -> Marked:
        return marked(self.untrusted, self._known)

    @cached_property
    def body(self) -> tuple[Word, ...]:
        """The words of the body, their placeholders marked."""
        return words_of(self._marked.message.body)

    @cached_property
    def subject(self) -> tuple[Word, ...]:
        """The words of the subject, without the marks of a forward."""
        return subject_words(self._marked.message.subject)

    def beside(
        self, template: TemplateContacts, in_slots: Set[int]
    ) -> tuple[tuple[Strange, ...], bool]:
        """Return the foreign contacts, one of each kind, and whether any cannot be told.

        `in_slots` are the words of the body that stand in the place of a value.
        """
        found: dict[str, Strange] = {}
        unknown = False
        for own, strange in self._judged(template, in_slots):
            if own is Own.NO:
                found.setdefault(strange.indicator, strange)
            unknown = unknown or own is Own.UNKNOWN
        return tuple(found.values()), unknown

    def _judged(
        self, template: TemplateContacts, in_slots: Set[int]
    ) -> Iterator[tuple[Own, Strange]]:
        yield from self._links(template)
        yield from self._numbers(template, in_slots)
        yield self._sender(template)
        host = address_host(self.masked.reply_to)
        yield template.of_reply_address(host), Strange(OTHER_SENDER, host)

    def _links(self, template: TemplateContacts) -> Iterator[tuple[Own, Strange]]:
        for one in destinations(self.masked):
            link = one.link
            span = Span(Place.BODY, link.start, link.end) if link.start >= 0 else None
            named = {"domain": one.domain or one.host or defang(one.target)[:60]}
            quote = link.shown[:_LONGEST_QUOTE]
            yield template.of_link(one), Strange(OTHER_LINK, quote, span, named)

    def _numbers(
        self, template: TemplateContacts, in_slots: Set[int]
    ) -> Iterator[tuple[Own, Strange]]:
        """Yield the numbers and addresses; after the first foreign one of a kind no other.

        Each comparison with a digest takes 25 ms, and a message may hold hundreds.
        """
        words = [*enumerate(self.body), *((-1, one) for one in (*self.subject, *self._behind))]
        settled: set[tuple[str, bool]] = set()  # rule, and whether in the place of a value
        for at, word in words:
            kind = _RULES.get(word.kind, ""), at in in_slots
            if not kind[0] or kind in settled:
                continue
            own = self._of_word(template, word)
            if own is Own.NO:
                settled.add(kind)
                own = Own.UNKNOWN if kind[1] else Own.NO
            yield own, self._strange_word(word)

    def _of_word(self, template: TemplateContacts, word: Word) -> Own:
        value = self._marked.untrusted_values.get(word.mark, "")
        if word.kind is Kind.MAIL:
            return template.of_mail(word.host, value)
        return template.of_number(value)

    @cached_property
    def _behind(self) -> tuple[Word, ...]:
        """The numbers and addresses behind buttons; not all of them stand in the text."""
        targets = (one.target for one in self._marked.message.links if is_contact(one))
        return words_of("\n".join(target.partition(":")[2] for target in targets))

    def _sender(self, template: TemplateContacts) -> tuple[Own, Strange]:
        values, sender = self._marked.untrusted_values, self._marked.message.sender
        words = words_of(sender)
        mails = [values.get(one.mark, "") for one in words if one.kind is Kind.MAIL]
        phones = [values.get(one.mark, "") for one in words if one.kind is Kind.PHONE]
        own = template.of_sender(self.masked, *(next(iter(one), "") for one in (mails, phones)))
        shown = self.masked.sender
        return own, Strange(OTHER_SENDER, shown[:_LONGEST_QUOTE], Span(Place.SENDER, 0, len(shown)))

    def _strange_word(self, word: Word) -> Strange:
        """Return a foreign number or address with its place in the masked body."""
        indicator = _RULES[word.kind]
        written = list(PLACEHOLDER.finditer(self._marked.message.body))
        shown = list(PLACEHOLDER.finditer(self.masked.body))
        at = next((n for n, one in enumerate(written) if word.mark and one[2] == word.mark), None)
        if at is None or len(written) != len(shown):
            return Strange(indicator, word.host or f"⟨{word.placeholder}⟩")
        start, end = shown[at].span()
        if word.host:
            end += 1 + len(word.host)
        return Strange(indicator, self.masked.body[start:end], Span(Place.BODY, start, end))
