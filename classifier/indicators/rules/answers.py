"""Rules about the way in which an answer is wanted: by reply or by phone."""

from __future__ import annotations

from classifier.indicators.context import pattern
from classifier.indicators.pattern_rules import asks, mentions, rule
from classifier.indicators.rule import Strength, mail, sms
from classifier.sentence import sentence

REPLY = pattern(
    r"\b(?:repond(?:ez|s|re|ant)|(?<!no )(?<!no-)reply(?! (?:needed|required|necessary))|respond|"
    r"text back|write back|answer (?:this|the|that|with|by|in)|(?:simple|votre) reponse (?:a ce|"
    r"avec|par|est|doit|sous))\b(?! (?:pas|stop|a (?:ces|toutes|vos|la question|ce questionnaire|"
    r"l'enquete|cette enquete)|au questionnaire|aux questions|to (?:all|"
    r"unsubscribe)))(?![^.!?\n]{0,12}\bstop\b)",
    "answer simple votre repondez reponds repondre repondant reply respond text write",
)
ONE_WORD = pattern(
    r"\b(?:repond(?:ez|s|re)|(?<!no )reply|envoyez)\b (?:par |simplement |with |juste |just |avec "
    r"|le mot )*[\"'«“ ]{0,2}(?!stop\b|oui\b|non\b|no\b|yes\b|ok\b|pas\b|ici\b|a\b|au\b|to\b|by\b|"
    r"en\b|"
    r"vite\b|une?\b|votre\b|le\b|la\b|avant\b|sous\b|aux\b|with\b|avec\b|par\b|sur\b|nous\b|moi\b|"
    r"today\b|now\b|here\b|if\b|si\b|plus\b|y\b|de\b|directement\b|the\b|your\b|via\b|please\b|"
    r"svp\b|rapidement\b|simplement\b|ce\b|cette\b|photos?\b|copies?\b|needed|mailbox|required|"
    r"soon\b|asap\b)[a-z]{2,10}[\"'»” ]{0,2}(?:(?: (?:pour|afin|avant|puis|suivi|et|to|and|or|ou|"
    r"sous|for|within)\b)|[.,!;]|\n|$)",
    "repondez reponds repondre reply envoyez",
)
CALL_PERSON = pattern(
    r"\b(?:r?appel(?:ez|er|le|ant)|contact(?:ez|er)|joign(?:ez|ant)|joindre|compos(?:ez|er)|"
    r"telephon(?:ez|er)|call(?: back)?|ring|phone)\b[^.!?\n]{0,30}?\b(?:le |la |l'|un |notre |"
    r"votre |the |our |an? |mme |mr |m\. )(?:\w+ )?(?:conseill\w+|agents?\b|service\b|charge\w* "
    r"de|gestionnaire|expert|technicien\w*|officer|advis[eo]r|clerk|inspecteur|huissier|etude\b|"
    r"cellule|operat\w+|⟨nom⟩)|\b(?:call|ring|rappel(?:ez|er)|rapeler|rappelle) (?:us |nous |me |"
    r"moi )?(?:back |vite|d'urgence|immediatement|sans delai|sans attendre|now|urgently|today)|"
    r"\brappelez\b(?!.vous)|\bveuillez (?:nous |me )?rappeler|\b(?:appelez|telephonez) (?:vite|"
    r"tout de suite|de suite|immediatement|maintenant|d'urgence)|\bnumero (?:special|direct|dedie|"
    r"inscrit au|affiche)|\bdirect number",
    "veuillez appelez appeler appelle rappelez rappeler rappelle rapeler contactez contacter "
    "joignez joindre joignant composez composer telephonez telephoner call ring phone numero "
    "direct",
)
CALL_EXPECTED = pattern(
    r"(?:conseill\w+|agents?|technicien\w*|experts?|clerc|officer|advis[eo]r|clerk|inspecteur|"
    r"gestionnaire|huissier|service (?:\w+ )?(?:fraudes?|oppositions?|"
    r"securite))\b[^.!?\n]{0,60}?(?:(?:va|vont|doit|pourra|souhaite) (?:vous )?(?:r?appeler|"
    r"recontacter|contacter|joindre|parler)|vous (?:r?appel\w+|recontact\w+|contact\w+|"
    r"telephon\w+)|will (?:call|ring|phone|contact)|(?:calls?|phone|rings?) (?:you|u)\b|must "
    r"speak|may call|doit parler)|etre (?:rappele|recontacte)|\brecontacte\w*|request (?:a "
    r")?call.?back|numero (?:ou|auquel) (?:vous|te) (?:joindre|rappeler)|number (?:at|on) which",
    "conseiller conseillere agent agents technicien technicienne expert experts clerc officer "
    "adviser advisor clerk inspecteur gestionnaire huissier service etre recontacte recontactee "
    "request numero number",
)
_VISITOR = (
    r"(?:technicien\w*|audioprothesiste|opticien\w*|agents?|conseill\w+|expert|coursier|inspecteur|"
    r"specialiste|technician|officer|adviser|advisor|inspector|engineer)"
)
HOME_VISIT = pattern(
    rf"\b{_VISITOR}\b[^.!?\n]{{0,60}}?(?:chez vous|a (?:votre |son )?domicile|se presentera|"
    rf"passera|"
    r"viendra|(?:come|comes|call|calls|visit|visits|pass|passes) (?:at|to|by) (?:your|the) "
    r"(?:home|house|door)|at home)|\b(?:bilan|depistage|test|controle)\b[^.!?\n]{0,40}?(?:a "
    r"(?:votre )?domicile|chez vous|at home)",
    "technicien technicienne audioprothesiste opticien agent agents conseiller conseillere expert "
    "coursier inspecteur specialiste technician officer adviser advisor inspector engineer bilan "
    "depistage test controle",
)
STAY_ON_LINE = pattern(
    r"\bne (?:raccroch\w+|coup\w+ pas l'appel|quitt\w+ pas la ligne|ferm\w+ pas l'appel)|"
    r"\b(?:do not|don't) (?:hang up|end (?:the|this) call)|\brest(?:ez|er) en ligne|"
    r"\bstay on the (?:line|phone)|\bsans raccrocher|\bne pas raccrocher|"
    r"\bwithout hanging up",
    "ne do don restez rester stay sans without",
)
_MEMBER_AREA = mail("Votre décompte est disponible dans votre espace adhérent. Bien à vous")
_NO_REPLY = mail("Ceci est un message automatique, merci de ne pas y répondre.")
_SMS_STOP = sms(
    "Mutuelle des Rives : atelier nutrition le ⟨DATE⟩. Répondez STOP pour ne plus recevoir"
)

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
        "I90",
        "request",
        Strength.WEAK,
        sentence("The message announces a visit at home by somebody you did not ask to come."),
        asks(HOME_VISIT),
        (
            sms("Un technicien passera chez vous demain pour votre appareil auditif"),
            mail("Our technician will come to your home with the case."),
        ),
        (
            _MEMBER_AREA,
            mail("Aucun technicien ne passera chez vous."),
            sms("Je passe chez toi demain"),
        ),
    ),
    rule(
        "I92",
        "request",
        Strength.STRONG,
        sentence("You are told not to hang up, so that you cannot check or ask anyone."),
        mentions(STAY_ON_LINE),
        (
            sms("Ne raccrochez pas, je bloque l'opération avec vous"),
            mail("Please stay on the line and do not end the call."),
        ),
        (_MEMBER_AREA, mail("En cas de doute, raccrochez et appelez le 3646.")),
    ),
)
