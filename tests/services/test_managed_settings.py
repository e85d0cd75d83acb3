"""What an administrator fixes cannot be changed by a user, and who may have written it counts."""

import os
from dataclasses import replace

import pytest

from triage_app import managed_file
from triage_app.errors import SettingsError
from triage_app.managed_file import managed_settings
from triage_app.settings import Settings
from triage_app.settings_file import load, save, sources

NOBODY = 65534


@pytest.fixture
def system(tmp_path, monkeypatch):
    """Write the managed file of this machine."""
    folder = tmp_path / "etc"
    folder.mkdir()
    monkeypatch.setattr(managed_file, "machine_settings_folder", lambda: folder)
    path = folder / "settings.toml"

    def write(text, mode=0o444):
        path.write_text(text, encoding="utf-8")
        path.chmod(mode)
        folder.chmod(0o555)
        return path

    yield write
    folder.chmod(0o755)


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "home" / "settings.toml"
    path.parent.mkdir()
    return path


def test_without_a_file_nothing_is_fixed(own, tmp_path, monkeypatch):
    monkeypatch.setattr(managed_file, "machine_settings_folder", lambda: tmp_path / "none")
    assert not managed_settings().values
    assert not managed_settings().problems
    assert set(sources(own).values()) == {"default"}


def test_a_fixed_value_replaces_that_of_the_user(system, own):
    own.write_text('language = "fr"\nretention_legit_days = 90\ntheme = "dark"\n')
    system('language = "en"\nretention_legit_days = 10\n')
    found, problems = load(own)
    assert (found.language, found.retention_legit_days, found.theme) == ("en", 10, "dark")
    assert not problems
    told = sources(own)
    assert (told["language"], told["theme"], told["agent"]) == ("managed", "file", "default")


def test_a_fixed_value_cannot_be_saved_otherwise(system, own):
    path = system('language = "en"\n')
    with pytest.raises(SettingsError, match="fixed by your organisation") as caught:
        save(own, replace(load(own)[0], language="fr"))
    assert str(path) in str(caught.value)
    assert not own.exists()


def test_the_users_own_value_comes_back_with_the_end_of_the_rule(system, own):
    own.write_text('language = "fr"\ntheme = "dark"\n')
    path = system('language = "en"\nshare_url = "postgresql://server/vigie"\n')
    save(own, replace(load(own)[0], theme="light"))
    path.parent.chmod(0o755)
    path.unlink()
    found, _ = load(own)
    assert (found.language, found.theme, found.share_url) == ("fr", "light", "")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("retention_legit_days = 0", "retention_legit_days"),
        ("unheard_of = 1", "unheard_of"),
        ('window = "1"', "window"),
        ('silent_start = "yes"', "silent_start"),
    ],
)
def test_a_line_that_cannot_be_used_is_told_and_the_others_hold(system, own, text, named):
    system(f'language = "en"\n{text}\n')
    found, problems = load(own)
    assert found == replace(Settings(), language="en")
    assert len(problems) == 1
    assert named in str(problems[0])


@pytest.mark.parametrize(
    "text", ["no toml", "a = 1\n" * 30_000, "\ud800".encode("utf-8", "surrogatepass")]
)
def test_a_damaged_file_is_told_and_not_used(system, own, text):
    path = system("")
    path.chmod(0o644)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    path.chmod(0o444)
    found, problems = load(own)
    assert found == Settings()
    assert "cannot be read" in str(*problems)


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_everybody_may_write_is_not_used(system, own, what):
    path = system('language = "en"\n')
    (path if what == "file" else path.parent).chmod(0o666 if what == "file" else 0o777)
    found, problems = load(own)
    assert found == Settings()
    assert "can be changed by users" in str(*problems)


@pytest.mark.skipif(os.name != "posix", reason="users of POSIX")
def test_what_this_user_may_write_is_not_used(system, own, monkeypatch):
    path = system('language = "en"\n')
    path.chmod(0o644)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(os, "access", lambda one, mode: one == path)
    assert load(own)[0] == Settings()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives a file to another user")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_belongs_to_a_user_is_not_used(system, own, what):
    """Its owner may change the mode, and then the file."""
    path = system('language = "en"\n')
    os.chown(path if what == "file" else path.parent, NOBODY, -1)
    found, problems = load(own)
    assert found.language == Settings().language
    assert "can be changed by users" in str(problems[0])


@pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes another user")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_a_user_may_not_read_is_told(system, tmp_path, what):
    path = system('language = "en"\n')
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    (path if what == "file" else path.parent).chmod(0)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        found = managed_settings()
    finally:
        os.setresuid(0, 0, 0)
    assert not found.values
    assert ["cannot be read" in str(one) for one in found.problems] == [True]


def test_a_link_or_a_folder_is_not_used(system, own, tmp_path):
    path = system("")
    path.parent.chmod(0o755)
    path.unlink()
    target = tmp_path / "elsewhere.toml"
    target.write_text('language = "en"\n')
    path.symlink_to(target)
    assert load(own)[0] == Settings()
    assert "are a link" in str(*load(own)[1])
    path.unlink()
    path.mkdir()
    assert "no file" in str(*load(own)[1])


def test_no_variable_moves_the_file(monkeypatch):
    before = managed_file.managed_path()
    for name in ("VIGIE_HOME", "XDG_CONFIG_DIRS", "XDG_CONFIG_HOME", "PROGRAMDATA", "HOME"):
        monkeypatch.setenv(name, "/tmp/mine")
    assert managed_file.managed_path() == before


def test_a_silent_start_is_asked_for_in_that_file_only(system, own):
    own.write_text("silent_start = true\n")
    assert not managed_settings().silent_start
    assert "unknown" in str(*load(own)[1])
    system("silent_start = true\n")
    assert managed_settings().silent_start
