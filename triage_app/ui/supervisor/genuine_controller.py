"""Genuine messages: read beside the worker, kept there one by one, listed and removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from classifier.genuine.template import AddedTemplate, KeptTemplate, ListedTemplate
from triage_app.ui.job_series import JobSeries
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from classifier.genuine.template_files import ReadTemplate, TemplatesIn
    from triage_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class GenuineContent:
    """What the page shows: the genuine messages, and whose they may be."""

    templates: Sequence[ListedTemplate]
    organisations: Mapping[str, str]  # id -> name


def _opened(paths: Sequence[Path]) -> tuple[TemplatesIn, int]:
    """Return the templates under some paths and their least number; runs beside the worker."""
    from classifier.genuine.template_files import TemplatesIn  # noqa: PLC0415 - slow to import

    templates = TemplatesIn(paths)
    return templates, templates.count()


def _content(desk: Desk) -> GenuineContent:
    return GenuineContent(desk.genuine.list(), dict(desk.organisations.names))


def _kept(read: ReadTemplate, organisation: str, desk: Desk) -> AddedTemplate:
    return desk.genuine.add(read, organisation)


def _removed(numbers: Sequence[int], desk: Desk) -> list[KeptTemplate]:
    return [desk.genuine.remove(number) for number in numbers]


def _restored(removed: Sequence[KeptTemplate], desk: Desk) -> int:
    return len([desk.genuine.restore(one) for one in removed])


class GenuineController(QObject):
    """Adds files and folders, removes messages, and takes removals back."""

    content_ready = Signal(GenuineContent)
    adding_started = Signal()
    count_ready = Signal(int)  # how many messages there are at the least
    answer_ready = Signal(object)  # AddedTemplate: what became of one message
    adding_finished = Signal(bool)  # whether it ended before its last message
    templates_removed = Signal(object)  # list[KeptTemplate]
    templates_restored = Signal(int)
    problem_raised = Signal(VigieError)

    def __init__(self, worker: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._removed: list[list[KeptTemplate]] = []  # what can be taken back, the newest last
        self._series = JobSeries(worker, self.problem_raised.emit, self.cancel)

    @property
    def is_adding(self) -> bool:
        """Return whether messages are being added."""
        return self._series.is_running

    def refresh(self) -> None:
        """Ask for the list."""
        self._worker.call(_content, self.content_ready.emit, self.problem_raised.emit)

    def add(self, paths: Sequence[Path], organisation: str) -> None:
        """Read files and folders and keep their messages; ignored while others are added."""
        if self.is_adding or not paths:
            return
        self._series.start()
        self.adding_started.emit()
        self._series.read(
            lambda _: _opened(paths), lambda found: self._begin(found[0], found[1], organisation)
        )

    def cancel(self) -> None:
        """End now; what was added so far stays."""
        if self.is_adding:
            self._end(stopped=True)

    def remove(self, numbers: Sequence[int]) -> None:
        """Remove messages with their text."""
        job: Callable[[Desk], list[KeptTemplate]] = partial(_removed, tuple(numbers))
        self._worker.call(job, self._report_removed, self.problem_raised.emit, self.refresh)

    def undo(self) -> None:
        """Take the newest removal back."""
        if self._removed:
            job: Callable[[Desk], int] = partial(_restored, self._removed.pop())
            self._worker.call(
                job, self.templates_restored.emit, self.problem_raised.emit, self.refresh
            )

    def _report_removed(self, removed: list[KeptTemplate]) -> None:
        self._removed.append(removed)
        self.templates_removed.emit(removed)

    def _begin(self, templates: TemplatesIn, count: int, organisation: str) -> None:
        number = self._series.number
        self.count_ready.emit(count)
        self._read_next(templates, organisation, number)

    def _read_next(self, templates: TemplatesIn, organisation: str, number: int) -> None:
        """Read the next message, unless the series `number` has ended."""
        if number == self._series.number:
            self._series.read(
                templates.read_next, lambda read: self._keep(templates, read, organisation)
            )

    def _keep(self, templates: TemplatesIn, read: ReadTemplate | None, organisation: str) -> None:
        if read is None:
            self._end(stopped=False)
            return
        job = partial(_kept, read, organisation)
        self._series.call(job, lambda one: self._answer(templates, one, organisation))

    def _answer(self, templates: TemplatesIn, one: AddedTemplate, organisation: str) -> None:
        number = self._series.number
        self.answer_ready.emit(one)
        self._read_next(templates, organisation, number)

    def _end(self, *, stopped: bool) -> None:
        self._series.end()
        self.adding_finished.emit(stopped)
        self.refresh()
