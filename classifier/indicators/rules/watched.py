"""What is said of a message that has a host or a number of the desk's watch-list.

No rule finds it in the message alone: `classifier.watch_list` compares, and makes the findings.
The list holds what people of the desk have seen in scams, so it speaks for a scam only. The weight
is fixed, because no labelled message shows these rules.
"""

from __future__ import annotations

from classifier.indicators.context import Context
from classifier.indicators.rule import Hit, Rule, Strength
from classifier.sentence import Sentence, sentence

HOST, PHONE = "W01", "W02"
WATCHED = frozenset({HOST, PHONE})
_FOR_SCAM = 6.0  # log-odds; less than an altered template, because a warning may quote a host


def _never(_: Context) -> Hit | None:
    """Find nothing: the rules know no list."""
    return None


def _watched(identifier: str, family: str, text: Sentence) -> Rule:
    return Rule(
        identifier,
        family,
        Strength.STRONG,
        text,
        _never,
        (),
        (),
        forgeable=False,
        fixed_weight=_FOR_SCAM,
    )


RULES = (
    _watched(
        HOST,
        "link",
        sentence("The message has the address {domain}, which is on your desk’s watch-list."),
    ),
    _watched(
        PHONE,
        "watch_list",
        sentence("The message has a phone number that is on your desk’s watch-list."),
    ),
)
