"""Rules about what the message asks for: data, a code, a document, money."""

from __future__ import annotations

from classifier.indicators import things
from classifier.indicators.context import Context, pattern
from classifier.indicators.demands import asked, demands
from classifier.indicators.pattern_rules import asks, rule, states
from classifier.indicators.rule import Hit, Strength, mail, sms
from classifier.indicators.unknown_sites import strange_destinations
from classifier.sentence import sentence

_GIVE = (
    r"\b(?:indiqu|communiqu|transm|fourni|envoy|renvoy|renseign|saisi|donn(?!ee)|confirm|verifi|"
    r"valid|"
    r"mett\w+ a jour|actualis|munissez|munie? d|preparez|complet|entre[rz]|rentre[rz]|dites|"
    r"sous la main|recopi|dict|lire\b|lisez|photo|scann|rempli|laiss|retourn|par retour|"
    r"repond\w* avec|en reponse|il (?:me|nous|lui) (?:faut|faudra|faudrait|manque)|besoin d|"
    r"enter|confirm|provide|send|give|update|verify|submit|share|supply|tell|forward|"
    r"read (?:me|us|it|out|back|the)|reply with|text (?:back|us|me)|need (?:your|the|a)|"
    r"e?mail (?:me|us))"
)
_NEAR = r"[^.!?\n]{0,70}?"
_BACK = (  # the object comes before the request: "un code, il faudra nous le transmettre"
    r"(?:a|me|nous|lui|de|le|la|les|you|to|it) ?(?:me |nous |le |la |les )*"
    r"(?:transmettre|donner|dicter|lire|communiquer|envoyer|redonner|renvoyer|repeter|retourner)|"
    r"\b(?:read|send|forward|text|tell|give|repeat) (?:it|them|that) (?:to|back|out|me|us)"
)

NO_LAW = (  # behind "code": no code of law, and none that anybody may know
    r"(?! (?:de la (?:secu|mutu|sante|route|conso)|de (?:procedure|commerce)|des (?:assur|pension)|"
    r"du (?:travail|commerce)|civil|penal|postal|promo))"
)

CARD = pattern(
    _GIVE + _NEAR + r"\b(?:carte bancaire|carte bleue|\bcb\b|cvv|cryptogramme|"
    r"n(?:umeros?|[°o]) (?:de|au dos de) (?:la |votre |ta )?carte|(?:seize|16|trois|3) chiffres|"
    r"carte de paiement|(?<!avant la )date (?:d'expiration|de validite)|empreinte (?:bancaire|"
    r"de carte)|"
    r"card (?:number|no\b|details)|debit card|credit card|bank card|long number|"
    r"(?<!see the )expiry date|"
    r"(?:digits|number) on the (?:(?:front|back|reverse) of )?(?:the |your )?card|⟨carte⟩)",
    "carte cb cvv cryptogramme n no numero numeros seize chiffres trois date empreinte card debit "
    "credit bank long expiry digits number",
)
FEE = pattern(
    r"(?:frais|regl\w+|pay\w+|postage|fee|delivery|affranchissement|livraison|participation)"
    r"[^.!?\n]{0,50}?⟨petit_montant⟩|⟨petit_montant⟩[^.!?\n]{0,40}?"
    r"(?:frais|postage|fee|livraison|affranchissement)",
    "frais regler reglez payer payez paiement postage fee delivery affranchissement livraison "
    "participation reglement pay paid petit",
    needs="⟨petit_montant⟩",
)
BARE_FEE = pattern(  # without a currency, so that no amount was masked
    r"(?<![\d,.])[0-9],\d\d (?:a (?:regler|payer)|pour l'envoi|de (?:timbre|frais|dossier|port))|"
    r"\b(?:reglez|payez|pay)\b[^.!?\n]{0,25}?(?<![\d,.])[0-9][.,]\d\d\b(?![.,]?\d)|"
    r"\b(?:fee|charge|handling|postage) (?:of )?(?<![\d,.])[0-9]\.\d\d\b",
    "a pour de reglez payez pay fee charge handling postage",
)
SMALL_AMOUNT = pattern(r"⟨petit_montant⟩", "petit")
RIB = pattern(
    _GIVE + _NEAR + r"\b(?:rib|iban|coordonnees bancaires|informations bancaires|"
    r"releve d'identite bancaire|numero de compte|releves? de compte|bank(?:ing)? details|"
    r"bank account|account (?:number|details)|sort code|eft details|bsb)\b|"
    r"\b(?:dites|ecri(?:vez|re|s)|(?:re)?donn(?:ez|er|es?)|tell|give|write|avec|entr(?:er|"
    r"ez))[ -](?:moi |"
    r"nous |me |us |\w+ et )?(?:le|votre|ton|your|un autre|quel) compte\b(?! (?:ameli|client|"
    r"adherent|"
    r"en ligne|personnel|rendu|franceconnect|impots|google|mail))",
    "compte rib iban coordonnees informations releve releves numero bank banking account sort eft "
    "bsb",
)
NIR = pattern(
    _GIVE + _NEAR + r"\b(?:numero de securite sociale|n(?:umero|[°o]) (?:de )?(?:secu\w*|ss\b)|"
    r"nir\b|nhs number|medicare number|social security number|(?:ni|insurance|ppsn?|ssn) number|"
    r"⟨nir⟩|donnees de sante|informations personnelles|donnees personnelles|"
    r"personal (?:details|information)|date de naissance|date of birth|dob\b)",
    "n no numero nir nhs medicare social ni insurance pps ppsn ssn donnees informations personal "
    "date dob",
)
PASSWORD = pattern(
    _GIVE + _NEAR + r"\b(?:mot de passe|mdp|identifiants?|acces (?:a |de )?(?:votre |l'|ton )?"
    r"(?:espace|compte)|code (?:d'acces|confidentiel)|codes? (?:ameli|de connexion)|"
    r"identite numerique|password|passcode|log.?in|one.time code|security code|"
    r"(?<!par )(?<!via )(?<!avec )france ?connect|pin\b|user ?name)",
    "mot mdp identifiant acces code codes identite password login log one security franceconnect "
    "pin user username",
)
CODE = pattern(
    r"(?:dites|donn(?!ee)|communiqu|transmet|transfer|renvo|envoy|repond|lire|lisez|dict|recopi|"
    r"redonn|repet|read|tell|send|forward|give|text|il (?:me|nous) (?:faut|faudra)|besoin d|need)"
    r"[^.!?\n]{0,45}?\b(?:(?:le|les|ce|un|votre|ton|du|the|that|this|your|one.time) "
    rf"(?:\w+ ){{0,2}}(?:codes?\b{NO_LAW}|chiffres recus|digits)|"
    r"code (?:recu|sms|de validation|a \w+ chiffres))|"
    rf"\bcodes?\b{NO_LAW}[^!?\n]{{0,80}}?(?:{_BACK})",
    "code codes chiffres digits",
)
IDENTITY = pattern(
    r"(?:envoy|renvoy|transm|fourni|joign|joind|repon|retour|adress|telecharg|depos|photo|scann|"
    r"il (?:me|nous) (?:faut|faudra|manque)|besoin d|send|upload|reply|attach|provide|need|email)"
    + _NEAR
    + r"\b(?:pieces? d'identite|carte d'identite|\bcni\b|carte nationale|passeport|"
    r"justificatif de domicile|bulletins? de (?:salaire|paie)|avis d'impot|avis d'imposition|"
    r"selfie|photo de (?:votre|la|ta) carte|carte vitale|permis de conduire|livret de famille|"
    r"proof of (?:id|identity|address)|passport|driving licen[cs]e|copy of your id|payslips?|"
    r"utility bill|photo id|id card)",
    "envoyer renvoyer transmettre fournir joindre joignez repondre reponse retourner adresser "
    "telecharger deposer deposez photo scanner faut faudra manque besoin send upload reply attach "
    "provide need email",
)
MONEY = pattern(
    r"(?:vir(?:ement|er)|transfer|mandat cash|coupons?|pcs|transcash|neosurf|recharge|"
    r"gift card|voucher|crypto|bitcoin)[^.!?\n]{0,60}?(?:⟨montant⟩|⟨iban_\w+⟩|urgent|"
    r"aujourd'hui|immediat|today|now|vite)|(?:payer|regler|virer|pay)[^.!?\n]{0,50}?⟨iban_\w+⟩|"
    r"(?:avanc|prete[rsz]|depann|enverr|envoie|envoyer|lend|wire|send me|sort me)[^.!?\n]{0,40}?"
    r"⟨montant⟩|\b(?:gard\w+|keep)\b[^.!?\n]{0,30}?pour (?:toi|vous)\b[^.!?\n]{0,40}?reste\b|"
    r"\b(?:renvoy\w+|revers\w+|send(?:ing)? (?:back )?|"
    r"return\w*)\b[^.!?\n]{0,30}?\b(?:la difference|"
    r"le surplus|le reste|the (?:rest|difference|balance|extra))\b|(?:prepar|remett|remise|"
    r"prevo)[^.!?\n]{0,40}?(?:cheque|especes|cash|liquide)|"
    r"(?:especes|liquide|cash)[^.!?\n]{0,40}?(?:technicien|agent|coursier|courier|driver)",
    "virement virer transferer transfer mandat coupon carte transcash neosurf pcs recharge gift "
    "voucher crypto bitcoin payer regler pay avancer preter depanner enverrais envoie envoyer "
    "garde gardes gardez keep renvoyer renvoyez renvoyes reverser reversez sending return "
    "returning "
    "lend wire send sort preparez remettre remise prevoir prevoyez especes liquide cash",
)


def _card(context: Context) -> Hit | None:
    """Find a request for a card; where other cards are named, the words must tell which it is."""
    hit = demands(things.CARD, CARD)(context)
    return hit or (None if context.search(things.OTHER_CARD) else asked(context, things.BARE_CARD))


def _small_fee(context: Context) -> Hit | None:
    """Find a small fee, or a small amount beside a link to a site that nobody knows."""
    hit = asks(FEE)(context) or asks(BARE_FEE)(context)
    return hit or (states(SMALL_AMOUNT)(context) if strange_destinations(context) else None)


_WARNING = mail("Ne communiquez jamais votre numéro de carte bancaire ni votre mot de passe.")
_MEMBER_AREA = mail("Votre décompte est disponible dans votre espace adhérent. Bien à vous")

RULES = (
    rule(
        "I20",
        "request",
        Strength.STRONG,
        sentence("The message asks for your bank card details."),
        _card,
        (
            sms("Indiquez votre carte bancaire pour recevoir le virement"),
            mail("Please confirm your debit card to receive the refund"),
        ),
        (_WARNING, _MEMBER_AREA, mail("Votre carte bancaire arrive à expiration en mars.")),
    ),
    rule(
        "I20b",
        "request",
        Strength.STRONG,
        sentence("The message asks for a small fee, a pretext to obtain your bank card details."),
        _small_fee,
        (
            sms("Frais d'envoi de ⟨PETIT_MONTANT⟩ à régler"),
            sms("Pay the ⟨PETIT_MONTANT⟩ postage"),
            sms("Courrier en attente, ⟨PETIT_MONTANT⟩ : https://valdosia-suite.com/a"),
        ),
        (
            _MEMBER_AREA,
            mail("La carte Vitale est gratuite, sans frais."),
            mail("Reste ⟨PETIT_MONTANT⟩ de moins ce mois-ci, voir https://www.ameli.fr"),
        ),
    ),
    rule(
        "I21",
        "request",
        Strength.MEDIUM,
        sentence("The message asks for your bank details."),
        demands(things.BANK, RIB),
        (
            mail("Merci de confirmer votre RIB en réponse à ce mail"),
            sms("Medicare: update your EFT details to be paid"),
        ),
        (_WARNING, _MEMBER_AREA, mail("Nous ne vous demandons jamais de transmettre votre RIB.")),
    ),
    rule(
        "I22",
        "request",
        Strength.STRONG,
        sentence("The message asks for your social security number or personal data."),
        demands(things.PERSONAL, NIR),
        (
            sms("Confirmez votre numéro de sécurité sociale ici"),
            mail("Please verify your personal details and NHS number"),
        ),
        (
            _WARNING,
            _MEMBER_AREA,
            mail(
                "L'Assurance Maladie ne demande jamais de communiquer votre "
                "numéro de sécurité sociale par SMS."
            ),
        ),
    ),
    rule(
        "I23",
        "request",
        Strength.STRONG,
        sentence("The message asks for a password or login details."),
        demands(things.PASSWORD, PASSWORD),
        (
            sms("Confirmez vos identifiants ameli avant ce soir"),
            mail("Please enter your password to keep access"),
        ),
        (_WARNING, sms("⟨CODE⟩ est votre code. Ne le communiquez à personne.")),
    ),
    rule(
        "I23b",
        "request",
        Strength.STRONG,
        sentence("The message asks you to pass on a code received by text message."),
        demands(things.CODE, CODE),
        (sms("Donnez-moi le code que vous venez de recevoir"), sms("Reply and send the code")),
        (
            sms("⟨CODE⟩ est votre code. Ne le communiquez à personne."),
            _WARNING,
            sms("Never share: do not give the code to anybody"),
        ),
    ),
    rule(
        "I24",
        "request",
        Strength.MEDIUM,
        sentence("The message asks for a copy of an identity document or other proof."),
        demands(things.IDENTITY, IDENTITY),
        (
            mail("Envoyez la copie de votre pièce d'identité en réponse"),
            mail("Please upload your passport and a selfie"),
        ),
        (_MEMBER_AREA, _WARNING),
    ),
    rule(
        "I49",
        "request",
        Strength.MEDIUM,
        sentence(
            "The message pushes you to make a transfer or a payment that is hard to get back."
        ),
        asks(MONEY),
        (sms("Faites un virement de ⟨MONTANT⟩ aujourd'hui"), mail("Merci de payer sur ⟨IBAN_FR⟩")),
        (_MEMBER_AREA, _WARNING),
    ),
)
