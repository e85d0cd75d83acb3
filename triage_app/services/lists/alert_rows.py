"""The rows of the alert rules: from when on a campaign is told as new or rising.

A rule that the list has takes the place of the setting of the same name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from classifier.sentence import Sentence, sentence
from classifier.text.cleaning import fold
from triage_app.list_records import Row
from triage_app.period_records import CampaignRule
from triage_app.settings import TABLE, Settings
from triage_app.wording.names import NAMES
from triage_app.wording.words import words_in

_RULES = NAMES["alert_rule"]
_LIMITS = {one.name: one for one in TABLE if one.name in _RULES}


@dataclass(frozen=True, slots=True)
class AlertRows:
    """Checks rows; a rule is named by its setting or in words."""

    def check(self, row: Row) -> Row | Sentence:
        """Return a row as it is kept, or why it cannot be."""
        typed, value = row
        name = next((one for one in _RULES if fold(typed) in map(fold, _names_of(one))), None)
        if name is None:
            known = sentence("{one}, {other}", one=_RULES[_FIRST], other=_RULES[_SECOND])
            return sentence(
                "“{rule}” is no rule; there are: {rules}.", rule=typed[:60], rules=known
            )
        number = int(value) if value.isdecimal() and len(value) <= _DIGITS else None
        limits = _LIMITS[name]
        if number is None or not limits.accepts(number):
            return sentence(
                "write a whole number from {least} to {most}.",
                least=limits.smallest,
                most=limits.largest,
            )
        return name, str(number)


def default_rows(settings: Settings) -> tuple[Row, ...]:
    """Return the rules as the settings have them."""
    return (_FIRST, str(settings.campaign_cases)), (_SECOND, str(settings.campaign_growth))


def campaign_rule(rows: tuple[Row, ...], settings: Settings) -> CampaignRule:
    """Return the rule in use: that of the list, else that of the settings."""
    kept = {name: int(value) for name, value in rows}
    return CampaignRule(
        kept.get(_FIRST, settings.campaign_cases), kept.get(_SECOND, settings.campaign_growth)
    )


def _names_of(rule: str) -> Iterator[str]:
    yield rule
    for language in ("fr", "en"):
        yield words_in(language)(_RULES[rule])


_FIRST, _SECOND = _RULES
_DIGITS = 6
