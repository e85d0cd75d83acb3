"""The triage page: verdict, reasons, message, advice and decision of one call.

The page knows no service and keeps no state: it shows the call it is given and tells by signals
what the agent does.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from triage_app.advice.guidance import Guidance
from triage_app.advice.second_look import dissents
from triage_app.records import Answers, Decision, Dissent, Observations, OwnView
from triage_app.ui.triage.advice_view import ANSWER_KEY, CONTACT_KEY, MORE_KEY, AdviceView
from triage_app.ui.triage.call import Call, CallNotes, Typed
from triage_app.ui.triage.call_bar import CORRECT_KEY, HOLD_KEY, PAUSE_KEY
from triage_app.ui.triage.campaign_banner import KEY as SAME_KEY
from triage_app.ui.triage.desk_view import DeskView
from triage_app.ui.triage.idle_keys import IdleKeys
from triage_app.ui.triage.page_keys import bind_keys
from triage_app.ui.triage.picture_view import ZOOM_KEYS
from triage_app.ui.triage.shown_verdict import ShownVerdict
from triage_app.ui.triage.verdict_view import MEASURE_KEY
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.incoming import accepts, brings_message, take_copy
from triage_app.ui.widgets.note_lines import FIELD_KEYS
from triage_app.ui.widgets.parts import column, focused_button
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.worker import do_nothing


class TriagePage(QWidget):
    """One message at a time, from paste to logged case."""

    answers_changed = Signal(Answers)
    notes_changed = Signal(CallNotes)
    log_requested = Signal()
    put_away_requested = Signal()
    hold_requested = Signal()
    resume_requested = Signal()
    pause_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    idle_noticed = Signal(str)  # key of the text that says why a key does nothing

    def __init__(
        self, texts: Texts, theme: Theme, guidance: Guidance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._observations: Observations | None = None
        self._original = Typed()  # what the verdict was asked for
        self._unedited = Typed()  # the same, as the fields show it
        self._left_edit: Typed | None = None  # a correction that was left
        self.advice = AdviceView(texts, guidance)
        self.desk = desk = DeskView(texts, theme, self.advice, self)
        self._shown = ShownVerdict(desk)
        self.idle = IdleKeys(desk, self.idle_noticed.emit)
        self.input, self.bar = desk.input, desk.bar
        self.message, self.links = desk.message, desk.links
        self.invitation, self.judgement = desk.invitation, desk.judgement
        self.decision, self.notes = desk.decision, desk.notes
        self.campaign = self.judgement.campaign
        self.observation = self.judgement.observation
        self.verdict, self.reasons = self.judgement.verdict, self.judgement.reasons
        self.setLayout(column(desk))
        self._connect()
        self._bind_keys()
        self.setFocusProxy(self.input.text_field)

    def show_call(self, call: Call | None) -> None:
        """Show a call as it was left; None empties the page for the next message."""
        answers = Answers() if call is None else call.answers
        with QSignalBlocker(self):  # these answers are known already
            self.input.show_typed(Typed() if call is None else call.typed)
            self._clear_verdict()
            self.show_input()
            self.notes.show_notes(CallNotes() if call is None else call.notes)
            self._observations = answers.own_view.observations
            if call is not None and call.triage is not None:
                self.show_verdict(call)
            self.advice.give(answers.outcomes)
            if answers.decision is not None:
                self.decide(answers.decision)
                self.decision.give_reason(answers.own_view.dissent)
        self.invitation.show_busy(call is not None and bool(call.question))

    def begin_call(self) -> None:
        """Clear verdict and answers: what is being typed belongs to another call by now."""
        with QSignalBlocker(self):
            self._clear_verdict()

    def show_verdict(self, call: Call) -> None:
        """Show a verdict with all that belongs to it; the answers of the agent stay as they are."""
        if call.triage is not None:
            if call.typed != self.input.typed():  # it was read off a picture or file
                self.input.show_typed(call.typed)
            self._original = call.original
            self._unedited = call.original if call.is_edited else self.input.typed()
            written_in = QApplication.focusWidget()
            self._shown.show(call)
            if call.is_edited:  # while a picture or file was read, or before the call was held
                self.input.show_original(call.original.untrusted_text)
                if written_in is not None and self.input.isAncestorOf(written_in):
                    written_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def update_verdict(self, call: Call) -> None:
        """Show what came later for the verdict that stands here; the focus stays where it is."""
        self._shown.update(call)

    def show_input(self) -> None:
        """Go to the fields; what stands in them is kept."""
        self.desk.show_input()
        self.input.text_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def paste(self, source: QMimeData | None = None) -> None:
        """Take a drop, or else the clipboard, as the next message; one that stands is put away."""
        source = source or QGuiApplication.clipboard().mimeData()
        if not brings_message(source):
            self.idle_noticed.emit("idle.no_paste")
            return
        self.input.take(source, self.put_away_requested.emit if self.has_verdict() else do_nothing)

    def has_verdict(self) -> bool:
        """Return whether the page shows a scored message."""
        return self.desk.shows_answers

    def is_revealed(self) -> bool:
        """Return whether the verdict is visible."""
        return self._shown.band is not None

    def answers(self) -> Answers:
        """Return what the agent has answered so far."""
        view = OwnView(self._observations, self.decision.dissent)
        return Answers(self.decision.decision, self.advice.outcomes, view)

    def decide(self, decision: Decision, *, log: bool = False) -> None:
        """Set the decision, and log the case if `log` is set."""
        band = self._shown.band
        if band is None:
            return
        contradicts = dissents(band, decision)
        if not log and self.decision.has_decided(decision, dissents=contradicts):
            missed = self.decision.lacks_reason
            self.idle_noticed.emit("idle.reason_missed" if missed else "idle.decided")
        self.decision.decide(decision, dissents=contradicts)
        if log:
            self._log()

    def decide_like_campaign(self, decision: Decision) -> None:
        """Log this case with the decision of its campaign; ask first what the caller did."""
        if not self.is_revealed():
            return
        if not self.advice.outcomes:
            self.decision.ask_outcome(decision, SAME_KEY)
            self.advice.focus_first()
            return
        self.decide(decision)
        self.decision.give_reason(Dissent.CAMPAIGN)
        self.decision.log()

    def correct(self) -> None:
        """Show the input fields beside what was judged, with what was written before."""
        if not self.has_verdict():
            return
        if self._left_edit is not None:
            self.input.show_typed(self._left_edit)
            self.input.typed_changed.emit(self._left_edit)
        self.show_input()
        self.input.show_original(self._original.untrusted_text)

    def leave(self) -> None:
        """Leave the field of a note, or the correction; else put the call away.

        The field keeps what is typed, and F2 takes a correction up again.
        """
        if self.notes.has_focus():
            self.judgement.take_focus()
        elif self.has_verdict() and self.desk.takes_input:
            self._leave_correction()
        else:
            self.put_away_requested.emit()

    def step(self, by: int) -> None:
        """Go to the next or previous passage of the message."""
        if self.is_revealed():
            self.desk.unfold()
            self.message.step(by)

    def enter(self) -> None:
        """Press the button under the focus; else log when a decision is given, or judge."""
        focus = focused_button()
        if focus is not None and not self.decision.is_answer(focus):
            focus.click()
        elif self.desk.takes_input:
            self.idle.unless(self.idle.nothing_to_judge, self.input.judge)()
        else:
            self._log()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and text anywhere on the page."""
        if accepts(event):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Treat a drop as a new message."""
        if accepts(event):
            take_copy(event)
            self.paste(event.mimeData())

    def _leave_correction(self) -> None:
        """Show the message again whose verdict stands here; what was written is kept aside."""
        typed = self.input.typed()
        self._left_edit = None if typed in (self._original, self._unedited) else typed
        if self._left_edit is not None:
            self.input.show_typed(self._original)
            self.input.typed_changed.emit(self._original)
            self.idle_noticed.emit("input.edit_left")
        self.desk.show_message()
        self.desk.fit()
        self.judgement.take_focus()

    def _log(self) -> None:
        self.idle.unless(self.idle.nothing_to_log, self.decision.log)()

    def _observed(self, seen: Observations) -> None:
        self._observations = seen
        self._shown.reveal()
        self.desk.fit()
        self._tell_answers()

    def _clear_verdict(self) -> None:
        self._observations = self._left_edit = None
        self._original = self._unedited = Typed()
        self.input.show_original("")
        self.notes.show_notes(CallNotes())
        self.advice.clear()
        self.decision.clear()
        self._shown.clear()

    def _tell_answers(self) -> None:
        self._shown.advise()
        self.answers_changed.emit(self.answers())

    def _connect(self) -> None:
        self.bar.pause_requested.connect(self.pause_requested)
        self.bar.hold_requested.connect(self.hold_requested)
        self.bar.correct_requested.connect(self.correct)
        self.message.passage_shown.connect(self.reasons.show_current)
        self.reasons.reason_chosen.connect(self.message.show_reason)
        self.observation.observations_changed.connect(self._observed)
        self.campaign.same_requested.connect(self.decide_like_campaign)
        self.advice.outcomes_changed.connect(self._tell_answers)
        self.decision.decision_chosen.connect(self.decide)
        self.decision.decision_changed.connect(self._tell_answers)
        self.decision.clear_requested.connect(self.put_away_requested)
        self.decision.log_requested.connect(self.log_requested)
        self.decision.reason_missed.connect(lambda: self.idle_noticed.emit("idle.reason_missed"))
        self.notes.idle_noticed.connect(self.idle_noticed)
        self.notes.notes_changed.connect(self.notes_changed)

    def _bind_keys(self) -> None:
        """Bind all keys of the page; they work anywhere on it."""
        idle, advice = self.idle, self.advice
        actions = {
            "Ctrl+V": self.paste,
            "Escape": idle.unless(idle.nothing_to_clear, self.leave),
            CORRECT_KEY: idle.unless(idle.nothing_to_correct, self.correct),
            SAME_KEY: idle.unless(idle.no_campaign, self.campaign.ask_same),
            **{
                keys: idle.unless(
                    partial(idle.no_zoom, step), partial(self.input.picture.zoom, step)
                )
                for keys, step in ZOOM_KEYS.items()
            },
            **{
                keys: idle.unless(idle.no_message, partial(self.notes.go_to, field))
                for field, keys in FIELD_KEYS.items()
            },
            "F8": idle.unless(idle.no_message, advice.focus_first),
            ANSWER_KEY: idle.unless(idle.no_answer, advice.answer.open),
            MORE_KEY: idle.unless(idle.no_more_advice, advice.show_more),
            CONTACT_KEY: idle.unless(idle.no_contact, advice.copy_contact),
            MEASURE_KEY: idle.unless(idle.no_decision, self.verdict.tell_measure),
            HOLD_KEY: idle.unless(idle.no_call_to_hold, self.hold_requested.emit),
            f"Shift+{HOLD_KEY}": idle.unless(idle.nobody_waits, self.resume_requested.emit),
            PAUSE_KEY: idle.unless(idle.no_time, self.pause_requested.emit),
            "Ctrl+Z": idle.unless(idle.log_at_work, self.undo_requested.emit),
            "Ctrl+Y": self.redo_requested.emit,
            "Ctrl+Shift+Z": self.redo_requested.emit,
        }
        decide = idle.unless(idle.no_decision, self.decide)
        bind_keys(self, actions, decide, self.enter, idle.unless(idle.no_passage, self.step))
