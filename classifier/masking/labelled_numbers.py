"""Masking of numbers that only their label identifies: contracts, files, one-time codes."""

from __future__ import annotations

import re

from classifier.masking.digits import plain_digits

_WHAT = frozenset(
    """contrat contrats adhérent adherent adhérente adherente adhésion adhesion dossier dossiers réf
    ref référence reference références references client clients sociétaire societaire allocataire
    sinistre police facture colis suivi commande abonné abonne abonnement fiscal bénéficiaire
    beneficiaire amc amo devis avis mandat rum agent demande ticket usager employeur siret claim
    policy member membership case order customer account tracking invoice nhs medicare id""".split()
)
_SIGNS = frozenset("° º # n no nr num numéro numero numéros number".split())
_JOINTS = frozenset(": = - . est is".split())
_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]|_")
_VALUE = re.compile(
    r"[A-Za-z0-9](?<![^\W_].)[A-Za-z]{0,9}+[-/._]?\d"
    r"(?:[A-Za-z0-9]|[-/._ \u00a0](?=[A-Z]{0,3}\d))*(?![^\W_])"
)
_REACH = 30  # characters before a value in which its label is searched

_CODE_WORD = (
    r"[CcOoPpMmTt](?<![^\W\d_].)(?:(?<=[Cc])(?:ode|ODE|v[vc]|V[VC]|ryptogramme)|(?<=[Oo])(?:tp|TP)"
    r"|(?<=[Pp])(?:asscode|in|IN)|(?<=[Mm])ot de passe (?:provisoire|temporaire)"
    r"|(?<=[Tt])emporary password)"
)
_CODE = re.compile(
    rf"{_CODE_WORD}(?![^\W\d_])(?:(?!\b(?:au|to|from|par)[ ]\d)[^\d\n⟨]){{0,45}}?"
    r"(?<![\d,.])(?P<value>\d{3}[ -]\d{3}|\d{4,8}|(?<=[vV][vcVC] )\d{3})"
    r"(?![\d€]|[.,]\d|[ ]?(?:€|eur|h\b|min))"
)
_MIXED_CODE = re.compile(
    rf"{_CODE_WORD}(?:[ ](?:est|is))?[ \u00a0]?[:=]?[ \u00a0]?"
    r"(?P<value>(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9]{1,4}-?[A-Z0-9]{3,8})(?![^\W_])"
)
_CODE_FIRST = re.compile(
    r"\d(?<![\d⟨.,].)(?:\d\d[ -]\d{3}|\d{3,7})"
    rf"(?=[ ](?:est|is|:)[ ][^\d\n]{{0,25}}\b{_CODE_WORD}(?![^\W\d_]))"
)
_CODE_HINTS = ("code", "otp", "pin", "cvv", "cvc", "crypto", "mot de p", "temporary")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGIT = re.compile(r"\d")


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

    text = _CODE_FIRST.sub(code_first, text)
    return _CODE.sub(code, _MIXED_CODE.sub(code, text))


def mask_labelled_numbers(text: str, known_numbers: frozenset[str]) -> str:
    """Return the text with contract, member and file numbers after their label replaced."""

    def labelled(match: re.Match[str]) -> str:
        value = match[0].rstrip(" ./-_")
        if not _is_identifier(value) or plain_digits(value) in known_numbers:
            return match[0]
        before = text[max(0, match.start() - _REACH) : match.start()]
        if not _is_label(before, long_enough=len(value) > 5):
            return match[0]
        return "⟨CONTRAT⟩" + match[0][len(value) :]

    return _VALUE.sub(labelled, text)


def _is_label(before: str, long_enough: bool) -> bool:
    """Return whether the text ends with a label, such as "contrat n° " or "Réf. : "."""
    signed = False
    for token in reversed(_TOKEN.findall(before.lower())):
        if token in _WHAT:
            return True
        if token in _SIGNS:
            signed = True
        elif token not in _JOINTS:
            break
    return signed and long_enough


def _is_identifier(value: str) -> bool:
    """Return whether the value is not just a year, a time or a small number."""
    return len(_DIGIT.findall(value)) >= 3 and len(value) >= 4 and not _YEAR.fullmatch(value)
