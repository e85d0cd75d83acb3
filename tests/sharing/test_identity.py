"""The public identity of a desk: read as it was written, and refused when anything was changed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import secret_of

from triage_app.clock import system_clock
from triage_app.encryption.key_ring import Place
from triage_app.errors import ShareError
from triage_app.paths import Home
from triage_app.records import Role
from triage_app.sharing import signatures
from triage_app.sharing.identity import (
    PublicIdentity,
    checked_name,
    identity_of,
    read,
    text_of,
)
from triage_app.sharing.signing_desk import SigningDesk

FILE = Path("desk.toml")
NAMES = st.text(min_size=1, max_size=64).filter(lambda name: name.isprintable() and name.strip())


def identity(edition=1, **others):
    key = signatures.public_key(secret_of(12, edition))
    return replace(PublicIdentity(12, "Lille 2", key), **others)


def renewed(last=123):
    """Return the identity of a desk that has replaced its first key by its second."""
    return identity().with_new_key(signatures.public_key(secret_of(12, 2)), last, secret_of(12))


def test_a_known_key_has_a_known_fingerprint():
    """The key of test 1 of RFC 8032; the digits computed with other tools."""
    key = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    secret = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    assert signatures.public_key(secret) == key
    assert signatures.holds(key, b"", signatures.sign(secret, b""))
    assert signatures.fingerprint(12, "Lille 2", key) == "17180 42768 01025 00903 58489 50966"


def test_a_fingerprint_stands_for_number_name_and_key():
    prints = [
        identity().fingerprint,
        identity(number=13).fingerprint,
        identity(name="Lille 3").fingerprint,
        identity(2).fingerprint,
    ]
    assert len(set(prints)) == 4
    assert all(re.fullmatch(r"\d{5}( \d{5}){5}", one) for one in prints)


@given(st.integers(1, 9999), NAMES)
def test_an_identity_is_read_as_it_was_written(number, name):
    written = identity(number=number, name=name.strip())
    assert identity_of(text_of(written, secret_of(12)).encode(), FILE) == written


@given(st.data())
def test_a_change_of_any_letter_is_refused_or_means_the_same(data):
    text = text_of(renewed(), secret_of(12, 2))
    place = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.characters(codec="utf-8"))
    changed = text[:place] + letter + text[place + 1 :]
    try:
        assert identity_of(changed.encode(), FILE) == renewed()  # in a comment, or the same letter
    except ShareError:
        assert changed != text


@given(st.binary(max_size=2000))
def test_anything_else_is_refused_with_a_sentence(content):
    with pytest.raises(ShareError, match=r"holds no identity|newer version"):
        identity_of(content, FILE)


def test_a_stranger_cannot_add_a_former_key():
    """Who adds a key of his own has to sign the file, and so has another key in use."""
    stranger = PublicIdentity(12, "Lille 2", signatures.public_key(secret_of(66)))
    forged = stranger.with_new_key(identity().key, 1000, secret_of(66))
    with pytest.raises(ShareError, match="does not hold"):
        identity_of(text_of(forged, secret_of(66)).encode(), FILE)


def test_a_newer_format_is_told(tmp_path):
    path = tmp_path / "desk.toml"
    path.write_text(text_of(identity(), secret_of(12)).replace("format = 1", "format = 2"))
    with pytest.raises(ShareError, match="newer version"):
        read(path)


def test_a_missing_or_huge_file_is_told(tmp_path):
    with pytest.raises(ShareError, match="cannot be read"):
        read(tmp_path / "none.toml")
    path = tmp_path / "huge.toml"
    path.write_bytes(b"#" * 100_000)
    with pytest.raises(ShareError, match="holds no identity"):
        read(path)


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 65])
def test_a_name_is_one_short_line(name):
    with pytest.raises(ShareError):
        checked_name(name)


def test_a_new_key_is_signed_by_the_former_one():
    assert renewed().succeeds(identity().key)
    assert renewed().succeeds(renewed().key)
    assert not renewed().succeeds(signatures.public_key(secret_of(66)))
    unsigned = identity().with_new_key(signatures.public_key(secret_of(12, 2)), 123, None)
    assert not unsigned.succeeds(identity().key)
    third = unsigned.with_new_key(signatures.public_key(secret_of(12, 3)), 200, secret_of(12, 2))
    assert not third.succeeds(identity().key), "one signature on the way is missing"
    assert third.succeeds(unsigned.key)


def test_each_event_has_the_key_of_its_time():
    third = renewed(10).with_new_key(signatures.public_key(secret_of(12, 3)), 20, secret_of(12, 2))
    desk = third.known_as(Role.AGENT)
    keys = [signatures.public_key(secret_of(12, edition)) for edition in (1, 2, 3)]
    assert [desk.key_of(number) for number in (1, 10, 11, 20, 21)] == [
        keys[0], keys[0], keys[1], keys[1], keys[2],
    ]  # fmt: skip


class Log:
    """Stands for the log of a desk with 7 events of its own."""

    signed: tuple[str, bytes] = ("", b"")

    def prepare(self, sign):
        self.signed = "ab" * 32, sign("ab" * 32)
        return 1

    def own_end(self):
        from types import SimpleNamespace

        return SimpleNamespace(number=7)


@pytest.fixture
def desk(tmp_path):
    return SigningDesk(Home(tmp_path / "home"), system_clock)


def test_joining_again_keeps_the_key_and_takes_the_name(desk, tmp_path):
    first = desk.establish(12, "Lille 2")
    again = desk.establish(12, "Lille, accueil")
    assert (again.key, again.name) == (first.key, "Lille, accueil")
    assert desk.identity() == again == identity_of(desk.text().encode(), FILE)
    for name in ("desk.toml", "desk-keys.toml"):
        assert (tmp_path / "home" / name).stat().st_mode & 0o077 == 0


def test_the_secret_is_in_the_key_store_where_there_is_one(desk, tmp_path, monkeypatch):
    folder = tmp_path / "key-store"
    folder.mkdir()
    sys_path = str(Path(__file__).resolve().parents[1] / "encryption")
    monkeypatch.syspath_prepend(sys_path)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "folder_key_store.FolderKeyStore")
    monkeypatch.setenv("FOLDER_KEY_STORE", str(folder))
    desk.establish(12, "Lille 2")
    assert desk._ring.place is Place.KEY_STORE
    secret = desk.secret()
    assert secret.hex() not in (tmp_path / "home" / "desk-keys.toml").read_text()
    (folder / "locked").touch()
    with pytest.raises(ShareError, match="not at hand"):
        desk.secret()


def test_events_are_signed_with_the_newest_key(desk):
    first, log = desk.establish(12, "Lille 2"), Log()
    assert desk.prepare(log) == 1
    digest, signature = log.signed
    assert signatures.holds(first.key, digest.encode(), signature)
    second = desk.renew_key(log)
    assert second.succeeds(first.key)
    assert second.known_as(Role.AGENT).key_of(7) == first.key
    desk.prepare(log)
    assert signatures.holds(second.key, digest.encode(), log.signed[1])
    assert not signatures.holds(first.key, digest.encode(), log.signed[1])


def test_a_lost_secret_is_replaced_by_an_unsigned_key(desk, tmp_path):
    first = desk.establish(12, "Lille 2")
    (tmp_path / "home" / "desk-keys.toml").unlink()
    with pytest.raises(ShareError, match="not at hand"):
        desk.prepare(Log())
    assert not desk.renew_key(Log()).succeeds(first.key)
    assert desk.prepare(Log()) == 1


def test_a_desk_without_an_identity_says_what_to_do(desk):
    with pytest.raises(ShareError, match="share join"):
        desk.secret()


def test_another_number_begins_without_former_keys(desk):
    desk.establish(12, "Lille 2")
    desk.renew_key(Log())
    assert desk.establish(13, "Lille 2").replaced == ()
