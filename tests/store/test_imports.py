"""Cases from old lists in the log: dated, marked, told again, withdrawn together."""

from __future__ import annotations

from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from classifier.records import Label
from triage_app.errors import StoreError
from triage_app.imports import OldCase
from triage_app.records import CaseFilter, Decision, EventKind
from triage_app.store.message_json import text_key
from triage_app.store.retention import Retention

TEXT = "Votre carte Vitale arrive à expiration, mettez-la à jour ici"
OTHER = "Bonjour, votre rendez-vous du cabinet dentaire est confirmé pour mardi"


@pytest.fixture
def old_case(new_case):
    def build(body=TEXT, opened="2026-09-01T12:00:00+02:00", **changes):
        given = {"decision": Decision.SCAM, "confirmed": True, "judged_by": "Martine"} | changes
        return OldCase(new_case(body).assessment, opened, **given)

    return build


def test_an_imported_case_has_its_own_date_and_says_who_judged_it(store, clock, old_case):
    number = store.imports.add([old_case()], "supervisor", None)
    (case,) = store.cases(CaseFilter())
    assert (case.opened, case.agent) == ("2026-09-01T12:00:00+02:00", "Martine")
    assert (case.decision, case.label, case.labelled_by) == (
        Decision.SCAM, Label.SCAM, "supervisor",
    )  # fmt: skip
    assert case.imported == number
    (confirmed,) = store.confirmed()
    assert (confirmed.label, confirmed.opened) == (Label.SCAM, case.opened)
    (event,) = store.case(case.number).events
    assert (event.kind, event.actor) == (EventKind.CASE_IMPORTED, "supervisor")
    assert store.verify() == []


def test_a_case_logged_here_is_not_marked(store, new_case):
    assert store.log_case(new_case(), "agent").imported is None


def test_near_copies_of_a_list_and_of_the_log_are_one_campaign(store, new_case, old_case):
    first = store.log_case(new_case(TEXT + " ce soir"), "agent")
    store.imports.add([old_case(), old_case(TEXT + " demain"), old_case(OTHER)], "supervisor", None)
    seen = new_case(TEXT).assessment
    hit = store.campaign_log.of_text(seen.fingerprint, TEXT)
    assert (hit.seen, hit.since[:10]) == (3, "2026-09-01")
    assert hit.latest == first.number, "the newest by its date, not the one entered last"


def test_a_text_that_appears_later_is_told(store, log_path, old_case):
    store.imports.add([old_case(keeps_text=False)], "supervisor", None)
    with closing(sqlite3.connect(log_path)) as connection, connection:
        connection.execute("INSERT INTO messages (number, message, salt) VALUES (1, '{}', '')")
    assert "The text of case 1 was changed" in str(store.verify()[0])


def test_a_text_that_may_not_be_kept_is_not_written(store, log_path, old_case):
    store.imports.add([old_case(keeps_text=False)], "supervisor", None)
    (case,) = store.cases(CaseFilter())
    assert store.case(case.number).message is None
    assert store.confirmed() == []
    assert store.verify() == []
    assert store.rebuild() == 1
    assert store.verify() == []
    store.close()
    stored = b"".join(path.read_bytes() for path in log_path.parent.iterdir())
    assert TEXT.encode() not in stored


def test_what_is_purged_of_an_import_is_gone_by_its_own_date(store, clock, old_case):
    old = old_case(opened="2025-11-20T12:00:00+01:00")
    store.imports.add([old, old_case(OTHER)], "supervisor", None)
    clock.pass_days(10)
    result = store.removal.purge(clock(), Retention(), "a")
    assert (result.texts, result.expired, result.oldest) == (1, 1, old.opened)
    assert store.verify() == []


def test_the_log_tells_imported_texts_again_also_without_their_text(store, old_case):
    store.imports.add([old_case(), old_case(OTHER, keeps_text=False)], "supervisor", None)
    kept, removed = store.imports.known_texts()
    assert (kept.opened, kept.key) == ("2026-09-01T12:00:00+02:00", text_key("", TEXT))
    assert removed.key == old_case(OTHER).assessment.fingerprint
    assert not removed.removed, "its text was never here"


def test_an_import_is_undone_as_a_whole(store, new_case, old_case):
    mine = store.log_case(new_case(OTHER), "supervisor")
    number = store.imports.add([old_case(f"{TEXT} {n}") for n in range(300)], "supervisor", None)
    store.imports.add([old_case(f"{TEXT} encore")], "supervisor", number)
    counted = []
    done = store.imports.undo("supervisor", None, counted.append)
    assert (done.number, done.withdrawn, done.kept) == (number, 301, 0)
    assert sum(counted) == 301
    assert [case.number for case in store.cases(CaseFilter())] == [mine.number]
    assert store.imports.known_texts() == []
    assert store.verify() == []
    with pytest.raises(StoreError, match="no import of yours"):
        store.imports.undo("supervisor", None, counted.append)


def test_what_somebody_changed_since_stays(store, old_case):
    number = store.imports.add([old_case(), old_case(OTHER)], "supervisor", None)
    store.give_label(1, Label.LEGIT, "colleague")
    done = store.imports.undo("supervisor", number, lambda _: None)
    assert (done.withdrawn, done.kept) == (1, 1)
    assert [case.number for case in store.cases(CaseFilter())] == [1]


def test_a_change_that_was_taken_back_keeps_nothing(store, old_case):
    number = store.imports.add([old_case()], "supervisor", None)
    step = store.give_label(1, Label.LEGIT, "colleague")
    store.undo(1, step.seq, "colleague")
    assert store.imports.undo("supervisor", number, lambda _: None).withdrawn == 1


def test_nobody_undoes_the_import_of_another_person(store, old_case):
    number = store.imports.add([old_case()], "supervisor", None)
    with pytest.raises(StoreError, match="is by supervisor"):
        store.imports.undo("agent", number, lambda _: None)
    with pytest.raises(StoreError, match=r"no import no\. 99"):
        store.imports.undo("agent", 99, lambda _: None)
    assert store.count(CaseFilter()) == 1


def test_an_undo_that_was_interrupted_goes_on(store, old_case):
    number = store.imports.add([old_case(f"{TEXT} {n}") for n in range(300)], "supervisor", None)

    def interrupt(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.imports.undo("supervisor", number, interrupt)
    assert store.verify() == []
    assert 0 < store.count(CaseFilter()) < 300
    store.imports.undo("supervisor", number, lambda _: None)
    assert store.count(CaseFilter()) == 0


def test_one_imported_case_can_be_undone_alone(store, old_case):
    store.imports.add([old_case(), old_case(OTHER)], "supervisor", None)
    step = store.last_step("supervisor", 2)
    assert step.kind is EventKind.CASE_IMPORTED
    undone = store.undo(2, step.seq, "supervisor")
    assert undone.case is None
    assert store.count(CaseFilter()) == 1


def test_cases_are_listed_and_paged_by_their_own_dates(store, clock, new_case, old_case):
    store.log_case(new_case(OTHER), "agent")
    clock.pass_days(2)
    store.log_case(new_case(OTHER), "agent")
    days = ("2026-09-03", "2026-11-18", "2026-09-03", "2025-01-01")
    store.imports.add([old_case(opened=f"{day}T12:00:00+01:00") for day in days], "s", None)
    wanted = [2, 4, 1, 5, 3, 6]
    assert [case.number for case in store.cases(CaseFilter())] == wanted
    for at, number in enumerate(wanted):
        below = [case.number for case in store.cases(CaseFilter(before=number, limit=2))]
        assert below == wanted[at + 1 : at + 3]
    store.withdraw(1, "doublon", "agent")
    assert [case.number for case in store.cases(CaseFilter(before=1))] == [5, 3, 6]
