"""The part that a named thing plays: what is to be given, or only a means, a place, a known way.

Offices and firms speak of the same things as scams. One pays "par carte", gets money "sur votre
compte bancaire" and shows papers "au guichet"; none of that asks for a number. All text is folded.
"""

from __future__ import annotations

import re

from classifier.indicators.context import Context
from classifier.text.links import find_links

_BEFORE = 60  # characters before a thing that tell what part it plays
_DETERMINER = r"(?:(?:le|la|les|l'|un|une|votre|vos|ton|ta|the|your|a|an|this|that|meme|same) ?)*"
_MEANS = re.compile(
    rf"\b(?:par|by|soit|en (?:especes|ligne),?(?: ou)?|(?:especes|cheque|virement|cash|transfer|"
    rf"cheques),? (?:ou|or|et|and)?) ?(?:par |by )?{_DETERMINER}(?:simple )?$"
)
_MONEY = (
    r"(?:vers|rembours|credit|vir|pay|paid|transf|refund|releas|sent|debit|prelev|retir|depos|"
    r"return|taken|charg)\w*"
)
_PLACE = re.compile(
    rf"\b{_MONEY}\b[^.!?:\n]{{0,40}}\b(?:sur|to|into|onto|from|depuis|vers) "
    rf"{_DETERMINER}(?:(?:autre|other|another|propre|own) )?$"
)
_OWN = re.compile(
    r"\b(?:mon|ma|mes|my)(?: (?:nouveau|nouvelle|propre|new|own))? $|\b(?:dans|in) (?:vos|votre|"
    r"your) $"
)
_RECEIVED = re.compile(
    r"\b(?:recev(?:ez|rez|oir)|obtenez|obtenir|receive|get|gagnez) (?:un |le |votre |a |your |"
    r"the )?$|"
    r"\b(?:a l'aide|grace|using)(?: (?:de|d'|a|the))? ?$|\bsign\w*[^.!?\n]{0,30} avec (?:le |"
    r"un )?$"
)
_CHANGE = re.compile(
    r"\b(?:si|en cas de|if|should)\b[^.!?\n]{0,70}(?:chang|correct|modifi|different|valable)|"
    r"chang\w* ?\?\s*$"
)
_CALLED = re.compile(
    r"\b(?:r?appel(?:ez|er|le|ant)|compos(?:ez|er)|call|ring|phone|dial)(?: vite| back)? (?:us |"
    r"nous "
    r")?(?:on |au |le |the |alors le |aussi le )?$|\b(?:au dos|au verso|on the back) (?:de |d'|of "
    r")(?:la |votre |the |your )?$"
)
_SHOWN = re.compile(
    r"\b(?:au guichet|au comptoir|a l'accueil|en agence|en (?:caisse|magasin|pharmacie)|sur place|"
    r"au cabinet|au secretariat|a la (?:mairie|pharmacie|borne|livraison|remise)|le jour "
    r"(?:de|du|meme)|lors (?:de|du) (?:la |votre )?(?:rendez|visite|retrait|remise|passage|"
    r"consultation|rdv)|sur presentation|a presenter|apport(?:ez|er|"
    r"e)|presentez.vous|se presenter|bring|in (?:branch|person)|at (?:the |our )?(?:desk|counter|"
    r"reception|till|surgery|door)|on the day|on arrival)\b"
)
_POSTED = re.compile(r"\b(?:par (?:la poste|voie postale)|by post|in the post)\b")
# Verbs that hand something over from afar; what is only shown has none of them.
_SENT = re.compile(
    r"\b(?:r?envo[iy]\w*|transme\w+|communiqu\w+|donn(?:ez|er|e)|indiqu\w+|repond\w*|saisi\w*|"
    r"rempli\w*|retourn\w+|adress(?:ez|er)|dict\w+|lisez|lire|photographi\w+|scann\w+|dites|"
    r"confirm\w+|fourni\w*|parvenir|send\w*|give|reply\w*|text|enter|tell|read|e-?mail|upload\w*|"
    r"provide|submit)\b"
)
_FROM_AFAR = re.compile(
    r"\b(?:par (?:retour(?! de courrier)|e-?mail|mail|courriel|sms|message|telephone|whatsapp)|"
    r"en reponse|a cette adresse|by (?:reply|return|e-?mail|text|phone|sms|whatsapp)|reply|"
    r"repondez)\b|⟨email⟩|⟨tel_"
)
_NEXT_STEP = re.compile(
    r"\b(?:puis|ensuite|sinon|apres quoi|then|afterwards|otherwise)\b|;|"
    r", (?=(?:le|la|les|nos|notre|vous|nous|on|you|we|our|the)\b|l')"
)
_OWN_SPACE = re.compile(
    r"\b(?:dans|depuis|sur|via|de|in|on|from|through|using) (?:l'|votre |ton |le |la |your |the |"
    r"our |"
    r"notre )?(?:espace|compte (?:ameli|en ligne|client|adherent|assure)|appli\w*|app\b|portail|"
    r"(?:online |member |claims )?(?:account|portal|area))"
)


_ASIDE = (_MEANS, _PLACE, _CALLED, _OWN, _RECEIVED)


def is_by_the_way(context: Context, start: int) -> bool:
    """Return whether a thing named at a place is a means, a destination or a number to call.

    Or the writer's own, or what the reader gets.
    """
    before = context.folded[max(0, start - _BEFORE) : start]
    return any(known.search(before) for known in _ASIDE)


def step_around(context: Context, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the step of a statement that holds a named thing.

    A counter in another step ("…, puis passez au guichet") says nothing of what is asked in this
    one: anybody can add one.
    """
    first, last = context.statements.bounds(start, end)
    before = [found.end() for found in _NEXT_STEP.finditer(context.folded, first, start)]
    after = _NEXT_STEP.search(context.folded, end, last)
    return before[-1] if before else first, after.start() if after else last


def is_about_a_change(context: Context, start: int, end: int) -> bool:
    """Return whether what is named after a statement began is wanted only where it has changed."""
    return bool(_CHANGE.search(context.folded, max(0, start - _BEFORE), end))


def is_shown_somewhere(context: Context, start: int, end: int) -> bool:
    """Return whether a statement has something shown at a counter or on a visit, or posted.

    A counter beside a verb that sends says nothing: anybody can name one as another way.
    """
    if _SENT.search(context.folded, start, end):
        return _is_in(_POSTED, context, start, end) and not _is_in(_FROM_AFAR, context, start, end)
    return _is_in(_SHOWN, context, start, end)


def _is_in(pattern: re.Pattern[str], context: Context, start: int, end: int) -> bool:
    return pattern.search(context.folded, start, end) is not None


def goes_a_known_way(context: Context, start: int, end: int) -> bool:
    """Return whether a statement has something shown at a counter, posted, or given in one's space.

    So has one with links to sites of known organisations only. The own space counts where no link
    leads to a stranger, who would call their page so.
    """
    if is_shown_somewhere(context, start, end):
        return True
    if _is_in(_FROM_AFAR, context, start, end):
        return False
    owner_of = context.organisations.vouching_owner
    if any(one.hides or not owner_of(one.host) for one in context.destinations):
        return False
    linked = any(find_links(context.folded[start:end])) and bool(context.destinations)
    return linked or _is_in(_OWN_SPACE, context, start, end)
