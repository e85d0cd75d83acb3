"""Rules about the address of a link: top-level domain, host, hidden target."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from classifier.indicators.context import Context, Destination
from classifier.indicators.organisations import DomainKind
from classifier.indicators.rule import Hit, Rule, Strength, letter, mail, sms
from classifier.indicators.rules.destinations import foreign, on_link
from classifier.records import Link, Message
from classifier.sentence import sentence
from classifier.text.links import find_links, host_of
from classifier.text.suffixes import registered_domain

_NUMERIC = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}$")
_ODD_AUTHORITY = re.compile(r"^(?:[a-z]+://)?(?:[^/?#]*@|[^/?#@]+:\d{2,5}(?:[/?#]|$))")


def _first(context: Context, wanted: Callable[[Destination], bool]) -> Hit | None:
    return next((on_link(place) for place in context.destinations if wanted(place)), None)


def _other_alphabet(context: Context) -> Hit | None:
    return _first(context, lambda place: "xn--" in place.host or not place.host.isascii())


def _cheap_ending(context: Context) -> Hit | None:
    kind = context.organisations.is_kind
    found = (
        p for p in foreign(context) if kind(p.domain.rpartition(".")[2], DomainKind.CHEAP_ENDING)
    )
    place = next(found, None)
    return on_link(place, ending="." + place.domain.rpartition(".")[2]) if place else None


def _shortened(context: Context) -> Hit | None:
    kind = context.organisations.is_kind
    return _first(
        context,
        lambda place: (
            kind(place.domain, DomainKind.SHORTENER) or kind(place.host, DomainKind.SHORTENER)
        ),
    )


def _free_hosting(context: Context) -> Hit | None:
    kind = context.organisations.is_kind

    def free(place: Destination) -> bool:
        labels = place.host.split(".")
        above = (".".join(labels[start:]) for start in range(len(labels)))
        return any(kind(domain, DomainKind.FREE_HOSTING) for domain in above)

    return _first(context, free)


def _odd_address(context: Context) -> Hit | None:
    return _first(
        context,
        lambda place: bool(
            _NUMERIC.match(place.host) or _ODD_AUTHORITY.match(place.link.target.lower())
        ),
    )


def _shows_another(context: Context) -> Hit | None:
    """Find a link whose text shows an address of another domain than its target."""
    for place in context.destinations:
        if place.link.shown == place.link.target:
            continue
        shown = find_links(place.link.shown)
        if not shown:
            continue
        shown_domain = registered_domain(host_of(shown[0].target))
        if shown_domain and place.domain and shown_domain != place.domain:
            return on_link(place, shown=shown_domain)
    return None


def _passed_on(context: Context) -> Hit | None:
    """Find a link with a redirect to another domain that belongs to no known organisation."""
    for place, after in pairwise(context.destinations):
        if after.link is place.link and after.domain and after.domain != place.domain:
            owner = context.organisations.owner_of(after.host)
            if owner is None:
                return on_link(after, through=place.domain or place.host)
    return None


def _program(context: Context) -> Hit | None:
    for link in context.message.links:
        if link.target in ("data:", "javascript:", "vbscript:", "file:", "blob:"):
            return Hit(link.shown[:160], None, {"kind": link.target})
    return None


def _form(context: Context) -> Hit | None:
    return Hit("") if context.message.form else None


_FAKE = sms("AMELI : votre carte Vitale expire, mettez-la a jour sur https://ameli-carte.top/maj")
_TRUE = sms("Assurance Maladie : un nouveau message vous attend sur https://assure.ameli.fr")
_LOCAL = mail("Votre caisse organise un atelier, inscription sur ameli-cpam21.fr. La CPAM 21")
_CLINIC = sms("Clinique des Ormes : questionnaire avant votre venue https://clinique-ormes.fr/q")


def _leading(body: str, shown: str, target: str) -> Message:
    """Return an example mail with a link that has this text and this target."""
    return replace(mail(body), links=(Link(shown, target),))


RULES = (
    Rule(
        "I05",
        "link",
        Strength.STRONG,
        sentence(
            "The link's address uses accented letters or another alphabet, a way to imitate a "
            "real site."
        ),
        _other_alphabet,
        (sms("Validez sur https://vérification-ameli.com/a"), sms("https://xn--amli-dpa.fr/x")),
        (_TRUE, _CLINIC),
    ),
    Rule(
        "I06",
        "link",
        Strength.MEDIUM,
        sentence(
            "The address {domain} ends in {ending}, a cheap ending that fraudsters often use."
        ),
        _cheap_ending,
        (_FAKE, sms("Votre colis : https://suivi-paquet.icu/8")),
        (_TRUE, _CLINIC),
    ),
    Rule(
        "I08",
        "link",
        Strength.MEDIUM,
        sentence("The link is shortened ({domain}), so you cannot see where it leads."),
        _shortened,
        (sms("Votre dossier : https://bit.ly/3xYz"), sms("Payez ici tinyurl.com/abc")),
        (_TRUE, _CLINIC),
    ),
    Rule(
        "I09",
        "link",
        Strength.MEDIUM,
        sentence("The page is hosted by a free service ({domain}) that anyone can use."),
        _free_hosting,
        (sms("Formulaire : https://ameli-2026.weebly.com"), sms("https://aide.web.app/x caf")),
        (_TRUE, _CLINIC),
    ),
    Rule(
        "I10",
        "link",
        Strength.STRONG,
        sentence(
            "The link's address is unusual: it has numbers, a port or a fake user name instead of "
            "a site name."
        ),
        _odd_address,
        (sms("http://203.0.113.7/ameli"), sms("Ouvrez http://ameli.fr@vitale-maj.com/a")),
        (_TRUE, _CLINIC),
    ),
    Rule(
        "I11",
        "link",
        Strength.STRONG,
        sentence("The link shows {shown} but leads to {domain}."),
        _shows_another,
        (
            _leading("Votre compte : www.ameli.fr", "www.ameli.fr", "https://maj-dossier.com/a"),
            _leading("Voir https://caf.fr", "https://caf.fr", "http://aide-2026.net/f"),
        ),
        (_TRUE, mail("Voir https://www.ameli.fr/assure"), letter("Notre site : www.caf.fr")),
    ),
    Rule(
        "I70",
        "link",
        Strength.MEDIUM,
        sentence("The link goes through {through} and leads to {domain}, an unknown site."),
        _passed_on,
        (
            mail("Votre dossier : https://www.ameli.fr/r?url=https%3A%2F%2Fmaj-dossier.top%2Fa"),
            sms("Voir https://bit.ly/x?u=aHR0cHM6Ly9tYWotZG9zc2llci50b3AvYQ=="),
        ),
        (_TRUE, mail("Voir https://suivi.exemple-mail.com/?url=https://www.ameli.fr/assure")),
    ),
    Rule(
        "I71",
        "link",
        Strength.STRONG,
        sentence(
            "A link in the e-mail does not open a site: it opens something hidden in the e-mail."
        ),
        _program,
        (
            _leading("Ouvrir le document", "Ouvrir le document", "data:"),
            _leading("Voir votre relevé", "Voir", "javascript:"),
        ),
        (_TRUE, mail("Données : voir https://www.ameli.fr/data")),
    ),
    Rule(
        "I72",
        "link",
        Strength.MEDIUM,
        sentence("The e-mail asks you to fill in a form inside it, instead of on a site."),
        _form,
        (Message("Identifiez-vous", form=True), replace(mail("Votre carte"), form=True)),
        (_TRUE, mail("Remplissez le formulaire sur https://www.ameli.fr")),
    ),
)
