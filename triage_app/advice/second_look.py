"""When the agent looks before the tool speaks, and when her decision contradicts it.

Who reads an opinion first tends to adopt it (automation bias). So in the bands where the tool
is often wrong, and in a random tenth of the others, the agent states two observations before
she sees the band; and a decision against the band asks for its reason. Both are kept with the
case, so that a supervisor can compare.
"""

from __future__ import annotations

from classifier.records import Band
from triage_app.records import Decision, Triage

_MIDDLE = {Band.SEVERAL_SIGNS, Band.CANNOT_TELL}
_FLAGGED = {Band.VERY_LIKELY_SCAM, Band.SEVERAL_SIGNS}
_TENTH = 0.1


def looks_first(found: Triage, setting: str, lot: float) -> bool:
    """Return whether the two observations come before the band.

    `lot` is a number drawn evenly from 0 to 1. A campaign that a supervisor has confirmed needs
    no second look: people have already spoken, not the tool.
    """
    hit = found.campaign
    if setting == "never" or (hit is not None and (hit.confirmed_scam or hit.confirmed_legit)):
        return False
    return setting == "always" or found.assessment.band in _MIDDLE or lot < _TENTH


def dissents(band: Band, decision: Decision) -> bool:
    """Return whether a decision says the opposite of a band; "unsure" never does."""
    if decision is Decision.LEGIT:
        return band in _FLAGGED
    return decision is Decision.SCAM and band is Band.FEW_SIGNS
