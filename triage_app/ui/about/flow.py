"""Connects the pages for help, state of the desk and first start, and the settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from classifier.records import Pasted
from triage_app.model_records import ModelSummary
from triage_app.paths import resources_dir
from triage_app.records import Decision
from triage_app.samples import Sample, read_samples
from triage_app.ui.about.settings_controller import SettingsController
from triage_app.ui.about.welcome_page import WelcomePage
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import Level, Topic
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.desk import Desk
    from triage_app.services.upkeep.health import Health
    from triage_app.ui.about.health_page import HealthPage
    from triage_app.ui.about.help_page import HelpPage


def sample_per_decision() -> list[Sample]:
    """Return one bundled sample for each decision, in their order."""
    found = read_samples(resources_dir())
    return [next(one for one in found if one.decision is decision) for decision in Decision]


class AboutFlow(QObject):
    """Builds these pages on first display and connects them."""

    language_chosen = Signal(str, str)  # language, name entered so far
    start_requested = Signal(str)  # name in the log
    welcome_left = Signal()  # the start page was left, whatever was chosen
    code_chosen = Signal(str)  # the supervisor's code
    paste_requested = Signal()
    sample_chosen = Signal(Pasted)

    def __init__(
        self,
        texts: Texts,
        worker: JobRunner,
        content: MainWindow,
        agent: str,
        parent: QObject | None = None,
        *,
        code_set: bool = False,
    ) -> None:
        """`agent` is the name in the log; `code_set`: there is a supervisor's code."""
        super().__init__(parent)
        self._texts, self._worker, self._content, self._agent = texts, worker, content, agent
        self.welcome: WelcomePage | None = None
        self._code_set = code_set
        content.page_shown.connect(self._end_first_start)

    def connect_settings(self, settings: SettingsController) -> None:
        """Save the choices of the start page; warn when settings cannot be saved."""
        self.language_chosen.connect(settings.choose_language)
        self.start_requested.connect(settings.start)
        self.welcome_left.connect(settings.end_first_start)
        settings.settings_saved.connect(self._resolve_settings)
        settings.problem_raised.connect(self._report_error)

    def show_problems(self, problems: Sequence[str]) -> None:
        """Warn about settings that could not be read."""
        if problems:
            self._content.banner.say(" ".join(problems), Level.ERROR, topic=Topic.SETTINGS)

    def make_help(self) -> HelpPage:
        """Build the help page."""
        from triage_app.ui.about.help_page import HelpPage  # noqa: PLC0415 - when it is shown

        page = HelpPage(self._texts)
        page.back_requested.connect(self._content.go_back)
        return page

    def make_health(self) -> HealthPage:
        """Build the page with the state of the desk, and start the check."""
        from triage_app.ui.about.health_page import HealthPage  # noqa: PLC0415 - when it is shown

        page = HealthPage(self._texts)
        page.check_requested.connect(lambda: self._check_health(page))
        self._check_health(page)
        return page

    def make_welcome(self) -> WelcomePage:
        """Build the start page."""
        page = WelcomePage(self._texts, self._agent, sample_per_decision())
        page.language_chosen.connect(
            lambda language: self.language_chosen.emit(language, page.agent.text().strip())
        )
        page.start_requested.connect(self._start)
        page.sample_chosen.connect(self._show_sample)
        page.paste_requested.connect(self.paste_requested)
        page.show_code_set(self._code_set)
        self.welcome = page
        return page

    def show_training(self, share: float) -> None:
        """Show on the start page how far the first training is."""
        if self.welcome is not None:
            self.welcome.show_training(share)

    def show_model(self, model: ModelSummary | None) -> None:
        """Show on the start page that a model is in use."""
        if self.welcome is not None and model is not None:
            self.welcome.show_ready(model.number)

    def note_code(self, code_set: bool) -> None:
        """Note whether there is a supervisor's code: the start page offers one where not."""
        self._code_set = code_set
        if self.welcome is not None:
            self.welcome.show_code_set(code_set)

    def _end_first_start(self, name: PageName) -> None:
        """Showing the triage page ends the first start."""
        if self.welcome is not None and name is PageName.TRIAGE:
            self.welcome_left.emit()

    def _start(self, agent: str, code: str) -> None:
        if code:
            self.code_chosen.emit(code)
        self.start_requested.emit(agent)
        self._content.show_page(PageName.TRIAGE)

    def _show_sample(self, sample: Sample) -> None:
        self._content.show_page(PageName.TRIAGE)
        self.sample_chosen.emit(Pasted(sample.body, sample.channel, sample.sender, sample.subject))

    def _resolve_settings(self) -> None:
        self._content.banner.resolve(Topic.SETTINGS)

    def _report_error(self, error: VigieError) -> None:
        self._content.banner.show_error(error, Topic.SETTINGS)

    def _check_health(self, page: HealthPage) -> None:
        page.show_busy()
        self._worker.call(
            health_of,
            lambda found: page.show_health(found.facts, found.problems),
            lambda error: page.show_failed(self._texts.words(error)),
            page.show_idle,
        )


def health_of(desk: Desk) -> Health:
    """Return facts and problems of this installation; runs in the worker."""
    from triage_app.services.upkeep.health import examine  # noqa: PLC0415 - loads the services

    return examine(desk)
