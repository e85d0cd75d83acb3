"""Rules that compare the domains of the links with the claimed organisation."""

from __future__ import annotations

from collections.abc import Callable

from classifier.indicators.context import Context, Destination
from classifier.indicators.rule import Hit, Rule, Strength, mail, sms
from classifier.indicators.rules.vouching import (
    asks_for_anything,
    is_read_whole,
    only_known_contacts,
    sender_may_be,
)
from classifier.indicators.unknown_sites import strange_destinations
from classifier.records import Direction, OrganisationMatch, Place, Span
from classifier.sentence import sentence
from classifier.text.links import host_of


def link_hit(destination: Destination, **values: str) -> Hit:
    """Return a hit on a link; its domain fills the placeholder of the sentence."""
    link = destination.link
    span = Span(Place.BODY, link.start, link.end) if link.start >= 0 else None
    return Hit(link.shown[:160], span, {"domain": destination.domain or destination.host} | values)


def first_hit(context: Context, condition: Callable[[Destination], bool]) -> Hit | None:
    """Return a hit on the first destination for which a condition holds."""
    return next(
        (link_hit(destination) for destination in context.destinations if condition(destination)),
        None,
    )


def _not_the_claimed_site(context: Context) -> Hit | None:
    strange = strange_destinations(context)
    claimed, organisations = context.claimed if strange else None, context.organisations
    if claimed is None or not context.may_come_from(claimed):
        return None
    for destination in strange:
        if not organisations.is_official(claimed.id, destination.host):
            return link_hit(destination, organisation=claimed.name)
    return None


def _unknown_site(context: Context) -> Hit | None:
    destinations = strange_destinations(context)
    if not destinations:
        return None
    if context.claimed is not None and context.may_come_from(context.claimed):
        return None
    return link_hit(destinations[0])


def _all_official(context: Context) -> Hit | None:
    """Find that nothing in a message leads away from the claimed organisation.

    To be hard to forge, it asks for more than the links: every number and mail address is one of
    the organisation too, the sender is, or is not known, no file comes along, and nothing is
    asked. A stranger who writes such a message has not got anything by it.
    """
    claimed = context.claimed if context.message.links else None
    if claimed is None or not _all_lead_to(context, claimed):
        return None
    if not sender_may_be(context, claimed) or not only_known_contacts(context, claimed):
        return None
    if asks_for_anything(context) or not is_read_whole(context):
        return None
    return link_hit(context.destinations[0], organisation=claimed.name)


def _all_lead_to(context: Context, claimed: OrganisationMatch) -> bool:
    """Return whether all links can be read to the end and lead to sites of an organisation."""
    links, organisations = context.message.links, context.organisations
    if not links or any(link.hidden or not host_of(link.target) for link in links):
        return False
    return all(
        organisations.is_official(claimed.id, destination.host)
        and not destination.hides
        and not organisations.is_open_to_anybody(destination.host)
        for destination in context.destinations
    )


def _known_sites(context: Context) -> Hit | None:
    """Find that all links lead to known organisations, but not all to the claimed one.

    A link that leads on, or to a page that anybody can publish, proves nothing.
    """
    links, destinations = context.message.links, context.destinations
    if not links or any(link.hidden or link.onward or not host_of(link.target) for link in links):
        return None
    owners = [context.organisations.vouching_owner(one.host) for one in destinations]
    if not all(owners) or any(one.hides for one in destinations) or _all_official(context):
        return None
    owner = owners[0]
    return link_hit(destinations[0], owner=owner.name) if owner else None


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

RULES = (
    Rule(
        "I01",
        "link",
        Strength.STRONG,
        sentence(
            "The message says it is from {organisation}, but the link leads to {domain}, which is "
            "not one of its known sites."
        ),
        _not_the_claimed_site,
        (_FAKE_SITE, mail("Votre Mutuelle MGEN vous rembourse : http://mgen-remb.com/x")),
        (_OFFICIAL_SITE, _LOCAL_OFFICE, _CLINIC),
    ),
    Rule(
        "I47",
        "link",
        Strength.WEAK,
        sentence("The link leads to {domain}, a site that Vigie does not know."),
        _unknown_site,
        (_CLINIC, sms("Regarde https://photos-vacances.net/1")),
        (_OFFICIAL_SITE, _FAKE_SITE),
    ),
    Rule(
        "R01",
        "link",
        Strength.MEDIUM,
        sentence("All the links lead to a known site of {organisation} ({domain})."),
        _all_official,
        (_OFFICIAL_SITE, _LOCAL_OFFICE),
        (
            _FAKE_SITE,
            _CLINIC,
            sms("AMELI : https://www.ameli.fr puis https://ameli-carte.top"),
            sms("AMELI : https://www.ameli.fr/r?url=https%3A%2F%2Fameli-carte.top"),
            sms("AMELI : indiquez votre mot de passe sur https://www.ameli.fr"),
            sms("AMELI : voir https://www.ameli.fr ou appelez le ⟨TEL_MOBILE⟩"),
            sms("AMELI : un message vous attend sur https://assure.ameli.fr", "⟨TEL_MOBILE⟩"),
            mail("Voir https://www.ameli.fr", "Assurance Maladie <info@dossier-maj.com>"),
            mail("La CPAM : voir https://www.ameli.fr ou écrire à ⟨EMAIL⟩@dossier-maj.com"),
            sms("AMELI : un conseiller va vous appeler. Voir https://www.ameli.fr"),
            sms("AMELI : répondez à ce SMS. Infos sur https://www.ameli.fr"),
            sms("AMELI : O6 39 98 1O 2O ou https://www.ameli.fr"),
            mail(f"La CPAM : voir https://www.ameli.fr {'Bonne lecture. ' * 400}"),
        ),
        Direction.AGAINST,
        forgeable=False,
    ),
    Rule(
        "R08",
        "link",
        Strength.WEAK,
        sentence("The links lead to the site of a known organisation: {owner}."),
        _known_sites,
        (
            mail("Signalez le message sur https://www.33700.fr"),
            mail(
                "MGEN : portez plainte sur https://www.cybermalveillance.gouv.fr",
                "MGEN <a@mgen.fr>",
            ),
        ),
        (
            _FAKE_SITE,
            _CLINIC,
            sms("Voir https://www.google.com/url?q=https%3A%2F%2Fwww.33700.fr"),
            sms("Votre dossier : https://docs.google.com/forms/d/e/1FA/viewform"),
            mail("Les photos : https://exemple-my.sharepoint.com/:f:/g/personal/p"),
            mail("Voir https://www.33700.fr puis https://u1.ct.sendgrid.net/ls/click?upn=u001"),
        ),
        Direction.AGAINST,
        scored=False,  # anybody can add a link to a real site
    ),
)
