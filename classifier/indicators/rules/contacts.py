"""Rules about how the recipient should react: call, reply, scan a QR code, install something."""

from __future__ import annotations

from classifier.indicators.context import pattern
from classifier.indicators.pattern_rules import asks, mentions, rule, states
from classifier.indicators.rule import Strength, letter, mail, sms
from classifier.sentence import sentence

CALL = pattern(
    r"(?:appel|rappel|contact|joind|joign|telephon|call|ring|phone)[^.!?\n]{0,60}?"
    r"⟨tel_(?:mobile|fixe|etranger|gratuit)⟩|\b(?:dites|signal(?:e[rz]?|ez)|demand(?:ez|er)|voir|"
    r"prevenez|"
    r"confirm(?:ez|er)|valid(?:ez|er)|verifi(?:ez|er)|repond(?:ez|re)|donn(?:ez|er)|lis(?:ez|ons)|"
    r"regl(?:ez|"
    r"er)|ask|tell|dial|compos(?:ez|er)|assistance|accueil)\b[^.!?\n]{0,60}?\b(?:au|sur le|on|to|"
    r":) ?"
    r"⟨tel_(?:mobile|fixe|etranger|gratuit)⟩|\b(?:assistance|accueil|conseill\w+|maladie) ?: ?"
    r"⟨tel_(?:mobile|fixe|etranger|gratuit)⟩",
    "conseiller conseillere maladie dites signaler signalez signale demander demandez voir "
    "prevenez confirmer confirmez valider "
    "validez verifier verifiez repondre repondez donner donnez lisez regler reglez ask tell dial "
    "composer composez assistance accueil appeler appelez rappeler rappelez rappel contacter "
    "contactez joindre joignez telephoner "
    "telephone call ring phone contact",
    needs="⟨tel_",
)
ALARM_CALL = pattern(  # "it was not you? call": without a link, the phone number is the trap
    r"(?:pas (?:vous|a l'origine|vous meme|autorise|demande)|origine de|contest|oppos|annul|"
    r"bloqu|sinon|not you|wasn't you|did not|didn't|dispute|cancel|stop (?:it|this)|block)"
    r"[^\n]{0,110}?⟨tel_(?:mobile|fixe|etranger|gratuit)⟩",
    "pas origine contester contestation opposition opposer annuler bloquer bloque sinon not wasn "
    "did didn dispute cancel stop block",
    needs="⟨tel_",
)
CALL_BACK = pattern(  # without a number: the reply goes to the sender
    r"(?:rappel\w*|appel\w*|joindre|joign\w*|telephon\w*)[- ](?:moi|nous)?[^.!?\n]{0,40}?"
    r"(?:(?:sur|a) (?:ce|mon) (?:numero|portable|mobile|telephone)|ici\b)|"
    r"(?:call|ring|phone|text) (?:me|us|back)[^.!?\n]{0,40}?(?:on )?(?:this|my) "
    r"(?:number|mobile|phone|line)|(?:a|sur) ce numero uniquement|only (?:to|on) this number",
    "rappeler rappelez appeler appelez joindre joignez telephoner call ring phone text numero only",
)
PREMIUM_NUMBER = pattern(r"⟨tel_surtaxe⟩", "tel surtaxe")
SCAN_QR_CODE = pattern(
    r"\b(?:scann(?:ez|er|ant)|flash(?:ez|er|ant)|scan)\b[^.!?\n]{0,40}?(?:qr|flashcode|code ci)|"
    r"\b(?:scann(?:ez|er)|flash(?:ez|er)|scan) (?:le|ce|the|this) code\b(?![- ]barr)|"
    r"\b(?:point|dirig|plac|aim|hold)(?:ez|er)?\b[^.!?\n]{0,30}?\b(?:appareil(?: photo)?|"
    r"camera|telephone|smartphone|phone)\b (?:sur|vers|devant|at|to|over) "
    r"(?:le|ce|the|this) code\b(?![- ]barr)|"
    r"qr.?code[^.!?\n]{0,30}(?<!etre )(?<!sera )scan(?!ne)",
    "scanner scannez scan flasher flashez pointer pointez point diriger dirigez placer placez aim "
    "hold",
)
INSTALL_APP = pattern(
    r"(?:install|telecharg|download)[^.!?\n]{0,50}?(?:l'application|appli\b|\bapp\b|apk|anydesk|"
    r"teamviewer|logiciel|fichier joint)",
    "installer installez telecharger telechargez download install",
)
ONE_WORD_REPLY = pattern(
    r"(?:repond\w+|reply|envoy\w+|tapez)\s+(?:par\s+|with\s+|avec\s+)?[\"'«“ ]{0,2}(?:oui|yes|y|ok|"
    r"1|o)\b(?! (?:au|to) \d{5}\b|[^.!?\n]{0,30}\b(?:2|0|non|no)\b)|copi\w+[^.!?\n]{0,25}lien|"
    r"copy (?:the|this) link",
    "repondre repondez reply envoyer envoyez tapez copier copiez copy",
)
NEW_NUMBER = pattern(
    r"(?:nouveau numero|change de numero|telephone (?:est )?(?:casse|tombe|perdu)|ancien numero|"
    r"new number|phone (?:is )?(?:broken|broke|lost)|lost my phone|"
    r"\b(?:ecri\w*|contact\w*|continu\w*|ajout\w*|rejoi\w*|envo\w*|joindre|r?appel\w*|parl\w*|"
    r"repond\w*|discut\w*|text|message|add|write|chat|reach|reply|join|talk|call)\b[^.!?\n]{0,40}?"
    r"\b(?:sur|par|via|on|by|in|au|to) (?:mon |my |notre |our |le |un |groupe |group )*whats ?app)",
    "nouveau change telephone tel numero ancien new phone lost ecris whatsapp",
)

_MEMBER_AREA = mail("Votre décompte est disponible dans votre espace adhérent. Bien à vous")

RULES = (
    rule(
        "I25",
        "request",
        Strength.MEDIUM,
        sentence("The message asks you to call a number that is not a known public number."),
        asks(CALL),
        (sms("Rappelez le ⟨TEL_MOBILE⟩ d'urgence"), sms("Call us on ⟨TEL_ETRANGER⟩")),
        (sms("Des questions ? Appelez le 3646"), _MEMBER_AREA),
    ),
    rule(
        "I67",
        "request",
        Strength.MEDIUM,
        sentence(
            "The message raises an alarm, then gives you the number to call to stop everything."
        ),
        mentions(ALARM_CALL),
        (
            sms("Connexion de Lille. Ce n'est pas vous ? Appelez le ⟨TEL_FIXE⟩"),
            sms("A new payee was added. If this was not you call ⟨TEL_FIXE⟩"),
        ),
        (sms("Ce n'est pas vous ? Appelez le 3646"), _MEMBER_AREA),
    ),
    rule(
        "I68",
        "request",
        Strength.WEAK,
        sentence(
            "The message asks you to answer the person who wrote it, not to call a public number."
        ),
        asks(CALL_BACK),
        (
            sms("Rappelez-moi sur ce portable avant 17h"),
            sms("Please call me back on this number today"),
        ),
        (sms("Appelez le 3646 pour en parler"), _MEMBER_AREA),
    ),
    rule(
        "I25b",
        "request",
        Strength.STRONG,
        sentence("The message gives a premium-rate number."),
        mentions(PREMIUM_NUMBER),
        (sms("Rappelez le ⟨TEL_SURTAXE⟩"), letter("Service : ⟨TEL_SURTAXE⟩")),
        (sms("Appelez le 3646"), sms("Appelez le ⟨TEL_GRATUIT⟩")),
    ),
    rule(
        "I26",
        "request",
        Strength.MEDIUM,
        sentence("The message asks you to scan a QR code, and you cannot see its address."),
        asks(SCAN_QR_CODE),
        (
            letter("Scannez le QR code ci-dessous"),
            mail("Scan the code to continue"),
            letter("Pointez l’appareil photo sur le code pour régler l’amende."),
        ),
        (
            _MEMBER_AREA,
            letter("Scannez le code-barres."),
            sms("Pointez au guichet, puis rangez le téléphone et le code."),
            letter("Ce courrier ne contient aucun QR code à scanner."),
        ),
    ),
    rule(
        "I28",
        "request",
        Strength.MEDIUM,
        sentence("The message asks you to install an application."),
        asks(INSTALL_APP),
        (sms("Installez l'application ici pour votre carte"), sms("Download the app now")),
        (_MEMBER_AREA, mail("Inutile d'installer l'application : rien ne change.")),
    ),
    rule(
        "I29",
        "request",
        Strength.WEAK,
        sentence(
            "The message asks you to reply with one word or to copy the link, a trick to get past "
            "the phone's protections."
        ),
        asks(ONE_WORD_REPLY),
        (sms("Répondez OUI pour activer le lien"), sms("Reply Y then copy the link")),
        (
            sms("STOP au 36180"),
            sms("Répondez STOP pour ne plus recevoir"),
            sms("Répondez 1 pour confirmer, 2 pour annuler"),
            sms("Répondez OUI au 38015 pour l'inscription"),
        ),
    ),
    rule(
        "I48",
        "request",
        Strength.MEDIUM,
        sentence("The message announces a new number or asks you to continue elsewhere."),
        states(NEW_NUMBER),
        (
            sms("Coucou maman, j'ai cassé mon tel, voici mon nouveau numéro"),
            sms("Mum my phone is broken, text me on whatsapp"),
        ),
        (
            _MEMBER_AREA,
            sms("Ton rendez-vous est demain"),
            sms("Les photos de la fête sont dans le groupe WhatsApp"),
        ),
    ),
)
