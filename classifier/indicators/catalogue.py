"""The list of all rules, and the functions that run them and format their sentences."""

from __future__ import annotations

from classifier.indicators import things
from classifier.indicators.context import Context, Pattern, PatternSet
from classifier.indicators.demands import Thing
from classifier.indicators.organisations import Organisations
from classifier.indicators.rule import Rule
from classifier.indicators.rules import (
    absence,
    actions,
    addresses,
    answers,
    approach,
    attachments,
    contacts,
    destinations,
    detours,
    disguise,
    handover,
    honesty,
    imitations,
    money,
    nameless,
    origin,
    pressure,
    reassurance,
    requests,
    strangers,
    templates,
    vouching,
    watched,
)
from classifier.records import Direction, Finding, Message
from classifier.sentence import Sentence

RULES: tuple[Rule, ...] = (
    *destinations.RULES,
    *imitations.RULES,
    *addresses.RULES,
    *detours.RULES,
    *origin.RULES,
    *nameless.RULES,
    *requests.RULES,
    *strangers.RULES,
    *handover.RULES,
    *contacts.RULES,
    *answers.RULES,
    *actions.RULES,
    *money.RULES,
    *approach.RULES,
    *pressure.RULES,
    *disguise.RULES,
    *attachments.RULES,
    *reassurance.RULES,
    *honesty.RULES,
    *templates.RULES,
    *watched.RULES,
    *absence.RULES,
)
BY_ID = {rule.id: rule for rule in RULES}
FIXED_WEIGHTS = {rule.id: rule.fixed_weight for rule in RULES if rule.fixed_weight is not None}
_FAMILIES = (
    absence, actions, addresses, answers, approach, attachments, contacts, destinations, detours,
    disguise, handover, honesty, imitations, money, origin, pressure, reassurance, requests,
    strangers, things, vouching,
)  # fmt: skip
PATTERNS = PatternSet(
    value.named if isinstance(value, Thing) else value
    for family in _FAMILIES
    for value in vars(family).values()
    if isinstance(value, (Pattern, Thing))
)


def find_all(message: Message, organisations: Organisations) -> tuple[Finding, ...]:
    """Return the findings of all rules on a masked message, in the order of `RULES`."""
    context = Context(message, organisations, PATTERNS)
    found = []
    for rule in RULES:
        hit = rule.find(context)
        if hit:
            found.append(Finding(rule.id, hit.quote, hit.span, hit.values))
    return tuple(found)


def direction_of(indicator: str) -> Direction:
    """Return whether the rule with this id is evidence for or against a scam."""
    return BY_ID[indicator].direction


def is_forgeable(indicator: str) -> bool:
    """Return whether the writer of a message can make the rule with this id fire at will."""
    return BY_ID[indicator].forgeable


def is_scored(indicator: str) -> bool:
    """Return whether models know the rule with this id."""
    return BY_ID[indicator].scored


def is_deception(indicator: str) -> bool:
    """Return whether the rule with this id finds a trick that no genuine message needs."""
    return BY_ID[indicator].deceives


def is_altered_template(indicator: str) -> bool:
    """Return whether the rule says that a template was copied and leads elsewhere."""
    return indicator in templates.ALTERED


def is_watched(indicator: str) -> bool:
    """Return whether the rule says that the desk's watch-list has what a message leads to."""
    return indicator in watched.WATCHED


def sentence_of(finding: Finding) -> Sentence:
    """Return the sentence of a finding, its blanks filled."""
    return BY_ID[finding.indicator].sentence.fill(**{"quote": finding.quote, **finding.values})
