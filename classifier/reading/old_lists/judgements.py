"""What a cell of an old list says of a message, in French or English: scam, legit or unsure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from classifier.text.cleaning import fold


class Judgement(StrEnum):
    """What somebody held a message to be."""

    SCAM = "scam"
    LEGIT = "legit"
    UNSURE = "unsure"


_SCAM = frozenset(
    "arnaque arnaques escroquerie escroqueries fraude fraudes frauduleux frauduleuse frauduleuses "
    "phishing hameconnage smishing vishing quishing scam scams malveillant malveillante fraud "
    "fraudulent malicious usurpation illegitime illegitimate arnaqueur escroc".split()
)
_LEGIT = frozenset(
    "legitime legitimes legit legitimate genuine authentique authentiques officiel officielle "
    "official fiable conforme licite ham".split()
)
# These say something only where none of the words above stands: "vraie arnaque", "faux positif".
_SCAM_ALONE = frozenset("faux fausse fake false bogus".split())
_LEGIT_ALONE = frozenset("vrai vraie true real reel reelle veritable sain saine normal".split())
_UNSURE = frozenset(
    "doute doutes douteux douteuse incertain incertaine indetermine indeterminee inconnu inconnue "
    "unknown unsure uncertain undetermined suspect suspecte suspicious nsp".split()
)
_UNSURE_WHOLE = frozenset(
    ["?", "??", "???", "-", "n/a", "na", "a verifier", "en cours", "ne sait pas", "to check"]
)
_FALSE_ALARM = re.compile(
    r"\b(?:faux positifs?|fausses? alertes?|false (?:positive|alarm)s?|fausses? alarmes?)\b"
)
_NEGATION = re.compile(r"\b(?:pas|non|not|no|aucune?|sans|jamais|never|n't|isn't|ni)\b")
_YES = frozenset("oui o yes y 1 true vrai x ok".split())
_NO = frozenset("non n no 0 false faux".split())
_WORD = re.compile(r"[a-z]+")
_LONGEST = 80  # characters; more is a remark, in which words stand that mean nothing


def judgement_in(cell: str, asks: Judgement | None = None) -> Judgement | None:
    """Return what a cell says, None if that cannot be told.

    `asks` is what the name of the column asks for ("Arnaque ?"): then yes and no are answers.
    """
    text = " ".join(fold(cell).split()).strip(" .!")
    if not text or len(text) > _LONGEST:
        return None
    if asks and text in _YES | _NO:
        return asks if text in _YES else _opposite(asks)
    if text in _UNSURE_WHOLE:
        return Judgement.UNSURE
    if _FALSE_ALARM.search(text):
        return Judgement.LEGIT
    return _by_words(text)


def asked_by(name: str, cells: Iterable[str]) -> Judgement | None:
    """Return what the name of a column asks for, None if its cells are no yes or no.

    "vrai" below "Arnaque ?" means a scam where the other cells say "faux", and a genuine message
    where they say "arnaque".
    """
    words = {*_WORD.findall(fold(name.replace("_", " ")))}
    scam, legit = bool(words & _SCAM), bool(words & (_LEGIT | _LEGIT_ALONE))
    answers = {" ".join(fold(cell).split()).strip(" .!") for cell in cells}
    if scam == legit or any(_by_words(answer) for answer in answers - _YES - _NO):
        return None
    return Judgement.SCAM if scam else Judgement.LEGIT


def _by_words(text: str) -> Judgement | None:
    found = [_said(text, match) for match in _WORD.finditer(text) if match[0] in _SCAM | _LEGIT]
    if not found:
        found = [
            _said(text, match)
            for match in _WORD.finditer(text)
            if match[0] in _SCAM_ALONE | _LEGIT_ALONE
        ]
    if not found and _UNSURE & {*_WORD.findall(text)}:
        return Judgement.UNSURE
    return found[0] if found and len({*found}) == 1 else None


def _said(text: str, match: re.Match[str]) -> Judgement | None:
    """Return what one word says; a negation turns it round, one behind it leaves it open."""
    said = Judgement.SCAM if match[0] in _SCAM | _SCAM_ALONE else Judgement.LEGIT
    if _NEGATION.search(text, match.end()):
        return None
    return _opposite(said) if _NEGATION.search(text, 0, match.start()) else said


def _opposite(judgement: Judgement) -> Judgement:
    return Judgement.LEGIT if judgement is Judgement.SCAM else Judgement.SCAM
