"""The rule that a message wants nothing: no way to a stranger, and nothing to do or to give."""

from __future__ import annotations

import re

from classifier.indicators.context import Context, pattern
from classifier.indicators.rule import Hit, Rule, Strength, mail, sms
from classifier.indicators.rules.contacts import INSTALL_APP
from classifier.indicators.rules.vouching import asks_for_anything, is_read_whole
from classifier.records import Direction
from classifier.sentence import sentence

TO_DO = pattern(  # what a scam wants done where its link or number was lost on the way
    r"\b(?:cliqu\w+|click\w*|(?:le|ce|ces|un|the|this) (?:lien|link)s?\b|bouton|button|"
    r"regularis\w+|(?:confirm|valid|verifi|actualis|re-?activ|activ|debloqu|complet)ez\b|"
    r"(?:veuillez|merci de|pour|afin de|devez|please|must) (?:confirm|valid|verif|actualis|"
    r"re-?activ|activ|debloqu|complet)|"
    r"(?:mett|mise a|mettre)\w* (?:a )?jour|connectez|identifiez|update your|verify your|"
    r"log ?in|sign in|telecharg\w+|rendez.vous sur|visit)",
    "cliquez cliquer clique cliquant click clicking le ce ces un the this bouton button "
    "regulariser regularisez confirmez valider verifiez actualisez reactivez re activez debloquez "
    "completez mettez mettre mise connectez identifiez update verify log login sign telechargez "
    "rendez visit veuillez merci pour afin devez please must",
)
_CONTACT = re.compile(r"⟨(?:TEL|EMAIL|IBAN|CARTE)|\d\d(?:[ .-]?\d\d){3}")
_CUT_END = re.compile(
    r"(?:\b(?:via|sur|ici|at|on|here|au|a|le|de|par|suivant|https?)|[:…]|\.\.)\W*$"
)
_OPENING_QUESTION = re.compile(  # of a scam that begins with a chat
    r"\b(?:vous|tu|t'es|etes|you)\b[^?.!\n]{0,30}\b(?:la|chez (?:vous|toi)|dispo\w*|au bureau|"
    r"joignable|reveille\w*|there|free|home|available|busy)\b[^?.!\n]{0,25}\?"
)
# What requests are about. A message that names any of it may ask in words that no rule knows.
_WANTED = re.compile(
    r"\b(?:carte (?:bancaire|bleue|vitale)|bank card|card (?:number|details)|rib|iban|cb|cni|"
    r"codes?|mots? de passe|mdp|password|nir|secu|social security|pieces? d'identite|"
    r"passeport|passport|virements?|virer|paypal|cash|technicien|telegram|whatsapp|install\w+|"
    r"telecharg\w+|banque|"
    r"bank|prize|boitier|dicte\w*)\b"
)
_FEWEST_WORDS = 5


def _wants_nothing(context: Context) -> Hit | None:
    """Find that a message leads nowhere and asks for nothing that a scam is after."""
    message = context.message
    files = [one for one in message.attachments if not one.media_type.startswith("image/")]
    if message.links or files or message.form or message.image_only or not is_read_whole(context):
        return None
    text, folded = f"{message.subject}\n{message.body}", context.folded.strip()
    if len(message.body.split()) < _FEWEST_WORDS or _CONTACT.search(text):
        return None
    if _WANTED.search(folded) or _CUT_END.search(folded) or _OPENING_QUESTION.search(folded):
        return None
    if context.request(TO_DO) or context.request(INSTALL_APP):
        return None
    return None if asks_for_anything(context) else Hit("")


RULES = (
    Rule(
        "R18",
        "context",
        Strength.WEAK,
        sentence(
            "Vigie finds no link, no unknown number and no request for data, a code or money in "
            "the message."
        ),
        _wants_nothing,
        (
            sms("Vos lunettes sont prêtes, le magasin ferme à 19h."),
            mail("The meeting is moved to Thursday, bring your own cup."),
        ),
        (
            sms("Votre dossier est prêt : https://dossier-maj.com"),
            sms("Vos lunettes sont prêtes, appelez le ⟨TEL_MOBILE⟩ pour les retirer"),
            sms("Indiquez votre carte bancaire pour débloquer le virement"),
            sms("Bonjour, le livreur est devant chez vous, vous êtes là ?"),
            sms("Dernier avis, régularisez votre dossier avant ce soir"),
            sms("Votre colis attend, choisissez un autre créneau via"),
        ),
        Direction.AGAINST,
        scored=False,
    ),
)
