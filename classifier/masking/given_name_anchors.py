"""Names that begin with a given name, wherever they stand."""

from __future__ import annotations

import re

from classifier.masking.name_reading import LETTERS, Span, Trust, read_name, surname_before
from classifier.masking.name_words import Rank, rank

_PLACE_BEFORE = re.compile(
    r"\b(?:rue|r\.|avenue|av\.?|boulevard|bd|place|quai|cours|all[ée]es?|impasse|chemin|square|"
    r"route|passage|h[ôo]pital|(?:poly)?clinique|lyc[ée]e|coll[èe]ge|[ée]cole|fondation|institut|"
    r"centre|pont|gare|stade|parc|quartier|station|m[ée]tro|universit[ée]|r[ée]sidence|foyer|ehpad|"
    r"cit[ée]|lotissement|espace|salle|th[ée][âa]tre|villa|st|ste|sainte?|groupe|street|hospital)"
    r"[ -](?:(?:de|du|des|la|le|les)[ ]|[ld]['’]){0,3}(?:[^\W\d_]{2,12}[ -])?\Z",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(r"(?:\A|[.!?:;•»\"“(\n>-])[ \t\u00a0]*\Z")
_ARTICLE_BEFORE = re.compile(
    r"\b(?:la|le|les|une?|des|du|aux?|cette|ce|votre|notre|the|an?|your|our|l|en)[ '’]\Z", re.I
)
_CAPITALISED_BEFORE = re.compile(rf"(?<!{LETTERS})(?=[A-ZÀ-ÞŒ])({LETTERS}+)[ \u00a0]\Z")
_LINE_END = re.compile(r"[ \t]*[.,!]?[ \t]*(?:\n|\Z)")
_HOST_GOES_ON = re.compile(r"[@_]|[.-][a-z0-9]|/\w")
_WHOLE_WORD = re.compile(rf"{LETTERS}+(?:[’'-]{LETTERS}+)*+")
_LOOK_BACK = 40


def name_from_given_name(text: str, found: re.Match[str]) -> Span | None:
    """Read the name that begins with a given name, and the surname before it."""
    start = found.start()
    before = text[max(0, start - _LOOK_BACK) : start]
    if before[-1:] in ("-", "'", "’") or _PLACE_BEFORE.search(before):
        return None
    whole = _WHOLE_WORD.match(text, start)
    if whole is None or rank(whole[0]) < Rank.AMBIGUOUS or _HOST_GOES_ON.match(text, whole.end()):
        return None
    end = read_name(text, start, Trust.GIVEN)
    if end == start:
        return None
    first = surname_before(text, start)
    if rank(whole[0]) is Rank.GIVEN or end > whole.end() or first < start:
        return first, end
    return (start, end) if _is_meant_as_name(text, whole) else None


def _is_meant_as_name(text: str, word: re.Match[str]) -> bool:
    """Return whether a word as "Claire" or "Rose", capitalised and alone, is a name."""
    before = text[max(0, word.start() - _LOOK_BACK) : word.start()]
    if _SENTENCE_START.search(before):
        is_line = not before.rpartition("\n")[2].strip() and _LINE_END.match(text, word.end())
        return bool(is_line)
    previous = _CAPITALISED_BEFORE.search(before)
    if previous and rank(previous[1]) <= Rank.COMMON:  # "Carte Blanche"
        return False
    return not word[0].isupper() and not _ARTICLE_BEFORE.search(before)
