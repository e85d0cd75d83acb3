"""The parts of a call in their zones, fitted to the room of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from triage_app.ui.triage.advice_view import AdviceView
from triage_app.ui.triage.call_bar import CallBar
from triage_app.ui.triage.call_notes_view import CallNotesView
from triage_app.ui.triage.decision_view import DecisionView
from triage_app.ui.triage.judgement_view import Invitation, JudgementView
from triage_app.ui.triage.links_view import LinksView
from triage_app.ui.triage.message_input import MessageInput
from triage_app.ui.triage.zones import Zones, ZoneViews
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.layouts import OnePage, Reserved
from triage_app.ui.widgets.message_view import MessageView
from triage_app.ui.widgets.parts import button, card, column, scaled_width
from triage_app.ui.widgets.texts import Texts

_MARGIN = 8
_CALLER = 272  # least height of the caller's zone, in pixels at the usual text size


class DeskView(QWidget):
    """Shows the input fields and an invitation, or a scored message with all that belongs to it.

    In a narrow window the message is folded to its first lines, until it is unfolded.
    """

    def __init__(
        self, texts: Texts, theme: Theme, advice: AdviceView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.input, self.bar = MessageInput(texts), CallBar(texts)
        self.message, self.links = MessageView(texts, theme), LinksView(texts, theme)
        self.invitation, self.judgement = Invitation(texts), JudgementView(texts, theme)
        self.advice, self.decision = advice, DecisionView(texts)
        self.notes = CallNotesView(texts)
        self.unfold_button = button(texts("message.unfold"), "quiet", hint=texts("message.whole"))
        self._unfolded = False
        self._build()
        self.zones.room_changed.connect(self.fit)
        self.unfold_button.clicked.connect(self.unfold)

    @property
    def shows_answers(self) -> bool:
        """Return whether a scored message stands here."""
        return not self.decision.isHidden()

    @property
    def takes_input(self) -> bool:
        """Return whether the input fields are shown."""
        return self._left.shown is self.input

    def show_answers(self, shown: bool) -> None:
        """Show what belongs to a verdict, or the invitation."""
        self._unfolded = False
        self.zones.go_to_top()
        self._first.show_page(self.judgement if shown else self.invitation)
        self.zones.put_message_first(not shown)
        self._caller.setVisible(shown)
        self.decision.setVisible(shown)
        self.bar.setVisible(shown)
        self.notes.setVisible(shown)

    def show_input(self) -> None:
        """Show the input fields in the place of the message."""
        self._left.show_page(self.input)

    def show_message(self) -> None:
        """Show the message in the place of the input fields."""
        self._left.show_page(self.message)

    def unfold(self) -> None:
        """Show the whole message."""
        self._unfolded = True
        self.fit()

    def fit(self) -> None:
        """Fit what is shown to the room: fold the message, leave out the quotes of reasons."""
        wide = self.zones.wide
        folded = not wide and self.judgement.revealed and not self._unfolded
        self.message.page.fold(folded, whole=not wide)
        self.unfold_button.setVisible(folded and self.message.page.is_longer_than_folded)
        self._caller.show_whole(not wide)
        self.advice.show_whole(not wide)
        self.decision.reserve_second_line(wide)
        self.judgement.reasons.show_quotes(True)
        self.judgement.reasons.show_quotes(not wide or not self.zones.lacks_height)
        self.zones.fit()

    def _build(self) -> None:
        self.advice.setMinimumHeight(0)  # its zone has a height
        self._caller = Reserved(self.advice, scaled_width(self.advice, _CALLER))
        self.message.add_below_text(self.links)
        self.message.add_beside_masked(self.unfold_button)
        self._left = OnePage(self.input, self.message)
        self._first = OnePage(self.invitation, self.judgement)
        frame, inside = card()
        inside.addWidget(self.bar)
        inside.addWidget(self._left, 1)
        inside.addWidget(self.notes)
        views = ZoneViews(self._first, frame, self.judgement.reasons, self._caller)
        self.zones = Zones(views, self)
        layout = column(self.zones, self.decision)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.show_answers(False)
