"""Push and pull between desks and a real server."""

from contextlib import contextmanager

import pytest
from chains import Chain, identity_text
from simulated_log import SimulatedLog

from triage_app.errors import ServerAway, ShareError
from triage_app.records import Role
from triage_app.share_records import SharedPartKind
from triage_app.sharing.server.address import address_of
from triage_app.sharing.server.client import ServerClient
from triage_app.sharing.server.pulling import Puller
from triage_app.sharing.server.pushing import push


@pytest.fixture
def desk(shared):
    """Return a function that lets a desk in: its log, and how it connects."""
    clients = []

    def make(number, role=Role.AGENT):
        log = SimulatedLog(shared.enrol(number, role))

        @contextmanager
        def connect():
            client = ServerClient(address_of(shared.url(number)), shared.passwords[number])
            clients.append(client)
            with client:
                yield client

        return log, connect

    yield make
    for client in clients:
        client.close()


def exchange(log, connect, with_texts=True):
    with connect() as server:
        return push(log, server, with_texts=with_texts), Puller(log, server).pull()


def test_events_come_to_all_desks_whatever_the_order(desk):
    logs = [desk(number) for number in (12, 13, 14)]
    for log, _ in logs:
        for case in range(1, 6):
            log.chain.case(case)
    sent = [exchange(*one)[0] for one in logs]
    assert [(one.sent, one.number, one.refused) for one in sent] == [(5, 5, None)] * 3
    again = [exchange(*one) for one in logs]
    assert {one.sent for one, _ in again} == {0}
    assert [one.taken for _, one in again] == [10, 5, 0]
    for log, _ in logs:
        others = [other.chain for other, _ in logs if other is not log]
        assert {desk: one.digests for desk, one in log.taken.items()} == {
            chain.desk: [event.digest for event in chain.events] for chain in others
        }
        assert log.twice == 0


def test_texts_reach_supervisors_and_only_where_they_are_shared(desk):
    (agent, of_agent), (supervisor, of_supervisor) = desk(12), desk(1, Role.SUPERVISOR)
    other, of_other = desk(13)
    agent.chain.case(1)
    exchange(agent, of_agent, with_texts=False)
    agent.chain.case(2)
    exchange(agent, of_agent, with_texts=True)
    exchange(supervisor, of_supervisor)
    exchange(other, of_other)
    details = [(12, 1, "details"), (12, 2, "details")]
    assert other.parts_taken == details
    assert supervisor.parts_taken == [*details, (12, 2, "text")]


def test_parts_that_are_gone_are_removed_on_the_server(desk, shared):
    log, connect = desk(12)
    log.chain.case(1)
    log.chain.case(2)
    exchange(log, connect)
    log.remove(1, SharedPartKind.TEXT)
    log.remove(2, SharedPartKind.DETAILS)
    assert exchange(log, connect)[0].removed == 2
    kept = shared.rows("SELECT number, kind FROM vigie.parts ORDER BY 1, 2")
    assert kept == [(1, "details"), (2, "text")]
    assert exchange(log, connect)[0].removed == 0


def test_more_events_than_fit_into_a_batch(desk):
    (one, of_one), (other, of_other) = desk(12), desk(13)
    for case in range(1, 1203):
        one.chain.add("case_opened", case)
    assert exchange(one, of_one)[0].sent == 1202
    assert exchange(other, of_other)[1].taken == 1202
    assert other.end_of(12) == one.own_end()


def test_large_events_go_in_batches_of_bounded_size(desk):
    from triage_app.sharing.server.pushing import _LARGEST

    (one, of_one), (other, of_other) = desk(12), desk(13)
    for case in range(1, 6):
        one.chain.add("case_opened", case, {"reason": "x" * (_LARGEST // 3)})
    assert exchange(one, of_one)[0].sent == 5
    assert exchange(other, of_other)[1].taken == 5


def test_a_log_put_back_from_a_copy_shares_nothing_more(desk):
    log, connect = desk(12)
    for case in (1, 2, 3):
        log.chain.case(case)
    exchange(log, connect)
    del log.chain.events[2:]
    with pytest.raises(ShareError, match="vigie share rejoin"):
        exchange(log, connect)
    log.chain.case(9)
    log.chain.case(10)
    with pytest.raises(ShareError, match="up to number 3"):
        exchange(log, connect)


def test_what_the_server_refuses_is_told_and_everything_before_is_kept(desk):
    (log, connect), (_, of_supervisor) = desk(12), desk(1, Role.SUPERVISOR)
    log.chain.case(1)
    exchange(log, connect)
    log.chain.add("label_given", 1, {"label": "legit"})
    pushed, _ = exchange(log, connect)
    assert (pushed.sent, pushed.number) == (0, 1)
    assert "event 2 (VG006)" in str(pushed.refused)
    with of_supervisor() as server:
        assert [(one.desk, one.state, one.times) for one in server.refusals()] == [(12, "VG006", 1)]


def test_a_key_that_the_former_one_signed_is_accepted(desk, shared):
    (log, connect), (other, of_other) = desk(12), desk(13)
    log.chain.case(1)
    exchange(log, connect)
    exchange(other, of_other)
    log.chain.renew_key()
    log.chain.case(2)
    with connect() as server, of_other() as pulling:
        puller = Puller(other, pulling)
        puller.pull()
        server.renew_identity(log.chain.known.key, identity_text(log.chain))
        push(log, server, with_texts=False)
        assert puller.pull().problems == ()  # the key is looked up when it does not fit
    assert other.end_of(12) == log.own_end()


def test_a_key_that_the_server_puts_in_place_of_another_is_not_accepted(desk, shared):
    (log, connect), (other, of_other) = desk(12), desk(13)
    log.chain.case(1)
    exchange(log, connect)
    exchange(other, of_other)
    forger = Chain(12)
    shared.rows(
        "UPDATE vigie.desks SET identity = %s WHERE number = 12 RETURNING 1", identity_text(forger)
    )
    log.chain.case(2)
    exchange(log, connect)
    _, pulled = exchange(other, of_other)
    assert [one.desk for one in pulled.problems] == [12]
    assert "another key for desk 12" in str(pulled.problems[0].reason)
    assert other.known[12].key == log.chain.known.key


@pytest.mark.parametrize("identity", ["", "format = 1", "[" * 1000, "format = 99"])
def test_an_identity_that_is_none_is_told(desk, shared, identity):
    (log, connect), (other, of_other) = desk(12), desk(13)
    log.chain.case(1)
    exchange(log, connect)
    shared.rows("UPDATE vigie.desks SET identity = %s WHERE number = 12 RETURNING 1", identity)
    _, pulled = exchange(other, of_other)
    assert {one.desk for one in pulled.problems} == {12}
    assert pulled.taken == 0


def test_a_desk_is_told_of_news(desk):
    (log, connect), (other, of_other) = desk(12), desk(13)
    with connect() as pushing, of_other() as listening:
        listening.listen()
        assert not listening.wait(0)
        log.chain.case(1)
        push(log, pushing, with_texts=False)
        assert listening.wait(30)
        puller = Puller(other, listening)
        assert puller.pull().taken == 1
        log.chain.case(2)
        push(log, pushing, with_texts=False)
        assert listening.wait(30, gather=0.01)
        assert puller.pull().taken == 1
        assert puller.pull().taken == 0


def test_a_cut_at_any_query_is_resumed(desk, monkeypatch):
    """Both sides are cut once more after each query, until an exchange comes through."""
    (log, connect), (other, of_other) = desk(12), desk(1, Role.SUPERVISOR)
    for case in range(1, 8):
        log.chain.case(case)
    log.remove(3, SharedPartKind.TEXT)
    whole = ServerClient._rows
    for count in range(1, 60):
        left = [count]

        def cut(client, query, *values, left=left):
            left[0] -= 1
            found = whole(client, query, *values)
            if left[0] <= 0:  # the server has done it, and the answer is lost
                client.close()
                raise ServerAway("cut")
            return found

        monkeypatch.setattr(ServerClient, "_rows", cut)
        monkeypatch.setattr("triage_app.sharing.server.pushing.MOST_EVENTS", 2)
        monkeypatch.setattr("triage_app.sharing.server.pulling._EVENTS", 2)
        try:
            exchange(log, connect)
            exchange(other, of_other)
            break
        except ServerAway:
            continue
    assert count > 5
    assert other.end_of(12) == log.own_end()
    assert other.twice == 0
    assert (12, 3, "text") not in other.parts_taken
