"""The content of one window: its pages, and the connections between them.

A session lasts until the language or the look changes; the worker, the desk and a training that
is on its way outlive it. Tests build one with an in-line worker on a desk of their own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import random

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from triage_app.advice.guidance import Guidance
from triage_app.settings import Settings
from triage_app.ui.about.flow import AboutFlow
from triage_app.ui.about.lost_log import LostLogFlow
from triage_app.ui.batch.flow import BatchFlow
from triage_app.ui.cases.campaign_flow import CampaignFlow
from triage_app.ui.cases.case_file_flow import CaseFileFlow
from triage_app.ui.cases.flow import CasesFlow
from triage_app.ui.history import History, Undoer
from triage_app.ui.shell import Shell
from triage_app.ui.supervisor.commands import Commands
from triage_app.ui.supervisor.flow import SupervisorFlow
from triage_app.ui.supervisor.import_flow import ImportFlow
from triage_app.ui.supervisor.model_flow import ModelFlow
from triage_app.ui.supervisor.models_flow import ModelsFlow
from triage_app.ui.supervisor.review_flow import ReviewFlow
from triage_app.ui.triage.controller import TriageController
from triage_app.ui.triage.flow import TriageFlow
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.parts import without_mnemonic
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import NOTE_SECONDS, Topic
from triage_app.ui.window.loss_question import agrees_to_lose
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import JobRunner, SessionJobs

CaseArguments = tuple[Texts, Theme, JobRunner, MainWindow, History, Callable[[], bool], QObject]


@dataclass(frozen=True, slots=True)
class Machine:
    """Time, random numbers and the folder for exports; tests replace them."""

    clock: Callable[[], float] = time.monotonic  # seconds; only differences count
    today: Callable[[], date] = date.today
    draw: Callable[[], float] = random  # evenly from 0 to 1
    documents: Path = Path()


class Session(QObject):
    """Builds the flows and connects them; each flow connects its own page and controllers."""

    preferences_requested = Signal()
    period_changed = Signal(Settings)  # saved, with another retention period

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        settings: Settings,
        guidance: Mapping[str, Guidance],
        worker: JobRunner,
        commands: Commands,
        machine: Machine,
        *,
        window: Shell | None = None,
        code_set: bool = False,
        first_start: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """`code_set`: there is a supervisor's code; `first_start`: nothing was ever set here."""
        super().__init__(parent)
        self.texts, self._theme = texts, theme
        self._worker, self._commands, self.training = worker, commands, commands.training
        self._jobs = SessionJobs(worker)  # of the flows whose controllers end with this session
        self._first_start = first_start
        self.window = window or new_shell(texts)
        self.history = History()
        makers: dict[PageName, Callable[[], QWidget]] = {}
        self.content = MainWindow(texts, theme, makers)
        self._build_flows(settings, guidance, machine, code_set=code_set)
        makers.update(self._makers())
        self.window.may_close = self._may_close
        self.content.preferences_requested.connect(self.preferences_requested)
        self.content.sheet_requested.connect(self._open_sheet)
        self._connect_pages()
        self._fill()

    def _build_flows(
        self,
        settings: Settings,
        guidance: Mapping[str, Guidance],
        machine: Machine,
        *,
        code_set: bool,
    ) -> None:
        texts, worker, jobs, content = self.texts, self._worker, self._jobs, self.content
        self.flow = self._triage_flow(settings, guidance, machine)
        self.models = ModelFlow(texts, jobs, self.training, content, self)
        self.learning = self.models.controller
        self.supervisor = self._supervisor_flow(machine, code_set=code_set)
        self.cases = CasesFlow(*self._of_cases())
        self.campaigns = CampaignFlow(*self._of_cases())
        self.case_files = CaseFileFlow(texts, jobs, content, machine.documents, self)
        self.about = AboutFlow(texts, jobs, content, settings.agent, self, code_set=code_set)
        self.lost_log = LostLogFlow(texts, jobs, content, self._may_choose, self)
        self.batch = BatchFlow(texts, self._theme, worker, content, self.history, self)
        blind = settings.review_blind == "on"
        self.review = ReviewFlow(*self._of_cases(), blind=blind)
        self.history.pages = self._undoers()

    def _undoers(self) -> Sequence[Undoer]:
        """Return the pages whose actions are taken back in one order."""
        return (self.flow, self.cases, self.campaigns, self.batch, self.review)

    def _triage_flow(
        self, settings: Settings, guidance: Mapping[str, Guidance], machine: Machine
    ) -> TriageFlow:
        return TriageFlow(
            self.texts,
            self._theme,
            guidance,
            self._worker,
            self.content,
            self.history,
            second_look=settings.second_look,
            watch_clipboard=settings.watch_clipboard == "on",
            clock=machine.clock,
            draw=machine.draw,
            parent=self,
        )

    def _supervisor_flow(self, machine: Machine, *, code_set: bool) -> SupervisorFlow:
        texts, content, comparing = self.texts, self.content, self._commands.comparing
        imports = ImportFlow(texts, self._jobs, self._commands.importing, content, self)
        models = ModelsFlow(texts, self._theme, self._jobs, content, self.models, comparing, self)
        return SupervisorFlow(
            texts,
            self._jobs,
            content,
            models,
            imports,
            self._commands,
            self._theme,
            today=machine.today,
            export_folder=machine.documents,
            code_set=code_set,
            parent=self,
        )

    def _may_choose(self) -> bool:
        """Return whether the supervisor's pages are open."""
        return self.supervisor.access.is_open

    def _of_cases(self) -> CaseArguments:
        """Return what the flows of cases and campaigns are made with."""
        look, may_choose = (self.texts, self._theme), self._may_choose
        return (*look, self._worker, self.content, self.history, may_choose, self)

    @property
    def triage(self) -> TriageController:
        """Return the controller of the agent's page; it outlives this session."""
        return self.flow.controller

    def take_over(self, old: Session) -> None:
        """Go on with the calls, the batch and the history of a window in another language or look.

        The jobs of `old` report here, or to nobody.
        """
        old.end()
        for name in ("flow", "cases", "campaigns", "batch", "review"):
            getattr(self, name).take_over(getattr(old, name))
        self.history = old.history
        self.history.pages = self._undoers()

    def end(self) -> None:
        """Drop what the jobs of this session would still report to it."""
        self._jobs.end()
        self.learning.end()

    def _undo(self) -> None:
        """Take back the last action, of whichever page."""
        if not self.history.undo():
            self._note("note.nothing_undone")

    def _redo(self) -> None:
        """Do again what was taken back last, on whichever page."""
        if not self.history.redo():
            self._note("note.nothing_redone")

    def _note(self, key: str) -> None:
        self.content.note.say(self.texts(key), seconds=NOTE_SECONDS)

    def _fill(self) -> None:
        """Show the triage page with the text typed before it was built, or the start page."""
        typed, pasted = self.window.fill(self.content)
        first = self._first_start and not typed
        self.content.show_page(PageName.WELCOME if first else PageName.TRIAGE)
        if typed:
            self.flow.page.input.take_typed(typed, pasted=pasted)

    def _makers(self) -> dict[PageName, Callable[[], QWidget]]:
        """Return the function that builds each page on first display."""
        return {
            PageName.TRIAGE: lambda: self.flow.page,
            PageName.CASES: self.cases.make,
            PageName.CAMPAIGN: self.campaigns.make,
            PageName.BATCH: self.batch.make,
            PageName.WEEK: self.supervisor.week.make,
            PageName.REVIEW: self.review.make,
            PageName.SUPERVISOR: self.supervisor.make_supervisor,
            PageName.GUIDANCE: self.supervisor.make_guidance,
            PageName.IMPORT: self.supervisor.imports.make,
            PageName.GENUINE: self.supervisor.make_genuine,
            PageName.RETENTION: self.supervisor.retention.make,
            PageName.MODELS: self.supervisor.models.make,
            PageName.LISTS: self.supervisor.lists.make,
            PageName.HELP: self.about.make_help,
            PageName.HEALTH: self.about.make_health,
            PageName.WELCOME: self.about.make_welcome,
        }

    def _paste(self) -> None:
        """Show the triage page and paste the clipboard there."""
        self.content.show_page(PageName.TRIAGE)
        self.flow.page.paste()

    def _open_sheet(self) -> None:
        from triage_app.ui.about.shortcut_sheet import ShortcutSheet  # noqa: PLC0415 - asked

        ShortcutSheet(self.texts, self.window).exec()

    def _connect_pages(self) -> None:
        about, cases, supervisor = self.about, self.cases, self.supervisor
        supervisor.guidance_changed.connect(self.flow.change_guidance)
        self.flow.page.input.batch_requested.connect(self.batch.take)
        self.batch.open_requested.connect(self.flow.open_triage)
        self.flow.case_changed.connect(lambda _: cases.follow())
        self.flow.case_withdrawn.connect(lambda _: cases.follow())
        self.flow.case_changed.connect(self.batch.note_logged)
        self.flow.case_withdrawn.connect(self.batch.note_withdrawn)
        cases.case_withdrawn.connect(self.batch.note_withdrawn)
        cases.campaign_requested.connect(self.campaigns.open)
        self.review.sheet_requested.connect(self.campaigns.open)
        for changing in (
            self.batch,
            self.campaigns,
            self.review,
            supervisor.imports,
            supervisor.week,
        ):
            changing.log_changed.connect(cases.follow)
        supervisor.models.case_requested.connect(cases.open)
        cases.guard_requested.connect(supervisor.guarding.guard)
        cases.file_requested.connect(self.case_files.ask)
        supervisor.week.cases_requested.connect(cases.show_filter)
        supervisor.week.campaign_requested.connect(self.campaigns.open)
        for success in (self.flow.case_changed, self.flow.case_withdrawn, self.batch.log_changed):
            success.connect(lambda *_: self.content.banner.resolve(Topic.LOG))
        supervisor.retention.settings_changed.connect(self.period_changed)
        self.flow.loss_noticed.connect(self.lost_log.show)
        self.lost_log.controller.log_accepted.connect(cases.follow)
        for refusing in (cases, self.campaigns, self.review, self.lost_log):
            refusing.access_refused.connect(supervisor.show_locked)
        for page in (self.flow, cases, self.campaigns, self.batch, self.review):
            page.undo_requested.connect(self._undo)
            page.redo_requested.connect(self._redo)
        about.sample_chosen.connect(self.flow.judge)
        about.paste_requested.connect(self._paste)
        about.code_chosen.connect(supervisor.access.set_code)
        supervisor.access.access_changed.connect(lambda is_set, _: about.note_code(is_set))
        supervisor.access.code_changed.connect(self._commands.importing.take_code)
        self.learning.progress_changed.connect(lambda share, _: about.show_training(share))
        self.models.model_changed.connect(about.show_model)
        self.models.model_changed.connect(self.flow.use_model)

    def _may_close(self) -> bool:
        """Ask before cases are lost that are not logged yet."""
        waiting = len(self.triage.calls.waiting)
        return waiting == 0 or self.confirm_loss(waiting)

    def confirm_loss(self, waiting: int) -> bool:
        """Return whether the user agrees to lose the cases that are not logged yet."""
        return agrees_to_lose(self.window, self.texts, waiting)


def new_shell(texts: Texts) -> Shell:
    """Return an empty window in the language of `texts`."""
    return Shell(
        texts("window.title"), without_mnemonic(texts("input.text")), texts("input.placeholder")
    )
