"""Copies what the agent wants of the advice: an answer, how to report the message, a contact."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from triage_app.advice.caller_answer import AnswerForm, answer
from triage_app.advice.guidance import Guidance
from triage_app.advice.joined import Situation, joined_advice
from triage_app.records import Outcome
from triage_app.ui.triage.advice_view import AdviceView
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import NOTE_SECONDS, Banner, Level
from triage_app.wording.words import words_in


class AdviceCopies(QObject):
    """Puts it on the clipboard and says so; `guidance` has the advice by language."""

    def __init__(
        self,
        texts: Texts,
        guidance: Mapping[str, Guidance],
        advice: AdviceView,
        note: Banner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.guidance = guidance
        self._texts, self._note = texts, note
        advice.answer_requested.connect(self._copy_answer)
        advice.contact_requested.connect(self._copy_contact)

    def _copy_answer(
        self, outcomes: tuple[Outcome, ...], situation: Situation, form: AnswerForm, language: str
    ) -> None:
        advice = joined_advice(self.guidance[language], outcomes, situation)
        self._copy(answer(advice, form, words_in(language)), self._texts("answer.copied"))

    def _copy_contact(self, contact: str) -> None:
        self._copy(contact, self._texts("answer.contact_copied", contact=contact))

    def _copy(self, text: str, sentence: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._note.say(sentence, Level.DONE, seconds=NOTE_SECONDS)
