"""Transformations of the characters of a text; addresses in it stay as they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from random import Random

import sentences

Disguise = Callable[[str, Random], str]
_WORD = re.compile(r"\S*(?:://|@|\w\.\w)\S*|[^\W\d_]+|.", re.DOTALL)
_LETTERS = re.compile(r"[^\W\d_]+")
_SHORTEST = 4  # letters of a word that is worth a disguise

CYRILLIC = str.maketrans("aceopxyisjABCEHKMOPTX", "асеорхуіѕјАВСЕНКМОРТХ")
GREEK = str.maketrans("aoviuptkABEHIKMNOPTXZ", "αονιυρτκΑΒΕΗΙΚΜΝΟΡΤΧΖ")
LATIN = str.maketrans("aeilogutnpcs", "ɑеıⅼοɡυƭոρϲѕ")
LEET = str.maketrans("oieastOIEAST", "013457013457")
SIGNS = str.maketrans("aseilAS", "@$€!|@$")
INVISIBLE = {
    "zero-width space": "\u200b",
    "zero-width non-joiner": "\u200c",
    "zero-width joiner": "\u200d",
    "word joiner": "\u2060",
    "byte-order mark": "\ufeff",
    "combining grapheme joiner": "\u034f",
    "soft hyphen": "\u00ad",
    "variation selector": "\ufe0f",
    "supplementary variation selector": "\U000e0101",
    "tag": "\U000e0061",
    "hangul filler": "\u3164",
    "invisible operator": "\u2062",
    "mongolian vowel separator": "\u180e",
    "direction mark": "\u200e",
    "musical control": "\U0001d173",
    "shorthand control": "\U0001bca0",
    "khmer inherent vowel": "\u17b4",
}
_ACCENTS = "\u0301\u0308\u0323\u0336\u0489"
_NEAR = dict(zip("azertyuiopqsdfghjklmwxcvbn", "zertyuiopqsdfghjklmqxcvbnb", strict=True))
_NUMBERS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
).split()


def in_words(change: Disguise, share: float = 1.0) -> Disguise:
    """Return a disguise that changes a share of the longer words, and no address."""

    def disguise(text: str, chance: Random) -> str:
        def word(found: re.Match[str]) -> str:
            long = len(found[0]) >= _SHORTEST and _LETTERS.fullmatch(found[0])
            return change(found[0], chance) if long and chance.random() <= share else found[0]

        return _WORD.sub(word, text)

    return disguise


def mapped(table: Mapping[int, str | int]) -> Disguise:
    return lambda word, _: word.translate(table)


def one_mapped(table: Mapping[int, str | int]) -> Disguise:
    """Return a disguise that replaces one letter of a word."""

    def change(word: str, chance: Random) -> str:
        places = [place for place, letter in enumerate(word) if ord(letter) in table]
        if not places:
            return word
        at = chance.choice(places)
        return word[:at] + word[at].translate(table) + word[at + 1 :]

    return change


def shifted(capital: int, small: int) -> Mapping[int, int]:
    """Return a table from A-Z and a-z to two other alphabets, by their first code points."""
    table = {ord("A") + place: capital + place for place in range(26)}
    return table | {ord("a") + place: small + place for place in range(26)}


def without_accents(text: str, _: Random) -> str:
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))


def inserted(character: str) -> Disguise:
    """Return a disguise that puts a character between two letters of a word."""

    def change(word: str, chance: Random) -> str:
        at = chance.randrange(1, len(word))
        return word[:at] + character + word[at:]

    return change


def everywhere(character: str) -> Disguise:
    return lambda word, _: character.join(word)


def stacked_marks(word: str, chance: Random) -> str:
    return "".join(letter + "".join(chance.choices(_ACCENTS, k=2)) for letter in word)


def typing_error(word: str, chance: Random) -> str:
    """Swap, double, drop or mistype one letter inside the word."""
    at, kind = chance.randrange(1, len(word) - 1), chance.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1 :]
    return word[:at] + _NEAR.get(word[at].lower(), word[at]) + word[at + 1 :]


def repeated(word: str, chance: Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at] * 4 + word[at + 1 :]


def reversed_words(word: str, _: Random) -> str:
    """Write the word backwards under a right-to-left override: it is displayed as before."""
    return f"\u202e{word[::-1]}\u202c"


def capitals(text: str, _: Random) -> str:
    return _WORD.sub(lambda word: word[0].upper() if word[0].isalpha() else word[0], text)


def small_letters(text: str, _: Random) -> str:
    return _WORD.sub(lambda word: word[0].lower() if word[0].isalpha() else word[0], text)


def alternating(word: str, _: Random) -> str:
    return "".join(one.upper() if at % 2 else one.lower() for at, one in enumerate(word))


def joined(text: str, chance: Random) -> str:
    """Leave out one space in three between two words."""
    return re.sub(r"(?<=[^\W\d_]) (?=[^\W\d_])", lambda _: chance.choice(["", " ", " "]), text)


def with_emoji(text: str, chance: Random) -> str:
    """Put an emoji after one word in five."""

    def change(word: str, chance: Random) -> str:
        return f"{word} {chance.choice(sentences.EMOJI)}"

    return in_words(change, 0.2)(text, chance)


def numbers_in_words(text: str, _: Random) -> str:
    """Write the numbers to sixteen in letters, outside addresses."""

    def change(found: re.Match[str]) -> str:
        number = int(found[0])
        return _NUMBERS[number] if number < len(_NUMBERS) else found[0]

    return re.sub(r"(?<![\w./,-])\d{1,2}(?![\w./,-])", change, text)


DISGUISES: Mapping[str, Disguise] = {
    **{f"{name} in words": in_words(inserted(sign)) for name, sign in INVISIBLE.items()},
    "zero-width space between all letters": in_words(everywhere("\u200b")),
    "one Cyrillic letter a word": in_words(one_mapped(CYRILLIC)),
    "Cyrillic letters": in_words(mapped(CYRILLIC)),
    "Greek letters": in_words(mapped(GREEK)),
    "rare look-alike letters": in_words(mapped(LATIN)),
    "full-width letters": in_words(mapped(shifted(0xFF21, 0xFF41))),
    "mathematical letters": in_words(mapped(shifted(0x1D400, 0x1D41A))),
    "circled letters": in_words(mapped(shifted(0x24B6, 0x24D0))),
    "squared letters": in_words(mapped(shifted(0x1F130, 0x1F130))),
    "one digit for a letter": in_words(one_mapped(LEET)),
    "digits for letters": in_words(mapped(LEET)),
    "signs for letters": in_words(one_mapped(SIGNS)),
    "typing errors": in_words(typing_error, 0.4),
    "repeated letters": in_words(repeated, 0.4),
    "stacked marks": in_words(stacked_marks),
    "words reversed under bidi controls": in_words(reversed_words),
    "letters apart": in_words(everywhere(" "), 0.4),
    "all letters apart": in_words(everywhere(" ")),
    "dots between letters": in_words(everywhere(".")),
    "hyphens between letters": in_words(everywhere("-")),
    "one space in words": in_words(inserted(" ")),
    "one dot in words": in_words(inserted(".")),
    "line breaks in words": in_words(inserted("\n")),
    "no accents": without_accents,
    "capitals": capitals,
    "small letters": small_letters,
    "alternating capitals": in_words(alternating),
    "words joined": joined,
    "emoji added": with_emoji,
    "numbers in words": numbers_in_words,
}
