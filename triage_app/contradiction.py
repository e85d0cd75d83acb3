"""When a case was confirmed against the agent's decision, or against the tool. No Qt, no SQLite."""

from __future__ import annotations

from classifier.records import Band, Label
from triage_app.records import Decision

# Decisions and the labels that contradict them; "unsure" is never contradicted.
AGAINST = ((Decision.LEGIT, Label.SCAM), (Decision.SCAM, Label.LEGIT))

# What the tool holds a message to be; in the band that is missing it has no opinion.
HELD_BY_TOOL = {
    Band.VERY_LIKELY_SCAM: Label.SCAM,
    Band.SEVERAL_SIGNS: Label.SCAM,
    Band.FEW_SIGNS: Label.LEGIT,
}


def contradicts(decision: Decision, label: Label | None) -> bool:
    """Return whether a label says the opposite of a decision."""
    return (decision, label) in AGAINST
