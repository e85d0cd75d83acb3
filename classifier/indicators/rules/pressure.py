"""Rules about pressure: deadline, threat, reward, and wording unusual for the organisation."""

from __future__ import annotations

from classifier.indicators.context import Context, pattern
from classifier.indicators.pattern_rules import hit_at, mentions, rule, states
from classifier.indicators.rule import Hit, Strength, letter, mail, sms
from classifier.sentence import sentence

PUBLIC_INSURERS = frozenset({"ameli", "cpam", "cramif", "msa", "css", "mes"})

URGENCY = pattern(
    r"\burgen\w*|immediat\w*|sous (?:les )?\d+ ?(?:h\b|heures?|jours?)|dans les (?:\d+|quelques) ?"
    r"(?:h\b|heures?|jours|minutes)|dernier(?:e)? (?:rappel|relance|avis|chance)|avant (?:ce soir|"
    r"minuit|demain)|au plus vite|sans delai|des maintenant|final notice|last (?:chance|reminder)|"
    r"within \d+ (?:hours?|days?)|immediately|asap|right away|act now|expires? (?:today|soon)",
    "urgent urge urgence immediat sous dans dernier derniere avant plus vite sans des dès final "
    "last within immediately asap right act expire expires",
)
THREAT = pattern(
    r"suspen\w+|bloqu\w+|radi(?:e|ation)\w*|interrup\w+|interrom\w+|clotur\w+|desactiv\w+|"
    r"sanction\w*|penalit\w+|majoration\w*|poursuites?|contentieux|huissier|(?:sera|seront|etre) "
    r"detrui\w+|\bexpir(?:e|era|ent|eront)\b[^.!?\n]{0,25}?\b(?:aujourd'hui|demain|ce soir|bientot|"
    r"sous|dans (?!\d+ min))|\bexpire?s? (?:today|tonight|tomorrow|soon)|"
    r"frozen|locked|restricted|penalty|legal action|disconnect\w*|cancelled|obsolete",
    "suspendu suspension suspendre bloque bloquer radie radiation interruption interrompre "
    "cloture desactive expire expiration sanction penalite majoration poursuites contentieux "
    "huissier detruite detruit frozen locked restricted penalty legal disconnect cancelled "
    "obsolete expired",
)
_PAID_BACK = r"\b(?:rembours(?:e(?!z|r)|ab)\w*|refunds?|rebate)\b"
_COMES = (
    r"(?:⟨(?:petit_)?montant⟩|attend\w*|disponible|pret\b|en attente|bloque\w*|available|ready|"
    r"waiting|accorde|valide\b|approved|due\b|en votre faveur)"
)
REWARD = pattern(
    r"trop.percu|indemni(?:te|s(?:er|ation))s?\b|eligible\w*|\bprime\b|aide exceptionnelle|"
    r"vous (?:devons|doit)|credit(?:er|ee?)\b|compensation|overpa\w+|entitled|cashback|you are "
    rf"owed|dedommag\w+|{_PAID_BACK}[^.!?\n]{{0,60}}?{_COMES}|\b(?:recevoir|percevoir|recuperer|"
    r"obtenir|toucher|debloquer|beneficier|etre|declencher|receive|claim|get|collect|release)\b"
    rf"[^.!?\n]{{0,40}}?{_PAID_BACK}|⟨(?:petit_)?montant⟩[^.!?\n]{{0,40}}?{_PAID_BACK}",
    "remboursement rembourser rembourse trop indemnite indemnisation eligible prime aide vous "
    "crediter credite compensation refund rebate overpayment overpaid entitled cashback you "
    "dedommagement",
)
AMOUNT = pattern(r"⟨(?:petit_)?montant⟩", "montant petit_montant petit")
COMMERCIAL = pattern(
    r"service client\w*|espace client|cher(?:\(e\))? client|customer service|dear customer",
    "service espace cher chere customer dear",
)
SECRECY = pattern(
    r"(?:n'en parle|ne (?:dis|dites) rien|garde[zr]? (?:cela|ca|secret|pour (?:toi|vous))|"
    r"\b(?:rest\w+|gard\w+|tres|trop|c'est|operation|strictement) confidentiel(?:le)?\b(?! et "
    r"(?:destin|reserv|personnel))|don't tell|keep (?:this|it) (?:secret|between))",
    "parle parlez dis dites garde gardez garder confidentiel confidentielle tell keep don",
)
OPENING = pattern(
    r"^\W*(?:cher(?:e|\(e\))?s? (?:client|assure|adherent|beneficiaire|usager)\w*|dear "
    r"(?:customer|member|client|user|beneficiary)|bonjour cher)",
    "cher chere chers dear bonjour client",
)


def _amount_from_public_insurer(context: Context) -> Hit | None:
    """Find an amount; genuine notices of the public health insurance contain none."""
    found = context.search(AMOUNT)
    if not found or context.claimed is None or context.claimed.id not in PUBLIC_INSURERS:
        return None
    return hit_at(context, *found.span()) if context.may_come_from(context.claimed) else None


def _commercial_tone(context: Context) -> Hit | None:
    hit = mentions(COMMERCIAL)(context)
    if not hit or context.claimed is None:
        return None
    return hit if context.claimed.id in PUBLIC_INSURERS | {"caf", "impots"} else None


_STATEMENT = mail("Un nouveau relevé est disponible dans votre espace adhérent. Bien à vous")
_PRIVATE_SMS = sms("On se voit samedi ? bises")

RULES = (
    rule(
        "I30",
        "amount",
        Strength.STRONG,
        sentence(
            "The message states an amount; real notices from the public health insurer do not."
        ),
        _amount_from_public_insurer,
        (
            sms("AMELI : un remboursement de ⟨MONTANT⟩ vous attend"),
            mail("La CPAM vous doit ⟨MONTANT⟩"),
        ),
        (
            mail("Votre mutuelle vous a versé ⟨MONTANT⟩"),
            sms("Ameli : un message vous attend"),
            sms("Reste à charge ⟨MONTANT⟩ après la Sécurité sociale", "Cabinet Orvel"),
        ),
    ),
    rule(
        "I31",
        "language",
        Strength.WEAK,
        sentence(
            "The message hurries you: it sets a very short deadline or says that it is urgent."
        ),
        states(URGENCY),
        (sms("Régularisez sous 24h"), mail("Final notice: act now")),
        (_STATEMENT, _PRIVATE_SMS),
    ),
    rule(
        "I32",
        "language",
        Strength.WEAK,
        sentence("The message threatens a suspension, a block or a penalty."),
        states(THREAT),
        (sms("Vos droits seront suspendus"), mail("Your account has been locked")),
        (_STATEMENT, _PRIVATE_SMS, mail("La date d'expiration figure sur votre carte.")),
    ),
    rule(
        "I33",
        "language",
        Strength.WEAK,
        sentence("The message promises money: a refund, an overpayment or a bonus."),
        states(REWARD),
        (sms("Vous êtes éligible à un remboursement"), mail("A refund is waiting for you")),
        (_STATEMENT, _PRIVATE_SMS, mail("Le relevé de remboursements est dans votre espace.")),
    ),
    rule(
        "I34",
        "language",
        Strength.WEAK,
        sentence("A public body does not speak of “customers” or “customer service”."),
        _commercial_tone,
        (mail("Ameli. Cordialement, le service client"), mail("CPAM : cher client, votre carte")),
        (_STATEMENT, mail("Votre mutuelle. Le service client")),
    ),
    rule(
        "I50",
        "language",
        Strength.MEDIUM,
        sentence("The message asks you to keep it secret."),
        mentions(SECRECY),
        (sms("N'en parle à personne, je t'expliquerai"), sms("Keep this between us please")),
        (_STATEMENT, _PRIVATE_SMS, mail("Ce message est confidentiel et destiné à vous seul.")),
    ),
    rule(
        "I51",
        "language",
        Strength.WEAK,
        sentence("The message starts with an impersonal greeting."),
        mentions(OPENING),
        (mail("Cher(e) assuré(e), votre dossier"), mail("Dear customer, your parcel")),
        (_STATEMENT, letter("Madame Durand, votre dossier est complet.")),
    ),
)
