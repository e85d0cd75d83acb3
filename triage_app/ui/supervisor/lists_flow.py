"""Connects the page of the desk's own lists with its controller."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from classifier.sentence import Sentence
from triage_app.list_records import DeskList
from triage_app.ui.supervisor.lists_controller import ListsController
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import NOTE_SECONDS, Level, Topic
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.ui.supervisor.lists_card import ListsCard
    from triage_app.ui.supervisor.lists_page import ListsPage


class ListsFlow(QObject):
    """Builds the page when it is first shown."""

    access_refused = Signal()

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        worker: JobRunner,
        content: MainWindow,
        may_change: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts, self._theme, self._content = texts, theme, content
        self._told: Sequence[Sentence] = ()  # what the warning says
        self._refused = False  # whether it says that something just asked for was not done
        self.controller = controller = ListsController(worker, may_change, self)
        controller.access_refused.connect(self.access_refused)
        controller.list_saved.connect(self._tell_saved)
        controller.export_written.connect(self._tell_written)
        controller.problem_raised.connect(self._report_error)
        controller.problems_ready.connect(self.show_problems)
        controller.file_loaded.connect(lambda _: self._end_warning())
        content.page_shown.connect(self._check_again)

    def show_problems(self, problems: Sequence[Sentence]) -> None:
        """Warn of lists that are not used as they were saved; the warning goes with its cause.

        One that was closed is not shown again for the same.
        """
        if tuple(problems) == tuple(self._told):
            return
        self._told = tuple(problems)
        if problems:
            said = " ".join(map(self._texts.words, problems))
            self._content.banner.say(said, Level.ERROR, topic=Topic.LISTS)
        else:
            self._content.banner.resolve(Topic.LISTS)

    def open(self) -> None:
        """Show the page."""
        self._content.show_page(PageName.LISTS)

    def connect_card(self, card: ListsCard) -> None:
        """Connect the card of the supervisor's page."""
        card.open_requested.connect(self.open)

    def make(self) -> ListsPage:
        """Build the page with the first list."""
        from triage_app.ui.supervisor.lists_page import ListsPage  # noqa: PLC0415 - when shown

        page, controller = ListsPage(self._texts, self._theme), self.controller
        page.list_requested.connect(controller.show_list)
        page.save_requested.connect(controller.save)
        page.restore_requested.connect(controller.restore)
        page.file_chosen.connect(controller.read)
        page.target_chosen.connect(controller.write)
        page.difference_requested.connect(controller.compare)
        page.back_requested.connect(lambda: self._content.show_page(PageName.SUPERVISOR))
        controller.list_ready.connect(page.show_list)
        controller.file_loaded.connect(page.show_file)
        controller.save_refused.connect(page.show_problems)
        controller.difference_ready.connect(page.show_difference)
        controller.show_list(page.name)
        return page

    def _check_again(self) -> None:
        """Look whether the cause of the warning is gone: a person may have put a file back."""
        if self._refused:
            self._end_warning()
        elif self._told:
            self.controller.check()

    def _end_warning(self) -> None:
        """Take the warning away after a success; what is still wrong with lists is told again."""
        self._content.banner.resolve(Topic.LISTS)
        self._told, self._refused = (), False
        self.controller.check()

    def _tell_saved(self, name: DeskList, version: int, before: int) -> None:
        self._end_warning()
        self._content.note.say(
            self._texts("lists.saved", version=version),
            Level.DONE,
            action=self._texts("lists.undo") if version != before else "",
            then=lambda: self.controller.restore(name, before),
            seconds=NOTE_SECONDS,
            supervised=True,
        )

    def _tell_written(self, path: Path) -> None:
        self._end_warning()
        said = self._texts("lists.written", file=path.name)
        self._content.note.say(said, Level.DONE, seconds=NOTE_SECONDS)

    def _report_error(self, error: VigieError) -> None:
        self._refused = True
        self._content.banner.show_error(error, Topic.LISTS)
