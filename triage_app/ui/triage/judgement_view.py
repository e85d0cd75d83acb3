"""What the tool and the log say of a message, and what stands in its place before.

Before a message there is an invitation; where the agent has to look first, there are two questions.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from triage_app.records import Triage
from triage_app.ui.triage.observation_view import ObservationView
from triage_app.ui.triage.reasons_view import ReasonsView
from triage_app.ui.triage.verdict_view import VerdictView
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.layouts import OnePage
from triage_app.ui.widgets.parts import button, label, row
from triage_app.ui.widgets.texts import Texts

_PATIENCE = 1_000  # ms after which a reading shows its progress and can be stopped


class Invitation(QFrame):
    """Shown while there is no message; while one is being read, with a way to stop that."""

    stop_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setProperty("card", True)
        self.words = label(wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(42, 40, 42, 40)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(label(texts("triage.title"), "title"))
        layout.addWidget(self.words)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(texts("triage.busy"))
        self.stop_button = button(texts("triage.stop"), "quiet", hint=texts("triage.stop_hint"))
        self.stop_button.clicked.connect(self.stop_requested)
        layout.addLayout(row(self.progress, self.stop_button))
        self._patience = QTimer(self, interval=_PATIENCE, singleShot=True)
        self._patience.timeout.connect(self._show_progress)
        layout.addSpacing(16)
        layout.addWidget(label(texts("advice.ask"), "heading"))
        layout.addWidget(label(texts("advice.questions"), "muted", wrap=True))
        layout.addStretch(2)
        self.show_busy(False)

    def show_busy(self, busy: bool) -> None:
        """Say that the verdict is on its way, or how a message comes in."""
        self.words.setText(self._texts("triage.busy" if busy else "triage.invitation"))
        self.progress.hide()
        self.stop_button.hide()
        if busy:
            self._patience.start()
        else:
            self._patience.stop()

    def _show_progress(self) -> None:
        self.progress.show()
        self.stop_button.show()


class JudgementView(OnePage):
    """Shows the verdict with its campaign, or the two questions instead.

    The reasons stand in a zone of their own, which is hidden with the verdict.
    """

    def __init__(self, texts: Texts, theme: Theme) -> None:
        observation, verdict = ObservationView(texts), VerdictView(texts, theme)
        super().__init__(observation, verdict)
        self.observation, self.verdict = observation, verdict
        self.campaign = verdict.campaign
        self.reasons = ReasonsView(texts, theme)

    @property
    def revealed(self) -> bool:
        """Return whether the verdict is visible."""
        return self.shown is self.verdict

    def show_triage(self, triage: Triage, *, changes_known: bool) -> None:
        """Fill verdict and reasons; they are seen once they are revealed.

        `changes_known` tells whether it was worked out what would change the verdict.
        """
        assessment = triage.assessment
        self.verdict.show_triage(triage)
        links = assessment.links
        addresses = [part for link in links for part in (link.shown, link.registered_domain)]
        self.reasons.show_reasons(assessment.reasons, addresses)
        self.show_changes(triage, changes_known=changes_known)

    def renew_triage(self, triage: Triage, *, changes_known: bool) -> None:
        """Show a verdict that came later for the same message, and have it read out."""
        self.show_triage(triage, changes_known=changes_known)
        if self.revealed:
            self.campaign.show_hit(triage.campaign)
            self.verdict.announce()

    def show_changes(self, triage: Triage, *, changes_known: bool) -> None:
        """Show what would change the verdict, or keep its line free until it is known."""
        assessment = triage.assessment
        if not assessment.is_by_score:
            self.reasons.show_changes(None)
        elif changes_known or assessment.what_would_change:
            self.reasons.show_changes(assessment.what_would_change)
        else:
            self.reasons.show_waiting()

    def look_first(self) -> None:
        """Ask the two questions; nothing that reveals the band is shown."""
        self.conceal()
        self.observation.ask()

    def reveal(self, triage: Triage) -> None:
        """Show the verdict and the near-copies."""
        self.show_page(self.verdict)
        self.reasons.show()
        self.campaign.show_hit(triage.campaign)
        self.verdict.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verdict.announce(urgent=True)

    def take_focus(self) -> None:
        """Give the focus to the verdict, or to the question that is to be answered."""
        asked = self.observation.asks
        question = asked if asked.value is None else self.observation.expected
        wanted = self.verdict if self.revealed else question
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def conceal(self) -> None:
        """Hide verdict and near-copies."""
        self.show_page(self.observation)
        self.reasons.hide()
        self.campaign.show_hit(None)
