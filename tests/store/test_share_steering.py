"""Whatever desks choose, and in whatever order they hear of it, the same choice counts for all."""

from __future__ import annotations

import tempfile
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shared_desks import is_signed, joined, known_desk, rejoin, send, send_all, signer

from triage_app.errors import StoreError
from triage_app.records import EventKind, Role
from triage_app.share_records import SharedEvent, shared_digest
from triage_app.shared_file_records import Steered
from triage_app.store import ledger, share_steering
from triage_app.store.steering import GUIDANCE, LIST, MODEL
from triage_app.store.store import CaseStore

ROLES = {1: Role.AGENT, 2: Role.SUPERVISOR, 3: Role.SUPERVISOR}
NOW = datetime(2026, 11, 17, 10, 0, tzinfo=timezone(timedelta(hours=1)))
WATCH = Steered(LIST, "watch")
THINGS = (WATCH, Steered(LIST, "guard"), Steered(GUIDANCE), Steered(MODEL))


def clock_of(_):
    return lambda: NOW


@pytest.fixture
def desks(tmp_path):
    stores = joined(tmp_path, clock_of, ROLES)
    yield stores
    for store in stores.values():
        store.close()


def choose(store, thing, number, **fields):
    """Let a desk change something; what is changed is told apart by a number."""
    digest = sha256(str(number).encode()).hexdigest()
    if thing.what == MODEL:
        payload = {"model": f"{number:04}", "before": "0001", "manifest": digest, "weights": digest}
        kind = EventKind.MODEL_ROLLED_BACK if number % 2 else EventKind.MODEL_PROMOTED
    elif thing.what == GUIDANCE:
        payload, kind = {"version": number, "digest": digest}, EventKind.GUIDANCE_CHANGED
    else:
        payload = {"list": thing.list_name, "version": number, "digest": digest, "rows": 1}
        kind = EventKind.LIST_CHANGED
    store.record(kind, "Anne", payload | fields, role=Role.SUPERVISOR)


def put_in_use(store):
    """Put in use what ought to be, as if all files were there."""
    for change in store.shared_files.wanted():
        is_model = change.of.what == MODEL
        same = {"manifest": change.digest, "weights": change.digest, "model": change.name}
        version = {"version": int(change.name), "digest": change.digest}
        of_list = {"list": change.of.list_name, "rows": 1} if change.of.what == LIST else {}
        store.shared_files.note(change, same if is_model else {**version, **of_list})
    assert store.shared_files.wanted() == []


def in_use(store):
    """Return what the ledger says is in use, by the digests."""
    marks = store.state.steering()
    found = ((thing, share_steering.in_use(marks, thing)) for thing in THINGS)
    return {thing: mark.digest for thing, mark in found if mark}


def counting(store):
    """Return the change of each thing that counts, with desk and number."""
    with store._database.reading() as db:
        found = share_steering.last_changes(db)
    return {thing: (one.desk, one.number, one.digest) for thing, one in found.items()}


CHANGE = st.tuples(st.just("change"), st.sampled_from([2, 3]), st.integers(0, 3), st.just(0))
SEND = st.tuples(
    st.just("send"), st.sampled_from([1, 2, 3]), st.sampled_from([1, 2, 3]), st.integers(1, 3)
)
USE = st.tuples(st.just("use"), st.sampled_from([1, 2, 3]), st.just(0), st.just(0))


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CHANGE | CHANGE | SEND | USE, min_size=4, max_size=25))
def test_all_desks_use_the_same_in_the_end(steps):
    with tempfile.TemporaryDirectory() as folder:
        stores = joined(Path(folder), clock_of, ROLES)
        try:
            _walk(stores, steps)
            for _ in range(2):
                send_all(stores)
                for store in stores.values():
                    put_in_use(store)
            assert in_use(stores[1]) == in_use(stores[2]) == in_use(stores[3])
            assert counting(stores[1]) == counting(stores[2]) == counting(stores[3])
            for store in stores.values():
                assert store.verify() == []
        finally:
            for store in stores.values():
                store.close()


def _walk(stores, steps):
    for number, (what, one, other, limit) in enumerate(steps, 2):
        if what == "change":
            choose(stores[one], THINGS[other], number)
        elif what == "use":
            put_in_use(stores[one])
        elif one != other:
            assert send(stores[one], stores[other], limit).refused is None


def test_what_another_desk_chose_steers_nothing_before_its_files_are_here(desks):
    choose(desks[2], WATCH, 5)
    send(desks[2], desks[1])
    assert desks[1].state.steering().list_versions("watch") == ()
    (wanted,) = desks[1].shared_files.wanted()
    assert (wanted.of, wanted.desk, wanted.number, wanted.name) == (WATCH, 2, 1, "5")
    put_in_use(desks[1])
    (mark,) = desks[1].state.steering().list_versions("watch")
    assert (mark.name, mark.source.desk, mark.source.name) == ("5", 2, "5")


def test_an_agents_desk_shares_no_choice_and_keeps_to_that_of_the_supervisors(desks):
    choose(desks[1], WATCH, 4)
    send(desks[1], desks[2])
    assert desks[2].shared_files.wanted() == []
    choose(desks[2], WATCH, 5)
    send(desks[2], desks[1])
    choose(desks[1], WATCH, 6)  # nothing came into use yet
    put_in_use(desks[1])
    assert desks[1].shared_files.decided_by(WATCH) == 2
    with pytest.raises(StoreError, match="desk 2"):
        choose(desks[1], WATCH, 7)
    choose(desks[1], Steered(GUIDANCE), 2)
    desks[1].share_log.untrust(2)
    assert desks[1].shared_files.decided_by(WATCH) is None
    choose(desks[1], WATCH, 7)


def test_an_effect_of_a_refused_change_does_not_happen(desks):
    choose(desks[2], WATCH, 5)
    send(desks[2], desks[1])
    put_in_use(desks[1])
    done = []
    payload = {"list": "watch", "version": 6, "digest": "0" * 64, "rows": 1}
    with pytest.raises(StoreError):
        desks[1].record(EventKind.LIST_CHANGED, "Anne", payload, lambda: done.append(True))
    assert not done


def test_what_an_earlier_version_wrote_without_a_digest_stays_at_its_desk(desks):
    desks[2].record(EventKind.LIST_CHANGED, "Anne", {"list": "watch", "version": 1, "rows": 2})
    send(desks[2], desks[1])
    assert desks[2].shared_files.given() == []
    assert desks[1].shared_files.wanted() == []


def test_a_first_model_yields_to_each_other_one(desks):
    choose(desks[2], Steered(MODEL), 4)
    send(desks[2], desks[3])
    choose(desks[3], Steered(MODEL), 2, before="")  # trained by itself, and later by the clock
    send_all(desks)
    assert counting(desks[1])[Steered(MODEL)][:2] == (2, 1)
    choose(desks[3], Steered(MODEL), 6)
    send_all(desks)
    assert counting(desks[1])[Steered(MODEL)][:2] == (3, 2)


def test_of_two_first_models_the_one_that_was_shared_first_counts(desks):
    for desk in (3, 2):
        choose(desks[desk], Steered(MODEL), 2, before="")
        send_all(desks)
    assert {counting(store)[Steered(MODEL)][:2] for store in desks.values()} == {(3, 1)}


def test_the_author_has_to_be_a_supervisors_desk_that_is_known_now(desks):
    choose(desks[2], WATCH, 5)
    send(desks[2], desks[1])
    desks[1].share_log.trust(known_desk(2, Role.AGENT))
    assert desks[1].shared_files.wanted() == []
    desks[1].share_log.trust(known_desk(2, Role.SUPERVISOR))
    assert len(desks[1].shared_files.wanted()) == 1
    desks[1].share_log.untrust(2)
    assert desks[1].shared_files.wanted() == []


@pytest.mark.parametrize(
    "fields",
    [
        {"digest": "../../etc/passwd"},
        {"digest": "0" * 63},
        {"digest": "0" * 64 + "\n"},
        {"list": "../watch"},
        {"list": "watch\x00"},
        {"version": 0},
        {"version": 10**9},
        {"rows": -1},
    ],
)
def test_names_that_are_none_are_shared_by_nobody(desks, fields):
    """The same rule refuses them where they come in."""
    choose(desks[2], WATCH, 5, **fields)
    send(desks[2], desks[1])
    assert desks[1].shared_files.wanted() == []
    assert desks[2].share_log.own_end().number == 0


def test_a_log_put_back_from_a_backup_has_its_lost_choices_again(desks, tmp_path):
    """Also one that was not prepared when it was copied, and one that was made since."""
    choose(desks[2], WATCH, 5)
    send_all(desks)
    choose(desks[2], Steered(MODEL), 2, before="")
    desks[2].backup(tmp_path / "copy.db")
    choose(desks[2], Steered(GUIDANCE), 6)
    choose(desks[2], WATCH, 7)
    send_all(desks)
    lost, desks[2] = desks[2], CaseStore(tmp_path / "copy.db", clock_of(2))
    choose(desks[2], WATCH, 8)
    rejoin(lost, desks[2])
    lost.close()
    assert len(desks[2].events(EventKind.MODEL_PROMOTED)) == 1, "matched with the one that was here"
    send_all(desks)
    for store in desks.values():
        put_in_use(store)
    assert in_use(desks[1]) == in_use(desks[2]) == in_use(desks[3])
    assert counting(desks[1]) == counting(desks[2])
    assert {thing: one[:2] for thing, one in counting(desks[1]).items()} == {
        Steered(MODEL): (2, 2),
        Steered(GUIDANCE): (2, 3),
        WATCH: (2, 5),
    }
    for store in desks.values():
        assert store.verify() == []


@pytest.mark.parametrize("kind", share_steering.KINDS)
def test_an_agents_desk_that_chooses_for_all_is_refused(desks, kind):
    """Also with a chain and a signature that are right: its program is another one."""
    payload = {
        EventKind.LIST_CHANGED: {"list": "watch", "version": 1, "digest": "0" * 64, "rows": 1},
        EventKind.GUIDANCE_CHANGED: {"version": 1, "digest": "0" * 64},
    }.get(kind, {"model": "0002", "manifest": "0" * 64, "weights": "0" * 64})
    fields = {"kind": kind.value, "at": "2026-11-17T10:00:00+01:00", "actor": "vigie", "order": 1}
    body = ledger.canonical({**fields, "case": None, "payload": payload, "parts": {}})
    digest = shared_digest(1, 1, "", body)
    event = SharedEvent(1, 1, body, "", digest, signer(1)(digest))
    refused = desks[2].share_log.receive([event], [], is_signed).refused
    assert "may not share" in str(refused)
    assert desks[2].shared_files.wanted() == []
    desks[2].share_log.trust(known_desk(1, Role.SUPERVISOR))
    assert desks[2].share_log.receive([event], [], is_signed).taken == 1
