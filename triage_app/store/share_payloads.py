"""What the events that desks share say, field by field, as it is checked when one is received.

In place of numbers of one log they have pairs: a case is its desk and its number there, an event
its desk and its number in what that desk shares. Fields that stay on their desk are not among them:
notes, references, numbers and digests of its ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from classifier.records import Band, Channel, Label, Language
from triage_app.caller_outcomes import ContradictoryOutcomes, outcomes_in_order
from triage_app.parsing import DamagedData, json_as, record_of
from triage_app.records import Decision, Dissent, EventKind, Outcome, Role, Seen
from triage_app.review_records import LabelReason
from triage_app.share_records import CASES_OF_A_DESK
from triage_app.store.pseudonyms import PATTERN

MOST_DESKS = 9999
LARGEST_ORDER = 2**53 - 1  # every reader of JSON has such numbers exactly

DeskNumber = Annotated[int, Meta(ge=1, le=MOST_DESKS)]
Pair = tuple[DeskNumber, Annotated[int, Meta(ge=1, lt=CASES_OF_A_DESK)]]
Person = Annotated[str, Meta(pattern=rf"^{PATTERN}@[1-9]\d{{0,3}}\Z")]
Name = Annotated[str, Meta(max_length=200)]
Reason = Annotated[str, Meta(max_length=2000)]
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
ModelNumber = Annotated[str, Meta(pattern=r"^[0-9]{1,9}\Z")]
Flag = bool | UnsetType


class SharedBody(Struct, kw_only=True):
    """The body of a `SharedEvent`; `payload` is one of the records below, by `kind`."""

    kind: str
    at: str
    actor: Annotated[str, Meta(pattern=rf"^{PATTERN}\Z")]
    order: Annotated[int, Meta(ge=1, le=LARGEST_ORDER)]
    case: Pair | None
    payload: dict[str, object]
    parts: dict[str, Digest]


class _Acting(Struct, kw_only=True, omit_defaults=False):
    role: Role | UnsetType = UNSET
    undoes: Pair | UnsetType = UNSET
    redoes: Pair | UnsetType = UNSET


class _Observed(Struct, kw_only=True):
    asks: Seen
    expected: Seen


class _Opening(_Acting, kw_only=True):
    channel: Channel
    language: Language
    band: Band
    score: Annotated[float, Meta(ge=0, le=1)] | None
    scenario: Name | None
    organisation: Name | None
    indicators: Annotated[list[Name], Meta(max_length=500)]
    model: Name
    decision: Decision
    outcomes: list[Outcome]
    handling_seconds: Annotated[int, Meta(ge=0, le=2**40)] | None
    campaign: Pair
    observations: _Observed | UnsetType = UNSET
    dissent: Dissent | UnsetType = UNSET


class _Imported(_Opening, kw_only=True):
    opened: str
    agent: Person | None
    imported: Pair
    label: Label | UnsetType = UNSET
    labelled_by: Person | UnsetType = UNSET
    labelled_at: str | UnsetType = UNSET
    own_case: Flag = UNSET


class _Erased(_Acting, kw_only=True):
    reason: Reason


class _Decided(_Acting, kw_only=True):
    decision: Decision
    was: Decision | UnsetType | None = UNSET


class _Advised(_Acting, kw_only=True):
    outcomes: list[Outcome]
    was: list[Outcome] | UnsetType = UNSET


class _Before(_Acting, kw_only=True):
    was: Label | UnsetType | None = UNSET
    was_by: Person | UnsetType | None = UNSET
    was_at: str | UnsetType | None = UNSET
    was_own: Flag = UNSET


class _Labelled(_Before, kw_only=True):
    label: Label
    own_case: Flag = UNSET
    by: Person | UnsetType | None = UNSET
    at: str | UnsetType | None = UNSET
    reasons: list[LabelReason] | UnsetType = UNSET


class _LabelledAgain(_Acting, kw_only=True):
    label: Label
    first: Label
    same_person: bool
    reasons: list[LabelReason] | UnsetType = UNSET


class _Columns(Struct, kw_only=True):
    campaign: Pair | UnsetType = UNSET
    decision: Decision | UnsetType = UNSET
    label: Label | UnsetType | None = UNSET
    labelled_by: Person | UnsetType | None = UNSET
    labelled_at: str | UnsetType | None = UNSET
    own_case: Annotated[int, Meta(ge=0, le=1)] | UnsetType = UNSET


class _Change(Struct, kw_only=True):
    cases: Annotated[list[Pair], Meta(min_length=1)]
    to: _Columns
    was: _Columns


class _CampaignChanged(_Acting, kw_only=True):
    campaign: Pair
    changes: Annotated[list[_Change], Meta(min_length=1)]
    reasons: list[LabelReason] | UnsetType = UNSET


class _TextsRemoved(_Acting, kw_only=True):
    cases: Annotated[list[Pair], Meta(min_length=1, max_length=1000)]


class _ModelChosen(_Acting, kw_only=True):
    model: ModelNumber
    manifest: Digest
    weights: Digest
    earlier: Flag = UNSET


class _Version(_Acting, kw_only=True):
    version: Annotated[int, Meta(ge=1, lt=10**9)]
    digest: Digest
    restored: Annotated[int, Meta(ge=0, lt=10**9)] | UnsetType = UNSET
    earlier: Flag = UNSET


class _ListChanged(_Version, kw_only=True):
    list: Annotated[str, Meta(pattern=r"^[a-z_]{1,40}\Z")]
    rows: Annotated[int, Meta(ge=0, lt=10**9)]


class Details(Struct, kw_only=True):
    """The personal values of a payload, which an erasure removes."""

    fingerprint: Annotated[str, Meta(pattern=r"^[0-9a-f]*\Z", max_length=1024)] | UnsetType = UNSET
    text_digest: Digest | UnsetType = UNSET
    domains: list[Name] | UnsetType = UNSET
    reason: Reason | UnsetType = UNSET


class SharedText(Struct, kw_only=True):
    """The masked text of a case, and what is removed with it."""

    message: str  # JSON, as the log keeps it
    salt: Annotated[str, Meta(max_length=100)]  # of its digest in the event
    domains: str  # JSON, as the log keeps them
    organisation: Name  # by whose name the case is found
    phones: list[Annotated[str, Meta(pattern=r"^\+?\d{2,20}\Z")]]  # that masking took out


_PAYLOADS: Mapping[EventKind, type[Struct]] = {
    EventKind.CASE_OPENED: _Opening,
    EventKind.CASE_IMPORTED: _Imported,
    EventKind.CASE_WITHDRAWN: _Acting,
    EventKind.CASE_ERASED: _Erased,
    EventKind.DECISION_CHANGED: _Decided,
    EventKind.ADVICE_GIVEN: _Advised,
    EventKind.CALLED_BACK: _Acting,
    EventKind.CALL_BACK_WITHDRAWN: _Acting,
    EventKind.LABEL_GIVEN: _Labelled,
    EventKind.LABEL_WITHDRAWN: _Before,
    EventKind.SECOND_LABEL_GIVEN: _LabelledAgain,
    EventKind.SECOND_LABEL_WITHDRAWN: _Acting,
    EventKind.CAMPAIGN_SPLIT: _CampaignChanged,
    EventKind.CAMPAIGN_MERGED: _CampaignChanged,
    EventKind.CAMPAIGN_DECIDED: _CampaignChanged,
    EventKind.CAMPAIGN_CONFIRMED: _CampaignChanged,
    EventKind.TEXTS_REMOVED: _TextsRemoved,
    EventKind.TEXT_SHARED: _Acting,
    EventKind.MODEL_PROMOTED: _ModelChosen,
    EventKind.MODEL_ROLLED_BACK: _ModelChosen,
    EventKind.GUIDANCE_CHANGED: _Version,
    EventKind.LIST_CHANGED: _ListChanged,
}
KINDS = tuple(_PAYLOADS)
_STAMP = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d(?::\d\d)?)", re.ASCII
)
_TIMES = ("opened", "labelled_at", "was_at", "at")


def checked(kind: EventKind, payload: Mapping[str, object]) -> dict[str, Any]:
    """Return the fields of a payload that are known; raise DamagedData when one is wrong."""
    found: dict[str, Any] = msgspec.to_builtins(record_of(_PAYLOADS[kind], payload))
    changes = found.get("changes", [])
    for fields in (found, *(one[which] for one in changes for which in ("to", "was"))):
        check_times(fields.get(name) for name in _TIMES)
    _check_answers(found.get("outcomes"))
    _check_answers(found.get("was"))
    _check_cases(changes)
    return found


def _check_answers(given: object) -> None:
    """Raise DamagedData for answers of a caller that contradict each other or stand twice."""
    if not isinstance(given, list):  # `was` of a decision or a label is one value
        return
    try:
        answers = outcomes_in_order(map(Outcome, given))
    except ContradictoryOutcomes:
        raise DamagedData("answers") from None
    if len(answers) != len(given):
        raise DamagedData("answers")


def _check_cases(changes: Iterable[Mapping[str, Any]]) -> None:
    """Raise DamagedData when a case stands in several changes, of which one would be lost."""
    cases = [tuple(case) for one in changes for case in one["cases"]]
    if len(set(cases)) != len(cases):
        raise DamagedData("cases")


def check_times(times: Iterable[str | None]) -> None:
    """Raise DamagedData unless all are times as the log has them (`clock.stamp`), or None."""
    for time in times:
        try:
            if time is not None and not (_STAMP.fullmatch(time) and datetime.fromisoformat(time)):
                raise DamagedData("time")
        except ValueError:
            raise DamagedData("time") from None


def details_of(content: str) -> dict[str, Any]:
    """Return the personal values that a part holds; raise DamagedData."""
    found: dict[str, Any] = msgspec.to_builtins(json_as(Details, content))
    return found
