"""Fixtures of all tests: offscreen Qt, and a data folder with a trained model."""

import logging
import os
import re
import shutil
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_ACCESSIBILITY", "0")

CHECKOUT = Path(__file__).resolve().parents[1]


class _Warnings(logging.Handler):
    """Records log lines at level warning or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        kind = record.exc_info[0] if record.exc_info else None
        told = kind.__name__ if kind else ""
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()} {told}".strip())


@pytest.fixture(autouse=True)
def unexpected_log_lines(request):
    """Fail a test that logs at level warning or above without `expects_log(PATTERN)`.

    As qutebrowser does it: what nobody reads in a passing run is found here.
    """
    found = _Warnings()
    logging.getLogger().addHandler(found)
    yield
    logging.getLogger().removeHandler(found)
    patterns = [mark.args[0] for mark in request.node.iter_markers("expects_log")]
    unexpected = [line for line in found.lines if not any(re.search(p, line) for p in patterns)]
    assert not unexpected, "logged, and no marker expects it"
    missing = [p for p in patterns if not any(re.search(p, line) for line in found.lines)]
    assert not missing, "expected by a marker, and not logged"


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
