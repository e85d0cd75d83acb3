"""Rules about the pretext: a new number, a relative in need, an alarm with a number to call."""

from __future__ import annotations

from classifier.indicators.context import pattern
from classifier.indicators.pattern_rules import asks, mentions, rule
from classifier.indicators.rule import Strength, mail, sms
from classifier.sentence import sentence

DIRECT_CONTACT = pattern(
    r"(?:(?:r?appel\w*|joign\w*|ecri\w+|contact\w*|repond\w*|call|text|ring|reach|message)[ -]"
    r"(?:moi |me |us |back )?|m'(?:appeler|ecrire|joindre) )(?:directement |only |back )?"
    r"(?:sur|a|au|on|at|to) (?:(?:ce|cette|mon|ma|my|this) (?:nouveau |new |autre )?(?:portable|"
    r"numero|mobile|ligne|number|cell|direct|perso)|⟨tel_mobile⟩)|"
    r"\b(?:ma|my) (?:ligne directe|direct line)|\btelegram\b|(?:on|sur) (?:another app|"
    r"une autre appli)",
    "portable portables numero numeros mobile mobiles ligne lignes number numbers cell direct "
    "perso personnel tel telegram another autre",
)
MONEY_FOR_RELATIVE = pattern(
    r"\btu (?:peux|pourrais|pourras|m'\w+|me "
    r"(?!rembours)\w+)[^.!?\n]{0,50}?(?:⟨(?:petit_)?montant⟩|virement|"
    r"avanc\w+|depann\w+|pret(?:er|es)\b|paypal|lydia|wero|coupon)|"
    r"\b(?:can|could|would) you (?:please )?(?:lend|send|transfer|pay|wire|cover)[^.!?\n]{0,50}?"
    r"(?:⟨(?:petit_)?montant⟩|\bme\b|for me|the bill)|(?:nouveau|new) (?:num\w*|number|phone|tel)"
    r"[^\n]{0,200}?(?:⟨(?:petit_)?montant⟩|virement|payer|facture|bill|transfer)",
    "tu can could would nouveau new",
)
CALL_TO_CANCEL = pattern(
    r"(?:sinon|si (?:ce n'est pas vous|vous n'etes pas|vous n'avez pas|ce n'etait pas)|en cas "
    r"d'(?:erreur|opposition|desaccord)|pas a l'origine|pas vous|not you|wasn't you|didn't "
    r"(?:make|request|ask)|did not (?:make|request)|if (?:this|it) was not)[^\n]{0,70}?"
    r"(?:r?appel\w*|contact\w*|joi(?:gn|nd)\w*|compos\w*|call|ring|phone)[^.!?\n]{0,40}?"
    r"⟨tel_(?:mobile|fixe|etranger|gratuit|surtaxe)⟩",
    "sinon si en pas not wasn didn did if",
    needs="⟨tel_",
)
NEW_ACCOUNT = pattern(
    r"\b(?:moved|changed) (?:their|our|its|the|my) (?:bank )?account\b|\bnouveau compte\b[^.!?\n]"
    r"{0,40}?\butiliser\b|\bto the account of my (?:agent|nephew|niece|cousin|partner|solicitor)\b|"
    r"\b(?:compte|account)\b[^.!?\n]{0,50}?\b(?:a|est|has|is|sont|en cours de) (?:ete |"
    r"been )?(?:change"
    r"(?:e|d|ment)?s?|moved)\b[^.!?\n]{0,60}?\b(?:ici|voici|utilis\w+|regl\w+|vers\w+|document|"
    r"joint|"
    r"here|attached|use|pay)\b|\b(?:change|changent|changeons|"
    r"change\w* d'agence et donc) de (?:compte|"
    r"banque)\b|\bchanging banks?\b|\bsur le compte (?:de (?:l'entreprise|mon|ma|notre)|"
    r"d'un)[^.!?\n]"
    r"{0,20}?(?:et non|et pas|frere|soeur|cousin|tante|oncle|associe|fils|fille|tresori)|"
    r"(?:nouve(?:au|lles?|l)|changement d\w|autre|new|changed|updated|different)[^.!?\n]{0,25}?"
    r"\b(?:rib|iban|compte (?:bancaire|de)|coordonnees bancaires|bank (?:details|account))\b"
    r"(?! \(|[^.!?\n]{0,20}(?:finissant|ending|enregistre|ajoute))[^.!?\n]{0,120}?"
    r"(?:regl\w+|vire\w*|vers(?:er|ez|ement)\w*|paye\w*|pay\b|payments?|transfer)|"
    r"(?:regl(?:er|ez)|vir(?:er|ement)|vers(?:er|ez)|pay|transfer)\b[^.!?\n]{0,80}?"
    r"(?:compte ci-?(?:dessous|apres)|nouve(?:au|l) (?:compte|rib|iban)|account below|new account)",
    "compte account change changent changeons changing sur to moved changed nouveau nouvel "
    "nouvelle changement "
    "autre new changed updated different regler reglez virer "
    "virement verser versez pay transfer",
)
VOUCHER = pattern(
    r"\b(?:par|en|with|by) (?:coupons?\b|tickets? (?:achet|prepay|pcs|de recharge)\w*|mandat\b|"
    r"(?:gift |prepaid )?vouchers?\b)|\b(?:coupons?|tickets?|vouchers?) (?:achet|prepay|"
    r"bought)\w*|(?:coupons?|tickets?|recharges?|codes?) (?:pcs|transcash|neosurf|paysafe\w*|"
    r"steam|apple|"
    r"google|amazon)|\b(?:achet\w*|procur\w*|prend\w*|pay\w*|regl\w*|recuper\w*|photo\w*|envoy\w*|"
    r"transmet\w*|codes?|numeros?|par|en|buy|get|purchas\w*|send|pick up|need|grab|by|with|"
    r"in)\b[^.!?\n]{0,50}?\b(?:cartes? cadeaux?|gift ?(?:cards?|vouchers?))\b(?! (?:a gagner|"
    r"offerte|"
    r"est offerte))|itunes|neosurf|transcash|paysafe\w*|western "
    r"union|mandat cash",
    "par en with by coupon ticket recharge code carte gift itunes neosurf transcash paysafe "
    "western mandat",
)
TELL_NOBODY = pattern(
    r"(?:sans (?:en parler|prevenir|le dire)|rest\w+ (?:discret|entre nous)|\bpas un mot a|"
    r"\b(?:dis|dites) rien a|\bn(?:e |')(?:previen\w*|preven\w*|r?appel\w*) (?:pas|surtout|"
    r"ni)[^.!?\n]{0,30}(?:banque|mutuelle|caisse|famille|agence|proche|maman|papa)|(?:don'?t|do "
    r"not) (?:tell|call|contact|mention|speak)[^.!?\n]{0,30}(?:anyone|bank|\bmum|\bdad|family|"
    r"insurer|anybody|it to|branch|staff)|\bbetween us)",
    "parler prevenir dire discret discrete entre mot rien banque banques mutuelle caisse famille "
    "agence proche proches maman papa anyone anybody bank mum dad family insurer it branch staff "
    "between",
)
_MEMBER_AREA = mail("Votre décompte est disponible dans votre espace adhérent. Bien à vous")
_PRIVATE_SMS = sms("On mange à midi ? bises")
_BACK_OF_CARD = mail("En cas de doute, appelez le numéro au dos de votre carte.")
_GENUINE = (_MEMBER_AREA, _PRIVATE_SMS, _BACK_OF_CARD)

RULES = (
    rule(
        "I61",
        "request",
        Strength.MEDIUM,
        sentence(
            "The message asks you to use a mobile number, a direct line or a private messaging app."
        ),
        asks(DIRECT_CONTACT),
        (
            sms("Rappelez-moi sur ce portable, l'agent du fonds"),
            sms("Text me on this number please"),
        ),
        _GENUINE,
    ),
    rule(
        "I62",
        "request",
        Strength.MEDIUM,
        sentence("Someone who says they are close to you asks for money."),
        asks(MONEY_FOR_RELATIVE),
        (
            sms("Tu m'enverrais ⟨MONTANT⟩ ? Je te rends demain"),
            sms("Could you lend me some money"),
        ),
        _GENUINE,
    ),
    rule(
        "I63",
        "request",
        Strength.WEAK,
        sentence(
            "The message announces a transaction and tells you to call a number to cancel it."
        ),
        mentions(CALL_TO_CANCEL),
        (
            sms("Changement de RIB pris en compte, sinon appelez le ⟨TEL_FIXE⟩"),
            sms("Card ordered. If this was not you call ⟨TEL_MOBILE⟩"),
        ),
        _GENUINE,
    ),
    rule(
        "I64",
        "request",
        Strength.MEDIUM,
        sentence("The message asks you to pay into a new bank account."),
        asks(NEW_ACCOUNT),
        (
            mail("Voici notre nouveau RIB, merci de régler dessus"),
            mail("Use our new bank details for payment"),
            mail("Le compte a changé, utilisez celui du document joint."),
            mail("They have moved their account, change the file today."),
        ),
        _GENUINE,
    ),
    rule(
        "I65",
        "request",
        Strength.STRONG,
        sentence(
            "The message asks you to pay by voucher, gift card or money order, which you cannot "
            "get back."
        ),
        asks(VOUCHER),
        (sms("Achetez une recharge Transcash"), sms("Buy two gift cards for me")),
        (
            *_GENUINE,
            sms("Une carte cadeau à gagner parmi les réponses"),
            mail("Your gift card is ready in store."),
        ),
    ),
    rule(
        "I66",
        "language",
        Strength.STRONG,
        sentence("The message asks you not to tell anyone."),
        mentions(TELL_NOBODY),
        (
            sms("Ne prévenez pas votre banque"),
            sms("Do not tell anyone at the branch"),
        ),
        _GENUINE,
    ),
)
