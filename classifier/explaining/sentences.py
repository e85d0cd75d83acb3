"""What is said of a finding or of an address, with names as callers know them."""

from __future__ import annotations

from classifier.indicators.catalogue import sentence_of
from classifier.records import Direction, Finding, Message
from classifier.sentence import Sentence, sentence
from classifier.text.links import host_of
from classifier.text.suffixes import registered_domain

_ADDRESSES: dict[tuple[str, Direction], Sentence] = {
    ("link", Direction.FOR): sentence("The link's address, {name}, looks like those in scams."),
    ("link", Direction.AGAINST): sentence(
        "The link's address, {name}, looks like those in genuine messages."
    ),
    ("sender", Direction.FOR): sentence("The sender is of a kind often seen in scams: {name}."),
    ("sender", Direction.AGAINST): sentence(
        "The sender is of a kind often seen in genuine messages: {name} (it can be forged)."
    ),
}
_SENDERS = {
    "⟨TEL_MOBILE⟩": sentence("a mobile number"),
    "⟨TEL_ETRANGER⟩": sentence("a foreign number"),
    "⟨TEL_FIXE⟩": sentence("a landline number"),
    "⟨TEL_GRATUIT⟩": sentence("a free-phone number"),
    "⟨TEL_SURTAXE⟩": sentence("a premium-rate number"),
}
_NAMES = ("organisation", "owner")  # the values of a finding that name an organisation


def short_name(name: str) -> str:
    """Return an organisation's name as callers know it, without what the table adds."""
    return name.partition(" (")[0].partition(" / ")[0]


def finding_sentence(finding: Finding) -> Sentence:
    """Return a finding's sentence with short names of organisations."""
    whole = sentence_of(finding)
    short = {name: short_name(str(whole.values[name])) for name in _NAMES if name in whole.values}
    return whole.fill(**short)


def address_sentence(message: Message, kind: str, direction: Direction) -> Sentence:
    """Return the sentence about the form of a link ("link") or of a sender ("sender")."""
    name = _link_name(message) if kind == "link" else _sender_name(message.sender)
    return _ADDRESSES[kind, direction].fill(name=name)


def _link_name(message: Message) -> str:
    link = message.links[0]
    host = host_of(link.onward[-1] if link.onward else link.target)
    return registered_domain(host) or host


def _sender_name(sender: str) -> Sentence:
    """Return the kind of a masked sender in words."""
    host = sender.rpartition("@")[2].strip("<> ") if "@" in sender else ""
    if host:
        return sentence("an address at {host}", host=host)
    kind = next((words for sign, words in _SENDERS.items() if sign in sender), None)
    if kind is not None:
        return kind
    digits = sender.replace(" ", "").isdigit()
    return sentence("a short number") if digits else sentence("a name")
