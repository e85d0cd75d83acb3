"""Rules about what is to be done through a link to a site nobody knows, or through a button."""

from __future__ import annotations

import re

from classifier.indicators.context import Context, pattern
from classifier.indicators.pattern_rules import hit_at, mentions, rule
from classifier.indicators.rule import Hit, Strength, mail, sms
from classifier.indicators.unknown_sites import strange_destinations
from classifier.sentence import sentence

_ACT = (
    r"\b(?:regularis|actualis|confirm|reactiv|debloqu|valid|renouvel|verifi|contest|annul|dissoci|"
    r"rectifi|accept|regl|recuper|reclam|identifi|justifi|restaur|declar|repris|reprend|reprogramm|"
    r"mett\w+[ -](?:la |le |les |l')?a jour|mise a jour|a (?:regler|payer|acquitter|signer|saisir|"
    r"deposer|completer)|pay|paie|updat|verif|renew|unlock|claim|settl|disput|cancel|rebook|"
    r"redeliver|"
    r"restor|releas|reactivat|sign in|log ?in)"
)
_HOST = r"(?:(?:https?://|www\.)\S*|\b[a-z0-9][a-z0-9.-]{2,60}\.[a-z]{2,12}\b)"
_ADDRESS = re.compile(rf"{_HOST}$")
ACT_THERE = pattern(
    rf"{_ACT}(?:[^.!?\n]|\.(?!\s)){{0,90}}?{_HOST}",
    "regulariser regularisez regularisation actualiser actualisez confirmer confirmez confirm "
    "reactiver reactivez debloquer debloquez valider validez renouveler renouvelez verifier "
    "verifiez contester contestez annuler annulez annulation dissocier dissociez rectifier "
    "rectifiez accepter acceptez regler reglez reglement recuperer recuperez reclamer reclamez "
    "identifier identifiez justifier justifiez restaurer declarer declarez reprise reprendre "
    "reprogrammez mettez mettre mise a payer payez paiement paie pay update updating verify "
    "verification renew unlock claim settle dispute cancel rebook redeliver restore release "
    "reactivate sign log login",
)


def _acts_on_strange_site(context: Context) -> Hit | None:
    """Find what is to be done there; the address itself is quoted by the rules about links."""
    place = context.request(ACT_THERE) if strange_destinations(context) else None
    if place is None:
        return None
    start, end = place
    words = _ADDRESS.sub("", context.folded[start:end]).rstrip(" :>(-")
    return hit_at(context, start, start + max(1, len(words)))


BUTTON = pattern(  # the text of a button, alone on a line; its address is often lost
    r"\n[ >»*-]{0,4}(?:regler|payer|confirmer|regulariser|recevoir|recuperer|reactiver|debloquer|"
    r"mettre a jour|valider|obtenir|demander|conserver|verifier|associer|claim|pay|confirm|update|"
    r"verify|restore|keep) (?:ma|mon|mes|le|la|les|my|the|now|maintenant)\b[^.!?\n]{0,40}(?:\n|$)",
    "regler payer confirmer regulariser recevoir recuperer reactiver debloquer mettre valider "
    "obtenir demander conserver verifier associer claim pay confirm update verify restore keep",
)
_MEMBER_AREA = mail("Votre décompte est disponible dans votre espace adhérent. Bien à vous")

RULES = (
    rule(
        "I82",
        "request",
        Strength.MEDIUM,
        sentence(
            "The message asks you to pay, confirm or renew something on a site Vigie does not know."
        ),
        _acts_on_strange_site,
        (
            sms("Régularisez votre situation sur https://valdosia-exemple.com/a"),
            sms("Renew your plan here: https://valdosia-exemple.com/renew"),
        ),
        (
            _MEMBER_AREA,
            sms("Confirmez votre rendez-vous sur https://www.ameli.fr"),
            sms("Photos de la fête : https://valdosia-exemple.com/a"),
        ),
    ),
    rule(
        "I93",
        "request",
        Strength.MEDIUM,
        sentence("A button asks you to pay, confirm or update something, and shows no address."),
        mentions(BUTTON),
        (
            mail("Votre cotisation a été refusée.\n\nRégler ma cotisation\n\nLe service"),
            mail("Your plan has ended.\nUpdate my card"),
        ),
        (
            _MEMBER_AREA,
            mail("Bonjour,\nPour payer la facture, adressez un chèque.\nLa mairie"),
            mail("Votre relevé est prêt.\nAccéder à mon espace\nBien à vous"),
        ),
    ),
)
