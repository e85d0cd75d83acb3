"""One window with its controllers, and every connection between them.

A session lasts until the language or the look changes; the worker, the desk and a training that
is on its way outlive it. Tests build one with an in-line runner and services of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from classifier.errors import VigieError
from triage_app.advice.guidance import Guidance
from triage_app.records import Case, ModelSummary, TrainingOutcome
from triage_app.ui.about.flow import DeskPages, Examined
from triage_app.ui.batch.controller import Judging
from triage_app.ui.batch.flow import BatchFlow
from triage_app.ui.cases.controller import Casekeeping, CasesController
from triage_app.ui.shell import Shell
from triage_app.ui.supervisor.access_controller import Access
from triage_app.ui.supervisor.flow import Supervision
from triage_app.ui.supervisor.guidance_controller import Book
from triage_app.ui.supervisor.learning_controller import LearningController, Shelf
from triage_app.ui.supervisor.reports_controller import Reporting
from triage_app.ui.supervisor.training_process import TrainingProcess
from triage_app.ui.triage.flow import UNDO_SECONDS, TriageFlow
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.parts import without_mnemonic
from triage_app.ui.widgets.safe_text import plain_box
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import Level
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import Runner

if TYPE_CHECKING:
    from triage_app.ui.cases.page import CasesPage


@dataclass(frozen=True, slots=True)
class Tools:
    """What a session is built from. The services are asked for in the worker's thread."""

    texts: Texts
    theme: Theme
    guidance: Mapping[str, Guidance]  # by language
    runner: Runner
    batch: Callable[[], Judging]
    casebook: Callable[[], Casekeeping]
    reports: Callable[[], Reporting]
    shelf: Callable[[], Shelf]
    training: TrainingProcess
    clock: Callable[[], float]  # seconds, only differences count
    today: Callable[[], date]
    export_folder: Path
    book: Callable[[], Book]
    access: Callable[[], Access]
    examine: Callable[[], Examined]
    samples: Path  # the bundled messages to try
    agent: str  # name in the log
    second_look: str  # when the agent looks before the tool speaks: a value of that setting
    lot: Callable[[], float]  # a number drawn evenly from 0 to 1
    watch_clipboard: bool = False  # assess what is copied elsewhere while the page is empty
    code_set: bool = False  # whether the data folder has a supervisor code
    first_start: bool = False  # nothing was ever set in this data folder


class Session(QObject):
    """Builds and connects; holds no logic beyond which sentence follows what."""

    preferences_requested = Signal()

    def __init__(
        self, tools: Tools, window: Shell | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.tools, self.texts = tools, tools.texts
        self.window = window or new_shell(tools.texts)
        self.model: ModelSummary | None = None
        self._share = 0.0  # how far a training is
        runner = tools.runner
        makers: dict[PageName, Callable[[], QWidget]] = {}
        self.content = MainWindow(self.texts, tools.theme, makers)
        self.flow = TriageFlow(
            tools.texts,
            tools.theme,
            tools.guidance,
            runner,
            self.content,
            second_look=tools.second_look,
            watch_clipboard=tools.watch_clipboard,
            clock=tools.clock,
            draw=tools.lot,
            parent=self,
        )
        self.triage = self.flow.drive
        self.cases = CasesController(runner, tools.casebook, self)
        self.learning = LearningController(runner, tools.shelf, tools.training, self)
        self.supervision = Supervision(tools, self.content, self.learning, self)
        self.desk_pages = DeskPages(tools, self.content, self)
        self.batch = BatchFlow(tools, self.content, self)
        makers.update(self._makers())
        self.window.may_close = self._may_close
        self._connect_window()
        self._connect_learning()
        self._connect_pages()
        self._fill()

    def _fill(self) -> None:
        """Show the triage page with what was typed before it stood, or the first minute."""
        typed, pasted = self.window.fill(self.content)
        first = self.tools.first_start and not typed
        self.content.show_page(PageName.WELCOME if first else PageName.TRIAGE)
        if typed:
            self.flow.page.input.take_typed(typed, pasted=pasted)

    def _makers(self) -> dict[PageName, Callable[[], QWidget]]:
        """Return how each page is built, when it is first shown."""
        return {
            PageName.TRIAGE: lambda: self.flow.page,
            PageName.CASES: self._make_cases,
            PageName.BATCH: self.batch.make,
            PageName.SUPERVISOR: self.supervision.make_supervisor,
            PageName.GUIDANCE: self.supervision.make_guidance,
            PageName.HELP: self.desk_pages.make_help,
            PageName.HEALTH: self.desk_pages.make_health,
            PageName.WELCOME: self.desk_pages.make_welcome,
        }

    def _make_cases(self) -> QWidget:
        """Build the cases page, connect it and ask for its first rows."""
        from triage_app.ui.cases.page import CasesPage  # noqa: PLC0415 - not before it is shown

        page = CasesPage(self.texts, self.tools.theme)
        drive = self.cases
        page.filter_changed.connect(drive.show_filter)
        page.more_requested.connect(drive.show_more)
        page.case_selected.connect(drive.show_case)
        page.label_requested.connect(self._if_open(drive.label))
        page.withdraw_requested.connect(self._if_open(drive.withdraw_label))
        page.undo_requested.connect(self._if_open(drive.undo))
        drive.cases_ready.connect(page.show_cases)
        drive.more_ready.connect(page.show_more)
        drive.detail_ready.connect(page.show_detail)
        drive.case_changed.connect(page.put_case)
        drive.case_withdrawn.connect(page.remove_case)
        drive.problem_raised.connect(self.tell_trouble)
        self.triage.case_logged.connect(lambda case, _: page.put_case(case))
        self.triage.case_undone.connect(lambda number, case: _follow(page, number, case))
        self.batch.cases_changed.connect(page.put_case)
        self.batch.case_withdrawn.connect(page.remove_case)
        drive.show_filter(page.current_filter())
        return page

    def _if_open(self, action: Callable[..., None]) -> Callable[..., None]:
        """Return an action that only a supervisor does; else it is said where the code goes."""

        def guarded(*asked: object) -> None:
            if self.supervision.access.is_open:
                action(*asked)
            else:
                self.supervision.tell_locked()

        return guarded

    def _paste(self) -> None:
        """Take what is on the clipboard, from a page that is not the agent's."""
        self.content.show_page(PageName.TRIAGE)
        self.flow.page.paste()

    def _open_sheet(self) -> None:
        from triage_app.ui.about.shortcut_sheet import ShortcutSheet  # noqa: PLC0415 - asked

        ShortcutSheet(self.texts, self.window).exec()

    def _connect_pages(self) -> None:
        pages, access = self.desk_pages, self.supervision.access
        self.supervision.guidance_changed.connect(self.flow.change_guidance)
        self.flow.page.input.batch_requested.connect(self.batch.take)
        self.batch.open_requested.connect(self.flow.open_triage)
        pages.sample_chosen.connect(self.triage.assess_text)
        pages.paste_requested.connect(self._paste)
        pages.code_chosen.connect(access.set_code)
        self.learning.progress_changed.connect(lambda share, _: pages.show_building(share))
        self.learning.current_changed.connect(pages.show_model)

    def _connect_window(self) -> None:
        self.content.preferences_requested.connect(self.preferences_requested)
        self.content.sheet_requested.connect(self._open_sheet)

    def _connect_learning(self) -> None:
        drive = self.learning
        drive.progress_changed.connect(lambda share, _: self._build_on(share))
        drive.current_changed.connect(self._use_model)
        drive.training_failed.connect(self._training_failed)
        drive.training_cancelled.connect(lambda: self._use_model(self.model))
        drive.outcome_ready.connect(self._tell_outcome)
        drive.problem_raised.connect(self.tell_trouble)

    def _use_model(self, model: ModelSummary | None) -> None:
        self.model = self.flow.model = model
        if self.tools.training.running:
            self.content.navigation.show_building(self._share)
        else:
            self.content.navigation.show_model(model.number if model else None)

    def _build_on(self, share: float) -> None:
        self._share = share
        self.content.navigation.show_building(share)

    def _tell_outcome(self, outcome: TrainingOutcome) -> None:
        """Say how a training ended; what the figures are stands on the supervisor's page."""
        key = "note.model_used" if outcome.promoted else "note.model_made"
        sentence = self.texts(key, number=outcome.candidate.number)
        self.content.note.say(f"{sentence} {outcome.sentence}", Level.DONE, seconds=UNDO_SECONDS)

    def _training_failed(self, said: str) -> None:
        self._use_model(self.model)
        self.content.banner.say(self.supervision.failure(said), Level.TROUBLE)

    def tell_trouble(self, error: VigieError) -> None:
        """Show a trouble from outside in the banner."""
        self.content.banner.say(error.sentence(self.texts.language), Level.TROUBLE)

    def _may_close(self) -> bool:
        """Ask before cases are lost that the log did not take."""
        waiting = len(self.triage.waiting)
        return waiting == 0 or self.confirm_loss(waiting)

    def confirm_loss(self, waiting: int) -> bool:
        """Return whether a person wants to lose the cases that wait."""
        box = plain_box(
            self.window, self.texts("window.title"), self.texts.count("window.unlogged", waiting)
        )
        box.setStandardButtons(
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel
        )
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        return box.exec() == QMessageBox.StandardButton.Discard


def new_shell(texts: Texts) -> Shell:
    """Return an empty window in the language of `texts`."""
    return Shell(
        texts("window.title"), without_mnemonic(texts("input.text")), texts("input.placeholder")
    )


def _follow(page: CasesPage, number: int, case: Case | None) -> None:
    """Show in the list what was undone elsewhere."""
    if case is None:
        page.remove_case(number)
    else:
        page.put_case(case)
