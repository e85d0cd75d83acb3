"""A log that lost events, is another one or is gone is told; nothing goes into a deleted file."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from sqlcipher3 import dbapi2

from triage_app.errors import LostLog, ReplacedLog, StoreError
from triage_app.records import EventKind
from triage_app.store.anchor import AnchorFile
from triage_app.store.store import CaseStore


@pytest.fixture
def anchor(log_path):
    return log_path.with_name("anchor.json")


@pytest.fixture
def opened(log_path, clock, anchor):
    """Return a function that opens the log with its anchor, and close all at the end."""
    stores = []

    def build():
        stores.append(CaseStore(log_path, clock, anchor=anchor))
        return stores[-1]

    yield build
    for store in stores:
        store.close()


def filled(opened, new_case, count=3):
    store = opened()
    for number in range(count):
        store.log_case(new_case(f"Message {number}"), "ana")
    store.close()
    return store


def remove(path):
    for part in path.parent.glob(f"{path.name}*"):
        part.unlink()


def test_the_anchor_follows_each_commit_and_holds_no_text(opened, new_case, anchor):
    store = opened()
    assert not anchor.exists(), "an empty ledger has no end"
    for count in (1, 2, 3):
        store.log_case(new_case("Votre colis attend"), "ana")
        found = AnchorFile(anchor).read()
        assert (found.event, found.cases) == (count, count)
        assert found == store.state.end()
    assert "colis" not in anchor.read_text("utf-8")
    assert "ana" not in anchor.read_text("utf-8")


def test_a_log_that_is_as_it_was_opens(opened, new_case):
    filled(opened, new_case)
    assert opened().state.end().cases == 3


@pytest.mark.parametrize("emptied", [False, True])
def test_a_log_that_is_gone_is_no_new_log(opened, new_case, log_path, emptied):
    filled(opened, new_case)
    remove(log_path)
    if emptied:
        log_path.touch()
    with pytest.raises(LostLog, match=r"last case was no\. 3"):
        opened()
    assert log_path.exists() == emptied


def test_another_log_in_its_place_is_told(opened, new_case, log_path, anchor, clock, tmp_path):
    filled(opened, new_case)
    other = CaseStore(tmp_path / "other.db", clock)
    for _ in range(9):
        other.log_case(new_case(), "ana")
    other.close()
    remove(log_path)
    shutil.copy(tmp_path / "other.db", log_path)
    with pytest.raises(LostLog, match="another log than before"):
        opened()


def test_an_older_copy_of_the_log_is_told(opened, new_case, log_path):
    filled(opened, new_case)
    older = log_path.read_bytes()
    filled(opened, new_case)
    remove(log_path)
    log_path.write_bytes(older)
    with pytest.raises(LostLog, match="newest events are missing"):
        opened()


def test_a_chain_computed_anew_is_told(opened, new_case, log_path, clock, tmp_path):
    filled(opened, new_case)
    with closing(dbapi2.connect(log_path)) as db:
        db.execute("DROP TRIGGER events_keep_update")
        db.execute(
            "UPDATE events SET digest = substr(digest, 2) || substr(digest, 1, 1) WHERE seq = 3"
        )
        db.commit()
    with pytest.raises(LostLog, match="not those that were written"):
        opened()


OTHER_SUM = b'{"identity":"a","event":9,"digest":"b","cases":9,"check":1}'
DAMAGED = (b"", b"{", b"[]", b'{"identity": 3}', b"\xff" * 20_000, OTHER_SUM)


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_anchor_is_written_anew(opened, new_case, anchor, content):
    filled(opened, new_case)
    anchor.write_bytes(content)
    assert opened().state.end() == AnchorFile(anchor).read()


def test_a_log_from_before_gets_its_anchor_when_it_is_opened(store, new_case, opened, anchor):
    store.log_case(new_case(), "ana")
    store.close()
    opened()
    assert AnchorFile(anchor).read().cases == 1


@pytest.mark.parametrize("way", ["deleted", "emptied", "replaced"])
def test_nothing_is_acknowledged_into_a_file_that_is_gone(opened, new_case, log_path, way):
    store = opened()
    store.log_case(new_case("Le premier"), "ana")
    copy = log_path.read_bytes()
    if way == "emptied":
        log_path.write_bytes(b"")
    else:
        log_path.unlink()
    if way == "replaced":
        log_path.write_bytes(copy)
    with pytest.raises(ReplacedLog, match="while it was open"):
        store.log_case(new_case("Le deuxième"), "ana")
    with pytest.raises(StoreError):
        store.record(EventKind.BACKED_UP, "ana", {"file": "x"})


def test_a_log_that_is_moved_away_and_back_goes_on(opened, new_case, log_path, tmp_path):
    store = opened()
    store.log_case(new_case("Le premier"), "ana")
    log_path.rename(tmp_path / "away")
    with pytest.raises(ReplacedLog):
        store.log_case(new_case("Le deuxième"), "ana")
    (tmp_path / "away").rename(log_path)
    store.log_case(new_case("Le deuxième"), "ana")
    assert store.state.end().cases == 2


def test_each_log_has_an_identity_of_its_own_that_its_copies_share(store, clock, tmp_path):
    other = CaseStore(tmp_path / "other.db", clock)
    copied = CaseStore(store.backup(tmp_path / "copy.db"), clock)
    assert len(store.state.end().identity) == 32
    assert store.state.end().identity == copied.state.end().identity != other.state.end().identity
    other.close()
    copied.close()


def test_sqlite_itself_reads_the_log_as_before(store, log_path, new_case):
    store.log_case(new_case(), "ana")
    with closing(sqlite3.connect(log_path)) as db:
        assert db.execute("SELECT count(*) FROM log_identity").fetchone() == (1,)


def test_an_anchor_that_is_a_link_is_not_followed(opened, new_case, anchor, tmp_path):
    filled(opened, new_case)
    anchor.unlink()
    (tmp_path / "other").write_bytes(b"of somebody else")
    anchor.symlink_to(tmp_path / "other")
    filled(opened, new_case, 1)
    assert (tmp_path / "other").read_bytes() == b"of somebody else"
