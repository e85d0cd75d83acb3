"""The caller's own words around a message: a question, a worry, "see below".

Such a note is cut off and not judged, because it names what the message asks for ("on me demande
mon RIB"). A stranger can write one too, so a text passes for a note only when it asks nothing of
its reader, leads nowhere and is short.
"""

from __future__ import annotations

import re
from functools import lru_cache

from classifier.text.links import has_link

_LONGEST = 1_200  # characters
_FEWEST_WORDS = 8  # with fewer words a text that asks nothing says nothing
_WORD = re.compile(r"\w{2,}")
# What callers write about a message: that it came, whether it is genuine, what it asks of them.
_KIND = r"(?:ce(?:ci|la|tte|t)?|[çc]a|un|une|le|des|plusieurs)\b"
_ABOUT_A_MESSAGE = re.compile(
    rf"\b(?:j['’]ai|je viens de|nous avons|on a|il a|elle a|a|lui|jamais)[ ]"
    rf"(?:bien |aussi |eu |encore )?(?:re[çc]ue?|recevoir)[ ]{_KIND}|\bje re[çc]ois[ ]{_KIND}|"
    r"jamais eu ce|"
    r"je (?:vous |te |me permets de vous )?(?:transf[èée]re?r?|transmets|fais suivre)|"
    r"\btransmis pour|\bci[- ](?:dessous|apr[èe]s|joint),? (?:le|un|ce|pour|que)\b|cf ci[- ]|"
    r"ci[- ](?:dessous|apr[èe]s) (?:le |un )?(?:mail|message|courriel|courrier)|"
    r"(?:mail|message|courriel|courrier) (?:ci[- ](?:dessous|apr[èe]s|joint)|suspect|douteux)|"
    r"(?:mail|message|courriel|courrier) re[çc]u\b|"
    r"voi(?:ci|l[àa]) (?:le (?:mail|message|courriel|sms)|ce que j)|"
    r"\bpour (?:info|avis|v[ée]rif)|"
    r"est[- ]ce (?:que c['’]est |que (?:le|ce|cette|je) |bien |vous\b|une |normal|vrai|de )|"
    r"est[- ]ce s[ée]rieux|"
    r"est[- ]il (?:vrai|authentique|officiel|le v[ôo]tre|de |normal)|"
    r"c['’]est (?:vrai|normal|bien vous|une arnaque|du phishing|nous|de chez)|vrai ou faux|"
    r"(?:ce|le) (?:mail|message|courriel|lien|num[ée]ro|sms)[^.?!\n]{0,30} est (?:vrai|bon|faux)|"
    r"(?:il|[çc]a|elle|mail|message|courriel) (?:vient|provient) (?:bien )?de|"
    r"\bdois[- ]je|\bsi je dois|faut[- ]il|s['’]il faut|qu['’]en pens|que faire|ai[- ]je bien fait|"
    r"(?:dire|regarder) (?:si |s['’]|ce )|ce que tu penses|"
    r"\b(?:on|ils|elles?|il) (?:me|m['’]|nous|lui) ?(?:la |le |les )?"
    r"(?:(?:re)?demand|r[ée]clam|di[ts]|a dit)|"
    r"\bils (?:disent|demandent)|il est [ée]crit|ce (?:mail|message|courriel) me|pourquoi me|"
    r"j['’]ai (?:d[ée]j[àa] |bien |peur )?(?:cliqu|r[ée]pondu|pay[ée]|donn[ée]|ouvert|que )|"
    r"a cliqu[ée]|je n['’]ai (?:pas|rien) (?:os|demand|cliqu|compris)|"
    r"is (?:this|it) (?:e-?mail |message )?(?:real|genuine|a scam|from you|legit)|see below|"
    r"received this|should i|they (?:want|ask|say)",
    re.IGNORECASE,
)
# What callers tell they did themselves; no message says it of its reader.
_DID = re.compile(
    r"\b(?:j['’]ai|on a|nous avons|(?:mon|ma) \w{2,12} a) (?:d[ée]j[àa] |bien |m[êe]me )?"
    r"(?:cliqu[ée]|r[ée]pondu|pay[ée]|donn[ée]|envoy[ée]|communiqu[ée]|ouvert|rempli|saisi|fourni)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:mon|ma|mes)[ \xa0](?:\w{2,15}[ \xa0])?(?:droits|rib|comptes?|cartes?|dossier|contrat|"
    r"remboursements?|mari|femme|m[èe]re|p[èe]re|fille|fils|conjointe?|espace|"
    r"adh[ée]sion|cotisations?|m[ée]decin|mot de passe)\b",
    re.IGNORECASE,
)
# Told of somebody else: the caller repeats what the message asks for.
_REPORTED = re.compile(
    r"\b(?:on|ils|elles?|il|[çc]a|cela) (?:me|m['’]|nous|lui|dit|disent|demand|r[ée]clam|y a)|"
    r"\bils|me (?:re)?demande|they (?:want|ask)|\b(?:mon|ma|mes|my)\b",
)
_SENSITIVE = re.compile(
    r"\b(?:rib|iban|codes?|chiffres|coordonn[ée]es|num[ée]ro de (?:carte|s[ée]cu\w*|compte)|"
    r"date de naissance|"
    r"carte (?:bancaire|bleue|d['’]identit[ée])|mots? de passe|virements?|photos?|pi[èe]ces? "
    r"d['’]identit[ée]|cryptogramme|expiry|digits|card|password|bank details)\b",
)
_LONG_QUOTE = re.compile(r"[«“\"][^»”\"]{60,}|^[ \t]*>", re.MULTILINE)
_NEEDED = re.compile(
    r"\bfaire parvenir|"
    r"(?:pouvez|pourriez|voulez|veux|peux|pourrais)[- ](?:vous|tu) (?:me |nous |m['’])"
    r"(?:le |la |les )?(?:communiquer|transmettre|envoyer|fournir|adresser|donner|remettre|payer)|"
    r"\b(?:il (?:me|nous|vous) (?:faut|faudra|manque|reste)|j['’]ai besoin|nous avons besoin|"
    r"besoin d[eu]|(?:me|nous) (?:le|la|les) (?:dict|donn|lis|envoy|transf|vir|lire)|"
    r"(?:dict|donn|lis|file|envoy|transf[ée]r|virer?)\w*[- ](?:le|la|les)?[- ]?moi|"
    r"[àa] l['’]ordre|\b(?:i |just )need|text (?:me|back)|send (?:me|us|it|the)|can you forward)",
)
# What messages ask of their readers, in the forms in which they address them. These patterns up to
# `_DEMANDS`, `_SENSITIVE` and `_REPORTED` are matched against small letters.
_VERBS = (
    r"clique[rz]|confirme[rz]|valide[rz]|renseigne[rz]|compl[ée]te[rz]|saisi(?:r|ssez)|paye[rz]|"
    r"r[ée]gle[rz]|verse[rz]|vire[rz]|active[rz]|r[ée]active[rz]|renouvele[rz]|"
    r"met(?:tez|tre) [àa] jour|actualise[rz]|communique[rz]|fourni(?:r|ssez)|transmett(?:ez|re)|"
    r"envoye[rz]|renvoye[rz]|adresse[rz]|r[ée]pond(?:ez|re)|appele[rz]|contacte[rz]|"
    r"connecte[rz]|identifie[rz]|t[ée]l[ée]charge[rz]|installe[rz]|ouvr(?:ez|ir)|scanne[rz]|"
    r"rend(?:ez|re)|achete[rz]|recopie[rz]|[ée]cri(?:vez|re)|proc[ée]de[rz]|consulte[rz]|"
    r"r[ée]cup[ée]re[rz]|r[ée]gularise[rz]|finalise[rz]|v[ée]rifie[rz]|remett(?:ez|re)"
)
_IMPERATIVE = re.compile(
    r"(?<!\bn['’e] )(?<!\bn['’])(?<!\bsi )(?<!\bvous )\b(?:"
    r"cliquez|confirmez|validez|renseignez|compl[ée]tez|saisissez|payez|r[ée]glez|versez|virez|"
    r"(?:r[ée])?activez|renouvelez|mettez [àa] jour|actualisez|communiquez|fournissez|transmettez|"
    r"(?:r)?envoyez|adressez|r[ée]pondez|appelez|rappelez(?![- ]moi)|contactez|connectez|"
    r"identifiez|"
    r"t[ée]l[ée]chargez|installez|ouvrez|scannez|rendez|achetez|recopiez|[ée]crivez|consultez|"
    r"r[ée]cup[ée]rez|r[ée]gularisez|finalisez|suivez|"
    r"r[ée]p(?:onse)?[ .:]{1,3}(?:oui|ok|stop|\d)|"
    r"(?:envoie|[ée]cris|r[ée]ponds|appelle|rappelle|contacte|ach[èe]te|donne|pr[êe]te|paie|ajoute)"
    r"[- ](?:moi|nous|lui|le|la|les|au|[àa]|sur|ce)"
    r")\b",
)
_POLITE = re.compile(
    rf"\b(?:veuillez|merci de|pri[èe]re de|vous (?:devez|pouvez|devrez)|il vous (?:suffit|faut) de|"
    rf"vous invit\w+ [àa]|vous pri\w+ de|vous demand\w+ de|afin de|pour)[ \xa0]"
    rf"(?:bien vouloir[ ])?(?:(?:vous|nous|y|le|la|les|en)[ \xa0]|m['’](?!indiq|inform))?"
    rf"(?:{_VERBS})\b",
)
_THE_READERS = re.compile(
    r"\b(?:votre|vos|ton|ta|tes)[ \xa0](?:[\w'’-]{1,15}[ \xa0])?(?:cartes?|comptes?|dossiers?|"
    r"espace|mots? de passe|coordonn[ée]es|codes?|identifiants?|remboursements?|colis|paiements?|"
    r"factures?|informations|donn[ée]es|identit[ée]|amendes?|abonnement|contrat|droits?|livraison|commande|rib|iban|ligne|"
    r"pr[ée]l[èe]vement|virement|cotisations?|banque|profil|s[ée]curit[ée])\b|"
    r"\bvous (?:avez (?:gagn[ée]|[ée]t[ée]|droit|un|une|jusqu)|[êe]tes|b[ée]n[ée]ficiez|"
    r"recevrez|serez|allez)\b|nouveau num[ée]ro|whats?app|t[ée]l[ée]gram|"
    r"\b(?:peux|pourrais)[- ]tu (?:me |m['’])"
    r"(?:envoyer|pr[êe]ter|avancer|virer|payer|rendre|aider)",
)
_ENGLISH = re.compile(
    r"\byour (?:\w{1,15} )?(?:accounts?|cards?|bank|details|password|code|parcel|payment|refund|"
    r"file|order|subscription|invoice)\b|\byou (?:have|must|are|will|need)\b|"
    r"(?<!i )\b(?:click (?:here|on|the|below)|confirm|verify|update|log in|call us|pay now|"
    r"reply)\b",
)
_MONEY = re.compile(r"\b(?:tu|vous)\b[^.?!\n]{0,60}(?:virement|avancer|€|\beuros?\b)|m['’]enverrai")
_ODD_CASES = (("İ", "i"), ("ı", "i"), ("ſ", "s"))  # the module re knows these pairs
_DEMANDS = (_MONEY, _IMPERATIVE, _POLITE, _THE_READERS, _ENGLISH, _NEEDED, _LONG_QUOTE)


def is_note(text: str) -> bool:
    """Tell whether words around a message are the caller's, or too few to say anything."""
    if len(text) > _LONGEST or has_link(text) or asks_its_reader(text):
        return False
    if len(_WORD.findall(text)) < _FEWEST_WORDS:
        return True
    return any(voice.search(text) for voice in (_ABOUT_A_MESSAGE, _DID, _OWN))


@lru_cache(maxsize=128)  # the readings of an input have pieces in common
def asks_its_reader(text: str) -> bool:
    """Tell whether a text demands something, or speaks of what belongs to its reader."""
    small = _in_small_letters(text)
    if any(demand.search(small) for demand in _DEMANDS):
        return True
    return _SENSITIVE.search(small) is not None and not _REPORTED.search(small)


def _in_small_letters(text: str) -> str:
    """Return a text in small letters, character by character.

    `re.IGNORECASE` takes the same letters for one, but is half as quick.
    """
    for letter, small in _ODD_CASES:
        if letter in text:
            text = text.replace(letter, small)
    return text.lower()
