"""Files are written completely or not at all, whatever error occurs."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from triage_app.files import replacement, write_whole

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
pieces = st.lists(texts | st.binary(max_size=40), max_size=6)
each_time = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


def as_bytes(content):
    return b"".join(one.encode() if isinstance(one, str) else one for one in content)


def full_disk(content):
    yield from content
    raise OSError(errno.ENOSPC, "no space left")


@each_time
@given(pieces, pieces)
def test_writing_replaces_the_former_content(tmp_path, first, second):
    target = tmp_path / "file"
    write_whole(target, first)
    assert target.read_bytes() == as_bytes(first)
    write_whole(target, iter(second))
    assert target.read_bytes() == as_bytes(second)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@each_time
@given(texts)
def test_text_keeps_its_line_ends(tmp_path, text):
    target = tmp_path / "file"
    write_whole(target, text)
    assert target.read_bytes() == text.encode()
    write_whole(target, text.encode())
    assert target.read_bytes() == text.encode()


@each_time
@given(pieces, st.binary(min_size=1, max_size=40))
def test_a_failure_half_way_leaves_the_former_content(tmp_path, written, former):
    target = tmp_path / "file"
    target.write_bytes(former)
    with pytest.raises(OSError, match="no space"):
        write_whole(target, full_disk(written))
    assert target.read_bytes() == former
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("trouble", [KeyboardInterrupt, ValueError, MemoryError])
def test_errors_leave_no_temporary_files(tmp_path, trouble):
    def broken():
        yield "half"
        raise trouble

    with pytest.raises(trouble):
        write_whole(tmp_path / "new", broken())
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "new", "\ud800")
    assert list(tmp_path.iterdir()) == []


def test_a_replacement_that_is_not_put_in_place_is_deleted(tmp_path):
    target = tmp_path / "file"
    target.write_text("former")
    with replacement(target) as new:
        new.write("coming")
    assert target.read_text() == "former"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(sys.platform == "win32", reason="no permissions of that kind")
def test_permissions(tmp_path):
    private, shared, kept = tmp_path / "private", tmp_path / "shared", tmp_path / "kept"
    private.touch(0o644)
    write_whole(private, "x", private=True)
    assert private.stat().st_mode & 0o777 == 0o600
    write_whole(shared, "x")
    probe = tmp_path / "probe"
    probe.touch()
    assert shared.stat().st_mode == probe.stat().st_mode
    kept.touch()
    kept.chmod(0o640)
    write_whole(kept, "x")
    assert kept.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own")
def test_a_link_stays_and_its_file_is_replaced(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "elsewhere" / "file")
    for text in ("made", "replaced"):
        write_whole(link, text)
        assert link.is_symlink()
        assert (tmp_path / "elsewhere" / "file").read_text() == text


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own")
def test_a_cycle_of_symbolic_links_is_an_os_error(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(OSError):  # noqa: PT011 - by its kind, the words are the system's
        write_whole(tmp_path / "a", "x")


def test_file_names_of_maximum_length(tmp_path):
    target = tmp_path / ("x" * 255)
    try:
        target.touch()
    except OSError:
        pytest.skip("this file system allows less")
    write_whole(target, "x")
    assert target.read_text() == "x"


@pytest.mark.parametrize("missing", ["folder", "file"])
def test_a_place_that_cannot_be_written_to_is_an_os_error(tmp_path, missing):
    target = tmp_path / "no such folder" / "file" if missing == "folder" else tmp_path
    with pytest.raises(OSError):  # noqa: PT011 - by its kind, the words are the system's
        write_whole(target, "x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_is_written_to_directly(tmp_path):
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, ["one\n", "two\n"])
    reader.join(10)
    assert got == [b"one\ntwo\n"]
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such device")
def test_standard_output_is_written_to_directly(checkout):
    code = "from pathlib import Path; from triage_app.files import write_whole as w\n"
    code += "w(Path('/dev/stdout'), ['a\\n', 'b\\n'])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=checkout, check=True, timeout=30
    )
    assert done.stdout == b"a\nb\n"


def test_a_read_only_file_is_replaced_and_stays_read_only(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("before")
    path.chmod(0o444)
    modes = []

    def pieces():
        modes.extend(p.stat().st_mode & 0o777 for p in tmp_path.glob(".*.part"))
        yield "after"

    write_whole(path, pieces())
    assert path.read_text() == "after"
    assert path.stat().st_mode & 0o777 == 0o444
    assert modes == [0o644], "its owner can write to it meanwhile"
