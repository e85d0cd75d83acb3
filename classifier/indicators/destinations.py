"""Where the links lead: the claimed organisation against the registered domain."""

from __future__ import annotations

import re
from functools import lru_cache

from classifier.indicators.context import Context, Destination
from classifier.indicators.rule import Hit, Rule, Strength, letter, mail, sms
from classifier.organisations import Organisations
from classifier.reading.links import find_links, host_of, registered_domain
from classifier.records import Direction, Place, Span

# Extensions with a score above 90 per 10,000 registered names in either of two yearly
# counts of the Cybercrime Information Center (Interisle), com and fr being below 35.
CHEAP_ENDINGS = frozenset(
    "top bond xyz shop info xin online vip cc cfd lol sbs site icu pro mobi live click rest "
    "cyou buzz monster quest".split()
)
SHORTENERS = frozenset(
    "bit.ly tinyurl.com t.co goo.gl ow.ly is.gd cutt.ly rb.gy shorturl.at urlz.fr rebrand.ly "
    "lc.cx t.ly s.id bl.ink tiny.cc v.gd qrco.de l.ead.me urls.fr dub.sh smsl.ink".split()
)
FREE_HOSTING = frozenset(
    "weebly.com wixsite.com blogspot.com wordpress.com web.app firebaseapp.com netlify.app "
    "vercel.app github.io pages.dev workers.dev herokuapp.com 000webhostapp.com webflow.io "
    "godaddysites.com square.site glitch.me duckdns.org ngrok.io ngrok.app r2.dev "
    "sites.google.com forms.gle jimdosite.com strikingly.com canva.site notion.site".split()
)
# Words a lure glues into its host; each stands for an organisation or its product.
_EXTRA_BRANDS = frozenset(
    "ameli cpam vitale doctolib impots gouv franceconnect antai caf mgen macif axa chronopost "
    "colissimo laposte netflix paypal amende assurancemaladie assurance-maladie carte-vitale "
    "cartevitale mutuelle nhs mygov medicare hmrc monespacesante ".split()
)
_NUMERIC = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}$")
_ODD_AUTHORITY = re.compile(r"^(?:[a-z]+://)?(?:[^/?#]*@|[^/?#@]+:\d{2,5}(?:[/?#]|$))")
_LABEL_SPLIT = re.compile(r"[.-]")


def _hit(place: Destination, **values: str) -> Hit:
    link = place.link
    span = Span(Place.BODY, link.start, link.end) if link.start >= 0 else None
    return Hit(link.shown[:160], span, {"domain": place.domain or place.host} | values)


def _foreign(context: Context) -> list[Destination]:
    """Return the destinations that belong to no known organisation."""
    owner_of = context.organisations.owner_of
    return [place for place in context.destinations if owner_of(place.host) is None]


def _not_theirs(context: Context) -> Hit | None:
    claimed = context.claimed
    if claimed is None:
        return None
    for place in _foreign(context):
        if place.domain not in SHORTENERS:
            return _hit(place, organisation=claimed.name)
    return None


def _unknown(context: Context) -> Hit | None:
    if context.claimed is not None:
        return None
    foreign = _foreign(context)
    return _hit(foreign[0]) if foreign else None


@lru_cache(maxsize=4)
def _official_labels(organisations: Organisations) -> frozenset[str]:
    """Return the names registered by organisations, without their extension."""
    names = {registered_domain(domain).partition(".")[0] for domain in organisations.domains}
    return frozenset(name for name in names if len(name) >= 5)


@lru_cache(maxsize=4)
def _brands(organisations: Organisations) -> frozenset[str]:
    return _official_labels(organisations) | _EXTRA_BRANDS


def _brand_inside(context: Context) -> Hit | None:
    """Find a brand as a word of a foreign host, or glued into it when it is long enough."""
    brands = _brands(context.organisations)
    for place in _foreign(context):
        parts = set(_LABEL_SPLIT.split(place.host))
        glued = (b for b in brands if len(b) >= 5 and b in place.host)
        brand = next((b for b in parts if b in brands), None) or next(glued, None)
        if brand:
            return _hit(place, brand=brand)
    return None


def one_edit(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter left out, added, changed or swapped."""
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


def _typo(context: Context) -> Hit | None:
    for place in _foreign(context):
        official = _nearly(context.organisations, place.domain.partition(".")[0])
        if official:
            return _hit(place, official=official)
    return None


@lru_cache(maxsize=4096)
def _nearly(organisations: Organisations, name: str) -> str:
    """Return the official name that is one letter away, "" when there is none."""
    if len(name) < 5:
        return ""
    return next((o for o in sorted(_official_labels(organisations)) if one_edit(name, o)), "")


def _other_ending(context: Context) -> Hit | None:
    labels = _official_labels(context.organisations)
    for place in _foreign(context):
        name = place.domain.partition(".")[0]
        if name in labels:
            return _hit(place, official=name)
    return None


def _first(context: Context, wanted: object) -> Hit | None:
    """Return a hit on the first destination for which `wanted` (a function) holds."""
    assert callable(wanted)
    return next((_hit(place) for place in context.destinations if wanted(place)), None)


def _other_alphabet(context: Context) -> Hit | None:
    return _first(context, lambda place: "xn--" in place.host or not place.host.isascii())


def _cheap_ending(context: Context) -> Hit | None:
    foreign = _foreign(context)
    found = (p for p in foreign if p.domain.rpartition(".")[2] in CHEAP_ENDINGS)
    place = next(found, None)
    return _hit(place, ending="." + place.domain.rpartition(".")[2]) if place else None


def _shortened(context: Context) -> Hit | None:
    return _first(context, lambda place: place.domain in SHORTENERS or place.host in SHORTENERS)


def _free_hosting(context: Context) -> Hit | None:
    def free(place: Destination) -> bool:
        labels = place.host.split(".")
        return any(".".join(labels[i:]) in FREE_HOSTING for i in range(len(labels)))

    return _first(context, free)


def _odd_address(context: Context) -> Hit | None:
    return _first(
        context,
        lambda place: bool(
            _NUMERIC.match(place.host) or _ODD_AUTHORITY.match(place.link.target.lower())
        ),
    )


def _shows_another(context: Context) -> Hit | None:
    """Find a link whose text names one site and which leads to another."""
    for place in context.destinations:
        if place.link.shown == place.link.target:
            continue
        shown = find_links(place.link.shown)
        if not shown:
            continue
        shown_domain = registered_domain(host_of(shown[0].target))
        if shown_domain and place.domain and shown_domain != place.domain:
            return _hit(place, shown=shown_domain)
    return None


def _all_official(context: Context) -> Hit | None:
    claimed, places = context.claimed, context.destinations
    if claimed is None or not places:
        return None
    if all(context.organisations.is_official(claimed.id, place.host) for place in places):
        return _hit(places[0], organisation=claimed.name)
    return None


def _known_sites(context: Context) -> Hit | None:
    """Find that all links lead to known organisations, though not to the claimed one."""
    places = context.destinations
    if not places or _foreign(context) or _all_official(context):
        return None
    owner = context.organisations.owner_of(places[0].host)
    return _hit(places[0], owner=owner.name) if owner else None


_FAKE = sms("AMELI : votre carte Vitale expire, mettez-la a jour sur https://ameli-carte.top/maj")
_TRUE = sms("Assurance Maladie : un nouveau message vous attend sur https://assure.ameli.fr")
_LOCAL = mail("Votre caisse organise un atelier, inscription sur ameli-cpam21.fr. La CPAM 21")
_CLINIC = sms("Clinique des Ormes : questionnaire avant votre venue https://clinique-ormes.fr/q")

RULES = (
    Rule(
        "I01",
        "link",
        Strength.STRONG,
        {
            "fr": "Le message parle au nom de {organisation}, mais le lien mène à {domain}, "
            "qui ne figure pas parmi ses sites connus.",
            "en": "The message speaks for {organisation}, but the link leads to {domain}, "
            "which is not one of its known sites.",
        },
        _not_theirs,
        (_FAKE, mail("Votre Mutuelle MGEN vous rembourse : http://mgen-remb.com/x")),
        (_TRUE, _LOCAL, _CLINIC),
    ),
    Rule(
        "I02",
        "link",
        Strength.STRONG,
        {
            "fr": "L'adresse {domain} imite le nom « {brand} » sans appartenir à cet organisme.",
            "en": "The address {domain} imitates the name “{brand}” without belonging to it.",
        },
        _brand_inside,
        (_FAKE, sms("Confirmez ici : http://mon-doctolib.com/rdv")),
        (_TRUE, _CLINIC, mail("Espace adhérent : https://www.harmonie-et-moi.fr")),
    ),
    Rule(
        "I03",
        "link",
        Strength.STRONG,
        {
            "fr": "L'adresse {domain} ressemble à « {official} » à une lettre près.",
            "en": "The address {domain} is one letter away from “{official}”.",
        },
        _typo,
        (sms("Votre compte : https://doctolb.fr/x"), sms("https://amelli.fr/carte maintenant")),
        (_TRUE, sms("Infos sur https://www.mnt.fr et https://www.mnh.fr"), _CLINIC),
    ),
    Rule(
        "I04",
        "link",
        Strength.STRONG,
        {
            "fr": "L'adresse {domain} reprend le nom « {official} » avec une autre extension "
            "que la vraie.",
            "en": "The address {domain} takes the name “{official}” with another ending than "
            "the real one.",
        },
        _other_ending,
        (sms("Connectez-vous : https://ameli.com/compte"), sms("Voir doctolib.net/rdv")),
        (_TRUE, mail("Votre espace https://www.groupama.com et https://alan.com")),
    ),
    Rule(
        "I05",
        "link",
        Strength.STRONG,
        {
            "fr": "L'adresse du lien contient des lettres accentuées ou d'un autre alphabet, "
            "qui servent à imiter un vrai site.",
            "en": "The link's address holds accented letters or another alphabet, which serve "
            "to imitate a real site.",
        },
        _other_alphabet,
        (sms("Validez sur https://vérification-ameli.com/a"), sms("https://xn--amli-dpa.fr/x")),
        (_TRUE, _CLINIC),
    ),
    Rule(
        "I06",
        "link",
        Strength.MEDIUM,
        {
            "fr": "L'adresse {domain} finit par {ending}, une extension bon marché très "
            "utilisée par les fraudeurs.",
            "en": "The address {domain} ends in {ending}, a cheap ending much used by fraudsters.",
        },
        _cheap_ending,
        (_FAKE, sms("Votre colis : https://suivi-paquet.icu/8")),
        (_TRUE, _CLINIC),
    ),
    Rule(
        "I08",
        "link",
        Strength.MEDIUM,
        {
            "fr": "Le lien est raccourci ({domain}) : on ne voit pas où il mène.",
            "en": "The link is shortened ({domain}): one cannot see where it leads.",
        },
        _shortened,
        (sms("Votre dossier : https://bit.ly/3xYz"), sms("Payez ici tinyurl.com/abc")),
        (_TRUE, _CLINIC),
    ),
    Rule(
        "I09",
        "link",
        Strength.MEDIUM,
        {
            "fr": "La page est hébergée chez un service gratuit ({domain}), ouvert à tous.",
            "en": "The page is hosted by a free service ({domain}) that is open to anybody.",
        },
        _free_hosting,
        (sms("Formulaire : https://ameli-2026.weebly.com"), sms("https://aide.web.app/x caf")),
        (_TRUE, _CLINIC),
    ),
    Rule(
        "I10",
        "link",
        Strength.STRONG,
        {
            "fr": "L'adresse du lien est anormale : des chiffres, un port ou un faux identifiant "
            "à la place d'un nom de site.",
            "en": "The link's address is abnormal: numbers, a port or a false user name instead "
            "of a site's name.",
        },
        _odd_address,
        (sms("http://203.0.113.7/ameli"), sms("Ouvrez http://ameli.fr@vitale-maj.com/a")),
        (_TRUE, _CLINIC),
    ),
    Rule(
        "I11",
        "link",
        Strength.STRONG,
        {
            "fr": "Le lien affiche {shown} mais mène à {domain}.",
            "en": "The link shows {shown} but leads to {domain}.",
        },
        _shows_another,
        (
            mail("Voir").__class__(
                "Votre compte : www.ameli.fr",
                links=(
                    find_links("https://maj-dossier.com/a")[0].__class__(
                        "www.ameli.fr", "https://maj-dossier.com/a"
                    ),
                ),
            ),
        ),
        (_TRUE, mail("Voir https://www.ameli.fr/assure"), letter("Notre site : www.caf.fr")),
    ),
    Rule(
        "I47",
        "link",
        Strength.WEAK,
        {
            "fr": "Le lien mène à {domain}, un site que Vigie ne connaît pas.",
            "en": "The link leads to {domain}, a site that Vigie does not know.",
        },
        _unknown,
        (_CLINIC, sms("Regarde https://photos-vacances.net/1")),
        (_TRUE, _FAKE),
    ),
    Rule(
        "R01",
        "link",
        Strength.MEDIUM,
        {
            "fr": "Tous les liens mènent à un site connu de {organisation} ({domain}).",
            "en": "All links lead to a known site of {organisation} ({domain}).",
        },
        _all_official,
        (_TRUE, _LOCAL),
        (_FAKE, _CLINIC, sms("AMELI : https://www.ameli.fr puis https://ameli-carte.top")),
        Direction.AGAINST,
    ),
    Rule(
        "R08",
        "link",
        Strength.WEAK,
        {
            "fr": "Les liens mènent au site d'un organisme connu : {owner}.",
            "en": "The links lead to the site of a known organisation: {owner}.",
        },
        _known_sites,
        (
            mail("Signalez le message sur https://www.33700.fr"),
            mail(
                "MGEN : portez plainte sur https://www.cybermalveillance.gouv.fr",
                "MGEN <a@mgen.fr>",
            ),
        ),
        (_FAKE, _CLINIC),
        Direction.AGAINST,
    ),
)
