"""The triage page: the message on the left, its verdict, reasons, advice and decision right.

The page holds no service. It asks by signals, shows records it is given, and keeps the text of
a message only until the case is logged, put aside or cleared.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from classifier.records import Assessment, Message
from triage_app.advice.guidance import Guidance
from triage_app.advice.second_look import dissents
from triage_app.records import Answers, Decision, Dissent, Observations, OwnView, Triage
from triage_app.ui.shell import LEFT, RIGHT
from triage_app.ui.triage.advice_view import AdviceView
from triage_app.ui.triage.call import PageState
from triage_app.ui.triage.call_bar import CallBar
from triage_app.ui.triage.decision_view import DecisionView
from triage_app.ui.triage.invitation import Invitation
from triage_app.ui.triage.judgement_view import JudgementView
from triage_app.ui.triage.links_view import LinksView
from triage_app.ui.triage.message_input import MessageInput, accepts
from triage_app.ui.triage.page_keys import bind_keys
from triage_app.ui.triage.verdict_view import VerdictWords
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.message_view import MessageView
from triage_app.ui.widgets.parts import card, column, holding
from triage_app.ui.widgets.sides import Sides
from triage_app.ui.widgets.texts import Texts

_WAITING, _ANSWERED = 0, 1
_LONG = 4000  # characters; a longer message is filled in the turn after its verdict


class TriagePage(QWidget):
    """One message at a time, from paste to logged case."""

    # untrusted text or page, Channel or None, untrusted sender, untrusted subject
    assess_text_requested = Signal(str, object, str, str)
    assess_file_requested = Signal(object)  # Path
    answers_changed = Signal(object)  # Answers
    log_requested = Signal(object)  # Answers, with a decision
    put_away_requested = Signal(object)  # PageState or None: cleared by hand
    hold_requested = Signal(object)  # PageState
    resume_requested = Signal(object)  # PageState or None
    pause_requested = Signal()
    undo_requested = Signal()

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        guidance: Guidance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._triage: Triage | None = None
        self._observations: Observations | None = None
        self._shown_message: Message | None = None  # what the left side is filled with
        self._band_seen = False  # in this call; a correction hides nothing again
        self.input = MessageInput(texts)
        self.bar = CallBar(texts)
        self.message = MessageView(texts, theme)
        self.links = LinksView(texts)
        self.invitation = Invitation(texts)
        self.judgement = JudgementView(texts, theme)
        self.campaign = self.judgement.campaign
        self.observation = self.judgement.observation
        self.verdict, self.reasons = self.judgement.verdict, self.judgement.reasons
        self.advice = AdviceView(texts, guidance)
        self.decision = DecisionView(texts)
        self.left = QStackedWidget()
        self.right = QStackedWidget()
        self._build()
        self._connect()
        bind_keys(self)
        self.setFocusProxy(self.input.text_field)

    def show_busy(self) -> None:
        """Say that the verdict is on its way."""
        self.invitation.show_busy()

    def show_triage(self, triage: Triage, words: VerdictWords, *, looks_first: bool) -> None:
        """Show a verdict with all that belongs to it; the answers of the agent stay as they are.

        With `looks_first` the band waits for two observations, unless it was seen already.
        """
        self._triage = triage
        self._shown_message = None
        self.judgement.show_triage(triage, words)
        self.right.setCurrentIndex(_ANSWERED)
        if looks_first and not self._band_seen and self._observations is None:
            self.decision.setEnabled(False)
            self.judgement.look_first()
        else:
            self.reveal()
        if len(triage.assessment.message.body) > _LONG:  # the verdict is painted before
            QTimer.singleShot(0, self, lambda: self._show_message(triage.assessment))
        else:
            self._show_message(triage.assessment)

    def _show_message(self, assessment: Assessment) -> None:
        """Fill the left side, unless another message came meanwhile."""
        if self._triage is None or self._triage.assessment.fingerprint != assessment.fingerprint:
            return
        reasons = assessment.reasons if self.judgement.revealed else ()
        self.message.show_message(assessment.message, reasons, assessment.masked)
        self.links.show_links(assessment.links)
        self._shown_message = assessment.message
        self.left.setCurrentIndex(_ANSWERED)

    def show_changes(self, triage: Triage) -> None:
        """Add what would change the verdict, worked out while it stood already."""
        self._triage = triage
        self.judgement.show_changes(triage)

    def reveal(self) -> None:
        """Show the band with everything that would have given it away."""
        if self._triage is None:
            return
        self._band_seen = True
        self.decision.setEnabled(True)
        if self._shown_message is not None:
            self.message.show_reasons(self._triage.assessment.reasons)
        self.judgement.reveal(self._triage)

    def show_state(self, state: PageState, words: VerdictWords, *, looks_first: bool) -> None:
        """Show a call that waited, as it was left."""
        self.clear()
        self.input.restore(state.typed)
        answers = state.answers
        self._observations = answers.own_view.observations
        if state.triage is not None:
            self.show_triage(state.triage, words, looks_first=looks_first)
        if answers.outcome is not None:
            self.advice.buttons[answers.outcome].setChecked(True)
        if answers.decision is not None:
            self.decide(answers.decision)
            self.decision.give_reason(answers.own_view.dissent)

    def show_unreadable(self) -> None:
        """Go back to the field; what stands in it is kept."""
        self.invitation.show_ready()
        self._show_input()

    def clear(self) -> None:
        """Put the message away and wait for the next one."""
        self._triage = self._observations = None
        self._band_seen = False
        self.input.clear()
        self.message.show_message_gone()
        self.advice.clear()
        self.decision.clear()
        self.invitation.show_ready()
        self.judgement.conceal()
        self.right.setCurrentIndex(_WAITING)
        self._show_input()

    def paste(self) -> None:
        """Take the clipboard as the next message."""
        self._take(QGuiApplication.clipboard().mimeData())

    def has_verdict(self) -> bool:
        """Return whether a message has been read and stands on the page."""
        return self.right.currentIndex() == _ANSWERED

    def is_revealed(self) -> bool:
        """Return whether the band can be seen."""
        return self.has_verdict() and self.judgement.revealed

    def answers(self) -> Answers:
        """Return what the agent has answered so far."""
        view = OwnView(self._observations, self.decision.dissent)
        return Answers(self.decision.decision, self.advice.outcome, view)

    def state(self) -> PageState | None:
        """Return what stands on the page, None when it is empty."""
        if self._triage is None and self.input.is_empty():
            return None
        return PageState(self._triage, self.answers(), self.input.typed(), self.is_revealed())

    def decide(self, decision: Decision, *, log: bool = False) -> None:
        """Take the agent's decision, and log it at once when asked to."""
        if not self.is_revealed() or self._triage is None:
            return
        band = self._triage.assessment.band
        self.decision.decide(decision, dissents=dissents(band, decision))
        if log:
            self.decision.log()

    def decide_like_campaign(self, decision: Decision) -> None:
        """Log this case as the campaign it belongs to was decided."""
        if self._triage is None or not self.is_revealed():
            return
        self.decide(decision)
        self.decision.give_reason(Dissent.CAMPAIGN)
        self.decision.log()

    def correct(self) -> None:
        """Open the fields again, with what was pasted."""
        if self.has_verdict():
            self._show_input()

    def step(self, by: int) -> None:
        """Go to the next passage of the message, or the one before."""
        if self.is_revealed():
            self.message.step(by)

    def hold(self) -> None:
        """Put the call aside; on an empty page, take up the one that has waited longest."""
        state = self.state()
        if state is None:
            self.resume_requested.emit(None)
        else:
            self.hold_requested.emit(state)

    def enter(self) -> None:
        """Press the button under the focus; else log when a decision is given, or assess."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QPushButton) and not self.decision.is_answer(focus):
            focus.click()
        elif self.left.currentIndex() == _WAITING:
            self.input.assess()
        else:
            self.decision.log()

    def clear_by_hand(self) -> None:
        """Put the message away without logging it; it can be taken back."""
        state = self.state()
        self.clear()
        self.put_away_requested.emit(state)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and text from anywhere on the page."""
        if accepts(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A drop is a new message."""
        if accepts(event):
            event.acceptProposedAction()
            self._take(event.mimeData())

    def _take(self, source: QMimeData) -> None:
        """Take a new message; one that stands here is put away and can be taken back."""
        if self.has_verdict():
            self.clear_by_hand()
        self.input.take(source)

    def _observed(self, seen: Observations) -> None:
        self._observations = seen
        self.reveal()
        self._tell_answers()

    def _show_input(self) -> None:
        self.left.setCurrentIndex(_WAITING)
        self.input.text_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_answers(self) -> None:
        self.answers_changed.emit(self.answers())

    def _build(self) -> None:
        self.left.addWidget(self.input)
        self.left.addWidget(holding(column(self.bar, self.message, self.links)))
        self.right.addWidget(self.invitation)
        right = column(self.judgement, self.advice, self.decision, spacing=8)
        right.setStretch(0, 1)
        self.right.addWidget(holding(right))
        frame, inside = card()
        inside.addWidget(self.left)
        sides = Sides(self)
        sides.add(frame, LEFT)
        sides.add(self.right, RIGHT)
        self.fit_width = sides.fit_width

    def _connect(self) -> None:
        self.input.assess_text_requested.connect(self.assess_text_requested)
        self.input.assess_file_requested.connect(self.assess_file_requested)
        self.bar.pause_requested.connect(self.pause_requested)
        self.bar.hold_requested.connect(self.hold)
        self.bar.correct_requested.connect(self.correct)
        self.message.passage_shown.connect(self.reasons.show_current)
        self.reasons.reason_chosen.connect(self.message.show_reason)
        self.observation.observed.connect(self._observed)
        self.campaign.same_requested.connect(self.decide_like_campaign)
        self.advice.outcome_changed.connect(self._tell_answers)
        self.decision.chosen.connect(self.decide)
        self.decision.changed.connect(self._tell_answers)
        self.decision.clear_requested.connect(self.clear_by_hand)
        self.decision.log_requested.connect(lambda: self.log_requested.emit(self.answers()))
