"""What the findings of a message amount to: what is asked, promised, threatened, claimed, by when.

A concept is found by several rules. `docs/architecture.md` says how they are measured.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from classifier.records import Finding


class Concept(StrEnum):
    """One thing that a message does; the first eleven ask for something."""

    CARD = "asks for a bank card"
    BANK = "asks for bank details"
    CODE = "asks for a code"
    PASSWORD = "asks for a password"  # noqa: S105 - the name of a concept
    IDENTITY = "asks for identity papers or personal data"
    CALL = "wants a call"
    REPLY = "wants a reply"
    CLICK = "wants something done through a link, a picture or a file"
    INSTALL = "wants something installed or control of the device"
    PAY = "wants a fee or a payment"
    OTHER_PAYMENT = "wants money in a way that cannot be got back"
    PROMISE = "promises money or a gift"
    THREAT = "threatens"
    DEADLINE = "sets a deadline"
    SECRECY = "wants secrecy"
    OTHER_CHANNEL = "moves to another number or application"
    CLAIM = "claims to be an organisation in a way it does not write"
    SENDER = "comes from a sender that does not belong there"
    LINK = "leads to an address that does not belong there"


REQUESTS = frozenset(
    {
        Concept.CARD,
        Concept.BANK,
        Concept.CODE,
        Concept.PASSWORD,
        Concept.IDENTITY,
        Concept.CALL,
        Concept.REPLY,
        Concept.CLICK,
        Concept.INSTALL,
        Concept.PAY,
        Concept.OTHER_PAYMENT,
    }
)
SIGNS: dict[Concept, frozenset[str]] = {
    concept: frozenset(rules.split())
    for concept, rules in {
        Concept.CARD: "I20 I20b I57 I58 I84",
        Concept.BANK: "I21 I64",
        Concept.CODE: "I23b I54 I89 I69",
        Concept.PASSWORD: "I23 I55 I94",
        Concept.IDENTITY: "I22 I24 I53",
        Concept.CALL: "I25 I25b I63 I67 I68 I80 I81 I90 I92",
        Concept.REPLY: "I29 I53 I78 I79",
        Concept.CLICK: "I26 I27 I27b I71 I72 I82 I93",
        Concept.INSTALL: "I28 I59 I60",
        Concept.PAY: "I20b I83 I85",
        Concept.OTHER_PAYMENT: "I49 I56 I62 I64 I65 I88 I95",
        Concept.PROMISE: "I33 I84 I86 I87 I91",
        Concept.THREAT: "I32 I67",
        Concept.DEADLINE: "I31 I63",
        Concept.SECRECY: "I50 I66 I96",
        Concept.OTHER_CHANNEL: "I48 I61",
        Concept.CLAIM: "I13 I14 I15 I30 I34 I51",
        Concept.SENDER: "I12 I13 I14 I15 I16 I17 I18 I75 I77",
        Concept.LINK: "I01 I02 I03 I04 I05 I06 I08 I09 I10 I11 I47 I70 I71 I73 I74 I76",
    }.items()
}
"""The rules by which each concept is found."""


def concepts_of(findings: Iterable[Finding]) -> frozenset[Concept]:
    """Return the concepts of a message, from the findings of the rules."""
    fired = {finding.indicator for finding in findings}
    return frozenset(concept for concept, rules in SIGNS.items() if not rules.isdisjoint(fired))
