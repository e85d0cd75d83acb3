"""Rules about the address of a link: top-level domain, host, hidden target."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from classifier.indicators.context import Context, Destination
from classifier.indicators.organisations import DomainKind
from classifier.indicators.rule import Hit, Rule, Strength, letter, mail, sms
from classifier.indicators.rules.destinations import first_hit, link_hit
from classifier.indicators.unknown_sites import unowned_destinations
from classifier.records import Link, Message
from classifier.sentence import sentence
from classifier.text.links import find_links, host_of
from classifier.text.redirects import original_link
from classifier.text.suffixes import registered_domain
from classifier.text.wrappers import Kind

_NUMERIC = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}$")
_ODD_AUTHORITY = re.compile(r"^(?:[a-z]+://)?(?:[^/?#]*@|[^/?#@]+:\d{2,5}(?:[/?#]|$))")


def _other_alphabet(context: Context) -> Hit | None:
    return first_hit(
        context, lambda destination: "xn--" in destination.host or not destination.host.isascii()
    )


def _cheap_ending(context: Context) -> Hit | None:
    kind = context.organisations.is_kind
    found = (
        p
        for p in unowned_destinations(context)
        if kind(p.domain.rpartition(".")[2], DomainKind.CHEAP_ENDING)
    )
    destination = next(found, None)
    return (
        link_hit(destination, ending="." + destination.domain.rpartition(".")[2])
        if destination
        else None
    )


def _free_hosting(context: Context) -> Hit | None:
    return first_hit(
        context, lambda destination: context.organisations.is_on_free_hosting(destination.host)
    )


def _odd_address(context: Context) -> Hit | None:
    return first_hit(
        context,
        lambda destination: bool(
            _NUMERIC.match(destination.host) or _ODD_AUTHORITY.match(destination.target.lower())
        ),
    )


def _shows_another_domain(context: Context) -> Hit | None:
    """Find a link whose text shows an address of another domain than all it leads to.

    Newsletters show an address and link a tracker, so that a tracker is left out.
    """
    for link, group in groupby(context.destinations, key=lambda one: one.link):
        destinations = list(group)
        shown = find_links(link.shown) if link.shown != link.target else ()
        if not shown or any(one.hides in (Kind.HIDDEN, Kind.NEUTRAL) for one in destinations):
            continue
        # A mail program that links what a gateway had rewritten shows the gateway's address.
        shown_host = host_of(original_link(shown[0].target))
        shown_domain = registered_domain(shown_host)
        domains = {one.domain for one in destinations}
        if shown_domain and shown_domain not in domains:
            return _shown_and_led_to(shown_host, destinations[-1])
    return None


def _shown_and_led_to(shown_host: str, destination: Destination) -> Hit:
    """Return a hit that names both hosts whole: `assure.ameli.fr` says more than `ameli.fr`."""
    hosts = {"shown": shown_host, "domain": destination.host}
    return link_hit(
        destination, **{name: host.removeprefix("www.") for name, host in hosts.items()}
    )


def _link_to_program(context: Context) -> Hit | None:
    for link in context.message.links:
        if link.target in ("data:", "javascript:", "vbscript:", "file:", "blob:"):
            return Hit(link.shown[:160], None, {"kind": link.target})
    return None


def _form(context: Context) -> Hit | None:
    return Hit("") if context.message.form else None


_FAKE_SITE = sms(
    "AMELI : votre carte Vitale expire, mettez-la a jour sur https://ameli-carte.top/maj"
)
_OFFICIAL_SITE = sms(
    "Assurance Maladie : un nouveau message vous attend sur https://assure.ameli.fr"
)
_LOCAL_OFFICE = mail(
    "Votre caisse organise un atelier, inscription sur ameli-cpam21.fr. La CPAM 21"
)
_CLINIC = sms("Clinique des Ormes : questionnaire avant votre venue https://clinique-ormes.fr/q")


def _mail_with_link(body: str, shown: str, target: str) -> Message:
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
        (_OFFICIAL_SITE, _CLINIC),
        deceives=True,
    ),
    Rule(
        "I06",
        "link",
        Strength.MEDIUM,
        sentence(
            "The address {domain} ends in {ending}, a cheap ending that fraudsters often use."
        ),
        _cheap_ending,
        (_FAKE_SITE, sms("Votre colis : https://suivi-paquet.icu/8")),
        (_OFFICIAL_SITE, _CLINIC),
    ),
    Rule(
        "I09",
        "link",
        Strength.MEDIUM,
        sentence("The page is hosted by a free service ({domain}) that anyone can use."),
        _free_hosting,
        (sms("Formulaire : https://ameli-2026.weebly.com"), sms("https://aide.web.app/x caf")),
        (_OFFICIAL_SITE, _CLINIC),
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
        (_OFFICIAL_SITE, _CLINIC),
        deceives=True,
    ),
    Rule(
        "I11",
        "link",
        Strength.STRONG,
        sentence("The link shows {shown} but leads to {domain}."),
        _shows_another_domain,
        (
            _mail_with_link(
                "Votre compte : www.ameli.fr", "www.ameli.fr", "https://maj-dossier.com/a"
            ),
            _mail_with_link("Voir www.caf.fr", "www.caf.fr", "http://203.0.113.7/f"),
            _mail_with_link("Voir https://caf.fr", "https://caf.fr", "http://aide-2026.net/f"),
        ),
        (
            _OFFICIAL_SITE,
            mail("Voir https://www.ameli.fr/assure"),
            letter("Notre site : www.caf.fr"),
            _mail_with_link("www.mgen.fr", "www.mgen.fr", "https://u1.ct.sendgrid.net/ls/click?u"),
        ),
        deceives=True,
    ),
    Rule(
        "I71",
        "link",
        Strength.STRONG,
        sentence(
            "A link in the e-mail does not open a site: it opens something hidden in the e-mail."
        ),
        _link_to_program,
        (
            _mail_with_link("Ouvrir le document", "Ouvrir le document", "data:"),
            _mail_with_link("Voir votre relevé", "Voir", "javascript:"),
        ),
        (_OFFICIAL_SITE, mail("Données : voir https://www.ameli.fr/data")),
        deceives=True,
    ),
    Rule(
        "I72",
        "link",
        Strength.MEDIUM,
        sentence("The e-mail asks you to fill in a form inside it, instead of on a site."),
        _form,
        (Message("Identifiez-vous", form=True), replace(mail("Votre carte"), form=True)),
        (_OFFICIAL_SITE, mail("Remplissez le formulaire sur https://www.ameli.fr")),
    ),
)
