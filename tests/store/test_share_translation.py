"""Payloads go from one desk to another and back without a change; lies are damaged data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.records import Band, Channel, Label, Language
from triage_app.parsing import DamagedData
from triage_app.records import Decision, Dissent, EventKind, Outcome, Role, Seen
from triage_app.review_records import LabelReason
from triage_app.share_records import CASES_OF_A_DESK
from triage_app.store import campaign_events, share_payloads
from triage_app.store.share_translation import DeskNumbers, payload_here, shared_payload

DESKS = st.integers(1, 9999)
OWN = st.integers(1, CASES_OF_A_DESK - 1)
FOREIGN = st.builds(lambda desk, number: desk * CASES_OF_A_DESK + number, DESKS, OWN)
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
PSEUDONYMS = st.text(LETTERS, min_size=8, max_size=8).map("agent-".__add__) | st.just("vigie")
WORDS = st.text(max_size=20)
TIMES = st.datetimes(timezones=st.timezones()).map(lambda one: one.isoformat(timespec="seconds"))
HEX = st.text("0123456789abcdef", min_size=64, max_size=64)


def values_of(enum):
    return st.sampled_from([one.value for one in enum])


ANSWERS = values_of(Outcome)  # each once, and nothing beside "nothing done"
OUTCOMES = st.just([Outcome.NOTHING_DONE.value]) | st.lists(
    ANSWERS.filter(lambda one: one != Outcome.NOTHING_DONE.value), max_size=3, unique=True
)


def changes_of(numbers, columns):
    """Return groups of cases with what changes; a case is in one of them."""
    cases = st.lists(numbers, min_size=1, max_size=6, unique=True)

    def grouped(found):
        two = st.integers(1, len(found)).map(lambda at: [found[:at], found[at:]])
        groups = two.map(lambda several: [one for one in several if one])
        return groups.flatmap(
            lambda several: st.tuples(
                *(
                    st.builds(campaign_events.change, st.just(one), columns, columns)
                    for one in several
                )
            ).map(list)
        )

    return cases.flatmap(grouped)


def seen_from(desk):
    """Return numbers and people as a desk has them, own ones and those of others."""
    others = DESKS.filter(lambda number: number != desk)
    numbers = OWN | FOREIGN.filter(lambda number: number // CASES_OF_A_DESK != desk)
    people = PSEUDONYMS | st.builds(lambda name, of: f"{name}@{of}", PSEUDONYMS, others)
    return numbers, people


def payloads(desk):
    """Return kinds of events with payloads as a desk may have them."""
    numbers, people = seen_from(desk)
    acting = {"role": values_of(Role), "undoes": OWN, "redoes": OWN}
    opening = {
        "channel": values_of(Channel),
        "language": values_of(Language),
        "band": values_of(Band),
        "score": st.none() | st.floats(0, 1),
        "scenario": st.none() | WORDS,
        "organisation": st.none() | WORDS,
        "indicators": st.lists(WORDS, max_size=3),
        "model": WORDS,
        "decision": values_of(Decision),
        "outcomes": OUTCOMES,
        "handling_seconds": st.none() | st.integers(0, 9999),
        "campaign": numbers,
        "fingerprint": HEX | st.just(""),
        "text_digest": HEX | st.just(""),
    }
    seen = st.fixed_dictionaries({"asks": values_of(Seen), "expected": values_of(Seen)})
    observed = {"observations": seen, "dissent": values_of(Dissent)}
    imported = {"opened": TIMES, "agent": st.none() | people, "imported": OWN}
    before = {
        "was": st.none() | values_of(Label),
        "was_by": st.none() | people,
        "was_at": st.none() | TIMES,
        "was_own": st.booleans(),
    }
    columns = st.fixed_dictionaries(
        {},
        optional={
            "campaign": numbers,
            "decision": values_of(Decision),
            "label": st.none() | values_of(Label),
            "labelled_by": st.none() | people,
            "labelled_at": st.none() | TIMES,
            "own_case": st.integers(0, 1),
        },
    )
    changed = {"campaign": numbers, "changes": changes_of(numbers, columns)}
    reasons = {"reasons": st.lists(values_of(LabelReason), max_size=3)}
    label = {"label": values_of(Label)}
    kinds = {
        EventKind.CASE_OPENED: (opening, observed),
        EventKind.CASE_IMPORTED: (
            {**opening, **imported},
            {**label, "labelled_by": people, "labelled_at": TIMES, "own_case": st.booleans()},
        ),
        EventKind.CASE_WITHDRAWN: ({}, {"reason": WORDS.filter(bool)}),
        EventKind.DECISION_CHANGED: (
            {"decision": values_of(Decision)},
            {"was": values_of(Decision)},
        ),
        EventKind.ADVICE_GIVEN: (
            {"outcomes": opening["outcomes"]},
            {"was": opening["outcomes"]},
        ),
        EventKind.LABEL_GIVEN: (
            label,
            {**before, **reasons, "by": st.none() | people, "at": st.none() | TIMES},
        ),
        EventKind.LABEL_WITHDRAWN: ({}, before),
        EventKind.CAMPAIGN_MERGED: (changed, {}),
        EventKind.CAMPAIGN_CONFIRMED: (changed, reasons),
    }
    return st.one_of(
        st.tuples(st.just(kind), st.fixed_dictionaries(must, optional={**may, **acting}))
        for kind, (must, may) in kinds.items()
    )


EVENTS = DESKS.flatmap(lambda desk: st.tuples(st.just(desk), payloads(desk)))


def pair_of_event(seq):
    return [1, seq]


def event_of_pair(pair):
    return pair[1]


@given(EVENTS)
def test_there_and_back_is_the_identity(event):
    desk, (kind, payload) = event
    numbers = DeskNumbers(desk)
    shared, details = shared_payload(kind, payload, numbers, pair_of_event)
    assert payload_here(kind, shared, details, numbers, event_of_pair) == payload


@given(EVENTS, DESKS)
def test_another_desk_shares_the_same_of_what_it_got(event, other):
    desk, (kind, payload) = event
    shared, details = shared_payload(kind, payload, DeskNumbers(desk), pair_of_event)
    there = payload_here(kind, shared, details, DeskNumbers(other), event_of_pair)
    assert shared_payload(kind, there, DeskNumbers(other), pair_of_event) == (shared, details)


@given(EVENTS)
def test_without_its_details_a_payload_is_an_erased_one(event):
    desk, (kind, payload) = event
    shared, details = shared_payload(kind, payload, DeskNumbers(desk), pair_of_event)
    reduced = payload_here(kind, shared, {}, DeskNumbers(desk), event_of_pair)
    assert {name: value for name, value in payload.items() if name not in details} == {
        name: value for name, value in reduced.items() if name not in details
    }
    assert not any(reduced.get(name) for name in details)


@given(st.integers(1, CASES_OF_A_DESK - 1), DESKS, DESKS)
def test_every_case_has_a_number_of_its_own_at_every_desk(number, owner, desk):
    numbers = DeskNumbers(desk)
    here = numbers.number_of([owner, number])
    assert numbers.pair_of(here) == [owner, number]
    assert (here < CASES_OF_A_DESK) == (owner == desk)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


@given(EVENTS, st.data())
def test_what_is_taken_can_be_kept_whatever_a_desk_sends(event, data):
    """A changed value is damaged data, or one that the log could hold."""
    desk, (kind, payload) = event
    shared, _ = shared_payload(kind, payload, DeskNumbers(desk), pair_of_event)
    name = data.draw(st.sampled_from(sorted(shared) or ["x"]))
    changed = shared | {name: data.draw(JSON)}
    try:
        taken = share_payloads.checked(kind, changed)
    except DamagedData:
        return
    here = payload_here(kind, taken, {}, DeskNumbers(desk), event_of_pair)
    assert shared_payload(kind, here, DeskNumbers(desk), pair_of_event).payload == taken


@pytest.mark.parametrize(
    "time", ["2026-11-17T10:00:00", "2026-13-17T10:00:00+01:00", "", "20261117T100000+0100"]
)
def test_times_are_those_of_the_log(time):
    with pytest.raises(DamagedData):
        share_payloads.checked(EventKind.LABEL_WITHDRAWN, {"was_at": time})
