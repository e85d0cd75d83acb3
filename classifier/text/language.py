"""The language of a text by its function words: French, English, another, or unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from classifier.records import Language

# Without accents, as `fold` writes words; with some words of everyday scams.
_COMMON_FRENCH = frozenset(
    """
    le la les un une des du de au aux ce cet cette ces et ou mais donc car ne pas plus que
    qui dont je tu il elle on nous vous ils elles me te se lui leur mon ma mes ton ta tes
    son sa ses notre nos votre vos est sont etes etait avez avons ont ai suis sera pour par
    sur sous dans avec sans chez vers entre apres avant depuis si tres bien merci bonjour
    madame monsieur svp lien cliquez ici compte colis rdv coucou salut oui non demain
    """.split()
)
_COMMON_ENGLISH = frozenset(
    """
    the an and or but of to in on at by for from with without is are was were be been has
    have had do does did not no yes you your yours we our us they their he she it its this
    that these those my me if will would can could should please dear hello hi thanks thank
    here now click account reply mum dad tomorrow today
    """.split()
)
# Function words of the next most frequent languages in a French call centre.
_COMMON_ELSEWHERE = frozenset(
    """
    el los las del una por para con su sus usted gracias hola il gli della che per non
    grazie der die das und ist nicht mit fur sie ihr het een van niet voor uw os uma seu sua
    voce obrigado nao em ve bir icin degil
    """.split()
) - (_COMMON_FRENCH | _COMMON_ENGLISH)
_COMMON = _COMMON_FRENCH | _COMMON_ENGLISH


def is_function_word(word: str) -> bool:
    """Tell whether a folded word is a function word of French or English."""
    return word in _COMMON


def is_content_word(word: str) -> bool:
    """Tell whether a folded word is neither a function word nor a placeholder such as ⟨nir⟩."""
    return word not in _COMMON and word[0] != "⟨"


def content_words(words: Iterable[str]) -> list[str]:
    """Return the words for which `is_content_word` holds; without a call for each word."""
    return [word for word in words if word not in _COMMON and word[0] != "⟨"]


def detect(words: Sequence[str]) -> Language:
    """Return the language of folded words; UNKNOWN when no function word is among them."""
    french = sum(map(_COMMON_FRENCH.__contains__, words))
    english = sum(map(_COMMON_ENGLISH.__contains__, words))
    other = sum(map(_COMMON_ELSEWHERE.__contains__, words))
    best = max(french, english, other)
    if not best:
        foreign = sum(not word.isascii() and word[0] != "⟨" for word in words)
        return Language.OTHER if foreign > len(words) / 2 else Language.UNKNOWN
    if french >= best:
        return Language.FRENCH
    return Language.ENGLISH if english >= best else Language.OTHER
