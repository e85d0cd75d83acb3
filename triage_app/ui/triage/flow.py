"""The triage page with its controller: which sentence follows what in an agent's call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from classifier.errors import VigieError
from classifier.records import Pasted
from triage_app.advice.guidance import Guidance
from triage_app.advice.second_look import dissents, questions_come_first
from triage_app.errors import LostLog
from triage_app.kept_form_record import KeptForm
from triage_app.model_records import ModelSummary
from triage_app.records import Case, Triage
from triage_app.ui.history import History
from triage_app.ui.triage.advice_copies import AdviceCopies
from triage_app.ui.triage.call import Action, PutAway
from triage_app.ui.triage.controller import TriageController
from triage_app.ui.triage.kept_sheet import KEPT_KEY, KeptSheet, kept_button
from triage_app.ui.triage.page import TriagePage
from triage_app.ui.triage.shelf_view import ShelfView
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.connections import Connection, connect, disconnect
from triage_app.ui.widgets.incoming import ClipboardWatch
from triage_app.ui.widgets.parts import shortcut
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import NOTE_SECONDS, Level, Topic
from triage_app.ui.window.main_window import OPEN_KEY, MainWindow
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import JobRunner
from triage_app.wording.kept_form import kept_lines


class TriageFlow(QObject):
    """Connects page, controller, the held calls in the rail, and the two banners.

    The controller outlives the flow when language or look change: `take_over` hands it on.
    """

    case_changed = Signal(Case)  # a case that was just logged
    case_withdrawn = Signal(object)  # number of a case that was taken back
    loss_noticed = Signal(LostLog)  # a person has to choose how the log goes on
    undo_requested = Signal()  # the last action, of whichever page
    redo_requested = Signal()

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        guidance: Mapping[str, Guidance],
        worker: JobRunner,
        content: MainWindow,
        history: History,
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
        self.texts, self.content = texts, content
        self._second_look, self._draw = second_look, draw
        self.page = TriagePage(texts, theme, guidance[texts.language])
        self.shelf = ShelfView(texts, clock)
        content.navigation.add_shelf(self.shelf)
        self.controller = TriageController(worker, clock, self._looks_first, history, self)
        connect(self._connections())
        self.copies = AdviceCopies(texts, guidance, self.page.advice, content.note, self)
        self._worker = worker
        self.kept_sheet: KeptSheet | None = None
        self.kept_button = kept_button(texts)
        self.kept_button.clicked.connect(self.show_kept)
        self.page.message.add_beside_masked(self.kept_button)
        idle = self.page.idle
        idle.calls = lambda: self.controller.calls
        shortcut(KEPT_KEY, self.page, idle.unless(idle.no_message, self.show_kept))
        shortcut(OPEN_KEY, self.page, self.page.input.choose_files)
        self.page.input.files_chosen.connect(self.page.paste)
        for told in (self.page.idle_noticed, self.page.input.idle_noticed, content.idle_noticed):
            told.connect(lambda key: content.note.say(texts(key), seconds=NOTE_SECONDS))
        self.page.undo_requested.connect(self.undo_requested)
        self.page.redo_requested.connect(self.redo_requested)
        self.shelf.resume_requested.connect(self._resume)
        if watch_clipboard:
            self.watch = ClipboardWatch(QGuiApplication.clipboard(), self.page)
            self.watch.clipboard_changed.connect(self._take_copied)
        self.page.show_call(None)

    def take_over(self, former: TriageFlow) -> None:
        """Go on with the calls of a window in another language or look."""
        former.disconnect_controller()
        self.disconnect_controller()
        self.controller.deleteLater()
        self.controller, self.shelf.since = former.controller, former.shelf.since
        self.controller.setParent(self)
        connect(self._connections())
        self.controller.begin_again(self._looks_first)

    def _connections(self) -> list[Connection]:
        """Return every connection of the controller: what comes in and what goes out."""
        page, controller, shelf = self.page, self.controller, self.shelf
        return [
            (page.input.typed_changed, controller.take_typed),
            (page.input.judge_requested, controller.judge),
            (page.input.judge_picture_requested, controller.judge),
            (page.answers_changed, controller.take_answers),
            (page.notes_changed, controller.take_notes),
            (page.log_requested, controller.log),
            (page.pause_requested, controller.toggle_time),
            (page.put_away_requested, controller.put_away),
            (page.hold_requested, controller.hold),
            (page.resume_requested, controller.resume_oldest),
            (page.invitation.stop_requested, controller.stop_reading),
            (controller.busy_changed, page.invitation.show_busy),
            (controller.call_changed, page.show_call),
            (controller.call_opened, page.begin_call),
            (controller.held_changed, shelf.show_held),
            (controller.timer.time_changed, page.bar.show_time),
            (controller.verdict_ready, page.show_verdict),
            (controller.verdict_ready, self._mend_message),
            (controller.verdict_changed, page.update_verdict),
            (controller.put_away_ready, self._tell_put_away),
            (controller.refusal_ready, self._tell_refusal),
            (controller.case_logged, self._tell_logged),
            (controller.waiting_changed, self._tell_waiting),
            (controller.action_undone, self._tell_undone),
            (controller.drafts_ready, self._tell_drafts),
            (controller.problem_raised, self._tell_trouble),
        ]

    def disconnect_controller(self) -> None:
        """Let go of the controller, before another window takes it over."""
        disconnect(self._connections())

    def change_guidance(self, guidance: Mapping[str, Guidance]) -> None:
        """Replace the advice."""
        self.copies.guidance = guidance
        self.page.advice.change_guidance(guidance[self.texts.language])

    def use_model(self, model: ModelSummary | None) -> None:
        """Take note of the model in use; a verdict that stands is completed with what it tells."""
        self.page.verdict.show_model(model)
        self.controller.use_model(model.number if model else "")

    def judge(self, pasted: Pasted) -> None:
        """Judge a message that was chosen on another page."""
        self.controller.judge(pasted)

    def open_triage(self, triage: Triage) -> None:
        """Take a message that was judged in a batch; the call on the page is held."""
        self.content.show_page(PageName.TRIAGE)
        self.controller.open_triage(triage)

    def _looks_first(self, triage: Triage) -> bool:
        return questions_come_first(triage, self._second_look, self._draw())

    def _mend_message(self) -> None:
        self.content.banner.resolve(Topic.MESSAGE)

    def _tell_refusal(self, error: VigieError) -> None:
        self.page.show_input()
        self.content.banner.show_error(error, Topic.MESSAGE)

    def _tell_logged(self, case: Case) -> None:
        """Say that a case is logged, compare calmly, offer its undo."""
        self.case_changed.emit(case)
        decision = self.texts(f"decision.{case.decision}").lower()
        logged = self.texts("note.logged", number=case.shown_number, decision=decision)
        self.content.note.say(
            f"{logged} {self._comparison(case)}",
            Level.DONE,
            action=self.texts("note.undo"),
            then=self.undo,
            seconds=NOTE_SECONDS,
        )

    def _comparison(self, case: Case) -> str:
        """Return a sentence that compares decision and verdict."""
        differs = "differs" if dissents(case.band, case.decision) else "said"
        return self.texts(f"note.tool_{differs}", band=self.texts(f"band_short.{case.band}"))

    def _tell_waiting(self, waiting: int, error: VigieError | None) -> None:
        """Say how many cases the log has not taken, and offer to try again."""
        if not waiting:
            self.content.banner.resolve(Topic.UNLOGGED)
            return
        if isinstance(error, LostLog):
            self.loss_noticed.emit(error)
        sentence = self.texts.count("note.not_logged", waiting)
        why = "" if error is None else self.texts.words(error)
        if error is not None:  # the banner may say the same as before
            self.content.note.say(self.texts("note.refused"), seconds=NOTE_SECONDS)
        self.content.banner.say(
            f"{sentence} {why}".rstrip(),
            Level.ERROR,
            action=self.texts("note.retry"),
            then=self._retry,
            topic=Topic.UNLOGGED,
        )

    def _retry(self) -> None:
        """Log what waits; a reason that the call on the page lacks is asked for first."""
        calls = self.controller.calls
        if calls.current in [one.call for one in calls.waiting] and self.page.decision.lacks_reason:
            self.content.show_page(PageName.TRIAGE)
            self.page.decision.log()
        else:
            self.controller.retry()

    def _tell_undone(self, action: Action) -> None:
        """Show the call of an action that was taken back from any page, and say what it was."""
        if self.content.shown is not PageName.TRIAGE:
            self.content.show_page(PageName.TRIAGE)
        self.content.note.say(
            self._undone_sentence(action),
            action=self.texts("note.redo"),
            then=self.redo,
            seconds=NOTE_SECONDS,
        )
        if not isinstance(action, PutAway) and action.case is not None:
            self.case_withdrawn.emit(action.case.number)

    def _undone_sentence(self, action: Action) -> str:
        if isinstance(action, PutAway):
            return self.texts("note.put_away_undone")
        if action.case is None:
            return self.texts("note.waiting_undone")
        return self.texts("note.withdrawn", number=action.case.shown_number)

    @property
    def done_place(self) -> int:
        """Return the place of the newest action of the page in the history."""
        return max((one.place for one in self.controller.calls.done), default=0)

    @property
    def undone_place(self) -> int:
        """Return the place of what was taken back last and can be done again."""
        return max((one.place for one in self.controller.calls.undone), default=0)

    def undo(self) -> None:
        """Take back what the agent did last on the page."""
        self.controller.undo()

    def redo(self) -> None:
        """Do again what was taken back last on the page."""
        self.controller.redo()

    def _tell_put_away(self) -> None:
        self.content.note.say(
            self.texts("note.put_away"),
            action=self.texts("note.take_back"),
            then=self.undo,
            seconds=NOTE_SECONDS,
        )

    def _resume(self, number: int) -> None:
        self.content.show_page(PageName.TRIAGE)
        self.controller.resume(number)

    def _take_copied(self, source: QMimeData) -> None:
        """Score clipboard text, unless there is a call on the page."""
        call = self.controller.calls.current
        if call is None or call.is_blank:
            self.content.show_page(PageName.TRIAGE)
            self.page.input.take(source)
            QApplication.alert(self.content.window())

    def show_kept(self) -> None:
        """Open a dialog with what the log would keep of the message on the page."""
        call = self.controller.calls.current
        if call is not None and call.triage is not None:
            assessment = call.triage.assessment
            self._worker.call(lambda desk: desk.triage.kept_form(assessment), self._open_kept)

    def _open_kept(self, kept: KeptForm) -> None:
        if not self.page.is_revealed():  # the agent has not given an opinion yet
            kept = replace(kept, verdict={})
        lines = kept_lines(kept, self.texts.words)
        self.kept_sheet = KeptSheet(self.texts, lines, self.content)
        self.kept_sheet.open()

    def _tell_drafts(self, count: int) -> None:
        self.content.note.say(self.texts.count("note.drafts", count), seconds=3 * NOTE_SECONDS)

    def _tell_trouble(self, error: VigieError) -> None:
        self.content.banner.show_error(error)
