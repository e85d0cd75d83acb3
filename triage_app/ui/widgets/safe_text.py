"""The one family of widgets that shows text from strangers: plain, dead and bounded.

Qt guesses rich text in labels, tooltips and message boxes, and rich text may load local files
named in a pasted page. Everything that holds a word of a message goes through this module.
Offsets count code points in our records and UTF-16 units in Qt; `utf16_offset` translates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QLabel, QMessageBox, QPlainTextEdit, QTextEdit, QWidget

MAX_SHOWN = 100_000  # characters; a longer message is cut, with a mark
CUT_MARK = "…"
INVISIBLE_MARK = "◌"
# Controls, zero-width and direction characters: each becomes one visible mark, so that a
# reversed or padded word shows itself and all offsets stay where they are.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
# Qt draws these as line breaks; as blanks they keep the offsets of a one-line label.
_LINE_BREAKS = re.compile("[\u2028\u2029]")


def visible(untrusted_text: str) -> str:
    """Return the text with each invisible character as a mark; the length stays the same."""
    return _LINE_BREAKS.sub(" ", _INVISIBLE.sub(INVISIBLE_MARK, untrusted_text))


def shortened(untrusted_text: str, limit: int) -> str:
    """Return the text on one line, cut to `limit` characters with a mark at the end."""
    line = " ".join(visible(untrusted_text[: 4 * limit + 80]).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + CUT_MARK


def middle_cut(untrusted_text: str, limit: int) -> str:
    """Return the text cut to `limit` characters in its middle: host and end stay readable."""
    if len(untrusted_text) <= limit:
        return untrusted_text
    tail = limit // 3
    return untrusted_text[: limit - tail - 1] + CUT_MARK + untrusted_text[-tail:]


def plain_tooltip(untrusted_text: str, limit: int = 600) -> str:
    """Return markup that Qt shows as exactly this text: every tag in it is escaped."""
    if not untrusted_text:
        return ""
    cut = visible(untrusted_text[:limit])
    return f"<p style='white-space:pre-wrap'>{escape(cut)}</p>"


def utf16_offset(text: str, index: int) -> int:
    """Return where code point `index` of `text` stands in Qt's UTF-16 units."""
    return len(text[:index].encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked piece of a shown text: `text[start:end]`, its ground and its underline."""

    start: int
    end: int
    background: str
    foreground: str
    wavy: bool  # the second sign beside the colour: wavy speaks for a scam, dotted against


class SafeLabel(QLabel):
    """A label that shows its text as it stands, whatever it holds."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text` with invisible characters marked."""
        super().setText(visible(text[:MAX_SHOWN]))

    def setToolTip(self, text: str) -> None:
        """Show `text` as a plain tooltip."""
        super().setToolTip(plain_tooltip(text))


class SafeTextView(QPlainTextEdit):
    """A read-only plain text with marked pieces."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )

    def show_text(self, untrusted_text: str, highlights: Sequence[Highlight] = ()) -> None:
        """Show the text from its top and mark the pieces that lie in it."""
        text = visible(untrusted_text)
        if len(text) > MAX_SHOWN:
            text = text[:MAX_SHOWN] + CUT_MARK
        self._text = text
        self.setPlainText(text)
        self.mark(highlights)

    def mark(self, highlights: Sequence[Highlight]) -> None:
        """Mark these pieces of the shown text instead of those before."""
        self.setExtraSelections([self._selection(self._text, mark) for mark in highlights])

    def place(self) -> int:
        """Return where the cursor stands, in code points of the shown text."""
        units = self._text.encode("utf-16-le", "surrogatepass")
        return len(units[: 2 * self.textCursor().position()].decode("utf-16-le", "ignore"))

    def bring_into_view(self, place: int) -> None:
        """Put the cursor at a place of the text, and scroll there; nothing is selected."""
        cursor = self.textCursor()
        cursor.setPosition(utf16_offset(self._text, min(place, len(self._text))))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _selection(self, text: str, mark: Highlight) -> QTextEdit.ExtraSelection:
        """Return Qt's record of one marked piece."""
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16_offset(text, min(max(mark.start, 0), len(text))))
        cursor.setPosition(
            utf16_offset(text, min(max(mark.end, 0), len(text))), QTextCursor.MoveMode.KeepAnchor
        )
        selection.cursor = cursor
        selection.format = _mark_format(mark)
        return selection


def _mark_format(mark: Highlight) -> QTextCharFormat:
    """Return ground, letters and underline of a marked piece."""
    style = QTextCharFormat()
    style.setBackground(QColor(mark.background))
    style.setForeground(QColor(mark.foreground))
    style.setUnderlineStyle(
        QTextCharFormat.UnderlineStyle.WaveUnderline
        if mark.wavy
        else QTextCharFormat.UnderlineStyle.DotLine
    )
    style.setUnderlineColor(QColor(mark.foreground))
    return style


def plain_box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    """Return a message box that shows its text as it stands."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(visible(text))
    return box
