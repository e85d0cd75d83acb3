"""Masking of numbers that only their label identifies: contracts, files, papers."""

from __future__ import annotations

import re

from classifier.masking.digits import plain_digits

_WHAT = frozenset(
    """contrat contrats adhérent adherent adhérente adherente adhésion adhesion dossier dossiers réf
    ref référence reference références references client clients sociétaire societaire allocataire
    sinistre police facture colis suivi commande abonné abonne abonnement fiscal bénéficiaire
    beneficiaire amc amo devis avis mandat rum agent demande ticket usager employeur siret claim
    policy member membership case order customer account tracking invoice nhs medicare id assuré
    assure assurée assuree identifiant ipp ins rpps adeli finess matricule caf msa urssaf payant
    titulaire patient patiente licence immatriculation claim subscriber group""".split()
)
_PAPERS = frozenset(
    """passeport passport cni identité identite identity séjour sejour permis titre licence license
    conduire permit visa""".split()
)
_SIGNS = frozenset("° º # n no nr num numéro numero numéros number".split())
_JOINTS = frozenset(": = - . est is le la the ( ) | numéro".split())
_FEWEST_SIGNS = 6  # of the number of a paper, which may be mostly letters
_PREFIX = re.compile(r"(?<![^\W_])[A-Z]{1,3}[ -]?\Z")  # "CL 882 014"
_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]|_")
_VALUE = re.compile(
    r"[A-Za-z0-9](?<![^\W_].)[A-Za-z]{0,9}+[-/._]?\d"
    r"(?:[A-Za-z0-9]|[-/._ \u00a0](?=[A-Z]{0,3}\d))*(?![^\W_])"
)
_REACH = 30  # characters before a value in which its label is searched

_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGIT = re.compile(r"\d")


def mask_labelled_numbers(text: str, known_numbers: frozenset[str]) -> str:
    """Return the text with contract, member, file and paper numbers after their label replaced."""

    def labelled(match: re.Match[str]) -> str:
        value = match[0].rstrip(" ./-_")
        before = text[max(0, match.start() - _REACH) : match.start()]
        places = {before, _PREFIX.sub("", before)}  # mostly one and the same
        is_labelled = any(_is_labelled(value, place) for place in places)
        if plain_digits(value) in known_numbers or not is_labelled:
            return match[0]
        return "⟨CONTRAT⟩" + match[0][len(value) :]

    return _VALUE.sub(labelled, text)


def _is_labelled(value: str, before: str) -> bool:
    if _is_identifier(value):
        is_labelled = _follows_label(before, _WHAT, sign_is_enough=len(value) > 5)
        return is_labelled or _follows_label(before, _PAPERS, sign_is_enough=False)
    return len(value) >= _FEWEST_SIGNS and _follows_label(before, _PAPERS, sign_is_enough=False)


def _follows_label(before: str, labels: frozenset[str], sign_is_enough: bool) -> bool:
    """Return whether the text ends with a label, such as "contrat n° " or "Réf. : "."""
    signed = strayed = False
    for token in reversed(_TOKEN.findall(before.lower())):
        if token in labels:
            return True
        if token in _SIGNS:
            signed = True
        elif token not in _JOINTS:
            if strayed or labels is not _PAPERS or not token.isalpha():
                break
            strayed = True  # "passeport français"
    return signed and sign_is_enough


def _is_identifier(value: str) -> bool:
    """Return whether the value is not just a year, a time or a small number."""
    return len(_DIGIT.findall(value)) >= 3 and len(value) >= 4 and not _YEAR.fullmatch(value)
