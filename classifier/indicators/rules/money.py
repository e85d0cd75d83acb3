"""Rules about money: fees in advance, payment by card, refunds to a card, prizes, easy income."""

from __future__ import annotations

import re

from classifier.indicators.context import Context, pattern
from classifier.indicators.pattern_rules import asks, hit_at, mentions, rule, states
from classifier.indicators.rule import Hit, Strength, mail, sms
from classifier.indicators.ways import goes_a_known_way
from classifier.sentence import sentence

PAY_BY_CARD = pattern(
    r"(?:\bregl\w+|\bpay\w+|\bpaie\w*|\bacquitt\w+|\bsold\w+|\bparticipation|\bfrais|\bmontant|"
    r"\bprise?|\bsommes?)\b[^.!?\n]{0,60}?\b(?:par|avec (?:la |une |votre )?) ?(?:carte(?! "
    r"(?:vitale|mutuelle|cadeau))|cb)\b|(?:\bpay\w*|\bpaid|\bsettle\w*|\bcharge\w*|"
    r"\bfee\w*)\b[^.!?\n]{0,60}?\bby (?:\w+ )?card\b|\bcard only\b|\b(?:carte|cb) (?:uniquement|"
    r"seulement|exclusivement)",
    "regler reglez reglee regle reglement payer payez payable paye payee pay paiement paie "
    "acquitter acquittez solder soldez participation frais montant pris prise somme sommes pay "
    "paid payable payment settle settled charge charged fee fees card carte cb",
)
REFUND_TO_CARD = pattern(
    r"\b(?:rembours|recredit|credite|restitu|percevoir|toucher|recevoir|debloqu|indemnis|prime|"
    r"gain|versement|refund|rebate|receive|payout|credited|owed)\w*[^.!?\n]{0,80}?\b(?:sur|votre|"
    r"numero de|avec|onto|to|your) (?:\w+ ){0,2}?(?:carte\b(?! (?:vitale|mutuelle|de mutuelle|d'|"
    r"de tiers|tiers|d'assure|europ|utilisee|cadeau|de fidelite))|cb\b|card\b(?! (?:holder|used|"
    r"you)))|\bcarte a (?:crediter|recrediter|rembourser)|\bcard to (?:be )?(?:credited|refunded|"
    r"credit)",
    "remboursement remboursements rembourser rembourse recrediter recredite crediter credit "
    "credite restitution restituer percevoir toucher recevoir debloquer debloque indemnisation "
    "prime primes gain gains versement refund refunds rebate receive payout credited owed carte "
    "card",
)
_FEES = (
    r"(?:port|envoi|dossier|douane|livraison|traitement|gestion|poste|garde|(?:re "
    r")?(?:re)?presentation|reexpedition|procedure|timbre|deblocage|activation|transfert|"
    r"succession|notaire|assurance|avenant|magasinage|reservation)"
)
FEE_IN_ADVANCE = pattern(
    rf"\bfrais (?:de |d'){_FEES}\b[^.!?\n]{{0,50}}?(?:a (?:regler|payer|acquitter|votre charge|la "
    r"charge)|\bdus?\b|restent|impayes?|exiges?|par carte|seul\w*)|"
    rf"\b(?:regl(?:er|ez)|pay(?:er|ez)|acquitt(?:er|ez)|vers(?:er|ez))\b[^.!?\n]{{0,40}}?(?:les |"
    rf"des |la |le |l'|une? )(?:frais (?:de |d'){_FEES}|participation|caution|acompte|depot de "
    rf"garantie|"
    r"droits? de douane|quittance|affranchissement)|"
    r"\b(?:caution|depot de garantie|redevance)\b[^.!?\n]{0,40}?(?:exige|requis|a regler|a verser|"
    r"⟨petit)|"
    rf"\breste(?:nt)? (?:a (?:payer|regler) )?(?:les |des |le |la )?frais (?:de |d'){_FEES}|"
    r"\b(?:port|pack|kit|presentation|representation|colis|"
    r"complement)\b[^.!?\n]{0,50}?⟨petit_montant⟩|"
    r"\b(?:pay|settle|cover)\w* (?:only |just )?(?:the |a |your )?(?:small )?(?:shipping|postage|"
    r"handling|customs|redelivery|release|admin\w*|processing)\b|"
    r"\b(?:handling|redelivery|customs|release|processing|shipping) (?:fee|charge|duty)s?\b"
    r"[^.!?\n]{0,30}?(?:due|outstanding|payable|unpaid|of ⟨)",
    "reste restent port pack kit presentation representation colis complement frais regler reglez "
    "payer payez acquitter acquittez verser versez caution depot redevance pay paying settle "
    "cover handling redelivery customs release processing shipping",
)
PRIZE = pattern(
    r"\bvous (?:avez|etes|a) (?:ete |bien )?(?:gagn|selectionn|tire|l'heureu)\w*|\btire au sort|"
    r"\btirage\b|\bgagnante?s?\b|\bbon d'achat (?:de ⟨|vous|d'une)|\bheritage\b|\b(?:cadeau|"
    r"coffret|lot|gain)\b[^.!?\n]{0,40}?(?:vous (?:attend|est|sont)|reserve|attribue|gratuit)|"
    r"\b(?:vous (?:est|sont|a ete) )(?:attribu)\w*|\byou(?:'ve| have| are|r)? (?:been "
    r")?(?:selected|won|chosen)|\bwinner|\byour prize|\bprize|\binheritance|\bnext of kin|"
    r"\blottery|\bgiveaway|\bmystery box",
    "vous tire tirage gagnant gagnante gagnants bon heritage heritier cadeau coffret lot gain you "
    "your youve winner winners prize inheritance next lottery giveaway mystery",
)
EASY_MONEY = pattern(
    r"\bwallet\b|\bcrypto(?!gramme)\w*|\bbitcoins?|\busdt\b|\btaches? (?:simples?|en ligne)|"
    r"\btask simple|\brendement (?:garanti|de \d|eleve)|\binvesti\w+[^.!?\n]{0,40}(?:garanti|"
    r"profit|rendement)|\b(?:pay\w+|remuner\w+|gagn\w+|touch\w+|salaire)[^.!?\n]{0,30}⟨montant⟩ "
    r"par jour|\bgagn(?:er|ez) ⟨|\bearn [^.!?\n]{0,30}(?:per|a) (?:day|week)|\bguaranteed "
    r"(?:return|profit)|\breshipping|\brecevoir des colis|\bcommission (?:de|of) ⟨|\bdeposer ⟨",
    "wallet crypto cryptomonnaie bitcoin bitcoins usdt tache taches task rendement investir "
    "investissez investissement montant gagner gagnez earn guaranteed reshipping recevoir "
    "commission deposer recharger",
)
ACCOUNT_OF_ANOTHER = pattern(
    r"\b(?:ma|mon|de ma|de mon|my) (?:mere|pere|maman|papa|tante|oncle|frere|soeur|mari|femme|"
    r"grand\w*|cousine?|neveu|niece|voisine?|mother|father|mum|dad|aunt|uncle|brother|sister|"
    r"husband|wife|grandmother|grandfather)\b[^\n]{0,300}?(?:sur mon (?:propre )?compte|(?:into|"
    r"to) my (?:own )?account|mon rib\b|sur le mien|mon compte a moi)",
    "ma mon my",
)
EXCEPT_US = pattern(
    r"\b(?:ne (?:le |la |les )?(?:donn|communiqu|transmett|partag|divulgu|di[st])\w*|never "
    r"(?:share|give|tell)|do not (?:share|give|tell)|don't (?:share|give|tell)|a "
    r"personne)\b[^.!?\n]{0,60}?\b(?:sauf|hormis|excepte|a part|autre que|sinon a|except|other "
    r"than|but|unless)\b[^.!?\n]{0,25}?(?:conseill\w+|agents?|technicien\w*|notre|nos|moi\b|our\b|"
    r"me\b|advis|officer)",
    "ne never do don personne",
)

MONEY_WAITING = pattern(
    r"(?<!\bmon )(?<!\bmes )(?<!\bmy )\b(?:rembours\w+|versement|virement|sommes?|trop.percu|"
    r"prime|aide|indemni\w+|credit|refund|"
    r"payment|restitution|solde|cheque|payout|rebate)\b(?:(?!\bser(?:a|ont)\b|\bfaute d|"
    r"\bje\b)[^.!?\n]){0,60}?\b(?:en attente|bloque\w*|"
    r"suspendu\w*|retenu\w*|non reclame\w*|vous attend|a percevoir|a retirer|a recuperer|waiting|"
    r"on hold|blocked|unclaimed|in your favour|en votre faveur|vous (?:est|sont) due?s?)\b",
    "remboursement remboursements rembourse versement virement somme sommes trop prime aide "
    "indemnite indemnisation credit refund payment restitution solde cheque payout rebate",
)


_OTHER_MEANS = re.compile(r"\bcheques?\b|\bvirement|\bespeces\b|\bprelev|\btransfer\b|\bcash\b")


def _pay_by_card(context: Context) -> Hit | None:
    """Find a payment by card only, wanted elsewhere than at a counter or on a known site."""
    place = context.request(PAY_BY_CARD)
    if place is None:
        return None
    statement = context.statements.bounds(*place)
    if goes_a_known_way(context, *statement) or _OTHER_MEANS.search(context.folded, *statement):
        return None
    return hit_at(context, *place)


_STATEMENT = mail("Un nouveau relevé est disponible dans votre espace adhérent. Bien à vous")
_PRIVATE_SMS = sms("On se voit samedi ? bises")
_WARNING = mail("Ne communiquez jamais votre code, à personne. Aucun paiement n'est demandé.")
_GENUINE = (_STATEMENT, _PRIVATE_SMS, _WARNING)

RULES = (
    rule(
        "I83",
        "request",
        Strength.MEDIUM,
        sentence("The message wants a payment by card."),
        _pay_by_card,
        (
            sms("Amende à régler par carte avant ce soir"),
            mail("The charge is payable by card only."),
        ),
        (
            *_GENUINE,
            mail("Le paiement par carte n'est pas accepté."),
            mail("Les frais sont à régler par carte au guichet."),
            mail("Amende à payer par carte sur https://www.amendes.gouv.fr"),
            mail("You can pay by card at the till."),
            mail("Le solde est à régler par carte, par chèque ou par virement."),
        ),
    ),
    rule(
        "I84",
        "request",
        Strength.STRONG,
        sentence("The message promises money onto a bank card; refunds go to a bank account."),
        asks(REFUND_TO_CARD),
        (
            sms("Votre remboursement sera versé sur votre carte bancaire"),
            mail("Please choose the card to be credited."),
        ),
        (*_GENUINE, mail("Remboursement sur présentation de votre carte Vitale")),
    ),
    rule(
        "I85",
        "request",
        Strength.MEDIUM,
        sentence("The message wants a fee or a deposit paid in advance."),
        asks(FEE_IN_ADVANCE),
        (
            sms("Colis retenu, réglez les frais de douane"),
            mail("A redelivery fee is outstanding."),
        ),
        (*_GENUINE, mail("Aucuns frais de dossier ne sont à régler.")),
    ),
    rule(
        "I86",
        "language",
        Strength.MEDIUM,
        sentence("The message promises a prize, a gift or an inheritance."),
        states(PRIZE),
        (
            sms("Vous avez gagné un téléphone au tirage"),
            mail("Dear customer, you have been selected for our prize."),
        ),
        _GENUINE,
    ),
    rule(
        "I87",
        "language",
        Strength.MEDIUM,
        sentence("The message promises easy income or profit, or speaks of crypto-currency."),
        states(EASY_MONEY),
        (
            sms("Tâches simples en ligne, ⟨MONTANT⟩ par jour"),
            mail("Guaranteed profit, deposit into your wallet."),
        ),
        _GENUINE,
    ),
    rule(
        "I88",
        "request",
        Strength.MEDIUM,
        sentence("Somebody wants money of a relative paid into their own account."),
        asks(ACCOUNT_OF_ANOTHER),
        (
            mail("Je vous écris pour ma tante, versez le remboursement sur mon compte."),
            mail("My mother is in hospital, please pay the refund into my account."),
        ),
        _GENUINE,
    ),
    rule(
        "I89",
        "request",
        Strength.STRONG,
        sentence("The message says to give a code to nobody except its own people."),
        mentions(EXCEPT_US),
        (
            sms("Ne le donnez à personne sauf à notre agent qui vous appelle"),
            sms("Never share it with anyone except our adviser"),
        ),
        _GENUINE,
    ),
    rule(
        "I91",
        "language",
        Strength.MEDIUM,
        sentence("The message says that money for you is blocked or waits for you."),
        states(MONEY_WAITING),
        (
            sms("Un remboursement de ⟨MONTANT⟩ est bloqué depuis mardi"),
            mail("Your refund is on hold until you answer."),
        ),
        (*_GENUINE, mail("Votre remboursement a été versé le ⟨DATE⟩ sur votre compte.")),
    ),
)
