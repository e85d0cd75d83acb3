"""Changes of a campaign: split, merge, one decision or one label for all, undo and redo.

Each is one event. An undo is an event of the same kind with the values from before; cases that
somebody changed since stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from classifier.records import Label
from triage_app.campaign_records import CampaignStep
from triage_app.errors import ChangedSince, StoreError
from triage_app.records import Decision, Event, EventKind, Role
from triage_app.review_records import LabelReason
from triage_app.store import campaign_events, ledger, projection, pseudonyms, share_desks
from triage_app.store.campaign_events import Change
from triage_app.store.share_order import origin_of

if TYPE_CHECKING:
    from sqlite_utils import Database

_LABEL = ("label", "labelled_by", "labelled_at")


def split(
    db: Database, at: str, actor: str, role: Role, campaign: int, numbers: Sequence[int]
) -> CampaignStep:
    """Make some cases of a campaign a campaign of their own.

    The part with the first case of the campaign keeps its number. Raises StoreError when a case
    is not in the campaign, or when no case would be left.
    """
    members = _members(db, campaign)
    _check_part(campaign, members, set(numbers))
    moved = set(members) - set(numbers) if campaign in numbers else set(numbers)
    other = next((one for one in sorted(moved) if not _exists(db, one)), None)
    if other is None:
        raise StoreError(
            "The numbers of these cases are those of other campaigns: name a further case to "
            "split off, or merge the campaigns first."
        )
    groups = [campaign_events.change([*moved], {"campaign": other}, {"campaign": campaign})]
    return _append(db, at, actor, role, EventKind.CAMPAIGN_SPLIT, campaign, groups)


def merge(db: Database, at: str, actor: str, role: Role, one: int, another: int) -> CampaignStep:
    """Make two campaigns one, which keeps the lower number; StoreError without two campaigns."""
    if one == another:
        raise StoreError("Name two campaigns to merge.")
    kept, gone = min(one, another), max(one, another)
    _members(db, kept)
    groups = [
        campaign_events.change(_members(db, gone), {"campaign": kept}, {"campaign": gone}),
    ]
    return _append(db, at, actor, role, EventKind.CAMPAIGN_MERGED, gone, groups)


def decide(
    db: Database, at: str, actor: str, role: Role, campaign: int, decision: Decision
) -> CampaignStep:
    """Give all cases of a campaign one decision."""
    rows = _rows(db, campaign, ("decision",))
    to = {"decision": decision.value}
    groups = _groups((row for row in rows if row["decision"] != decision), to)
    return _append(db, at, actor, role, EventKind.CAMPAIGN_DECIDED, campaign, groups)


def confirm(
    db: Database,
    at: str,
    actor: str,
    role: Role,
    campaign: int,
    label: Label | None,
    reasons: Sequence[LabelReason] = (),
) -> CampaignStep:
    """Give all cases of a campaign one label in the name of `actor`, or remove their labels.

    Cases that have this label from this person already stay as they are.
    """
    to: dict[str, Any] = dict.fromkeys(_LABEL)
    if label is not None:
        by = pseudonyms.pseudonym_of(db, ledger.clean_actor(actor), at)
        to = {"label": label.value, "labelled_by": by, "labelled_at": at}
    own = pseudonyms.all_of(db, ledger.clean_actor(actor))
    kept = (*_LABEL, "own_case", "agent")
    rows = [row for row in _rows(db, campaign, kept) if not _has(row, label, own)]
    groups = [
        *_groups((row for row in rows if row["agent"] not in own), {**to, "own_case": 0}),
        *_groups(
            (row for row in rows if row["agent"] in own),
            {**to, "own_case": int(label is not None)},
        ),
    ]
    why = {"reasons": [one.value for one in LabelReason if one in reasons]} if reasons else None
    return _append(db, at, actor, role, EventKind.CAMPAIGN_CONFIRMED, campaign, groups, why)


def undo(db: Database, at: str, actor: str, role: Role, seq: int) -> CampaignStep:
    """Take back the change of event `seq`, which the step names.

    Raises ChangedSince when it is no change of a campaign, is somebody else's or taken back
    already, or when all its cases were changed since.
    """
    event = _own_event(db, actor, seq)
    if is_undone(db, event):
        raise ChangedSince(
            "This change of campaign no. {number} is taken back already.",
            number=event.payload["campaign"],
        )
    groups = [
        campaign_events.change(cases, one["was"], one["to"])
        for one in campaign_events.changes(event)
        if (cases := _unchanged(db, one["cases"], one["to"]))
    ]
    return replace(_again(db, at, actor, role, event, groups, {"undoes": seq}), seq=seq)


def redo(db: Database, at: str, actor: str, role: Role, seq: int) -> CampaignStep:
    """Make the change of event `seq`, which was taken back, once more; ChangedSince as `undo`."""
    event = _own_event(db, actor, seq)
    if not is_undone(db, event):
        raise ChangedSince("There is nothing undone that could be redone.")
    groups = [
        campaign_events.change(cases, one["to"], one["was"])
        for one in campaign_events.changes(event)
        if (cases := _unchanged(db, one["cases"], one["was"]))
    ]
    return _again(db, at, actor, role, event, groups, {"redoes": seq})


def last_seq(db: Database, actor: str) -> int:
    """Return the event of this person's newest change of a campaign that stands.

    Raises StoreError when there is none.
    """
    people = set(pseudonyms.all_of(db, ledger.clean_actor(actor)))
    for event in campaign_events.newest_first(db):
        is_own = event.actor in people and origin_of(event) is None
        if is_own and "undoes" not in event.payload and not is_undone(db, event):
            return event.seq
    raise StoreError("There is no change of a campaign of yours to undo.")


def is_undone(db: Database, event: Event) -> bool:
    """Return whether a change of a campaign was taken back."""
    later = campaign_events.newest_first(db, after=event.seq)
    return any(one.payload.get("undoes") == event.seq for one in later)


def _append(
    db: Database,
    at: str,
    actor: str,
    role: Role,
    kind: EventKind,
    campaign: int,
    groups: Sequence[Change],
    more: Mapping[str, object] | None = None,
) -> CampaignStep:
    """Append one event and update its cases; without a group there is nothing to do.

    Raises StoreError at an agent's desk when one of the cases is another desk's.
    """
    changed = sum(len(one["cases"]) for one in groups)
    if not groups:
        return CampaignStep(kind, None, campaign, None, 0)
    share_desks.refuse_change(db, kind, (number for one in groups for number in one["cases"]))
    payload = {"campaign": campaign, "changes": list(groups), "role": role.value, **(more or {})}
    event = ledger.append(db, at, actor, kind, None, payload)
    projection.advance(db, event)
    return CampaignStep(kind, event.seq, campaign, groups[0]["to"].get("campaign"), changed)


def _again(
    db: Database,
    at: str,
    actor: str,
    role: Role,
    event: Event,
    groups: Sequence[Change],
    more: Mapping[str, object],
) -> CampaignStep:
    """Append the event that takes another one back or repeats it; ChangedSince without cases."""
    campaign = int(str(event.payload["campaign"]))
    if not groups:
        raise ChangedSince(
            "The cases of campaign no. {number} were changed afterwards; nothing was undone or "
            "redone.",
            number=campaign,
        )
    total = sum(_stored(db, one["cases"]) for one in campaign_events.changes(event))
    step = _append(db, at, actor, role, event.kind, campaign, groups, more)
    return replace(step, kept=total - step.changed)


def _own_event(db: Database, actor: str, seq: int) -> Event:
    event = ledger.event(db, seq)
    if event is None or event.kind not in campaign_events.KINDS or "undoes" in event.payload:
        raise ChangedSince("Event {number} is no change of a campaign.", number=seq)
    by = pseudonyms.name_of(db, event.actor)
    if by != ledger.clean_actor(actor) or origin_of(event) is not None:
        raise ChangedSince(
            "This change of campaign no. {number} is by {actor}; nothing was undone.",
            number=event.payload["campaign"],
            actor=by,
        )
    return event


def _members(db: Database, campaign: int) -> list[int]:
    """Return the case numbers of a campaign; raise StoreError when there are none."""
    return [row["number"] for row in _rows(db, campaign, ())]


def _rows(db: Database, campaign: int, columns: Sequence[str]) -> list[dict[str, Any]]:
    found = db.table("cases").rows_where(
        "campaign = ?", [campaign], select=", ".join(("number", *columns)), order_by="number"
    )
    if rows := list(found):
        return rows
    raise no_such_campaign(campaign)


def no_such_campaign(number: int) -> StoreError:
    """Return the error for a campaign without cases."""
    return StoreError("Campaign no. {number} does not exist.", number=number)


def _exists(db: Database, campaign: int) -> bool:
    found = db.execute("SELECT 1 FROM cases WHERE campaign = ? LIMIT 1", [campaign])
    return found.fetchone() is not None


def _check_part(campaign: int, members: Iterable[int], part: set[int]) -> None:
    """Raise StoreError unless `part` is some of the cases of a campaign, and not all."""
    if strangers := part - set(members):
        raise StoreError(
            "Case no. {case} is not in campaign no. {number}.",
            case=min(strangers),
            number=campaign,
        )
    if not part or part == set(members):
        raise StoreError(
            "Name some of the cases of campaign no. {number}, not all.", number=campaign
        )


def _has(row: Mapping[str, Any], label: Label | None, own: Sequence[str]) -> bool:
    return row["label"] == label and (label is None or row["labelled_by"] in own)


def _groups(rows: Iterable[Mapping[str, Any]], to: Change) -> list[Change]:
    """Return one change for all rows that have the same values now."""
    before = [(tuple(row[name] for name in to), row["number"]) for row in rows]
    before.sort(key=lambda pair: (str(pair[0]), pair[1]))
    return [
        campaign_events.change([number for _, number in found], to, dict(zip(to, was, strict=True)))
        for was, found in groupby(before, key=lambda pair: pair[0])
    ]


def _unchanged(db: Database, numbers: Sequence[int], values: Change) -> list[int]:
    """Return which of these cases are there and still have these values."""
    tests = "".join(f" AND {name} IS ?" for name in values if name in campaign_events.COLUMNS)
    return _numbers(db, numbers, tests, [*values.values()])


def _stored(db: Database, numbers: Sequence[int]) -> int:
    return len(_numbers(db, numbers, "", []))


def _numbers(db: Database, numbers: Sequence[int], tests: str, values: list[object]) -> list[int]:
    sql = f"SELECT number FROM cases WHERE number IN (SELECT value FROM json_each(?)){tests}"  # noqa: S608
    return [row[0] for row in db.execute(sql, [ledger.canonical([*numbers]), *values])]
