"""The case list's jobs: list, show, label, withdraw, erase, and undo of its own actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from classifier.records import Label
from triage_app.erasure_record import Erased
from triage_app.records import Case, CaseDetail, CaseFilter, Step
from triage_app.ui.changes_controller import ChangesController
from triage_app.ui.history import History
from triage_app.ui.widgets.note_field import FIELD_OF, NoteField
from triage_app.ui.worker import JobRunner
from triage_app.undo_record import Undone
from triage_app.wording.organisations import organisation_id

if TYPE_CHECKING:
    from triage_app.services.desk import Desk


class CasesController(ChangesController[Step]):
    """Asks the casebook in the worker; answers for a former filter are dropped.

    Undo takes back the newest change of this page that stands, whichever case is shown, and
    only exactly that event; the casebook refuses when somebody changed the case since.
    """

    cases_ready = Signal(object, int)  # list[Case] of a filter's first page, how many it has
    more_ready = Signal(object)  # list[Case] of the next page
    cases_changed = Signal(object, int)  # list[Case] of the filter as far as shown, how many it has
    detail_ready = Signal(CaseDetail)
    case_changed = Signal(Case)
    step_undone = Signal(Undone)
    step_redone = Signal(Step)
    case_withdrawn = Signal(object)  # its number
    case_erased = Signal(object, Erased)  # its number, and what is left
    note_added = Signal(Step)
    note_refused = Signal(NoteField, object, str)  # number of the case, what was typed

    def __init__(self, worker: JobRunner, history: History, parent: QObject | None = None) -> None:
        super().__init__(worker, history, parent)
        self._turn = 0  # counts filters; an answer with an older number is dropped

    def show_filter(self, wanted: CaseFilter) -> None:
        """Ask for the first page of a filter."""
        self._turn += 1
        self._list(wanted, self.cases_ready.emit)

    def refresh(self, wanted: CaseFilter, shown: int) -> None:
        """Ask for as many cases of a filter as are shown, or for its first page."""
        self._list(replace(wanted, limit=max(shown, wanted.limit)), self.cases_changed.emit)

    def show_more(self, wanted: CaseFilter) -> None:
        """Ask for the page below `wanted.before`."""
        turn = self._turn
        self._worker.call(
            lambda desk: list(desk.casebook.list(with_id(desk, wanted))),
            lambda cases: self.more_ready.emit(cases) if turn == self._turn else None,
            self.problem_raised.emit,
        )

    def show_case(self, number: int) -> None:
        """Ask for one case with its message, signs and history."""
        self._worker.call(
            lambda desk: _with_signs(desk, desk.casebook.show(number)),
            self.detail_ready.emit,
            self.problem_raised.emit,
        )

    def label(self, number: int, label: Label) -> None:
        """Label a case."""
        self._change(lambda desk: desk.casebook.label(number, label))

    def withdraw_label(self, number: int) -> None:
        """Take the label of a case back."""
        self._change(lambda desk: desk.casebook.withdraw_label(number))

    def withdraw(self, number: int, reason: str) -> None:
        """Take a case and its text out of the log; an undo says once that this is final."""
        self._write(lambda desk: desk.casebook.withdraw(number, reason), self._withdrawn)

    def erase(self, number: int, reason: str) -> None:
        """Erase what identifies a person in a case; an undo says once that this is final."""
        place = self._pending_place()

        def done(erased: Erased) -> None:
            if erased.step is not None:
                self._record(place, erased.step)
                self._forget_steps(erased.step)
            self.case_erased.emit(number, erased)

        self._worker.call(
            lambda desk: desk.casebook.erase(number, reason),
            done,
            self.problem_raised.emit,
            lambda: self._pending.remove(place),
        )

    def keep_note(self, field: NoteField, number: int, typed: str) -> None:
        """Keep a note or a reference of a case; what the log refuses is given back."""
        place = self._pending_place()

        def done(step: Step) -> None:
            self._record(place, step)
            self.note_added.emit(step)

        def refused(error: VigieError) -> None:
            self.note_refused.emit(field, number, typed)
            self.problem_raised.emit(error)

        self._worker.call(
            lambda desk: _kept(desk, field, number, typed),
            done,
            refused,
            lambda: self._pending.remove(place),
        )

    @property
    def undoes_note(self) -> bool:
        """Whether the newest change is a note or a reference, which everybody may take back."""
        return bool(self._done) and self._done[-1][1].kind in FIELD_OF

    def _list(self, wanted: CaseFilter, tell: Callable[[list[Case], int], object]) -> None:
        turn = self._turn
        self._worker.call(
            lambda desk: _listed(desk, with_id(desk, wanted)),
            lambda listed: tell(*listed) if turn == self._turn else None,
            self.problem_raised.emit,
        )

    def _change(self, job: Callable[[Desk], Step]) -> None:
        self._write(job, lambda step: self.case_changed.emit(step.case))

    def _write(self, job: Callable[[Desk], Step], tell: Callable[[Step], object]) -> None:
        """Run a job that changes a case; it has its place in the history from now on."""
        place = self._pending_place()

        def done(step: Step) -> None:
            self._record(place, step)
            tell(step)

        self._worker.call(job, done, self.problem_raised.emit, lambda: self._pending.remove(place))

    def _record(self, place: int, step: Step) -> None:
        if step.seq is not None:  # else nothing was changed
            self._keep(place, step)

    def _taken_back(self, desk: Desk, step: Step) -> Undone:
        return desk.casebook.undo(step)

    def _took_back(self, step: Step, result: object) -> None:
        if step.kind not in FIELD_OF:  # those are not kept to be done again
            self._keep_undone(step)
        self.step_undone.emit(result)

    def _done_again(self, desk: Desk, step: Step) -> Step:
        return desk.casebook.redo(step)

    def _did_again(self, step: Step) -> None:
        self._keep_again(step)
        self.step_redone.emit(step)

    def _withdrawn(self, final: Step) -> None:
        self._forget_steps(final)
        self.case_withdrawn.emit(final.case.number)

    def _forget_steps(self, final: Step) -> None:
        """Drop the earlier steps of a case that was withdrawn or erased; `final` stays."""
        self._done[:] = [
            (place, step)
            for place, step in self._done
            if step is final or step.case.number != final.case.number
        ]


def _listed(desk: Desk, wanted: CaseFilter) -> tuple[list[Case], int]:
    return list(desk.casebook.list(wanted)), desk.casebook.count(wanted)


def _with_signs(desk: Desk, detail: CaseDetail) -> CaseDetail:
    return replace(detail, reasons=desk.triage.signs_of(detail))


def _kept(desk: Desk, field: NoteField, number: int, typed: str) -> Step:
    notes = desk.casebook.notes
    keep = notes.add if field is NoteField.NOTE else notes.set_reference
    return keep(number, typed)


def with_id(desk: Desk, wanted: CaseFilter) -> CaseFilter:
    """Return a filter with the id of the organisation that a person named."""
    if not wanted.organisation:
        return wanted
    known = desk.organisations.names
    return replace(wanted, organisation=organisation_id(known, wanted.organisation))
