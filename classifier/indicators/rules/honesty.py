"""More rules against a scam: ways to check, a branch, a data-protection officer, free choice."""

from __future__ import annotations

from classifier.indicators.context import Context, Pattern, pattern
from classifier.indicators.pattern_rules import mentions, rule
from classifier.indicators.rule import Hit, Rule, Strength, mail, sms
from classifier.indicators.rules.vouching import wants_data
from classifier.records import Direction, Message
from classifier.sentence import Sentence, sentence

INDEPENDENT_CHECK = pattern(
    r"(?:au dos|au verso) de (?:votre|la) carte|(?:on|at) the back of your card|"
    r"numero (?:habituel|qui figure|indique sur votre|de votre carte|imprime)|"
    r"(?:tap(?:ez|ant)|saisi\w+) (?:vous.meme )?l'adresse|type (?:in )?(?:the|our) address|"
    r"(?:verifi\w+|check)[^.!?\n]{0,40}(?:aupres d|en appelant|par telephone|by calling|"
    r"usual number|"
    r"with your (?:bank|insurer|surgery))|(?:the|your) usual number",
    "dos verso back numero tapez tapant saisir saisissez type verifiez verifier check usual",
)
FRAUDSTERS = pattern(
    r"faux (?:sms|mails?|courriels?|conseillers?|messages?|agents?|sites?|appels?)|"
    r"fausses? (?:annonces?|"
    r"offres?|demandes?)|escrocs?|fraudeurs?|usurp\w+|fake (?:texts?|emails?|messages?|calls?|"
    r"sites?)|"
    r"scam(?:s|mers?)\b|fraudsters?|criminals|signal\w+[^.!?\n]{0,30}(?:33700|33 700|phishing)|"
    r"cybermalveillance",
    "faux fausse fausses escroc escrocs fraudeur usurper usurpe fake scam fraudster criminals "
    "signaler signalez cyber",
)
ON_SITE = pattern(
    r"(?:a l'accueil|au guichet|au comptoir|en agence|au secretariat|sur place|en pharmacie|"
    r"au cabinet|"
    r"in (?:branch|person)|at (?:the )?(?:reception|desk|surgery|counter))",
    "accueil guichet comptoir agence secretariat place pharmacie cabinet branch person reception "
    "desk surgery counter",
)
BY_POST = pattern(
    r"par (?:courrier|la poste|voie postale)|enveloppe|by (?:post|letter)|in the post",
    "courrier poste postale enveloppe post letter",
)
DATA_PROTECTION = pattern(
    r"\bcnil\b|delegue\w* a la protection des donnees|\bdpo\b|data protection officer|"
    r"information commissioner",
    "cnil delegue deleguee dpo data information",
)
HOW_TO_CANCEL = pattern(
    r"(?:\bdr\b|docteur|kine\w*|infirmi\w+|sage.femme|cabinet|dentiste|orthophoniste|laboratoire|"
    r"clinique|hopital|surgery|clinic|nurse|dentist)[^\n]{0,160}?(?:annul\w+|deplac\w+|report\w+|"
    r"empech\w+|cancel|rebook|reschedul\w+)",
    "dr docteur kine infirmier infirmiere sage cabinet dentiste orthophoniste laboratoire "
    "clinique hopital surgery clinic nurse dentist",
)
NO_HURRY = pattern(
    r"libre a vous|quand (?:tu|vous) (?:veux|peux|pouvez)|pas (?:urgent|presse)\b|si ca (?:te|"
    r"vous) "
    r"(?:va|dit)|no (?:rush|hurry)|whenever you|up to you",
    "libre quand pas si no whenever up",
)


def _without_request(context: Context, pattern: Pattern) -> Hit | None:
    """Find the pattern in a message that asks for no data that must be kept secret."""
    hit = mentions(pattern)(context)
    return None if hit is None or wants_data(context) else hit


_CARD_REQUEST = sms("Indiquez votre carte bancaire pour débloquer le virement")
_INCOMPLETE_FILE = sms("Votre dossier est incomplet")


def _rule_against(identifier: str, pattern: Pattern, text: Sentence, *fire: Message) -> Rule:
    return rule(
        identifier,
        "context",
        Strength.WEAK,
        text,
        lambda context: _without_request(context, pattern),
        fire,
        (_CARD_REQUEST, _INCOMPLETE_FILE),
        Direction.AGAINST,
    )


RULES = (
    _rule_against(
        "R10",
        INDEPENDENT_CHECK,
        sentence("The message suggests checking in another way that you already know."),
        mail("Appelez le numéro au dos de votre carte."),
        mail("Ring the number on the back of your card."),
    ),
    _rule_against(
        "R11",
        FRAUDSTERS,
        sentence(
            "The message talks about fraudsters and their fake messages, without asking for "
            "anything."
        ),
        mail("De faux conseillers appellent nos adhérents."),
        mail("Scammers send fake texts."),
    ),
    _rule_against(
        "R12",
        ON_SITE,
        sentence("The message lets you come to the desk or settle things on site."),
        sms("Le dossier est à retirer à l'accueil."),
        sms("Pick it up at reception."),
    ),
    _rule_against(
        "R13",
        BY_POST,
        sentence("The message lets you reply or receive things by post."),
        mail("Vous recevrez la carte par courrier."),
        mail("The card comes by post."),
    ),
    _rule_against(
        "R14",
        DATA_PROTECTION,
        sentence("The message says who protects the data, without asking for anything."),
        mail("Vous pouvez saisir la CNIL."),
        mail("Write to our data protection officer."),
    ),
    _rule_against(
        "R15",
        HOW_TO_CANCEL,
        sentence("The message names the practitioner or the place and says how to cancel."),
        sms("Cabinet des Lilas : en cas d'empêchement, prévenez-nous"),
        sms("Elm surgery: call us to cancel"),
    ),
    _rule_against(
        "R16",
        NO_HURRY,
        sentence("The message leaves you the choice and does not hurry you."),
        sms("Tu me dis quand tu peux"),
        sms("No rush, tell me later"),
    ),
)
