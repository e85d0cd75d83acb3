"""The desk's own watch-list: hosts and phone numbers that people there have seen in scams.

A host stands for everything below it. Numbers are compared before masking takes them away, by
their last nine digits, which are the same in national and international notation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from classifier.indicators.context import address_host
from classifier.indicators.rules.watched import HOST, PHONE
from classifier.masking.number_evidence import PhoneNumber
from classifier.records import Finding, Link, Message, Place, Span
from classifier.text.links import host_of

_COMPARED = 9  # last digits of a number
_QUOTE = 160  # characters of a quote


class WatchList:
    """What the desk watches for; without entries nothing is ever found."""

    def __init__(self, hosts: Iterable[str], numbers: Iterable[str]) -> None:
        """`hosts` are lower case, in punycode; `numbers` hold digits only."""
        self._hosts = frozenset(hosts)
        self._numbers = frozenset(number[-_COMPARED:] for number in numbers)

    def found_in(self, masked: Message, numbers: Iterable[PhoneNumber]) -> Iterator[Finding]:
        """Yield a finding for each watched host of a masked message, and one for its numbers.

        `numbers` are those of the message before masking; the finding does not repeat them.
        """
        seen: set[str] = set()
        for host, link in _hosts_of(masked):
            watched = self._watched(host)
            if watched and watched not in seen:
                seen.add(watched)
                quote, span = _shown(link) if link else (masked.sender[:_QUOTE], None)
                yield Finding(HOST, quote, span, {"domain": watched})
        if self._numbers and any(digits[-_COMPARED:] in self._numbers for digits, _ in numbers):
            yield Finding(PHONE, "", None, {})

    def _watched(self, host: str) -> str:
        """Return the entry that a host or a domain above it is, "" if there is none."""
        labels = host.split(".")
        above = (".".join(labels[start:]) for start in range(len(labels)))
        return next((one for one in above if one in self._hosts), "")


def _hosts_of(masked: Message) -> Iterator[tuple[str, Link | None]]:
    """Yield the hosts of all links, and those of the sender and of where a reply goes."""
    for link in masked.links:
        for target in (link.target, *link.onward):
            yield host_of(target), link
    for address in (masked.sender, masked.reply_to):
        yield address_host(address), None


def _shown(link: Link) -> tuple[str, Span | None]:
    span = Span(Place.BODY, link.start, link.end) if link.start >= 0 else None
    return link.shown[:_QUOTE], span
