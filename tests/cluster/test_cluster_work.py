"""A cluster gives what this machine gives alone, whatever becomes of its workers."""

import logging
import os
import signal
import subprocess
import sys
from functools import partial

import numpy as np
import pytest

from classifier.indicators.organisations import Organisations
from classifier.learning.dataset import examples, read_folder
from classifier.learning.training import train
from classifier.parallel import in_order
from classifier.scorer import Scorer
from triage_app.cluster import connected
from triage_app.errors import ClusterError
from triage_app.paths import resources_dir, training_data_dir


@pytest.fixture(scope="module")
def some():
    return read_folder(training_data_dir())[::120]


@pytest.fixture(scope="module")
def scorer():
    return Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)


@pytest.fixture(scope="module")
def rows(some, scorer):
    return list(examples(some, scorer.prepare))


def same(found, alone):
    return (
        found.thresholds == alone.thresholds
        and found.held_out.tobytes() == alone.held_out.tobytes()
        and found.arrays.keys() == alone.arrays.keys()
        and all(np.array_equal(found.arrays[name], alone.arrays[name]) for name in alone.arrays)
    )


def test_the_same_examples_and_weights_though_a_worker_is_killed(start, some, scorer, rows):
    alone = train(rows)
    running = start().wait(2)
    killed = []

    def kill_one(share, what):
        if not killed and share > 0.3:
            running.kill_workers(1)
            killed.append(share)

    with connected(running.address) as workers:
        assert list(examples(some, scorer.prepare, workers)) == rows
        assert same(train(rows, kill_one, workers), alone)
    assert killed
    assert killed[0] < 0.85  # trials were left to do


def where(item):
    return item, os.getpid()


def ended_once(marker, item):
    """End this worker at item 7, the first time that it comes."""
    if item == 7 and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return item, os.getpid()


@pytest.mark.skipif(sys.platform == "win32", reason="kills a worker as POSIX does")
def test_work_of_a_killed_worker_is_done_by_others(cluster, tmp_path):
    marker = tmp_path / "ended"
    with connected(cluster.address) as workers:
        found = list(in_order(partial(ended_once, marker), range(40), workers))
    assert marker.exists()
    assert [item for item, _ in found] == list(range(40))
    assert os.getpid() not in {process for _, process in found}


def test_large_items_and_results_arrive_in_order(cluster):
    items = [bytes([number]) * 300_000 for number in range(30)]
    with connected(cluster.address) as workers:
        assert list(in_order(bytes.swapcase, items, workers)) == [one.swapcase() for one in items]


class Remembering:
    """Remembers what it was asked, as a scorer does: while it works it cannot be written out."""

    def __init__(self):
        self.home, self.seen = os.getpid(), []

    def __getstate__(self):
        assert os.getpid() == self.home, "written out by a worker"
        return self.__dict__

    def __call__(self, item):
        self.seen.append(item)
        return os.getpid(), sum(range(100_000)), len(self.seen)


def test_workers_hand_on_a_function_that_changes_while_they_use_it(cluster):
    with connected(cluster.address) as workers:
        found = list(in_order(Remembering(), range(300), workers))
    assert len({process for process, *_ in found}) == 2
    assert max(seen for *_, seen in found) > 1  # each worker keeps what it made


def unlucky(item):
    if item == 13:
        raise ValueError("unlucky")
    return item


def test_an_error_in_the_function_is_raised_here(cluster):
    with connected(cluster.address) as workers, pytest.raises(ValueError, match="unlucky"):
        list(in_order(unlucky, range(20), workers))


def work_until_lost(running, end):
    with connected(running.address) as workers:
        for item, _ in in_order(where, range(100_000), workers):
            if item == 10:
                running.kill_scheduler() if end == "scheduler" else running.kill_workers(2)


@pytest.mark.parametrize("end", ["scheduler", "workers"])
def test_a_cluster_that_is_lost_is_told_in_a_sentence(start, end):
    with pytest.raises(ClusterError, match="lost the work"):
        work_until_lost(start().wait(2), end)


@pytest.mark.parametrize("name", ["distributed.client", "distributed.comm", "tornado.application"])
def test_a_lost_connection_is_told_by_us_alone(cluster, name):
    with connected(cluster.address):
        assert not logging.getLogger(name).isEnabledFor(logging.ERROR)


def test_one_worker_leaves_the_work_here(start):
    with connected(start(workers=1).wait(1).address) as workers:
        assert workers.jobs == 1
        assert list(in_order(where, [1], workers)) == [(1, os.getpid())]


def test_dask_is_not_imported_without_a_cluster(vigie):
    program = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from triage_app.cli.main import main\n"
        "found = CliRunner().invoke(main, sys.argv[1:], input='Bonjour, votre colis attend.\\n')\n"
        "assert found.exit_code == 0, found.output\n"
        "print(*{'dask', 'distributed'} & sys.modules.keys())\n"
    )
    words = [sys.executable, "-c", program, "--home", str(vigie.home.folder), "score", "-"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
