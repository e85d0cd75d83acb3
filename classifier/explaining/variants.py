"""The changed messages whose verdicts are worth telling, each with a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from classifier.explaining.message_edits import (
    with_link,
    with_link_target,
    with_request,
    with_sender_domain,
    without_links,
)
from classifier.explaining.sentences import short_name
from classifier.indicators.context import address_host
from classifier.indicators.organisations import Organisations
from classifier.records import Assessment, Band, Channel, Message
from classifier.sentence import Sentence, sentence
from classifier.text.links import host_of

_UNKNOWN_SITE = "https://dossier-en-attente.example/suite"  # a site of no known organisation

# What the message would have to leave out: rule -> what is said of it.
_REQUESTS: dict[str, Sentence] = {
    "I23b": sentence("If the message did not ask for a code received by text message"),
    "I20": sentence("If the message did not ask for bank card details"),
    "I20b": sentence("If the message did not ask for a small fee"),
    "I23": sentence("If the message did not ask for a password or login details"),
    "I22": sentence("If the message did not ask for a social security number"),
    "I21": sentence("If the message did not ask for bank details"),
    "I24": sentence("If the message did not ask for an identity document"),
    "I49": sentence("If the message did not ask for a transfer"),
    "I25": sentence("If the message did not ask you to call that number"),
    "I25b": sentence("If the message did not give a premium-rate number"),
    "I26": sentence("If the message did not ask you to scan a QR code"),
    "I27": sentence("If the message did not have that attachment"),
    "I28": sentence("If the message did not ask you to install an application"),
    "I29": sentence("If the message did not ask you to reply with one word"),
    "I48": sentence("If the message did not announce a new number"),
    "I50": sentence("If the message did not ask you to keep it secret"),
    "I30": sentence("If the message did not state an amount"),
    "I33": sentence("If the message did not promise money"),
    "I32": sentence("If the message did not threaten a suspension or a penalty"),
    "I31": sentence("If the message did not set a deadline"),
}
_CARD = sentence("If it asked for a bank card")
_CODE = sentence("If it asked for a code received by text message")
_CODE_OR_CARD = sentence("If it asked for a code or a bank card")


@dataclass(frozen=True, slots=True)
class Variant:
    """An edited message, and the rules whose quoted words are removed from it."""

    condition: Sentence  # the change: "If the link led to ameli.fr"
    message: Message
    removed_rules: frozenset[str] = frozenset()  # rule ids


class Variants:
    """Builds the edited messages of one assessment."""

    def __init__(self, assessment: Assessment, organisations: Organisations) -> None:
        self._assessment, self._message = assessment, assessment.message
        self._organisations = organisations
        claimed = assessment.organisation
        self._domain = organisations.main_domain(claimed.id) if claimed else ""
        self._sender = organisations.main_sender(claimed.id) if claimed else ""

    def towards_genuine(self) -> Iterator[Variant]:
        """Yield edits towards a genuine message, the easiest to check first."""
        message = self._message
        if message.links and not self._all_official():
            yield self._official_link()
        yield from self._official_sender()
        present = {finding.indicator for finding in self._assessment.findings}
        for indicator, condition in _REQUESTS.items():
            if indicator in present:
                yield Variant(condition, message, frozenset({indicator}))

    def towards_scam(self) -> Iterator[Variant]:
        """Yield edits towards a scam of this kind."""
        message = self._message
        if message.links:
            shown = host_of(message.links[0].target).removeprefix("www.")
            yield Variant(
                sentence("If the link led anywhere but {host}", host=shown),
                with_link_target(message, _UNKNOWN_SITE),
            )
        yield from self._foreign_sender()
        for condition, request in ((_CARD, "card"), (_CODE, "code")):
            yield Variant(condition, with_request(message, request, self._assessment.language))
        if not message.links:
            yield Variant(
                sentence("If it had a link to an unknown site"), with_link(message, _UNKNOWN_SITE)
            )

    def _all_official(self) -> bool:
        claimed = self._assessment.organisation
        hosts = [
            host_of(target)
            for link in self._message.links
            for target in (link.target, *link.onward)
        ]
        return claimed is not None and all(
            self._organisations.is_official(claimed.id, host) for host in hosts
        )

    def _official_link(self) -> Variant:
        if self._domain:
            address = f"https://www.{self._domain}/"
            condition = sentence("If the link led to {domain}", domain=self._domain)
            return Variant(condition, with_link_target(self._message, address))
        return Variant(sentence("If the message had no link"), without_links(self._message))

    def _official_sender(self) -> Iterator[Variant]:
        message, claimed = self._message, self._assessment.organisation
        if claimed is None:
            return
        if message.channel is Channel.SMS and self._sender:
            if self._organisations.sms_sender(message.sender) is None:
                condition = sentence("If the text message came from {sender}", sender=self._sender)
                yield Variant(condition, replace(message, sender=self._sender))
        elif message.channel is Channel.EMAIL and self._domain and "@" in message.sender:
            host = address_host(message.sender)
            if not self._organisations.is_official(claimed.id, host):
                condition = sentence(
                    "If the sender's address ended in @{domain}", domain=self._domain
                )
                yield Variant(condition, with_sender_domain(message, self._domain))

    def _foreign_sender(self) -> Iterator[Variant]:
        message, claimed = self._message, self._assessment.organisation
        host = address_host(message.sender)
        if message.channel is Channel.SMS and self._organisations.sms_sender(message.sender):
            condition = sentence("If the text message came from a mobile number")
            yield Variant(condition, replace(message, sender="⟨TEL_MOBILE⟩"))
        elif claimed and host and self._organisations.is_official(claimed.id, host):
            unknown_host = host_of(_UNKNOWN_SITE)
            condition = sentence(
                "If the sender's address did not belong to {organisation}",
                organisation=short_name(claimed.name),
            )
            yield Variant(condition, with_sender_domain(message, unknown_host))


def with_card_and_code_joined(changes: list[tuple[Sentence, Band]]) -> list[tuple[Sentence, Band]]:
    """Return the changes with "a card" and "a code" as one when both lead to one band."""
    bands = [band for condition, band in changes if condition in (_CARD, _CODE)]
    if len(bands) < 2 or bands[0] is not bands[1]:
        return changes
    both = [
        (_CODE_OR_CARD if condition == _CARD else condition, band) for condition, band in changes
    ]
    return [one for one in both if one[0] != _CODE]
