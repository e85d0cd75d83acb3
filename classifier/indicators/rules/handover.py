"""Rules about what must be handed over: by reply, by phone or at the door."""

from __future__ import annotations

from classifier.indicators.context import pattern
from classifier.indicators.pattern_rules import asks, rule
from classifier.indicators.rule import Strength, mail, sms
from classifier.indicators.rules.requests import NO_LAW
from classifier.sentence import sentence

_GAP = r"[^.!?\n]{0,80}?"
_DETAIL = (
    r"(?:(?:n[°o]|numero|photo|scan|copie)s? (?:de |du |d')?(?:la |votre |ta |sa )?(?:carte|"
    r"secu\w*|cb|compte|rib|piece|passeport)|\brib\b|\biban\b|cvv|cryptogramme|trois chiffres|"
    r"numero fiscal|chiffres de (?:la carte|(?:votre )?secu)|date de naissance|numero d'adherent|"
    r"dob\b|bsb\b|16 digits|medicare (?:number|no\b)|coordonnees bancaires|pieces? d'identite|"
    r"carte d'identite|passeport|bulletins? de (?:paie|salaire)|fiches? de paie|avis d'imposition|"
    r"carte vitale|ni number|nhs number|national insurance|bank (?:details|statement)|sort code|"
    r"account number|card (?:number|details)|payslips?|passport|driving licen[cs]e|proof of (?:id|"
    r"identity|address))"
)
_REPLY = (
    r"(?:en (?:repon(?:se|dant)|retour)|par retour|repond(?:ez|re|s)\b(?! au telephone)|"
    r"\brenvoy\w+|par (?:sms|texto|mail|message)|\btext (?:me|us|back|your)\b|reply\w*|by "
    r"(?:return|text|reply)|sen[dt] (?:me|us)\b|to this (?:number|phone)|\bici meme\b)"
)
DATA_BY_REPLY = pattern(
    rf"{_REPLY}{_GAP}\b{_DETAIL}|\b{_DETAIL}{_GAP}{_REPLY}",
    "n no numero numeros photo photos scan scans copie copies rib iban cvv cryptogramme trois "
    "chiffres date dob bsb coordonnees piece carte passeport bulletin fiche avis ni nhs national "
    "medicare bank sort account card payslip passport driving proof",
)
_GIVE = (
    r"(?:transm\w+|transf\w+|communiqu\w+|envoy\w+|renvo\w+|donn(?:e|er|ez|es)\b|dict\w+|lire\b|"
    r"lisez|lis\b|ecri(?:re|vez|s)|adress\w+|epel\w+|indiqu\w+|dites|forward|read|text|send|tell|"
    r"pass|give|share|"
    r"quote)"
)
_CODE = (
    rf"(?:codes?\b(?! (?:de remise )?⟨){NO_LAW}|(?:chiffres|numero) (?:recus?|affiches?)|"
    r"mot de passe temporaire|passcode|otp\b|(?:\d+|six) (?:numbers|digits|chiffres))"
)
CODE_TO_PASS_ON = pattern(
    rf"\b{_CODE}[^.!?\n]{{0,60}}?\b(?:renvoyez|transmettez|donnez|communiquez|envoyez|lisez|dictez|"
    r"send|forward|read)[ -](?:le|les|it|them)\b(?! (?:pas|jamais))|"
    rf"\b(?:me|nous|lui|us|moi) ?{_GIVE}{_GAP}\b{_CODE}|\b{_GIVE}[ -](?:moi|nous|me|us|les?|the|"
    rf"that|this)\b{_GAP}\b{_CODE}|\b{_CODE}{_GAP}\b(?:(?:me|nous|me l|nous l) ?'?(?:le |les |e "
    rf")?{_GIVE}|{_GIVE}[ -](?:moi|nous|me|us)\b)|"
    rf"\b{_CODE}[^.!?\n]{{0,60}}[.!][^.!?\n]{{0,25}}(?:nous|me) (?:les? |l')"
    r"(?:transm|communiqu|donn|dict|lire)|"
    rf"\b{_CODE}[^.!?\n]{{0,60}}[.!][^.!?\n]{{0,25}}\b(?:read|tell|send|forward|give) (?:it|"
    rf"them)\b",
    "code codes otp passcode digits numbers chiffres numero mot",
)
ACCOUNT_ACCESS = pattern(
    rf"(?:{_GIVE}|prevoy\w+|il (?:me|nous) (?:faut|manque|faudra\w*)|besoin d|\bneed\b|manque)"
    r"[^.!?\n]{0,40}?\b(?:(?:vos|votre|tes|your|ton)[ \n](?:acces\b|identifiants?|login|log-?in|"
    r"mot de passe|mdp|password|franceconnect)|(?:login|mot de passe|password) (?:ameli|mutuelle|"
    r"de l'espace))",
    "acces identifiant identifiants login log mot mdp password franceconnect",
)
COLLECTION_AT_DOOR = pattern(
    r"prepar\w+[^.!?\n]{0,40}?\b(?:cheque|especes|liquide|reglement|cash)\b|"
    r"\b(?:cheque|especes|liquide|cash|cheque book|reglement)\b[^.!?\n]{0,60}?(?:a domicile|"
    r"chez vous|au technicien|a l'agent|recuper\w*|at your door|to the (?:engineer|driver|courier|"
    r"visitor))|(?:coursier|courier|livreur|driver|agent|technicien|officer|inspecteur)"
    r"[^.!?\n]{0,60}?(?:recuper\w*|collect\w*|prend\w*|pick up|mettre)[^.!?\n]{0,30}?\b(?:cartes?|"
    r"cheque|card|cash|especes|bijoux|it\b)",
    "preparez preparer prepare cheque especes liquide cash reglement coursier courier livreur "
    "driver agent technicien officer inspecteur",
)
CARD_REGISTRATION = pattern(
    r"empreinte (?:bancaire|de (?:la |votre )?(?:carte|cb))|pre-?autorisation|(?:enregistr\w+|"
    r"ajout\w+|lier|liez|associ(?:er|ez)|rattach\w+|mettre a jour|mettez a jour|actualis\w+|"
    r"register|add|link|update)[^.!?\n]{0,40}?\b(?:(?:ma )?carte (?:bancaire|bleue|de paiement)|"
    r"ma carte\b(?! (?:vitale|de mut|mut))|\bcb\b|(?:bank|debit|credit|payment) card)|card "
    r"(?:imprint|pre-?authori[sz]ation|hold)",
    "empreinte pre preautorisation associer associez mettre mettez actualiser actualisez "
    "update enregistrer enregistrez ajouter ajoutez lier liez rattacher "
    "register add link card",
)
CARD_AGAINST_PHONE = pattern(
    r"(?:approch\w+|pos(?:er|ez)|plac\w+|coll\w+|passe[rz]|hold|tap|"
    r"place)[^.!?\n]{0,30}?\b(?:carte|cb|card)\b[^.!?\n]{0,40}?(?:telephone|portable|smartphone|"
    r"mobile|phone)|\b(?:carte|card)\b[^.!?\n]{0,30}?(?:au dos|contre|against|to the "
    r"back)[^.!?\n]{0,20}?(?:telephone|portable|phone)",
    "approcher approchez poser posez placer placez coller collez passer passez hold tap place "
    "carte card",
)
REMOTE_CONTROL = pattern(
    r"prendr\w+ la main\b|pris\w* en main a distance|(?:voir|see) (?:votre|ton|your) (?:ecran|"
    r"screen)|"
    r"screen with (?:you|us)|(?:laiss|gard)\w+[^.!?\n]{0,25}(?:ecran|session)[^.!?\n]{0,15}ouvert|"
    r"\b(?:neuf|9|dix|10) chiffres (?:affiches|de l'ecran)|agit a distance|"
    r"partag\w+[^.!?\n]{0,15}ecran|(?:acces|controle|depannage|"
    r"assistance) a distance|shar\w+ your screen|remote (?:access|control|support)|anydesk|"
    r"teamviewer",
    "prendre prendra partager partagez partage acces controle depannage assistance share "
    "sharing remote anydesk teamviewer prise pris voir see screen laisser laissez laissant garder "
    "gardez neuf dix agit",
)
APP_OUTSIDE_STORE = pattern(
    r"\bapk\b|sources? inconnues?|hors (?:du |de l'|le )?(?:play ?store|app ?store|store)|unknown "
    r"sources?|outside (?:of )?(?:the )?(?:play|app) store|(?:pas|not)[^.!?\n]{0,20}(?:sur|dans|"
    r"on|in)[^.!?\n]{0,8}(?:play|app) ?store",
    "apk source sources hors unknown outside pas not",
)
APPROVAL_IN_APP = pattern(
    r"(?:valid(?:er|ez)|approuv\w+|accept(?:er|ez)|approve|confirm)\b[^.!?\n]{0,60}?\b(?:dans|sur|"
    r"in|on|lorsque|depuis) (?:l'|votre |ton |your |the )(?:appli\w*|bank\w* app|banking app|"
    r"app\b)|(?:ouvr\w+|open)[^.!?\n]{0,30}?(?:appli\w*|app\b)[^.!?\n]{0,60}?(?:valid\w+|approve|"
    r"operation a)|compte de (?:securite|cantonnement|sauvegarde|transit)|(?:safe|holding|secure) "
    r"account",
    "valider validez approuver approuvez accepter acceptez approve confirm ouvrir ouvrez open "
    "ouvrant compte safe holding secure",
)
_WARNING = mail("Ne transmettez jamais votre RIB ni un code par retour de mail.")
_PROMISE_NEVER_TO_ASK = mail(
    "We will never ask you to reply with your card number or to forward a code."
)
_MEMBER_AREA = mail("Votre décompte est disponible dans votre espace adhérent. Bien à vous")
_GENUINE = (_WARNING, _PROMISE_NEVER_TO_ASK, _MEMBER_AREA)

RULES = (
    rule(
        "I53",
        "request",
        Strength.STRONG,
        sentence("The message asks you to send documents or a personal number in a simple reply."),
        asks(DATA_BY_REPLY),
        (
            mail("Envoyez le n° de carte à la secrétaire en réponse"),
            sms("Text back your bank details and your National Insurance number"),
        ),
        _GENUINE,
    ),
    rule(
        "I54",
        "request",
        Strength.STRONG,
        sentence("The message asks you to pass on a code; never give a code to anyone."),
        asks(CODE_TO_PASS_ON),
        (
            sms("Forward me the one-time code MSH will text you"),
            sms("Vous recevrez un code, il faudra nous le transmettre"),
            sms("Répondez OUI pour recevoir le code puis renvoyez-le à ce numéro"),
        ),
        (*_GENUINE, sms("⟨CODE⟩ est votre code. Ne le communiquez à personne.")),
    ),
    rule(
        "I55",
        "request",
        Strength.STRONG,
        sentence("The message asks for access to a personal account."),
        asks(ACCOUNT_ACCESS),
        (
            sms("Il nous faut votre accès à l'espace mutuelle pour lancer la prise en charge"),
            mail("To finish we need your login"),
            mail("Envoyez nous votre\nmot de passe actuel"),
        ),
        _GENUINE,
    ),
    rule(
        "I56",
        "request",
        Strength.MEDIUM,
        sentence("The message says that someone will come to collect a cheque, cash or a card."),
        asks(COLLECTION_AT_DOOR),
        (
            sms("Notre agent passe demain, préparez un chèque"),
            sms("A courier will collect your card"),
        ),
        _GENUINE,
    ),
    rule(
        "I57",
        "request",
        Strength.MEDIUM,
        sentence(
            "The message asks you to register a bank card or to leave its details as a guarantee."
        ),
        asks(CARD_REGISTRATION),
        (
            sms("Empreinte bancaire demandée pour garder le rendez-vous"),
            sms("Add your debit card to keep the slot"),
        ),
        _GENUINE,
    ),
    rule(
        "I58",
        "request",
        Strength.STRONG,
        sentence(
            "The message asks you to hold your bank card against the phone, which can then read it."
        ),
        asks(CARD_AGAINST_PHONE),
        (
            sms("Approchez votre carte du téléphone pour être remboursé"),
            sms("Hold your card to the back of the phone"),
        ),
        _GENUINE,
    ),
    rule(
        "I59",
        "request",
        Strength.STRONG,
        sentence("The message asks to see or control your device remotely."),
        asks(REMOTE_CONTROL),
        (sms("Un technicien va prendre la main sur votre PC"), sms("Share your screen with us")),
        _GENUINE,
    ),
    rule(
        "I60",
        "request",
        Strength.STRONG,
        sentence("The message asks you to install an application from outside the official store."),
        asks(APP_OUTSIDE_STORE),
        (sms("Autorisez les sources inconnues"), sms("Open the apk file")),
        _GENUINE,
    ),
    rule(
        "I69",
        "request",
        Strength.MEDIUM,
        sentence(
            "The message asks you to approve a transaction in your bank's app, or to move money "
            "to a so-called safe account."
        ),
        asks(APPROVAL_IN_APP),
        (
            sms("Validez l'annulation dans votre application bancaire"),
            sms("Move your savings to the safe account"),
        ),
        _GENUINE,
    ),
)
