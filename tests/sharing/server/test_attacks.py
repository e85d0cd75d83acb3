"""What a desk may not do, tried with real logins of desks."""

import psycopg
import pytest
from chains import PAYLOAD, canonical
from psycopg import errors

from triage_app.records import Role
from triage_app.share_records import SharedPartKind, shared_digest

APPEND = "SELECT * FROM vigie.append(%s, %s, %s, %s, %s, %s, %s, %s, %s)"


def append(session, events, parts=()):
    """Send events as they are; return taken, number, digest, refused, refused_number."""
    columns = ([getattr(one, name) for one in events]
               for name in ("number", "body", "previous", "digest", "signature"))  # fmt: skip
    beside = (
        [getattr(one, name) for one in parts] for name in ("number", "kind", "content", "salt")
    )
    return session.execute(APPEND, (*columns, *beside)).fetchone()


@pytest.fixture
def desks(shared):
    """Return chains of two agents' desks and a supervisor's, each with a case on the server."""
    chains = [shared.enrol(12), shared.enrol(13), shared.enrol(1, Role.SUPERVISOR)]
    for chain in chains:
        chain.case(1)
        assert append(shared.session(chain.desk), chain.events, chain.parts)[0] == 1
    return chains


@pytest.fixture
def session(shared, desks):
    """Return a session of the desk 12."""
    return shared.session(12)


def ends(shared):
    return shared.rows("SELECT desk, number, digest FROM vigie.ends ORDER BY desk")


BEYOND_RIGHTS = (
    "INSERT INTO vigie.events SELECT 13, 2, body, previous, digest, signature FROM vigie.events",
    "INSERT INTO vigie.events_rest SELECT * FROM vigie.events",
    "UPDATE vigie.events SET body = '{}'",
    "DELETE FROM vigie.events",
    "DELETE FROM vigie.events_rest",
    "TRUNCATE vigie.events",
    "TRUNCATE vigie.parts",
    "COPY vigie.events FROM STDIN",
    "COPY vigie.parts FROM STDIN",
    "COPY vigie.events TO '/tmp/events'",
    "COPY vigie.events TO PROGRAM 'true'",
    "INSERT INTO vigie.parts VALUES (13, 1, 'text', '{}', '', 13, 1)",
    "UPDATE vigie.parts SET content = '{}'",
    "UPDATE vigie.ends SET number = 0",
    "INSERT INTO vigie.ends VALUES (99)",
    "UPDATE vigie.desks SET role = 'supervisor'",
    "DELETE FROM vigie.desks",
    "INSERT INTO vigie.files VALUES (encode(sha256(''), 'hex'), '')",
    "DELETE FROM vigie.refusals",
    "DELETE FROM vigie.parts",
    "ALTER TABLE vigie.ends DROP COLUMN moved",
    "SELECT vigie.make_partitions()",
    "SELECT vigie.remove_parts(13, 0)",
    "SELECT vigie.take(13, NULL, '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')",
    "SELECT vigie.check_events()",
    "INSERT INTO vigie.schema_changes VALUES ('9999_mine')",
    "ALTER TABLE vigie.events DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE vigie.events DISABLE TRIGGER ALL",
    "DROP TABLE vigie.events",
    "CREATE TABLE vigie.mine (n integer)",
    "CREATE TABLE public.mine (n integer)",
    "CREATE TEMPORARY TABLE events (n integer)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION vigie.own_desk(x integer) RETURNS integer LANGUAGE sql AS 'SELECT 13'",
    "SET ROLE postgres",
    "SET ROLE vigie_supervisor",
    "SET SESSION AUTHORIZATION vigie_test_desk_13",
    "SET session_replication_role = replica",
    "ALTER ROLE vigie_test_desk_13 PASSWORD 'mine'",
    "GRANT vigie_supervisor TO vigie_test_desk_12",
    "CREATE ROLE mine SUPERUSER",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT * FROM pg_authid",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
)


def test_rights_end_where_the_functions_begin(shared, desks, session):
    everything = "SELECT * FROM vigie.events ORDER BY desk, number"
    before, passed = (ends(shared), shared.rows(everything)), []
    for statement in BEYOND_RIGHTS:
        try:
            session.execute(statement)
        except errors.InsufficientPrivilege:
            continue
        passed.append(statement)
    assert not passed
    assert before == (ends(shared), shared.rows(everything))


def test_another_role_of_the_group_gains_nothing(shared, desks, session):
    session.execute("SET ROLE vigie_desk")
    assert session.execute("SELECT vigie.own_desk(), vigie.is_supervisor()").fetchone() == (
        12,
        False,
    )
    events = [desks[1].case(2)]
    assert append(session, events)[3] == "VG003"  # read as an event of desk 12


def _forged(desks):
    """Return what is tried, with the state that refuses it."""
    mine, other = desks[0], desks[1]
    head = mine.events[-1].digest
    good = mine.body("case_opened", 2, PAYLOAD)
    yield "gap", mine.signed(3, good, head), "VG002"
    yield "zero", mine.signed(0, good, ""), "VG010"
    yield "forked", mine.signed(1, good, ""), "VG010"
    yield "previous", mine.signed(2, good, "0" * 64), "VG003"
    yield "other chain", mine.signed(2, good, other.events[-1].digest), "VG003"
    fine = mine.signed(2, good, head)
    yield "digest", _with(fine, digest="0" * 64), "VG004"
    yield "capitals", _with(fine, digest=fine.digest.upper()), "VG004"
    yield "body", _with(fine, body=fine.body.replace("scam", "spam")), "VG004"
    yield "other desk", _with(fine, digest=shared_digest(13, 2, head, good)), "VG004"
    yield "short signature", _with(fine, signature=b"x" * 63), "VG004"
    yield "no signature", _with(fine, signature=b""), "VG004"
    for name, body, state in _bodies(mine):
        yield name, mine.signed(2, body, head), state


def _bodies(mine):
    supervisors = ("label_given", "label_withdrawn", "second_label_given", "campaign_split",
                   "campaign_merged", "campaign_decided", "campaign_confirmed", "model_promoted",
                   "list_changed", "guidance_changed", "made_up")  # fmt: skip
    for kind in supervisors:
        yield kind, mine.body(kind, 1, {"label": "legit"}), "VG006"
    yield "label of an import", mine.body("case_imported", 2, PAYLOAD | {"label": "legit"}), "VG006"
    for kind in ("case_opened", "case_withdrawn", "case_erased", "decision_changed", "called_back"):
        yield f"{kind} elsewhere", mine.body(kind, [13, 1], {}), "VG007"
    yield "no case", mine.body("case_opened", None, PAYLOAD), "VG007"
    removed = {"cases": [[12, 1], [13, 1]]}
    yield "a text of another's case", mine.body("text_shared", [99, 1], {}), "VG007"
    yield "texts elsewhere", mine.body("texts_removed", None, removed), "VG007"
    yield "texts of all", mine.body("texts_removed", None, {"cases": "all"}), "VG005"
    yield "no JSON", "case_opened", "VG005"
    yield "empty", "", "VG005"
    yield "a list", "[]", "VG005"
    yield "a number", "1", "VG005"
    yield "no fields", "{}", "VG005"
    twice = mine.body("case_opened", 2, PAYLOAD)[:-1] + ',"kind":"label_given"}'
    yield "kind twice", twice, "VG005"
    escaped = mine.body("case_opened", 2, PAYLOAD)[:-1] + ',"k\\u0069nd":"label_given"}'
    yield "kind twice, escaped", escaped, "VG005"
    yield (
        "kind of another type",
        canonical({"kind": 1, "case": None, "payload": {}, "parts": {}}),
        "VG005",
    )
    yield "case of another type", mine.body("case_opened", "12", PAYLOAD), "VG005"
    yield "case of words", mine.body("case_opened", ["12x", 1], PAYLOAD), "VG005"
    yield "zero character", mine.body("case_opened", 2, PAYLOAD | {"x": "\0"}), "VG005"
    deep = mine.body("case_opened", 2, PAYLOAD)[:-1] + ',"x":' + "[" * 100_000 + "]" * 100_000 + "}"
    yield "deep", deep, "VG005"
    yield "large", mine.body("case_opened", 2, PAYLOAD | {"x": "x" * 8_000_000}), "VG005"


def _with(event, **changes):
    from dataclasses import replace

    return replace(event, **changes)


def test_a_forged_event_is_refused_and_noted(shared, desks, session):
    """The chain stays as it is, and what is right is taken afterwards."""
    before, seen = ends(shared), {}
    for name, event, state in _forged(desks):
        answer = append(session, [event])
        assert (name, answer[0], answer[3]) == (name, 0, state)
        seen[state] = seen.get(state, 0) + 1
        assert ends(shared) == before, name
    noted = shared.rows("SELECT reason, times FROM vigie.refusals WHERE desk = 12")
    assert dict(noted) == seen
    desks[0].case(2)
    assert append(session, desks[0].events[1:])[:4] == (1, 2, desks[0].events[1].digest, None)


def test_a_batch_with_one_forged_event_is_refused_as_a_whole(shared, desks, session):
    mine, before = desks[0], ends(shared)
    for case in range(2, 8):
        mine.case(case)
    forged = [*mine.events[1:4], _with(mine.events[4], body="{}"), *mine.events[5:]]
    assert append(session, forged)[3:] == ("VG004", 5)
    assert ends(shared) == before
    assert append(session, [*mine.events[1:3], *mine.events[4:]])[3:] == ("VG002", 5)
    assert append(session, list(reversed(mine.events)))[:4] == (6, 7, mine.events[-1].digest, None)


def test_the_same_events_twice_change_nothing(shared, desks, session):
    mine = desks[0]
    mine.case(2)
    first = append(session, mine.events, mine.parts)
    rows = shared.rows("SELECT * FROM vigie.parts ORDER BY 1, 2, 3"), ends(shared)
    assert append(session, mine.events, mine.parts) == (0, *first[1:])
    assert rows == (shared.rows("SELECT * FROM vigie.parts ORDER BY 1, 2, 3"), ends(shared))


def test_a_part_has_the_digest_that_its_event_names(shared, desks, session):
    mine = desks[0]
    mine.case(2)
    new = [part for part in mine.parts if part.number == 2]
    changed = [_with(new[0], content='{"fingerprint":"aa"}'), new[1]]
    assert append(session, mine.events[1:], changed)[3] == "VG008"
    other_kind = [_with(new[0], kind=SharedPartKind.TEXT)]
    assert append(session, mine.events[1:], other_kind)[3] == "VG008"
    stray = [_with(new[0], number=3)]
    assert append(session, mine.events[1:], stray)[3] == "VG008"
    assert append(session, mine.events[1:], new)[3] is None


def test_a_part_that_is_gone_does_not_come_back(shared, desks, session):
    mine = desks[0]
    session.execute("SELECT vigie.remove('{1}', '{text}', 5)")
    append(session, mine.events, mine.parts)
    kept = shared.rows("SELECT number, kind FROM vigie.parts WHERE desk = 12")
    assert kept == [(1, "details")]


def test_texts_are_read_by_supervisors_only(shared, desks, session):
    read = "SELECT desk, kind FROM vigie.parts ORDER BY desk, kind"
    details = [(desk, "details") for desk in (1, 12, 13)]
    assert session.execute(read).fetchall() == sorted([*details, (12, "text")])
    for trick in (
        "SELECT content FROM vigie.parts WHERE desk = 13 AND kind = 'text'",
        "SELECT content FROM vigie.parts WHERE desk = 13 AND kind = 'text' FOR UPDATE",
        "COPY (SELECT content FROM vigie.parts WHERE desk = 13 AND kind = 'text') TO STDOUT",
    ):
        with pytest.raises(errors.InsufficientPrivilege) if "UPDATE" in trick else _none():
            if trick.startswith("COPY"):
                with session.cursor().copy(trick) as copied:
                    assert list(copied) == []
            else:
                assert session.execute(trick).fetchall() == []
    everything = shared.session(1).execute(read).fetchall()
    assert everything == [(desk, kind) for desk in (1, 12, 13) for kind in ("details", "text")]


def _none():
    from contextlib import nullcontext

    return nullcontext()


def test_a_condition_does_not_see_the_texts_of_others(shared, desks, session):
    """An error would name what it sees; the rule of the rows is asked before the condition."""
    trick = "SELECT 1 FROM vigie.parts WHERE (content::jsonb ->> 'message')::integer = 1"
    with pytest.raises(errors.InvalidTextRepresentation, match="of desk 12"):
        session.execute(trick)
    session.execute("SELECT vigie.remove('{1,1}', '{text,details}', 1)")
    assert session.execute(trick).fetchall() == []


def test_parts_are_removed_by_their_desk_only(shared, desks, session):
    every = "SELECT vigie.remove(array_agg(number), array_agg(kind), 1) FROM vigie.parts"
    for number, left in ((12, {1, 13}), (1, {13})):
        shared.session(number).execute(every)
        assert {desk for (desk,) in shared.rows("SELECT desk FROM vigie.parts")} == left
    with pytest.raises(errors.InsufficientPrivilege):
        shared.session(1).execute("DELETE FROM vigie.parts")


def test_erasure_and_purge_remove_what_they_name(shared, desks, session):
    mine, other, supervisor = desks
    read = "SELECT desk, number, kind FROM vigie.parts ORDER BY 1, 2, 3"
    mine.case(2)
    mine.add("texts_removed", None, {"cases": [[12, 1]]})
    append(session, mine.events, mine.parts)
    assert shared.rows(read)[2:5] == [(12, 1, "details"), (12, 2, "details"), (12, 2, "text")]
    supervisor.add("case_erased", [12, 2], {})
    append(shared.session(1), supervisor.events)
    assert [row for row in shared.rows(read) if row[0] == 12] == [(12, 1, "details")]
    mine.add("case_erased", 1, {})
    append(session, mine.events)
    assert {row[0] for row in shared.rows(read)} == {1, 13}
    assert other.events


def test_a_supervisor_labels_and_opens_no_case_of_others(shared, desks):
    supervisor, session = desks[2], shared.session(1)
    supervisor.add("label_given", [12, 1], {"label": "scam"})
    supervisor.add(
        "campaign_confirmed", None, {"campaign": [12, 1], "changes": [], "label": "scam"}
    )
    assert append(session, supervisor.events)[:2] == (2, 3)
    head = supervisor.events[-1].digest
    for kind, payload in (("case_opened", PAYLOAD), ("case_imported", PAYLOAD)):
        forged = supervisor.signed(4, supervisor.body(kind, [13, 2], payload), head)
        assert append(session, [forged])[3] == "VG007"


def test_names_on_the_search_path_change_nothing(shared, desks, session):
    session.execute("SET search_path = pg_temp, public, vigie, pg_catalog")
    assert session.execute("SELECT own_desk()").fetchone() == (12,)
    desks[0].case(2)
    assert append(session, desks[0].events)[:2] == (1, 2)


def test_a_revoked_desk_is_out_at_once(shared, desks, session):
    from triage_app.sharing.server.enrolment import revoke

    with shared.admin() as connection:
        assert revoke(connection, 12) == "Poste 12"
    with pytest.raises(psycopg.OperationalError):
        session.execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError):
        shared.session(12)
    assert len(shared.rows("SELECT * FROM vigie.events WHERE desk = 12")) == 1


def test_a_login_without_a_desk_reads_nothing(shared, desks, session):
    """As after a revocation whose end of the session did not come through."""
    shared.rows("UPDATE vigie.desks SET revoked = now() WHERE number = 12 RETURNING 1")
    for table in ("events", "parts", "ends", "desks", "files", "refusals"):
        assert session.execute(f"SELECT * FROM vigie.{table}").fetchall() == []
    for call in ("vigie.remove('{}', '{}', 1)", "vigie.renew_identity('x', 'x')"):
        with pytest.raises(psycopg.Error) as refused:
            session.execute(f"SELECT {call}")
        assert refused.value.sqlstate == "VG001"
    with pytest.raises(psycopg.Error) as refused:
        append(session, [desks[0].case(2)])
    assert refused.value.sqlstate == "VG001"


def test_the_owner_too_adds_only_what_follows(shared, desks):
    """Rights do not hold the owner of the tables, the check of each row does."""
    mine = desks[0]
    forged = mine.signed(2, mine.body("label_given", 1, {"label": "legit"}), mine.events[0].digest)
    insert = (
        "INSERT INTO vigie.events (desk, number, body, previous, digest, signature)"
        " VALUES (12, %s, %s, %s, %s, %s)"
    )
    values = forged.number, forged.body, forged.previous, forged.digest, forged.signature
    with shared.admin() as owner, pytest.raises(psycopg.Error) as refused:
        owner.execute(insert, values)
    assert refused.value.sqlstate == "VG006"


def test_too_much_at_once_is_refused(session, desks):
    many = [desks[0].events[0]] * 1001
    with pytest.raises(psycopg.Error) as refused:
        append(session, many)
    assert refused.value.sqlstate == "VG009"


def test_a_desk_has_a_bounded_number_of_connections(shared, desks):
    open_before = 1
    for _ in range(8 - open_before):
        shared.session(13)
    with pytest.raises(psycopg.OperationalError):
        shared.session(13)
