"""When a case was confirmed against the decision of the agent. No Qt, no SQLite."""

from __future__ import annotations

from classifier.records import Label
from triage_app.records import Decision

# Decisions and the labels that contradict them; "unsure" is never contradicted.
AGAINST = ((Decision.LEGIT, Label.SCAM), (Decision.SCAM, Label.LEGIT))


def contradicts(decision: Decision, label: Label | None) -> bool:
    """Return whether a label says the opposite of a decision."""
    return (decision, label) in AGAINST
