"""The masked message with its quotes marked, and what was masked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from classifier.records import Direction, Message, Place, Reason, Span
from triage_app.ui.dead_text import DeadText, dead
from triage_app.ui.parts import label
from triage_app.ui.safe_text import Highlight, SafeTextView
from triage_app.ui.texts import Texts
from triage_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """The text of a message as one page with dead links, and where each field starts in it."""

    text: str
    starts: Mapping[Place, int]
    fields: Mapping[Place, DeadText] = field(default_factory=dict)

    def offset(self, span: Span) -> tuple[int, int] | None:
        """Return where a span of a field stands on the page, None when it is not shown."""
        start, shown = self.starts.get(span.place), self.fields.get(span.place)
        if start is None or shown is None:
            return None
        return start + shown.offset(span.start), start + shown.offset(span.end)


def lay_out(message: Message, texts: Texts) -> ShownMessage:
    """Put sender, subject and body on one page, every link in them dead."""
    spans = [(link.start, link.end) for link in message.links if 0 <= link.start < link.end]
    fields = {
        Place.SENDER: dead(message.sender),
        Place.SUBJECT: dead(message.subject),
        Place.BODY: dead(message.body, spans),
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
    for heading, lines in _below(message):
        page += f"\n\n{texts(heading)}\n" + dead("\n".join(lines)).text
    return ShownMessage(page, starts, fields)


def _below(message: Message) -> Iterable[tuple[str, list[str]]]:
    """Return what stands below the body: attachments, and text that the mail hides."""
    if message.attachments:
        yield (
            "message.attachments",
            [f"• {file.name} ({file.media_type}, {file.size})" for file in message.attachments],
        )
    if message.hidden_text:
        yield "message.hidden", [message.hidden_text[:2000]]


def highlights(
    shown: ShownMessage, reasons: Iterable[Reason], theme: Theme
) -> tuple[Highlight, ...]:
    """Return the marks of all quoted pieces; those for a scam are painted last, on top."""
    marks = []
    for reason in sorted(reasons, key=lambda one: one.direction is Direction.FOR):
        speaks_for = reason.direction is Direction.FOR
        tone = theme.mark_for if speaks_for else theme.mark_against
        for span in reason.spans:
            place = shown.offset(span)
            if place is not None:
                marks.append(Highlight(*place, tone.ground, tone.text, wavy=speaks_for))
    return tuple(marks)


def masked_sentence(counts: Mapping[str, int], texts: Texts) -> str:
    """Return what was masked, in words and numbers."""
    parts = [
        texts("message.masked_item", name=_mask_name(kind, texts), n=number)
        for kind, number in sorted(counts.items())
        if number
    ]
    if not parts:
        return texts("message.masked_nothing")
    return texts("message.masked", items=", ".join(parts))


def _mask_name(kind: str, texts: Texts) -> str:
    """Return the words for a placeholder, or the placeholder itself when it is a new one."""
    key = f"mask.{kind}"
    return texts(key) if texts.has(key) else kind


class MessageView(QWidget):
    """The page of one masked message."""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._theme = texts, theme
        self.page = SafeTextView()
        self.page.setAccessibleName(texts("message.name"))
        self.masked = label(role="muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.page, 1)
        layout.addWidget(self.masked)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.page)

    def show_message(
        self,
        message: Message,
        reasons: Iterable[Reason] = (),
        masked: Mapping[str, int] | None = None,
    ) -> None:
        """Show a message with its quotes; `masked` is None where the counts are not known."""
        shown = lay_out(message, self._texts)
        self.page.show_text(shown.text, highlights(shown, reasons, self._theme))
        self.masked.setVisible(masked is not None)
        self.masked.setText("" if masked is None else masked_sentence(masked, self._texts))

    def show_message_gone(self) -> None:
        """Forget the text."""
        self.page.show_text("")
        self.masked.setText("")

    def show_purged(self) -> None:
        """Say that the text is gone, as the retention rules want it."""
        self.page.show_text(self._texts("message.purged"))
        self.masked.hide()
