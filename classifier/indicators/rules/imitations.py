"""Rules about hosts that imitate the name of an organisation."""

from __future__ import annotations

import re
from functools import lru_cache

from classifier.indicators.context import Context
from classifier.indicators.function_words import is_function_word
from classifier.indicators.organisations import Organisations
from classifier.indicators.rule import Hit, Rule, Strength, mail, sms
from classifier.indicators.rules.destinations import link_hit
from classifier.indicators.unknown_sites import unowned_destinations
from classifier.sentence import sentence
from classifier.text.suffixes import registered_domain

# Words that scams put into host names; each is an organisation or one of its products.
_EXTRA_BRANDS = frozenset(
    "ameli cpam vitale doctolib impots gouv franceconnect antai caf mgen macif axa chronopost "
    "colissimo laposte netflix paypal amende assurancemaladie assurance-maladie carte-vitale "
    "cartevitale nhs mygov medicare hmrc monespacesante ".split()
)
_LABEL_SPLIT = re.compile(r"[.-]")


@lru_cache(maxsize=4)
def _official_labels(organisations: Organisations) -> frozenset[str]:
    """Return the domain names of the organisations, without the public suffix.

    A name such as "sante" (of sante.fr) is left out: others have it in theirs.
    """
    names = {registered_domain(domain).partition(".")[0] for domain in organisations.domains}
    return frozenset(name for name in names if len(name) >= 5 and not is_function_word(name))


@lru_cache(maxsize=4)
def _brands(organisations: Organisations) -> frozenset[str]:
    return _official_labels(organisations) | _EXTRA_BRANDS


@lru_cache(maxsize=1024)
def brand_in(organisations: Organisations, host: str) -> str:
    """Return a brand in a host, "" if there is none.

    It stands there as a word, or inside a word if the brand is long enough.
    """
    brands = _brands(organisations)
    # The longest, then the first by name: a set has another order in each process.
    glued = sorted(
        (b for b in brands if len(b) >= 5 and b in host),
        key=lambda b: (-len(b), b),
    )
    return next((b for b in (*_LABEL_SPLIT.split(host), *glued) if b in brands), "")


def _brand_inside(context: Context) -> Hit | None:
    for destination in unowned_destinations(context):
        brand = brand_in(context.organisations, destination.host)
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


_FAKE_SITE = sms(
    "AMELI : votre carte Vitale expire, mettez-la a jour sur https://ameli-carte.top/maj"
)
_OFFICIAL_SITE = sms(
    "Assurance Maladie : un nouveau message vous attend sur https://assure.ameli.fr"
)
_CLINIC = sms("Clinique des Ormes : questionnaire avant votre venue https://clinique-ormes.fr/q")

RULES = (
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
        deceives=True,
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
        deceives=True,
    ),
)
