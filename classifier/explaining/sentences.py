"""A finding in the words of a caller: names as people know them, in right French."""

from __future__ import annotations

from dataclasses import replace

from classifier.indicators.catalogue import sentence
from classifier.records import Direction, Finding, Message
from classifier.text.links import host_of, registered_domain

_FORMS: dict[tuple[str, Direction], dict[str, str]] = {
    ("link", Direction.FOR): {
        "fr": "L'adresse du lien, {}, a la forme de celles des arnaques.",
        "en": "The address of the link, {}, is built like those of scams.",
    },
    ("link", Direction.AGAINST): {
        "fr": "L'adresse du lien, {}, a la forme de celles des vrais messages.",
        "en": "The address of the link, {}, is built like those of genuine messages.",
    },
    ("sender", Direction.FOR): {
        "fr": "L'expéditeur est du genre de ceux des arnaques : {}.",
        "en": "The sender is of the kind that scams have: {}.",
    },
    ("sender", Direction.AGAINST): {
        "fr": "L'expéditeur est du genre de ceux des vrais messages : {} (il peut être imité).",
        "en": "The sender is of the kind that genuine messages have: {} (it can be forged).",
    },
}
_SENDERS = {
    "⟨TEL_MOBILE⟩": ("un numéro de mobile", "a mobile number"),
    "⟨TEL_ETRANGER⟩": ("un numéro étranger", "a foreign number"),
    "⟨TEL_FIXE⟩": ("un téléphone fixe", "a landline number"),
    "⟨TEL_GRATUIT⟩": ("un numéro gratuit", "a free-phone number"),
    "⟨TEL_SURTAXE⟩": ("un numéro surtaxé", "a premium-rate number"),
}
_NAMES = ("organisation", "owner")
_VOWELS = tuple("AEIOUÉÈÊ")
_ARTICLES = {"Assurance Maladie": "l'Assurance Maladie", "CAF": "la CAF", "CPAM": "la CPAM"}


def short_name(name: str) -> str:
    """Return an organisation's name as a caller knows it, without what the table adds."""
    return name.partition(" (")[0].partition(" / ")[0]


def address_sentence(message: Message, kind: str, direction: Direction, language: str) -> str:
    """Return what is said of the form of a link ("link") or of a sender ("sender")."""
    name = _link_name(message) if kind == "link" else _sender_name(message.sender, language)
    return _FORMS[kind, direction][language].format(name)


def _link_name(message: Message) -> str:
    host = host_of(message.links[0].target)
    return registered_domain(host) or host


def _sender_name(sender: str, language: str) -> str:
    """Return the kind of a redacted sender in words."""
    host = sender.rpartition("@")[2].strip("<> ") if "@" in sender else ""
    kind = next((words for sign, words in _SENDERS.items() if sign in sender), None)
    if host:
        kind = ("une adresse chez {}", "an address at {}")
    elif kind is None:
        digits = sender.replace(" ", "").isdigit()
        kind = ("un numéro court", "a short number") if digits else ("un nom", "a name")
    return kind[language == "en"].format(host)


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
