"""French grammar around a name that fills a blank: article, contraction and elision.

The French catalogue writes `{organisation:de}` where English has `{organisation}`, and gets
"de la CAF", "de l’Assurance Maladie", "d’Ameli" or "de MGEN".
"""

from __future__ import annotations

_ARTICLES = {"Assurance Maladie": "l’Assurance Maladie", "CAF": "la CAF", "CPAM": "la CPAM"}
_VOWELS = tuple("AEIOUYÉÈÊaeiouyéèê")


def _name(value: str) -> str:
    """Return a name with its article: la CAF."""
    return _ARTICLES.get(value, value)


def _of(value: str) -> str:
    """Return a name after "de": de la CAF, d’Ameli."""
    name = _name(value)
    return f"d’{name}" if name.startswith(_VOWELS) else f"de {name}"


FRENCH_FORMS = {"le": _name, "de": _of}
"""Format of a blank in the French catalogue -> what it makes of the value."""
