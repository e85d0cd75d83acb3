"""The sheet of one campaign and its changes, in the worker; each can be taken back and redone."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from classifier.records import Label
from triage_app.campaign_records import CampaignSheet, CampaignStep
from triage_app.errors import ChangedSince
from triage_app.records import CaseFilter, Decision, EventKind
from triage_app.ui.history import History
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.calls.casebook import Casebook
    from triage_app.services.desk import Desk

Placed = tuple[int, CampaignStep]  # a change and its place in the history
_CASES = 500  # cases of a campaign that are listed


class CampaignController(QObject):
    """Shows one campaign at a time; keeps what this page changed."""

    sheet_ready = Signal(CampaignSheet, object)  # and list[Case], its newest
    campaign_changed = Signal(CampaignStep)
    step_undone = Signal(CampaignStep)
    step_redone = Signal(CampaignStep)
    problem_raised = Signal(VigieError)

    def __init__(self, worker: JobRunner, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker, self._history = worker, history
        self.number: int | None = None  # of the campaign that is shown
        self._pending: list[int] = []  # places of changes on their way to the log
        self._done: list[Placed] = []  # what this page changed, newest last
        self._undone: list[Placed] = []  # what it took back since, newest last

    @property
    def done_place(self) -> int:
        """Return the place of the newest change; 0 when there is none."""
        return max([*self._pending, *(place for place, _ in self._done)], default=0)

    @property
    def undone_place(self) -> int:
        """Return the place of what was taken back last; 0 when there is nothing."""
        return self._undone[-1][0] if self._undone else 0

    def show(self, number: int) -> None:
        """Ask for the sheet of a campaign and its newest cases."""
        self.number = number
        wanted = CaseFilter(campaign=number, limit=_CASES)
        self._worker.call(
            lambda desk: (desk.casebook.campaigns.sheet(number), list(desk.casebook.list(wanted))),
            lambda found: self.sheet_ready.emit(*found) if number == self.number else None,
            self.problem_raised.emit,
        )

    def refresh(self) -> None:
        """Ask for the shown campaign again."""
        if self.number is not None:
            self.show(self.number)

    def split(self, number: int, cases: Sequence[int]) -> None:
        """Make some cases of a campaign a campaign of their own."""
        self._change(lambda book: book.campaigns.split(number, cases))

    def merge(self, number: int, typed: str) -> None:
        """Make two campaigns one; the other is typed as its number or its code."""
        self._change(lambda book: book.campaigns.merge(number, book.number_of(typed)))

    def decide(self, number: int, decision: Decision) -> None:
        """Give all cases one decision."""
        self._change(lambda book: book.campaigns.decide(number, decision))

    def confirm(self, number: int, label: Label | None) -> None:
        """Give all cases one label, or remove their labels."""
        self._change(lambda book: book.campaigns.confirm(number, label))

    def undo(self) -> None:
        """Take back the newest change that stands; nothing while one is on its way to the log."""
        if self._done and not self._pending:
            place, step = self._done.pop()
            self._worker.call(
                lambda desk: desk.casebook.campaigns.undo(step),
                self._took_back,
                lambda error: self._refused((place, step), self._done, error),
            )

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            place, step = self._undone.pop()
            self._worker.call(
                lambda desk: desk.casebook.campaigns.redo(step),
                self._did_again,
                lambda error: self._refused((place, step), self._undone, error),
            )

    def _change(self, change: Callable[[Casebook], CampaignStep]) -> None:
        """Make a change, which has its place in the history from now on."""
        place = self._history.next_place()
        self._pending.append(place)

        def job(desk: Desk) -> CampaignStep:
            return change(desk.casebook)

        def done(step: CampaignStep) -> None:
            if step.seq is not None:  # else nothing was changed
                self._done.append((place, step))
                self._undone.clear()
                self._history.end_redo()
            self._follow(step)
            self.campaign_changed.emit(step)

        self._worker.call(job, done, self.problem_raised.emit, lambda: self._pending.remove(place))

    def _took_back(self, step: CampaignStep) -> None:
        self._undone.append((self._history.next_place(), step))
        self._follow(step)
        self.step_undone.emit(step)

    def _did_again(self, step: CampaignStep) -> None:
        self._done.append((self._history.next_place(), step))
        self._follow(step)
        self.step_redone.emit(step)

    def _follow(self, step: CampaignStep) -> None:
        """Show the campaign that has the cases now: a merged one is no longer there."""
        if step.kind is EventKind.CAMPAIGN_MERGED and step.other is not None:
            self.show(step.other)
        elif step.kind is EventKind.CAMPAIGN_SPLIT and self.number == step.other:
            self.show(step.campaign)
        else:
            self.refresh()

    def _refused(self, step: Placed, steps: list[Placed], error: VigieError) -> None:
        """Put the step back where the log was only busy; else it can never be undone or redone."""
        if not isinstance(error, ChangedSince):
            insort(steps, step, key=itemgetter(0))
        self.problem_raised.emit(error)
