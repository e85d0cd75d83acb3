"""What one desk does is the same on all desks."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import timedelta

import pytest
from shared_desks import is_signed, joined, known_desk, projection, rows, send, send_all, signer
from sqlcipher3 import dbapi2 as sqlite3

from classifier.records import Label
from triage_app.case_codes import spoken_code
from triage_app.errors import ChangedSince, StoreError
from triage_app.parsing import DamagedData
from triage_app.records import CaseFilter, Decision, EventKind, Outcome, Role
from triage_app.review_records import QueueReason
from triage_app.services.calls.review import ReviewQueue
from triage_app.share_records import CASES_OF_A_DESK, SharedPartKind, part_digest, shared_digest
from triage_app.store.retention import Retention
from triage_app.store.share_payloads import checked

FIRST = CASES_OF_A_DESK + 1  # number of the first case of desk 1 elsewhere
TEXT = "Votre carte Vitale arrive à expiration, mettez-la à jour ici"


@pytest.fixture
def desks(tmp_path, clock):
    """Two agents' desks, 1 and 2, and a supervisor's, 3."""
    stores = joined(tmp_path, lambda _: clock, {1: Role.AGENT, 2: Role.AGENT, 3: Role.SUPERVISOR})
    yield stores
    for store in stores.values():
        store.close()


def assert_sound(stores):
    """All logs verify, a rebuild changes nothing, all projections are equal."""
    expected = projection(stores[1])
    for store in stores.values():
        assert store.verify() == []
        assert projection(store) == expected
        store.rebuild()
        assert projection(store) == expected
        assert store.verify() == []


def test_a_case_is_on_all_desks_with_its_text(desks, new_case):
    desks[1].log_case(new_case(outcomes=(Outcome.GAVE_CARD,)), "Anne")
    send_all(desks)
    case = desks[2].case(FIRST)
    assert case.message == desks[1].case(1).message
    assert (case.case.domains, case.case.outcomes) == (("x.top",), (Outcome.GAVE_CARD,))
    assert case.case.agent == rows(desks[1], "SELECT agent FROM cases")[0]["agent"] + "@1"
    assert_sound(desks)


def test_own_numbers_go_on_from_the_own_ones(desks, new_case):
    desks[1].log_case(new_case(), "Anne")
    send_all(desks)
    assert desks[2].log_case(new_case("Autre chose, sans rapport avec la carte"), "Bo").number == 1
    assert desks[2].state.end().cases == 1


def test_a_near_copy_joins_the_campaign_of_another_desk(desks, new_case):
    desks[1].log_case(new_case(TEXT), "Anne")
    send_all(desks)
    assert desks[2].log_case(new_case(TEXT), "Bo").campaign == FIRST
    send_all(desks)
    assert desks[1].case(2 * CASES_OF_A_DESK + 1).case.campaign == 1
    assert_sound(desks)


def test_without_its_text_a_case_is_a_near_copy_by_its_fingerprint(desks, new_case):
    desks[1].log_case(new_case(TEXT), "Anne")
    send_all(desks, with_texts=False)
    assert desks[2].case(FIRST).message is None
    assert desks[2].verify() == []
    assert desks[2].log_case(new_case(TEXT), "Bo").campaign == FIRST


def test_a_supervisor_confirms_a_case_of_another_desk_and_takes_it_back(desks, new_case):
    desks[1].log_case(new_case(), "Anne")
    send_all(desks)
    step = desks[3].give_label(FIRST, Label.SCAM, "Sonia")
    send_all(desks)
    assert desks[1].case(1).case.label is Label.SCAM
    assert [one.message.body for one in desks[2].confirmed()] == [TEXT]
    last = desks[3].last_step("Sonia")
    assert last.seq == step.seq
    desks[3].undo(FIRST, last.seq, "Sonia")
    send_all(desks)
    assert desks[1].case(1).case.label is None
    assert_sound(desks)


def test_an_event_of_another_desk_is_never_offered_for_undo(desks, new_case):
    desks[1].log_case(new_case(), "Anne")
    send_all(desks)
    desks[3].set_decision(FIRST, Decision.LEGIT, "Anne")
    send_all(desks)
    pseudonym = desks[1].case(1).events[-1].actor
    for actor in ("Anne", pseudonym):
        with pytest.raises(ChangedSince):
            desks[1].last_step(actor, 1)
    assert desks[1].last_step("Anne").kind is EventKind.CASE_OPENED
    with pytest.raises(StoreError):
        desks[2].last_step("Anne")


def test_a_campaign_is_merged_split_and_confirmed_for_all(desks, new_case):
    for number, body in ((1, TEXT), (2, "Un tout autre message au sujet du remboursement")):
        desks[number].log_case(new_case(body), "Anne")
    send_all(desks)
    log = desks[3].campaign_log.acting_as(Role.SUPERVISOR)
    other = 2 * CASES_OF_A_DESK + 1
    log.merge(FIRST, other, "Sonia")
    log.confirm(FIRST, Label.SCAM, "Sonia")
    log.decide(FIRST, Decision.SCAM, "Sonia")
    log.split(FIRST, [other], "Sonia")
    send_all(desks)
    assert desks[1].case(1).case.label is Label.SCAM
    assert desks[2].case(1).case.campaign == 1
    log.undo(log.last_seq("Sonia"), "Sonia")
    send_all(desks)
    assert desks[2].case(1).case.campaign == FIRST
    assert_sound(desks)


def test_what_arrives_late_takes_its_place(desks, new_case):
    """The label follows the decision, though desk 2 hears of the label first."""
    desks[1].log_case(new_case(), "Anne")
    send_all(desks)
    desks[1].set_decision(1, Decision.UNSURE, "Anne")
    send(desks[1], desks[3])
    desks[3].set_decision(FIRST, Decision.LEGIT, "Sonia")
    send(desks[3], desks[2])
    send(desks[1], desks[2])
    send(desks[3], desks[1])
    assert desks[2].case(FIRST).case.decision is Decision.LEGIT
    assert_sound(desks)


def test_an_event_may_arrive_before_its_case(desks, new_case):
    desks[1].log_case(new_case(), "Anne")
    send(desks[1], desks[3])
    desks[3].give_label(FIRST, Label.SCAM, "Sonia")
    send(desks[3], desks[2])
    assert desks[2].verify() == []
    send_all(desks)
    assert desks[2].case(FIRST).case.label is Label.SCAM
    assert_sound(desks)


def test_a_withdrawal_may_arrive_before_its_case(desks, new_case):
    desks[1].log_case(new_case(), "Anne")
    send(desks[1], desks[3])
    desks[3].withdraw(FIRST, "doublon", "Sonia")
    desks[1].withdraw(1, "doublon", "Anne")
    send(desks[3], desks[2])
    send_all(desks)
    assert_sound(desks)


def test_an_erasure_removes_all_copies(desks, new_case):
    desks[1].log_case(new_case(), "Anne")
    send_all(desks)
    desks[3].removal.erase(FIRST, "demande", "Sonia")
    send_all(desks)
    for store in desks.values():
        assert rows(store, "SELECT * FROM messages") == []
        (event,) = rows(store, "SELECT payload FROM events WHERE kind = 'case_opened'")
        assert '"fingerprint":""' in event["payload"]
        assert '"domains":["' not in event["payload"]
    gone = desks[1].share_log.gone_parts()
    assert {(one.number, one.kind) for one in gone} == {(1, kind) for kind in SharedPartKind}
    assert desks[1].share_log.parts([1], with_texts=True) == []
    assert_sound(desks)


def test_an_erasure_may_arrive_before_its_case(desks, new_case):
    desks[1].log_case(new_case(), "Anne")
    send(desks[1], desks[3])
    desks[3].removal.erase(FIRST, "demande", "Sonia")
    send(desks[3], desks[2])
    send(desks[1], desks[2])  # with the parts: desk 1 has not heard of the erasure
    assert desks[2].case(FIRST).message is None
    send_all(desks)
    assert_sound(desks)


def test_a_purge_of_its_desk_removes_the_texts_elsewhere(desks, new_case, clock):
    for _ in range(2):
        desks[1].log_case(new_case(), "Anne")
    send_all(desks)
    clock.pass_days(2)
    desks[1].removal.purge(clock.now, Retention(unlabelled_days=1), "Anne")
    send_all(desks)
    for store in desks.values():
        assert rows(store, "SELECT * FROM messages") == []
    assert {one.kind for one in desks[1].share_log.gone_parts()} == {SharedPartKind.TEXT}
    assert_sound(desks)


def test_a_text_has_the_retention_period_of_the_desk_where_it_is(desks, new_case, clock):
    desks[1].log_case(new_case(), "Anne")
    send_all(desks)
    clock.pass_days(2)
    done = desks[2].removal.purge(clock.now, Retention(unlabelled_days=1), "Bo")
    assert done.texts == 1
    send_all(desks)
    assert desks[2].case(FIRST).message is None
    assert desks[1].case(1).message is not None
    assert desks[3].case(FIRST).message is not None
    assert desks[2].verify() == []


@pytest.mark.parametrize(("ahead", "is_kept"), [(1, True), (3, False), (3000 * 365, False)])
def test_a_text_of_a_clock_far_ahead_is_not_kept(tmp_path, clock, new_case, ahead, is_kept):
    """No period of this desk would end for it; the case itself is taken."""
    clock_of = {1: lambda: clock() + timedelta(days=ahead), 3: clock}
    desks = joined(tmp_path, clock_of.__getitem__, {1: Role.AGENT, 3: Role.SUPERVISOR})
    with ExitStack() as stack:
        for store in desks.values():
            stack.callback(store.close)
        desks[1].log_case(new_case(), "Anne")
        assert send(desks[1], desks[3]).taken == 1
        assert (desks[3].case(FIRST).message is not None) == is_kept
        assert desks[3].verify() == []


def test_what_was_before_the_joining_is_shared_too(tmp_path, clock, new_case, desks):
    desks[1].log_case(new_case(), "Anne")
    desks[1].set_decision(1, Decision.LEGIT, "Anne")
    desks[1].withdraw(1, "doublon", "Anne")
    send_all(desks)
    assert desks[1].share_log.own_end().number == 3
    assert_sound(desks)


def test_notes_references_and_names_stay(desks, new_case):
    noted = replace(new_case(), note="appelle de Lyon")
    desks[1].log_case(noted, "Anne Durand")
    desks[1].note_log.add(1, "a rappelé", "Anne Durand")
    send_all(desks)
    written = " ".join(row["body"] for row in rows(desks[1], "SELECT body FROM share_outbox"))
    parts = desks[1].share_log.parts([1, 2, 3], with_texts=True)
    for text in (written, *(part.content for part in parts)):
        assert "Lyon" not in text
        assert "note_digest" not in text
        assert "Durand" not in text
    assert desks[1].share_log.own_end().number == 1
    assert_sound(desks)


def test_the_reason_of_an_erasure_stays_at_its_desk(desks, new_case):
    desks[1].log_case(new_case(), "Anne")
    desks[1].removal.erase(1, "demande de la dame du Relecq", "Anne")
    send_all(desks)
    (shared,) = rows(desks[1], "SELECT body FROM share_outbox WHERE body LIKE '%case_erased%'")
    assert "Relecq" not in shared["body"]
    kept = "SELECT payload FROM events WHERE kind = 'case_erased'"
    for number, is_kept in ((1, True), (2, False), (3, False)):
        (event,) = rows(desks[number], kept)
        assert ("Relecq" in event["payload"]) == is_kept
    assert_sound(desks)


def test_an_agents_desk_keeps_its_confirmations(desks, new_case):
    desks[1].log_case(new_case(), "Anne")
    desks[1].give_label(1, Label.SCAM, "Anne")
    send_all(desks)
    assert desks[1].share_log.own_end().number == 1
    assert desks[2].case(FIRST).case.label is None


def test_an_agents_desk_calls_back_and_confirms_its_own_cases(desks, new_case, clock):
    """A supervisor's desk has those of all desks; lists, counts and the queue agree."""
    wrong = new_case(decision=Decision.LEGIT, outcomes=(Outcome.GAVE_CARD,))
    other = new_case("Autre chose, sans rapport avec la carte")
    for message in (wrong, other, other):
        desks[1].log_case(message, "Anne")
    send_all(desks)
    waiting = {number: asked(store, clock) for number, store in desks.items()}
    reasons = [QueueReason.POSSIBLE_CALL_BACK, QueueReason.CAMPAIGN, QueueReason.SAMPLE]
    assert waiting == {1: reasons, 2: [], 3: reasons}
    desks[3].give_label(FIRST, Label.SCAM, "Chef", Role.SUPERVISOR)
    send_all(desks)
    to_call = CaseFilter(call_back=True)
    for number, expected in {1: [1], 2: [], 3: [FIRST]}.items():
        store = desks[number]
        assert [one.number for one in store.cases(to_call)] == expected
        assert [one.number for one in store.call_back_log.listed()] == expected
        assert store.count(to_call) == store.call_back_log.count() == len(expected)


def asked(store, clock):
    """Return why cases wait in the queue, in its order."""
    queue = ReviewQueue(store.review_log, "Chef", clock, 0)
    return [entry.reason for entry in queue.next(CaseFilter(limit=100))]


def test_the_same_again_changes_nothing(desks, new_case):
    desks[1].log_case(new_case(), "Anne")
    desks[1].set_decision(1, Decision.LEGIT, "Anne")
    send_all(desks)
    events = desks[1].share_log.outgoing(0)
    before = rows(desks[2], "SELECT * FROM events")
    again = desks[2].share_log.receive(events, desks[1].share_log.parts([1, 2], True), is_signed)
    assert (again.taken, again.known, again.refused) == (0, 2, None)
    assert rows(desks[2], "SELECT * FROM events") == before
    assert desks[1].share_log.receive(events, [], is_signed).known == 2
    assert desks[1].share_log.prepare(signer(1)) == 0


def test_events_that_wait_are_counted(desks, new_case):
    log = desks[1].share_log
    desks[1].log_case(new_case(), "Anne")
    assert log.waiting(0) == 1
    log.prepare(signer(1))
    desks[1].set_decision(1, Decision.LEGIT, "Anne")
    assert (log.waiting(0), log.waiting(1)) == (2, 1)


def forged(event, **changes):
    """Return an event with another body or place, sealed and signed by its desk."""
    changed = replace(event, **changes)
    digest = shared_digest(changed.desk, changed.number, changed.previous, changed.body)
    return replace(changed, digest=digest, signature=signer(event.desk)(digest))


LIES = {
    "the signature is another's": lambda one: replace(one, signature=b"x" * 64),
    "a gap": lambda one: forged(one, number=3),
    "another one before": lambda one: forged(one, previous="0" * 64),
    "a digest that does not fit": lambda one: replace(one, body=one.body + " "),
    "no JSON": lambda one: forged(one, body="{"),
    "another's case": lambda one: forged(one, body=one.body.replace('"case":[1,', '"case":[2,')),
    "a person": lambda one: forged(one, body=one.body.replace('"actor":"agent-', '"actor":"Jean')),
    "a kind of tomorrow": lambda one: forged(one, body=one.body.replace("case_opened", "case_x")),
    "a band of tomorrow": lambda one: forged(one, body=one.body.replace("very_likely_scam", "x")),
    "a clock far ahead": lambda one: forged(
        one, body=one.body.replace('"order":1,', '"order":2000000000,')
    ),
    "a clock that stands": lambda one: forged(
        one, body=one.body.replace('"order":1,', '"order":0,')
    ),
    "a confirmation": lambda one: forged(
        one,
        body=one.body.replace('"case_opened"', '"label_given"').replace(
            '"payload":{', '"payload":{"label":"scam",'
        ),
    ),
    "another spelling": lambda one: forged(one, body=one.body.replace('":', '": ')),
    "a name twice": lambda one: forged(
        one, body=one.body.replace('"actor":', '"actor":"agent-aaaaaaaa","actor":')
    ),
    "a NUL character": lambda one: forged(
        one, body=one.body.replace('"model":"', '"model":"\\u0000')
    ),
    "an answer twice": lambda one: forged(
        one, body=one.body.replace('"outcomes":[', '"outcomes":["gave_otp","gave_otp"')
    ),
    "nothing done, and something": lambda one: forged(
        one, body=one.body.replace('"outcomes":[', '"outcomes":["nothing_done","gave_otp"')
    ),
    "no time": lambda one: forged(one, body=one.body.replace("+01:00", "")),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_a_lie_is_refused_and_recorded(desks, new_case, lie):
    desks[1].log_case(new_case(), "Anne")
    desks[1].share_log.prepare(signer(1))
    (event,) = desks[1].share_log.outgoing(0)
    told = lie(event)
    done = desks[2].share_log.receive([told], [], is_signed)
    assert (done.taken, done.known) == (0, 0)
    assert rows(desks[2], "SELECT * FROM events") == []
    (refusal,) = desks[2].share_log.refusals()
    assert (refusal.desk, refusal.number, refusal.reason) == (1, told.number, done.refused)
    assert send(desks[1], desks[2]).taken == 1
    assert desks[2].share_log.refusals() == []


def test_a_refused_event_holds_up_the_later_ones_of_its_desk_only(desks, new_case):
    for number in (1, 3):
        desks[number].log_case(new_case(), "Anne")
        desks[number].set_decision(1, Decision.LEGIT, "Anne")
        desks[number].share_log.prepare(signer(number))
    first, second = desks[1].share_log.outgoing(0)
    broken = replace(second, signature=b"")
    assert desks[2].share_log.receive([first, broken], [], is_signed).taken == 1
    assert send(desks[3], desks[2]).refused is None
    assert desks[2].share_log.end_of(1).number == 1
    assert [one.number for one in desks[2].share_log.refusals()] == [2]


def test_what_the_tables_do_not_hold_is_refused_and_the_rest_stays(desks, new_case):
    """Whatever no rule foresaw; the constraint here is one that a test has added."""
    for number in (1, 3):
        desks[number].log_case(new_case(), "Anne")
        desks[number].set_decision(1, Decision.LEGIT, "Anne")
    with closing(sqlite3.connect(desks[2].path)) as db:
        db.execute(
            f"""CREATE TRIGGER unforeseen BEFORE INSERT ON cases
                WHEN NEW.number = {FIRST} AND NEW.decision = 'legit'
                BEGIN SELECT RAISE(ABORT, 'unforeseen'); END"""
        )
    told = send(desks[1], desks[2])
    assert (told.taken, told.refused is not None) == (1, True)
    assert send(desks[3], desks[2]).refused is None
    assert [(one.desk, one.number) for one in desks[2].share_log.refusals()] == [(1, 2)]
    with closing(sqlite3.connect(desks[2].path)) as db:
        db.execute("DROP TRIGGER unforeseen")
    assert send(desks[1], desks[2]).taken == 1
    send_all(desks)
    assert_sound(desks)


CHANGES_OF_A_CASE = (
    [([[1, 1], [1, 1]], "scam")],
    [([[1, 1]], "scam"), ([[1, 1]], "legit")],
)


@pytest.mark.parametrize("told", CHANGES_OF_A_CASE)
def test_a_case_stands_once_among_the_changes_of_a_campaign(told):
    changes = [{"cases": cases, "to": {"decision": to}, "was": {}} for cases, to in told]
    with pytest.raises(DamagedData):
        checked(EventKind.CAMPAIGN_DECIDED, {"campaign": [1, 1], "changes": changes})


def test_two_different_events_of_one_number_are_reported(desks, new_case):
    desks[1].log_case(new_case(), "Anne")
    send_all(desks)
    (event,) = desks[1].share_log.outgoing(0)
    other = forged(event, body=event.body.replace('"decision":"scam"', '"decision":"legit"'))
    assert desks[2].share_log.receive([other], [], is_signed).refused is not None
    assert desks[1].share_log.receive([other], [], is_signed).refused is not None
    assert desks[1].share_log.refusals()[0].desk == 1


def test_a_part_that_was_changed_is_refused(desks, new_case):
    desks[1].log_case(new_case(), "Anne")
    desks[1].share_log.prepare(signer(1))
    events, parts = desks[1].share_log.outgoing(0), desks[1].share_log.parts([1], True)
    changed = [replace(part, content=part.content.replace("Vitale", "Vitalé")) for part in parts]
    assert desks[2].share_log.receive(events, changed, is_signed).refused is not None
    assert rows(desks[2], "SELECT * FROM events") == []


@pytest.mark.parametrize(("former", "other"), [('":', '": '), ("Vitale", "Vitale\\u0000")])
def test_a_part_with_another_spelling_is_refused(desks, new_case, former, other):
    """The desk itself has signed it."""
    desks[1].log_case(new_case(), "Anne")
    desks[1].share_log.prepare(signer(1))
    (event,), parts = desks[1].share_log.outgoing(0), desks[1].share_log.parts([1], True)
    changed = [replace(part, content=part.content.replace(former, other)) for part in parts]
    body = event.body
    for before, after in zip(parts, changed, strict=True):
        digests = (part_digest(one.content, one.salt) for one in (before, after))
        body = body.replace(*digests)
    told = forged(event, body=body)
    assert desks[2].share_log.receive([told], changed, is_signed).refused is not None
    assert rows(desks[2], "SELECT * FROM events") == []


def test_an_unknown_desk_is_refused(desks, new_case, tmp_path, clock):
    stranger = joined(tmp_path / "other", lambda _: clock, {9: Role.SUPERVISOR})[9]
    stranger.log_case(new_case(), "Anne")
    assert send(stranger, desks[1]).refused is not None
    desks[1].share_log.trust(known_desk(9, Role.SUPERVISOR))
    assert send(stranger, desks[1]).taken == 1
    stranger.close()


def test_a_desk_has_one_number(desks):
    with pytest.raises(StoreError):
        desks[1].share_log.join(4, "Desk 4")
    with pytest.raises(StoreError):
        desks[1].share_log.trust(known_desk(1, Role.AGENT))
    assert desks[1].share_log.join(1, "Front", Role.SUPERVISOR).name == "Front"
    assert desks[1].share_log.own().role is Role.SUPERVISOR


def test_near_copies_of_all_desks_are_counted(desks, new_case):
    fingerprint = new_case(TEXT).assessment.fingerprint
    assert desks[1].campaign_log.of_text(fingerprint, TEXT) is None
    for number in (1, 2, 2, 3):
        desks[number].log_case(new_case(TEXT), "Anne")
        send_all(desks)
    for store in desks.values():
        hit = store.campaign_log.of_text(fingerprint, TEXT)
        assert (hit.seen, hit.desks) == (4, 3)


def test_cases_have_the_same_code_everywhere(desks, new_case):
    desks[1].log_case(new_case(TEXT), "Anne")
    send_all(desks)
    codes = {store.cases(CaseFilter())[0].code for store in desks.values()}
    campaigns = {store.cases(CaseFilter())[0].campaign_code for store in desks.values()}
    assert codes == campaigns == {spoken_code(1, 1)}


def test_the_clock_goes_on_from_a_desk_that_is_not_known_any_more(desks, new_case):
    for _ in range(3):
        desks[1].log_case(new_case(TEXT), "Anne")
    send(desks[1], desks[2])
    desks[2].share_log.untrust(1)
    desks[2].log_case(new_case(TEXT), "Bo")
    desks[2].share_log.prepare(signer(2))
    (event,) = desks[2].share_log.outgoing(0)
    assert '"order":4,' in event.body


def test_an_agents_desk_changes_no_case_of_another_one(desks, new_case):
    """Nobody would take the change; notes, which stay, are written all the same."""
    desks[1].log_case(new_case(TEXT), "Anne")
    send_all(desks)
    store, own = desks[2], desks[2].log_case(new_case("Un tout autre message, ici"), "Bo").number
    for change in (
        lambda: store.set_decision(FIRST, Decision.LEGIT, "Bo"),
        lambda: store.give_label(FIRST, Label.SCAM, "Bo"),
        lambda: store.withdraw(FIRST, "doublon", "Bo"),
        lambda: store.campaign_log.decide(FIRST, Decision.LEGIT, "Bo"),
        lambda: store.campaign_log.merge(FIRST, own, "Bo"),
    ):
        with pytest.raises(StoreError) as refused:
            change()
        assert spoken_code(1, 1) in str(refused.value)
    store.note_log.add(FIRST, "vu ici aussi", "Bo")
    store.set_decision(own, Decision.LEGIT, "Bo")
    send_all(desks)
    assert_sound(desks)
