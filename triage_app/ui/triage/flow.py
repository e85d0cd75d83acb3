"""The triage page with its controllers: which sentence follows what in an agent's call."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from classifier.errors import VigieError
from triage_app.advice.caller_answer import AnswerForm, answer
from triage_app.advice.guidance import Guidance
from triage_app.advice.second_look import dissents, looks_first
from triage_app.records import Answers, Case, ModelSummary, Outcome, Triage
from triage_app.ui.triage.call import HeldCall, PageState
from triage_app.ui.triage.clipboard_watch import ClipboardWatch
from triage_app.ui.triage.controller import TriageController
from triage_app.ui.triage.holding import HoldingController
from triage_app.ui.triage.page import TriagePage
from triage_app.ui.triage.shelf_view import ShelfView
from triage_app.ui.triage.stopwatch import Stopwatch
from triage_app.ui.triage.verdict_view import VerdictWords
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import Level
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import Caller
from triage_app.wording.words import words_in

UNDO_SECONDS = 10


class TriageFlow(QObject):
    """Connects the page, the controllers, the shelf in the rail and the two banners."""

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        guidance: Mapping[str, Guidance],
        worker: Caller,
        content: MainWindow,
        *,
        second_look: str,
        watch_clipboard: bool,
        clock: Callable[[], float],
        draw: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        """`guidance` by language; `second_look` is a value of that setting.

        `clock` gives seconds, of which only differences count; `draw` a number from 0 to 1.
        """
        super().__init__(parent)
        self.texts, self.content, self.guidance = texts, content, guidance
        self._second_look, self._clock, self._draw = second_look, clock, draw
        self.model: ModelSummary | None = None
        self.drive = TriageController(worker, clock, self)
        self.holding = HoldingController(worker, self.drive, clock, self)
        self.page = TriagePage(texts, theme, guidance[texts.language])
        self.shelf = ShelfView(texts)
        content.navigation.hold_shelf(self.shelf)
        self._connect_page()
        self._connect_controllers()
        if watch_clipboard:
            self.watch = ClipboardWatch(QGuiApplication.clipboard(), self.page)
            self.watch.copied.connect(self._take_copied)
        self.page.clear()

    def _connect_page(self) -> None:
        page, drive = self.page, self.drive
        page.assess_text_requested.connect(drive.assess_text)
        page.assess_file_requested.connect(drive.assess_file)
        page.input.assess_picture_requested.connect(drive.assess_picture)
        page.answers_changed.connect(drive.answer)
        page.log_requested.connect(drive.log)
        page.pause_requested.connect(drive.pause)
        page.put_away_requested.connect(self._put_away)
        page.hold_requested.connect(self._hold)
        page.resume_requested.connect(self.holding.resume_oldest)
        page.undo_requested.connect(self._undo)
        page.input.typed_changed.connect(lambda: self.holding.type_on(page.input.typed()))
        page.advice.answer.answer_requested.connect(self._copy_answer)

    def _connect_controllers(self) -> None:
        page, drive, holding = self.page, self.drive, self.holding
        drive.busy_changed.connect(lambda busy: page.show_busy() if busy else None)
        drive.triage_ready.connect(self._show_verdict)
        drive.changes_ready.connect(page.show_changes)
        drive.time_changed.connect(page.bar.show_time)
        drive.unreadable.connect(self._refuse)
        drive.case_logged.connect(self._logged)
        drive.not_logged.connect(self._not_logged)
        drive.case_undone.connect(self._undone)
        drive.undo_failed.connect(self._tell_trouble)
        shelf = self.shelf
        holding.shelf_changed.connect(shelf.show_held)
        holding.call_resumed.connect(self._resumed)
        holding.drafts_found.connect(self._tell_drafts)
        holding.problem_raised.connect(self._tell_trouble)
        shelf.resume_requested.connect(self._resume)

    def change_guidance(self, guidance: Mapping[str, Guidance]) -> None:
        """Take another edition of the advice."""
        self.guidance = guidance
        self.page.advice.change_guidance(guidance[self.texts.language])

    def take_over(self, old: TriageFlow) -> None:
        """Go on with what waits in an earlier session; the call on its page waits too."""
        state = old.page.state()
        if state is not None:
            old.holding.hold(state)
        self.drive.waiting = old.drive.waiting
        self.holding.adopt(old.holding.held)

    def words(self, found: Triage) -> VerdictWords:
        """Return what an assessment does not say by itself: scenario, frequency, model."""
        key = f"scenario.{found.assessment.scenario}"
        scenario = self.texts(key) if self.texts.has(key) else ""
        return VerdictWords(scenario, self._frequency(found), self._model_line(found))

    def _model_line(self, found: Triage) -> str:
        """Return number and date of the model that scored."""
        number, model = found.assessment.model, self.model
        if not number:
            return ""
        date = model.created if model is not None and model.number == number else ""
        key = "verdict.model" if date else "verdict.model_number"
        return self.texts(key, number=number, date=self.texts.date(date))

    def _frequency(self, found: Triage) -> str:
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
            model=_inside(self._model_line(found)),
        )

    def open_triage(self, found: Triage) -> None:
        """Take a message that was judged in a batch; the call on the page waits."""
        self.content.show_page(PageName.TRIAGE)
        state = self.page.state()
        if state is not None:
            self._hold(state)
        self.drive.take_up(found, Answers(), Stopwatch(self._clock))
        self._show_verdict(found)

    def _show_verdict(self, found: Triage) -> None:
        first = looks_first(found, self._second_look, self._draw())
        message = found.assessment.message
        self.page.input.take_recognised(message.sender, message.body)
        self.page.show_triage(found, self.words(found), looks_first=first)

    def _refuse(self, error: VigieError) -> None:
        self.page.show_unreadable()
        self._tell_trouble(error)

    def _logged(self, case: Case, done: bool) -> None:
        """Say that a case is logged, compare calmly, offer its undo, wait for the next message."""
        if done:
            self.page.clear()
        if not self.drive.waiting:
            self.content.banner.close_banner()
        decision = self.texts(f"decision.{case.decision}").lower()
        logged = self.texts("note.logged", number=case.number, decision=decision)
        self.content.note.say(
            f"{logged} {self._comparison(case)}",
            Level.DONE,
            action=self.texts("note.undo"),
            then=self.drive.undo,
            seconds=UNDO_SECONDS,
        )

    def _comparison(self, case: Case) -> str:
        """Return how the agent's decision stands to the tool's opinion, without judging either."""
        differs = "differs" if dissents(case.band, case.decision) else "said"
        return self.texts(f"note.tool_{differs}", band=self.texts(f"band_short.{case.band}"))

    def _not_logged(self, error: VigieError, waiting: int) -> None:
        sentence = self.texts.count("note.not_logged", waiting)
        self.content.banner.say(
            f"{sentence} {self.texts.words(error)}",
            Level.TROUBLE,
            action=self.texts("note.retry"),
            then=self.drive.retry,
        )

    def _undo(self) -> None:
        """Take back what was done last: a message put away, else the newest case."""
        if not self.holding.take_back():
            self.drive.undo()

    def _undone(self, number: int, case: Case | None) -> None:
        key = "note.withdrawn" if case is None else "note.undone"
        self.content.note.say(self.texts(key, number=number), seconds=UNDO_SECONDS)

    def _put_away(self, state: PageState | None) -> None:
        self.holding.put_away(state)
        if state is not None:
            self.content.note.say(
                self.texts("note.put_away"),
                action=self.texts("note.take_back"),
                then=self.holding.take_back,
                seconds=UNDO_SECONDS,
            )

    def _hold(self, state: PageState) -> None:
        self.holding.hold(state)
        self.page.clear()

    def _resume(self, number: int) -> None:
        self.content.show_page(PageName.TRIAGE)
        self.holding.resume(number, self.page.state())

    def _resumed(self, call: HeldCall) -> None:
        state = call.state
        words = VerdictWords() if state.triage is None else self.words(state.triage)
        self.page.show_state(state, words, looks_first=not state.revealed)

    def _take_copied(self, source: QMimeData) -> None:
        """Take what was copied elsewhere, unless a call stands on the page."""
        if self.page.state() is None:
            self.content.show_page(PageName.TRIAGE)
            self.page.input.take(source)
            QApplication.alert(self.content.window())

    def _copy_answer(self, outcome: Outcome, form: AnswerForm, language: str) -> None:
        """Put the advice on the clipboard as a text for the caller."""
        text = answer(self.guidance[language][outcome], form, words_in(language))
        QGuiApplication.clipboard().setText(text)
        self.content.note.say(self.texts("answer.copied"), Level.DONE, seconds=UNDO_SECONDS)

    def _tell_drafts(self, count: int) -> None:
        self.content.note.say(self.texts.count("note.drafts", count), seconds=3 * UNDO_SECONDS)

    def _tell_trouble(self, error: VigieError) -> None:
        self.content.banner.say(self.texts.words(error), Level.TROUBLE)


def _inside(line: str) -> str:
    """Return a line as it stands inside a sentence."""
    return line[:1].lower() + line[1:]
