"""SQL alone tells that the row of a usual case follows from its event; no other row passes."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from classifier.records import Label
from triage_app.imports import OldCase
from triage_app.records import Decision, Dissent, Observations, Outcome, OwnView, Seen
from triage_app.store import projection, unproven_cases
from triage_app.store.check_progress import RowCount

VIEW = OwnView(Observations(Seen.YES, Seen.NO), Dissent.OTHER)
DAY = "2026-09-01T12:00:00+02:00"
USUAL = (1, 2, 3, 4, 5)


@pytest.fixture
def mixed(store, new_case):
    """Five cases with one event each, one with quotation marks, and two with later events."""
    outcomes = (Outcome.CLICKED_ONLY, Outcome.GAVE_CARD)
    for case in (
        new_case(),
        new_case(score=None, decision=Decision.UNSURE),
        new_case(outcomes=outcomes),
        replace(new_case("Votre colis attend"), own_view=VIEW),
        replace(new_case("Un message"), note="à rappeler", handling_seconds=None),
    ):
        store.log_case(case, "ana")
    odd = new_case()
    store.log_case(replace(odd, assessment=replace(odd.assessment, model='"1"')), "ana")
    for number in (7, 8):
        store.log_case(new_case(f"Message {number}"), "ana")
    store.give_label(7, Label.SCAM, "sonia")
    store.set_decision(8, Decision.LEGIT, "ana")
    return store


@pytest.fixture
def imported(store, new_case):
    """Imported cases: confirmed or not, judged by nobody, by somebody, or by who imports them."""
    old = [
        OldCase(new_case(f"Message {at}").assessment, DAY, Decision.SCAM, at % 2 == 0, judge)
        for at, judge in enumerate(["", "", "ana", "ana", "sonia", "sonia"])
    ]
    store.imports.add(old, "sonia", None)
    return store


def unproven(store):
    with store._database.reading() as db:
        scope = unproven_cases.found_in(db, RowCount())
        return [number for (number,) in db.execute(f"SELECT number FROM {scope.table}")]


def test_only_cases_that_are_not_usual_are_left(mixed):
    assert unproven(mixed) == [6, 7, 8]
    assert mixed.verify() == []


CHANGES = {
    **dict.fromkeys(("band", "channel", "decision", "language", "model", "text_digest"), "'x'"),
    **dict.fromkeys(("agent", "opened", "fingerprint", "scenario", "organisation"), "'x'"),
    **dict.fromkeys(("label", "labelled_by", "labelled_at", "called_back"), "'x'"),
    **dict.fromkeys(("second_label", "first_label", "dissent", "asks", "expected"), "'x'"),
    **dict.fromkeys(("campaign", "handling_seconds", "imported"), "99"),
    **dict.fromkeys(("own_case", "second_by_same"), "1"),
    **{"score": "0.5", "first_decision": "'x'", "outcomes": "'[\"x\"]'", "indicators": "'[]'"},
}


def test_each_column_is_tried():
    assert {*CHANGES} == {*projection.COLUMNS} - {"number"}


@pytest.mark.parametrize("column", CHANGES)
def test_a_changed_value_is_left_and_told(mixed, column):
    blanks = {"outcomes", "indicators"} & {column}
    values = [CHANGES[column], *['\'["I01","I07"]\'' for _ in blanks]]
    for value in values:
        with closing(sqlite3.connect(mixed.path)) as connection, connection:
            connection.execute(f"UPDATE cases SET {column} = {value} WHERE number IN (1, 4)")
        assert {1, 4} <= {*unproven(mixed)}
        told = "\n".join(map(str, mixed.verify()))
        assert "Case 1 no longer says" in told
        assert "Case 4 no longer says" in told


def test_imported_cases_are_usual_too(imported):
    assert unproven(imported) == []
    assert imported.verify() == []


@pytest.mark.parametrize("column", CHANGES)
@pytest.mark.parametrize("value", ["", "NULL", "-1"])
def test_a_changed_value_of_an_imported_case_is_told(imported, column, value):
    with closing(sqlite3.connect(imported.path)) as connection, connection:
        changed = f"{column} IS NOT {value or CHANGES[column]}"
        sql = f"UPDATE cases SET {column} = {value or CHANGES[column]} WHERE {changed}"
        try:
            changes = connection.execute(sql).rowcount
        except sqlite3.IntegrityError:  # the column takes no such value
            return
    told = "\n".join(map(str, imported.verify()))
    assert told.count("no longer says") == changes


SMUGGLED = {  # a value that would make the same text of the payload as that of another column
    "decision": ("scam", "dissent", '"other"'),
    "model": ("1", "opened", '"x"'),
    "indicators": ("[]", "label", '"scam"'),
}


@pytest.mark.parametrize("column", SMUGGLED)
def test_no_value_stands_for_a_missing_one(mixed, column):
    value, name, other = SMUGGLED[column]
    text = f'{value},"{name}":{other}' if value == "[]" else f'{value}","{name}":{other[:-1]}'
    with closing(sqlite3.connect(mixed.path)) as connection, connection:
        connection.execute(f"UPDATE cases SET {column} = ?1 WHERE number = 1", [text])
        if column == "decision":
            connection.execute("UPDATE cases SET first_decision = ?1 WHERE number = 1", [text])
        payload = connection.execute(
            f"SELECT {unproven_cases._payload('score')} FROM cases JOIN events "
            "ON case_number = number WHERE number = 1"
        ).fetchone()[0]
        connection.execute("DROP TRIGGER events_keep_update")
        connection.execute("UPDATE events SET payload = ? WHERE case_number = 1", [payload])
    assert 1 in unproven(mixed)


@pytest.mark.parametrize("number", USUAL)
@pytest.mark.parametrize("value", ["band || char(0) || 'x'", "band || ' '", 'band || \'","a":"\''])
def test_what_follows_a_value_does_not_hide(mixed, number, value):
    with closing(sqlite3.connect(mixed.path)) as connection, connection:
        connection.execute(f"UPDATE cases SET band = {value} WHERE number = {number}")
    assert number in unproven(mixed)


def test_a_case_without_its_event_or_its_row_is_left(mixed):
    with closing(sqlite3.connect(mixed.path)) as connection, connection:
        connection.execute("DROP TRIGGER events_keep_delete")
        connection.execute("DELETE FROM events WHERE case_number = 2")
        connection.execute("DELETE FROM cases WHERE number = 3")
    assert {2, 3} <= {*unproven(mixed)}
