"""Connects the case page with its controller, the note and the banner."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.records import Label
from triage_app.case_codes import shown_number
from triage_app.erasure_record import Erased
from triage_app.list_records import Expected
from triage_app.records import Case, CaseFilter, Step
from triage_app.ui.cases.controller import CasesController
from triage_app.ui.cases.views_controller import ViewsController
from triage_app.ui.changes_flow import ChangesFlow
from triage_app.ui.history import History
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.connections import Connection
from triage_app.ui.widgets.note_field import FIELD_OF, NoteField
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import NOTE_SECONDS, Level
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import JobRunner
from triage_app.undo_record import Undone

if TYPE_CHECKING:
    from triage_app.ui.cases.page import CasesPage


class CasesFlow(ChangesFlow[CasesController]):
    """Builds the page when it is first shown, and updates it after every change of the log."""

    campaign_requested = Signal(object)  # its number
    guard_requested = Signal(object, Expected)  # number of a confirmed case
    file_requested = Signal(object)  # number of a case
    case_withdrawn = Signal(object)  # its number

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        worker: JobRunner,
        content: MainWindow,
        history: History,
        may_change: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """`may_change`: whether the supervisor's actions are open now."""
        controller = CasesController(worker, history)
        super().__init__(texts, theme, content, controller, may_change, parent)
        self._page: CasesPage | None = None
        self.views = ViewsController(worker, self)
        self.views.problem_raised.connect(content.banner.show_error)

    def _connections(self) -> list[Connection]:
        controller = self.controller
        return [
            (controller.problem_raised, self._tell_trouble),
            (controller.cases_ready, self._log_answered),
            (controller.cases_changed, self._log_answered),
            (controller.case_changed, self._log_answered),
            (controller.step_undone, self._log_answered),
            (controller.step_redone, self._log_answered),
            (controller.case_withdrawn, self._log_answered),
            (controller.case_erased, self._log_answered),
            (controller.note_added, self._log_answered),
            (controller.case_changed, self.follow),
            (controller.step_undone, self._tell_undone),
            (controller.step_redone, self._tell_redone),
            (controller.case_withdrawn, self._tell_withdrawn),
            (controller.case_erased, self._tell_erased),
            (controller.note_added, self._tell_note),
            (controller.note_refused, self._give_back),
        ]

    def make(self) -> CasesPage:
        """Build and connect the page, and request the first rows."""
        from triage_app.ui.cases.page import CasesPage  # noqa: PLC0415 - not before it is shown

        page, controller = CasesPage(self._texts, self._theme), self.controller
        self._page = self._shown = page
        page.filter_changed.connect(controller.show_filter)
        page.more_requested.connect(controller.show_more)
        page.case_selected.connect(controller.show_case)
        page.label_requested.connect(self._label)
        page.unlabel_requested.connect(self._unlabel)
        page.withdraw_requested.connect(self._withdraw)
        page.erase_requested.connect(self._erase)
        page.campaign_requested.connect(self.campaign_requested)
        page.guard_requested.connect(self.guard_requested)
        page.file_requested.connect(self.file_requested)
        page.guard_refused.connect(self._tell_unguarded)
        page.note_given.connect(controller.keep_note)
        page.field_refused.connect(self._tell_field_refused)
        page.undo_requested.connect(self.undo_requested)
        page.redo_requested.connect(self.redo_requested)
        controller.cases_ready.connect(page.show_cases)
        controller.cases_changed.connect(page.update_cases)
        controller.more_ready.connect(page.show_more)
        controller.detail_ready.connect(page.show_detail)
        self._connect_views(page)
        controller.show_filter(page.current_filter())
        return page

    def open(self, number: int) -> None:
        """Show the page with one case, and the older ones of all below it."""
        self._content.show_page(PageName.CASES)
        if self._page is not None:
            self._page.filter.clear()
        self.controller.show_filter(CaseFilter(before=number + 1))

    def _connect_views(self, page: CasesPage) -> None:
        bar, views = page.filter.views, self.views
        bar.save_requested.connect(lambda name: views.save(name, page.current_filter()))
        bar.remove_requested.connect(views.remove)
        views.views_ready.connect(bar.show_views)
        views.refresh()

    def show_filter(self, wanted: CaseFilter) -> None:
        """Show the page with the cases of a filter."""
        self._content.show_page(PageName.CASES)
        if self._page is not None:
            self._page.filter.set_filter(wanted)

    def follow(self) -> None:
        """Ask for the listed cases again after a change on this or another page."""
        if self._page is not None:
            self.controller.refresh(self._page.current_filter(), self._page.shown())

    def _label(self, number: int, label: Label) -> None:
        if self._is_open():
            self.controller.label(number, label)

    def _unlabel(self, number: int) -> None:
        if self._is_open():
            self.controller.withdraw_label(number)

    def _withdraw(self, number: int, reason: str) -> None:
        if self._is_open():
            self.controller.withdraw(number, reason)

    def _erase(self, number: int, reason: str) -> None:
        if self._is_open():
            self.controller.erase(number, reason)

    def undo(self) -> None:
        """Take back the newest change of a case; a note wants no supervisor."""
        if self.controller.undoes_note or self._is_open():
            self.controller.undo()

    def _tell_undone(self, undone: Undone) -> None:
        """Say what was taken back, and offer to do it again."""
        self.follow()
        if undone.step.kind in FIELD_OF:
            self._tell_note_undone(undone)
        elif undone.case is not None:
            self._content.note.say(
                self._sentence("cases.undone", undone.case),
                action=self._texts("cases.redo"),
                then=self.redo,
                seconds=NOTE_SECONDS,
                supervised=True,
            )

    def _tell_note_undone(self, undone: Undone) -> None:
        """Say that a note is taken back, and put its text into the field again."""
        number = undone.step.case.number
        self._show_current()
        self._give_back(NoteField.NOTE, number, undone.note)
        key = f"note.{FIELD_OF[undone.step.kind]}_undone"
        self._content.note.say(self._texts(key, number=number), seconds=NOTE_SECONDS)

    def _tell_note(self, step: Step) -> None:
        """Say that a note is kept, show it as it is kept, and offer to take it back."""
        self.follow()
        self._show_current()
        self._content.note.say(
            self._texts(f"note.{FIELD_OF[step.kind]}_kept", number=step.case.shown_number),
            Level.DONE,
            action=self._texts("note.undo") if step.seq is not None else "",
            then=self.undo,
            seconds=NOTE_SECONDS,
        )

    def _show_current(self) -> None:
        """Ask for the current case again: its file may have other cases now."""
        case = self._page.current_case() if self._page is not None else None
        if case is not None:
            self.controller.show_case(case.number)

    def _tell_unguarded(self) -> None:
        self._content.note.say(self._texts("guard.unconfirmed"), seconds=NOTE_SECONDS)

    def _tell_field_refused(self) -> None:
        self._content.note.say(self._texts("note.field_refused"), seconds=NOTE_SECONDS)

    def _give_back(self, field: NoteField, number: int, typed: str) -> None:
        if self._page is not None:
            self._page.detail.notes.give_back(field, number, typed)

    def _tell_redone(self, step: Step) -> None:
        self.follow()
        self._content.note.say(
            self._sentence("cases.redone", step.case),
            Level.DONE,
            action=self._texts("note.undo"),
            then=self.undo,
            seconds=NOTE_SECONDS,
            supervised=True,
        )

    def _sentence(self, key: str, case: Case) -> str:
        """Return which label a case has now."""
        label = self._texts(f"label.{case.label}" if case.label else "cases.unlabelled")
        return self._texts(key, number=case.shown_number, label=label)

    def _tell_withdrawn(self, number: int) -> None:
        self.case_withdrawn.emit(number)
        self.follow()
        words = self._texts("note.withdrawn", number=shown_number(number))
        self._content.note.say(words, seconds=NOTE_SECONDS)

    def _tell_erased(self, number: int, erased: Erased) -> None:
        """Say that a case is erased, and what is left of it elsewhere."""
        self.follow()
        self.controller.show_case(number)
        key = "note.erased_copies" if erased.near_copies else "note.erased"
        key = key if erased.cleared else "note.erased_traces"
        key = "note.erased_elsewhere" if erased.stays_elsewhere else key
        words = self._texts(key, number=shown_number(number), count=erased.near_copies)
        self._content.note.say(words, seconds=NOTE_SECONDS)
