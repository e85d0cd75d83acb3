"""Jobs that follow each other: a batch is read and judged, templates are read and kept.

Answers of a series that has ended are dropped, and a job without an answer breaks the series.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from triage_app.ui.worker import Failed, JobRunner

if TYPE_CHECKING:
    from classifier.reading.child_process import Stop

T = TypeVar("T")
Started = TypeVar("Started")


class JobSeries:
    """One series at a time; `failed` gets an expected error, `broken` ends what was running."""

    def __init__(self, worker: JobRunner, failed: Failed, broken: Callable[[], object]) -> None:
        self._worker, self._failed, self._broken = worker, failed, broken
        self._reading: Stop | None = None
        self.number = 0  # changes with each start and end
        self.is_running = False

    def start(self) -> None:
        """Begin a series; the one that is running ends."""
        self.end()
        self.is_running = True

    def end(self) -> None:
        """End the series; the file that is being read is given up."""
        self.number += 1
        self.is_running = False
        if self._reading is not None:
            self._reading.ask()

    def read(self, job: Callable[[Stop], T], done: Callable[[T], object]) -> None:
        """Run a job beside the thread of the desk."""
        self._reading = self._run(self._worker.beside, job, done)

    def call(self, job: Callable[..., T], done: Callable[[T], object]) -> None:
        """Run a job that takes the desk, in its thread."""
        self._run(self._worker.call, job, done)

    def _run(
        self, run: Callable[..., Started], job: Callable[..., T], done: Callable[[T], object]
    ) -> Started:
        number = self.number
        answers: list[T] = []

        def answered(answer: T) -> None:
            answers.append(answer)
            if number == self.number:
                done(answer)

        def finished() -> None:
            if not answers and number == self.number:
                self._broken()

        return run(job, answered, self._failed, finished)
