"""Notes on cases and references of callers' files: kept with the text, and gone with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from classifier.records import Label
from triage_app.encryption.keys import Keys, new_key
from triage_app.errors import ChangedSince, StoreError
from triage_app.records import CaseFilter, EventKind, Role
from triage_app.store.retention import Retention
from triage_app.store.store import CaseStore

NOTE = "⟨NOM⟩ rappelle demain, zygomatique"
FILE = "ab12345"


def keyed(path, clock, *keys):
    return CaseStore(path, clock, keys=Keys(keys))


@pytest.fixture
def store(log_path, clock, new_case):
    """A log of three cases, and a key for references."""
    opened = keyed(log_path, clock, new_key("2026-11-17"))
    for _ in range(3):
        opened.log_case(new_case(), "amandine")
    yield opened
    opened.close()


def numbers(store, **wanted):
    return [case.number for case in store.cases(CaseFilter(**wanted))]


def undo(store, step, actor="amandine"):
    return store.undo(step.case.number, step.seq, actor)


def change(store, sql, *values):
    with store._database.writing() as db:
        db.execute(sql, list(values))


def rows(store, table):
    with store._database.reading() as db:
        return db.table(table).count


def test_a_note_is_shown_with_who_wrote_it_and_in_which_role(store):
    store.note_log.add(1, NOTE, "amandine")
    store.note_log.acting_as(Role.SUPERVISOR).add(1, "À confirmer", "sonia")
    shown = store.case(1)
    assert [(one.actor, one.role, one.text) for one in shown.notes] == [
        ("amandine", Role.AGENT, NOTE),
        ("sonia", Role.SUPERVISOR, "À confirmer"),
    ]
    assert [one.at for one in shown.notes] == [event.at for event in shown.events[1:]]
    assert [store.case(number).case.notes for number in (1, 2)] == [2, 0]
    assert store.verify() == []


def test_the_ledger_has_a_salted_digest_and_not_the_note(store):
    store.note_log.add(1, NOTE, "amandine")
    store.note_log.add(2, NOTE, "amandine")
    first, second = store.events(EventKind.NOTE_ADDED)
    assert set(first.payload) == {"note_digest", "role"}
    assert first.payload["note_digest"] != second.payload["note_digest"]


def test_a_case_is_found_by_the_words_of_its_notes(store):
    store.note_log.add(2, NOTE, "amandine")
    store.note_log.add(2, "Sans suite", "sonia")
    assert numbers(store, text="zygomatique") == [2]
    assert numbers(store, text="suite zygomatique") == [2]


def test_a_note_can_be_taken_back_and_its_words_find_nothing_then(store):
    step = store.note_log.add(1, NOTE, "amandine")
    done = undo(store, step)
    assert (done.note, done.case.notes) == (NOTE, 0)
    assert numbers(store, text="zygomatique") == []
    assert rows(store, "case_notes") == 0
    assert store.events(EventKind.NOTE_WITHDRAWN)[0].payload["undoes"] == step.seq
    assert store.verify() == []


def test_a_note_that_was_taken_back_is_not_kept_to_be_done_again(store):
    step = store.note_log.add(1, NOTE, "amandine")
    undo(store, step)
    with pytest.raises(ChangedSince, match="enter it again"):
        store.redo(1, step.seq, "amandine")


def test_a_note_of_somebody_else_is_not_taken_back(store):
    step = store.note_log.add(1, NOTE, "sonia")
    with pytest.raises(ChangedSince, match="sonia"):
        undo(store, step)


def test_notes_and_other_changes_do_not_keep_each_other_from_being_undone(store):
    labelled = store.give_label(1, Label.SCAM, "amandine")
    first = store.note_log.add(1, "Premier", "amandine")
    store.note_log.add(1, "Second", "sonia")
    assert undo(store, labelled).case.label is None
    store.redo(1, labelled.seq, "amandine")
    undo(store, first)
    assert [one.text for one in store.case(1).notes] == ["Second"]
    assert store.case(1).case.label is Label.SCAM


def test_logging_is_not_undone_under_a_note_of_somebody_else(store):
    store.note_log.add(1, NOTE, "sonia")
    with pytest.raises(ChangedSince, match="sonia"):
        undo(store, store.opening(1))


def test_a_note_given_with_the_case_goes_and_comes_back_with_it(store, new_case):
    case = store.log_case(replace(new_case(), note=NOTE, caller_file=FILE), "amandine")
    assert case.notes == 1
    assert store.case(case.number).notes[0].text == NOTE
    assert numbers(store, caller_file=FILE) == [case.number]
    assert store.verify() == []
    assert undo(store, store.opening(case.number)).note == NOTE
    assert (rows(store, "case_notes"), rows(store, "case_references")) == (0, 0)
    assert store.verify() == []


def test_the_cases_of_one_file_are_told(store):
    for number in (1, 3):
        store.note_log.set_reference(number, FILE, "amandine")
    assert [store.case(number).same_file for number in (1, 2, 3)] == [(3,), None, (1,)]
    assert numbers(store, caller_file=FILE) == [3, 1]
    assert numbers(store, caller_file=FILE, until="2026-11-01") == []
    assert numbers(store, caller_file=FILE, text="vitale") == [3, 1]
    assert numbers(store, caller_file="other") == []
    assert store.count(CaseFilter(caller_file=FILE)) == 2
    assert store.verify() == []


def test_the_reference_stands_nowhere_in_the_files(store, log_path):
    store.note_log.add(1, NOTE, "amandine")
    store.note_log.set_reference(1, FILE, "amandine")
    kept = b"".join(path.read_bytes() for path in log_path.parent.iterdir())
    assert b"zygomatique" in kept
    assert FILE.encode() not in kept


def test_a_reference_is_not_looked_for_under_the_key_of_numbers(store):
    database = store._database
    assert database.reference_digests.new(FILE) != database.number_digests.new(FILE)


def test_another_reference_takes_the_place_of_the_first_until_it_is_undone(store):
    store.note_log.set_reference(1, FILE, "amandine")
    step = store.note_log.set_reference(1, "other", "amandine")
    assert (numbers(store, caller_file=FILE), numbers(store, caller_file="other")) == ([], [1])
    undo(store, step)
    assert (numbers(store, caller_file=FILE), numbers(store, caller_file="other")) == ([1], [])
    assert store.verify() == []


def test_the_same_reference_again_changes_nothing(store):
    store.note_log.set_reference(1, FILE, "amandine")
    assert store.note_log.set_reference(1, FILE, "sonia").seq is None
    assert len(store.events(EventKind.REFERENCE_SET)) == 1


def test_a_file_is_told_again_after_a_change_of_the_key(log_path, clock, new_case):
    former, newer = new_key("2026-11-17"), new_key("2026-11-18")
    with_former = keyed(log_path, clock, former)
    with_former.log_case(new_case(), "amandine")
    with_former.note_log.set_reference(1, FILE, "amandine")
    with_former.close()
    with_both = keyed(log_path, clock, newer, former)
    with_both.log_case(new_case(), "amandine")
    with_both.note_log.set_reference(2, FILE, "amandine")
    assert with_both.case(2).same_file == (1,)
    assert numbers(with_both, caller_file=FILE) == [2, 1]
    with_both.close()


def test_without_a_key_no_reference_is_kept(log_path, clock, new_case):
    plain = CaseStore(log_path, clock)
    plain.log_case(new_case(), "amandine")
    with pytest.raises(StoreError, match="vigie log encrypt"):
        plain.note_log.set_reference(1, FILE, "amandine")
    assert plain.events(EventKind.REFERENCE_SET) == []
    plain.close()


@pytest.mark.parametrize("how", ["purge", "erase", "withdraw"])
def test_note_and_reference_go_with_the_text(store, clock, how):
    store.note_log.add(1, NOTE, "amandine")
    store.note_log.set_reference(1, FILE, "amandine")
    if how == "purge":
        clock.pass_days(400)
        store.removal.purge(clock(), Retention(), "sonia")
    elif how == "erase":
        store.removal.erase(1, "demande", "sonia")
    else:
        store.withdraw(1, "double", "sonia")
    assert (rows(store, "case_notes"), rows(store, "case_references")) == (0, 0)
    assert numbers(store, text="zygomatique") == []
    assert numbers(store, caller_file=FILE) == []
    assert store.verify() == []


def test_an_erasure_takes_the_digests_out_of_the_ledger(store):
    store.note_log.add(1, NOTE, "amandine")
    store.note_log.set_reference(1, FILE, "amandine")
    store.removal.erase(1, "demande", "sonia")
    left = {event.kind: event.payload for event in store.case(1).events}
    assert left[EventKind.NOTE_ADDED]["note_digest"] == ""
    assert left[EventKind.REFERENCE_SET]["reference_digest"] == ""


def test_a_case_without_its_text_takes_no_note(store):
    store.removal.erase(1, "demande", "sonia")
    with pytest.raises(StoreError, match="would stay longer"):
        store.note_log.add(1, NOTE, "amandine")
    with pytest.raises(StoreError, match="would stay longer"):
        store.note_log.set_reference(1, FILE, "amandine")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE case_notes SET text = 'autre'",
        "UPDATE case_references SET value = 'autre'",
        "UPDATE case_notes SET seq = 1",
        "DELETE FROM case_notes",
        "DELETE FROM case_references",
    ],
)
def test_a_note_or_reference_that_was_changed_outside_is_found(store, sql):
    store.note_log.add(1, NOTE, "amandine")
    store.note_log.set_reference(1, FILE, "amandine")
    change(store, sql)
    assert any("note or reference of case 1" in str(one) for one in store.verify())


def test_searched_words_of_notes_are_written_anew(store):
    store.note_log.add(1, NOTE, "amandine")
    change(store, "UPDATE messages SET notes = 'rien' WHERE number = 1")
    assert any("derived from the text of case 1" in str(one) for one in store.verify())
    store.rebuild()
    assert numbers(store, text="zygomatique") == [1]
    assert store.verify() == []


def test_a_file_is_looked_up_by_its_index(store):
    with store._database.reading() as db:
        plan = db.execute(
            """EXPLAIN QUERY PLAN SELECT number FROM case_references WHERE value = ?
               AND replaced_by IS NULL ORDER BY opened DESC, number DESC""",
            ["x"],
        ).fetchall()
    assert ["cases_of_reference" in row[3] for row in plan] == [True]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE case_notes SET role = 'supervisor' WHERE number = 1",
        "UPDATE case_notes SET role = 'agent' WHERE number = 2",
        "UPDATE case_notes SET role = '' WHERE number = 1",
        "UPDATE case_notes SET number = 3 WHERE number = 1",
        "UPDATE case_references SET number = 3 WHERE replaced_by IS NULL",
        "UPDATE case_references SET opened = '2020-01-01' WHERE replaced_by IS NULL",
        "UPDATE case_references SET replaced_by = 1 WHERE replaced_by IS NULL",
        "UPDATE case_references SET replaced_by = NULL WHERE replaced_by IS NOT NULL",
    ],
)
def test_who_wrote_a_note_and_which_reference_counts_are_compared(store, sql):
    store.note_log.add(1, NOTE, "amandine")
    store.note_log.acting_as(Role.SUPERVISOR).add(2, NOTE, "sonia")
    store.note_log.set_reference(1, FILE, "amandine")
    store.note_log.set_reference(1, "cd67890", "amandine")
    assert store.verify() == []
    change(store, sql)
    assert any("note or reference of case" in str(one) for one in store.verify())


def test_a_reference_that_was_taken_back_and_another_one_are_in_order(store):
    store.note_log.set_reference(1, FILE, "amandine")
    undo(store, store.note_log.set_reference(1, "cd67890", "amandine"))
    store.note_log.set_reference(1, "ef13579", "sonia")
    assert store.verify() == []
