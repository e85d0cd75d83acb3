"""Data folders without a model, small disks, and how often each fault is made.

`make test` makes each fault a few times; `make faults` (tests/long_faults.py) makes all of them.
"""

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent / "cli")]

from acknowledged import Acknowledged  # noqa: E402
from commands import Vigie  # noqa: E402
from fault_writer import texts as texts_of  # noqa: E402

SHORT = {"--kills": 6, "--writers": 4, "--copies": 3, "--fills": 3, "--draw": "1"}


@pytest.fixture
def times(request):
    """Return how often a fault is made, by the name of the option of `make faults`."""
    return lambda option: request.config.getoption(option, default=SHORT[option])


@pytest.fixture
def draw(request):
    """Random moments, the same at each run."""
    return Random(request.config.getoption("--draw", default=SHORT["--draw"]))


@pytest.fixture
def vigie(tmp_path):
    """Commands on an empty data folder."""
    from triage_app.paths import Home

    return Vigie(Home(tmp_path / "home"))


@pytest.fixture
def known():
    """What the log acknowledged so far."""
    return Acknowledged()


@pytest.fixture
def texts():
    """Texts without end."""
    return texts_of("test")


@pytest.fixture
def desk_of():
    """Return a function that makes the services of a data folder; they are closed at the end."""
    from triage_app.services.desk import Desk
    from triage_app.settings import Settings

    made = []

    def make(home, **options):
        made.append(Desk(home, Settings(agent="claire"), **options))
        return made[-1]

    yield make
    for desk in made:
        desk.close()


@pytest.fixture
def small_disk(tmp_path):
    """Return a function that mounts a file system in memory, or gives it another size in kB.

    Skips where that is not allowed.
    """
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux mounts a file system")
    folder = tmp_path / "disk"
    folder.mkdir()

    def mount(kilobytes: int, *options: str) -> Path:
        again = ("remount",) if folder.is_mount() else ()
        chosen = ",".join((*again, f"size={kilobytes}k", *options))
        command = ["mount", "-t", "tmpfs", "-o", chosen, "tmpfs", str(folder)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("this machine lets nobody mount")
        return folder

    yield mount
    if folder.is_mount():
        subprocess.run(["umount", str(folder)], check=True)
