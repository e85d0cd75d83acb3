"""A verification goes on from the last whole one, says so, and hides nothing from a whole one."""

from __future__ import annotations

from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from classifier.records import Label
from triage_app.records import EventKind, Role
from triage_app.store.verification import FEW_EVENTS, LogVerification

WORDS = ("albatros", "bergamote", "cardamome", "datura")


@pytest.fixture
def three(store, new_case):
    for word in WORDS[:3]:
        store.log_case(new_case(f"Votre {word} expire, mettez votre dossier à jour ici"), "a")
    return store


@pytest.fixture
def verification(three, clock):
    """A verification that takes a log of three events for a large one."""
    return LogVerification(three._database, clock, few_events=3)


@pytest.fixture
def verified(verification):
    assert verification.check("a").problems == ()
    return verification


def change(store, *statements):
    with closing(sqlite3.connect(store.path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def said(check):
    return "\n".join(map(str, check.problems))


def test_a_sound_log_is_compared_as_a_whole_once(verification, three):
    first, second = verification.check("ana", Role.SUPERVISOR), verification.check("ana")
    assert first.since is None
    assert (second.since.event, second.since.cases) == (3, 3)
    (event,) = three.events(EventKind.LOG_VERIFIED)
    assert (event.actor, event.payload["role"]) == ("ana", "supervisor")
    assert event.payload["digest"] == event.previous == second.since.digest
    assert verification.last_whole() == second.since


def test_a_later_whole_one_is_what_the_next_goes_on_from(verified, three, new_case, clock):
    three.log_case(new_case(), "a")
    clock.pass_days(7)
    assert verified.check("a", whole=True).since is None
    assert verified.check("a").since.event == 5
    assert verified.check("a").since.at.startswith("2026-11-24")


def test_a_log_of_few_events_is_always_compared_as_a_whole(three):
    assert len(three.events(EventKind.CASE_OPENED)) < FEW_EVENTS
    for _ in range(2):
        assert three.verification.check("a").since is None
    assert three.events(EventKind.LOG_VERIFIED) == []


def test_what_is_not_sound_is_not_recorded(verification, three):
    change(three, "UPDATE cases SET score = 0.5 WHERE number = 1")
    assert verification.check("a").problems
    assert verification.last_whole() is None
    three.rebuild()
    assert verification.check("a").problems == ()
    assert verification.last_whole() is not None


OLD_ROWS = (
    ["UPDATE cases SET score = 0.5 WHERE number = 1"],
    ["UPDATE messages SET notes = 'x' WHERE number = 1"],
    ["UPDATE messages SET message = replace(message, 'albatros', 'x') WHERE number = 1"],
    ["INSERT INTO bands VALUES (1, 1)"],
    ["DROP TRIGGER events_keep_update", "UPDATE events SET at = '2020' WHERE seq = 1"],
)


@pytest.mark.parametrize("statements", OLD_ROWS)
def test_a_changed_old_row_is_found_by_a_whole_one(verified, three, statements):
    change(three, *statements)
    assert verified.check("a", whole=True).problems
    assert three.verify()


def test_a_record_that_somebody_wrote_hides_nothing_from_a_whole_one(verification, three, clock):
    change(three, "UPDATE cases SET score = 0.5 WHERE number = 1")
    end = three.state.end()
    payload = {"event": end.event, "digest": end.digest, "cases": 3}
    three.record(EventKind.LOG_VERIFIED, "a", payload)
    assert verification.check("a").since is not None
    assert "Case 1 no longer says" in said(verification.check("a", whole=True))


@pytest.mark.parametrize(
    "other", [{"digest": "0f"}, {"event": 2}, {"event": 99}, {"event": "x"}, {"cases": None}]
)
def test_a_record_that_does_not_fit_the_ledger_counts_for_nothing(verification, three, other):
    end = three.state.end()
    payload = {"event": end.event, "digest": end.digest, "cases": 3}
    three.record(EventKind.LOG_VERIFIED, "a", payload | other)
    assert verification.check("a").since is None


NEW_ROWS = (
    (["UPDATE cases SET score = 0.5 WHERE number = 4"], "Case 4 no longer says"),
    (["UPDATE cases SET label = NULL WHERE number = 2"], "Case 2 no longer says"),
    (["INSERT INTO bands VALUES (1, 4)"], "campaign index no longer matches case 4"),
    (["UPDATE messages SET salt = 'x' WHERE number = 4"], "text of case 4 was changed"),
    (["DELETE FROM messages WHERE number = 4"], "text of case 4 is gone"),
    (["UPDATE messages SET notes = 'x' WHERE number = 4"], "derived from the text of case 4"),
    (["DELETE FROM cases WHERE number = 1"], "has 3 cases, but 4 according to the ledger"),
    (["DROP INDEX cases_by_opened"], "“cases_by_opened” is missing"),
    (
        ["DROP TRIGGER events_keep_update", "UPDATE events SET at = '2020' WHERE seq = 6"],
        "Event 6 was changed",
    ),
    (
        ["DROP TRIGGER events_keep_update", "UPDATE events SET at = '2020' WHERE seq = 4"],
        "Event 4 was changed",  # the record of the verification
    ),
    (["DROP TRIGGER events_keep_delete", "DELETE FROM events WHERE seq = 5"], "jumps from event 4"),
    (["DROP TRIGGER events_keep_delete", "DELETE FROM events WHERE seq = 1"], "it has 5 events"),
)


SEARCHED = "subject, body, sender, others, organisation, notes, facets"


def indexed(how, columns=SEARCHED):
    """Return a statement that adds the searched words of text 4 to the index, or removes them."""
    names, values = (f"{SEARCHED}", columns)
    head = f"messages_fts, rowid, {names}" if how == "delete" else f"rowid, {names}"
    first = "'delete', number" if how == "delete" else "number"
    return (
        f"INSERT INTO messages_fts ({head}) SELECT {first}, {values} FROM searched_texts "
        "WHERE number = 4"
    )


NEW_WORDS = {
    "no words": "''",
    "one word more": "body || ' ajout'",
    "one word less": "replace(body, 'jour', '')",
}


@pytest.mark.parametrize("body", NEW_WORDS.values(), ids=NEW_WORDS)
def test_the_number_of_searched_words_of_a_new_text_is_compared(verified, three, new_case, body):
    three.log_case(new_case(f"Votre {WORDS[3]} expire, « mettez » à jour ... 12 !"), "a")
    assert verified.check("a").problems == ()
    change(three, indexed("delete"), indexed("add", SEARCHED.replace("body", body)))
    assert "search index no longer matches" in said(verified.check("a"))


def test_a_text_that_is_not_in_the_index_is_told(verified, three, new_case):
    three.log_case(new_case(WORDS[3]), "a")
    change(three, indexed("delete"))
    assert "search index no longer matches" in said(verified.check("a"))


def test_words_of_a_text_that_is_gone_are_told(verified, three, new_case):
    three.log_case(new_case(WORDS[3]), "a")
    three.removal.erase(4, "demande", "b")
    assert verified.check("a").problems == ()
    empty = ", ".join(["''"] * 7)
    change(three, f"INSERT INTO messages_fts (rowid, {SEARCHED}) SELECT 4, {empty}")
    assert "search index no longer matches" in said(verified.check("a"))


AWKWARD = (
    "",
    "… — !",
    'dit "oui" "" et "non',
    "a\u0301 l’été, l'hiver -x +y *z ^q body : w",
    "AND OR NOT NEAR(a b) {body} (",
    "⟨TEL_MOBILE⟩ 12,50 € 日本語 \u200b x\u00ady \ue000b",
    "mot " * 500,
    "x" * 5_000,
)


@pytest.mark.parametrize("text", AWKWARD)
def test_the_words_of_any_new_text_are_counted(verified, three, new_case, text):
    three.log_case(new_case(text or " ", subject=text), "a")
    assert verified.check("a").problems == ()


@pytest.mark.parametrize(("statements", "told"), NEW_ROWS)
def test_what_is_newer_is_compared_and_of_the_rest_the_numbers(
    verified, three, new_case, statements, told
):
    three.log_case(new_case(f"Votre {WORDS[3]} expire, mettez votre dossier à jour"), "a")
    three.give_label(2, Label.SCAM, "b")
    assert verified.check("a").problems == ()
    change(three, *statements)
    found = verified.check("a")
    assert found.since.event == 3
    assert told in said(found)


def test_every_later_change_leaves_a_sound_log(verified, three, new_case):
    three.log_case(new_case(), "a")
    three.withdraw(4, "double", "a")
    three.withdraw(1, "double", "a")
    three.removal.erase(2, "demande", "b")
    step = three.give_label(3, Label.SCAM, "b")
    three.undo(3, step.seq, "b")
    found = verified.check("a")
    assert (found.problems, found.since.event) == ((), 3)


def test_the_changes_of_a_whole_campaign_are_compared(verified, three):
    three.campaign_log.confirm(three.case(1).case.campaign, Label.SCAM, "b")
    assert verified.check("a").problems == ()
    change(three, "UPDATE cases SET label = 'legit' WHERE number = 1")
    assert "Case 1 no longer says" in said(verified.check("a"))


def test_what_an_erasure_left_of_an_older_event_is_compared(verified, three):
    three.removal.erase(2, "demande", "b")
    statement = "UPDATE events SET payload = replace(payload, 'S01', 'S02') WHERE seq = 2"
    change(three, statement)  # the trigger lets erased events be changed
    assert "Event 2 was changed" in said(verified.check("a"))


def test_a_newer_part_reports_its_progress_too(verified):
    told = []
    verified.check("a", report=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
