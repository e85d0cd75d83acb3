"""Connects the page of a campaign with its controller, the note and the banner."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from triage_app.campaign_records import CampaignStep
from triage_app.case_codes import shown_number
from triage_app.ui.cases.campaign_controller import CampaignController
from triage_app.ui.changes_flow import ChangesFlow
from triage_app.ui.history import History
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.connections import Connection
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import NOTE_SECONDS, Level
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.ui.cases.campaign_page import CampaignPage


class CampaignFlow(ChangesFlow[CampaignController]):
    """Builds the page when it is first shown; changes need the supervisor's code."""

    log_changed = Signal()

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
        controller = CampaignController(worker, history)
        super().__init__(texts, theme, content, controller, may_change, parent)
        self._opened_from = PageName.CASES

    def take_over(self, former: ChangesFlow[CampaignController]) -> None:
        """Go on with the controller, and with the page to go back to."""
        super().take_over(former)
        if isinstance(former, CampaignFlow):
            self._opened_from = former._opened_from

    def open(self, number: int) -> None:
        """Show the page with the sheet of a campaign; Esc leads back to the page before it."""
        if self._content.shown not in (None, PageName.CAMPAIGN):
            self._opened_from = self._content.shown
        self._content.show_page(PageName.CAMPAIGN)
        self.controller.show(number)

    def make(self) -> CampaignPage:
        """Build and connect the page."""
        from triage_app.ui.cases.campaign_page import CampaignPage  # noqa: PLC0415 - when shown

        page, controller = CampaignPage(self._texts, self._theme), self.controller
        self._shown = page
        page.confirm_requested.connect(partial(self._if_open, "confirm"))
        page.decision_requested.connect(partial(self._if_open, "decide"))
        page.split_requested.connect(partial(self._if_open, "split"))
        page.merge_requested.connect(partial(self._if_open, "merge"))
        page.undo_requested.connect(self.undo_requested)
        page.redo_requested.connect(self.redo_requested)
        page.back_requested.connect(self._go_back)
        controller.sheet_ready.connect(page.show_sheet)
        controller.refresh()
        return page

    def _connections(self) -> list[Connection]:
        controller = self.controller
        return [
            (controller.problem_raised, self._tell_trouble),
            (controller.sheet_ready, self._log_answered),
            (controller.campaign_changed, self._tell_changed),
            (controller.step_redone, self._tell_changed),
            (controller.step_undone, self._tell_undone),
        ]

    def _if_open(self, action: str, number: int, value: object) -> None:
        """Do a supervisor's action on a campaign where that is allowed."""
        if self._is_open():
            getattr(self.controller, action)(number, value)

    def _go_back(self) -> None:
        self._content.show_page(self._opened_from)

    def _tell_changed(self, step: CampaignStep) -> None:
        """Say what was changed, and offer to take it back."""
        self.log_changed.emit()
        if step.seq is None:
            words = self._texts("sheet.nothing_changed", number=shown_number(step.campaign))
            self._content.note.say(words, seconds=NOTE_SECONDS)
            return
        self._content.note.say(
            self._texts.count(
                f"sheet.done_{step.kind}",
                step.changed,
                campaign=shown_number(step.campaign),
                other=shown_number(step.other or 0),
            ),
            Level.DONE,
            action=self._texts("note.undo"),
            then=self.undo,
            seconds=NOTE_SECONDS,
            supervised=True,
        )

    def _tell_undone(self, step: CampaignStep) -> None:
        """Say what was taken back, and which cases stay as they are."""
        self.log_changed.emit()
        words = self._texts.count("sheet.undone", step.changed, campaign=step.campaign)
        if step.kept:
            words += " " + self._texts.count("sheet.kept", step.kept)
        self._content.note.say(
            words,
            action=self._texts("cases.redo"),
            then=self.redo,
            seconds=NOTE_SECONDS,
            supervised=True,
        )
