"""The masked message with highlights, the current passage, and what was masked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from classifier.reading import remarks
from classifier.records import Message, Place, Reason, Span
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.defanged_text import DefangedText, defanged
from triage_app.ui.widgets.fitted_labels import SteadyLabel
from triage_app.ui.widgets.mask_names import (
    NamedText,
    named_masks,
    shown_words,
    with_named_masks,
)
from triage_app.ui.widgets.parts import label, row
from triage_app.ui.widgets.passages import (
    Passage,
    highlights,
    mask_chips,
    passage_at,
    quoted_passages,
)
from triage_app.ui.widgets.safe_text import SafeTextView
from triage_app.ui.widgets.spoken import read_in_order
from triage_app.ui.widgets.texts import Texts

_START = 300  # characters of a message in a table


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """The text of a message with defanged links, and the start of each field in it."""

    text: str
    starts: Mapping[Place, int]
    fields: Mapping[Place, DefangedText] = field(default_factory=dict)
    named: NamedText = field(default_factory=lambda: NamedText(""))

    @property
    def masks(self) -> tuple[tuple[int, int], ...]:
        """Return where each mask stands."""
        return self.named.chips

    def offset(self, span: Span) -> tuple[int, int] | None:
        """Return the offset of a span on the page, None if it is not displayed."""
        start, shown = self.starts.get(span.place), self.fields.get(span.place)
        if start is None or shown is None:
            return None
        first, last = start + shown.offset(span.start), start + shown.offset(span.end)
        return self.named.offset(first), self.named.offset(last)


def lay_out(message: Message, texts: Texts) -> ShownMessage:
    """Return sender, subject and body as one text with defanged links and named masks."""
    spans = [(link.start, link.end) for link in message.links if 0 <= link.start < link.end]
    fields = {
        Place.SENDER: defanged(message.sender),
        Place.SUBJECT: defanged(message.subject),
        Place.BODY: defanged(message.body, spans),
    }
    page, starts = "", {}
    for place in (Place.SENDER, Place.SUBJECT):
        if fields[place].text:
            page += texts(f"message.{place}") + " "
            starts[place] = len(page)
            page += fields[place].text + "\n"
    page += "\n" if page else ""
    starts[Place.BODY] = len(page)
    page += fields[Place.BODY].text
    for heading, lines in _additions(message, texts):
        page += f"\n\n{texts(heading)}\n" + defanged("\n".join(lines)).text
    named = with_named_masks(page, texts)
    return ShownMessage(named.text, starts, fields, named)


def start_of(message: Message, texts: Texts) -> str:
    """Return subject and first words on one line, with defanged links and named masks."""
    body = message.body[:_START]
    spans = [(link.start, link.end) for link in message.links if 0 <= link.start < link.end]
    whole = [one for one in spans if one[1] <= len(body)]
    page = f"{defanged(message.subject).text} {defanged(body, whole).text}"
    return " ".join(named_masks(page, texts).split())


def _additions(message: Message, texts: Texts) -> Iterable[tuple[str, list[str]]]:
    """Return the lines below the body: attachments, hidden text, removed text, remarks."""
    if message.attachments:
        yield (
            "message.attachments",
            [f"• {file.name} ({file.media_type}, {file.size})" for file in message.attachments],
        )
    if message.hidden_text:
        yield "message.hidden", [message.hidden_text[:2000]]
    if message.caller_words:
        yield "message.around", [texts("message.around_not_kept")]
    headers = _header_lines(message, texts)
    if headers:
        yield "message.headers", headers
    notes = [texts.words(one) for one in remarks.sentences(message)]
    if notes:
        yield "message.notes", [f"• {note}" for note in notes]


def _header_lines(message: Message, texts: Texts) -> list[str]:
    """Return what the headers say besides sender and subject."""
    checks = ", ".join(
        f"{name.upper()} {result}" for name, result in message.authentication.items()
    )
    values = {
        "reply_to": message.reply_to,
        "return_path": message.return_path,
        "sent_by": message.sent_by,
        "received": " ← ".join(message.received[:8]),
        "checks": checks,
    }
    return [f"{texts(f'header.{name}')} {value}" for name, value in values.items() if value]


def _masked_item(kind: str, number: int, texts: Texts) -> str:
    """Return how many of a kind were masked; an unknown kind names itself."""
    key = f"masked.{kind}"
    return texts.count(key, number) if texts.has(key) else f"{number} {kind}"


def masked_sentence(counts: Mapping[str, int], texts: Texts) -> str:
    """Return a sentence about what was masked."""
    parts = [_masked_item(kind, number, texts) for kind, number in sorted(counts.items()) if number]
    if not parts:
        return texts("message.masked_nothing")
    return texts("message.masked", items=", ".join(parts))


class MessageView(QWidget):
    """Shows one masked message; its passages can be stepped through."""

    passage_shown = Signal(object)  # Reason of the current passage, or None

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._theme = texts, theme
        self._shown = ShownMessage("", {})
        self._passages: tuple[Passage, ...] = ()
        self._current: Passage | None = None
        self.page = SafeTextView()
        self.page.setAccessibleName(texts("message.name"))
        self.passage = (
            SteadyLabel()
        )  # as high as the longest reason, so that stepping moves nothing
        self.masked = label(role="muted", wrap=True)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.page, 1)
        layout.addWidget(self.passage)
        self._foot = row(self.masked)
        self._foot.setStretch(0, 1)
        layout.addLayout(self._foot)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.page)
        self.page.cursorPositionChanged.connect(self._follow_cursor)

    def add_beside_masked(self, control: QWidget) -> None:
        """Place a control to the right of the line that says what is masked."""
        self._foot.addWidget(control)

    def add_below_text(self, widget: QWidget) -> None:
        """Place a widget directly below the text, which then takes no more room than it needs."""
        self._layout.insertWidget(1, widget)
        read_in_order(self.passage, self.masked)
        self.page.take_natural_height()
        self._layout.setStretch(0, 1000)  # up to its height; what is left stays empty
        self._layout.addStretch(1)

    def show_message(
        self,
        message: Message,
        reasons: Iterable[Reason] = (),
        masked: Mapping[str, int] | None = None,
    ) -> None:
        """Show a message with its quotes; `masked` is None if the counts are unknown."""
        self._clear_passages()
        self._shown = lay_out(message, self._texts)
        self.page.show_text(self._shown.text)
        self.show_reasons(reasons)
        self.masked.setVisible(masked is not None)
        self.masked.setText("" if masked is None else masked_sentence(masked, self._texts))

    def show_reasons(self, reasons: Iterable[Reason]) -> None:
        """Highlight the quotes of the reasons; no passage is current."""
        self._passages = quoted_passages(self._shown, reasons)
        self.passage.reserve(map(self._sentence_of, self._passages))
        self._show_current(None)

    @property
    def has_passages(self) -> bool:
        """Return whether some passage is highlighted."""
        return bool(self._passages)

    @property
    def can_step(self) -> bool:
        """Return whether there is a passage that is not the current one."""
        return any(one is not self._current for one in self._passages)

    def step(self, by: int) -> None:
        """Go to the next passage (`by` 1) or the previous one (-1), cyclically."""
        if not self._passages:
            return
        here = -1 if self._current is None else self._passages.index(self._current)
        start = here if here >= 0 or by > 0 else 0
        self._show_current(self._passages[(start + by) % len(self._passages)])

    def show_reason(self, reason: Reason) -> None:
        """Go to the first passage of a reason."""
        self._show_current(next((one for one in self._passages if one.reason is reason), None))

    def show_message_gone(self) -> None:
        """Clear the text."""
        self._clear_passages()
        self._shown = ShownMessage("", {})
        self.page.show_text("")
        self.masked.setText("")

    def show_removed(self, *, erased: bool) -> None:
        """Show that the text was erased on request, or purged."""
        self._clear_passages()
        self.page.show_text(self._texts("message.erased" if erased else "message.purged"))
        self.masked.hide()

    def _clear_passages(self) -> None:
        self._passages, self._current = (), None
        self.passage.hide()

    def _show_current(self, passage: Passage | None) -> None:
        """Show the current passage, in the text and in a sentence."""
        self._current = passage
        marks = highlights(self._passages, self._theme, passage)
        self.page.mark([*mask_chips(self._shown.masks, self._theme), *marks])
        if passage is not None:
            with QSignalBlocker(self.page):  # the cursor follows the passage, not vice versa
                self.page.bring_into_view(passage.start)
        self.passage.setVisible(bool(self._passages))
        self.passage.setText(self._passage_sentence())
        self.passage_shown.emit(passage.reason if passage else None)

    def _passage_sentence(self) -> str:
        if self._current is None:
            return self._texts.count("message.passages", len(self._passages))
        return self._sentence_of(self._current)

    def _sentence_of(self, passage: Passage) -> str:
        return self._texts(
            f"message.passage_{passage.reason.direction}",
            place=self._passages.index(passage) + 1,
            count=len(self._passages),
            reason=shown_words(passage.reason.text, self._texts),
        )

    def _follow_cursor(self) -> None:
        """Make the passage at the cursor current."""
        found = passage_at(self._passages, self.page.cursor_offset())
        if found is not None and found is not self._current:
            self._show_current(found)
