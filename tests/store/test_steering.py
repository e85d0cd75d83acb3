"""An event that was edited by hand steers no verdict: what it names fits to no file."""

from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from triage_app.encryption.keys import Keys, new_key
from triage_app.records import EventKind
from triage_app.store.store import CaseStore

MODEL = {"model": "0001", "before": "", "manifest": "aa", "weights": "bb"}
WATCH = {"list": "watch", "version": 1, "digest": "cc", "rows": 1}


@pytest.fixture(params=[True, False], ids=["keyed", "plain"])
def log(request, log_path, clock):
    key = new_key("2026-11-17")
    store = CaseStore(log_path, clock, keys=Keys((key,), None, key) if request.param else Keys())
    store.record(EventKind.MODEL_PROMOTED, "sonia", MODEL)
    store.record(EventKind.LIST_CHANGED, "sonia", WATCH)
    yield store
    store.close()


def edit(store, statement):
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("DROP TRIGGER events_keep_update")
        connection.execute(statement)


def digests(store):
    found = store.state.steering()
    return [mark.digest for mark in (*found.models, *found.list_versions("watch"))]


def test_events_as_they_were_written_steer(log):
    assert digests(log) == ["aa", "cc"]


@pytest.mark.parametrize(
    "change",
    [
        "payload = replace(payload, '\"cc\"', '\"dd\"')",
        "payload = replace(payload, '\"digest\":\"cc\",', '')",
        "at = '2026-01-01T00:00:00+00:00'",
    ],
)
def test_an_edited_event_fits_to_no_file(log, change):
    edit(log, f"UPDATE events SET {change} WHERE kind = 'list_changed'")
    assert digests(log) == ["aa", "?"]


def test_an_edited_event_fits_to_no_model(log):
    change = "payload = replace(payload, '\"aa\"', '\"dd\"')"
    edit(log, f"UPDATE events SET {change} WHERE kind = 'model_promoted'")
    assert digests(log) == ["?", "cc"]


def test_an_event_outside_the_chain_steers_nothing(log):
    edit(
        log,
        "INSERT INTO events SELECT 0, at, actor, kind, case_number, "
        "replace(payload, 'watch', 'guard'), '', '' FROM events WHERE kind = 'list_changed'",
    )
    assert log.state.steering().list_versions("guard") == ()
