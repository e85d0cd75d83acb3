"""Undo and redo of one change of a case, by a further event.

A change stands while it is not undone. Only the newest standing change of a case can be undone,
and only by the person who made it, so an undo never reverts somebody else's later change. An
undone change and its undo cancel out and block no other undo.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from triage_app.caller_outcomes import outcomes_of_event
from triage_app.errors import ChangedSince, StoreError
from triage_app.records import Event, EventKind, Role, Step
from triage_app.store import (
    campaign_changes,
    campaign_events,
    case_queries,
    cases,
    ledger,
    notes,
    projection,
    pseudonyms,
)
from triage_app.store.errors import no_such_case
from triage_app.store.repeating import repeat
from triage_app.store.share_order import origin_of
from triage_app.store.undo_errors import (
    changed_since_error,
    final_error,
    foreign_change_error,
    text_removed_error,
)
from triage_app.undo_record import Undone

if TYPE_CHECKING:
    from sqlite_utils import Database

_WITHDRAWN_BY = {
    EventKind.CALLED_BACK: EventKind.CALL_BACK_WITHDRAWN,
    EventKind.SECOND_LABEL_GIVEN: EventKind.SECOND_LABEL_WITHDRAWN,
}
_UNDOABLE = (
    EventKind.CASE_OPENED,
    EventKind.CASE_IMPORTED,
    EventKind.DECISION_CHANGED,
    EventKind.ADVICE_GIVEN,
    EventKind.LABEL_GIVEN,
    EventKind.LABEL_WITHDRAWN,
    *_WITHDRAWN_BY,
    *notes.KINDS,
)
# Other changes stay possible beside them, and they beside others.
_BESIDE = (*_WITHDRAWN_BY, *notes.KINDS)
# Their undo removes what they wrote, so that it cannot be done again.
_REMOVED_BY = {
    EventKind.CASE_OPENED: EventKind.CASE_WITHDRAWN,
    EventKind.CASE_IMPORTED: EventKind.CASE_WITHDRAWN,
    EventKind.NOTE_ADDED: EventKind.NOTE_WITHDRAWN,
    EventKind.REFERENCE_SET: EventKind.REFERENCE_WITHDRAWN,
}
_FINAL = (EventKind.CASE_WITHDRAWN, EventKind.CASE_ERASED)
_CHANGES = {
    *_UNDOABLE,
    *_FINAL,
    *_REMOVED_BY.values(),
    *_WITHDRAWN_BY.values(),
    *campaign_events.KINDS,
}


def undo(
    db: Database, at: str, actor: str, number: int, expected_seq: int, role: Role = Role.AGENT
) -> Undone:
    """Undo the change of event `expected_seq`.

    Raises ChangedSince when the case is gone or has a later change that stands, when the
    change is not this person's, or when it withdrew the case.
    """
    for event in ledger.of_case(db, number):
        if event.seq == expected_seq and _is_final(event):
            raise final_error(event)
    _check_stored(db, number)
    before = case_queries.detail(db, number)
    event = _event_to_undo(before.events, actor, number, expected_seq)
    kind, payload = _opposite(event)
    cases.change(db, at, actor, number, kind, {**payload, "undoes": event.seq, "role": role.value})
    step = Step(before.case, event.seq, event.kind)
    if kind is EventKind.CASE_WITHDRAWN:
        return Undone(step, None, before.message, " ".join(one.text for one in before.notes))
    if event.kind in notes.KINDS:
        note = notes.take_back(db, event)
        return Undone(step, case_queries.case_by_number(db, number), note=note)
    return Undone(step, case_queries.case_by_number(db, number))


def redo(db: Database, at: str, actor: str, number: int, seq: int, role: Role = Role.AGENT) -> Step:
    """Do again what was taken back, when nothing has changed the case since.

    Raises ChangedSince with a sentence; logging a case is not done again, its text is gone.
    """
    events = ledger.named(db, ledger.of_case(db, number))
    event = next((one for one in events if one.seq == seq), None)
    if event is None:
        raise no_such_case(number)
    if event.kind in _REMOVED_BY:
        raise text_removed_error(event)
    _check_stored(db, number)
    first = _original_seqs(events)
    later = [one for one in _in_the_way(events, event) if first[one.seq] >= first[seq]]
    if later:
        raise changed_since_error(number, later[-1])
    done = repeat(db, at, actor, number, event, role)
    return Step(case_queries.case_by_number(db, number), done.seq if done else None, event.kind)


def last_step(db: Database, actor: str, number: int | None = None) -> Step:
    """Return the newest change that this person can take back, in a case or in all of them.

    Raises StoreError when there is none, when the newest change of case `number` is somebody
    else's, or when the last action withdrew a case: that is final, and an older action is not
    taken in its place.
    """
    if number is not None:
        cases.existing_row(db, number)
        newest = standing_changes(ledger.named(db, ledger.of_case(db, number)))[-1]
        if _is_final(newest):
            raise final_error(newest)
        _refuse_if_of_campaign(newest)
        if not _is_by(newest, actor):
            raise foreign_change_error(number, newest)
        return Step(case_queries.case_by_number(db, number), newest.seq, newest.kind)
    for event in _own_changes(db, actor):
        if event.case_number is None:
            if "undoes" not in event.payload and not campaign_changes.is_undone(db, event):
                _refuse_if_of_campaign(event)
            continue
        if _is_final(event):
            raise final_error(event)
        if _can_be_undone(db, event, event.case_number):
            return Step(case_queries.case_by_number(db, event.case_number), event.seq, event.kind)
        _refuse_if_withdrawn(db, event, event.case_number)
    raise StoreError("There is no action of yours to undo.")


def last_undone(db: Database, actor: str) -> tuple[int, int]:
    """Return case and event of what this person took back last and has not done again.

    Raises StoreError when there is nothing, or when they have changed something since.
    """
    again: set[object] = set()
    for event in _own_changes(db, actor):
        if "redoes" in event.payload:
            again.add(event.payload["redoes"])
        elif "undoes" not in event.payload:
            break
        elif event.payload["undoes"] not in again and event.case_number is not None:
            return event.case_number, int(str(event.payload["undoes"]))
    raise StoreError("There is nothing undone that could be redone.")


def opening(db: Database, number: int) -> Step:
    """Return the step that logged a case; raise ChangedSince when the case is gone."""
    _check_stored(db, number)
    first = ledger.of_case(db, number)[:1]
    return Step(case_queries.case_by_number(db, number), first[0].seq, first[0].kind)


def standing_changes(events: Sequence[Event]) -> list[Event]:
    """Return the changes that stand: neither taken back, nor taking back another."""
    undone = {event.payload["undoes"] for event in events if "undoes" in event.payload}
    changes = (e for e in events if e.kind is not EventKind.TEXT_SHARED)
    return [e for e in changes if "undoes" not in e.payload and e.seq not in undone]


def _in_the_way(events: Sequence[Event], wanted: Event) -> list[Event]:
    """Return the changes that stand, of which only the newest can be taken back.

    Notes, references, call-backs, second labels and other changes do not touch each other; with
    the logging, all of them go.
    """
    standing = standing_changes(events)
    if _REMOVED_BY.get(wanted.kind) is EventKind.CASE_WITHDRAWN:
        return standing
    if wanted.kind is EventKind.NOTE_ADDED:
        return [one for one in standing if one.seq == wanted.seq]
    if wanted.kind is EventKind.REFERENCE_SET or wanted.kind in _WITHDRAWN_BY:
        return [one for one in standing if one.kind is wanted.kind]
    return [one for one in standing if one.kind not in _BESIDE]


def _original_seqs(events: Sequence[Event]) -> dict[int, int]:
    """Return for each event the one whose change it makes: its own, or the one it does again."""
    found: dict[int, int] = {}
    for event in events:
        again = event.payload.get("redoes")
        found[event.seq] = found.get(int(str(again)), event.seq) if again else event.seq
    return found


def _event_to_undo(events: tuple[Event, ...], actor: str, number: int, expected_seq: int) -> Event:
    """Return the event to be taken back; raise StoreError when it may not be."""
    wanted = next((one for one in events if one.seq == expected_seq), events[0])
    newest = (_in_the_way(events, wanted) or standing_changes(events))[-1]
    if newest.seq != expected_seq:
        raise changed_since_error(number, newest)
    _refuse_if_of_campaign(newest)
    if not _is_by(newest, actor):
        raise foreign_change_error(number, newest)
    return newest


def _is_by(event: Event, actor: str) -> bool:
    """Return whether an event is this person's; one of another desk is nobody's here."""
    return event.actor == ledger.clean_actor(actor) and origin_of(event) is None


def _own_changes(db: Database, actor: str) -> Iterator[Event]:
    """Yield this person's changes of cases, newest first."""
    people = pseudonyms.all_of(db, ledger.clean_actor(actor))
    marks = ", ".join("?" * len(people))
    where = f"actor IN ({marks}) AND (case_number IS NOT NULL OR {campaign_events.OF_CAMPAIGNS})"
    found = db.table("events").rows_where(where, people, order_by="seq DESC")
    events = map(ledger.event_from, found)
    return (event for event in events if event.kind in _CHANGES and origin_of(event) is None)


def _is_final(event: Event) -> bool:
    """Tell whether an event erased or withdrew a case, and was not the undo of its logging."""
    return event.kind in _FINAL and "undoes" not in event.payload


def _can_be_undone(db: Database, event: Event, number: int) -> bool:
    """Tell whether an event is a change that still stands, of a case that is still there."""
    if event.kind not in _UNDOABLE or projection.stored_row(db, number) is None:
        return False
    return event.seq in {one.seq for one in standing_changes(ledger.of_case(db, number))}


def _refuse_if_withdrawn(db: Database, event: Event, number: int) -> None:
    """Raise ChangedSince when a change stands whose case somebody has withdrawn since."""
    standing = {one.seq for one in standing_changes(ledger.of_case(db, number))}
    if event.kind in _UNDOABLE and event.seq in standing:
        raise ChangedSince(
            "Case no. {number} was withdrawn since; nothing was undone.", number=number
        )


def _refuse_if_of_campaign(event: Event) -> None:
    """Raise ChangedSince for a change of all cases of a campaign, which is taken back at once."""
    if event.kind in campaign_events.KINDS:
        raise ChangedSince(
            "The last action changed several cases of campaign no. {number} at once; “vigie "
            "campaigns undo” takes it back.",
            number=event.payload["campaign"],
        )


def _opposite(event: Event) -> tuple[EventKind, dict[str, object]]:
    """Return the event that restores what stood before `event`."""
    before = event.payload.get("was")
    if event.kind in _REMOVED_BY:
        return _REMOVED_BY[event.kind], {}
    if event.kind in _WITHDRAWN_BY:
        return _WITHDRAWN_BY[event.kind], {}
    if event.kind is EventKind.DECISION_CHANGED:
        return event.kind, {"decision": before}
    if event.kind is EventKind.ADVICE_GIVEN:
        return event.kind, {"outcomes": _outcomes_before(event)}
    if before is None:
        return EventKind.LABEL_WITHDRAWN, {}
    by, at = event.payload.get("was_by"), event.payload.get("was_at")
    own = event.payload.get("was_own") is True
    return EventKind.LABEL_GIVEN, {"label": before, "by": by, "at": at, "own_case": own}


def _outcomes_before(event: Event) -> list[str]:
    """Return the answers before an event; older ones hold one value or none."""
    before = event.payload.get("was")
    return outcomes_of_event({"outcomes": before, "outcome": before})


def _check_stored(db: Database, number: int) -> None:
    """Raise ChangedSince when a case has left the log."""
    if projection.stored_row(db, number) is None:
        raise ChangedSince(no_such_case(number).sentence)
