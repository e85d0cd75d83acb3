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
from triage_app.records import Case, ModelSummary, Outcome, TrainingOutcome, Triage
from triage_app.ui.banner import Level
from triage_app.ui.cases.controller import Casekeeping, CasesController
from triage_app.ui.learning.controller import LearningController, Shelf
from triage_app.ui.learning.training_process import TrainingProcess
from triage_app.ui.main_window import MainWindow
from triage_app.ui.navigation import PageName
from triage_app.ui.parts import without_mnemonic
from triage_app.ui.reports.controller import Reporting, ReportsController
from triage_app.ui.safe_text import plain_box
from triage_app.ui.shell import Shell
from triage_app.ui.tasks import Runner
from triage_app.ui.texts import Texts
from triage_app.ui.theme import Theme
from triage_app.ui.triage.controller import TriageController, Triaging
from triage_app.ui.triage.guidance import Advice
from triage_app.ui.triage.page import TriagePage

if TYPE_CHECKING:
    from triage_app.ui.cases.page import CasesPage

UNDO_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Tools:
    """What a session is built from. The services are asked for in the worker's thread."""

    texts: Texts
    theme: Theme
    advice: Mapping[Outcome, Advice]
    runner: Runner
    triage: Callable[[], Triaging]
    casebook: Callable[[], Casekeeping]
    reports: Callable[[], Reporting]
    shelf: Callable[[], Shelf]
    training: TrainingProcess
    clock: Callable[[], float]  # seconds, only differences count
    today: Callable[[], date]
    export_folder: Path


class Session(QObject):
    """Builds and connects; holds no logic beyond which sentence follows what."""

    preferences_requested = Signal()
    sheet_requested = Signal()

    def __init__(
        self, tools: Tools, window: Shell | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.tools, self.texts = tools, tools.texts
        self.window = window or new_shell(tools.texts)
        self.model: ModelSummary | None = None
        self._share = 0.0  # how far a training is
        runner = tools.runner
        self.triage = TriageController(runner, tools.triage, tools.casebook, tools.clock, self)
        self.cases = CasesController(runner, tools.casebook, self)
        self.reports = ReportsController(runner, tools.reports, self)
        self.learning = LearningController(runner, tools.shelf, tools.training, self)
        self.content = MainWindow(self.texts, tools.theme, self._makers())
        self.window.may_close = self._may_close
        self._connect_window()
        self._connect_learning()
        self._fill()

    def _fill(self) -> None:
        """Show the triage page with what was typed before it stood."""
        typed, pasted = self.window.fill(self.content)
        page = self.content.show_page(PageName.TRIAGE)
        if typed and isinstance(page, TriagePage):
            page.input.take_typed(typed, pasted=pasted)

    def _makers(self) -> dict[PageName, Callable[[], QWidget]]:
        """Return how each page is built, when it is first shown."""
        return {
            PageName.TRIAGE: self._make_triage,
            PageName.CASES: self._make_cases,
            PageName.SUPERVISOR: self._make_supervisor,
        }

    def _make_triage(self) -> QWidget:
        """Build the triage page and connect it."""
        page = TriagePage(self.texts, self.tools.theme, self.tools.advice)
        drive = self.triage
        page.assess_text_requested.connect(drive.assess_text)
        page.assess_file_requested.connect(drive.assess_file)
        page.log_requested.connect(drive.log)
        page.cleared.connect(drive.forget)
        page.undo_requested.connect(drive.undo)
        drive.busy_changed.connect(lambda busy: page.show_busy() if busy else None)
        drive.triage_ready.connect(lambda found: self._show_verdict(page, found))
        drive.unreadable.connect(lambda error: self._refuse(page, error))
        drive.case_logged.connect(lambda case, done: self._logged(page, case, done))
        drive.not_logged.connect(self._not_logged)
        drive.case_undone.connect(self._undone)
        drive.undo_failed.connect(self.tell_trouble)
        page.clear()
        return page

    def _make_cases(self) -> QWidget:
        """Build the cases page, connect it and ask for its first rows."""
        from triage_app.ui.cases.page import CasesPage  # noqa: PLC0415 - not before it is shown

        page = CasesPage(self.texts, self.tools.theme)
        drive = self.cases
        page.filter_changed.connect(drive.show_filter)
        page.more_requested.connect(drive.show_more)
        page.case_selected.connect(drive.show_case)
        page.label_requested.connect(drive.label)
        page.withdraw_requested.connect(drive.withdraw_label)
        page.undo_requested.connect(drive.undo)
        drive.cases_ready.connect(page.show_cases)
        drive.more_ready.connect(page.show_more)
        drive.detail_ready.connect(page.show_detail)
        drive.case_changed.connect(page.put_case)
        drive.case_withdrawn.connect(page.remove_case)
        drive.problem_raised.connect(self.tell_trouble)
        self.triage.case_logged.connect(lambda case, _: page.put_case(case))
        self.triage.case_undone.connect(lambda number, case: _follow(page, number, case))
        drive.show_filter(page.current_filter())
        return page

    def _make_supervisor(self) -> QWidget:
        """Build the supervisor's page and connect it."""
        from triage_app.ui.supervisor_page import SupervisorPage  # noqa: PLC0415 - as above

        page = SupervisorPage(self.texts, self.tools.today(), self.tools.export_folder)
        export, view = page.export, page.learning
        export.export_requested.connect(self.reports.export)
        self.reports.export_started.connect(export.show_busy)
        self.reports.export_ready.connect(export.show_written)
        self.reports.problem_raised.connect(lambda _: export.show_failed())
        self.reports.problem_raised.connect(self.tell_trouble)
        drive = self.learning
        view.train_requested.connect(drive.train)
        view.cancel_requested.connect(drive.cancel)
        view.promote_requested.connect(drive.promote)
        view.rollback_requested.connect(drive.rollback)
        drive.progress_changed.connect(view.show_progress)
        drive.outcome_ready.connect(view.show_outcome)
        drive.training_failed.connect(lambda said: view.show_idle(self._failure(said)))
        drive.training_cancelled.connect(lambda: view.show_idle(self.texts("learning.cancelled")))
        drive.models_ready.connect(view.show_models)
        drive.drift_ready.connect(view.show_drift)
        drive.refresh()
        return page

    def _connect_window(self) -> None:
        self.content.preferences_requested.connect(self.preferences_requested)
        self.content.sheet_requested.connect(self.sheet_requested)

    def _connect_learning(self) -> None:
        drive = self.learning
        drive.progress_changed.connect(lambda share, _: self._build_on(share))
        drive.current_changed.connect(self._use_model)
        drive.training_failed.connect(self._training_failed)
        drive.training_cancelled.connect(lambda: self._use_model(self.model))
        drive.outcome_ready.connect(self._tell_outcome)
        drive.problem_raised.connect(self.tell_trouble)

    def _show_verdict(self, page: TriagePage, found: Triage) -> None:
        scenario = f"scenario.{found.assessment.scenario}"
        name = self.texts(scenario) if self.texts.has(scenario) else ""
        page.show_triage(found, name, self.frequency(found))

    def frequency(self, found: Triage) -> str:
        """Return what this band has meant on held-out messages, "" when it was not measured."""
        model = self.model
        if model is None or model.figures is None or found.assessment.model != model.number:
            return ""
        rate = model.figures.bands.get(found.assessment.band.value, {})
        share, size = rate.get("value"), rate.get("n")
        if share is None or not size:
            return ""
        return self.texts(
            "verdict.frequency",
            share=self.texts.number(100 * share),
            sample=self.texts.number(size),
            model=model.number,
            date=self.texts.date(model.created),
        )

    def _refuse(self, page: TriagePage, error: VigieError) -> None:
        page.show_unreadable()
        self.tell_trouble(error)

    def _logged(self, page: TriagePage, case: Case, done: bool) -> None:
        """Say that a case is logged, offer its undo, and wait for the next message."""
        if done:
            page.clear()
        if not self.triage.waiting:
            self.content.banner.close_banner()
        decision = self.texts(f"decision.{case.decision}").lower()
        self.content.note.say(
            self.texts("note.logged", number=case.number, decision=decision),
            Level.DONE,
            action=self.texts("note.undo"),
            then=self.triage.undo,
            seconds=UNDO_SECONDS,
        )

    def _not_logged(self, error: VigieError, waiting: int) -> None:
        sentence = self.texts.count("note.not_logged", waiting)
        self.content.banner.say(
            f"{sentence} {error.sentence(self.texts.language)}",
            Level.TROUBLE,
            action=self.texts("note.retry"),
            then=self.triage.retry,
        )

    def _undone(self, number: int, case: Case | None) -> None:
        key = "note.withdrawn" if case is None else "note.undone"
        self.content.note.say(self.texts(key, number=number), seconds=UNDO_SECONDS)

    def _use_model(self, model: ModelSummary | None) -> None:
        self.model = model
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
        self.content.banner.say(self._failure(said), Level.TROUBLE)

    def _failure(self, said: str) -> str:
        return " ".join(part for part in (self.texts("learning.failed"), said) if part)

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
