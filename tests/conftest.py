"""Fixtures of all tests: offscreen Qt, and a data folder with a trained model."""

import os
import shutil
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_ACCESSIBILITY", "0")

CHECKOUT = Path(__file__).resolve().parents[1]


def _train(folder: Path) -> None:
    from triage_app.paths import Home
    from triage_app.services.desk import Desk
    from triage_app.settings import Settings

    desk = Desk(Home(folder), Settings())
    desk.retraining.train()
    desk.close()


@pytest.fixture(scope="session")
def trained_folder(tmp_path_factory) -> Path:
    """Return a data folder with model 0001, trained once for all test processes."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    folder, lock = shared / "trained", shared / "trained.lock"
    from filelock import FileLock

    with FileLock(lock):
        if not (folder / "models" / "current.json").exists():
            _train(folder)
    return folder


@pytest.fixture
def trained_home(trained_folder, tmp_path):
    """A fresh copy of the trained data folder, with an empty log."""
    from triage_app.paths import Home

    home = Home(tmp_path / "home")
    shutil.copytree(trained_folder / "models", home.models)
    return home


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder of the checkout."""
    return CHECKOUT
