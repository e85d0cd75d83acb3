"""The data folder and all that is in it can be read by its owner only, whatever the umask."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from triage_app.files import private_file, private_folder
from triage_app.paths import Home
from triage_app.private_home import keep_private

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no permissions of that kind")
MESSAGE = "AMELI : votre carte Vitale expire, mettez-la à jour sur https://ameli-carte.top/maj"


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o177], ids=oct)
def umask(request) -> Iterator[None]:
    """Set a umask for one test."""
    former = os.umask(request.param)
    yield
    os.umask(former)


def open_paths(folder: Path) -> dict[str, str]:
    """Return what others may do with a folder and all that is in it."""
    found = [folder, *folder.rglob("*")]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in found}
    wanted = {path: 0o700 if path.is_dir() else 0o600 for path in found}
    return {str(path): oct(modes[path]) for path in found if modes[path] != wanted[path]}


def use(vigie, folder: Path) -> None:
    """Do with a data folder what makes files in it."""
    message = folder / "message.txt"
    message.write_text(MESSAGE, encoding="utf-8")
    vigie("log", message, "--decision", "scam")
    vigie("cases", "label", 1, "scam")
    vigie("backup", vigie.home.folder / "monday.db")
    vigie("restore", vigie.home.folder / "monday.db")
    vigie("purge")
    vigie("access", "set", stdin="a code of the supervisor\n", code=None)


@pytest.mark.usefixtures("umask")
def test_a_new_data_folder(vigie, tmp_path):
    use(vigie, tmp_path)
    assert (vigie.home.folder / "cases.db.before-restore-1").exists()
    assert open_paths(vigie.home.folder) == {}


def test_a_folder_of_an_earlier_version_is_closed(vigie, tmp_path):
    use(vigie, tmp_path)
    for path in (vigie.home.folder, *vigie.home.folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    keep_private(vigie.home)
    assert open_paths(vigie.home.folder) == {}


def test_the_folder_of_somebody_with_other_files_is_left_open(tmp_path):
    home = Home(tmp_path / "shared")
    home.folder.mkdir()
    home.folder.chmod(0o755)
    for name in ("cases.db", "letter.odt"):
        (home.folder / name).touch()
        (home.folder / name).chmod(0o644)
    keep_private(home)
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o755
    assert stat.S_IMODE(home.cases.stat().st_mode) == 0o600
    assert stat.S_IMODE((home.folder / "letter.odt").stat().st_mode) == 0o644


def test_a_circle_of_links_in_the_folder_is_passed_over(tmp_path):
    home = Home(tmp_path / "home")
    home.folder.mkdir()
    home.cases.touch(0o644)
    (home.folder / "models").symlink_to(home.folder / "models")
    keep_private(home)
    assert stat.S_IMODE(home.cases.stat().st_mode) == 0o600


@pytest.mark.usefixtures("umask")
def test_files_and_folders_that_are_made(tmp_path):
    folder = tmp_path / "a" / "b"
    private_folder(folder)
    private_file(folder / "c")
    private_file(folder / "c")
    assert open_paths(tmp_path / "a") == {}


@pytest.mark.usefixtures("umask")
def test_a_backup_anywhere_is_closed(vigie, tmp_path):
    use(vigie, tmp_path)
    target = tmp_path / "copies" / "monday.db"
    vigie("backup", target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_large_sorts_stay_in_memory(tmp_path):
    from triage_app.store.database import LogDatabase

    database = LogDatabase(tmp_path / "cases.db")
    with database.reading() as db:
        assert db.execute("PRAGMA temp_store").fetchone()[0] == 2
    database.close()


def test_a_crash_writes_no_memory(vigie):
    import resource

    vigie("doctor", code=None)
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
