"""When the agent answers two questions before the verdict, and when a decision contradicts it.

People who see a verdict first tend to adopt it (automation bias). So in the bands where the tool
is often wrong, and for a random tenth of the other messages, the agent states two observations
before the band is shown; and a decision against the band asks for its reason. Both are kept with
the case, so that a supervisor can compare.
"""

from __future__ import annotations

from classifier.records import Band
from triage_app.records import Decision, Triage

_MIDDLE = {Band.SEVERAL_SIGNS, Band.CANNOT_TELL}
_FLAGGED = {Band.VERY_LIKELY_SCAM, Band.SEVERAL_SIGNS}
_TENTH = 0.1


def questions_come_first(triage: Triage, setting: str, drawn: float) -> bool:
    """Return whether the two observations come before the band.

    `setting` is "middle", "always" or "never"; `drawn` is a random number from 0 to 1, all equally
    likely. A campaign that a supervisor has confirmed needs no second look: its verdict comes
    from people, not from the tool.
    """
    hit = triage.campaign
    if setting == "never" or (hit is not None and (hit.confirmed_scam or hit.confirmed_legit)):
        return False
    return setting == "always" or triage.assessment.band in _MIDDLE or drawn < _TENTH


def dissents(band: Band, decision: Decision) -> bool:
    """Return whether a decision contradicts a band; "unsure" never does."""
    if decision is Decision.LEGIT:
        return band in _FLAGGED
    return decision is Decision.SCAM and band is Band.FEW_SIGNS
