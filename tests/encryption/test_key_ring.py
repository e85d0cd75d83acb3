"""Keys are kept in the key store of the system, else in a file, and never lost."""

from __future__ import annotations

import subprocess
import sys

import pytest

from triage_app.encryption.key_ring import KeyRing, Place
from triage_app.encryption.key_store import KeyStore
from triage_app.errors import StoreError

DAY = "2026-11-27"


@pytest.fixture
def ring(tmp_path):
    return KeyRing(tmp_path / "home" / "keys.toml", KeyStore())


def test_without_a_key_store_the_secret_is_in_a_private_file(ring):
    key = ring.first(DAY)
    assert ring.place is Place.FILE
    assert ring.keys() == (key,)
    assert key.secret.hex() in ring.path.read_text(encoding="utf-8")
    assert ring.path.stat().st_mode & 0o077 == 0


def test_with_a_key_store_the_file_has_only_its_name(ring, system_store):
    key = ring.first(DAY)
    assert ring.place is Place.KEY_STORE
    assert key.secret.hex() not in ring.path.read_text(encoding="utf-8")
    assert (system_store / f"vigie-{key.name}").read_text() == key.secret.hex()
    assert ring.keys() == (key,)


def test_a_locked_key_store_gives_no_key_and_makes_none(ring, system_store):
    key = ring.first(DAY)
    (system_store / "locked").touch()
    assert ring.keys() == ()
    assert ring.place is Place.KEY_STORE
    (system_store / "locked").unlink()
    assert ring.keys() == (key,)


def test_a_new_key_comes_first_and_the_former_ones_stay(ring, system_store):
    keys = [ring.first(DAY)]
    (system_store / "locked").touch()
    keys.insert(0, ring.add(DAY))
    (system_store / "locked").unlink()
    keys.insert(0, ring.add(DAY))
    assert ring.keys() == tuple(keys)
    assert len(list(system_store.iterdir())) == 2  # the third is in the file


def test_secrets_are_shown_nowhere(ring):
    key = ring.first(DAY)
    assert key.secret.hex() not in repr(key)
    assert str(key.secret) not in repr(key)


FIRST = """
import sys
from pathlib import Path
from triage_app.encryption.key_ring import KeyRing
from triage_app.encryption.key_store import KeyStore
sys.stdin.read()
print(KeyRing(Path(sys.argv[1]), KeyStore()).first("2026-11-27").secret.hex())
"""


def test_programs_that_make_the_first_key_at_once_get_the_same(ring, system_store):
    command = [sys.executable, "-c", FIRST, str(ring.path)]
    programs = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(4)
    ]
    for program in programs:
        program.stdin.close()
    found = {program.stdout.read() for program in programs}
    for program in programs:
        program.stdout.close()
        assert program.wait() == 0
    assert found == {ring.keys()[0].secret.hex().encode() + b"\n"}
    assert len(list(system_store.iterdir())) == 1


def test_who_is_late_takes_the_key_that_is_there(ring):
    assert ring.first(DAY) == ring.first(DAY)


def test_exported_keys_can_be_put_back(ring, tmp_path, system_store):
    keys = (ring.first(DAY),)
    copy = tmp_path / "keys-copy.toml"
    assert ring.export(copy) == 1
    assert copy.stat().st_mode & 0o077 == 0
    for secret in system_store.iterdir():
        secret.unlink()  # the account was made anew
    assert ring.keys() == ()
    assert ring.take(copy) == 1
    assert ring.keys() == keys
    assert ring.take(copy) == 0
    elsewhere = KeyRing(tmp_path / "elsewhere" / "keys.toml", KeyStore())
    elsewhere.first(DAY)
    assert elsewhere.take(copy) == 1
    assert elsewhere.keys()[1:] == keys


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"keys = 3", b'keys = [{name = "x"}]'])
def test_a_damaged_file_is_told_and_left(ring, content):
    ring.path.parent.mkdir()
    ring.path.write_bytes(content)
    for act in (ring.keys, lambda: ring.add(DAY), lambda: ring.place):
        with pytest.raises(StoreError, match="cannot be read"):
            act()
    assert ring.path.read_bytes() == content


def test_a_file_without_keys_cannot_be_put_back(ring, tmp_path):
    copy = tmp_path / "copy.toml"
    for text in ("keys = []", '[[keys]]\nname = "a"\nmade = "2026-11-27"\nsecret = "abc"\n'):
        copy.write_text(text)
        with pytest.raises(StoreError, match="cannot be read"):
            ring.take(copy)
    assert not ring.path.exists()
