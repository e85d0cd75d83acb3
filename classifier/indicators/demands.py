"""What a message asks for, in whatever form: an order, a polite phrase, a passive, a list.

"Indiquez votre carte", "veuillez transmettre une copie recto verso de votre pièce d'identité",
"les références de carte étant à indiquer", "mot de passe requis", "Éléments à confirmer : IBAN".
A thing is asked for when it stands in one statement with a word that asks, near it, and the
statement is a request (see `statements`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from classifier.indicators.context import Context, Pattern, pattern
from classifier.indicators.first_match import FirstMatch, ReadableText
from classifier.indicators.pattern_rules import Find, hit_at
from classifier.indicators.rule import Hit
from classifier.indicators.ways import (
    goes_a_known_way,
    is_about_a_change,
    is_by_the_way,
    is_shown_somewhere,
    step_around,
)

_FRAMES = (
    r"(?:merci d|veuillez|vous (?:invit|pri|demand|remerci|suffi|incomb|appart|fau|oblig)\w*|vous "
    r"(?:devez|devrez|etes|avez a|aurez|allez|voudrez)|devez|devrez|il (?:fau\w+|convient|"
    r"suffi\w+|reste|manque|est (?:demande|necessaire|imperatif|indispensable|obligatoire)|se "
    r"faut)|bien vouloir|pri(?:e|ons)\b|pouvez.vous|pourriez.vous|pourrais.tu|peux.tu|tu (?:dois|"
    r"devras|as)|restent? a|fallait|sert a|invite[es]* a|tenue?s? d|\ba |\bd'|\bde |\bet |\bou |, "
    r")"
)


def _french(stems: str, infinitives: str, orders: str) -> str:
    """Return the forms of verbs in which something is asked for.

    `stems` take -ez and -ant, and -er after a polite phrase; the others are whole words.
    """
    return (
        rf"\b(?:(?:{stems})(?:ez|ant)|{orders})\b|{_FRAMES}[^.!?\n]{{0,45}}?\b(?:(?:{stems})er|"
        rf"{infinitives})\b|\b(?:(?:{stems})er|{infinitives}) (?:ici|sur|a|au|en|par)\b|"
        rf"(?<![^\n])[ \d.)•*-]{{0,6}}(?:(?:{stems})er|{infinitives})\b"
    )


_ORDER_TO_FRIEND = (  # "envoie-moi", but not "je vous envoie"
    r"(?<!je )(?<!vous )(?<!te )(?<!il )(?<!on )(?<!lui )(?:%s)[ -](?:moi|nous|lui|la|le|les|ta|"
    r"ton|tes|ici|juste|avec|une?)"
)
_GIVE = _french(
    r"communiqu|(?:r|ren)?envoy|(?:re)?donn|retourn|adress|depos|confi|partag|photographi|scann|"
    r"remett|dict|(?:re)?indiqu|present",
    r"transmettre|fournir|dire|lire|joindre|remettre|repondre|(?:faire )?parvenir|repeter|produire|"
    r"montrer|justifier|recopier|telecharger|charger",
    r"communication d|transmission d|lecture d|remise d|disposer d|votre reponse|"
    r"transmett(?:ez|ant)|fourniss(?:ez|ant)|dites|lisez|joign(?:ez|ant)|remettez|repond(?:ez|ant)|"
    r"faites(?:.nous|.moi)? (?:parvenir|suivre)|repetez|produisez|montrez|recopiez|telechargez|"
    r"par retour|en reponse|avec lecture|la lecture|"
    + _ORDER_TO_FRIEND
    % "envoie|donne|indique|dis|lis|dicte|reponds|renvoie|transmets|file",
)
_ENTER = _french(
    r"renseign|rentr|entr|(?:re)?confirm|verifi|valid|actualis|complet|laiss|ajout|precis|"
    r"enregistr|remplac|declar|mentionn",
    r"saisir|remplir|inscrire|mettre(?: a jour)?",
    r"saisiss(?:ez|ant)|rempliss(?:ez|ant)|inscrivez|mett(?:ez|ant)|"
    + _ORDER_TO_FRIEND % "note|mets|rentre|entre",
)
_NOUN = (
    r"(?<!\bla )(?<!une )(?<!otre )(?<!cette )(?<!de )(?<!sa )(?<!oute )(?<!a )(?<!\bta )(?<!ur )"
)
_NEED = (
    r"(?:\brequis\w*|\bobligatoires?\b|\bexige\w*|\bdemand(?:ent|era|eront|er)\b|"
    rf"{_NOUN}\bdemandes?\b|\battendue?s?\b|\breclam\w+|\bmanquante?s?\b|\bmanque(?:nt)?\b|"
    r"il (?:vous|te|lui|leur) (?:fau\w+|manqu\w+)|\bil faut|\bil faudra|\b(?:doi(?:t|vent)|devra|"
    r"devront|devant|a) (?:y |nous |m'|lui |etre )*(?:etre|figurer|parvenir|accompagner|indique|"
    r"communique|transmis|saisi|fourni|joint|remis|lu|rappel|produit|renseign)\w*|\b(?:est|sont|"
    r"sera|seront|etant|serait) (?:a|necessaire|indispensable|saisie?s?|prise?)\w*|"
    r"\bnecessaires?\b|\brequire[sd]?\b|\brequest(?:s|ed)?\b|"
    r"(?<!who )(?<!may )(?<!anyone )(?<!somebody )(?<!someone )(?<!they )(?<!and )"
    r"(?<!or )(?<!, )(?<!can )\basks? (?:you )?for|\basked for|"
    r"\bneed(?:s|ed)?\b|\bnecessary\b|\bmandatory\b|\bmissing\b|\bmust (?:be|reach|appear))"
)
_WANT = (  # the writer, or somebody they send, wants it
    r"(?:\bbesoin d|\bil fau(?:t|dra) (?:le|la|les|une?|votre|vos|ton|tes|aussi|juste|donc)\b|"
    r"il (?:me|nous|m'en|nous en) (?:fau\w+|manqu\w+)|"
    r"\b(?:est|sont|sera|seront|etant|serait) (?:lue?s?|relev\w+|recueilli\w*|collect\w+|"
    r"verifiee?s? (?:par|au)|donnee?s? (?:par|au)|releve\w*)\b|\bquel(?:le)?s? (?:est|sont)\b|"
    r"\b(?:va|vont|allons|dois|doit|devrai|souhaite\w*|veux) (?:vous |te )?(?:demander|relever|"
    r"recueillir|prendre|lire|noter|verifier)|\b(?:recueillir|collecter|relever)\b|"
    r"\bwhat(?:'s| is| are) (?:your|the)|\bwe need|\bi need|\bneed (?:you|from))"
)
_AT_HAND = (
    r"(?:sous la main|\ben main\b|devant (?:vous|toi|lui|soi)|a portee|a proximite|a cote|"
    r"\bmuni\w* d|munissez|\bpreparez|\bpreparer|\bprepare\b|\bprevoir\b|\bgardez\b|\bayez\b|"
    r"\bprends\b|\bat hand\b|\bto hand\b|\bhandy\b|\bready\b|\bhave (?:your|the)\b|"
    r"\bkeep (?:your|the)\b|\bin front of you\b)"
)
_WITH = r"(?:\bavec (?:vos?|votre|ton|tes|ta)\b|\bwith (?:your|the|card)|\bapport\w+|\bbring)"
_NO_NOUN = "".join(  # "par email", "le présent formulaire": nouns and adjectives, no orders
    rf"(?<!\b{word} )"
    for word in "par by un an a the this le la les cet ce your votre our notre of en in my".split()
)
_ENGLISH_GIVE = (
    r"\b(?:(?:provid|shar|quot|indicat|stat|writ)(?:e|es|ing)|(?:send|submit|tell|forward|read|"
    r"attach|"
    rf"upload)(?:s|ing)?|{_NO_NOUN}(?:email|text|return|show|present|fax|answer)(?:s|ing)?|give|"
    rf"gives|giving|submitting|supply|"
    r"supplying|reply|replying|let us know)\b"
)
_ENGLISH_ENTER = (  # no form of which is a French participle: "confirme", "complete"
    r"\b(?:(?:enter|confirm|register|add|fill|input|put|insert|renew)(?:s|ing)?|updat(?:e|ing)|"
    r"validating|verify|verifying|complet(?:ing|e (?:the|your|this|our|it|and|all)))\b"
)
_CUES = {
    "give": f"{_GIVE}|{_ENGLISH_GIVE}",
    "enter": f"{_ENTER}|{_ENGLISH_ENTER}",
    "at_hand": _AT_HAND,
    "want": _WANT,
    "need": _NEED,
    "with": _WITH,
}
_CUE = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _CUES.items()))
_FIRST_CUE = FirstMatch("|".join(_CUES.values()))
_NEAR = 110  # characters before a thing in which a word that asks is looked for


@dataclass(frozen=True, eq=False)  # two are never compared, and the hash is that of the object
class Thing:
    """Something that a message may ask for.

    `named` are the words for it, `near` how many characters before them a word that asks may stand,
    `cues` the kinds of such words: give, enter, want, need, at_hand, with. `shown`: it is shown
    at counters, `given`: offices ask for it by post or in one's own space; no requests of scams.
    """

    named: Pattern
    near: int
    cues: frozenset[str]
    shown: bool
    given: bool


def thing(
    expression: str,
    triggers: str,
    cues: str,
    near: int = _NEAR,
    *,
    shown: bool = True,
    given: bool = False,
) -> Thing:
    """Return a thing named by an expression for folded text; triggers as in `pattern`."""
    return Thing(pattern(expression, triggers), near, frozenset(cues.split()), shown, given)


def demands(wanted: Thing, *others: Pattern) -> Find:
    """Return a finder for a request for a thing, or one in the form of another pattern."""

    def find(context: Context) -> Hit | None:
        hit = asked(context, wanted)
        for other in others:
            hit = hit or _ask_in_form(context, wanted, other)
        return hit

    return find


def _ask_in_form(context: Context, wanted: Thing, form: Pattern) -> Hit | None:
    place = context.request(form)
    if place is None:
        return None
    named = list(wanted.named.regex.finditer(context.folded, *place))
    if named and _is_harmless(context, wanted, *named[-1].span()):
        return None
    return hit_at(context, *place)


def _is_harmless(context: Context, wanted: Thing, start: int, end: int) -> bool:
    """Return whether a thing is named by the way, or asked for in a way that offices ask."""
    if is_by_the_way(context, start):
        return True
    first, last = step_around(context, start, end)
    if wanted.shown and is_shown_somewhere(context, first, last):
        return True
    return wanted.given and (
        goes_a_known_way(context, first, last) or is_about_a_change(context, first, start)
    )


def asked(context: Context, wanted: Thing) -> Hit | None:
    """Return where a message asks for a thing, None when it does not."""
    if context.is_ruled_out(wanted.named):
        return None
    place = context.once(wanted, lambda: _place(context, wanted))
    return hit_at(context, *place) if place else None


def _place(context: Context, wanted: Thing) -> tuple[int, int] | None:
    """Return start and end of the first request for a thing in the folded text."""
    for named in context.matches(wanted.named):
        start, end = named.span()
        if _is_harmless(context, wanted, start, end):
            continue
        first, last = context.statements.bounds(start, end)
        for cue in _cues(context, first, last):
            if cue.lastgroup not in wanted.cues or (cue.start() < end and cue.end() > start):
                continue
            if cue.start() < start - wanted.near or cue.end() > end + wanted.near * 0.7:
                continue
            if context.statements.is_request(cue.span(), (start, end)):
                return min(cue.start(), start), max(cue.end(), end)
    return None


def _cues(context: Context, start: int, end: int) -> list[re.Match[str]]:
    """Return the words that ask in a statement, also where the phrase before one holds another."""
    return context.once((start, end), lambda: list(_overlapping(context.folded, start, end)))


def _overlapping(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    statement, after = ReadableText(text[start:end]), 0
    while (place := _FIRST_CUE.bound(statement, after)) is not None:
        found = _CUE.search(text, start + place, end)
        if not found:
            return
        yield found
        after = found.start() + 1 - start
