"""The changed messages whose verdicts are worth telling, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from classifier.explaining.message_edits import (
    asking_for,
    leading_to,
    sent_from,
    with_link,
    without_links,
)
from classifier.indicators.context import address_host
from classifier.indicators.organisations import Organisations
from classifier.records import Assessment, Change, Channel, Message
from classifier.text.links import host_of

_STRANGE = "https://dossier-en-attente.example/suite"  # a site that nobody knows

# What the message would have to leave out: rule -> (French, English), after "if it did not".
_REQUESTS: dict[str, tuple[str, str]] = {
    "I23b": ("demandait pas de code reçu par SMS", "ask for a code received by SMS"),
    "I20": ("demandait pas de carte bancaire", "ask for bank card details"),
    "I20b": ("faisait pas payer de petits frais", "charge a small fee"),
    "I23": ("demandait pas de mot de passe ni d'identifiant", "ask for a password or login"),
    "I22": ("demandait pas de numéro de sécurité sociale", "ask for a social-security number"),
    "I21": ("demandait pas de RIB", "ask for bank details"),
    "I24": ("demandait pas de pièce d'identité", "ask for an identity document"),
    "I49": ("demandait pas de virement", "ask for a transfer"),
    "I25": ("demandait pas de rappeler ce numéro", "ask to call that number"),
    "I25b": ("donnait pas de numéro surtaxé", "give a premium-rate number"),
    "I26": ("faisait pas scanner de code QR", "have a QR code scanned"),
    "I27": ("avait pas cette pièce jointe", "have that attachment"),
    "I28": ("faisait pas installer d'application", "have an application installed"),
    "I29": ("demandait pas de répondre par un mot", "ask to reply with a word"),
    "I48": ("annonçait pas de nouveau numéro", "announce a new number"),
    "I50": ("demandait pas le secret", "ask for secrecy"),
    "I30": ("annonçait pas de montant", "state an amount"),
    "I33": ("promettait pas d'argent", "promise money"),
    "I32": ("menaçait pas d'une suspension ou d'une sanction", "threaten with a suspension"),
    "I31": ("fixait pas de délai", "set a deadline"),
}
_SAYS: dict[str, tuple[str, str]] = {
    "link": ("Si le lien menait à {0}", "If the link led to {0}"),
    "no_link": ("Si le message n'avait pas de lien", "If the message had no link"),
    "sms": ("Si le SMS venait de {0}", "If the SMS came from {0}"),
    "mail": (
        "Si l'adresse de l'expéditeur finissait par @{0}",
        "If the sender's address ended in @{0}",
    ),
    "other_link": ("Si le lien menait ailleurs qu'à {0}", "If the link led anywhere but {0}"),
    "new_link": (
        "S'il contenait un lien vers un site inconnu",
        "If it held a link to an unknown site",
    ),
    "not_sms": ("Si le SMS venait d'un numéro de mobile", "If the SMS came from a mobile number"),
    "not_mail": (
        "Si l'adresse de l'expéditeur n'était pas celle de {0}",
        "If the sender's address were not one of {0}",
    ),
    "card": ("S'il demandait une carte bancaire", "If it asked for a bank card"),
    "code": ("S'il demandait un code reçu par SMS", "If it asked for a code received by SMS"),
    "code_or_card": (
        "S'il demandait un code ou une carte bancaire",
        "If it asked for a code or a bank card",
    ),
}


@dataclass(frozen=True, slots=True)
class Variant:
    """A changed message, and the rules whose words are to be left out of it."""

    text: str  # the change in a sentence: "Si le lien menait à ameli.fr"
    message: Message
    without: frozenset[str] = frozenset()  # rule ids


class Variants:
    """Makes the changed messages of one assessment."""

    def __init__(self, seen: Assessment, organisations: Organisations, words: int) -> None:
        self._seen, self._message = seen, seen.message
        self._organisations, self._words = organisations, words
        claimed = seen.organisation
        self._domain = organisations.main_domain(claimed.id) if claimed else ""
        self._sender = organisations.main_sender(claimed.id) if claimed else ""

    def _say(self, name: str, *values: str) -> str:
        return _SAYS[name][self._words].format(*values)

    def calmer(self) -> Iterator[Variant]:
        """Yield what a genuine message would have instead, the best to check first."""
        message = self._message
        if message.links and not self._all_official():
            yield self._official_link()
        yield from self._official_sender()
        present = {finding.indicator for finding in self._seen.findings}
        for indicator, says in _REQUESTS.items():
            if indicator in present:
                yield Variant(self._without(says), message, frozenset({indicator}))

    def _without(self, says: tuple[str, str]) -> str:
        if self._words:
            return f"If the message did not {says[1]}"
        elided = "n'" if says[0][0] in "aeiou" else "ne "
        return f"Si le message {elided}{says[0]}"

    def worse(self) -> Iterator[Variant]:
        """Yield what a scam of this kind would have instead."""
        message = self._message
        if message.links:
            shown = host_of(message.links[0].target).removeprefix("www.")
            yield Variant(self._say("other_link", shown), leading_to(message, _STRANGE))
        yield from self._foreign_sender()
        for what in ("card", "code"):
            yield Variant(self._say(what), asking_for(message, what, self._seen.language))
        if not message.links:
            yield Variant(self._say("new_link"), with_link(message, _STRANGE))

    def joined(self, found: list[Change]) -> list[Change]:
        """Return the changes with "a card" and "a code" told as one when both decide alike."""
        card, code = self._say("card"), self._say("code")
        bands = {change.text: change.band for change in found}
        if card not in bands or bands[card] is not bands.get(code):
            return found
        both = Change(self._say("code_or_card"), bands[card])
        return [both if one.text == card else one for one in found if one.text != code]

    def _all_official(self) -> bool:
        claimed = self._seen.organisation
        hosts = [host_of(link.target) for link in self._message.links]
        return claimed is not None and all(
            self._organisations.is_official(claimed.id, host) for host in hosts
        )

    def _official_link(self) -> Variant:
        if self._domain:
            address = f"https://www.{self._domain}/"
            return Variant(self._say("link", self._domain), leading_to(self._message, address))
        return Variant(self._say("no_link"), without_links(self._message))

    def _official_sender(self) -> Iterator[Variant]:
        message, claimed = self._message, self._seen.organisation
        if claimed is None:
            return
        if message.channel is Channel.SMS and self._sender:
            if self._organisations.sms_sender(message.sender) is None:
                yield Variant(self._say("sms", self._sender), replace(message, sender=self._sender))
        elif message.channel is Channel.EMAIL and self._domain and "@" in message.sender:
            host = address_host(message.sender)
            if not self._organisations.is_official(claimed.id, host):
                yield Variant(self._say("mail", self._domain), sent_from(message, self._domain))

    def _foreign_sender(self) -> Iterator[Variant]:
        message, claimed = self._message, self._seen.organisation
        host = address_host(message.sender)
        if message.channel is Channel.SMS and self._organisations.sms_sender(message.sender):
            yield Variant(self._say("not_sms"), replace(message, sender="⟨TEL_MOBILE⟩"))
        elif claimed and host and self._organisations.is_official(claimed.id, host):
            strange = host_of(_STRANGE)
            yield Variant(self._say("not_mail", claimed.name), sent_from(message, strange))
