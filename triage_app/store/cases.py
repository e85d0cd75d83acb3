"""Logging and changing cases: each change is an event first, then a new row."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from classifier.records import Band, Channel, Label, Language, Message
from triage_app.parsing import DamagedData
from triage_app.records import (
    Case,
    CaseDetail,
    CaseFilter,
    ConfirmedCase,
    Decision,
    Event,
    EventKind,
    NewCase,
    Outcome,
    OwnView,
)
from triage_app.store import campaigns, ledger, message_json, projection, search
from triage_app.store.database import rows
from triage_app.store.projection import Row
from triage_app.store.troubles import damaged_text, no_such_case

if TYPE_CHECKING:
    from sqlite_utils import Database

Payload = Mapping[str, object]
NOTHING: Payload = {}

_WITH_EXCERPT = """SELECT cases.*, coalesce((SELECT excerpt FROM messages
    WHERE messages.number = cases.number), '') AS excerpt FROM """


def log(db: Database, at: str, actor: str, new: NewCase) -> int:
    """Write a new case: event, row, bands, masked text and search index; return its number."""
    number = ledger.next_case_number(db)
    message = new.assessment.message
    text, salt = message_json.dump(message), secrets.token_hex(16)
    campaign = campaigns.campaign_of(db, new.assessment.fingerprint, campaigns.text_of(message))
    payload = {
        **_facts(new),
        "campaign": campaign or number,
        "text_digest": text_digest(salt, text),
    }
    event = ledger.append(db, at, actor, EventKind.CASE_OPENED, number, payload)
    projection.advance(db, event)
    db.execute(
        "INSERT INTO messages (number, message, salt, excerpt) VALUES (?, ?, ?, ?)",
        [number, text, salt, message_json.excerpt(message)],
    )
    return number


def text_digest(salt: str, text: str) -> str:
    """Return what the ledger keeps of a text.

    The salt lies beside the text and goes with it, so after a purge the digest tells nothing.
    """
    return hashlib.sha256((salt + text).encode()).hexdigest()


def change(
    db: Database, at: str, actor: str, number: int, kind: EventKind, payload: Mapping[str, object]
) -> Event:
    """Append an event to a case and bring its row in step."""
    event = ledger.append(db, at, actor, kind, number, payload)
    projection.advance(db, event)
    return event


def set_decision(
    db: Database, at: str, actor: str, number: int, decision: Decision, more: Payload = NOTHING
) -> Event | None:
    """Change what the agent holds the message to be; None when it is that already."""
    row = existing(db, number)
    if row["decision"] == decision:
        return None
    payload = {"decision": decision.value, "was": row["decision"], **more}
    return change(db, at, actor, number, EventKind.DECISION_CHANGED, payload)


def give_advice(
    db: Database, at: str, actor: str, number: int, outcome: Outcome, more: Payload = NOTHING
) -> Event:
    """Note what the caller had done, and so which advice was read to them."""
    row = existing(db, number)
    payload = {"outcome": outcome.value, "was": row["outcome"], **more}
    return change(db, at, actor, number, EventKind.ADVICE_GIVEN, payload)


def give_label(
    db: Database, at: str, actor: str, number: int, label: Label, more: Payload = NOTHING
) -> Event | None:
    """Confirm what a message is; None when this person has said the same."""
    row = existing(db, number)
    if (row["label"], row["labelled_by"]) == (label, ledger.clean_actor(actor)):
        return None
    payload = {"label": label.value, **_label_before(row), **more}
    return change(db, at, actor, number, EventKind.LABEL_GIVEN, payload)


def withdraw_label(
    db: Database, at: str, actor: str, number: int, more: Payload = NOTHING
) -> Event | None:
    """Take a label back; None when there is none."""
    row = existing(db, number)
    if row["label"] is None:
        return None
    payload = {**_label_before(row), **more}
    return change(db, at, actor, number, EventKind.LABEL_WITHDRAWN, payload)


def withdraw(db: Database, at: str, actor: str, number: int, reason: str) -> Event:
    """Take a case and its text out of the log; the events stay."""
    existing(db, number)
    return change(db, at, actor, number, EventKind.CASE_WITHDRAWN, {"reason": reason})


def existing(db: Database, number: int) -> Row:
    """Return the row of a case, or say in a sentence that there is none."""
    row = projection.stored(db, number)
    if row is None:
        raise no_such_case(number)
    return row


def one(db: Database, number: int) -> Case:
    """Return one case, or say in a sentence that there is none."""
    found = _cases(rows(db, _WITH_EXCERPT + "cases WHERE number = ?", [number]))
    if not found:
        raise no_such_case(number)
    return found[0]


def detail(db: Database, number: int) -> CaseDetail:
    """Return a case with its masked message and its history."""
    kept = db.execute("SELECT message FROM messages WHERE number = ?", [number]).fetchone()
    message = _message(number, kept[0]) if kept else None
    return CaseDetail(one(db, number), message, tuple(ledger.of_case(db, number)))


def listed(db: Database, wanted: CaseFilter) -> list[Case]:
    """Return the cases that a filter lets through, newest first."""
    source, values = search.where(wanted)
    order = f" ORDER BY {search.newest_first(wanted)} LIMIT ?"
    return _cases(rows(db, _WITH_EXCERPT + source + order, [*values, wanted.limit]))


def count(db: Database, wanted: CaseFilter) -> int:
    """Return how many cases a filter lets through, whatever its page."""
    source, values = search.where(wanted, paged=False)
    return int(db.execute(f"SELECT count(*) FROM {source}", values).fetchone()[0])  # noqa: S608


def between(db: Database, since: str, until: str) -> list[Case]:
    """Return the cases opened from `since` to before `until` (ISO dates), oldest first."""
    sql = _WITH_EXCERPT + "cases WHERE opened >= ? AND opened < ? ORDER BY number"
    return _cases(rows(db, sql, [since, until]))


def confirmed(db: Database) -> list[ConfirmedCase]:
    """Return the labelled cases whose text is still there, oldest first."""
    sql = """SELECT cases.*, message FROM cases JOIN messages USING (number)
             WHERE label IS NOT NULL ORDER BY number"""
    return [_confirmed(row) for row in rows(db, sql)]


def _facts(new: NewCase) -> dict[str, object]:
    """Return what the ledger keeps of an assessment: no message text."""
    seen = new.assessment
    return {
        "channel": seen.message.channel.value,
        "language": seen.language.value,
        "band": seen.band.value,
        # A numpy float would be stored as bytes.
        "score": None if seen.score is None else float(seen.score),
        "decision": new.decision.value,
        "outcome": new.outcome.value if new.outcome else None,
        "scenario": seen.scenario,
        "organisation": seen.organisation.id if seen.organisation else None,
        "domains": _unique(link.registered_domain for link in seen.links),
        "indicators": _unique(finding.indicator for finding in seen.findings),
        "fingerprint": seen.fingerprint,
        "model": seen.model,
        "handling_seconds": new.handling_seconds,
        **_own_view(new.own_view),
    }


def _own_view(view: OwnView) -> dict[str, object]:
    """Return what the agent saw for herself, and nothing where she was not asked."""
    said: dict[str, object] = {}
    if view.observations is not None:
        said["observations"] = {
            "asks": view.observations.asks.value,
            "expected": view.observations.expected.value,
        }
    if view.dissent is not None:
        said["dissent"] = view.dissent.value
    return said


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _label_before(row: Row) -> dict[str, object]:
    return {"was": row["label"], "was_by": row["labelled_by"], "was_at": row["labelled_at"]}


def _cases(found: Iterable[Mapping[str, object]]) -> list[Case]:
    return [_case(row) for row in found]


def _case(row: Mapping[str, object]) -> Case:
    return Case(
        number=int(str(row["number"])),
        opened=str(row["opened"]),
        agent=str(row["agent"]),
        channel=Channel(str(row["channel"])),
        language=Language(str(row["language"])),
        band=Band(str(row["band"])),
        score=_float(row["score"]),
        decision=Decision(str(row["decision"])),
        outcome=Outcome(str(row["outcome"])) if row["outcome"] else None,
        label=Label(str(row["label"])) if row["label"] else None,
        labelled_by=_text(row["labelled_by"]),
        scenario=_text(row["scenario"]),
        organisation=_text(row["organisation"]),
        domains=tuple(json.loads(str(row["domains"]))),
        indicators=tuple(json.loads(str(row["indicators"]))),
        fingerprint=str(row["fingerprint"]),
        model=str(row["model"]),
        excerpt=str(row["excerpt"]),
        handling_seconds=_whole(row["handling_seconds"]),
    )


def _message(number: int, text: str) -> Message:
    """Return the message that was stored with a case; raise a sentence when it is damaged."""
    try:
        return message_json.load(text)
    except DamagedData:
        raise damaged_text(number) from None


def _confirmed(row: Mapping[str, object]) -> ConfirmedCase:
    number = int(str(row["number"]))
    message = _message(number, str(row["message"]))
    return ConfirmedCase(
        number=number,
        opened=str(row["opened"]),
        agent=str(row["agent"]),
        labelled_by=str(row["labelled_by"]),
        label=Label(str(row["label"])),
        scenario=_text(row["scenario"]),
        fingerprint=str(row["fingerprint"]),
        message=message,
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _float(value: object) -> float | None:
    return None if value is None else float(str(value))


def _whole(value: object) -> int | None:
    return None if value is None else int(str(value))
