"""Rules about the way in which an answer is wanted: by reply, by phone, through a link."""

from __future__ import annotations

from classifier.indicators.context import Context, pattern
from classifier.indicators.pattern_rules import asks, rule
from classifier.indicators.rule import Hit, Strength, mail, sms
from classifier.indicators.rules.destinations import strange_destinations
from classifier.sentence import sentence

REPLY = pattern(
    r"\b(?:repond(?:ez|s|re|ant)|reply|respond|text back|write back)\b"
    r"(?! (?:pas|stop|a (?:ces|toutes|vos|la question|ce questionnaire|l'enquete|cette enquete)|"
    r"au questionnaire|aux questions|to (?:all|unsubscribe)))(?![^.!?\n]{0,12}\bstop\b)",
    "repondez reponds repondre repondant reply respond text write",
)
ONE_WORD = pattern(
    r"\b(?:repond(?:ez|s|re)|reply|envoyez)\b (?:par |simplement |with |juste |just |avec |le mot )*"
    r"[\"'«“ ]{0,2}(?!stop\b|oui\b|yes\b|ok\b|pas\b|ici\b|a\b|au\b|to\b|by\b|en\b|vite\b|une?\b|"
    r"votre\b|le\b|la\b|avant\b|sous\b|aux\b|with\b|avec\b|par\b|sur\b|nous\b|moi\b|today\b|now\b|"
    r"here\b|if\b|si\b|plus\b|y\b|de\b|directement\b|the\b|your\b|via\b|please\b|svp\b|rapidement\b|"
    r"simplement\b|ce\b|cette\b|photos?\b|copies?\b|soon\b|asap\b)[a-z]{2,10}[\"'»” ]{0,2}"
    r"(?:(?: (?:pour|afin|avant|puis|suivi|et|to|and|or|ou|sous|for|within)\b)|[.,!;]|\n|$)",
    "repondez reponds repondre reply envoyez",
)
CALL_PERSON = pattern(
    r"\b(?:r?appel(?:ez|er|le|ant)|contact(?:ez|er)|joign(?:ez|ant)|joindre|compos(?:ez|er)|"
    r"telephon(?:ez|er)|call(?: back)?|ring|phone)\b[^.!?\n]{0,30}?\b(?:le |la |l'|un |notre |votre |"
    r"the |our |an? |mme |mr |m\. )(?:\w+ )?(?:conseill\w+|agents?\b|service\b|charge\w* de|"
    r"gestionnaire|expert|technicien\w*|officer|advis[eo]r|clerk|inspecteur|huissier|etude\b|cellule|"
    r"operat\w+|⟨nom⟩)|"
    r"\b(?:call|ring|rappel(?:ez|er)|rapeler|rappelle) (?:us |nous |me |moi )?(?:back |vite|d'urgence|"
    r"immediatement|sans delai|sans attendre|now|urgently|today)|"
    r"\bnumero (?:special|direct|dedie|inscrit au|affiche)|\bdirect number",
    "appelez appeler appelle rappelez rappeler rappelle rapeler contactez contacter joignez joindre "
    "joignant composez composer telephonez telephoner call ring phone numero direct",
)
CALL_EXPECTED = pattern(
    r"(?:conseill\w+|agents?|technicien\w*|experts?|clerc|officer|advis[eo]r|clerk|inspecteur|"
    r"gestionnaire|huissier|service (?:\w+ )?(?:fraudes?|oppositions?|securite))\b[^.!?\n]{0,60}?"
    r"(?:(?:va|vont|doit|pourra|souhaite) (?:vous )?(?:r?appeler|recontacter|contacter|joindre|parler)|"
    r"vous (?:r?appel\w+|recontact\w+|contact\w+|telephon\w+)|will (?:call|ring|phone|contact)|"
    r"(?:calls?|phone|rings?) (?:you|u)\b|must speak|may call|doit parler)|"
    r"etre (?:rappele|recontacte)|\brecontacte\w*|request (?:a )?call.?back|numero (?:ou|auquel) "
    r"(?:vous|te) (?:joindre|rappeler)|number (?:at|on) which",
    "conseiller conseillere agent agents technicien technicienne expert experts clerc officer "
    "adviser advisor clerk inspecteur gestionnaire huissier service etre recontacte recontactee "
    "request numero number",
)
_ACT = (
    r"\b(?:regularis|actualis|confirm|reactiv|debloqu|valid|renouvel|verifi|contest|annul|dissoci|"
    r"rectifi|accept|regl|recuper|reclam|identifi|justifi|restaur|declar|repris|reprend|reprogramm|"
    r"mett\w+ (?:la |le |les |l')?a jour|mise a jour|a (?:regler|payer|acquitter|signer|saisir|"
    r"deposer|completer)|pay|paie|updat|verif|renew|unlock|claim|settl|disput|cancel|rebook|redeliver|"
    r"restor|releas|reactivat|sign in|log ?in)"
)
_HOST = r"(?:https?://|www\.|\b[a-z0-9][a-z0-9.-]{2,60}\.[a-z]{2,12}\b)"
ACT_THERE = pattern(
    rf"{_ACT}[^!?\n]{{0,90}}?{_HOST}",
    "regulariser regularisez regularisation actualiser actualisez confirmer confirmez confirm "
    "reactiver reactivez debloquer debloquez valider validez renouveler renouvelez verifier verifiez "
    "contester contestez annuler annulez annulation dissocier dissociez rectifier rectifiez accepter "
    "acceptez regler reglez reglement recuperer recuperez reclamer reclamez identifier identifiez "
    "justifier justifiez restaurer declarer declarez reprise reprendre reprogrammez mettez mettre mise "
    "a payer payez paiement paie pay update updating verify verification renew unlock claim settle "
    "dispute cancel rebook redeliver restore release reactivate sign log login",
)


def _acts_on_strange_site(context: Context) -> Hit | None:
    return asks(ACT_THERE)(context) if strange_destinations(context) else None


_MEMBER_AREA = mail("Votre décompte est disponible dans votre espace adhérent. Bien à vous")
_NO_REPLY = mail("Ceci est un message automatique, merci de ne pas y répondre.")
_SMS_STOP = sms("Mutuelle des Rives : atelier nutrition le ⟨DATE⟩. Répondez STOP pour ne plus recevoir")

RULES = (
    rule(
        "I78",
        "request",
        Strength.WEAK,
        sentence("The message wants an answer by reply, which goes to whoever wrote it."),
        asks(REPLY),
        (
            sms("Répondez avec votre nom et une heure, on vous rappelle"),
            mail("Please reply to this message with a phone number."),
        ),
        (_MEMBER_AREA, _NO_REPLY, _SMS_STOP),
    ),
    rule(
        "I79",
        "request",
        Strength.MEDIUM,
        sentence("The message asks you to reply with a single word, which starts a conversation."),
        asks(ONE_WORD),
        (
            sms("Cotisation impayée, répondez PAYER avant ce soir"),
            sms("Your parcel is held, reply RELEASE to continue"),
        ),
        (_MEMBER_AREA, _NO_REPLY, _SMS_STOP, sms("RDV jeudi 10h. Répondez OUI pour confirmer")),
    ),
    rule(
        "I80",
        "request",
        Strength.WEAK,
        sentence("The message asks you to call somebody it names, not a number you know."),
        asks(CALL_PERSON),
        (
            sms("Opposition en cours, rappelez le conseiller sans attendre"),
            mail("Please call the officer in charge of your file today."),
        ),
        (_MEMBER_AREA, sms("Des questions ? Appelez le 3646"), mail("Ne rappelez pas ce numéro.")),
    ),
    rule(
        "I81",
        "request",
        Strength.WEAK,
        sentence("The message announces a call; what will be asked is not in the message."),
        asks(CALL_EXPECTED),
        (
            sms("Un agent du service des fraudes va vous appeler dans cinq minutes"),
            sms("Paiement suspect, an officer will call you today"),
        ),
        (_MEMBER_AREA, mail("Nos conseillers ne vous appelleront jamais pour cela.")),
    ),
    rule(
        "I82",
        "request",
        Strength.MEDIUM,
        sentence("The message asks you to pay, confirm or renew something on a site Vigie does not know."),
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
)
