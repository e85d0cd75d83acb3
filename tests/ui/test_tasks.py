"""One thread does all jobs in their order, and answers in the window's thread."""

import sys
import threading

import pytest

from classifier.errors import VigieError
from triage_app.ui.worker import InlineRunner, Worker


@pytest.fixture
def worker(qtbot):
    made = Worker()
    yield made
    assert made.stop()


def refuse():
    raise VigieError("verrouillé", "locked")


def test_jobs_run_in_one_other_thread_in_order(worker, qtbot):
    seen, threads = [], set()

    def job(number):
        threads.add(threading.get_ident())
        return number

    for number in range(20):
        worker.run(lambda number=number: job(number), seen.append, pytest.fail)
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == list(range(20))
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_answers_come_in_the_windows_thread(worker, qtbot):
    threads = []
    worker.run(lambda: 1, lambda _: threads.append(threading.get_ident()), pytest.fail)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.get_ident()]


def test_trouble_is_handed_over_and_the_next_job_runs(worker, qtbot):
    failed, done = [], []
    worker.run(refuse, done.append, failed.append)
    worker.run(lambda: 2, done.append, failed.append)
    qtbot.waitUntil(lambda: bool(done))
    assert done == [2]
    assert [error.sentence("en") for error in failed] == ["locked"]


def test_our_own_mistake_reaches_the_hook_and_the_next_job_runs(worker, qtbot, monkeypatch):
    hooked, done = [], []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: hooked.append(kind))
    worker.run(lambda: 1 / 0, done.append, done.append)
    worker.run(lambda: 3, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert hooked == [ZeroDivisionError]
    assert done == [3]


def test_stop_runs_the_last_job_and_drops_answers(qtbot):
    made, closed, answers = Worker(), [], []
    made.run(lambda: 1, answers.append, answers.append)
    assert made.stop(lambda: closed.append(threading.get_ident()))
    assert closed
    assert closed[0] != threading.get_ident()


def test_inline_runner_works_at_once():
    done, failed = [], []
    InlineRunner().run(lambda: 1, done.append, failed.append)
    InlineRunner().run(refuse, done.append, failed.append)
    assert done == [1]
    assert len(failed) == 1
