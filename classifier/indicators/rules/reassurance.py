"""Rules against a scam: features of genuine messages that scams rarely copy."""

from __future__ import annotations

from classifier.indicators.context import Context, Pattern, pattern
from classifier.indicators.pattern_rules import mentions, rule
from classifier.indicators.rule import Hit, Strength, mail, sms
from classifier.indicators.rules.vouching import wants_data
from classifier.records import Direction
from classifier.sentence import sentence

KEEP_CODE = pattern(r"⟨code⟩|\bcode\b", "code")
DO_NOT_SHARE = pattern(
    r"(?:ne (?:le |la |les )?(?:partage|communiqu|donn|transmet|divulgu)\w*|never share|"
    r"do not share|don't share|personnel et confidentiel)",
    "partagez partager communiquez communiquer donnez transmettez divulguez never not share "
    "personnel don",
)
FRAUD_WARNING = pattern(
    r"(?:ne (?:communiqu|transmet|donn|repond|cliqu|rappel)\w*[^.!?\n]{0,60}?(?:jamais|pas)|"
    r"jamais (?:par|vos|votre|de)|ne (?:vous )?demand\w+ (?:jamais|pas|aucun\w*)|"
    r"mefiez.vous|soyez vigilants?|restez (?:prudent|vigilant)\w*|tentatives? d(?:e |')"
    r"(?:fraude|hameconnage|phishing|escroquerie)|messages? frauduleux|arnaques?|"
    r"will never ask|never ask|beware|be wary|stay alert)",
    "communiquez transmettez donnez repondez cliquez rappelez jamais demande demandons "
    "demandera demandent mefiez soyez restez tentative tentatives message messages arnaque "
    "arnaques never beware wary stay",
)
MEMBER_AREA = pattern(
    r"(?:espace (?:adherent|personnel|assure|client|membre|prive)|compte ameli|votre application|"
    r"member (?:area|portal)|your (?:online )?account)",
    "espace compte votre member your",
)
APPOINTMENT = pattern(
    r"(?:rendez.vous|\brdv\b|appointment|consultation)[^\n]{0,80}?(?:⟨date⟩|\d{1,2} ?[h:] ?\d{0,2}|"
    r"demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|tomorrow|monday|tuesday|wednesday|"
    r"thursday|friday)",
    "rendez rdv appointment consultation",
)
NO_ACTION = pattern(
    r"(?:aucune (?:action|demarche)|rien a faire|ne vous demandons rien|sans demarche|"
    r"no action|nothing to do|don't need to do|automatique\w*)",
    "aucune rien demandons sans no nothing need automatique automatiquement action",
)


def _without_request(context: Context, pattern: Pattern) -> Hit | None:
    """Find the pattern in a message that asks for no data; the pattern is the cheaper check."""
    hit = mentions(pattern)(context)
    return None if hit is None or wants_data(context) else hit


def _code_to_keep(context: Context) -> Hit | None:
    """Find a code that is given, not asked for, with the advice to keep it secret."""
    if not context.search(KEEP_CODE) or context.message.links or wants_data(context):
        return None
    return mentions(DO_NOT_SHARE)(context)


def _warning(context: Context) -> Hit | None:
    return _without_request(context, FRAUD_WARNING)


def _member_area(context: Context) -> Hit | None:
    """Find a hint to the usual website or account, without a link and with nothing to send."""
    return None if context.message.links else _without_request(context, MEMBER_AREA)


def _nothing_to_do(context: Context) -> Hit | None:
    return _without_request(context, NO_ACTION)


def _appointment(context: Context) -> Hit | None:
    return _without_request(context, APPOINTMENT)


_CARD_REQUEST = sms("Indiquez votre carte bancaire pour débloquer le virement")

RULES = (
    rule(
        "R04",
        "context",
        Strength.MEDIUM,
        sentence(
            "The message gives a code and tells you to keep it to yourself; it does not ask for "
            "one."
        ),
        _code_to_keep,
        (
            sms("⟨CODE⟩ est votre code. Ne le communiquez à personne."),
            sms("Your code is ⟨CODE⟩. Never share it."),
        ),
        (_CARD_REQUEST, sms("Donnez le code ⟨CODE⟩ au conseiller, ne le partagez pas ailleurs")),
        Direction.AGAINST,
    ),
    rule(
        "R05",
        "context",
        Strength.MEDIUM,
        sentence("The message warns about scams and does not ask for any data."),
        _warning,
        (
            mail("Ne communiquez jamais vos codes. Des messages frauduleux circulent."),
            mail("We will never ask for your password."),
        ),
        (_CARD_REQUEST, sms("On mange à midi ?")),
        Direction.AGAINST,
    ),
    rule(
        "R06",
        "context",
        Strength.WEAK,
        sentence(
            "The message refers you to your online account, without a link and without asking for "
            "anything."
        ),
        _member_area,
        (
            mail("Votre relevé est dans votre espace adhérent."),
            sms("Un document vous attend dans votre compte ameli."),
        ),
        (_CARD_REQUEST, sms("Validez votre espace personnel : indiquez votre mot de passe")),
        Direction.AGAINST,
    ),
    rule(
        "R07",
        "context",
        Strength.WEAK,
        sentence("The message gives the details of an appointment."),
        _appointment,
        (
            sms("Rappel : rendez-vous le ⟨DATE⟩ à 10h avec le Dr ⟨NOM⟩"),
            sms("Your appointment is tomorrow at 9:30"),
        ),
        (_CARD_REQUEST, sms("Votre dossier est incomplet")),
        Direction.AGAINST,
    ),
    rule(
        "R09",
        "context",
        Strength.WEAK,
        sentence("The message says that there is nothing to do."),
        _nothing_to_do,
        (mail("Aucune démarche n'est nécessaire."), mail("No action is needed on your side.")),
        (
            _CARD_REQUEST,
            sms("Virement automatique : confirmez votre RIB en réponse"),
            sms("Votre dossier est incomplet"),
        ),
        Direction.AGAINST,
    ),
)
