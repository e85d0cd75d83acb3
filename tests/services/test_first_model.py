"""A desk without a model takes the one that the organisation supplies, or says why not."""

import os
import shutil

import pytest

from classifier.errors import ModelError
from triage_app import managed_file
from triage_app.paths import Home
from triage_app.records import EventKind
from triage_app.services.desk import Desk
from triage_app.services.learning.retraining import RetrainingService
from triage_app.services.upkeep import health
from triage_app.settings import Settings
from triage_app.ui.workspace import warm_up


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """Fix settings for this machine; return the folder of the file."""
    folder = tmp_path / "etc"
    folder.mkdir(0o755)
    monkeypatch.setattr(managed_file, "machine_settings_folder", lambda: folder)

    def fix(text):
        path = folder / "settings.toml"
        path.write_text(text, encoding="utf-8")
        path.chmod(0o444)
        folder.chmod(0o555)

    yield fix
    folder.chmod(0o755)


@pytest.fixture
def supplied(trained_folder, tmp_path, machine):
    """Supply model 0001 as an administrator does; return its folder."""
    folder = tmp_path / "shared" / "0001"
    shutil.copytree(trained_folder / "models" / "0001", folder)
    for path in (*folder.iterdir(), folder, folder.parent):
        path.chmod(0o444 if path.is_file() else 0o555)
    machine(f'first_model = "{folder}"\n')
    yield folder
    for path in (folder.parent, *folder.parent.iterdir()):
        path.chmod(0o755)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A desk without a model, on which a training is only counted."""
    made = Desk(Home(tmp_path / "home"), Settings(encryption="off", language="en"))
    monkeypatch.setattr(RetrainingService, "train", lambda *_, **__: made.trained.append(1))
    made.trained = []
    yield made
    made.close()


def make(desk):
    """Give a desk its first model; return what it warned of."""
    warned = []
    desk.first_model.make(lambda: None, warned.append)
    return [str(error) for error in warned]


def test_the_supplied_model_is_taken_and_recorded(desk, supplied):
    assert make(desk) == []
    assert not desk.trained
    assert desk.shelf.current == "0001"
    (event,) = desk.store.events(EventKind.MODEL_PROMOTED)
    assert event.actor == "vigie"
    assert event.payload == {"model": "0001", "before": "", **desk.shelf.digests("0001")}
    assert desk.model_error is None


def test_the_copy_is_private_and_of_its_owner(desk, supplied):
    make(desk)
    folder = desk.home.models / "0001"
    assert {path.name for path in folder.iterdir()} == {one.name for one in supplied.iterdir()}
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_the_window_takes_it_before_the_first_message(desk, supplied):
    assert warm_up(desk) == []
    assert not desk.first_model.needed
    assert desk.shelf.current == "0001"


def test_a_desk_with_a_model_keeps_it(desk, supplied, trained_folder):
    shutil.copytree(trained_folder / "models" / "0001", desk.home.models / "0001")
    desk.shelf.promote("0001")
    desk.first_model.take_supplied()
    assert not desk.has_log


def test_a_lost_model_is_not_replaced_unnoticed(desk, supplied):
    make(desk)
    shutil.rmtree(desk.home.models)
    desk.first_model.take_supplied()
    assert not desk.shelf.numbers()
    assert "is gone" in str(desk.model_error)


def damage(folder):
    path = folder / "weights.npz"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-9])
    path.chmod(0o444)


def open_to_users(folder):
    folder.chmod(0o777)


def rename(folder):
    folder.parent.chmod(0o755)
    folder.rename(folder.with_name("0009"))


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [(damage, "damaged"), (open_to_users, "Users may change"), (rename, "no such folder")],
)
def test_what_cannot_be_used_is_told_and_trained_instead(desk, supplied, spoil, reason):
    spoil(supplied)
    (warning,) = make(desk)
    assert str(supplied) in warning
    assert reason in warning
    assert desk.trained == [1]
    assert not desk.shelf.numbers()
    assert any(reason in problem for problem in health.check(desk).problems)
    assert [type(error) for error in warm_up(desk)] == [ModelError]


def test_a_copy_that_cannot_be_written_leaves_nothing(desk, supplied, monkeypatch):
    def full(_source, target):
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(shutil, "copyfile", full)
    (warning,) = make(desk)
    assert "room on the disk" in warning
    assert not desk.store.events(EventKind.MODEL_PROMOTED)
    assert not list(desk.home.models.glob("*0001*"))


@pytest.mark.parametrize("value", ["3", '"models/0001"', '"/a\\u0000b"', "true"])
def test_what_is_no_place_is_told(machine, value):
    machine(f"first_model = {value}\nsilent_start = true\n")
    found = managed_file.managed_settings()
    assert found.first_model is None
    assert "first_model" in str(found.problems[0])
    assert found.names == ["silent_start"]


def test_doctor_names_all_that_is_fixed(desk, supplied):
    assert health.managed_fact().startswith("first_model (")
    assert not health.check(desk).problems
