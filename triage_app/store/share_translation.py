"""Translates payloads of events between the numbers of one desk and those that desks share.

At home a case has its number alone; elsewhere it is `desk * CASES_OF_A_DESK + number`, and what is
shared has the pair. A person is a pseudonym at home, and "pseudonym@desk" elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from triage_app.caller_outcomes import outcomes_of_event
from triage_app.records import EventKind
from triage_app.share_records import CASES_OF_A_DESK
from triage_app.store import share_payloads

Pair = Sequence[int]
Fields = Mapping[str, Any]
PairOfEvent = Callable[[int], Pair | None]  # of an event of this log; None: it is not shared
EventOfPair = Callable[[Pair], int | None]  # None: it is not here

_CASES = ("campaign", "imported")  # an import is numbered as cases are
_PEOPLE = ("agent", "labelled_by", "by", "was_by")
_EVENTS = ("undoes", "redoes")
_OPENING: Fields = {"fingerprint": "", "text_digest": ""}
# Fields that an erasure removes -> what stands in their place in an event.
_REMOVED: Mapping[EventKind, Fields] = {
    EventKind.CASE_OPENED: _OPENING,
    EventKind.CASE_IMPORTED: _OPENING,
    EventKind.CASE_WITHDRAWN: {},
}
_PERSONAL: Mapping[EventKind, Sequence[str]] = {
    EventKind.CASE_OPENED: ("fingerprint", "text_digest", "domains"),
    EventKind.CASE_IMPORTED: ("fingerprint", "text_digest", "domains"),
    EventKind.CASE_WITHDRAWN: ("reason",),
}
# Free text of a person that stays at its desk: nothing removes it from an event that was shared.
_LEFT_OUT: Mapping[EventKind, Fields] = {EventKind.CASE_ERASED: {"reason": ""}}


class DeskNumbers(NamedTuple):
    """The numbers of cases as one desk has them."""

    own: int  # number of the desk

    def pair_of(self, number: int) -> list[int]:
        """Return desk and number there of a case."""
        desk, at_desk = divmod(number, CASES_OF_A_DESK)
        return [desk or self.own, at_desk]

    def number_of(self, pair: Pair) -> int:
        """Return the number that a case has at this desk."""
        desk, at_desk = pair
        return at_desk if desk == self.own else desk * CASES_OF_A_DESK + at_desk

    def shared_name(self, pseudonym: str) -> str:
        """Return how a person is called among desks."""
        return pseudonym if "@" in pseudonym else f"{pseudonym}@{self.own}"

    def name_here(self, name: str) -> str:
        """Return how a person is called at this desk."""
        return name.removesuffix(f"@{self.own}")


class SharedPayload(NamedTuple):
    """A payload as it is shared, and the values that an erasure removes."""

    payload: dict[str, Any]
    details: dict[str, Any]  # empty when there are none


def shared_payload(
    kind: EventKind, payload: Fields, numbers: DeskNumbers, pair_of_event: PairOfEvent
) -> SharedPayload:
    """Return what a desk shares of the payload of its event.

    Raises DamagedData when the event is one that nobody would take.
    """
    details, names = details_of(kind, payload), _PERSONAL.get(kind, ())
    fields = {name: value for name, value in _present(payload).items() if name not in names}
    fields |= _LEFT_OUT.get(kind, {})
    for name in _EVENTS:
        if name in fields:
            fields[name] = pair_of_event(int(fields[name]))
            if fields[name] is None:
                del fields[name]
    translated = _translated(fields, numbers.pair_of, numbers.shared_name)
    return SharedPayload(share_payloads.checked(kind, translated), details)


def details_of(kind: EventKind, payload: Fields) -> dict[str, Any]:
    """Return the values of a payload that an erasure removes, without empty ones."""
    return {name: payload[name] for name in _PERSONAL.get(kind, ()) if payload.get(name)}


def payload_here(
    kind: EventKind,
    payload: Fields,
    details: Fields,
    numbers: DeskNumbers,
    event_of_pair: EventOfPair,
) -> dict[str, Any]:
    """Return the payload that an event of another desk has in the ledger of this one."""
    fields = {**_REMOVED.get(kind, {}), **payload, **details}
    for name in _EVENTS:
        if name in fields:
            fields[name] = event_of_pair(fields[name])
            if fields[name] is None:
                del fields[name]
    return _translated(fields, numbers.number_of, numbers.name_here)


def _present(payload: Fields) -> dict[str, Any]:
    """Return a payload with the answers of the caller as events have them today."""
    fields = dict(payload)
    if "outcome" in fields or "outcomes" in fields:
        fields["outcomes"] = outcomes_of_event(payload)
        before = payload.get("was")
        if "was" in fields:
            fields["was"] = outcomes_of_event({"outcomes": before, "outcome": before})
    return fields


def _translated(
    fields: Fields, case: Callable[[Any], Any], person: Callable[[str], str]
) -> dict[str, Any]:
    """Return fields with the numbers of cases and the names of people as others have them."""
    found = dict(fields)
    for names, translate in ((_CASES, case), (_PEOPLE, person)):
        for name in names:
            if found.get(name) is not None:
                found[name] = translate(found[name])
    if "changes" in found:
        found["changes"] = [_change(one, case, person) for one in found["changes"]]
    return found


def _change(
    one: Fields, case: Callable[[Any], Any], person: Callable[[str], str]
) -> dict[str, Any]:
    """Translate one group of cases of a campaign; the numbers stay in ascending order."""
    return {
        "cases": sorted(case(number) for number in one["cases"]),
        "to": _translated(one["to"], case, person),
        "was": _translated(one["was"], case, person),
    }
