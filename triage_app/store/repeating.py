"""Makes a change that was taken back once more, by a further event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.records import Label
from triage_app.caller_outcomes import outcomes_of_event
from triage_app.records import Decision, Event, EventKind, Outcome, Role
from triage_app.store import call_backs, cases, label_reasons, second_labels

if TYPE_CHECKING:
    from sqlite_utils import Database


def repeat(
    db: Database, at: str, actor: str, number: int, event: Event, role: Role
) -> Event | None:
    """Make the change of an event once more; the new event names the one it repeats."""
    payload, repeats = event.payload, {"redoes": event.seq, "role": role.value}
    if event.kind is EventKind.DECISION_CHANGED:
        decision = Decision(str(payload["decision"]))
        return cases.set_decision(db, at, actor, number, decision, repeats)
    if event.kind is EventKind.ADVICE_GIVEN:
        outcomes = [Outcome(one) for one in outcomes_of_event(payload)]
        return cases.give_advice(db, at, actor, number, outcomes, repeats)
    why = {name: payload[name] for name in (label_reasons.REASONS,) if name in payload}
    if event.kind is EventKind.LABEL_GIVEN:
        label = Label(str(payload["label"]))
        return cases.give_label(db, at, actor, number, label, {**repeats, **why})
    if event.kind is EventKind.CALLED_BACK:
        return call_backs.tick(db, at, actor, number, repeats)
    if event.kind is EventKind.SECOND_LABEL_GIVEN:
        label = Label(str(payload["label"]))
        return second_labels.give(db, at, actor, number, label, {**repeats, **why})
    return cases.withdraw_label(db, at, actor, number, repeats)
