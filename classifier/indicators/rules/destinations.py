"""Rules that compare the domains of the links with the claimed organisation."""

from __future__ import annotations

import re
from functools import lru_cache

from classifier.indicators.context import Context, Destination
from classifier.indicators.organisations import DomainKind, Organisations
from classifier.indicators.rule import Hit, Rule, Strength, mail, sms
from classifier.records import Direction, Place, Span
from classifier.sentence import sentence
from classifier.text.suffixes import registered_domain

# Words that scams put into host names; each is an organisation or one of its products.
_EXTRA_BRANDS = frozenset(
    "ameli cpam vitale doctolib impots gouv franceconnect antai caf mgen macif axa chronopost "
    "colissimo laposte netflix paypal amende assurancemaladie assurance-maladie carte-vitale "
    "cartevitale mutuelle nhs mygov medicare hmrc monespacesante ".split()
)
_LABEL_SPLIT = re.compile(r"[.-]")


def link_hit(destination: Destination, **values: str) -> Hit:
    """Return a hit on a link; its domain fills the placeholder of the sentence."""
    link = destination.link
    span = Span(Place.BODY, link.start, link.end) if link.start >= 0 else None
    return Hit(link.shown[:160], span, {"domain": destination.domain or destination.host} | values)


def unowned_destinations(context: Context) -> list[Destination]:
    """Return the destinations that belong to no known organisation."""
    owner_of = context.organisations.owner_of
    return [
        destination for destination in context.destinations if owner_of(destination.host) is None
    ]


def _not_the_claimed_site(context: Context) -> Hit | None:
    claimed, organisations = context.claimed, context.organisations
    if claimed is None:
        return None
    for destination in unowned_destinations(context):
        if not organisations.is_kind(destination.domain, DomainKind.SHORTENER):
            return link_hit(destination, organisation=claimed.name)
    return None


def _unknown_site(context: Context) -> Hit | None:
    if context.claimed is not None:
        return None
    destinations = unowned_destinations(context)
    return link_hit(destinations[0]) if destinations else None


@lru_cache(maxsize=4)
def _official_labels(organisations: Organisations) -> frozenset[str]:
    """Return the domain names of the organisations, without the public suffix."""
    names = {registered_domain(domain).partition(".")[0] for domain in organisations.domains}
    return frozenset(name for name in names if len(name) >= 5)


@lru_cache(maxsize=4)
def _brands(organisations: Organisations) -> frozenset[str]:
    return _official_labels(organisations) | _EXTRA_BRANDS


def _brand_inside(context: Context) -> Hit | None:
    """Find a brand in a foreign host: as a word, or inside a word if the brand is long enough."""
    brands = _brands(context.organisations)
    for destination in unowned_destinations(context):
        parts = _LABEL_SPLIT.split(destination.host)
        # The longest, then the first by name: a set has another order in each process.
        glued = sorted(
            (b for b in brands if len(b) >= 5 and b in destination.host),
            key=lambda b: (-len(b), b),
        )
        brand = next((b for b in (*parts, *glued) if b in brands), None)
        if brand:
            return link_hit(destination, brand=brand)
    return None


def one_edit(one: str, other: str) -> bool:
    """Return whether two words differ by one insertion, deletion, substitution or swap."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    first = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), None)
    if first is None:
        return True
    if len(short) < len(long):
        return short[first:] == long[first + 1 :]
    same_after = short[first + 1 :] == long[first + 1 :]
    swapped = short[first : first + 2] == long[first : first + 2][::-1]
    return same_after or (swapped and short[first + 2 :] == long[first + 2 :])


def _misspelt_name(context: Context) -> Hit | None:
    for destination in unowned_destinations(context):
        official = _official_name_near(context.organisations, destination.domain.partition(".")[0])
        if official:
            return link_hit(destination, official=official)
    return None


@lru_cache(maxsize=4096)
def _official_name_near(organisations: Organisations, name: str) -> str:
    """Return the official domain name at edit distance one, "" if there is none."""
    if len(name) < 5:
        return ""
    return next((o for o in sorted(_official_labels(organisations)) if one_edit(name, o)), "")


def _other_ending(context: Context) -> Hit | None:
    labels = _official_labels(context.organisations)
    for destination in unowned_destinations(context):
        name = destination.domain.partition(".")[0]
        if name in labels:
            return link_hit(destination, official=name)
    return None


def _all_official(context: Context) -> Hit | None:
    claimed, destinations = context.claimed, context.destinations
    if claimed is None or not destinations:
        return None
    if all(
        context.organisations.is_official(claimed.id, destination.host)
        for destination in destinations
    ):
        return link_hit(destinations[0], organisation=claimed.name)
    return None


def _known_sites(context: Context) -> Hit | None:
    """Find that all links lead to known organisations, but not to the claimed one."""
    destinations = context.destinations
    if not destinations or unowned_destinations(context) or _all_official(context):
        return None
    owner = context.organisations.owner_of(destinations[0].host)
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
        "I02",
        "link",
        Strength.STRONG,
        sentence(
            "The address {domain} imitates the name “{brand}” but does not belong to that "
            "organisation."
        ),
        _brand_inside,
        (_FAKE_SITE, sms("Confirmez ici : http://mon-doctolib.com/rdv")),
        (_OFFICIAL_SITE, _CLINIC, mail("Espace adhérent : https://www.harmonie-et-moi.fr")),
    ),
    Rule(
        "I03",
        "link",
        Strength.STRONG,
        sentence("The address {domain} is one letter away from “{official}”."),
        _misspelt_name,
        (sms("Votre compte : https://doctolb.fr/x"), sms("https://amelli.fr/carte maintenant")),
        (_OFFICIAL_SITE, sms("Infos sur https://www.mnt.fr et https://www.mnh.fr"), _CLINIC),
    ),
    Rule(
        "I04",
        "link",
        Strength.STRONG,
        sentence(
            "The address {domain} uses the name “{official}” with an ending that is not the real "
            "one."
        ),
        _other_ending,
        (sms("Connectez-vous : https://ameli.com/compte"), sms("Voir doctolib.net/rdv")),
        (_OFFICIAL_SITE, mail("Votre espace https://www.groupama.com et https://alan.com")),
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
        (_FAKE_SITE, _CLINIC, sms("AMELI : https://www.ameli.fr puis https://ameli-carte.top")),
        Direction.AGAINST,
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
        (_FAKE_SITE, _CLINIC),
        Direction.AGAINST,
    ),
)
