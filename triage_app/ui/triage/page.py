"""The triage page: the message on the left, its verdict, reasons, advice and decision right.

The page holds no service. It asks by signals, shows records it is given, and keeps the text of
a message only until the case is logged or cleared.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from classifier.records import BandReason
from triage_app.records import Decision, Outcome, Triage
from triage_app.ui.parts import button, card, column, label, row, shortcut
from triage_app.ui.shell import LEFT, RIGHT
from triage_app.ui.texts import Texts
from triage_app.ui.theme import Theme
from triage_app.ui.triage.advice_view import AdviceView
from triage_app.ui.triage.campaign_banner import CampaignBanner
from triage_app.ui.triage.decision_view import KEYS, DecisionView
from triage_app.ui.triage.guidance import Advice
from triage_app.ui.triage.links_view import LinksView
from triage_app.ui.triage.message_input import MessageInput, accepts
from triage_app.ui.triage.message_view import MessageView
from triage_app.ui.triage.reasons_view import ReasonsView
from triage_app.ui.triage.verdict_view import VerdictView

_WAITING, _ANSWERED = 0, 1


class TriagePage(QWidget):
    """One message at a time, from paste to logged case."""

    # untrusted text or page, Channel or None, untrusted sender, untrusted subject
    assess_text_requested = Signal(str, object, str, str)
    assess_file_requested = Signal(object)  # Path
    log_requested = Signal(object, object)  # Decision, Outcome or None
    cleared = Signal()  # the message was put away by hand
    undo_requested = Signal()

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        advice: Mapping[Outcome, Advice],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._texts = texts
        self.input = MessageInput(texts)
        self.message = MessageView(texts, theme)
        self.links = LinksView(texts)
        self.correct_button = button(
            texts("triage.correct"), "quiet", hint=texts("triage.correct_hint"), keys="F2"
        )
        self.campaign = CampaignBanner(texts, theme)
        self.verdict = VerdictView(texts, theme)
        self.reasons = ReasonsView(texts)
        self.advice = AdviceView(texts, advice)
        self.decision = DecisionView(texts)
        self.left = QStackedWidget()
        self.right = QStackedWidget()
        self._build()
        self._connect()
        self._bind_keys()
        self.setFocusProxy(self.input.text_field)

    def show_busy(self) -> None:
        """Say that the verdict is on its way."""
        self._invitation.setText(self._texts("triage.busy"))

    def show_triage(self, triage: Triage, scenario: str, frequency: str) -> None:
        """Show a verdict with all that belongs to it; the answers of the agent stay empty."""
        assessment = triage.assessment
        if self.right.currentIndex() == _WAITING:
            self.advice.clear()
            self.decision.clear()
        self.campaign.show_hit(triage.campaign)
        self.verdict.show_assessment(assessment, scenario, frequency)
        addresses = [link.shown for link in assessment.links]
        weighed = assessment.score is not None
        self.reasons.show_reasons(assessment.reasons, addresses, weighed=weighed)
        decided = assessment.band_reason in (BandReason.SCORE, BandReason.BETWEEN)
        self.reasons.show_changes(assessment.what_would_change if decided else None)
        self.message.show_message(assessment.message, assessment.reasons, assessment.masked)
        self.links.show_links(assessment.links)
        self.left.setCurrentIndex(_ANSWERED)
        self.right.setCurrentIndex(_ANSWERED)
        self.verdict.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_unreadable(self) -> None:
        """Go back to the field; what stands in it is kept."""
        self._invitation.setText(self._texts("triage.invitation"))
        self._show_input()

    def clear(self) -> None:
        """Put the message away and wait for the next one."""
        self.input.clear()
        self.message.show_message_gone()
        self.advice.clear()
        self.decision.clear()
        self._invitation.setText(self._texts("triage.invitation"))
        self.right.setCurrentIndex(_WAITING)
        self._show_input()

    def paste(self) -> None:
        """Take the clipboard as the next message."""
        source = QGuiApplication.clipboard().mimeData()
        if self.right.currentIndex() == _ANSWERED:
            self.clear()
        self.input.take(source)

    def has_verdict(self) -> bool:
        """Return whether a verdict is on the page."""
        return self.right.currentIndex() == _ANSWERED

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and text from anywhere on the page."""
        if accepts(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A drop is a new message."""
        if accepts(event):
            event.acceptProposedAction()
            if self.has_verdict():
                self.clear()
            self.input.take(event.mimeData())

    def _show_input(self) -> None:
        self.left.setCurrentIndex(_WAITING)
        self.input.text_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _correct(self) -> None:
        """Open the fields again, with what was pasted."""
        if self.has_verdict():
            self._show_input()

    def _enter(self) -> None:
        """Press the button under the focus; else log when a decision is given, or assess."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QPushButton) and focus not in self.decision.buttons.values():
            focus.click()
        elif self.left.currentIndex() == _WAITING:
            self.input.assess()
        else:
            self.decision.log()

    def _decide(self, decision: Decision) -> None:
        if self.has_verdict():
            self.decision.decide(decision)

    def _clear_by_hand(self) -> None:
        self.clear()
        self.cleared.emit()

    def _build(self) -> None:
        self.left.addWidget(self.input)
        self.left.addWidget(self._answered_left())
        self.right.addWidget(self._invitation_card())
        self.right.addWidget(self._answered_right())
        frame, inside = card()
        inside.addWidget(self.left)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(10)
        layout.addWidget(frame, LEFT)
        layout.addWidget(self.right, RIGHT)

    def _answered_left(self) -> QWidget:
        """Return the masked message with its links below."""
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(
            row(label(self._texts("triage.message"), "heading"), None, self.correct_button)
        )
        layout.addWidget(self.message, 1)
        layout.addWidget(self.links)
        return side

    def _invitation_card(self) -> QWidget:
        """Return what stands on the right before the first verdict."""
        frame, inside = card(margin=40)
        self._invitation = label(self._texts("triage.invitation"), wrap=True)
        inside.addStretch(1)
        inside.addWidget(label(self._texts("triage.title"), "title"))
        inside.addWidget(self._invitation)
        inside.addSpacing(16)
        inside.addWidget(label(self._texts("advice.ask"), "heading"))
        inside.addWidget(label(self._texts("advice.questions"), "muted", wrap=True))
        inside.addStretch(2)
        return frame

    def _answered_right(self) -> QWidget:
        """Return verdict, reasons, advice and decision, from top to bottom."""
        side = QWidget()
        layout = column(self.campaign, self.verdict, spacing=10)
        layout.addWidget(self.reasons, 1)
        layout.addWidget(self.advice)
        layout.addWidget(self.decision)
        side.setLayout(layout)
        return side

    def _connect(self) -> None:
        self.input.assess_text_requested.connect(self.assess_text_requested)
        self.input.assess_file_requested.connect(self.assess_file_requested)
        self.decision.clear_requested.connect(self._clear_by_hand)
        self.decision.log_requested.connect(
            lambda decision: self.log_requested.emit(decision, self.advice.outcome)
        )
        self.correct_button.clicked.connect(self._correct)

    def _bind_keys(self) -> None:
        for decision, keys in KEYS.items():
            shortcut(keys, self, partial(self._decide, decision))
        for keys in ("Return", "Enter", "Ctrl+Return", "Ctrl+Enter"):
            shortcut(keys, self, self._enter)
        shortcut("Ctrl+V", self, self.paste)
        shortcut("Escape", self, self._clear_by_hand)
        shortcut("F2", self, self._correct)
        shortcut("F8", self, self.advice.focus_first)
        shortcut("Ctrl+Z", self, self.undo_requested.emit)
