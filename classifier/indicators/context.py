"""What the rules look at: one redacted message, folded and taken apart once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from classifier.indicators.organisations import Organisations
from classifier.records import Link, Message, OrganisationMatch, Place, Span
from classifier.text.cleaning import fold, fold_with_offsets
from classifier.text.links import find_links, host_of, registered_domain
from classifier.text.redirects import passed_on

MAX_CHARACTERS = 4_500  # of the body: what a lure asks stands before its legal footer
_PREFIX = 4
_WORD = re.compile(r"[a-z]+")
_SENTENCE_END = re.compile(r"[.!?\n;]")
_NEGATION = re.compile(
    r"\b(?:jamais|n'|ne |sans (?:vous )?demander|aucun(?:e)?|ni (?!number|no\b)|never|don't|"
    r"do not|not ask|won't|will not|no need|pas besoin|pas a |inutile d)"
)
_ADDRESS_HOST = re.compile(r"@([\w.-]+)")


@dataclass(frozen=True)
class Pattern:
    """A regular expression on folded text, tried only when a word with a trigger is there.

    `triggers` are the first four letters of words (fewer for shorter words). Compiled when
    first tried: all of them together would hold up the start of the window.
    """

    expression: str
    triggers: frozenset[str]
    needs: str = ""  # what every match holds

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.expression)


def pattern(expression: str, triggers: str, needs: str = "") -> Pattern:
    """Return a pattern; `triggers` are words of which the first four letters count."""
    prefixes = frozenset(word[:_PREFIX] for word in triggers.split())
    return Pattern(expression, prefixes, needs)


@dataclass(frozen=True, slots=True)
class Destination:
    """A link with its host and what is registered above it."""

    link: Link
    host: str
    domain: str  # "" for addresses in numbers


class Context:
    """One message with everything that more than one rule needs, made when first needed."""

    def __init__(self, message: Message, organisations: Organisations) -> None:
        self.message = message
        self.organisations = organisations
        self._head = f"{message.subject}\n" if message.subject else ""
        self.text = f"{self._head}{message.body[:MAX_CHARACTERS]}"
        self.folded = fold(self.text)

    @cached_property
    def _offsets(self) -> list[int]:
        return fold_with_offsets(self.text)[1]

    @cached_property
    def _prefixes(self) -> frozenset[str]:
        return frozenset(word[:_PREFIX] for word in _WORD.findall(self.folded))

    @cached_property
    def claimed(self) -> OrganisationMatch | None:
        """The organisation the message speaks as."""
        return self.organisations.claimed(self.message)

    @cached_property
    def destinations(self) -> tuple[Destination, ...]:
        """Where the links lead, those inside a redirect too, each after the one it is in."""
        found = []
        for link in self.message.links:
            for target in (link.target, *passed_on(link.target)):
                host = host_of(target)
                if host:
                    found.append(Destination(link, host, registered_domain(host)))
        return tuple(found)

    @cached_property
    def sender_host(self) -> str:
        """The host of the sender's mail address, "" without one."""
        return address_host(self.message.sender)

    @cached_property
    def display_name(self) -> str:
        """The sender's name without its address."""
        name = self.message.sender.partition("<")[0].strip(" \"'")
        return "" if "@" in name else name

    def search(self, wanted: Pattern) -> re.Match[str] | None:
        """Return the first match in subject or body."""
        return next(self.matches(wanted), None)

    def matches(self, wanted: Pattern) -> Iterator[re.Match[str]]:
        """Yield the matches in subject and body."""
        if wanted.triggers.isdisjoint(self._prefixes) or wanted.needs not in self.folded:
            return iter(())
        return wanted.regex.finditer(self.folded)

    def request(self, wanted: Pattern) -> re.Match[str] | None:
        """Return the first match that no negation before it in its sentence takes back."""
        return next((found for found in self.matches(wanted) if not self.negated(found)), None)

    def negated(self, found: re.Match[str]) -> bool:
        """Tell whether the sentence up to (and inside) a match holds a negation."""
        before = self.folded[max(0, found.start() - 90) : found.end()]
        ends = [end.end() for end in _SENTENCE_END.finditer(before[: -len(found[0]) or None])]
        return bool(_NEGATION.search(before[ends[-1] if ends else 0 :]))

    def span(self, found: re.Match[str]) -> Span:
        """Return where a match in the folded text stands in the message."""
        start, last = self._offsets[found.start()], self._offsets[found.end() - 1]
        head = len(self._head)
        if start < head:
            return Span(Place.SUBJECT, start, min(last + 1, head - 1))
        return Span(Place.BODY, start - head, last + 1 - head)

    def quote(self, found: re.Match[str]) -> str:
        """Return the words of a match as the message has them, on one line."""
        start, last = self._offsets[found.start()], self._offsets[found.end() - 1]
        return " ".join(self.text[start : last + 1].split())[:160]


def address_host(address: str) -> str:
    """Return the host of the last mail address in a text, "" without one."""
    hosts = _ADDRESS_HOST.findall(address)
    return str(hosts[-1]).lower().strip(".-") if hosts else ""


def with_links(message: Message) -> Message:
    """Return the message with the links of its body found, as a reader would."""
    from dataclasses import replace  # noqa: PLC0415

    return message if message.links else replace(message, links=find_links(message.body))
