"""Masking of passwords and of one-time codes."""

from __future__ import annotations

import re

from classifier.masking.digits import plain_digits
from classifier.masking.name_words import Rank, rank
from classifier.text.links import has_link

_CODE_WORD = (
    r"[CcOoPpMmTtDd](?<![^\W\d_].)(?:(?<=[Dd])igicode|(?<=[Cc])(?:ode|ODE|v[vc]|V[VC]|ryptogramme)|(?<=[Oo])(?:tp|TP)"
    r"|(?<=[Pp])(?:asscode|in|IN)|(?<=[Mm])ot de passe (?:provisoire|temporaire)"
    r"|(?<=[Tt])emporary password)"
)
_VALUE = (
    r"(?P<value>\d{3}[ -]\d{3}|\d{2}(?P<gap>[ -])\d{2}(?P=gap)\d{2}(?!(?P=gap)\d)|\d{4,8}|"
    r"\d(?:[ ]\d){3,7}(?![ ]?\d))"
    r"(?![\d€]|[.,]\d|[ ]?(?:€|eur|h\b|min))"
)
_CODE = re.compile(
    rf"{_CODE_WORD}(?![^\W\d_])(?:[ ](?:à |a |de )?\d[ -](?:chiffres|digits?)\b)?"
    r"(?:(?!\b(?:au|to|from|par)[ ]\d)[^\d\n⟨]){0,45}?"
    rf"(?<![\d,.]){_VALUE}"
)
_CODE_BELOW = re.compile(
    rf"{_CODE_WORD}(?![^\W\d_])[^\d\n⟨]{{0,30}}\n{{1,2}}[ ]{{0,3}}{_VALUE}(?![ ][^\W\d_])"
)
_MIXED_CODE = re.compile(
    rf"{_CODE_WORD}(?:[ ](?:est|is)|[^\d\n⟨:=]{{0,30}}(?=[ \u00a0]?[:=]))?[ \u00a0]?[:=]?[ \u00a0]?"
    r"(?P<value>(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9]{1,4}-?[A-Z0-9]{3,8})(?![^\W_])"
)
_CODE_OF_A_DOOR = re.compile(  # "code d'accès à l'immeuble 27B94"
    rf"{_CODE_WORD}(?![^\W\d_])[^\dA-Z\n⟨:=.,]{{1,40}}(?<=[ ])"
    r"(?P<value>(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9]{1,4}-?[A-Z0-9]{3,8})(?![^\W_])"
)
_CODE_FIRST = re.compile(
    r"\d(?<![\d⟨.,].)(?:\d\d[ -]\d{3}|\d{3,7})"
    rf"(?=[ ](?:est|is|:)[ ][^\d\n]{{0,25}}\b{_CODE_WORD}(?![^\W\d_]))"
)
_CODE_HINTS = (
    "code",
    "otp",
    "pin",
    "cvv",
    "cvc",
    "crypto",
    "mot de p",
    "temporary",
    "saisi",
    "tape",
    "entre",
    "enter",
)
_TYPE_IN = re.compile(
    r"(?P<word>\b(?:saisi(?:ssez|r|s)|(?:entr|tap|compos|utilis|renseign|dict)e[zr]|enter|use|type)"
    r"(?:[ ](?:le|the|ce))?[ ])(?:\d{3}[ -]\d{3}(?!\d|[ ]?[\d€%]|[ ]?eur)"
    r"|\d{4,8}(?=[^\d\n]{0,60}\bcode))",
    re.IGNORECASE,
)
_CARD_CODE = re.compile(
    r"(?P<word>\b(?:cvv2?|cvc2?|csc|crypto(?:gramme)?|dos de (?:la|votre|ma) carte|"
    r"back of (?:the|your) card)(?:[ ]visuel)?[ ]?[:=]?[ ]?)\d{3,4}(?!\d|[.,]\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")

_PASSWORD = re.compile(
    r"(?<![^\W\d_])(?:mots?[ ]de[ ]passe|mdp|passwords?|passwd|passphrase|pwd|pw|passe|pass"
    r"|cl[ée][ ](?:wi-?fi|wpa2?|de s[ée]curit[ée])|(?:recovery|wi-?fi) (?:key|password)"
    r"|r[ée]ponse[ ]secr[èe]te|(?:r[ée]ponse[ ][àa][ ](?:la|ma|votre)[ ])?question[ ]secr[èe]te)"
    r"(?![^\W\d_])"
    r"(?:[ ]\(?(?:provisoire|temporaire|actuel|initial|secret|de connexion)\)?"
    r"|(?:[ ](?:de|du|d['’]|pour|of|for))?(?:[ ](?:mon|ma|votre|la|le|my|your|the))?"
    r"[ ](?:wi-?fi|box|ameli|compte|messagerie|mail|session|orange|free|sfr|google|gmail|facebook|"
    r"franceconnect|doctolib|imp[ôo]ts|netflix|account|email))?"
    r"(?P<joint>[ \u00a0]?[:=→][ \u00a0]?\n?|[ ](?:est|is|c['’]est|était|was)[ ]:?[ ]?|[ ]*\n|[ ])"
    r"[\"'«“]?[ \u00a0]?(?P<word>[^\s\"«»“”<>⟨⟩]{4,60})",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?P<label>(?<![^\W\d_])(?:identifiant|login|user ?name|user id|pseudo|nom d['’]utilisateur)"
    r"(?:[ \u00a0]?[:=][ \u00a0]?|(?P<loose>[ ](?:est |is )?)))"
    r"(?P<word>[^\s\"«»“”<>⟨⟩/]{4,60})",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"(?P<label>(?<![^\W\d_])(?:phrase (?:de r[ée]cup[ée]ration|secr[èe]te|de passe|mn[ée]monique)"
    r"|(?:seed|recovery|secret|pass) ?phrase)[ ]?:[ ]?)"
    r"(?:[^\W\d_]{2,12}[ ,]{1,2}){3,24}[^\W\d_]{2,12}",
    re.IGNORECASE,
)
# A search for a plain word is much faster than one for a pattern.
_PASSWORD_HINTS = (
    *("pass", "mdp", "pwd", "pw", "question s", "wifi", "wi-fi", "wpa"),
    *("clé de s", "cle de s", "recovery k", "réponse s", "reponse s"),
)
_LOGIN_HINTS = ("identifiant", "login", "user", "utilisateur", "pseudo")
_LETTER_AND_DIGIT = re.compile(r"(?=.*\d)(?=.*[^\W\d_])")
_SPECIAL = re.compile(r"\w[!#$%&*+=?^_~.-]+\w|\w[!#$%&*+=^_~]")
_MIXED_CASE = re.compile(r"[^\W\d_A-ZÀ-Þ][A-ZÀ-Þ]")


def mask_passwords(text: str) -> str:
    """Return the text with what follows "mot de passe :" replaced, unless it is a usual word.

    Names of accounts ("identifiant : …") are treated in the same way.
    """
    lower = text.lower()
    if "phrase" in lower:
        text = _PHRASE.sub(r"\g<label>⟨CODE⟩", text)
    if any(hint in lower for hint in _PASSWORD_HINTS):
        text = _PASSWORD.sub(_password, text)
    if any(hint in lower for hint in _LOGIN_HINTS):
        text = _LOGIN.sub(_login, text)
    return text


def _login(match: re.Match[str]) -> str:
    word = match["word"].rstrip(".,;:)'’")
    if not _is_password(word, sure=match["loose"] is None):
        return match[0]
    return f"{match['label']}⟨CONTRAT⟩{match['word'][len(word) :]}"


def _password(match: re.Match[str]) -> str:
    word = match["word"].rstrip(".,;:)'’")
    if not _is_password(word, sure=bool(re.search("[:=→]", match["joint"]))):
        return match[0]
    start = match.start("word") - match.start()
    return f"{match[0][:start]}⟨CODE⟩{match[0][start + len(word) :]}"


def _is_password(word: str, sure: bool) -> bool:
    """Return whether a word after a label is a secret; `sure` after a colon."""
    if "://" in word or has_link(word) or not any(map(str.isalnum, word)):
        return False
    if not sure:
        return bool(_LETTER_AND_DIGIT.match(word))
    if word.isalpha():
        return rank(word) > Rank.COMMON or bool(_MIXED_CASE.search(word))
    return len(word) >= 4 and bool(re.search(r"\d", word) or _SPECIAL.search(word))


def mask_codes(text: str, known_numbers: frozenset[str]) -> str:
    """Return the text with one-time codes near a code word replaced."""
    lower = text.lower()
    if not any(hint in lower for hint in _CODE_HINTS):
        return text

    def code(match: re.Match[str]) -> str:
        start = match.start("value") - match.start()
        if plain_digits(match["value"]) in known_numbers or _YEAR.fullmatch(match["value"]):
            return match[0]
        return f"{match[0][:start]}⟨CODE⟩"

    def code_first(match: re.Match[str]) -> str:
        return match[0] if plain_digits(match[0]) in known_numbers else "⟨CODE⟩"

    text = _TYPE_IN.sub(r"\g<word>⟨CODE⟩", _CODE_FIRST.sub(code_first, text))
    text = _CARD_CODE.sub(r"\g<word>⟨CODE⟩", text)
    text = _CODE.sub(code, _CODE_OF_A_DOOR.sub(code, _MIXED_CODE.sub(code, text)))
    return _CODE_BELOW.sub(code, text)
