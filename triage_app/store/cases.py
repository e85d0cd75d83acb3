"""Logging and changing cases: each change appends an event and updates the row of the case."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from classifier.records import Assessment, Label
from triage_app.encryption.row_digests import NO_DIGESTS, RowDigests
from triage_app.errors import StoreError
from triage_app.imports import OldCase
from triage_app.records import (
    Decision,
    Event,
    EventKind,
    NewCase,
    Outcome,
    OwnView,
    Role,
)
from triage_app.store import (
    evidence,
    ledger,
    message_json,
    near_copies,
    notes,
    projection,
    pseudonyms,
    share_desks,
)
from triage_app.store.domains import domains_as_kept, text_digest
from triage_app.store.errors import no_such_case
from triage_app.store.projection import Row

if TYPE_CHECKING:
    from sqlite_utils import Database

Payload = Mapping[str, object]
_KEEP_TEXT = "INSERT INTO messages (number, message, salt, organisation) VALUES (?, ?, ?, ?)"
_KEEP_DOMAINS = "INSERT INTO case_domains (number, domains) VALUES (?, ?)"
NOTHING: Payload = {}


def log(
    db: Database,
    at: str,
    actor: str,
    new: NewCase,
    digests: RowDigests,
    of_files: RowDigests = NO_DIGESTS,
) -> int:
    """Write a new case (event, row, bands, masked text, search index); return its number.

    `digests` are those of `evidence`, `of_files` those of `notes`.
    """
    note = notes.salted(new.note) if new.note else None
    reference = None
    if new.caller_file:
        reference = notes.salted(kept_reference(db, new.caller_file, of_files))
    payload = {
        "decision": new.decision.value,
        "outcomes": [outcome.value for outcome in new.outcomes],
        "handling_seconds": new.handling_seconds,
        **_own_view_payload(new.own_view),
        **notes.payload_of(note, reference),
    }
    number = _open(db, at, actor, EventKind.CASE_OPENED, new.assessment, payload, digests)
    seq, _ = ledger.tail(db)
    if note is not None:
        notes.keep_note(db, seq, number, Role.AGENT, note)
    if reference is not None:
        notes.keep_reference(db, seq, number, reference)
    return number


def kept_reference(db: Database, caller_file: str, digests: RowDigests) -> str:
    """Return the keyed digest of a reference; raise StoreError without a key."""
    value = notes.kept_reference(db, caller_file, digests)
    if not value:
        raise StoreError(
            "A reference is kept as a digest with a key, and this data folder has none: “vigie "
            "log encrypt” makes one."
        )
    return value


def add_old(
    db: Database,
    at: str,
    actor: str,
    old: OldCase,
    import_number: int,
    digests: RowDigests,
    role: Role = Role.AGENT,
) -> int:
    """Write a case from an old list as `log` does, with its own date; return its number.

    A text whose retention period has ended is not written, and its digest is "".
    """
    payload: dict[str, object] = {
        "decision": old.decision.value,
        "outcomes": [],
        "handling_seconds": None,
        "opened": old.opened,
        "agent": _pseudonym(db, old.judged_by, at) if old.judged_by else None,
        "imported": import_number,
        "role": role.value,
    }
    if old.confirmed:
        by = _pseudonym(db, actor, at)
        own = ledger.clean_actor(old.judged_by or "") == ledger.clean_actor(actor)
        payload |= {
            "label": old.decision.value,
            "labelled_by": by,
            "labelled_at": at,
            "own_case": bool(old.judged_by) and own,
        }
    kind = EventKind.CASE_IMPORTED
    seen = old.assessment
    return _open(db, at, actor, kind, seen, payload, digests, keeps_text=old.keeps_text)


def _open(
    db: Database,
    at: str,
    actor: str,
    kind: EventKind,
    seen: Assessment,
    more: Payload,
    digests: RowDigests,
    *,
    keeps_text: bool = True,
) -> int:
    number = ledger.next_case_number(db)
    message = seen.message
    text, salt = message_json.compact(message), secrets.token_hex(16)
    domains = domains_as_kept(domains_of(seen))
    campaign = near_copies.campaign_of(db, seen.fingerprint, near_copies.text_of(message))
    payload = {
        **assessment_payload(seen),
        **more,
        "campaign": campaign or number,
        "text_digest": text_digest(salt, text, domains) if keeps_text else "",
    }
    projection.advance(db, ledger.append(db, at, actor, kind, number, payload))
    if keeps_text:
        db.execute(_KEEP_TEXT, [number, text, salt, _name_of(seen)])
        if domains:
            db.execute(_KEEP_DOMAINS, [number, domains])
        evidence.add(db, number, evidence.of_assessment(seen, digests))
    return number


def change(
    db: Database, at: str, actor: str, number: int, kind: EventKind, payload: Mapping[str, object]
) -> Event:
    """Append an event to a case and update its row; StoreError for a case of another desk.

    A supervisor's desk changes those too.
    """
    share_desks.refuse_change(db, kind, [number])
    event = ledger.append(db, at, actor, kind, number, payload)
    projection.advance(db, event)
    return event


def set_decision(
    db: Database, at: str, actor: str, number: int, decision: Decision, more: Payload = NOTHING
) -> Event | None:
    """Change the decision of the agent; None when it is the same."""
    row = existing_row(db, number)
    if row["decision"] == decision:
        return None
    payload = {"decision": decision.value, "was": row["decision"], **more}
    return change(db, at, actor, number, EventKind.DECISION_CHANGED, payload)


def give_advice(
    db: Database,
    at: str,
    actor: str,
    number: int,
    outcomes: Sequence[Outcome],
    more: Payload = NOTHING,
) -> Event:
    """Record all that the caller had done, and thereby the advice that was given."""
    row = existing_row(db, number)
    given = [outcome.value for outcome in outcomes]
    payload = {"outcomes": given, "was": json.loads(row["outcomes"]), **more}
    return change(db, at, actor, number, EventKind.ADVICE_GIVEN, payload)


def give_label(
    db: Database, at: str, actor: str, number: int, label: Label, more: Payload = NOTHING
) -> Event | None:
    """Set the label; None when this person already gave the same label."""
    row = existing_row(db, number)
    if is_labelled(db, row, label, actor):
        return None
    own = pseudonyms.name_of(db, row["agent"]) == ledger.clean_actor(actor)
    payload = {"label": label.value, "own_case": own, **_label_before(row), **more}
    return change(db, at, actor, number, EventKind.LABEL_GIVEN, payload)


def is_labelled(db: Database, row: Row, label: Label, actor: str) -> bool:
    """Return whether a case has this label from this person already."""
    by = pseudonyms.name_of(db, row["labelled_by"]) if row["labelled_by"] else None
    return (row["label"], by) == (label, ledger.clean_actor(actor))


def withdraw_label(
    db: Database, at: str, actor: str, number: int, more: Payload = NOTHING
) -> Event | None:
    """Remove the label; None when there is none."""
    row = existing_row(db, number)
    if row["label"] is None:
        return None
    payload = {**_label_before(row), **more}
    return change(db, at, actor, number, EventKind.LABEL_WITHDRAWN, payload)


def withdraw(
    db: Database, at: str, actor: str, number: int, reason: str, more: Payload = NOTHING
) -> Event:
    """Remove a case and its text; its events remain."""
    existing_row(db, number)
    return change(db, at, actor, number, EventKind.CASE_WITHDRAWN, {"reason": reason, **more})


def existing_row(db: Database, number: int) -> Row:
    """Return the row of a case; raise StoreError when there is none."""
    row = projection.stored_row(db, number)
    if row is None:
        raise no_such_case(number)
    return row


def assessment_payload(seen: Assessment) -> dict[str, object]:
    """Return the part of an assessment stored in the ledger, without message text."""
    return {
        "channel": seen.message.channel.value,
        "language": seen.language.value,
        "band": seen.band.value,
        # SQLite would store a numpy float as bytes.
        "score": None if seen.score is None else float(seen.score),
        "scenario": seen.scenario,
        "organisation": seen.organisation.id if seen.organisation else None,
        "indicators": _unique(finding.indicator for finding in seen.findings),
        "fingerprint": seen.fingerprint,
        "model": seen.model,
    }


def domains_of(seen: Assessment) -> list[str]:
    """Return the registered domains of the links, which are kept as long as the text."""
    return _unique(link.registered_domain for link in seen.links)


def _name_of(seen: Assessment) -> str:
    """Return the name of the organisation for the index of words, "" without one."""
    return message_json.storable(seen.organisation.name) if seen.organisation else ""


def _own_view_payload(view: OwnView) -> dict[str, object]:
    """Return what the agent observed, nothing for questions that were not asked."""
    payload: dict[str, object] = {}
    if view.observations is not None:
        payload["observations"] = {
            "asks": view.observations.asks.value,
            "expected": view.observations.expected.value,
        }
    if view.dissent is not None:
        payload["dissent"] = view.dissent.value
    return payload


def _pseudonym(db: Database, name: str, at: str) -> str:
    return pseudonyms.pseudonym_of(db, ledger.clean_actor(name), at)


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _label_before(row: Row) -> dict[str, object]:
    before = {"was": row["label"], "was_by": row["labelled_by"], "was_at": row["labelled_at"]}
    return {**before, "was_own": True} if row["own_case"] else before
