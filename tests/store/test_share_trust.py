"""Which desks a log trusts and by which keys; what is taken whole or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shared_desks import is_signed, joined, key_of, known_desk, projection, send, signer

from classifier.records import Label
from triage_app.errors import StoreError
from triage_app.records import CaseFilter, Decision, Role
from triage_app.share_records import FormerKey, shared_digest


@pytest.fixture
def desks(tmp_path, clock):
    """Two agents' desks, 1 and 2."""
    stores = joined(tmp_path, lambda _: clock, {1: Role.AGENT, 2: Role.AGENT})
    yield stores
    for store in stores.values():
        store.close()


def outgoing(store, after=0):
    """Return what a desk has prepared, and the parts."""
    store.share_log.prepare(signer(store.share_log.own().number))
    events = store.share_log.outgoing(after)
    return events, store.share_log.parts([one.number for one in events], with_texts=True)


def test_former_keys_are_kept_and_hold_for_their_events(desks, new_case):
    desks[1].log_case(new_case(), "Anne")
    (first,), _ = outgoing(desks[1])
    former = (FormerKey(key_of(7), 0), FormerKey(key_of(1), 1))
    renewed = replace(known_desk(1, Role.AGENT), key=key_of(9), former_keys=former)
    desks[2].share_log.trust(renewed)
    assert desks[2].share_log.desks() == [renewed]
    assert desks[2].share_log.receive([first], [], is_signed).taken == 1
    desks[1].set_decision(1, Decision.LEGIT, "Anne")
    (second,), _ = outgoing(desks[1], after=1)  # still signed with the former key
    refused = desks[2].share_log.receive([second], [], is_signed).refused
    assert "does not have the signature" in str(refused)
    resigned = replace(second, signature=signer(9)(second.digest))
    assert desks[2].share_log.receive([resigned], [], is_signed).taken == 1


def test_nothing_more_is_taken_of_a_desk_that_is_no_longer_trusted(desks, new_case):
    desks[1].log_case(new_case(), "Anne")
    send(desks[1], desks[2])
    desks[2].share_log.untrust(1)
    desks[1].set_decision(1, Decision.LEGIT, "Anne")
    assert "is not known here" in str(send(desks[1], desks[2]).refused)
    assert len(desks[2].cases(CaseFilter())) == 1, "its cases stay"
    assert desks[2].verify() == []
    with pytest.raises(StoreError, match="not known here"):
        desks[2].share_log.untrust(1)
    desks[2].share_log.trust(known_desk(1, Role.AGENT))
    assert send(desks[1], desks[2]).taken == 1
    assert desks[2].share_log.refusals() == []


def forbidden(store, new_case):
    """Return events of which the third is one that an agent's desk may not share."""
    store.share_log.join(1, "Desk 1", Role.SUPERVISOR)
    store.log_case(new_case(), "Anne")
    store.set_decision(1, Decision.LEGIT, "Anne")
    store.give_label(1, Label.SCAM, "Anne")
    store.set_decision(1, Decision.SCAM, "Anne")
    return outgoing(store)


def test_a_delivery_is_taken_whole_or_not_at_all(desks, new_case):
    events, parts = forbidden(desks[1], new_case)
    assert len(events) == 4
    before = projection(desks[2])
    done = desks[2].share_log.receive(events, parts, is_signed, whole=True)
    assert (done.taken, done.known) == (0, 0)
    assert "3 of desk 1 is one that this desk may not share" in str(done.refused)
    assert [one.number for one in desks[2].share_log.refusals()] == [3]
    assert projection(desks[2]) == before
    begun = desks[2].share_log.receive(events, parts, is_signed)
    assert (begun.taken, str(begun.refused)) == (2, str(done.refused))


def test_what_is_sound_is_taken_whole(desks, new_case):
    for text in ("Votre carte expire", "Un tout autre message sur un colis"):
        desks[1].log_case(new_case(text), "Anne")
    desks[1].set_decision(1, Decision.LEGIT, "Anne")
    events, parts = outgoing(desks[1])
    log = desks[2].share_log
    assert log.receive(events, parts, is_signed, whole=True).taken == 3
    assert log.receive(events, parts, is_signed, whole=True).known == 3
    assert log.receive([], [], is_signed, whole=True).refused is None


def test_a_case_that_is_opened_twice_in_one_delivery_is_refused(desks, new_case):
    desks[1].log_case(new_case(), "Anne")
    (event,), parts = outgoing(desks[1])
    body = event.body.replace('"order":1,', '"order":2,')
    assert body != event.body
    digest = shared_digest(1, 2, event.digest, body)
    twice = replace(
        event,
        number=2,
        body=body,
        previous=event.digest,
        digest=digest,
        signature=signer(1)(digest),
    )
    done = desks[2].share_log.receive([event, twice], parts, is_signed, whole=True)
    assert (done.taken, "for the second time" in str(done.refused)) == (0, True)
