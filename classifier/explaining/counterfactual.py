"""What would change the verdict: realistic changes a person can check, scored exactly.

Each change is made to the masked message itself (its link, its sender, what it asks), the
rules run again, and the same model answers. Only a change that alone reaches another band
is told. Costs some scorings, so it is asked for single messages and never in a batch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from classifier.indicators.context import address_host
from classifier.indicators.organisations import Organisations
from classifier.records import (
    Assessment,
    Band,
    BandReason,
    Change,
    Channel,
    Language,
    Link,
    Message,
)
from classifier.text.links import host_of

MOST = 2  # changes told
_ORDER = (Band.FEW_SIGNS, Band.CANNOT_TELL, Band.SEVERAL_SIGNS, Band.VERY_LIKELY_SCAM)
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
_ADDED = {
    "card": {
        Language.FRENCH: "Pour finir, indiquez votre numéro de carte bancaire.",
        Language.ENGLISH: "To finish, enter your bank card number.",
    },
    "code": {
        Language.FRENCH: "Pour finir, donnez-nous le code reçu par SMS.",
        Language.ENGLISH: "To finish, tell us the code you received by SMS.",
    },
}
Rate = Callable[[Message, frozenset[str]], Band]  # the band without what some rules rest on


@dataclass(frozen=True, slots=True)
class _Variant:
    """A changed message, and the rules whose words are to be left out of it."""

    text: str
    message: Message
    without: frozenset[str] = frozenset()


def changes(
    seen: Assessment, organisations: Organisations, rate: Rate, language: str
) -> tuple[Change, ...]:
    """Return the changes that alone lead to another band, at most two.

    Nothing is told where something else than the score decided (too short, an image …).
    """
    if seen.band_reason not in (BandReason.SCORE, BandReason.BETWEEN):
        return ()
    maker = _Variants(seen, organisations, int(language == "en"))
    here = _ORDER.index(seen.band)
    down = _crossing(maker.calmer(), rate, lambda band: _ORDER.index(band) < here)
    up = maker.joined(_crossing(maker.worse(), rate, lambda band: _ORDER.index(band) > here))
    if seen.band is Band.CANNOT_TELL:
        return (*down[:1], *up[:1])
    return tuple(up if seen.band is Band.FEW_SIGNS else down)[:MOST]


def _crossing(
    variants: Iterator[_Variant], rate: Rate, wanted: Callable[[Band], bool]
) -> list[Change]:
    rated = ((variant.text, rate(variant.message, variant.without)) for variant in variants)
    crossing = (Change(text, band) for text, band in rated if wanted(band))
    return list(islice(crossing, MOST + 1))


class _Variants:
    """Makes the changed messages of one assessment."""

    def __init__(self, seen: Assessment, organisations: Organisations, words: int) -> None:
        self._seen, self._message = seen, seen.message
        self._organisations, self._words = organisations, words
        claimed = seen.organisation
        self._domain = organisations.main_domain(claimed.id) if claimed else ""
        self._sender = organisations.main_sender(claimed.id) if claimed else ""

    def _say(self, name: str, *values: str) -> str:
        return _SAYS[name][self._words].format(*values)

    def calmer(self) -> Iterator[_Variant]:
        """Yield what a genuine message would have instead, the best to check first."""
        message = self._message
        if message.links and not self._all_official():
            yield self._official_link()
        yield from self._official_sender()
        present = {finding.indicator for finding in self._seen.findings}
        for indicator, says in _REQUESTS.items():
            if indicator in present:
                yield _Variant(self._without(says), message, frozenset({indicator}))

    def _without(self, says: tuple[str, str]) -> str:
        if self._words:
            return f"If the message did not {says[1]}"
        elided = "n'" if says[0][0] in "aeiou" else "ne "
        return f"Si le message {elided}{says[0]}"

    def worse(self) -> Iterator[_Variant]:
        """Yield what a scam of this kind would have instead."""
        message = self._message
        if message.links:
            shown = host_of(message.links[0].target).removeprefix("www.")
            yield _Variant(self._say("other_link", shown), _leading_to(message, _STRANGE))
        yield from self._foreign_sender()
        yield _Variant(self._say("card"), self._asking("card"))
        yield _Variant(self._say("code"), self._asking("code"))
        if not message.links:
            yield _Variant(self._say("new_link"), _with_link(message, _STRANGE))

    def joined(self, found: list[Change]) -> list[Change]:
        """Return the changes with "a card" and "a code" told as one when both decide alike."""
        card, code = self._say("card"), self._say("code")
        bands = {change.text: change.band for change in found}
        if card not in bands or bands[card] is not bands.get(code):
            return found
        both = Change(self._say("code_or_card"), bands[card])
        return [both if one.text == card else one for one in found if one.text != code]

    def _asking(self, what: str) -> Message:
        language = self._seen.language
        known = language if language is Language.ENGLISH else Language.FRENCH
        body = f"{self._message.body}\n{_ADDED[what][known]}"
        return replace(self._message, body=body)

    def _all_official(self) -> bool:
        claimed = self._seen.organisation
        hosts = [host_of(link.target) for link in self._message.links]
        return claimed is not None and all(
            self._organisations.is_official(claimed.id, host) for host in hosts
        )

    def _official_link(self) -> _Variant:
        if self._domain:
            address = f"https://www.{self._domain}/"
            return _Variant(self._say("link", self._domain), _leading_to(self._message, address))
        return _Variant(self._say("no_link"), _without_links(self._message))

    def _official_sender(self) -> Iterator[_Variant]:
        message, claimed = self._message, self._seen.organisation
        if claimed is None:
            return
        if message.channel is Channel.SMS and self._sender:
            if self._organisations.sms_sender(message.sender) is None:
                yield _Variant(
                    self._say("sms", self._sender), replace(message, sender=self._sender)
                )
        elif message.channel is Channel.EMAIL and self._domain and "@" in message.sender:
            host = address_host(message.sender)
            if not self._organisations.is_official(claimed.id, host):
                yield _Variant(self._say("mail", self._domain), _sent_from(message, self._domain))

    def _foreign_sender(self) -> Iterator[_Variant]:
        message, claimed = self._message, self._seen.organisation
        host = address_host(message.sender)
        if message.channel is Channel.SMS and self._organisations.sms_sender(message.sender):
            yield _Variant(self._say("not_sms"), replace(message, sender="⟨TEL_MOBILE⟩"))
        elif claimed and host and self._organisations.is_official(claimed.id, host):
            strange = host_of(_STRANGE)
            yield _Variant(self._say("not_mail", claimed.name), _sent_from(message, strange))


def _leading_to(message: Message, address: str) -> Message:
    """Return the message with all links leading to one address; its words stay in place."""
    links = tuple(replace(link, shown=address, target=address) for link in message.links)
    return replace(message, links=links)


def _without_links(message: Message) -> Message:
    """Return the message with its links cut out of the text."""
    body = message.body
    for link in sorted(message.links, key=lambda one: -one.start):
        if link.start >= 0:
            body = body[: link.start] + body[link.end :]
    return replace(message, body=body, links=())


def _with_link(message: Message, address: str) -> Message:
    """Return the message with one link after its text."""
    start = len(message.body) + 1
    link = Link(address, address, start, start + len(address))
    return replace(message, body=f"{message.body}\n{address}", links=(link,))


def _sent_from(message: Message, domain: str) -> Message:
    """Return the message with another sender's address under the same name."""
    name = message.sender.partition("<")[0].strip()
    name = "" if "@" in name else name
    sender = f"{name} <no-reply@{domain}>".strip()
    return replace(message, sender=sender, reply_to="", return_path="", authentication={})
