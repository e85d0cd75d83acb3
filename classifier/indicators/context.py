"""The input of the rules: one masked message with values that several rules share."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from classifier.indicators.first_match import FirstMatch, ReadableText, Screening
from classifier.indicators.organisations import Organisations
from classifier.indicators.statements import Statements
from classifier.records import Link, Message, OrganisationMatch, Place, Span
from classifier.text.cleaning import fold, fold_with_offsets
from classifier.text.links import find_links, host_of
from classifier.text.plain_text import plain_text
from classifier.text.redirects import followed, hides_target
from classifier.text.suffixes import registered_domain
from classifier.text.wrappers import Kind

_Answer = TypeVar("_Answer")
_PREFIX = 4
_FIRST_LETTERS = re.compile(rf"(?<![a-z])[a-z]{{1,{_PREFIX}}}")
_NAME = re.compile(r"(?<!⟨)\b[^\W\d_]{2,}(?!\w*⟩)")  # a word that is no placeholder of a number
_ADDRESS_HOST = re.compile(r"@([\w.-]+)")


@dataclass(frozen=True, eq=False)  # two are never compared, and the hash is that of the object
class Pattern:
    """A regular expression for folded text, with cheap conditions that are checked first.

    The expression is evaluated only if a word of the text starts with one of `triggers` (the
    first four letters of words, fewer for shorter words) and the text contains `needs`, and only
    from where RE2 says that it can match. It is compiled on first use: compiling all expressions
    would delay the start of the window.
    """

    expression: str
    triggers: frozenset[str]
    needs: str = ""  # text that every match contains

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        return re.compile(self.expression)

    @cached_property
    def first(self) -> FirstMatch:
        """Where the expression can match first."""
        return FirstMatch(self.expression)


def pattern(expression: str, triggers: str, needs: str = "") -> Pattern:
    """Return a pattern; of the words in `triggers` the first four letters are used."""
    prefixes = frozenset(word[:_PREFIX] for word in triggers.split())
    return Pattern(expression, prefixes, needs)


class PatternSet:
    """The patterns of all rules, screened together."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = tuple(dict.fromkeys(patterns))
        self._screening = Screening([one.expression for one in self._patterns])

    def ruled_out(self, text: ReadableText) -> frozenset[Pattern]:
        """Return the patterns that have no match in a folded text."""
        possible = [self._patterns[place] for place in self._screening.possible(text)]
        return self._all.difference(possible)

    @cached_property
    def _all(self) -> frozenset[Pattern]:
        return frozenset(self._patterns)


@dataclass(frozen=True, slots=True)
class Destination:
    """A link, or an address inside a link, with its host and registered domain."""

    link: Link
    target: str
    host: str
    domain: str  # "" for IP addresses
    hides: Kind | None = None  # the kind of service that hides where the address leads


class Context:
    """One masked message with values that several rules need, computed on first use."""

    def __init__(
        self, message: Message, organisations: Organisations, patterns: PatternSet
    ) -> None:
        self.message = message
        self.organisations = organisations
        self._patterns = patterns
        self._subject, self.plain_body = plain_text(message.subject), plain_text(message.body)
        self._plain_head = f"{self._subject.text}\n" if message.subject else ""
        self._head = len(message.subject) + 1 if message.subject else 0
        self.folded = fold(f"{self._plain_head}{self.plain_body.text}")
        self._readable = ReadableText(self.folded)
        self.statements = Statements(self.folded)
        self._answers: dict[Hashable, Any] = {}

    @cached_property
    def _offsets(self) -> list[int]:
        """The offset of each folded character in the plain text."""
        return fold_with_offsets(f"{self._plain_head}{self.plain_body.text}")[1]

    def _original(self, start: int, end: int) -> tuple[int, int]:
        """Return the start and the last character of a match, counted in subject, \n and body."""
        places = self._offsets[start], self._offsets[end - 1]
        first, last = (self._original_place(place) for place in places)
        return first, max(first, last)

    def _original_place(self, place: int) -> int:
        head = len(self._plain_head)
        if place >= head:
            return self._head + self.plain_body.original(place - head, place - head + 1)[0]
        if place == head - 1:
            return self._head - 1
        return self._subject.original(place, place + 1)[0]

    @cached_property
    def _prefixes(self) -> frozenset[str]:
        return frozenset(_FIRST_LETTERS.findall(self.folded))

    def is_ruled_out(self, pattern: Pattern) -> bool:
        """Return whether a pattern is known to have no match."""
        return pattern in self._ruled_out

    @cached_property
    def _ruled_out(self) -> frozenset[Pattern]:
        return self._patterns.ruled_out(self._readable)

    @cached_property
    def claimed(self) -> OrganisationMatch | None:
        """The organisation that the message claims to come from, if any."""
        return self.organisations.claimed(self.message)

    def may_come_from(self, organisation: OrganisationMatch) -> bool:
        """Return whether a message gives itself out as one of an organisation.

        One that begins with it or is signed or sent by it does, and one without a sender's name
        that names it. Another sender who names it only speaks of it.
        """
        return self.once(organisation, lambda: self._may_come_from(organisation))

    def _may_come_from(self, organisation: OrganisationMatch) -> bool:
        sender = Message("", self.message.channel, self.message.sender)
        if not _NAME.search(self.message.sender.replace("⟨EMAIL⟩", "")):
            return True
        if self.organisations.introduces_itself(self.message):
            return True
        return self.organisations.claimed(sender) == organisation

    @cached_property
    def destinations(self) -> tuple[Destination, ...]:
        """The targets of all links; a redirect is followed by the addresses inside it."""
        found = []
        for link in self.message.links:
            for target in (link.target, *link.onward):
                host = host_of(target)
                if host:
                    domain = registered_domain(host)
                    found.append(Destination(link, target, host, domain, hides_target(target)))
        return tuple(found)

    @cached_property
    def sender_host(self) -> str:
        """The host of the sender's mail address, "" if there is none."""
        return address_host(self.message.sender)

    @cached_property
    def display_name(self) -> str:
        """The displayed name of the sender without the address, "" if there is none."""
        name = self.message.sender.partition("<")[0].strip(" \"'")
        return "" if "@" in name else name

    def search(self, pattern: Pattern) -> re.Match[str] | None:
        """Return the first match in subject or body."""
        return None if pattern in self._ruled_out else next(self.matches(pattern), None)

    def matches(self, pattern: Pattern) -> Iterator[re.Match[str]]:
        """Yield the matches in subject and body."""
        if pattern in self._ruled_out:
            return iter(())
        if pattern.triggers.isdisjoint(self._prefixes) or pattern.needs not in self.folded:
            return iter(())
        start = pattern.first.bound(self._readable)
        return iter(()) if start is None else pattern.regex.finditer(self.folded, start)

    def once(self, question: Hashable, answer: Callable[[], _Answer]) -> _Answer:
        """Return the answer to a question about this message; many rules ask the same."""
        if question not in self._answers:
            self._answers[question] = answer()
        found: _Answer = self._answers[question]
        return found

    def request(self, pattern: Pattern) -> tuple[int, int] | None:
        """Return start and end of the first match that asks for something (see `statements`)."""
        if pattern in self._ruled_out:
            return None
        return self.once(pattern, lambda: self._request(pattern))

    def _request(self, pattern: Pattern) -> tuple[int, int] | None:
        is_request = self.statements.is_request
        places = (match.span() for match in self.matches(pattern))
        return next((one for one in places if is_request(one, one)), None)

    def span(self, start: int, end: int) -> Span:
        """Return the position in the message of a place in the folded text."""
        start, last = self._original(start, end)
        head = self._head
        if start < head:
            return Span(Place.SUBJECT, start, min(last + 1, head - 1))
        return Span(Place.BODY, start - head, last + 1 - head)

    def quote(self, start: int, end: int) -> str:
        """Return the original text of a place on one line, at most 160 characters."""
        start, last = self._original(start, end)
        head, message = self._head, self.message
        subject = f"{message.subject}\n"[start : last + 1] if start < head else ""
        body = message.body[max(0, start - head) : max(0, last + 1 - head)]
        return " ".join((subject + body).split())[:160]


def address_host(address: str) -> str:
    """Return the host of the last mail address in a text, "" if there is none."""
    hosts = _ADDRESS_HOST.findall(address)
    return str(hosts[-1]).lower().strip(".-") if hosts else ""


def with_links(message: Message) -> Message:
    """Return the message with the links found in its body, as the readers add them."""
    from dataclasses import replace  # noqa: PLC0415

    return message if message.links else replace(message, links=followed(find_links(message.body)))
