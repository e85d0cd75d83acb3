"""What the message wants: data, a code, a document, money."""

from __future__ import annotations

from classifier.indicators.context import pattern
from classifier.indicators.rule import Strength, mail, sms
from classifier.indicators.wording import asks, rule

_GIVE = (
    r"(?:indiqu|communiqu|transm|fourni|envoy|renseign|saisi|donn|confirm|verifi|valid|"
    r"mett\w+ a jour|actualis|munissez|munie? d|preparez|complet|entre[rz]|rentre[rz]|dites|"
    r"sous la main|enter|confirm|provide|send|give|update|verify|submit|share|supply|tell)"
)
_NEAR = r"[^.!?\n]{0,70}?"
_ASK_TRIGGERS = (
    "indiquer indiq communiquer transmettre transmis fournir envoyer renvoyer renseigner saisir "
    "donner confirmer verifier valider mettre mettez actualiser munissez muni munie preparez "
    "completer entrer entrez rentrez dites sous enter provide send give update verify submit "
    "share supply tell"
)

CARD = pattern(
    _GIVE + _NEAR + r"\b(?:carte bancaire|carte bleue|\bcb\b|cvv|cryptogramme|numero de carte|"
    r"card (?:number|details)|debit card|credit card|bank card|⟨carte⟩)",
    _ASK_TRIGGERS,
)
FEE = pattern(
    r"(?:frais|regl\w+|pay\w+|postage|fee|delivery|affranchissement|livraison|participation)"
    r"[^.!?\n]{0,50}?⟨petit_montant⟩|⟨petit_montant⟩[^.!?\n]{0,40}?"
    r"(?:frais|postage|fee|livraison|affranchissement)",
    "frais regler reglez payer payez paiement postage fee delivery affranchissement livraison "
    "participation reglement pay paid petit",
    needs="⟨petit_montant⟩",
)
RIB = pattern(
    _GIVE + _NEAR + r"\b(?:rib|iban|coordonnees bancaires|informations bancaires|"
    r"releve d'identite bancaire|bank(?:ing)? details|account number|sort code|eft details)\b",
    _ASK_TRIGGERS,
)
NIR = pattern(
    _GIVE + _NEAR + r"\b(?:numero de securite sociale|n[°o] ?(?:de )?secu\w*|numero de secu|"
    r"\bnir\b|nhs number|medicare number|social security number|⟨nir⟩|donnees de sante|"
    r"informations personnelles|donnees personnelles|personal (?:details|information))",
    _ASK_TRIGGERS,
)
PASSWORD = pattern(
    _GIVE + _NEAR + r"\b(?:mot de passe|mdp|identifiants?|password|passcode|login details|"
    r"one.time code|security code|franceconnect)\b",
    _ASK_TRIGGERS,
)
CODE = pattern(
    r"(?:dites|donn|communiqu|transmet|transfer|renvo|envoy|repond|lire|lisez|dict|read|tell|"
    r"send|forward|give|text)" + r"[^.!?\n]{0,45}?\b(?:(?:le|ce|un|votre|du|the|that|this|your)"
    r" code|code (?:recu|sms|de validation|a \w+ chiffres))",
    "dites donner donnez communiquer transmettre transferer renvoyer envoyer repondre lire lisez "
    "dicter dictez read tell send forward give text",
)
IDENTITY = pattern(
    r"(?:envoy|transm|fourni|joign|repon|retourn|adress|telecharg|depos|send|upload|reply|attach|"
    r"provide)" + _NEAR + r"\b(?:piece d'identite|carte d'identite|carte nationale|passeport|"
    r"justificatif de domicile|bulletin de (?:salaire|paie)|selfie|photo de (?:votre|la) carte|"
    r"proof of (?:id|identity|address)|passport|driving licen[cs]e|copy of your id)",
    "envoyer renvoyer transmettre fournir joindre repondre retourner adresser telecharger deposer "
    "deposez send upload reply attach provide joignez",
)
MONEY = pattern(
    r"(?:vir(?:ement|er)|transfer|mandat|coupon|carte cadeau|pcs|transcash|recharge|gift card|"
    r"crypto|bitcoin)[^.!?\n]{0,60}?(?:⟨montant⟩|⟨iban_\w+⟩|urgent|aujourd'hui|immediat|today|"
    r"now|vite)|(?:payer|regler|virer|pay)[^.!?\n]{0,50}?⟨iban_\w+⟩",
    "virement virer transferer transfer mandat coupon carte transcash recharge gift crypto "
    "bitcoin payer regler pay",
)


_WARNING = mail("Ne communiquez jamais votre numéro de carte bancaire ni votre mot de passe.")
_MEMBER = mail("Votre décompte est disponible dans votre espace adhérent. Bien à vous")

RULES = (
    rule(
        "I20",
        "request",
        Strength.STRONG,
        (
            "Le message demande les données de la carte bancaire.",
            "The message asks for bank card details.",
        ),
        asks(CARD),
        (
            sms("Indiquez votre carte bancaire pour recevoir le virement"),
            mail("Please confirm your debit card to receive the refund"),
        ),
        (_WARNING, _MEMBER, mail("Votre carte bancaire arrive à expiration en mars.")),
    ),
    rule(
        "I20b",
        "request",
        Strength.STRONG,
        (
            "Le message fait payer de petits frais, un prétexte pour obtenir la carte bancaire.",
            "The message charges a small fee, a pretext to obtain the bank card.",
        ),
        asks(FEE),
        (sms("Frais d'envoi de ⟨PETIT_MONTANT⟩ à régler"), sms("Pay the ⟨PETIT_MONTANT⟩ postage")),
        (_MEMBER, mail("La carte Vitale est gratuite, sans frais.")),
    ),
    rule(
        "I21",
        "request",
        Strength.MEDIUM,
        (
            "Le message demande un RIB ou des coordonnées bancaires.",
            "The message asks for bank details.",
        ),
        asks(RIB),
        (
            mail("Merci de confirmer votre RIB en réponse à ce mail"),
            sms("Medicare: update your EFT details to be paid"),
        ),
        (_WARNING, _MEMBER, mail("Nous ne vous demandons jamais de transmettre votre RIB.")),
    ),
    rule(
        "I22",
        "request",
        Strength.STRONG,
        (
            "Le message demande le numéro de sécurité sociale ou des données personnelles.",
            "The message asks for the social-security number or personal data.",
        ),
        asks(NIR),
        (
            sms("Confirmez votre numéro de sécurité sociale ici"),
            mail("Please verify your personal details and NHS number"),
        ),
        (
            _WARNING,
            _MEMBER,
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
        (
            "Le message demande un mot de passe ou des identifiants.",
            "The message asks for a password or login.",
        ),
        asks(PASSWORD),
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
        (
            "Le message demande de transmettre un code reçu par SMS.",
            "The message asks to pass on a code received by SMS.",
        ),
        asks(CODE),
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
        (
            "Le message demande une copie de pièce d'identité ou de justificatif.",
            "The message asks for a copy of an identity document.",
        ),
        asks(IDENTITY),
        (
            mail("Envoyez la copie de votre pièce d'identité en réponse"),
            mail("Please upload your passport and a selfie"),
        ),
        (_MEMBER, _WARNING),
    ),
    rule(
        "I49",
        "request",
        Strength.MEDIUM,
        (
            "Le message pousse à un virement ou à un paiement difficile à reprendre.",
            "The message pushes for a transfer or a payment that is hard to get back.",
        ),
        asks(MONEY),
        (sms("Faites un virement de ⟨MONTANT⟩ aujourd'hui"), mail("Merci de payer sur ⟨IBAN_FR⟩")),
        (_MEMBER, _WARNING),
    ),
)
