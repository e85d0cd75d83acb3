"""Rules about hosts that name a service and nobody, and senders that borrow a name."""

from __future__ import annotations

from classifier.indicators.context import Context
from classifier.indicators.function_words import may_be_mail_provider, names_nobody
from classifier.indicators.pattern_rules import rule
from classifier.indicators.rule import Hit, Strength, mail, sms
from classifier.indicators.rules.destinations import link_hit
from classifier.indicators.rules.imitations import brand_in
from classifier.indicators.rules.origin import whole_sender
from classifier.indicators.unknown_sites import unowned_destinations
from classifier.sentence import sentence
from classifier.text.suffixes import registered_domain


def _unowned_sender(context: Context) -> str:
    """Return the sender's registered domain, "" where it belongs to a known organisation."""
    host = context.sender_host
    if not host or context.organisations.owner_of(host):
        return ""
    return registered_domain(host)


def _nameless_sender(context: Context) -> Hit | None:
    domain = _unowned_sender(context)
    if not domain or not names_nobody(domain) or may_be_mail_provider(domain):
        return None
    return whole_sender(context, domain=domain)


def _nameless_site(context: Context) -> Hit | None:
    """Find a site that names nobody; one that borrows a name is told as an imitation."""
    found = (
        one
        for one in unowned_destinations(context)
        if names_nobody(one.domain) and not brand_in(context.organisations, one.host)
    )
    destination = next(found, None)
    return link_hit(destination) if destination else None


def _borrowed_name(context: Context) -> Hit | None:
    """Find a sender's host that carries the name of an organisation it does not belong to."""
    domain = _unowned_sender(context)
    brand = brand_in(context.organisations, context.sender_host) if domain else ""
    return whole_sender(context, domain=domain, brand=brand) if brand else None


_TOWN_HALL = mail("Votre dossier est complet.", "Mairie <accueil@mairie-valbonneuil.fr>")
_MUTUAL = mail("Votre relevé : https://www.mutuelle-trois-clochers.fr", "MTC <a@mtc-sante.fr>")
_OFFICIAL = mail("Votre relevé : https://assure.ameli.fr", "Ameli <no-reply@info.ameli.fr>")

RULES = (
    rule(
        "I75",
        "sender",
        Strength.STRONG,
        sentence(
            "The sender's address is at {domain}, a name made only of words such as “account” or "
            "“service”: it names no organisation."
        ),
        _nameless_sender,
        (
            mail("Votre dossier.", "Service <a@tp-regularisation.com>"),
            mail("Votre dossier.", "CHU <a@chu-regie.fr>"),
            mail("Votre dossier.", "Paiements <a@assurance-maladie-paiements.fr>"),
            mail("Votre espace.", "Adhérents <a@espace-adherent-securise.com>"),
            mail("Your claim.", "Claims <a@member-claims-desk.com>"),
        ),
        (
            _TOWN_HALL,
            _MUTUAL,
            _OFFICIAL,
            mail("Avis", "a@service-public.fr"),
            sms("Avis", "38663"),
            mail("Bonjour, ma carte est perdue.", "Paul <paul@boite-courriel.fr>"),
        ),
    ),
    rule(
        "I76",
        "link",
        Strength.STRONG,
        sentence(
            "The link leads to {domain}, a name made only of words such as “account” or “service”: "
            "it names no organisation."
        ),
        _nameless_site,
        (
            sms("Votre dossier : https://espace-adherent-securise.com/a"),
            sms("Colis : suivi-livraison-colis.com/9"),
            sms("Pay at https://parcel-redelivery-desk.com"),
        ),
        (
            _TOWN_HALL,
            _MUTUAL,
            _OFFICIAL,
            sms("Voir https://www.mutuelle-familiale.fr"),
            sms("Voir https://ameli-dossier-carte.com/a"),
        ),
    ),
    rule(
        "I77",
        "sender",
        Strength.STRONG,
        sentence(
            "The sender's address is at {domain}, which imitates the name “{brand}” but does not "
            "belong to that organisation."
        ),
        _borrowed_name,
        (
            mail("Votre carte.", "Service <info@ameli-dossier-maj.com>"),
            mail("Votre rendez-vous.", "Rendez-vous <a@mon-doctolib.net>"),
        ),
        (_TOWN_HALL, _OFFICIAL, mail("Relevé", "MGEN <a@mgen.fr>")),
    ),
)
