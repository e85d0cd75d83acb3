"""French grammar around a name that fills a blank: article, contraction and elision.

The French catalogue writes `{organisation:de}` where English has `{organisation}`, and gets
"de la CAF", "de l’Assurance Maladie", "d’Ameli" or "de MGEN".
"""

from __future__ import annotations

_ARTICLES = {
    "ANTAI": "l’ANTAI",
    "Assurance Maladie": "l’Assurance Maladie",
    "CAF": "la CAF",
    "CNIL": "la CNIL",
    "CPAM": "la CPAM",
    "Caisse d’Épargne": "la Caisse d’Épargne",
    "DGFiP": "la DGFiP",
    "MSA": "la MSA",
    "Ministère de la Santé": "le ministère de la Santé",
    "Urssaf": "l’Urssaf",
}
_VOWELS = (*"AEIOUÉÈÊaeiouéèê", "Harmonie")  # Harmonie: its h is silent


def _name(value: str) -> str:
    """Return a name with its article: la CAF."""
    return _ARTICLES.get(value, value)


def _of(value: str) -> str:
    """Return a name after "de": de la CAF, d’Ameli."""
    name = _name(value)
    if name.startswith("le "):
        return f"du {name.removeprefix('le ')}"
    return f"d’{name}" if name.startswith(_VOWELS) else f"de {name}"


FRENCH_FORMS = {"le": _name, "de": _of}
"""Format of a blank in the French catalogue -> what it makes of the value."""
