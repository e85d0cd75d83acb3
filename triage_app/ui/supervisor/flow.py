"""Connects the supervisor's pages with their controllers; locks them with the code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.case_codes import shown_number
from triage_app.list_records import Expected
from triage_app.ui.supervisor.access_controller import AccessController
from triage_app.ui.supervisor.backup_controller import BackupController
from triage_app.ui.supervisor.backup_flow import BackupFlow
from triage_app.ui.supervisor.commands import Commands
from triage_app.ui.supervisor.genuine_controller import GenuineController
from triage_app.ui.supervisor.guard_controller import GuardController
from triage_app.ui.supervisor.guidance_controller import GuidanceController
from triage_app.ui.supervisor.import_flow import ImportFlow
from triage_app.ui.supervisor.lists_flow import ListsFlow
from triage_app.ui.supervisor.models_flow import ModelsFlow
from triage_app.ui.supervisor.reports_controller import ReportsController
from triage_app.ui.supervisor.retention_flow import RetentionFlow
from triage_app.ui.supervisor.week_flow import WeekFlow
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import NOTE_SECONDS, Level, Topic
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from classifier.genuine.template import KeptTemplate
    from triage_app.ui.supervisor.check_card import CheckCard
    from triage_app.ui.supervisor.genuine_page import GenuinePage
    from triage_app.ui.supervisor.guidance_page import GuidancePage
    from triage_app.ui.supervisor.lock_card import LockCard
    from triage_app.ui.supervisor.page import SupervisorPage

LOCKED_PAGES = (
    PageName.WEEK,
    PageName.REVIEW,
    PageName.SUPERVISOR,
    PageName.GUIDANCE,
    PageName.GENUINE,
    PageName.IMPORT,
    PageName.RETENTION,
    PageName.MODELS,
    PageName.LISTS,
)
_UNDO_SECONDS = 20


class SupervisorFlow(QObject):
    """Builds the pages for reports, model and advice when they are first shown."""

    guidance_changed = Signal(object)  # Mapping[language, Guidance]

    def __init__(
        self,
        texts: Texts,
        worker: JobRunner,
        content: MainWindow,
        models: ModelsFlow,
        imports: ImportFlow,
        commands: Commands,
        theme: Theme,
        *,
        today: Callable[[], date],
        export_folder: Path,
        code_set: bool,
        parent: QObject | None = None,
    ) -> None:
        """`code_set`: whether a supervisor code is set."""
        super().__init__(parent)
        self._texts, self._content = texts, content
        self._today, self._export_folder = today, export_folder
        self.models, self.imports, self._checking = models, imports, commands.checking
        self.reports = ReportsController(worker, self)
        self.guidance = GuidanceController(worker, self)
        self.genuine = GenuineController(worker, self)
        self.access = AccessController(worker, self, is_set=code_set)
        access = self.access
        self.retention = RetentionFlow(texts, worker, content, lambda: access.is_open, self)
        self.retention.access_refused.connect(self.show_locked)
        self.lists = ListsFlow(texts, models.theme, worker, content, lambda: access.is_open, self)
        self.lists.access_refused.connect(self.show_locked)
        self.guarding = GuardController(worker, lambda: access.is_open, self)
        self.guarding.access_refused.connect(self.show_locked)
        self.guarding.case_guarded.connect(self._show_guarded)
        self.guarding.guard_restored.connect(self._show_unguarded)
        models.guard_requested.connect(self.guarding.guard)
        self.week = WeekFlow(texts, theme, worker, content, lambda: access.is_open, today, self)
        self.week.access_refused.connect(self.show_locked)
        backing_up = BackupController(worker, commands.backing_up, today, export_folder, self)
        self.backups = BackupFlow(texts, content, backing_up, self)
        self._cards: list[LockCard] = []
        self.access.access_changed.connect(self._lock_or_open)
        self.access.code_refused.connect(self._show_refusal)
        self.guidance.guidance_saved.connect(self._show_saved)
        self.genuine.templates_removed.connect(self._show_removed)
        for done in (self.genuine.adding_started, self.genuine.templates_restored):
            done.connect(lambda *_: content.banner.resolve(Topic.GENUINE))
        self.guidance.guidance_ready.connect(
            lambda shown: self.guidance_changed.emit(shown.guidance)
        )
        self.guidance.guidance_loaded.connect(self.guidance_changed)
        for controller, topic in (
            (self.access, Topic.ACCESS),
            (self.guidance, Topic.GUIDANCE),
            (self.genuine, Topic.GENUINE),
            (self.reports, Topic.EXPORT),
            (self.guarding, Topic.LISTS),
        ):
            controller.problem_raised.connect(partial(self._report_error, topic))
        content.navigation.lock_requested.connect(self.access.lock)
        self._lock_or_open(self.access.is_set, self.access.is_open)

    def show_locked(self) -> None:
        """Show where the code is entered."""
        self._content.banner.say(self._texts("access.locked"), Level.ERROR, topic=Topic.ACCESS)

    def make_supervisor(self) -> SupervisorPage:
        """Build the page with reports, model and code."""
        from triage_app.ui.supervisor.page import SupervisorPage  # noqa: PLC0415 - when shown

        page = SupervisorPage(self._texts, self._today(), self._export_folder)
        export, code = page.export, page.code
        page.old_lists.open_requested.connect(self.imports.open)
        page.old_lists.list_dropped.connect(self.imports.open)
        export.export_requested.connect(self.reports.export)
        export.columns_chosen.connect(self.reports.keep_columns)
        export.choices_requested.connect(self.reports.refresh)
        self.reports.choices_ready.connect(export.show_choices)
        self.reports.export_started.connect(export.show_busy)
        self.reports.export_ready.connect(export.show_written)
        self.reports.export_ready.connect(lambda _: self._content.banner.resolve(Topic.EXPORT))
        self.reports.export_finished.connect(export.show_idle)
        self.retention.connect_card(page.retention)
        code.set_requested.connect(self.access.set_code)
        code.remove_requested.connect(self.access.remove_code)
        code.show_set(self.access.is_set)
        self.access.access_changed.connect(lambda is_set, _: code.show_set(is_set))
        self.models.connect_card(page.models)
        self.lists.connect_card(page.lists)
        self._connect_check(page.check)
        self.backups.connect_card(page.backup)
        return page

    def make_guidance(self) -> GuidancePage:
        """Build the page with the advice."""
        from triage_app.ui.supervisor.guidance_page import GuidancePage  # noqa: PLC0415 - when it is shown

        page = GuidancePage(self._texts)
        page.save_requested.connect(self.guidance.save)
        page.restore_requested.connect(self.guidance.restore)
        page.difference_requested.connect(self.guidance.compare)
        self.guidance.difference_ready.connect(page.show_difference)
        self.guidance.guidance_ready.connect(page.show_guidance)
        self.guidance.refresh()
        return page

    def make_genuine(self) -> GenuinePage:
        """Build the page with the genuine messages."""
        from triage_app.ui.supervisor.genuine_page import GenuinePage  # noqa: PLC0415 - when shown

        page, controller = GenuinePage(self._texts), self.genuine
        page.add_requested.connect(controller.add)
        page.cancel_requested.connect(controller.cancel)
        page.remove_requested.connect(controller.remove)
        page.undo_requested.connect(controller.undo)
        controller.content_ready.connect(page.show_content)
        controller.adding_started.connect(page.show_started)
        controller.count_ready.connect(page.show_count)
        controller.answer_ready.connect(page.show_answer)
        controller.adding_finished.connect(page.show_finished)
        controller.refresh()
        return page

    def _connect_check(self, card: CheckCard) -> None:
        checking = self._checking
        card.check_requested.connect(lambda full: checking.start(full=full))
        checking.check_started.connect(card.show_started)
        card.stop_requested.connect(checking.cancel)
        checking.progress_changed.connect(card.show_progress)
        checking.outcome_ready.connect(card.show_outcome)
        checking.command_failed.connect(card.show_failed)
        checking.command_cancelled.connect(card.show_stopped)
        if checking.running:
            card.show_started()

    def _lock_or_open(self, is_set: bool, is_open: bool) -> None:
        """Cover the pages with lock cards and take their undo away, or uncover them."""
        self._content.note.lock(not is_open)
        self._content.navigation.show_lock(is_set and is_open)
        if self._cards and not is_open:
            return  # a code that is typed into one of them stays there
        self._cards = [] if is_open else [self._lock_card() for _ in LOCKED_PAGES]
        for index, name in enumerate(LOCKED_PAGES):
            self._content.cover(name, None if is_open else self._cards[index])
        if is_open:
            self._content.banner.resolve(Topic.ACCESS)

    def _lock_card(self) -> LockCard:
        from triage_app.ui.supervisor.lock_card import LockCard  # noqa: PLC0415 - only with a code

        card = LockCard(self._texts)
        card.code_given.connect(self.access.try_code)
        return card

    def _show_refusal(self, wait: int) -> None:
        sentence = self._texts.count("access.wait", wait) if wait else self._texts("access.wrong")
        for card in self._cards:
            card.show_refusal(sentence)

    def _show_saved(self, version: int, before: int) -> None:
        self._content.banner.resolve(Topic.GUIDANCE)
        self._content.note.say(
            self._texts("guidance.saved", version=version),
            Level.DONE,
            action=self._texts("guidance.undo"),
            then=lambda: self.guidance.restore(before),
            seconds=NOTE_SECONDS,
            supervised=True,
        )

    def _show_removed(self, removed: Sequence[KeptTemplate]) -> None:
        self._content.banner.resolve(Topic.GENUINE)
        self._content.note.say(
            self._texts.count("genuine.removed", len(removed)),
            Level.DONE,
            action=self._texts("genuine.undo"),
            then=self.genuine.undo,
            seconds=_UNDO_SECONDS,
            supervised=True,
        )

    def _show_guarded(self, number: int, expected: Expected) -> None:
        self._content.banner.resolve(Topic.LISTS)
        self._content.note.say(
            self._texts(f"guard.added_{expected.value}", number=shown_number(number)),
            Level.DONE,
            action=self._texts("guard.undo"),
            then=self.guarding.undo,
            seconds=_UNDO_SECONDS,
            supervised=True,
        )

    def _show_unguarded(self, version: int) -> None:
        self._content.note.say(self._texts("guard.undone", version=version), seconds=NOTE_SECONDS)

    def _report_error(self, topic: Topic, error: VigieError) -> None:
        self._content.banner.show_error(error, topic)
