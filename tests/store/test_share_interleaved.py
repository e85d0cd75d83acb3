"""Whatever three desks do, and in whatever order they hear of it, they end up with the same."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shared_desks import ROLES, is_signed, projection, rows, send, send_all, signer

from classifier.records import Label
from triage_app.errors import StoreError
from triage_app.records import Decision, Outcome, Role
from triage_app.review_records import Confirmation
from triage_app.store.retention import Retention

BODIES = (
    "Votre carte Vitale arrive à expiration, mettez-la à jour ici",
    "Un remboursement de la mutuelle est en attente, confirmez votre compte",
)
PEOPLE = ("Anne", "Bruno")
CHOICES = st.integers(0, 11)


def log(store, new_case, desk, actor, which):
    outcomes = (Outcome.GAVE_CARD,) if which % 3 == 0 else ()
    case = new_case(BODIES[which % 2], decision=list(Decision)[which % 3], outcomes=outcomes)
    store.log_case(case, actor)


def numbers_of(store):
    return [row["number"] for row in rows(store, "SELECT number FROM cases ORDER BY number")]


def campaigns_of(store):
    found = rows(store, "SELECT DISTINCT campaign FROM cases ORDER BY campaign")
    return [row["campaign"] for row in found]


def erase(store, number, actor, which):
    store.removal.erase(number, "demande", actor)


def label(store, number, actor, which):
    store.give_label(number, list(Label)[which % 2], actor, Role.SUPERVISOR)


def second(store, number, actor, which):
    given = Confirmation(list(Label)[which % 2])
    store.review_log.acting_as(Role.SUPERVISOR).confirm_again(number, given, actor)


ON_CASES = {
    "decide": lambda store, number, actor, which: store.set_decision(
        number, list(Decision)[which % 3], actor
    ),
    "advise": lambda store, number, actor, which: store.give_advice(
        number, (list(Outcome)[1 + which],), actor
    ),
    "label": label,
    "unlabel": lambda store, number, actor, _: store.withdraw_label(number, actor),
    "second": second,
    "tick": lambda store, number, actor, _: store.call_back_log.tick(number, actor),
    "withdraw": lambda store, number, actor, _: store.withdraw(number, "doublon", actor),
    "erase": erase,
}
ON_CAMPAIGNS = {
    "merge": lambda log, one, another, actor, _: log.merge(one, another, actor),
    "campaign decided": lambda log, one, _, actor, which: log.decide(
        one, list(Decision)[which % 3], actor
    ),
    "campaign confirmed": lambda log, one, _, actor, which: log.confirm(
        one, [None, *Label][which % 3], actor
    ),
    "split": lambda log, one, another, actor, _: log.split(one, [another], actor),
    "campaign undone": lambda log, one, another, actor, _: log.undo(log.last_seq(actor), actor),
}
OFTEN = ("decide", "label", "decide", "label", "undo", "second", "campaign confirmed")
# An agent's desk does not do what would stay there.
OF_AGENTS = ("decide", "advise", "tick", "withdraw", "erase")


def undo(store, actor):
    step = store.last_step(actor)
    store.undo(step.case.number, step.seq, actor)


def act(stores, new_case, what, desk, which, other):
    """Do one thing at one desk; a refusal is no problem."""
    store, actor = stores[desk], PEOPLE[which % 2]
    with suppress(StoreError):
        if what == "log":
            log(store, new_case, desk, actor, which)
        elif what == "undo":
            undo(store, actor)
        elif what == "purge":
            store.removal.purge(store.clock(), Retention(unlabelled_days=which % 3), actor)
        elif what in ON_CASES:
            numbers = [n for n in numbers_of(store) if desk != 1 or n < 10_000_000]
            if numbers and (desk != 1 or what in OF_AGENTS):
                ON_CASES[what](store, numbers[which % len(numbers)], actor, other)
        elif desk != 1 and (found := campaigns_of(store)):
            one, another = found[which % len(found)], found[other % len(found)]
            if what == "split":
                another = numbers_of(store)[other % len(numbers_of(store))]
            log_of = store.campaign_log.acting_as(Role.SUPERVISOR)
            ON_CAMPAIGNS[what](log_of, one, another, actor, other)


ACTS = st.tuples(
    st.sampled_from(["log", "undo", "purge", *ON_CASES, *ON_CAMPAIGNS, *OFTEN]),
    st.sampled_from([*ROLES]),
    CHOICES,
    CHOICES,
)
SENT = st.tuples(
    st.just("send"), st.sampled_from([*ROLES]), st.sampled_from([*ROLES]), st.integers(1, 4)
)


def run(stores, clocks, new_case, steps):
    """Begin with a few cases that all desks have."""
    for desk in (1, 2, 1):
        log(stores[desk], new_case, desk, PEOPLE[0], desk)
        send_all(stores)
    for what, desk, which, other in steps:
        clocks.now += timedelta(minutes=7 if what == "send" else 60 * which)
        if what != "send":
            act(stores, new_case, what, desk, which, other)
        elif desk != which:
            assert send(stores[desk], stores[which], other).refused is None


def assert_equal(stores):
    """All say the same and verify; a rebuild changes nothing."""
    told = {desk: projection(store) for desk, store in stores.items()}
    for table in ("texts", "domains", "evidence"):  # each desk has its own retention period
        shown = [told[desk].pop(table) for desk in told]
        if all(not rows(one, PURGES) for one in stores.values()):
            assert shown[0] == shown[1] == shown[2]
    for desk, store in stores.items():
        assert told[desk] == told[1], desk
        assert store.verify() == []
        before = projection(store)
        store.rebuild()
        assert projection(store) == before
        assert store.verify() == []


PURGES = "SELECT 1 FROM events WHERE kind = 'purged' LIMIT 1"


SETTINGS = settings(
    max_examples=10,  # histories of three logs, which are verified and rebuilt: a second each
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@SETTINGS
@given(st.lists(ACTS | SENT, min_size=5, max_size=40))
def test_all_desks_end_up_with_the_same(joined_desks, new_case, steps):
    stores, clocks = joined_desks()
    run(stores, clocks, new_case, steps)
    send_all(stores)
    assert_equal(stores)


@SETTINGS
@given(st.lists(ACTS | SENT, min_size=5, max_size=30), st.randoms())
def test_events_come_in_any_order_again_and_again(joined_desks, new_case, steps, random):
    """Each desk gets what the others have shared in small pieces, out of order and repeatedly."""
    stores, clocks = joined_desks()
    run(stores, clocks, new_case, steps)
    for desk, store in stores.items():
        store.share_log.prepare(signer(desk))
    for target, store in stores.items():
        pieces = []
        for source, other in stores.items():
            events = other.share_log.outgoing(0)
            starts = range(0, len(events), 3)
            pieces += [(source, events[at : at + 4]) for at in [*starts, *starts]]
        random.shuffle(pieces)
        for source, events in pieces:
            numbers = [event.number for event in events]
            parts = stores[source].share_log.parts(numbers, with_texts=True)
            store.share_log.receive(events, parts, is_signed)
        assert store.verify() == [], target
    send_all(stores)
    assert_equal(stores)
    assert all(store.share_log.refusals() == [] for store in stores.values())
