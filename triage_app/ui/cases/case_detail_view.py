"""One case: its facts, masked message and history, and the buttons for its label."""

from __future__ import annotations

from collections.abc import Sequence

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
from triage_app.caller_outcomes import outcomes_of_event
from triage_app.records import CaseDetail, CaseNote, Event, EventKind
from triage_app.ui.cases.notes_view import NotesView
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.defanged_text import defanged_domain
from triage_app.ui.widgets.fitted_labels import WholeLabel
from triage_app.ui.widgets.message_view import MessageView
from triage_app.ui.widgets.parts import button, label, row, shown_keys
from triage_app.ui.widgets.safe_text import SafeTextView
from triage_app.ui.widgets.texts import Texts
from triage_app.wording.shown_score import shown_score

LABEL_KEYS = {Label.SCAM: "F5", Label.LEGIT: "F6"}
CAMPAIGN_KEY = "F8"
UNLABEL_KEY, UNDO_KEY, WITHDRAW_KEY, ERASE_KEY = "F7", "Ctrl+Z", "Ctrl+Del", "Ctrl+Shift+Del"
_FACTS = ("opened", "band", "decision", "label", "outcome", "organisation", "domains", "model")
_TEXT_MARGIN = 14  # pixels
_MESSAGE_LINES, _HISTORY_LINES = 5, 4  # that are seen in a low window
_DOMAINS = 2  # of a case that are named
# Values of an event that the history shows; none of them is message text.
_SHOWN_VALUES = ("decision", "label", "model")


def _domains(domains: Sequence[str]) -> str:
    return ", ".join(defanged_domain(one) for one in domains) or "–"


class CaseDetailView(QFrame):
    """Shows one case. Its buttons ask for an action on the current row of the list."""

    label_requested = Signal(Label)
    unlabel_requested = Signal()
    withdraw_requested = Signal()
    erase_requested = Signal()
    undo_requested = Signal()
    campaign_requested = Signal()

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._detail: CaseDetail | None = None
        self.title = label(texts("case.none"), "title")
        self.facts = {name: WholeLabel() for name in _FACTS}
        self.message = MessageView(texts, theme)
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
        self.undo_button = button(
            texts("case.undo"), "quiet", hint=texts("case.undo_hint"), keys=UNDO_KEY
        )
        _set_least_lines(self.message.page, _MESSAGE_LINES)
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
        self.title.setText(self._texts("case.title", number=case.number))
        number = self._texts("case.campaign_number", number=case.campaign)
        self.campaign_button.setText(f"{number}   {CAMPAIGN_KEY}")
        self.campaign_button.setAccessibleName(f"{self._texts('case.campaign')} {number}")
        for name, words in self._fact_words(detail).items():
            self.facts[name].setText(words)
        self.facts["domains"].setToolTip(_domains(case.domains))
        if detail.message is None:
            self.message.show_removed(erased=detail.erased)
        else:
            self.message.show_message(detail.message)
        self.unlabel_button.setEnabled(case.label is not None)
        notes = {note.seq: note for note in detail.notes}
        steps = [self._step(event, notes.get(event.seq)) for event in detail.events]
        self.history.show_text("\n".join(steps))
        bar = self.history.verticalScrollBar()
        bar.setValue(bar.maximum())  # the newest is seen

    @property
    def number(self) -> int | None:
        """Return the number of the displayed case."""
        return None if self._detail is None else self._detail.case.number

    def _fact_words(self, detail: CaseDetail) -> dict[str, str]:
        """Return the facts of a case as texts."""
        case, texts = detail.case, self._texts
        known = shown_score(case)
        score = "" if known is None else f" ({texts.score(known)})"
        labelled = texts(f"label.{case.label}") if case.label else texts("cases.unlabelled")
        by = f" ({case.labelled_by})" if case.labelled_by else ""
        own = f" · {texts('case.own_case')}" if case.own_case else ""
        imported = f" · {texts('case.imported')}" if case.imported else ""
        return {
            "opened": f"{texts.moment(case.opened)} · {case.agent}{imported}",
            "band": texts(f"band.{case.band}") + score,
            "decision": texts(f"decision.{case.decision}"),
            "label": labelled + by + own,
            "outcome": ", ".join(texts(f"outcome.{one}") for one in case.outcomes) or "–",
            "organisation": case.organisation or "–",
            "domains": self._first_domains(case.domains),
            "model": case.model or "–",
        }

    def _first_domains(self, domains: Sequence[str]) -> str:
        """Return the first domains and how many more there are; the tooltip has all."""
        first, rest = _domains(domains[:_DOMAINS]), len(domains) - _DOMAINS
        return first if rest <= 0 else self._texts.count("case.more_domains", rest, first=first)

    def _step(self, event: Event, note: CaseNote | None) -> str:
        """Return an event as one line of the history, with the note that came with it."""
        line = f"{self._texts.moment(event.at)}  {event.actor}  "
        said = self._texts(f"case.note_of_{note.role}", note=note.text) if note else ""
        if event.kind is EventKind.NOTE_ADDED and said:
            return line + said
        values = [self._words(name, event.payload.get(name)) for name in _SHOWN_VALUES]
        values += [self._texts(f"outcome.{one}") for one in outcomes_of_event(event.payload)]
        more = ", ".join(words for words in [*values, said] if words)
        line += self._texts(f"event.{EventKind(event.kind)}")
        return f"{line} : {more}" if more else line

    def _words(self, name: str, value: object) -> str:
        """Return a value of an event in words, "" for one that is not known."""
        key = f"{name}.{value}"
        if not isinstance(value, str) or not value:
            return ""
        return self._texts(key) if self._texts.has(key) else value if name == "model" else ""

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
        inside.setSpacing(8)
        inside.addLayout(
            row(self.title, None, self.erase_button, self.withdraw_button, self.undo_button)
        )
        form = QFormLayout()
        form.setVerticalSpacing(3)
        for name, value in self.facts.items():
            form.addRow(label(self._texts(f"case.{name}"), "muted"), value)
        form.addRow(label(self._texts("case.campaign"), "muted"), row(self.campaign_button, None))
        inside.addLayout(form)
        inside.addWidget(self.message, 3)
        inside.addWidget(label(self._texts("case.history"), "heading"))
        inside.addWidget(self.history, 1)
        inside.addWidget(label(self._texts("case.confirm"), "heading"))
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


def _set_least_lines(view: QWidget, lines: int) -> None:
    """Give a text the height that is left, at least that of some lines."""
    view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    view.setMinimumHeight(lines * view.fontMetrics().lineSpacing() + 2 * _TEXT_MARGIN)
