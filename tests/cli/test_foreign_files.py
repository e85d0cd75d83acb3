"""A pipe, a device, a socket or a link in the place of a file of Vigie is refused at once."""

import contextlib
import os
import shutil
import socket
import sys

import pytest

SCAM = "Ameli : votre carte Vitale expire, renouvelez-la sur http://ameli-renouv.top/vitale"
NAMES = (
    "cases.db",
    "settings.toml",
    "keys.toml",
    "access.toml",
    "anchor.json",
    "drafts.json",
    "erasures.jsonl",
    "guidance/advice.toml",
    "models/current.json",
    "models/0001/weights.npz",
    "logs/command.log",
    "models",
)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such files")


def clear(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def pipe(path):
    os.mkfifo(path)


def device(path):
    path.symlink_to("/dev/zero")


def unix_socket(path):
    # From its folder, because the name of a socket has about a hundred characters.
    with socket.socket(socket.AF_UNIX) as made, contextlib.chdir(path.parent):
        made.bind(path.name)


def link_elsewhere(path):
    home = next(one for one in path.parents if one.name == "home")
    other = home.with_name("elsewhere")
    other.write_bytes(b"of somebody else")
    path.symlink_to(other)


def link_to_nothing(path):
    path.symlink_to("/nowhere/at/all")


def circle(path):
    path.symlink_to(path)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "put", [pipe, device, unix_socket, link_elsewhere, link_to_nothing, circle]
)
def test_it_is_refused_in_one_sentence_that_names_it(vigie, name, put):
    path = vigie.home.folder / name
    clear(path)
    put(path)
    for words in (("log", "-", "--decision", "scam"), ("doctor",)):
        said = vigie.fails(*words, stdin=SCAM)
        assert str(path) in said
        assert "ouvre pas" in said
    assert path.is_symlink() or path.exists(), "nothing replaced it"


def test_a_link_within_the_data_folder_is_taken(vigie):
    real = vigie.home.folder / "models" / "kept"
    (vigie.home.folder / "models" / "0001").rename(real)
    (vigie.home.folder / "models" / "0001").symlink_to(real)
    assert vigie.json("score", "-", stdin=SCAM)["model"] == "0001"


def test_a_data_folder_that_is_a_link_is_taken(vigie, tmp_path):
    (tmp_path / "link").symlink_to(vigie.home.folder)
    vigie.home = type(vigie.home)(tmp_path / "link")
    assert vigie.json("log", "-", "--decision", "scam", stdin=SCAM)["number"] == 1
    vigie("verify")


def test_files_that_are_not_ours_do_not_matter(vigie):
    os.mkfifo(vigie.home.folder / "notes")
    assert vigie.json("score", "-", stdin=SCAM)["model"] == "0001"
