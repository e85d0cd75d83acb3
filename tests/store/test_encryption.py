"""An encrypted log: nothing of it is legible on the disk, and it works as a plain one."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from contextlib import closing

import pytest

from triage_app.encryption.keys import Keys, new_key
from triage_app.errors import StoreError
from triage_app.records import CaseFilter
from triage_app.store import driver, free_space
from triage_app.store.backup import restore
from triage_app.store.conversion import convert
from triage_app.store.retention import Retention
from triage_app.store.store import CaseStore

OLD, NEW, STRANGE = (new_key("2026-11-17") for _ in range(3))
KEYS = Keys((NEW, OLD), NEW)
WORDS = b"couscous"


@pytest.fixture
def encrypted(log_path, clock, new_case):
    """An open log with three cases, encrypted with the newest key."""
    store = CaseStore(log_path, clock, keys=KEYS)
    for number in range(3):
        store.log_case(new_case(f"Votre couscous no {number} arrive à expiration"), "a")
    yield store
    store.close()


@pytest.fixture
def plain(log_path, clock, new_case):
    """The path of a closed plain log with twelve cases."""
    store = CaseStore(log_path, clock)
    for number in range(12):
        store.log_case(new_case(f"Votre couscous no {number} arrive à expiration"), "a")
    store.close()
    assert WORDS in log_path.read_bytes()
    return log_path


def numbers(path, clock, keys=KEYS):
    with closing(CaseStore(path, clock, create=False, keys=keys)) as store:
        assert store.verify() == []
        found = [case.number for case in store.cases(CaseFilter(text="couscous"))]
        assert found == [case.number for case in store.cases(CaseFilter())]
        return found


def on_disk(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_no_file_of_an_open_log_can_be_read(encrypted, log_path):
    assert {path.name for path in log_path.parent.iterdir()} >= {"cases.db", "cases.db-wal"}
    legible = on_disk(log_path.parent).lower()
    assert WORDS not in legible
    assert b"create table" not in legible
    assert b"case_opened" not in legible


def test_search_undo_and_purge_work(encrypted, clock, log_path):
    assert len(encrypted.cases(CaseFilter(text="COUSCOUS"))) == 3
    encrypted.withdraw(2, "essai", "a")
    assert len(encrypted.cases(CaseFilter(text="couscous"))) == 2
    clock.pass_days(400)
    assert encrypted.removal.purge(clock.now, Retention(), "a").texts == 2
    assert encrypted.verify() == []
    with encrypted._database.outside_transaction() as db:
        db.vacuum()
    encrypted.close()
    assert [path.name for path in log_path.parent.iterdir()] == ["cases.db"]


def test_a_former_key_still_opens(log_path, clock, new_case):
    with closing(CaseStore(log_path, clock, keys=Keys((OLD,), OLD))) as store:
        store.log_case(new_case("Votre couscous"), "a")
    assert numbers(log_path, clock) == [1]


@pytest.mark.parametrize("keys", [Keys(), Keys((STRANGE,), STRANGE)])
def test_without_the_key_nothing_is_overwritten(encrypted, log_path, clock, keys, capfd):
    encrypted.close()
    before = log_path.read_bytes()
    with pytest.raises(StoreError, match="vigie log key --import"):
        CaseStore(log_path, clock, keys=keys)
    assert log_path.read_bytes() == before
    assert capfd.readouterr() == ("", "")  # SQLCipher writes to standard error by itself


def test_each_damaged_page_is_told_in_a_sentence(encrypted, log_path, clock):
    free_space.release_pages(encrypted._database)  # SQLite never reads a free page
    encrypted.close()
    sound = log_path.read_bytes()
    for page in range(1, len(sound) // 4096):
        content = bytearray(sound)
        content[page * 4096 + 99] ^= 1
        log_path.write_bytes(content)
        assert "damaged" in _first_problem(log_path, clock), page


def _first_problem(path, clock):
    try:
        with closing(CaseStore(path, clock, keys=KEYS)) as store:
            return " ".join(map(str, store.verify()))
    except StoreError as error:
        return str(error)


def test_several_connections_write_at_the_same_time(encrypted, log_path, clock, new_case):
    code = """
import sys
from pathlib import Path
from sqlcipher3 import dbapi2
from triage_app.encryption.keys import Key
from triage_app.store import driver
key = Key("a", "", bytes.fromhex(sys.argv[2]))
connection = driver.connect(Path(sys.argv[1]), key)
for _ in range(50):
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE cases SET model = model || 'x' WHERE number = 1")
    connection.commit()
"""
    command = [sys.executable, "-c", code, str(log_path), NEW.secret.hex()]
    others = [subprocess.Popen(command) for _ in range(2)]
    for _ in range(50):
        encrypted.log_case(new_case("Encore un couscous"), "a")
    assert [other.wait() for other in others] == [0, 0]
    assert encrypted.case(1).case.model == "0001" + 100 * "x"
    assert encrypted.count(CaseFilter()) == 53


def test_a_backup_is_encrypted_and_can_be_restored(encrypted, tmp_path, clock, log_path, new_case):
    saved = encrypted.backup(tmp_path / "copies" / "vigie.db")
    encrypted.log_case(new_case("Un autre couscous"), "a")
    assert WORDS not in on_disk(saved.parent)
    former = restore(saved, log_path, KEYS)
    assert encrypted.count(CaseFilter()) == 3  # the open one sees it
    encrypted.close()
    assert numbers(former, clock) == [4, 3, 2, 1]
    assert WORDS not in on_disk(log_path.parent)


@pytest.mark.parametrize("former", [None, OLD])
def test_a_copy_of_other_times_is_restored_with_the_key_of_today(
    encrypted, tmp_path, clock, log_path, new_case, former
):
    """A backup from before the log was encrypted, or from before the last change of key."""
    old = tmp_path / "old.db"
    with closing(CaseStore(old, clock, keys=Keys((), former))) as store:
        store.log_case(new_case("Vieux couscous"), "a")
    restore(old, log_path, KEYS)
    encrypted.close()
    assert numbers(log_path, clock, Keys((NEW,))) == [1]
    assert WORDS not in on_disk(log_path.parent)
    restore(old, tmp_path / "elsewhere" / "cases.db", KEYS)
    assert numbers(tmp_path / "elsewhere" / "cases.db", clock, Keys((NEW,))) == [1]


def test_a_log_whose_key_is_lost_is_kept_by_a_restore(plain, clock, tmp_path):
    lost = tmp_path / "lost.db"
    CaseStore(lost, clock, keys=Keys((STRANGE,), STRANGE)).close()
    before = lost.read_bytes()
    former = restore(plain, lost, KEYS)
    assert former.read_bytes() == before


@pytest.mark.parametrize(
    ("first", "then"), [(None, NEW), (OLD, NEW), (NEW, None)], ids=["encrypt", "rekey", "decrypt"]
)
def test_a_log_is_written_anew(plain, clock, first, then):
    convert(plain, KEYS, first)
    shares = []
    assert convert(plain, KEYS, then, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert numbers(plain, clock, Keys((then,) if then else ())) == list(range(12, 0, -1))
    assert (WORDS in on_disk(plain.parent)) == (then is None)
    assert plain.stat().st_mode & 0o077 == 0
    assert [path.name for path in plain.parent.iterdir()] == ["cases.db"]
    assert not convert(plain, KEYS, then)


def test_a_log_that_somebody_has_open_stays(plain, clock):
    before = plain.read_bytes()
    with closing(CaseStore(plain, clock)) as store:
        with pytest.raises(StoreError, match="close all windows"):
            convert(plain, KEYS, NEW)
        assert store.count(CaseFilter()) == 12
    assert plain.read_bytes() == before


def test_a_full_disk_leaves_the_log(plain, clock, monkeypatch):
    from triage_app.store import conversion

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(conversion, "_export", fail)
    with pytest.raises(StoreError):
        convert(plain, KEYS, NEW)
    assert [path.name for path in plain.parent.iterdir()] == ["cases.db"]
    assert numbers(plain, clock) == list(range(12, 0, -1))


def test_who_opened_the_plain_file_meanwhile_opens_it_again(plain, clock, monkeypatch):
    """Another process found a plain file; it was encrypted before the first statement."""
    original = driver.open_file
    calls = []

    def slow(path, keys):
        found = original(path, keys)
        if not calls:
            calls.append(path)
            assert convert(path, KEYS, NEW)
        return found

    monkeypatch.setattr("triage_app.store.database.driver.open_file", slow)
    assert numbers(plain, clock) == list(range(12, 0, -1))


def test_a_file_that_was_replaced_takes_no_write(plain, clock, tmp_path):
    """SQLite itself refuses it, as long as the replaced file has no write-ahead log."""
    late = driver.connect(plain, None)
    late.execute("PRAGMA journal_mode = DELETE").fetchall()
    copy = tmp_path / "copy.db"
    shutil.copy(plain, copy)
    copy.replace(plain)
    with closing(late), pytest.raises(driver.Error, match="readonly"):
        late.execute("PRAGMA journal_mode = WAL").fetchall()
    assert numbers(plain, clock) == list(range(12, 0, -1))


def test_what_a_kill_left_beside_a_log_is_removed_even_with_nothing_to_write(plain, clock):
    left = [
        plain.with_name(f"cases.db.converting{end}") for end in ("", "-journal", "-wal", "-shm")
    ]
    for path in left:
        path.write_bytes(WORDS)
    assert not convert(plain, KEYS, None)
    assert [path.name for path in plain.parent.iterdir()] == ["cases.db"]
    assert numbers(plain, clock) == list(range(12, 0, -1))


CONVERT_FOR_EVER = """
import sys
from pathlib import Path
from triage_app.encryption.keys import Key, Keys
from triage_app.store.conversion import convert
keys = tuple(Key(str(at), "", bytes.fromhex(one)) for at, one in enumerate(sys.argv[2:]))
print("started", flush=True)
while True:
    for key in (*keys, None):
        convert(Path(sys.argv[1]), Keys(keys), key)
"""


def test_a_kill_leaves_a_whole_log(plain, clock):
    chance = random.Random(15)
    command = [sys.executable, "-c", CONVERT_FOR_EVER, str(plain)]
    for _ in range(8):
        child = subprocess.Popen(
            [*command, NEW.secret.hex(), OLD.secret.hex()], stdout=subprocess.PIPE
        )
        with child.stdout:
            child.stdout.readline()
            time.sleep(chance.uniform(0, 0.1))  # the moment of the kill, not a wait for something
            child.kill()
            child.wait()
        assert numbers(plain, clock) == list(range(12, 0, -1))
    convert(plain, KEYS, NEW)
    assert [path.name for path in plain.parent.iterdir()] == ["cases.db"]
