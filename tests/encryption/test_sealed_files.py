"""Small files are encrypted with the key of the log; plain ones from before are read too."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage_app.encryption.keys import NO_KEYS, Keys, new_key
from triage_app.encryption.sealed_files import SealedFiles, is_sealed
from triage_app.parsing import DamagedData

OLD, NEW, STRANGE = (new_key("2026-11-27") for _ in range(3))
FILES = SealedFiles(lambda: Keys((NEW, OLD), NEW))
FORMER = SealedFiles(lambda: Keys((OLD,), OLD))
PLAIN = SealedFiles(lambda: NO_KEYS)
STRANGER = SealedFiles(lambda: Keys((STRANGE,), STRANGE))


@given(st.binary(max_size=200))
def test_what_is_written_is_read_again(content):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.json"
        for writer in (PLAIN, FORMER, FILES):
            writer.write(path, content)
            assert FILES.read(path) == content


def test_nothing_of_the_content_can_be_read(tmp_path):
    path = tmp_path / "a.json"
    FILES.write(path, "Votre couscous")
    first = path.read_bytes()
    assert b"couscous" not in first
    assert is_sealed(path)
    assert path.stat().st_mode & 0o077 == 0
    FILES.write(path, "Votre couscous")
    assert path.read_bytes() != first  # no file tells that two contents are the same


def test_another_key_reads_nothing(tmp_path):
    path = tmp_path / "a.json"
    STRANGER.write(path, b"couscous")
    for files in (FILES, PLAIN):
        with pytest.raises(DamagedData):
            files.read(path)
    before = path.read_bytes()
    FILES.renew(path)
    assert path.read_bytes() == before


@given(st.data())
def test_a_changed_or_cut_file_is_never_taken_for_another(data):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.json"
        FILES.write(path, b"couscous")
        content = bytearray(path.read_bytes())
        place = data.draw(st.integers(0, len(content) - 1))
        if data.draw(st.booleans()):
            del content[place:]
        else:
            content[place] ^= data.draw(st.integers(1, 255))
        path.write_bytes(content)
        with suppress(DamagedData):
            assert FILES.read(path) == content  # its mark is gone: it is a plain file now


@pytest.mark.parametrize(("writer", "reader"), [(PLAIN, FILES), (FORMER, FILES), (FILES, PLAIN)])
def test_files_are_written_anew(tmp_path, writer, reader):
    path = tmp_path / "a.json"
    writer.write(path, b"couscous")
    keys = Keys((NEW, OLD), NEW if reader is FILES else None)
    SealedFiles(lambda: keys).renew(path)
    assert SealedFiles(lambda: Keys((NEW,))).read(path) == b"couscous"
    assert is_sealed(path) == (reader is FILES)
