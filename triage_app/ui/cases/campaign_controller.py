"""The sheet of one campaign and its changes, in the worker; each can be taken back and redone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.records import Label
from triage_app.campaign_records import CampaignSheet, CampaignStep
from triage_app.records import CaseFilter, Decision, EventKind
from triage_app.ui.changes_controller import ChangesController
from triage_app.ui.history import History
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.calls.casebook import Casebook
    from triage_app.services.desk import Desk

_CASES = 500  # cases of a campaign that are listed


class CampaignController(ChangesController[CampaignStep]):
    """Shows one campaign at a time; keeps what this page changed."""

    sheet_ready = Signal(CampaignSheet, object)  # and list[Case], its newest
    campaign_changed = Signal(CampaignStep)
    step_undone = Signal(CampaignStep)
    step_redone = Signal(CampaignStep)

    def __init__(self, worker: JobRunner, history: History, parent: QObject | None = None) -> None:
        super().__init__(worker, history, parent)
        self.number: int | None = None  # of the campaign that is shown

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

    def _change(self, change: Callable[[Casebook], CampaignStep]) -> None:
        """Make a change, which has its place in the history from now on."""
        place = self._pending_place()

        def job(desk: Desk) -> CampaignStep:
            return change(desk.casebook)

        def done(step: CampaignStep) -> None:
            if step.seq is not None:  # else nothing was changed
                self._keep(place, step)
            self._follow(step)
            self.campaign_changed.emit(step)

        self._worker.call(job, done, self.problem_raised.emit, lambda: self._pending.remove(place))

    def _taken_back(self, desk: Desk, step: CampaignStep) -> CampaignStep:
        return desk.casebook.campaigns.undo(step)

    def _took_back(self, step: CampaignStep, result: object) -> None:  # noqa: ARG002 - for others
        assert isinstance(result, CampaignStep)
        self._keep_undone(result)
        self._follow(result)
        self.step_undone.emit(result)

    def _done_again(self, desk: Desk, step: CampaignStep) -> CampaignStep:
        return desk.casebook.campaigns.redo(step)

    def _did_again(self, step: CampaignStep) -> None:
        self._keep_again(step)
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
