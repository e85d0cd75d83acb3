"""The help page (F1): short topics and all keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage_app.ui.about.shortcut_sheet import SHEET, key_group
from triage_app.ui.widgets.layouts import FlowScroll, SideBySide
from triage_app.ui.widgets.parts import card, label, shortcut
from triage_app.ui.widgets.texts import Texts

_LEAST_HEIGHT = 300
TOPICS = ("paste", "verdict", "bands", "advice", "log", "hold", "trouble")


class HelpPage(QWidget):
    """Topics on the left, keys on the right; Esc returns to the previous page."""

    back_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.topics, self.keys = FlowScroll(6), FlowScroll(14)
        self.topics.setAccessibleName(texts("help.title"))
        self.keys.setAccessibleName(texts("keys.title"))
        for topic in TOPICS:
            self.topics.add(label(texts(f"help.{topic}_title"), "heading", wrap=True))
            self.topics.add(label(texts(f"help.{topic}"), wrap=True))
            self.topics.lines.addSpacing(6)
        self.topics.lines.addStretch(1)
        for group, lines in SHEET:
            self.keys.lines.addLayout(key_group(texts, group, lines, wrap=True))
        self.keys.lines.addStretch(1)
        self.keys.setMinimumWidth(self.keys.needed_width())
        sides = SideBySide(self)
        for title, area in ((texts("help.title"), self.topics), (texts("keys.title"), self.keys)):
            frame, inside = card()
            inside.addWidget(label(title, "title"))
            inside.addWidget(area, 1)
            area.setMinimumHeight(_LEAST_HEIGHT)
            sides.add(frame, 1)
        self.fit_width = sides.fit_width
        shortcut("Escape", self, self.back_requested.emit)
        self.setFocusProxy(self.topics)
