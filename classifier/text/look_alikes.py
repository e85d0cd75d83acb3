"""Characters that stand for a Latin letter: by their form, or by looking like one.

Two tables. Forms of Latin letters (full-width, mathematical, circled, small capitals, IPA) are
found by Unicode's compatibility decomposition and by their names, so that new ones need no entry.
Letters of other alphabets are a selection from Unicode's confusables.txt (UTS 39), with the small
letters that scams use for their likeness in the French alphabet (к, т, м, п).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Default_Ignorable_Code_Point of Unicode 16 (DerivedCoreProperties.txt), as the inside of a
# character class; the Hangul fillers are listed too, though some fonts give them a width.
IGNORABLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
BLANK = r"\u115f\u1160\u2800\u3164\uffa0"  # displayed as a space by most programs

_FORM = re.compile(
    r"(?:(?:NEGATIVE )?(?:CIRCLED|SQUARED|PARENTHESIZED|CROSSED NEGATIVE SQUARED) LATIN |"
    r"LATIN |TORTOISE SHELL BRACKETED LATIN )"
    r"(?:SMALL |CAPITAL )?LETTER (?:SMALL CAPITAL |SCRIPT )?([A-Z])(?: WITH .*)?"
)
_OF_OTHER_ALPHABETS = """
Ѕs Іi Јj Аa Вb Еe Кk Мm Нh Оo Рp Сc Тt Уy Хx Ьb аa еe оo рp сc уy хx ѕs іi јj ѡw Ѵv ѵv Үy үy һh
ҽe Ӏl ӏl ԁd Ԍg ԛq Ԝw ԝw ꙇi кk тt мm вb пn гr ɩi ƍg ɯw ɑa ʋu ƽs ǀl ᴦr
Ϳj Αa Βb Εe Ζz Ηh Ιi Κk Μm Νn Οo Ρp Τt Υy Χx αa γy ιi κk νv οo ρp σo τt υu χx εe ηn ωw βb μu
Ϝf ϱp ϲc ςc ϳj Ϲc Ϻm Սu Տs Օo աw գq զq հh ոn ռn սu ցg քf օo
Ꭰd Ꭱr Ꭲt Ꭵi Ꭹy Ꭺa Ꭻj Ꭼe Ꮃw Ꮇm Ꮋh Ꮍy Ꮐg Ꮒh Ꮓz Ꮟb Ꮢr Ꮤw Ꮥs Ꮩv Ꮪs Ꮮl Ꮯc Ꮲp Ꮶk Ᏻg Ᏼb
ꭵi ꮁr ꮃw ꮓz ꮩv ꮪs ꮯc ⲅr Ⲏh Ⲓl Ⲕk Ⲙm Ⲛn Ⲟo ⲟo Ⲣp ⲣp Ⲥc ⲥc Ⲧt Ⲩy Ⲭx Ⳑl
ꓐb ꓑp ꓒd ꓓd ꓔt ꓖg ꓗk ꓙj ꓚc ꓜz ꓝf ꓟm ꓠn ꓡl ꓢs ꓣr ꓦv ꓧh ꓪw ꓫx ꓬy ꓮa ꓰe ꓲl ꓳo ꓴu
"""
_LOOK_ALIKE = {pair[0]: pair[1] for pair in _OF_OTHER_ALPHABETS.split()}


@lru_cache(maxsize=4096)
def latin_form(character: str) -> str:
    """Return the plain Latin letter or digit of which the character is a form, "" for others.

    "ⓒ" and "𝐜" give "c", "ᴄ" gives "c"; an accent is not a form, so "é" gives "".
    """
    plain = unicodedata.normalize("NFKC", character)
    if plain != character and len(plain) == 1 and plain.isascii() and plain.isalnum():
        return plain
    found = _FORM.fullmatch(unicodedata.name(character, ""))
    if found is None or character.isascii() or unicodedata.normalize("NFD", character) != character:
        return ""
    return found[1].lower()


def look_alike(character: str) -> str:
    """Return the Latin small letter that a letter of another alphabet looks like, else ""."""
    return _LOOK_ALIKE.get(character, "")
