"""The worker runs all jobs in order in one thread and delivers results in the window's thread."""

import sys
import threading

import pytest

from classifier.errors import VigieError
from triage_app.technical_log import writing
from triage_app.ui.worker import InlineWorker, Worker


class Desk:
    """Fake desk that records the threads in which it was created and closed."""

    def __init__(self):
        self.made, self.closed = threading.get_ident(), None

    def close(self):
        self.closed = threading.get_ident()


@pytest.fixture
def worker(qtbot):
    made = Worker(Desk)
    yield made
    assert made.stop()


def refuse(_):
    raise VigieError("locked")


def test_jobs_run_in_one_other_thread_in_order(worker, qtbot):
    seen, threads = [], set()

    def job(number):
        threads.add(threading.get_ident())
        return number

    for number in range(20):
        worker.call(lambda _, number=number: job(number), seen.append, pytest.fail)
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == list(range(20))
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_results_arrive_in_the_thread_of_the_window(worker, qtbot):
    threads = []
    worker.call(lambda _: 1, lambda _: threads.append(threading.get_ident()), pytest.fail)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.get_ident()]


def test_an_expected_error_is_delivered_and_the_next_job_runs(worker, qtbot):
    failed, done = [], []
    worker.call(refuse, done.append, failed.append)
    worker.call(lambda _: 2, done.append, failed.append)
    qtbot.waitUntil(lambda: bool(done))
    assert done == [2]
    assert [str(error) for error in failed] == ["locked"]


def test_an_expected_error_is_logged_without_its_values(worker, qtbot, tmp_path):
    def unreadable(_):
        raise VigieError("{name} cannot be read.", name="Zyxplanchon.eml") from ValueError("Zyx")

    failed = []
    with writing(tmp_path, "window"):
        worker.call(unreadable, failed=failed.append)
        qtbot.waitUntil(lambda: bool(failed))
    text = (tmp_path / "window.log").read_text(encoding="utf-8")
    assert "a job failed: VigieError “{name} cannot be read.” from ValueError at " in text
    assert "Zyx" not in text


def test_a_programming_error_reaches_the_hook_and_the_next_job_runs(worker, qtbot, monkeypatch):
    hooked, done = [], []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: hooked.append(kind))
    worker.call(lambda _: 1 / 0, done.append, done.append)
    worker.call(lambda _: 3, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert hooked == [ZeroDivisionError]
    assert done == [3]


def test_every_job_is_finished_however_it_ends(worker, qtbot, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    finished = []
    worker.call(lambda _: 1, finished=lambda: finished.append("done"))
    worker.call(refuse, finished=lambda: finished.append("failed"))
    worker.call(lambda _: 1 / 0, finished=lambda: finished.append("broken"))
    qtbot.waitUntil(lambda: len(finished) == 3)
    assert finished == ["done", "failed", "broken"]


def test_the_desk_lives_in_the_worker_thread_and_can_be_reopened(qtbot):
    desks, seen = [], []

    def make():
        desks.append(Desk())
        return desks[-1]

    worker = Worker(make)
    worker.call(seen.append)
    worker.renew(make)
    worker.call(seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == desks
    assert worker.stop()
    threads = {desk.made for desk in desks} | {desk.closed for desk in desks}
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_stop_runs_queued_jobs_and_drops_their_results(qtbot):
    ran, answers = [], []
    made = Worker(Desk)
    made.call(lambda _: ran.append(1), answers.append)
    assert made.stop()
    assert (ran, answers) == ([1], [])


def test_inline_worker_works_at_once():
    done, failed, finished = [], [], []
    inline = InlineWorker(Desk())
    inline.call(lambda _: 1, done.append, failed.append, lambda: finished.append(1))
    inline.call(refuse, done.append, failed.append, lambda: finished.append(2))
    assert (done, finished) == ([1], [1, 2])
    assert len(failed) == 1
