"""Jobs that follow each other: late answers are dropped, a job without an answer breaks off."""

from __future__ import annotations

import pytest

from classifier.errors import VigieError
from triage_app.ui.job_series import JobSeries


class Runner:
    """Keeps jobs until a test lets them end."""

    def __init__(self):
        self.jobs = []

    def call(self, job, done, failed, finished):
        self.jobs.append((job, done, failed, finished))

    def beside(self, job, done, failed, finished):
        self.call(job, done, failed, finished)
        return Asked()

    def let_end(self, error=None):
        job, done, failed, finished = self.jobs.pop(0)
        failed(error) if error else done(job(None))
        finished()


class Asked:
    def __init__(self):
        self.times = 0

    def ask(self):
        self.times += 1


@pytest.fixture
def made():
    runner, told = Runner(), []
    return runner, JobSeries(runner, told.append, lambda: told.append("broken")), told


def test_answers_reach_the_series_that_asked(made):
    runner, series, told = made
    series.start()
    series.call(lambda _: "answer", told.append)
    runner.let_end()
    assert told == ["answer"]


@pytest.mark.parametrize("change", ["end", "start"])
def test_an_answer_after_the_end_is_dropped_and_breaks_nothing(made, change):
    runner, series, told = made
    series.start()
    series.read(lambda _: "late", told.append)
    getattr(series, change)()
    runner.let_end()
    assert told == []
    assert series.is_running is (change == "start")


def test_an_error_is_told_and_breaks_the_series(made):
    runner, series, told = made
    series.start()
    series.call(lambda _: "unused", told.append)
    error = VigieError("The disk is full.")
    runner.let_end(error)
    assert told == [error, "broken"]


def test_the_end_gives_up_what_is_being_read(made):
    _, series, told = made
    series.start()
    series.read(lambda _: "unused", told.append)
    reading = series._reading
    series.end()
    assert reading.times == 1
