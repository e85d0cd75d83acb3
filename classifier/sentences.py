"""A finding in the words of a caller: names as people know them, in right French."""

from __future__ import annotations

from dataclasses import replace

from classifier.indicators.catalogue import sentence
from classifier.records import Finding

_NAMES = ("organisation", "owner")
_VOWELS = tuple("AEIOUÉÈÊ")
_ARTICLES = {"Assurance Maladie": "l'Assurance Maladie", "CAF": "la CAF", "CPAM": "la CPAM"}


def short_name(name: str) -> str:
    """Return an organisation's name as a caller knows it, without what the table adds."""
    return name.partition(" (")[0].partition(" / ")[0]


def told_sentence(finding: Finding, language: str) -> str:
    """Return a finding's sentence with the names that callers know."""
    short = {name: short_name(finding.values[name]) for name in _NAMES if name in finding.values}
    if language == "fr" and short:
        short = {name: _ARTICLES.get(value, value) for name, value in short.items()}
    text = sentence(replace(finding, values={**finding.values, **short}), language)
    for value in short.values() if language == "fr" else ():
        if value[:1] in _VOWELS:
            text = text.replace(f"de {value}", f"d'{value}")
    return text
