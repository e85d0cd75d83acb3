"""A real scheduler with real workers on this machine."""

import os
import sys
from pathlib import Path

import pytest

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent / "cli")]  # dask_commands; commands

from commands import Vigie  # noqa: E402
from dask_commands import Cluster  # noqa: E402


@pytest.fixture(scope="session", autouse=True)
def own_dask_settings(tmp_path_factory):
    """Keep Dask from writing into the settings of the person who runs the tests."""
    os.environ["DASK_CONFIG"] = str(tmp_path_factory.mktemp("dask-settings"))


@pytest.fixture
def start(tmp_path):
    """Start clusters; they end with the test."""
    started = []

    def begin(workers=2, **options):
        folder = tmp_path / f"cluster-{len(started)}"
        folder.mkdir()
        started.append(Cluster(folder, workers, **options))
        return started[-1]

    yield begin
    for one in started:
        one.close()


@pytest.fixture(scope="session")
def running(tmp_path_factory):
    found = Cluster(tmp_path_factory.mktemp("cluster"))
    yield found
    found.close()


@pytest.fixture
def cluster(running):
    """A cluster of two workers; one that is killed is started anew before the next test."""
    return running.wait(2)


@pytest.fixture
def vigie(trained_home):
    """Commands on a data folder with model 0001 and without a log."""
    return Vigie(trained_home)
