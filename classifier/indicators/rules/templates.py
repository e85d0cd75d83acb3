"""What is said of a message that is a near-copy of a genuine one of the organisation.

No rule finds it in the message alone: `genuine.templates` compares, and makes the findings. The
weights are fixed, because no labelled message shows these rules, and a model has learnt the
templates themselves as genuine: what speaks against an altered copy must outweigh that.
"""

from __future__ import annotations

from classifier.indicators.context import Context
from classifier.indicators.rule import Hit, Rule, Strength
from classifier.records import Direction
from classifier.sentence import Sentence, sentence

CORRESPONDS = "T01"
OTHER_LINK, OTHER_PHONE, OTHER_ACCOUNT = "T02", "T03", "T04"
OTHER_SENDER, OTHER_ADDRESS = "T05", "T06"
ALTERED = frozenset({OTHER_LINK, OTHER_PHONE, OTHER_ACCOUNT, OTHER_SENDER, OTHER_ADDRESS})
_FAMILY = "template"
_FOR_MESSAGE, _AGAINST_MESSAGE = -6.0, 12.0  # log-odds


def _never(_: Context) -> Hit | None:
    """Find nothing: the rules know no templates."""
    return None


def _altered(identifier: str, text: Sentence) -> Rule:
    return Rule(
        identifier,
        _FAMILY,
        Strength.STRONG,
        text,
        _never,
        (),
        (),
        forgeable=False,
        fixed_weight=_AGAINST_MESSAGE,
    )


RULES = (
    Rule(
        CORRESPONDS,
        _FAMILY,
        Strength.STRONG,
        sentence(
            "The message corresponds to the template “{name}” of {organisation}, and leads "
            "nowhere else."
        ),
        _never,
        (),
        (),
        Direction.AGAINST,
        # It can be written by anybody, and then it leads to the organisation itself.
        forgeable=False,
        fixed_weight=_FOR_MESSAGE,
    ),
    _altered(
        OTHER_LINK,
        sentence(
            "The text is the template “{name}” of {organisation}, but the link to {domain} is not."
        ),
    ),
    _altered(
        OTHER_PHONE,
        sentence(
            "The text is the template “{name}” of {organisation}, but the phone number is another "
            "one."
        ),
    ),
    _altered(
        OTHER_ACCOUNT,
        sentence(
            "The text is the template “{name}” of {organisation}, but the bank account is another "
            "one."
        ),
    ),
    _altered(
        OTHER_SENDER,
        sentence("The text is the template “{name}” of {organisation}, but the sender is another."),
    ),
    _altered(
        OTHER_ADDRESS,
        sentence(
            "The text is the template “{name}” of {organisation}, but the e-mail address in it is "
            "another one."
        ),
    ),
)
