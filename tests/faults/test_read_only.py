"""A data folder that may be read and not written."""

from __future__ import annotations

import json
import sys

import pytest
from acknowledged import Writer, answer, assert_a_sentence, assert_nothing_lost
from commands import Vigie, obey_permissions

from triage_app.paths import Home

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="capabilities and mounts of Linux"
)
READS = (("cases", "list"), ("verify",))
WRITES = (("cases", "label", "1", "scam"), ("purge",))


@pytest.fixture
def read_only(vigie, known, texts, desk_of):
    """A data folder with three cases, without the right to write in it."""
    desk = desk_of(vigie.home)
    for _ in range(3):
        assert known.log(desk, next(texts))
    desk.close()
    places = [vigie.home.folder, *vigie.home.folder.rglob("*")]
    for path in places:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield vigie
    for path in places:
        path.chmod(0o755 if path.is_dir() else 0o644)


def obedient(vigie, *words):
    """Run a command to which permissions apply; return its result or its sentence."""
    found = vigie.process(*words, "--json", preexec_fn=obey_permissions)
    if found.returncode == 77:
        pytest.skip("the rights of root cannot be dropped here")
    if found.returncode == 0:
        return json.loads(found.stdout)
    assert found.returncode == 1
    said = found.stderr.decode().strip()
    assert_a_sentence(said)
    return said


def test_a_read_only_folder(read_only, known):
    for words in READS:
        obedient(read_only, *words)
    for words in WRITES:
        assert isinstance(obedient(read_only, *words), str), words
    writer = Writer(read_only.home.folder, "late", known, 1, preexec_fn=obey_permissions)
    assert writer.end() == 1
    assert len(known.refusals) == 1
    for path in (read_only.home.folder, *read_only.home.folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert len(known.cases) == 3
    assert_nothing_lost(read_only, known)


def test_a_read_only_file_system(small_disk, known, texts, desk_of):
    disk = small_disk(4000)
    desk = desk_of(Home(disk / "home"))
    for _ in range(3):
        assert known.log(desk, next(texts))
    desk.close()
    vigie = Vigie(desk.home)
    small_disk(4000, "ro")
    for words in READS:
        vigie(*words, code=None)
    for words in WRITES:
        assert isinstance(answer(vigie, *words), str), words
    assert not known.log(desk, next(texts))
    desk.close()
    small_disk(4000, "rw")
    assert_nothing_lost(vigie, known)


def test_a_file_system_that_gets_read_only_under_an_open_log(small_disk, known, texts, desk_of):
    """As Linux does after an error of the disk; SQLite holds no file open for writing then."""
    desk = desk_of(Home(small_disk(4000) / "home"))
    for _ in range(3):
        assert known.log(desk, next(texts))
    with desk.home.cases.open("rb"):
        desk.close()
    small_disk(4000, "ro")
    assert not known.log(desk, next(texts))
    small_disk(4000, "rw")
    assert known.log(desk, next(texts))
    desk.close()
    assert_nothing_lost(Vigie(desk.home), known)
