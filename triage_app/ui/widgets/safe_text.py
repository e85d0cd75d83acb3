"""Widgets for untrusted text: plain text, no links, limited length.

Qt guesses rich text in labels, tooltips and message boxes, and rich text may load local files named
in a pasted page. All text of messages is displayed through this module. Offsets count code points
in our records and UTF-16 units in Qt; `utf16_offset` converts them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from textwrap import wrap

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QColor,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QLabel, QMessageBox, QPlainTextEdit, QTextEdit, QWidget

MAX_SHOWN = 100_000  # characters; longer messages are cut and marked
CUT_MARK = "…"
_TIP_WIDTH = 90  # characters of a line of a tooltip
_TAG = re.compile("<|&(?=lt;)")  # where Qt looks for markup (Qt::mightBeRichText)
_FOLDED = 3  # lines of a folded text
_MOST = 10_000  # pixels of a text that is shown whole
INVISIBLE_MARK = "◌"
# Controls, zero-width and direction characters: each becomes one visible mark, so that a
# reversed or padded word shows itself and all offsets stay where they are.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
# Qt draws these as line breaks; spaces keep the offsets of a one-line label.
_LINE_BREAKS = re.compile("[\u2028\u2029]")


def visible(untrusted_text: str) -> str:
    """Return the text with each invisible character replaced by a visible one."""
    return _LINE_BREAKS.sub(" ", _INVISIBLE.sub(INVISIBLE_MARK, untrusted_text))


def shortened(untrusted_text: str, limit: int) -> str:
    """Return the text on one line, cut to `limit` characters with an ellipsis."""
    line = " ".join(visible(untrusted_text[: 4 * limit + 80]).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + CUT_MARK


def middle_cut(untrusted_text: str, limit: int) -> str:
    """Return the text cut in the middle to `limit` characters, so that host and end remain."""
    if len(untrusted_text) <= limit:
        return untrusted_text
    tail = limit // 3
    return untrusted_text[: limit - tail - 1] + CUT_MARK + untrusted_text[-tail:]


def plain_tooltip(untrusted_text: str, limit: int = 600) -> str:
    """Return a tooltip that Qt shows as exactly this text, in lines of readable length.

    It is plain text: a screen reader would read out markup. A word joiner, which has no width,
    keeps Qt from taking it for markup where a tag might begin.
    """
    lines = visible(untrusted_text[:limit]).split("\n")
    return _TAG.sub("\\g<0>\u2060", "\n".join(map(_in_lines, lines)))


def _in_lines(line: str) -> str:
    return "\n".join(wrap(line, _TIP_WIDTH, replace_whitespace=False, break_on_hyphens=False))


def utf16_offset(text: str, index: int) -> int:
    """Return the offset in UTF-16 units of code point `index` of `text`."""
    return len(text[:index].encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Highlight:
    """A highlighted part of a text: `text[start:end]`, background and underline."""

    start: int
    end: int
    background: str
    foreground: str
    wavy: bool | None  # besides the colour: wavy for a scam, dotted against, None: no line


class SafeLabel(QLabel):
    """A label that displays its text literally."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Set the text, with invisible characters made visible."""
        super().setText(visible(text[:MAX_SHOWN]))

    def setToolTip(self, text: str) -> None:
        """Set the tooltip as plain text."""
        super().setToolTip(plain_tooltip(text))


class SafeTextView(QPlainTextEdit):
    """A read-only plain text view with highlights.

    With `take_natural_height` it is as high as its text, up to the room there is; folded it shows
    the first lines.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._natural = self._whole = self._folded = False
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        # All is wrapped; while a layout settles a bar would hide a line, and then stay needed.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )

    def show_text(self, untrusted_text: str, highlights: Sequence[Highlight] = ()) -> None:
        """Show the text from its start, with highlights."""
        text = visible(untrusted_text)
        if len(text) > MAX_SHOWN:
            text = text[:MAX_SHOWN] + CUT_MARK
        self._text = text
        self.setPlainText(text)
        self.mark(highlights)
        self._fit_height()

    def take_natural_height(self) -> None:
        """Be no higher than the text from now on."""
        self._natural = True
        self._fit_height()

    def fold(self, folded: bool, *, whole: bool) -> None:
        """Show the first lines only; else all lines (`whole`), or what has room."""
        self._folded, self._whole = folded, whole
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bars.ScrollBarAlwaysOff if folded or whole else bars.ScrollBarAsNeeded
        )
        self._fit_height()

    @property
    def is_longer_than_folded(self) -> bool:
        """Return whether folding leaves something out."""
        lines = self._text_height() - self._folded_height()
        return lines > round(self.document().documentMargin())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    def sizeHint(self) -> QSize:
        """Return the least height where the layout may give more, Qt's own hint else."""
        hint = super().sizeHint()
        return QSize(hint.width(), self.minimumHeight()) if self._natural else hint

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page where this view shows all or a fold of its text."""
        if self._natural and (self._folded or self._whole):
            event.ignore()
        else:
            super().wheelEvent(event)

    def _fit_height(self) -> None:
        if not self._natural:
            return
        height = self._text_height()
        least = min(height, self._folded_height())
        height = least if self._folded else height
        self.setMinimumHeight(height if self._whole else least)
        self.setMaximumHeight(height)

    def _folded_height(self) -> int:
        line, margin = self.fontMetrics().lineSpacing(), round(self.document().documentMargin())
        return _FOLDED * line + self._around() - margin  # the lower one would show the next line

    def _text_height(self) -> int:
        """Return the height of the whole text, or of a screenful and more of a long one."""
        block, height = self.document().firstBlock(), 0.0
        while block.isValid() and height < _MOST:
            height += self.blockBoundingRect(block).height()  # lays the block out
            block = block.next()
        return ceil(height) + self._around()

    def _around(self) -> int:
        """Return the height of margins and frame."""
        frame = self.contentsMargins()
        return 2 * round(self.document().documentMargin()) + frame.top() + frame.bottom()

    def mark(self, highlights: Sequence[Highlight]) -> None:
        """Replace the highlights."""
        self.setExtraSelections([self._selection(self._text, mark) for mark in highlights])

    def cursor_offset(self) -> int:
        """Return the cursor position in code points."""
        units = self._text.encode("utf-16-le", "surrogatepass")
        return len(units[: 2 * self.textCursor().position()].decode("utf-16-le", "ignore"))

    def bring_into_view(self, offset: int) -> None:
        """Move the cursor to an offset and scroll there, without a selection."""
        cursor = self.textCursor()
        cursor.setPosition(utf16_offset(self._text, min(offset, len(self._text))))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _selection(self, text: str, mark: Highlight) -> QTextEdit.ExtraSelection:
        """Return Qt's selection object of one highlight."""
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
    """Return the text format of a highlight."""
    style = QTextCharFormat()
    style.setBackground(QColor(mark.background))
    style.setForeground(QColor(mark.foreground))
    lines = QTextCharFormat.UnderlineStyle
    style.setUnderlineStyle(
        {True: lines.WaveUnderline, False: lines.DotLine, None: lines.NoUnderline}[mark.wavy]
    )
    style.setUnderlineColor(QColor(mark.foreground))
    return style


def plain_box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    """Return a message box that displays its text literally."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(visible(text))
    return box
