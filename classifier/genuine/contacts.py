"""Where a template leads: its links, numbers, accounts, mail addresses and sender.

What is found about a message is one of three: it is the template's own, it is foreign, or it cannot
be told, as when it stands where the template has a {{…}}.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from classifier.genuine.digests import digest
from classifier.genuine.template import Template
from classifier.genuine.words import Kind, Word, slot_names, words_of
from classifier.indicators.context import Destination, address_host
from classifier.indicators.organisations import DomainKind, Organisations
from classifier.records import Link, Message
from classifier.text.cleaning import fold
from classifier.text.contact_links import is_contact
from classifier.text.links import host_of
from classifier.text.redirects import hides_target
from classifier.text.suffixes import registered_domain
from classifier.text.wrappers import Kind as Hiding

_LINK_SLOTS = ("lien", "link", "url", "adresse_web", "http")


class Own(Enum):
    """Whether a contact of a message is one of the template."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class TemplateContacts:
    """The contacts of one template, and the questions that a message is asked about its own."""

    template: Template
    organisations: Organisations

    def of_link(self, link: Destination) -> Own:
        """Return whether a link of a message leads where a link of the template leads."""
        if link.target in self._targets:
            return Own.YES
        if not link.host and (not link.target or link.target.startswith("#")):
            return Own.YES
        alone = link.hides is Hiding.SHORTENER or self.organisations.is_open_to_anybody(link.host)
        if alone or not link.host:
            return Own.NO
        if (link.domain or link.host) in self._link_domains:
            return Own.YES if link.hides is None else Own.UNKNOWN
        return self._of_other_domain(link.host, own=self._has_link_slot)

    def of_number(self, value: str) -> Own:
        """Return whether a phone or account number, "" if it is masked, is the template's."""
        if not value:
            return Own.UNKNOWN
        return Own.YES if self._has_digest(value) else Own.NO

    def of_mail(self, host: str, local_part: str) -> Own:
        """Return whether a mail address in the text is at a domain of the template."""
        if not host:
            return Own.UNKNOWN
        domain = registered_domain(host) or host
        if is_free_mail(host, self.organisations):
            return self.of_number(free_address(local_part, host) if local_part else "")
        return Own.YES if domain in self._mail_domains else self._of_other_domain(host)

    def of_sender(self, message: Message, local_part: str, number: str) -> Own:
        """Return whether the sender of a masked message is the template's; YES when it is lost.

        `local_part` and `number` are what masking has taken from it, "" if nothing is known.
        """
        sender = message.sender.strip()
        host = address_host(sender)
        if host:
            return self._of_sender_host(host, local_part)
        known = self.organisations.sms_sender(sender)
        is_ours = known is not None and known.id == self.template.organisation
        if not sender or fold(sender) == fold(self._sender) or is_ours:
            return Own.YES
        if "⟨TEL_" in sender:
            found = self.of_number(number)
            return found if self._sender or found is Own.YES else Own.UNKNOWN
        if sender.replace(" ", "").isdigit():
            return Own.NO if self._sender else Own.UNKNOWN
        return Own.UNKNOWN if self._sender else Own.YES  # a name: anybody writes any

    def of_reply_address(self, host: str) -> Own:
        """Return whether an answer would go to the template's domain."""
        if not host:
            return Own.YES
        domain = registered_domain(host) or host
        own = {registered_domain(one) or one for one in self._sender_hosts}
        return Own.YES if domain in own else self._of_other_domain(host, own=not own)

    def _of_sender_host(self, host: str, local_part: str) -> Own:
        domain, own = registered_domain(host) or host, address_host(self._sender)
        if is_free_mail(host, self.organisations):
            return self.of_number(free_address(local_part, host) if local_part else "")
        if own and domain == (registered_domain(own) or own):
            return Own.YES
        return self._of_other_domain(host, own=not own)

    def _of_other_domain(self, host: str, *, own: bool = False) -> Own:
        """Return what holds for a host that the template does not have.

        `own`: the template does not say which, so one of the organisation is its own. A host of
        another known organisation accuses nobody: its own messages may be worded alike.
        """
        organisation = self.template.organisation
        if self.organisations.is_official(organisation, host):
            return Own.YES if own else Own.UNKNOWN
        if self.organisations.vouching_owner(host) is not None:
            return Own.UNKNOWN
        listed = bool(self.organisations.main_domain(organisation))
        return Own.UNKNOWN if own and not listed else Own.NO

    def _has_digest(self, value: str) -> bool:
        return digest(self.template.salt, value) in self.template.numbers

    @property
    def _sender(self) -> str:
        return self.template.message.sender.strip()

    @cached_property
    def _targets(self) -> frozenset[str]:
        return frozenset(one.target for one in destinations(self.template.message))

    @cached_property
    def _link_domains(self) -> frozenset[str]:
        found = destinations(self.template.message)
        return frozenset(one.domain or one.host for one in found if one.host)

    @cached_property
    def _has_link_slot(self) -> bool:
        message = self.template.message
        if any("{{" in link.target for link in message.links):
            return True
        return any(sign in name for name in slot_names(message.body) for sign in _LINK_SLOTS)

    @cached_property
    def _sender_hosts(self) -> frozenset[str]:
        message = self.template.message
        hosts = (address_host(one) for one in (message.sender, message.reply_to))
        return frozenset(filter(None, hosts))

    @cached_property
    def _mail_domains(self) -> frozenset[str]:
        words = words_of(self.template.message.body)
        hosts = {word.host for word in words if word.kind is Kind.MAIL and word.host}
        return frozenset(registered_domain(one) or one for one in hosts | self._sender_hosts)


def free_address(local_part: str, host: str) -> str:
    """Return a mail address as it is digested."""
    return f"{local_part}@{host}".lower()


def destinations(message: Message) -> tuple[Destination, ...]:
    """Return the targets of all links of a message, those inside redirects too.

    Links that call or write are left out: their numbers and addresses stand in the text.
    """
    links = [link for link in message.links if not is_contact(link)]
    return tuple(_destination(link, one) for link in links for one in (link.target, *link.onward))


def _destination(link: Link, target: str) -> Destination:
    host = host_of(target)
    domain = registered_domain(host) if host else ""
    return Destination(link, target, host, domain, hides_target(target))


def values_to_digest(
    words: tuple[Word, ...], values: Mapping[str, str], organisations: Organisations
) -> set[str]:
    """Return the numbers among marked words, and the mail addresses at free services.

    Of other addresses the domain is compared.
    """
    found: set[str] = set()
    for word in words:
        value = values.get(word.mark, "")
        if value and word.kind in (Kind.PHONE, Kind.ACCOUNT):
            found.add(value)
        elif value and is_free_mail(word.host, organisations):
            found.add(free_address(value, word.host))
    return found


def is_free_mail(host: str, organisations: Organisations) -> bool:
    """Return whether anybody gets a mail address at this host."""
    return organisations.is_kind(registered_domain(host) or host, DomainKind.FREE_MAIL)
