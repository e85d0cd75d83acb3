"""What the login of a desk leaves open holds up nobody else."""

import psycopg
import pytest
from chains import Chain, identity_text
from psycopg import errors
from test_attacks import append

from triage_app.records import Role
from triage_app.sharing.server.address import address_of
from triage_app.sharing.server.client import ServerClient
from triage_app.sharing.server.enrolment import create_database, enrol, revoke
from triage_app.sharing.server.migrations import migrate
from triage_app.sharing.server.records import NOTHING_SEEN

MODES = (
    "ROW SHARE", "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE", "SHARE", "SHARE ROW EXCLUSIVE",
    "EXCLUSIVE", "ACCESS EXCLUSIVE",
)  # fmt: skip
MEMORY_OF_ALL = (
    "SELECT pg_advisory_lock(1)",
    "SELECT pg_advisory_xact_lock_shared(1, 2)",
    "SELECT pg_try_advisory_lock(n) FROM generate_series(1, 9) AS n",
    "SELECT lo_create(0)",
    "SELECT lo_from_bytea(0, 'x')",
    "SELECT lo_creat(-1)",
    "SELECT lo_put(1, 0, 'x')",
)


@pytest.fixture
def desks(shared):
    """Return chains of two agents' desks and a supervisor's."""
    return [shared.enrol(12), shared.enrol(13), shared.enrol(1, Role.SUPERVISOR)]


@pytest.fixture
def client(shared, desks):
    """Return the connection of the supervisor's desk."""
    with ServerClient(address_of(shared.url(1)), shared.passwords[1]) as made:
        yield made


@pytest.fixture
def left_open(shared, desks):
    """Return a session of desk 12 in a transaction that does not end."""
    session = shared.session(12)
    session.execute("BEGIN")
    return session


def impatient(session):
    """Let a session give up where it would wait for another one."""
    session.execute("SET lock_timeout = '2s'")
    return session


def numbers(moved):
    return [(one.desk, one.number) for one in moved.ends]


@pytest.mark.parametrize("number", [12, 1])
def test_a_desk_locks_no_table(shared, desks, number):
    session, taken = shared.session(number), []
    tables = [name for (name,) in shared.rows(
        "SELECT relname FROM pg_class WHERE relnamespace = 'vigie'::regnamespace"
        " AND relkind IN ('r', 'p')"
    )]  # fmt: skip
    for table in tables:
        for mode in MODES:
            try:
                with session.transaction():
                    session.execute(f"LOCK TABLE vigie.{table} IN {mode} MODE")
            except errors.InsufficientPrivilege:
                continue
            taken.append((table, mode))
    # Rows are added under this one, which holds up nobody who reads or adds some.
    assert set(taken) <= {("files", "ROW EXCLUSIVE")}


def test_a_desk_takes_no_memory_that_all_share(shared, desks):
    session = shared.session(12)
    for statement in MEMORY_OF_ALL:
        with pytest.raises(errors.InsufficientPrivilege):
            session.execute(statement)


def test_others_add_events_beside_an_open_transaction(shared, desks, left_open, client):
    mine, other, _ = desks
    mine.case(1)
    other.case(1)
    assert append(left_open, mine.events, mine.parts)[0] == 1
    assert append(impatient(shared.session(13)), other.events, other.parts)[:2] == (1, 1)
    first = client.ends_after(NOTHING_SEEN)
    assert numbers(first) == [(12, 0), (13, 1)]
    assert numbers(client.ends_after(first.snapshot)) == []
    left_open.execute("COMMIT")
    second = client.ends_after(first.snapshot)
    assert numbers(second) == [(12, 1)]
    assert numbers(client.ends_after(second.snapshot)) == []


def test_nothing_is_missed_whatever_is_committed_first(shared, desks, client):
    """A transaction that began first and ends last is seen once, as is one of later."""
    early, late = shared.session(12), shared.session(13)
    seen = client.ends_after(NOTHING_SEEN).snapshot
    found = []
    for case in range(1, 4):
        for chain in desks[:2]:
            chain.case(case)
        early.execute("BEGIN")
        append(early, desks[0].events[-1:])
        append(late, desks[1].events[-1:])
        for ends in (lambda: None, lambda: early.execute("COMMIT")):
            ends()
            moved = client.ends_after(seen)
            found += numbers(moved)
            seen = moved.snapshot
    assert sorted(found) == [(12, 1), (12, 2), (12, 3), (13, 1), (13, 2), (13, 3)]


def test_ends_of_a_server_that_was_put_back_from_a_dump(shared, desks, client):
    """Their transactions are larger than those of the new server for a long time."""
    shared.rows("UPDATE vigie.ends SET moved = '9000000000000' RETURNING 1")
    first = client.ends_after(NOTHING_SEEN)
    assert numbers(first) == [(12, 0), (13, 0)]
    assert numbers(client.ends_after(first.snapshot)) == []
    desks[1].case(1)
    append(shared.session(13), desks[1].events)
    assert numbers(client.ends_after(first.snapshot)) == [(13, 1)]


def test_partitions_and_changes_of_the_schema_wait_for_no_desk(shared, desks, left_open, client):
    left_open.execute("SELECT * FROM vigie.schema_changes, vigie.ends, vigie.desks")
    client.keep_partitions()
    with shared.admin() as connection:
        assert migrate(impatient(connection)) == []


@pytest.mark.parametrize(
    "held",
    [
        "SELECT vigie.renew_identity(key, identity) FROM vigie.desks WHERE number = 12",
        "ALTER ROLE vigie_test_desk_12 PASSWORD 'mine'",
        "ALTER ROLE vigie_test_desk_12 SET application_name = 'mine'",
        "SELECT vigie.remove('{}', '{}', 9)",
    ],
)
def test_a_desk_that_locks_its_own_rows_is_shut_out_all_the_same(shared, desks, left_open, held):
    left_open.execute(held)
    with shared.admin() as connection:
        assert revoke(connection, 12) == "Poste 12"
    with pytest.raises(psycopg.OperationalError):
        left_open.execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError):
        shared.session(12)


@pytest.fixture
def fleet(shared):
    """Return the connection of an administrator who is no superuser, to a database of his own."""
    server, name, password = shared.server, "vigie_fleet", "of-a-test"
    groups = "vigie_reader, vigie_desk, vigie_supervisor"
    with server.admin() as owner:
        owner.execute(f"CREATE ROLE {name} LOGIN CREATEDB CREATEROLE PASSWORD '{password}'")
        owner.execute(f"GRANT {groups} TO {name} WITH ADMIN OPTION")
    login = {"password": password, "autocommit": True}
    with psycopg.connect(server.url(name), **login) as first:
        assert create_database(first, name)
    with psycopg.connect(server.url(name, name), **login) as connection:
        migrate(connection)
        yield connection
    with server.admin() as owner:
        owner.execute(f"DROP DATABASE {name} WITH (FORCE)")
        owner.execute(f"DROP ROLE {name}_desk_12, {name}")


@pytest.mark.parametrize("held", ["SELECT 1", "SELECT vigie.remove('{}', '{}', 9)"])
def test_an_administrator_who_is_no_superuser_shuts_out_a_connected_desk(shared, fleet, held):
    chain = Chain(12)
    enrolled = enrol(fleet, chain.known, identity_text(chain))
    url = shared.server.url(enrolled.login, "vigie_fleet")
    with psycopg.connect(url, password=enrolled.password) as session:
        session.execute(held)  # and the transaction stays open
        session.execute("SELECT vigie.renew_identity(key, identity) FROM vigie.desks")
        assert revoke(fleet, 12) == "Poste 12"
        with pytest.raises(psycopg.OperationalError):
            session.execute("SELECT 1")
    assert fleet.execute("SELECT pg_has_role('vigie_fleet_desk_12', 'MEMBER')").fetchone() == (
        False,
    )


def test_a_desk_that_locks_its_own_rows_gets_a_new_password(shared, desks, left_open):
    left_open.execute("ALTER ROLE vigie_test_desk_12 PASSWORD 'mine'")
    listed = shared.rows("SELECT identity FROM vigie.desks WHERE number = 12")
    with shared.admin() as connection:
        shared.passwords[12] = enrol(connection, desks[0].known, listed[0][0]).password
    assert shared.session(12).execute("SELECT vigie.own_desk()").fetchone() == (12,)
