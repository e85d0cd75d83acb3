"""Words that are taken apart by signs which a person does not see or reads over.

The text has no link, so that only its words can flag it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hostile_inputs import HostileInput

_THREAT = (
    "Votre accès à l'espace adhérent sera bloqué ce soir. Pour le conserver, envoyez par retour de "
    "SMS votre numéro de carte bancaire et le code à trois chiffres au dos."
)
_LONGER_WORD = re.compile(r"[^\W\d_]{4,}")
_SIGNS = {
    "interlinear annotation": "\ufff9",
    "interlinear separator": "\ufffa",
    "object replacement": "\ufffc",
    "private use": "\ue000",
    "noncharacter": "\ufdd0",
    "deprecated format": "\u206a",
    "hair space": "\u200a",
    "thin space": "\u2009",
    "narrow space": "\u202f",
    "two blanks": "  ",
    "line end": "\n",
    "line ends of Windows": "\r\n",
    "line separator": "\u2028",
    "vertical tab": "\x0b",
    "form feed": "\x0c",
    "hyphen and line end": "-\n",
    "soft hyphen and line end": "\u00ad\n",
    "hyphen": "-",
    "hyphen that does not break": "\u2011",
    "dash": "\u2013",
    "dot": ".",
    "middle dot": "\u00b7",
    "bullet": "\u2022",
    "apostrophe": "'",
    "backtick": "`",
    "star": "*",
    "bold": "**",
    "bar": "|",
    "slash": "/",
    "caret": "^",
    "plus": "+",
    "colon": ":",
    "comma": ",",
    "quote": '"',
    "underscore": "_",
    "emoji joined to nothing": "\u200d\u2642\ufe0f",
    "braille blank": "\u2800",
    "hangul filler": "\u3164",
    "embedding": "\u202a\u202c",
    "isolate": "\u2066\u2069",
}
_FIRST_FLAG = 0x1F1E6


def inputs() -> Iterator[HostileInput]:
    """Yield all inputs."""
    for name, sign in _SIGNS.items():
        yield _input(f"{name} once", _in_words(lambda word, sign=sign: _inside(word, sign)))
        yield _input(f"{name} everywhere", _in_words(sign.join))
    yield _input(
        "letters of flags", _in_words(lambda word: "\u200b".join(map(_flag, word.upper())))
    )
    yield _input("letters on lines", "\n".join(_THREAT))
    yield _input("two signs in a word", _in_words(lambda word: _inside(_inside(word, " "), "\n")))
    yield _input("words on lines", "\n".join(_THREAT.split()))
    yield _input("line breaks every seven letters", "\n".join(re.findall(".{1,7}", _THREAT)))


def _input(name: str, text: str) -> HostileInput:
    return HostileInput(f"words {name}.txt", text.encode(), "")


def _in_words(change: Callable[[str], str]) -> str:
    return _LONGER_WORD.sub(lambda word: change(word[0]), _THREAT)


def _inside(word: str, sign: str) -> str:
    """Put a sign behind the first half of a word."""
    half = len(word) // 2
    return word[:half] + sign + word[half:]


def _flags(word: str) -> str:
    return "\u200b".join(map(_flag, word.upper()))


def _flag(letter: str) -> str:
    return chr(_FIRST_FLAG + ord(letter) - ord("A")) if "A" <= letter <= "Z" else letter
