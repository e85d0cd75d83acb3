"""One case: its facts, masked message, signs and history, and the buttons for its label."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from classifier.records import Label
from triage_app.advice.second_look import dissents
from triage_app.contradiction import contradicts
from triage_app.records import CaseDetail
from triage_app.ui.cases.case_history import history_lines, reason_of_dissent
from triage_app.ui.cases.notes_view import NotesView
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.domain_words import domain_words
from triage_app.ui.widgets.fitted_labels import WholeLabel
from triage_app.ui.widgets.mask_names import shown_words
from triage_app.ui.widgets.message_view import MessageView
from triage_app.ui.widgets.parts import button, label, row, shown_keys
from triage_app.ui.widgets.safe_text import SafeTextView
from triage_app.ui.widgets.texts import Texts
from triage_app.wording.shown_score import shown_score

LABEL_KEYS = {Label.SCAM: "F5", Label.LEGIT: "F6"}
CAMPAIGN_KEY, GUARD_KEY, FILE_KEY = "F8", "Ctrl+G", "Ctrl+P"
UNLABEL_KEY, UNDO_KEY, WITHDRAW_KEY, ERASE_KEY = "F7", "Ctrl+Z", "Ctrl+Del", "Ctrl+Shift+Del"
_FACTS = ("opened", "band", "decision", "label", "outcome", "scenario", "domains")
_TEXT_MARGIN = 14  # pixels
_MESSAGE_LINES, _SIGNS_LINES, _HISTORY_LINES = 3, 2, 2  # that are seen in a low window
_DOMAINS = 1  # of a case that are named
_ALL = 1000  # domains in a tooltip


class CaseDetailView(QFrame):
    """Shows one case. Its buttons ask for an action on the current row of the list."""

    label_requested = Signal(Label)
    unlabel_requested = Signal()
    withdraw_requested = Signal()
    erase_requested = Signal()
    undo_requested = Signal()
    campaign_requested = Signal()
    file_requested = Signal()
    guard_requested = Signal()

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._detail: CaseDetail | None = None
        self.title = label(texts("case.none"), "title")
        self.facts = {name: WholeLabel() for name in _FACTS}
        self.message = MessageView(texts, theme)
        self.signs = SafeTextView()
        self.signs.setAccessibleName(texts("case.signs"))
        self.history = SafeTextView()
        self.history.setAccessibleName(texts("case.history"))
        self.notes = NotesView(texts)
        self.label_buttons = {
            one: button(
                f"{texts(f'case.label_{one}')}   {keys}",
                hint=texts(f"case.label_{one}_hint"),
                keys=keys,
            )
            for one, keys in LABEL_KEYS.items()
        }
        self.unlabel_button = button(
            f"{texts('case.withdraw')}   {UNLABEL_KEY}",
            hint=texts("case.withdraw_hint"),
            keys=UNLABEL_KEY,
        )
        self.withdraw_button = button(
            texts("case.remove"),
            "quiet",
            hint=texts("case.remove_hint"),
            keys=shown_keys(WITHDRAW_KEY),
        )
        self.erase_button = button(
            texts("case.erase"),
            "quiet",
            hint=texts("case.erase_hint"),
            keys=shown_keys(ERASE_KEY),
        )
        self.campaign_button = button(
            "", "quiet", hint=texts("case.campaign_hint"), keys=CAMPAIGN_KEY
        )
        self.guard_button = button(
            texts("case.guard"), "quiet", hint=texts("case.guard_hint"), keys=GUARD_KEY
        )
        self.file_button = button(
            texts("case.file"), "quiet", hint=texts("case.file_hint"), keys=FILE_KEY
        )
        self.undo_button = button(
            texts("case.undo"), "quiet", hint=texts("case.undo_hint"), keys=UNDO_KEY
        )
        _set_least_lines(self.message.page, _MESSAGE_LINES)
        _set_least_lines(self.signs, _SIGNS_LINES)
        _set_least_lines(self.history, _HISTORY_LINES)
        self._build()
        self._connect()
        self.show_case(None)

    def show_case(self, detail: CaseDetail | None) -> None:
        """Show a case, or a hint to select one."""
        self._detail = detail
        self.notes.show_case(detail)
        self._stack.setCurrentIndex(0 if detail is None else 1)
        for made in (*self.label_buttons.values(), self.unlabel_button, self.withdraw_button):
            made.setEnabled(detail is not None)
        self.erase_button.setEnabled(detail is not None and not detail.erased)
        if detail is None:
            return
        case = detail.case
        self.title.setText(self._texts("case.title", number=case.shown_number))
        campaign = self._texts("case.campaign_number", number=case.campaign_code or case.campaign)
        self.campaign_button.setText(f"{campaign}   {CAMPAIGN_KEY}")
        self.campaign_button.setAccessibleName(campaign)
        for name, words in self._fact_words(detail).items():
            self.facts[name].setText(words)
        model = self._texts("case.by_model", number=case.model) if case.model else ""
        self.facts["band"].setToolTip(model)
        self.facts["band"].setAccessibleDescription(model)
        self.facts["domains"].setToolTip(domain_words(case.domains, self._texts, _ALL))
        if detail.message is None:
            self.message.show_removed(erased=detail.erased)
        else:
            self.message.show_message(detail.message)
        self.unlabel_button.setEnabled(case.label is not None)
        self.guard_button.setEnabled(case.label is not None and detail.message is not None)
        self.signs.show_text("\n".join(self._sign_lines(detail)))
        self.history.show_text("\n".join(history_lines(detail, self._texts)))
        bar = self.history.verticalScrollBar()
        bar.setValue(bar.maximum())  # the newest is seen

    @property
    def number(self) -> int | None:
        """Return the number of the displayed case."""
        return None if self._detail is None else self._detail.case.number

    def _fact_words(self, detail: CaseDetail) -> dict[str, str]:
        """Return the facts of a case as texts."""
        case, texts = detail.case, self._texts
        imported = f" · {texts('case.imported')}" if case.imported else ""
        return {
            "opened": f"{texts.moment(case.opened)} · {case.agent}{imported}",
            "band": self._verdict(detail),
            "decision": self._decision(detail),
            "label": self._label(detail),
            "outcome": ", ".join(texts(f"outcome.{one}") for one in case.outcomes) or "–",
            "scenario": self._scenario(detail),
            "domains": domain_words(case.domains, texts, _DOMAINS) or "–",
        }

    def _verdict(self, detail: CaseDetail) -> str:
        known = shown_score(detail.case)
        score = "" if known is None else f" ({self._texts.score(known)})"
        return self._texts(f"band.{detail.case.band}") + score

    def _scenario(self, detail: CaseDetail) -> str:
        """Return the scenario and the organisation that the message names."""
        key = f"scenario.{detail.case.scenario}"
        parts = (self._texts(key) if self._texts.has(key) else "", detail.case.organisation)
        return " · ".join(part for part in parts if part) or "–"

    def _decision(self, detail: CaseDetail) -> str:
        """Return the decision, and that it is against the verdict with the reason."""
        case, texts = detail.case, self._texts
        words = texts(f"decision.{case.decision}")
        if not dissents(case.band, case.decision):
            return words
        reason = reason_of_dissent(detail)
        why = f" ({texts(f'case.dissent_{reason}')})" if reason else ""
        return f"{words} {texts('cases.against_verdict')}{why}"

    def _label(self, detail: CaseDetail) -> str:
        """Return the label, by whom, and whether it is against the decision."""
        case, texts = detail.case, self._texts
        words = texts(f"label.{case.label}") if case.label else texts("cases.unlabelled")
        by = f" ({case.labelled_by})" if case.labelled_by else ""
        against = f" {texts('cases.against_decision')}"
        own = f" · {texts('case.own_case')}" if case.own_case else ""
        return words + by + (against if contradicts(case.decision, case.label) else "") + own

    def _sign_lines(self, detail: CaseDetail) -> list[str]:
        """Return the reasons of a case as sentences; they go with its text."""
        if detail.message is None:
            return [self._texts("case.signs_gone")]
        domains = detail.case.domains
        said = [shown_words(one.text, self._texts, domains) for one in detail.reasons]
        return [f"• {one}" for one in said] or [self._texts("case.no_signs")]

    def _build(self) -> None:
        self.setProperty("card", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing())
        self._stack.addWidget(self._something())
        layout.addWidget(self._stack)

    def _nothing(self) -> QWidget:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.addStretch(1)
        inside.addWidget(label(self._texts("case.none"), "heading"))
        inside.addWidget(label(self._texts("case.none_hint"), "muted", wrap=True))
        inside.addStretch(2)
        return page

    def _something(self) -> QWidget:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addLayout(
            row(self.title, None, self.erase_button, self.withdraw_button, self.undo_button)
        )
        form = QFormLayout()
        form.setVerticalSpacing(3)
        for name, value in self.facts.items():
            beside = row(value, self.campaign_button) if name == "opened" else value
            form.addRow(label(self._texts(f"case.{name}"), "muted"), beside)
        inside.addLayout(form)
        inside.addWidget(self.message, 3)
        inside.addWidget(label(self._texts("case.signs"), "heading"))
        inside.addWidget(self.signs, 2)
        inside.addWidget(label(self._texts("case.history"), "heading"))
        inside.addWidget(self.history, 2)
        confirm = label(self._texts("case.confirm"), "heading")
        inside.addLayout(row(confirm, None, self.file_button, self.guard_button))
        inside.addLayout(row(*self.label_buttons.values(), self.unlabel_button, None))
        inside.addWidget(self.notes)
        return page

    def _connect(self) -> None:
        for wanted, made in self.label_buttons.items():
            made.clicked.connect(lambda _=False, wanted=wanted: self.label_requested.emit(wanted))
        self.unlabel_button.clicked.connect(self.unlabel_requested)
        self.withdraw_button.clicked.connect(self.withdraw_requested)
        self.erase_button.clicked.connect(self.erase_requested)
        self.campaign_button.clicked.connect(self.campaign_requested)
        self.undo_button.clicked.connect(self.undo_requested)
        self.guard_button.clicked.connect(self.guard_requested)
        self.file_button.clicked.connect(self.file_requested)


def _set_least_lines(view: QWidget, lines: int) -> None:
    """Give a text the height that is left, at least that of some lines."""
    view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    view.setMinimumHeight(lines * view.fontMetrics().lineSpacing() + 2 * _TEXT_MARGIN)
