"""Rules about what is wanted through a page, a number or a reply that nobody can check."""

from __future__ import annotations

import re

from classifier.indicators.context import Context, pattern
from classifier.indicators.pattern_rules import asks, hit_at, mentions, rule
from classifier.indicators.rule import Hit, Strength, mail, sms
from classifier.indicators.unknown_sites import strange_destinations
from classifier.sentence import sentence

_OTHERS = (  # the keys of another house, asked for as a proof
    r"(?:la |votre |ta |your |the |sa )?(?:banque|bank\b|online bank\w*|impots|franceconnect|"
    r"assureur|"
    r"caisse|mutuelle|messagerie|mail\w*|e-?mail|bo[ix]\w* (?:mail|pro)|compan\w+|work|"
    r"espace famille)"
)
_KEYS = (
    r"(?:mots? de passe|mdp\b|identifiants?|codes? d'acces|acces|log-?in\b|passwords?|credentials|"
    r"boitier)"
)
LOGIN = pattern(
    rf"\b{_KEYS}(?: \w+){{0,3}}? (?:de |d'|des |du |a |chez |at |for |of |you have at |que vous "
    rf"(?:utilisez|avez) (?:sur|a|chez) )?{_OTHERS}|\b(?:codes?|boitier)(?: de codes?)? (?:de|"
    rf"de la|"
    rf"from|of) (?:votre |your |leur )?(?:banque|bank)\b|"
    rf"\b(?:avec|entr(?:er|ez)|saisi(?:r|ssez)|ecri(?:re|vez)|donn(?:er|ez)|muni\w* d\w*|with|"
    rf"enter|"
    rf"type|confirm|using)\b[^.!?\n]{{0,50}}?\b{_KEYS}|"
    rf"\b{_KEYS}[^.!?\n]{{0,30}}?\b(?:est |sont |sera |is |are )?(?:demandee?s?|requis\w*|exiges?|"
    r"required|asked|needed)\b",
    "mot mots mdp identifiant identifiants code codes acces login log password passwords "
    "credentials "
    "boitier avec entrer entrez saisir saisissez ecrire ecrivez donner donnez munissant muni munie "
    "with enter type confirm using",
)
_ANSWER = re.compile(
    r"⟨tel_|\b(?:en reponse|repond(?:ez|re|s)|par retour|par ecrit|reply|write (?:to us|back)|in "
    r"writing|dites|me dire|tell (?:me|us)|ecrivez)\b"
)


def _login_to_stranger(context: Context) -> Hit | None:
    """Find that a login is wanted on an unknown page, by an unknown sender, by reply or phone."""
    place = context.request(LOGIN)
    if place is None:
        return None
    statement = context.statements.bounds(*place)
    sender = context.sender_host
    strange_sender = sender and context.organisations.owner_of(sender) is None
    if (
        strange_sender
        or strange_destinations(context)
        or _ANSWER.search(context.folded, *statement)
    ):
        return hit_at(context, *place)
    return None


CHEQUE = pattern(
    r"\bcheques? (?:en blanc|signee?s?\b|vierges?)|\bblank cheques?|\b(?:image|photo|page|copie|"
    r"scan|"
    r"picture|copy) (?:\w+ ){0,3}(?:carnet de )?cheques?\b|\b(?:remet(?:tre|tez)|remise d|"
    r"preparez|prevoyez|confiez|garde(?:ra)?|joi(?:ndre|gnez)|add|"
    r"enclose)\b[^.!?\n]{0,40}\bcheques?\b"
    r"(?! (?:vacances|emploi|sante|conge|cadeau))|"
    r"\bcheques? (?:de ⟨montant⟩ )?(?:est attendu|(?:est |sont )?a (?:remettre|preparer|donner)|"
    r"a l'agent|au "
    r"technicien)|\bcheque,? (?:signed|made out|payable) (?:to me|to the (?:adviser|agent|broker)|"
    r"so)",
    "cheque cheques blank image photo page copie scan picture copy remettre remettez remise "
    "preparez "
    "prevoyez confiez garde gardera joindre joignez add enclose",
)
OUT_OF_REACH = pattern(  # nobody is to be asked, and the writer cannot be called
    r"\bn'en (?:dites|dis|parlez|parle) (?:rien|pas)|\b(?:ne (?:pas )?|inutile d'|"
    r"evitez d\w+ )(?:(?:me |"
    r"m'|en |y )*(?:appel\w+|telephon\w+|ecri\w+|contact\w+|prevenir|prevenez|faire mention|faites "
    r"mention|parler|parlez|passe[rz]))\b(?! (?:a ce numero|au ce))[^.!?\n]{0,40}?\b(?:agence|"
    r"siege|"
    r"bureau|banque|gardien|collegues?|autres|mairie|equipe|service|standard|sujet|caisse|"
    r"je suis)\b|"
    r"\bmerci de ne pas (?:m'appeler|me (?:telephoner|rappeler))|"
    r"\b(?:do not|don't|no need to) (?:contact|call|tell|ring|phone|ask|"
    r"go to)\b[^.!?\n]{0,30}?\b(?:"
    r"branch|office|bank|council|reception|others|anyone|colleagues|team|staff|me\b|shop)|"
    r"\bje ne (?:peux|puis|pourrai) pas (?:parler|repondre|telephoner|prendre (?:d'appel|"
    r"le telephone))|"
    r"\bi (?:can't|cannot|can not) (?:talk|speak|take calls)|\b(?:pas|non|plus) joignable|"
    r"\bsans (?:passer (?:par|a l'|au|en)|rien demander a)\b",
    "n ne inutile evitez merci do don no je can cannot i pas non plus sans",
)
_MEMBER_AREA = mail("Votre décompte est disponible dans votre espace adhérent. Bien à vous")
_WARNING = mail("Ne donnez jamais votre mot de passe ni les codes de votre banque.")
_USUAL = mail("Connectez-vous avec votre mot de passe habituel sur https://www.ameli.fr")

RULES = (
    rule(
        "I94",
        "request",
        Strength.STRONG,
        sentence("The message wants a login where Vigie does not know who receives it."),
        _login_to_stranger,
        (
            sms("Signalez-le au ⟨TEL_MOBILE⟩ avec votre mot de passe"),
            mail("Signez avec l'accès à votre banque : https://valdosia-suite.com/a"),
            mail("To read it, confirm your password at valdosia-suite.com/a"),
            mail("Sign in with your company password.", "Files <a@valdosia-suite.com>"),
            mail("Le mot de passe de la boîte mail est demandé, par écrit en réponse."),
        ),
        (_MEMBER_AREA, _WARNING, _USUAL, mail("Choisissez un nouveau mot de passe.")),
    ),
    rule(
        "I95",
        "request",
        Strength.MEDIUM,
        sentence("The message wants a cheque that is signed, left blank, shown or handed over."),
        asks(CHEQUE),
        (
            mail("Joignez deux chèques signés à votre réponse."),
            sms("Attestation et chèque à remettre à l'agent qui passera"),
            mail("Please send a picture of the cheque, and leave a blank cheque at the desk."),
        ),
        (
            _MEMBER_AREA,
            mail("Vous pouvez payer par chèque ou par virement."),
            mail("Aucun chèque n'est à remettre à notre technicien."),
        ),
    ),
    rule(
        "I96",
        "language",
        Strength.MEDIUM,
        sentence("The message keeps you from asking anybody: others, or the sender by phone."),
        mentions(OUT_OF_REACH),
        (
            mail("Merci de ne pas écrire au siège à ce sujet."),
            mail("Je suis en réunion et je ne peux pas parler."),
            sms("Please do not call the branch about it"),
        ),
        (
            _MEMBER_AREA,
            mail("Ceci est un message automatique, merci de ne pas y répondre."),
            sms("Ne téléphonez pas, attendez les secours dehors"),
        ),
    ),
)
