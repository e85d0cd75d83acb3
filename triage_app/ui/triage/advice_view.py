"""What the caller did, and what to tell them: chips, a script to read aloud, steps, contacts.

Nothing is answered beforehand. The place has a fixed height: lines without room stand on a further
page, which one key shows, and no answer moves anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QToolTip, QVBoxLayout, QWidget

from triage_app.advice.caller_answer import AnswerForm
from triage_app.advice.guidance import Guidance, Timing
from triage_app.advice.joined import JoinedAdvice, Situation, joined_advice
from triage_app.records import Outcome
from triage_app.ui.triage.answer_button import ANSWER_KEY, AnswerButton
from triage_app.ui.triage.outcome_chips import OutcomeChips
from triage_app.ui.triage.paged_lines import Line, PagedLines
from triage_app.ui.widgets.parts import button, column, label, row, shown_keys
from triage_app.ui.widgets.safe_text import plain_tooltip
from triage_app.ui.widgets.spoken import announce
from triage_app.ui.widgets.texts import Texts

__all__ = ["ANSWER_KEY", "CONTACT_KEY", "MORE_KEY", "AdviceView"]
MORE_KEY, CONTACT_KEY = "Ctrl+PgDown", "Ctrl+Shift+N"
_COPIED = "✓"
_SCRIPT_LINES, _PADDING = 2, 8  # of most sentences; pixels above and below, as in the style sheet


class AdviceView(QFrame):
    """Shows the advice for all answers, for one message in its situation."""

    outcomes_changed = Signal(tuple)
    answer_requested = Signal(tuple, Situation, AnswerForm, str)  # the last is the language
    contact_requested = Signal(str)  # to be copied

    def __init__(self, texts: Texts, guidance: Guidance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._guidance = texts, guidance
        self._situation: Situation | None = None
        self._advice: JoinedAdvice | None = None
        self._copied = -1  # place of the contact that was copied last
        self.chips = OutcomeChips(texts, guidance)
        self.buttons = self.chips.buttons
        self.say = label(role="script", wrap=True)
        self.steps, self.contacts = PagedLines(), PagedLines()
        self.steps.setAccessibleName(texts("advice.steps"))
        self.contacts.setAccessibleName(texts("advice.contacts"))
        self.more_button = self._quiet("advice.more", MORE_KEY)
        self.contact_button = self._quiet("advice.copy_contact", CONTACT_KEY)
        self.answer = AnswerButton(texts)
        self.source = button("i", "quiet")
        self.source.setAccessibleName(texts("advice.sources"))
        self._build()
        self._reserve_script()
        self._connect()
        self.clear()

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Return what the caller did, in the order of `Outcome`; nothing while it is not known."""
        return self.chips.outcomes

    @property
    def advice(self) -> JoinedAdvice | None:
        """Return the advice that is shown."""
        return self._advice

    def clear(self) -> None:
        """Clear all answers."""
        self._situation = None
        self.give(())

    def give(self, outcomes: Collection[Outcome]) -> None:
        """Show these answers and their advice."""
        self.chips.give(outcomes)
        self._show()

    def judge(self, situation: Situation) -> None:
        """Follow verdict, decision and channel of the message."""
        if situation != self._situation:
            self._situation = situation
            self._show()

    def change_guidance(self, guidance: Guidance) -> None:
        """Replace the advice; the answers are kept."""
        self._guidance = guidance
        self.chips.change_names(guidance)
        self._show()

    def focus_first(self) -> None:
        """Focus the first answer, or the first chip."""
        self.chips.focus_first()

    def show_whole(self, whole: bool) -> None:
        """Show all lines where the page scrolls as a whole."""
        for lines in (self.steps, self.contacts):
            lines.show_whole(whole)

    @property
    def page_count(self) -> int:
        """Return the number of pages of steps and contacts, at least 1."""
        return max(self.steps.page_count, self.contacts.page_count)

    def show_more(self) -> None:
        """Show the next page of steps and contacts, after the last one the first."""
        page = (max(self.steps.page, self.contacts.page) + 1) % self.page_count
        for lines in (self.steps, self.contacts):
            lines.show_page(page)

    def copy_contact(self) -> None:
        """Ask for a contact to be copied: at each press the next one."""
        if self._advice is None or not self._advice.contacts:
            return
        self._copied = (self._copied + 1) % len(self._advice.contacts)
        self.contacts.show_lines(list(self._contact_lines(self._advice)))
        self.contacts.show_page(self.contacts.page_of(self._copied))
        self.contact_requested.emit(self._advice.contacts[self._copied].short)

    def tell_sources(self) -> None:
        """Show the sources of the advice, until the next key."""
        place = self.source.mapToGlobal(QPoint(0, self.source.height()))
        QToolTip.showText(place, self.source.toolTip(), self.source)

    def _quiet(self, key: str, keys: str) -> QPushButton:
        shown = shown_keys(keys)
        return button(f"{self._texts(key)}   {shown}", "quiet", keys=shown)

    def _build(self) -> None:
        self.setProperty("card", True)
        below = row(self.more_button, self.contact_button, self.answer, self.source, None)
        lines = row(self.steps, self.contacts, spacing=14)
        lines.setStretch(0, 2)
        lines.setStretch(1, 1)
        layout: QVBoxLayout = column(self.chips, self.say, lines, below, spacing=4)
        layout.setContentsMargins(12, 6, 6, 2)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.chips.outcomes_changed.connect(self._take_answers)
        self.more_button.clicked.connect(self.show_more)
        self.contact_button.clicked.connect(self.copy_contact)
        self.source.clicked.connect(self.tell_sources)
        self.answer.form_chosen.connect(self._ask_for_answer)
        for lines in (self.steps, self.contacts):
            lines.pages_changed.connect(self._tell_pages)

    def _take_answers(self) -> None:
        self._show()
        self.outcomes_changed.emit(self.outcomes)
        announce(self, self.say.text())

    def _ask_for_answer(self, form: AnswerForm, language: str) -> None:
        if self._situation is not None and self.outcomes:
            self.answer_requested.emit(self.outcomes, self._situation, form, language)

    def _show(self) -> None:
        """Show the advice for the answers, or the questions to ask."""
        self._advice, self._copied = None, -1
        if self.outcomes and self._situation is not None:
            self._advice = joined_advice(self._guidance, self.outcomes, self._situation)
        advice = self._advice
        self.answer.offer(answers=advice is not None, reports=bool(advice and advice.report))
        self.contact_button.setEnabled(bool(advice and advice.contacts))
        self.source.setEnabled(advice is not None)
        if advice is None:
            self._show_questions()
        else:
            self._show_advice(advice)

    def _reserve_script(self) -> None:
        """Keep the room of most sentences, so that what stands below does not move."""
        self.say.ensurePolished()
        self.say.setMinimumHeight(_SCRIPT_LINES * self.say.fontMetrics().lineSpacing() + _PADDING)

    def _show_questions(self) -> None:
        self.say.setText(self._texts("advice.ask"))
        questions = self._texts("advice.questions").split("\n")
        self.steps.show_lines([Line(one, f"{at}.") for at, one in enumerate(questions, 1)])
        self.contacts.show_lines([])
        self.source.setToolTip("")

    def _show_advice(self, advice: JoinedAdvice) -> None:
        self.say.setText(f"«\u00a0{advice.say}\u00a0»" if self._is_french else f"“{advice.say}”")
        self.steps.show_lines(list(self._step_lines(advice)))
        self.contacts.show_lines(list(self._contact_lines(advice)))
        sources = self._texts(
            "advice.source",
            source="\u00a0; ".join(advice.sources),
            version=advice.version,
            date=self._texts.date(advice.date),
        )
        self.source.setToolTip(plain_tooltip(sources))
        self.source.setAccessibleDescription(sources)

    @property
    def _is_french(self) -> bool:
        return self._texts.language == "fr"

    def _step_lines(self, advice: JoinedAdvice) -> Iterator[Line]:
        """Yield the numbered steps with their urgency, what to avoid, what is for the agent."""
        number = 0
        for timing in Timing:
            mark = self._texts(f"advice.mark_{timing}")
            for step in advice.of(timing):
                number += 1
                yield Line(f"{number}. {step}", mark)
                mark = ""
        if advice.avoid:
            yield Line(" · ".join(advice.avoid), self._texts("advice.mark_avoid"))
        if advice.agent:
            yield Line(" ".join(advice.agent), self._texts("advice.mark_agent"))

    def _contact_lines(self, advice: JoinedAdvice) -> Iterator[Line]:
        for at, contact in enumerate(advice.contacts):
            yield Line(contact.text, _COPIED if at == self._copied else "·")

    def _tell_pages(self) -> None:
        """Say which of several pages is shown."""
        pages = self.page_count
        page = max(self.steps.page, self.contacts.page) + 1
        which = f" {page}/{pages}" if pages > 1 else ""
        shown = f"{self._texts('advice.more')}{which}   {shown_keys(MORE_KEY)}"
        self.more_button.setText(shown)
        self.more_button.setEnabled(pages > 1)
