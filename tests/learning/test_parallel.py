"""Several processes change the time and nothing else, and none outlives its parent."""

import os
import subprocess
import sys
import threading
import time

import numpy as np
import pytest

from classifier.errors import VigieError
from classifier.indicators.organisations import Organisations
from classifier.learning.dataset import examples, read_folder
from classifier.learning.training import train
from classifier.parallel import BACKENDS, Workers, beside, in_order
from classifier.scorer import Scorer
from triage_app.paths import resources_dir, training_data_dir


def double(number):
    if number == 13:
        raise ValueError("unlucky")
    return 2 * number


@pytest.fixture(scope="module")
def rows(thinned):
    scorer = Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)
    some = thinned(read_folder(training_data_dir()), 56, 14)
    found = list(examples(some, scorer.prepare))
    assert list(examples(some, scorer.prepare, Workers(2))) == found
    return found


@pytest.fixture(scope="module")
def alone(rows):
    """What one process trains of them."""
    return train(rows)


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_same_weights_bit_for_bit_with_any_number_of_workers(rows, alone, backend):
    told = []
    found = train(rows, lambda share, what: told.append(share), Workers(2, backend))
    assert found.thresholds == alone.thresholds
    assert found.held_out.tobytes() == alone.held_out.tobytes()
    assert all(np.array_equal(found.arrays[name], alone.arrays[name]) for name in alone.arrays)
    assert told == sorted(told)
    assert len(told) > 10


@pytest.mark.parametrize("workers", [Workers(), *(Workers(2, backend) for backend in BACKENDS)])
def test_results_come_in_order_and_errors_arrive(workers):
    assert list(in_order(double, range(10), workers)) == list(range(0, 20, 2))
    with pytest.raises(ValueError, match="unlucky"):
        list(in_order(double, range(20), workers))


def test_one_process_does_it_where_no_others_can_be_started():
    """A system without semaphores, or a daemon: joblib then says that one process works."""
    program = "from classifier.parallel import *; print(*in_order(abs, [-1, -2], Workers(2)))"
    environment = {**os.environ, "JOBLIB_MULTIPROCESSING": "0"}
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.split() == ["1", "2"]


PROGRAM = """
import os, time
from classifier.parallel import Workers, in_order

def work(number):
    time.sleep(0.1)
    return os.getpid()

for worker in in_order(work, range(10_000), Workers(2)):
    print(worker, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="looks for processes as POSIX does")
def test_workers_end_with_a_parent_that_is_killed():
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE) as parent:
        workers = {int(parent.stdout.readline()) for _ in range(20)}
        assert all(map(_runs, workers))
        parent.kill()
    limit = time.monotonic() + 20
    while any(map(_runs, workers)):
        assert time.monotonic() < limit


def _runs(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def end_itself(number):
    if number == 5:
        os._exit(9)
    return number


def test_a_worker_that_is_ended_from_outside_is_told_in_a_sentence():
    with pytest.raises(VigieError, match="was ended"):
        list(in_order(end_itself, range(20), Workers(2)))


ANY_WORKERS = [Workers(), *(Workers(2, backend) for backend in BACKENDS)]


@pytest.mark.parametrize("workers", ANY_WORKERS)
def test_work_beside_gives_its_result_or_its_error(workers):
    with beside(double, 4, workers) as result:
        assert result() == 8
    with beside(double, 13, workers) as result, pytest.raises(ValueError, match="unlucky"):
        result()


def place(_):
    return os.getpid()


def test_work_beside_has_a_process_of_its_own_that_ends():
    with beside(place, 0, Workers(2)) as result:
        other = result()
        assert other != os.getpid()
    assert not _runs(other)
    with beside(place, 0) as result:
        assert result() == os.getpid()


def wait_for_ever(path):
    path.write_text(f"{os.getpid()}\n", encoding="utf-8")
    threading.Event().wait()


def stopped_as_soon_as_it_runs(path):
    with beside(wait_for_ever, path, Workers(2)):
        while not (path.exists() and path.read_text(encoding="utf-8").endswith("\n")):
            pass
        raise KeyboardInterrupt


def test_work_beside_ends_with_what_it_is_for(tmp_path):
    path = tmp_path / "process"
    with pytest.raises(KeyboardInterrupt):
        stopped_as_soon_as_it_runs(path)
    assert not _runs(int(path.read_text(encoding="utf-8")))


def test_work_beside_that_is_ended_from_outside_is_told_in_a_sentence():
    with beside(end_itself, 5, Workers(2)) as result, pytest.raises(VigieError, match="was ended"):
        result()
