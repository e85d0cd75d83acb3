"""Bundles: written with what is new, taken whole or not at all, each refusal with a sentence."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import chain, known, secret_of
from memory_log import MemoryLog

from triage_app import files
from triage_app.clock import system_clock
from triage_app.errors import ShareError
from triage_app.paths import Home
from triage_app.records import Role
from triage_app.share_records import SharedPartKind
from triage_app.sharing import bundle_export, bundle_file, signatures
from triage_app.sharing.bundle_export import BundleExport
from triage_app.sharing.bundle_file import bundles_in, name_of, opened, packed
from triage_app.sharing.bundle_import import BundleImport
from triage_app.sharing.signing_desk import SigningDesk


class Desk:
    """A desk with its keys and its log in memory."""

    def __init__(self, folder, number, role=Role.AGENT):
        self.number, self.log = number, MemoryLog(number, role)
        self.signing = SigningDesk(Home(folder / f"home-{number}"), system_clock)
        self.signing.establish(number, f"Poste {number}")

    def export(self, folder, with_texts=True):
        return BundleExport(self.log, self.signing, folder, with_texts).run()

    def take(self, source):
        return BundleImport(self.log, self.log.own()).run(source)

    def trusts(self, other, role=Role.AGENT):
        self.log.trust(other.signing.identity().known_as(role))


@pytest.fixture
def twelve(tmp_path):
    return Desk(tmp_path, 12)


@pytest.fixture
def three(tmp_path, twelve):
    """A supervisor's desk that knows desk 12."""
    desk = Desk(tmp_path, 3, Role.SUPERVISOR)
    desk.trusts(twelve)
    return desk


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "stick"


def names(paths):
    return [path.name for path in paths]


def sentences(found):
    return [str(one.left_out) for one in found]


def test_an_export_writes_what_the_folder_does_not_have(twelve, stick):
    twelve.log.happen("a", "b", "c")
    first = twelve.export(stick)
    assert names(first.written) == ["vigie-12-000001-000003.bundle"]
    assert first.events == 3
    assert twelve.export(stick).written == ()
    twelve.log.happen("d")
    second = twelve.export(stick)
    assert names(second.written) == ["vigie-12-000004-000004.bundle"]
    assert names(bundles_in(stick)) == names((*first.written, *second.written))
    elsewhere = twelve.export(stick / "other")
    assert elsewhere.events == 4


def test_a_desk_takes_each_event_once(twelve, three, stick):
    twelve.log.happen("a", "b")
    twelve.export(stick)
    (found,) = three.take(stick)
    assert (found.desk, found.taken, found.known, found.left_out) == (12, 2, 0, None)
    assert three.log.received[12] == twelve.log.events
    assert {part.kind for part in three.log.received_parts} == set(SharedPartKind)
    (again,) = three.take(stick)
    assert (again.taken, again.known, again.left_out) == (0, 2, None)
    twelve.log.happen("c")
    twelve.export(stick / "whole")
    (longer,) = three.take(stick / "whole")
    assert (longer.taken, longer.known) == (1, 2)
    assert three.log.received[12] == twelve.log.events


def test_texts_travel_only_where_wanted_and_to_supervisors_only(twelve, three, stick, tmp_path):
    twelve.log.happen("a")
    twelve.export(stick / "bare", with_texts=False)
    (path,) = twelve.export(stick / "full").written
    kinds = [part.kind for part in opened(path).delivery().parts]
    assert kinds == [SharedPartKind.DETAILS, SharedPartKind.TEXT]
    three.take(stick / "bare")
    assert [part.kind for part in three.log.received_parts] == [SharedPartKind.DETAILS]
    agent = Desk(tmp_path, 4)
    agent.trusts(twelve)
    agent.take(stick / "full")
    assert [part.kind for part in agent.log.received_parts] == [SharedPartKind.DETAILS]


def test_many_events_are_several_bundles_in_order(twelve, three, stick, monkeypatch):
    monkeypatch.setattr(bundle_export, "MOST_EVENTS", 4)
    twelve.log.happen(*"abcdefghij")
    done = twelve.export(stick)
    assert names(done.written) == [
        "vigie-12-000001-000004.bundle",
        "vigie-12-000005-000008.bundle",
        "vigie-12-000009-000010.bundle",
    ]
    assert [one.taken for one in three.take(stick)] == [4, 4, 2]


def test_large_events_end_a_bundle(twelve, stick, monkeypatch):
    monkeypatch.setattr(bundle_export, "_LARGE", 10)
    monkeypatch.setattr(bundle_export, "_PAGE", 2)
    twelve.log.happen("a", "b", "c")
    assert names(twelve.export(stick).written) == [
        "vigie-12-000001-000002.bundle",
        "vigie-12-000003-000003.bundle",
    ]


def test_what_is_removed_here_leaves_the_bundles_in_the_folder(twelve, three, stick):
    twelve.log.happen("Bonjour Madame", "b", "c")
    twelve.export(stick)
    twelve.log.happen("d")
    twelve.export(stick)
    for number in (3, 2, 1):
        twelve.log.remove(number)
    done = twelve.export(stick)
    assert names(done.renewed) == ["vigie-12-000001-000003.bundle"]
    assert done.written == ()
    kept = opened(done.renewed[0]).delivery().parts
    assert {part.kind for part in kept} == {SharedPartKind.DETAILS}
    assert twelve.export(stick).renewed == ()
    assert [one.taken for one in three.take(stick)] == [3, 1]


def test_a_renewed_bundle_keeps_its_events_however_large(twelve, stick, monkeypatch):
    twelve.log.happen(*"abcdef")
    twelve.export(stick, with_texts=False)
    twelve.log.remove(2, SharedPartKind.DETAILS)
    monkeypatch.setattr(bundle_export, "_LARGE", 10)
    monkeypatch.setattr(bundle_export, "_PAGE", 2)
    assert names(twelve.export(stick).renewed) == names(bundles_in(stick))


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "removed"])
def test_a_damaged_bundle_of_ones_own_is_written_again(twelve, three, stick, damage):
    twelve.log.happen("a", "b")
    (path,) = twelve.export(stick).written
    content = path.read_bytes()
    harmed = {"cut": content[:-9], "changed": content[:-9] + b"x" + content[-8:], "empty": b""}
    path.write_bytes(harmed.get(damage, b""))
    if damage == "removed":
        path.unlink()
    assert names(twelve.export(stick).written) == [path.name]
    assert three.take(stick)[0].taken == 2


def test_a_folder_that_cannot_be_written_is_told(twelve, tmp_path):
    twelve.log.happen("a")
    (tmp_path / "file").write_text("")
    with pytest.raises(ShareError, match=r"could not be written|cannot be read"):
        twelve.export(tmp_path / "file")


def test_a_stick_without_permissions_is_written(twelve, stick, monkeypatch):
    """FAT refuses to take permissions from a file."""
    twelve.log.happen("a")
    refuse = lambda path, mode, **_: (_ for _ in ()).throw(PermissionError(1, "no"))  # noqa: E731
    monkeypatch.setattr(Path, "chmod", refuse)
    monkeypatch.setattr(files, "_copy_permissions", lambda *_, **__: None)
    (path,) = twelve.export(stick).written
    assert opened(path).delivery().events


def test_a_full_disk_leaves_no_half_bundle(twelve, stick, monkeypatch):
    twelve.log.happen("a")

    def full(_):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ShareError, match="could not be written"):
        twelve.export(stick)
    assert not stick.exists() or list(stick.iterdir()) == []


def test_an_own_bundle_is_passed_over(twelve, stick):
    twelve.log.happen("a")
    twelve.export(stick)
    (found,) = twelve.take(stick)
    assert (found.known, found.left_out) == (1, None)


def test_an_own_number_of_another_log_is_told(twelve, tmp_path, stick):
    twin = Desk(tmp_path / "elsewhere", 12)
    twin.log.happen("z", "y")
    twin.export(stick)
    assert "two desks have one number" in sentences(twelve.take(stick))[0]
    twelve.log.happen("a", "b")
    twelve.export(tmp_path / "mine")
    assert "another log" in sentences(twelve.take(stick))[0]


def test_nothing_is_written_beside_bundles_of_another_log(twelve, tmp_path, stick):
    """Two desks with one number, or a desk whose log is older than what it has shared."""
    twelve.log.happen("a", "b")
    (path,) = twelve.export(stick).written
    before = path.read_bytes()
    twin = Desk(tmp_path / "elsewhere", 12)
    twin.log.happen("z", "y", "x")
    restored = Desk(tmp_path / "backup", 12)
    restored.signing = twelve.signing
    restored.log.happen("a")
    for desk in (twin, restored):
        with pytest.raises(ShareError, match="comes from another log"):
            desk.export(stick)
    assert names(bundles_in(stick)) == [path.name]
    assert path.read_bytes() == before


def test_an_unknown_desk_is_told_and_the_others_are_taken(twelve, three, tmp_path, stick):
    five = Desk(tmp_path, 5)
    for desk in (five, twelve):
        desk.log.happen("a")
        desk.export(stick)
    (stick / "notes.txt").write_text("no bundle")
    unknown, taken = three.take(stick)
    assert (unknown.desk, taken.desk, taken.taken) == (5, 12, 1)
    assert "is of desk 5, which is not known here" in sentences([unknown])[0]


def test_a_missing_bundle_is_told(twelve, three, stick):
    twelve.log.happen("a")
    (first,) = twelve.export(stick).written
    twelve.log.happen("b")
    (second,) = twelve.export(stick).written
    (found,) = three.take(second)
    assert "Events of desk 12 before no. 2 are missing" in sentences([found])[0]
    assert three.log.received == {}
    assert [three.take(path)[0].taken for path in (first, second)] == [1, 1]


def test_another_log_under_a_known_number_is_told(twelve, three, tmp_path, stick):
    """A desk whose log was restored or made anew goes on with other events."""
    twelve.log.happen("a", "b")
    twelve.export(stick)
    three.take(stick)
    twin = Desk(tmp_path / "elsewhere", 12)
    twin.signing = twelve.signing
    twin.log.happen("z", "y")
    twin.export(tmp_path / "same end")
    twin.log.happen("x")
    twin.export(tmp_path / "longer")
    twin.export(tmp_path / "same end")
    for folder in ("same end", "longer"):
        for found in three.take(tmp_path / folder):
            assert "does not go on from the events of desk 12" in str(found.left_out)
    assert three.log.received[12] == twelve.log.events


def test_after_a_new_key_its_identity_is_needed_first(twelve, three, stick, tmp_path):
    twelve.log.happen("a")
    twelve.export(tmp_path / "before")
    twelve.signing.renew_key(twelve.log)
    twelve.log.happen("b")
    twelve.export(stick)
    assert "not signed with the key that is known" in sentences(three.take(stick))[0]
    three.trusts(twelve)
    assert three.take(tmp_path / "before")[0].taken == 1
    assert three.take(stick)[0].taken == 1
    assert twelve.export(tmp_path / "before").events == 1, "what the former key signed stays"


SECRET = secret_of(12)
EVENTS, PARTS = chain(12, 3)
FORGED = tuple(replace(event, signature=bytes(64)) for event in EVENTS)
THEIRS = tuple(replace(part, desk=13) for part in PARTS)
GOOD = packed(EVENTS, PARTS, 0, SECRET)


def rewritten(**changes):
    """Return a bundle with other values in its head, signed by the desk."""
    line, _, rest = GOOD.split(b"\n", 2)
    head = json.loads(line) | changes
    line = json.dumps(head, separators=(",", ":")).encode()
    return b"\n".join(
        (line, signatures.sign(SECRET, b"vigie bundle\n" + line).hex().encode(), rest)
    )


def repacked(content, **changes):
    """Return a bundle with another rest, signed by the desk."""
    changes = {"packed": len(content), "content": hashlib.sha256(content).hexdigest()} | changes
    line, signature, _ = rewritten(**changes).split(b"\n", 2)
    return b"\n".join((line, signature, content))


def hostile():
    """Return the content of bad bundles with the words of the sentence that tells it."""
    line, _, rest = GOOD.split(b"\n", 2)
    lines = gzip.decompress(rest)
    stranger = signatures.sign(secret_of(66), b"vigie bundle\n" + line).hex().encode()
    return {
        "empty": (b"", "is no bundle of Vigie, or was cut"),
        "other file": (b"PK\3\4" + bytes(500), "is no bundle"),
        "other json": (b'{"kind":"x","format":1}\n00\n', "is no bundle"),
        "cut head": (GOOD[:50], "is no bundle of Vigie, or was cut"),
        "cut signature": (GOOD[: len(line) + 20], "was cut or changed"),
        "cut rest": (GOOD[:-20], "was cut or changed"),
        "more": (GOOD + b"x", "was cut or changed"),
        "changed": (GOOD[:-20] + b"x" + GOOD[-19:], "was cut or changed"),
        "newer": (rewritten(format=2), "newer version"),
        "newer with more": (rewritten(format=7, more=1), "newer version"),
        "older": (rewritten(format=0), "was cut or changed"),
        "head": (rewritten(first="1"), "was cut or changed"),
        "more in the head": (rewritten(more=1), "was cut or changed"),
        "stranger": (b"\n".join((line, stranger, rest)), "not signed with the key"),
        "changed head": (line.replace(b'"gone":0', b'"gone":1') + GOOD[len(line) :], "not signed"),
        "other range": (rewritten(last=2), "was cut or changed"),
        "no range": (rewritten(first=3, last=2), "are missing|was cut or changed"),
        "other digest": (rewritten(digest="ab" * 32), "was cut or changed"),
        "no gzip": (repacked(b"hello"), "was cut or changed"),
        "half a gzip": (repacked(rest[:-30]), "was cut or changed"),
        "no line end": (repacked(gzip.compress(lines[:-1])), "was cut or changed"),
        "other lines": (repacked(gzip.compress(b"{}\n" * 9)), "was cut or changed"),
        "nothing inside": (repacked(gzip.compress(b"")), "was cut or changed"),
        "events twice": (repacked(gzip.compress(lines + lines)), "was cut or changed"),
        "events of a stranger": (packed(FORGED, (), 0, SECRET), "not signed"),
        "parts of another": (packed(EVENTS, THEIRS, 0, SECRET), "was cut or changed"),
        "bomb": (
            repacked(gzip.compress(bytes(bundle_file.LONGEST_LINE + 2))),
            "was cut or changed",
        ),
    }


@pytest.fixture
def receiver(tmp_path):
    desk = Desk(tmp_path, 3, Role.SUPERVISOR)
    desk.log.trust(known(12))
    return desk


def test_the_good_bundle_is_taken(receiver, tmp_path):
    path = tmp_path / "x.bundle"
    path.write_bytes(GOOD)
    assert receiver.take(path)[0].taken == 3


@pytest.mark.parametrize("kind", hostile())
def test_nothing_of_a_bad_bundle_is_taken(receiver, tmp_path, kind):
    content, sentence = hostile()[kind]
    path = tmp_path / "x.bundle"
    path.write_bytes(content)
    (found,) = receiver.take(path)
    assert any(words in str(found.left_out) for words in sentence.split("|")), found.left_out
    assert receiver.log.received == {}


@given(st.data())
def test_a_change_of_any_byte_is_noticed(receiver_of_many, data):
    desk, path = receiver_of_many
    place = data.draw(st.integers(0, len(GOOD) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda one: one != GOOD[place]))
    path.write_bytes(GOOD[:place] + bytes([byte]) + GOOD[place + 1 :])
    (found,) = desk.take(path)
    assert found.left_out is not None
    assert desk.log.received == {}


@given(st.binary(max_size=3000))
def test_any_other_file_is_refused(receiver_of_many, content):
    desk, path = receiver_of_many
    path.write_bytes(content)
    assert desk.take(path)[0].left_out is not None


@pytest.fixture(scope="module")
def receiver_of_many(tmp_path_factory):
    """A desk that gets one file after the other."""
    folder = tmp_path_factory.mktemp("many")
    desk = Desk(folder, 3, Role.SUPERVISOR)
    desk.log.trust(known(12))
    return desk, folder / "x.bundle"


def test_an_event_of_another_desk_in_a_bundle_is_refused(receiver, tmp_path):
    """A desk signs a bundle with events that it gives out as another's, or the other way round."""
    theirs = tuple(replace(event, desk=13) for event in EVENTS)
    path = tmp_path / "x.bundle"
    path.write_bytes(packed(theirs, (), 0, SECRET))
    assert "desk 13, which is not known" in str(receiver.take(path)[0].left_out)
    *_, rest = packed(theirs, (), 0, SECRET).split(b"\n", 2)
    path.write_bytes(repacked(rest))
    assert "was cut or changed" in str(receiver.take(path)[0].left_out)


def test_a_pipe_or_a_folder_is_told(receiver, tmp_path):
    assert "cannot be read" in str(receiver.take(tmp_path / "none.bundle")[0].left_out)
    os.mkfifo(tmp_path / name_of(12, 1, 1))
    assert "cannot be read" in str(receiver.take(tmp_path / name_of(12, 1, 1))[0].left_out)
    (tmp_path / name_of(12, 2, 2)).mkdir()
    assert receiver.take(tmp_path) == []
