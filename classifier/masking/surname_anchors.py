"""Surnames that are in no list and stand in running text: their surroundings tell.

"Wolfgang Ziegenhagen has not paid", "les Kerbrat n’ont rien payé", "Y. Kervella", "le dossier
Tromelin". One unknown word alone is no name: it may be a brand or a place.
"""

from __future__ import annotations

import re

from classifier.masking.name_reading import (
    LETTERS,
    SPACE,
    WORD,
    Span,
    Trust,
    name_after,
    read_name,
    text_before,
)
from classifier.masking.name_words import Rank, is_particle, rank

_WHOLE = re.compile(WORD)
_GOES_ON = re.compile(r"[@_]|[.-][A-Za-z0-9]|/\w|[ \u00a0][A-ZÀ-ÞŒ0-9]")
_CAPITAL_BEFORE = re.compile(rf"(?<!{LETTERS})[A-ZÀ-ÞŒ]{LETTERS}*[’'-]?[ \u00a0]?\Z")
_JOINED_BEFORE = re.compile(r"[-'’@./_&#\d]\Z")
_ALSO = re.compile(r"[ \u00a0](?:et|and)[ \u00a0]")
_INITIALS = re.compile(r"\.(?:[ -]?[A-ZÀ-ÞŒ]\.)?[ \u00a0]?(?=[A-ZÀ-ÞŒ])")
_SHORTEST = 4  # letters of a surname that one sign announces
_SHORTEST_OF_TWO = 3

_PLURAL_BEFORE = re.compile(r"\b(?:les|the)[ ]\Z", re.IGNORECASE)
_AT_HOME = re.compile(r"\bchez les[ ]\Z", re.IGNORECASE)
_OF_A_FAMILY = re.compile(
    r"[ ](?:n['’]ont|m['’]ont|nous ont|habitent|family|received|got"
    r"|(?:ont|have) (?:cliqu|click|pay|paid|re[çc]u|r[ée]pondu|appel|donn[ée]))"
)
_LINE_START = re.compile(r"(?:\A|\n)(?:[ >*]|(?:re|tr|fwd?|fw)[ ]?:[ ])*\Z", re.IGNORECASE)
_ADDRESSED = re.compile(
    r",[ ](?:(?:votre|your)[ ](?:remboursement|refund|carte|card|dossier|compte|account|colis|"
    r"parcel|contrat|rendez|paiement|payment|demande|claim|commande|order)|il vous "
    r"(?:reste|faut)[ ])"
)
_PERSON_AFTER = re.compile(
    r",[ ](?:elle|she|he|lui)\b|,[ ]il (?:m['’]a|a dit|avait dit|[ée]tait)\b"
    r"|[ ](?:(?:n['’]|ne |ne m['’]|m['’]|nous |lui )?(?:a|avait)|has|hasn['’]t)[ ]"
    r"(?:(?:jamais|pas|rien|never|not)[ ])?(?:r[ée]pondu|rappel|appel|t[ée]l[ée]phon|pay[ée]|paid|"
    r"cliqu|click|dit\b|r[ée]gl[ée]|sign[ée]|answered|called|replied|told|laiss[ée])"
)
_PERSON_BEFORE = re.compile(
    r"\b(?:he (?:is|was)|she (?:is|was)|case of|according to|dossier d(?:e |['’])|selon|"
    r"d['’]apr[èe]s|"
    r"asked|demand[ée]r? [àa]|montr[ée] [àa]|parl[ée] (?:[àa]|avec)|d[ée]c[èe]s d(?:e |['’])|"
    r"releve|relev[ée]|(?:à|to) contact(?:er)? ?:)[ ]?\Z",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"(?:ment|ly|tions?|ns)\Z")
_ENDING = 5  # characters
_INITIAL_AFTER = re.compile(r"[ \u00a0][A-ZÀ-ÞŒ]\.(?=[ ]?[,;:)\n]|\Z)")
_NUMBER_AFTER = re.compile(r"[ ,:;-]{1,3}⟨NIR⟩")


def name_from_unknown_word(text: str, found: re.Match[str]) -> Span | None:
    """Read the name that begins with a capitalised word which is in no list."""
    start = found.start()
    before = text_before(text, start)
    whole = _WHOLE.match(text, start)
    if whole is None or _JOINED_BEFORE.search(before) or rank(whole[0]) is not Rank.UNKNOWN:
        return None
    if len(whole[0]) < _SHORTEST:
        return None
    if _is_alone(text, before, whole.end()):
        return whole.span()
    return None if _CAPITAL_BEFORE.search(before) else _two_words(text, before, whole)


def _is_alone(text: str, before: str, end: int) -> bool:
    """Return whether what stands around one word tells that it is a surname."""
    if _PLURAL_BEFORE.search(before):
        return bool(_AT_HOME.search(before) or _OF_A_FAMILY.match(text, end))
    if _ADDRESSED.match(text, end) and _LINE_START.search(before):
        return not _ADVERB.search(text, end - _ENDING, end)
    return any(after.match(text, end) for after in (_PERSON_AFTER, _INITIAL_AFTER, _NUMBER_AFTER))


def _two_words(text: str, before: str, first: re.Match[str]) -> Span | None:
    """Return the span of two or three unknown words where a person is spoken of.

    Without that they are mostly a firm or a place: "Electro Moselle", "Val Doux".
    """
    start = first.start()
    end = read_name(text, start, Trust.NAME)
    if end <= first.end() or _GOES_ON.match(text, end):
        return None
    words = [word for word in _WHOLE.findall(text[start:end]) if not is_particle(word)]
    are_names = len(words) > 1 and all(
        len(word) >= _SHORTEST_OF_TWO and not word.isupper() and rank(word) >= Rank.UNKNOWN
        for word in words
    )
    is_person = _PERSON_BEFORE.search(before) or _PERSON_AFTER.match(text, end)
    return (start, end) if are_names and is_person else None


def name_from_initial(text: str, found: re.Match[str]) -> Span | None:
    """Read the surname after "Y." or "J.-P."."""
    gap = _INITIALS.match(text, found.end())
    if gap is None or _JOINED_BEFORE.search(text_before(text, found.start())):
        return None
    whole = _WHOLE.match(text, gap.end())
    is_name = whole and len(whole[0]) >= _SHORTEST and rank(whole[0]) >= Rank.UNKNOWN
    return (found.start(), read_name(text, gap.end(), Trust.NAME)) if is_name else None


def name_after_file(text: str, found: re.Match[str]) -> Span | None:
    """Read the surname after "dossier", "succession"."""
    span = name_after(text, SPACE.match(text, found.end()), Trust.NAME)
    if span is None or is_particle(text[span[0] : span[1]].partition(" ")[0]):
        return None  # "dossier de …" may go on with anything
    return None if text[span[0] : span[1]].isupper() else span


def also_named(text: str, end: int) -> Span | None:
    """Return the name that follows another one and "et"."""
    gap = _ALSO.match(text, end)
    whole = _WHOLE.match(text, gap.end()) if gap else None
    if whole is None or whole[0].isupper() or not whole[0][0].isupper():
        return None
    if rank(whole[0]) not in (Rank.UNKNOWN, Rank.GIVEN) or _GOES_ON.match(text, whole.end()):
        return None
    return whole.span()
