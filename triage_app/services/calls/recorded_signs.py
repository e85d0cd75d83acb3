"""The recorded signs of many cases in words, without their messages.

The log holds which rules fired. What they found in a message is not looked for again here: that
takes milliseconds a case, and an export has thousands.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from classifier.explaining.sentences import short_name
from classifier.indicators.catalogue import BY_ID
from classifier.indicators.rule import Rule, Strength
from classifier.records import Direction
from classifier.text.links import defang
from triage_app.records import Case
from triage_app.wording.words import Words

_UNKNOWN = "…"  # a value that only the message tells
_STRENGTHS = list(Strength)


class RecordedSigns:
    """The sentences of the signs in one language."""

    def __init__(self, words: Words, organisations: Mapping[str, str]) -> None:
        """`organisations` are names by id."""
        self._words, self._organisations = words, organisations
        self._said: dict[tuple[str, str, str], str] = {}

    def of(self, case: Case) -> tuple[str, ...]:
        """Return the sentences of a case, those for a scam first, strong ones before weak."""
        rules = sorted((BY_ID[one] for one in case.indicators if one in BY_ID), key=_rank)
        domain = defang(case.domains[0]) if len(case.domains) == 1 else _UNKNOWN
        name = short_name(self._organisations.get(case.organisation or "", _UNKNOWN))
        return tuple(self._sentence(rule, domain, name) for rule in rules)

    def _sentence(self, rule: Rule, domain: str, organisation: str) -> str:
        key = (rule.id, domain, organisation)
        if key not in self._said:
            blanks = {blank for _, blank, _, _ in Formatter().parse(rule.sentence.text) if blank}
            known = {"domain": domain, "organisation": organisation}
            values = {blank: known.get(blank, _UNKNOWN) for blank in blanks}
            self._said[key] = self._words(rule.sentence.fill(**values))
        return self._said[key]


def _rank(rule: Rule) -> tuple[bool, int]:
    return rule.direction is not Direction.FOR, _STRENGTHS.index(rule.strength)
